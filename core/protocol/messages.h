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
#include "ledger/key_package.h"
#include "ledger/state.h"
#include "ledger/statements.h"

namespace leo::protocol {

using ledger::NonceEntry;
using ledger::nonceSet;
using ledger::ownerNonce;

// A certificate inside a message: 256 members of about 290 bytes, with room.
inline constexpr std::size_t kMaxCertificateBytes = 96u << 10;

using ledger::Reveal;
using ledger::revealSigned;
using ledger::signReveal;

// Attempts last attemptMs: the ledger closes the draw before this many.
inline constexpr std::uint32_t kMaxAttempts = 64;

struct Propose {
    std::uint32_t attempt = 0;
    ledger::Certificate certificate;
    crypto::Signature signature{};  // the proposer's CertificateSignature: it can propose one an attempt
};
// May be passed on by another than its signer: two different ones in an attempt are evidence.
struct CertificateSignature {
    NodeId signer;
    std::uint32_t attempt = 0;
    Hash hash{};
    crypto::Signature signature{};  // of ledger::certificateVote
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

// What is in the packages of the sender's key request, so that every member can make the same blocks: it sees whether
// the request on layer one is this one, and serves it.
struct PackageContents {
    std::uint32_t turn = 0;
    std::vector<Hash> evidence;  // SHA-256 of each quote, ascending
    std::vector<ledger::SignedVerdict> verdicts;
};

using Message = std::variant<Reveal, Propose, CertificateSignature, WantCertificate, CertificateIs, Challenge,
                             EvidenceShare, VerdictShare, ResultReady, PackageContents>;
// The turn a message is about; none for those that form the group.
std::optional<std::uint32_t> turnOf(const Message& message);

inline constexpr std::size_t kMaxMessageBytes = 700u
                                                << 10;  // evidence with the longest log, below one gossip message

Bytes encodeMessage(const Message& message);
Result<Message> decodeMessage(ByteView bytes);

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
