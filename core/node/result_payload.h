// Result payload: what Alice finds when she opens a result: the output, what it is, and the log of the run.
//
// leo-cbor [version, exit, media type, output, log], inside an envelope under a key made for this run. The key is
// boxed to TaskPost::resultKey and goes on layer one with the completion.
#pragma once

#include <string>

#include "base/random.h"
#include "base/strong.h"
#include "crypto/secret.h"
#include "ledger/statements.h"
#include "protocol/executor_duty.h"

namespace leo::node {

struct ResultPayload {
    std::uint32_t exit = 0;      // ledger::exitOf
    std::string mediaType;       // of the output
    crypto::SecretBytes output;  // empty when the code failed
    crypto::SecretBytes log;     // the end of what the code printed

    crypto::SecretBytes encode() const;
    static Result<ResultPayload> decode(ByteView bytes);
};

struct SealedResult {
    Bytes envelope;
    Bytes sealedKey;       // box to the result key
    Hash keyCommitment{};  // crypto::envelopeCommitment of the key
};
Result<SealedResult> sealResult(const ResultPayload& payload, const TaskId& task,
                                const crypto::X25519Public& resultKey, Random& random);
// Alice's side. DigestMismatch when the box does not hold the committed key: the executor lied.
Result<ResultPayload> openResult(const TaskId& task, ByteView resultSecret, ByteView sealedKey,
                                 const Hash& keyCommitment, ByteView envelope);

// What an exit of the ledger means, for people: "the code ended with exit code 3", "ran out of memory", …
std::string exitText(std::uint32_t exit);

}  // namespace leo::node
