// Messages inside an execution group, from the first reveal to the last verdict (protocol section 2, steps 6 to 11).
//
// They travel over the task's gossip topic as GroupFrames: one frame holds one sealed box per recipient, padded to a
// bucket, so that an outsider sees who speaks and roughly how much, not what or in which role. What layer one may
// have to judge later (reveals, certificate signatures, verdicts) carries its own signature inside; the rest is
// authenticated by the author's signature on the gossip message.
#pragma once

#include <optional>
#include <variant>
#include <vector>

#include "attest/evidence.h"
#include "ledger/state.h"
#include "ledger/statements.h"

namespace leo::protocol {

// A member's winning draw, signed: a false one is evidence against its sender.
struct Reveal {
    ledger::Member member;
    crypto::Signature signature{};
};
inline constexpr std::string_view kRevealTag = "leo-reveal-v1";
Reveal signReveal(const TaskId& task, std::uint32_t draw, const ledger::Member& member,
                  const crypto::Identity& identity);
bool revealSigned(const TaskId& task, std::uint32_t draw, const Reveal& reveal);

struct Propose {
    std::uint32_t attempt = 0;
    ledger::Certificate certificate;
};
struct CertificateSignature {
    Hash hash{};
    crypto::Signature signature{};  // tag kCertificateTag over hash
};
// Asks for a certificate that was anchored while its proposal was lost on the way.
struct WantCertificate {
    Hash hash{};
};
struct CertificateIs {
    ledger::Certificate certificate;
};

struct Challenge {
    std::uint32_t turn = 0;
    attest::Phase phase = attest::Phase::Before;
    Hash nonce{};
};
struct NonceEntry {
    NodeId node;
    Hash nonce{};
};
// One quote with all that is needed to check it: the nonces it answers, in order of node id, and for Before the
// TPM2_GetTime over ownerNonce that the owners make their policies from.
struct EvidenceShare {
    std::uint32_t turn = 0;
    attest::Phase phase = attest::Phase::Before;
    std::vector<NonceEntry> nonces;
    Bytes evidence;
    std::optional<attest::SignedAttest> time;
};
struct VerdictShare {
    ledger::SignedVerdict verdict;
};
// The executor has wiped the run and measured task-end; the monitors may look.
struct ResultReady {
    std::uint32_t turn = 0;
    ledger::Outcome outcome;
};

using Message = std::variant<Reveal, Propose, CertificateSignature, WantCertificate, CertificateIs, Challenge,
                             EvidenceShare, VerdictShare, ResultReady>;

inline constexpr std::size_t kMaxMessageBytes = 700u
                                                << 10;  // evidence with the longest log, below one gossip message

Bytes encodeMessage(const Message& message);
Result<Message> decodeMessage(ByteView bytes);

// The nonce of the TPM2_GetTime in a key package: fresh, because nobody knew the anchor's block before, and the same
// for both owners, so that one answer serves them.
Hash ownerNonce(const TaskId& task, std::uint32_t draw, std::uint32_t turn, const BlockHash& anchorBlock);

attest::NonceSet nonceSet(const std::vector<NonceEntry>& entries);  // entries with a repeated node are dropped

struct ChannelPeer {
    NodeId node;
    crypto::X25519Public key{};
};

// Seals one message to several members. The box context binds chain, task, draw, author and recipient.
Result<Bytes> sealFrame(const ChainId& chain, const TaskId& task, std::uint32_t draw, const NodeId& author,
                        const std::vector<ChannelPeer>& recipients, const Message& message, Random& random);
// What a frame holds for `self`: nothing when it is for others or for another draw.
Result<std::optional<Message>> openFrame(const ChainId& chain, const TaskId& task, std::uint32_t draw,
                                         const NodeId& author, const NodeId& self, ByteView channelSecret,
                                         ByteView frame);
std::string taskTopic(std::string_view network, const TaskId& task);

}  // namespace leo::protocol
