#include "protocol/messages.h"

#include "codec/cbor.h"
#include "crypto/box.h"
#include "crypto/hash.h"

namespace leo::protocol {
namespace {

using codec::Reader;
using codec::Writer;

constexpr std::uint64_t kFrameVersion = 1;
constexpr std::uint64_t kMaxRecipients = ledger::kMaxMembers;
constexpr std::size_t kMaxEvidenceField = attest::kMaxEvidenceBytes;
constexpr std::size_t kSmallestBucket = 512;  // a signature, a challenge, a verdict

// Plaintexts are padded to a power of two, so that a reveal, a challenge and a verdict look alike.
std::size_t bucketOf(std::size_t bytes) {
    std::size_t bucket = kSmallestBucket;
    while (bucket < bytes) bucket *= 2;
    return bucket;
}

void writeMember(Writer& out, const ledger::Member& member) {
    out.array(5).id(member.node).u64(member.j).bytes(member.beta).bytes(member.proof).bytes(member.salt);
}

Result<ledger::Member> readMember(Reader& in) {
    ledger::Member member;
    LEO_TRY(in.arrayOf(5));
    LEO_TRY_ASSIGN(member.node, in.id<NodeId>());
    LEO_TRY_ASSIGN(std::uint64_t j, in.u64(UINT32_MAX));
    member.j = static_cast<std::uint32_t>(j);
    LEO_TRY_ASSIGN(member.beta, in.fixed<64>());
    LEO_TRY_ASSIGN(member.proof, in.fixed<80>());
    LEO_TRY_ASSIGN(member.salt, in.fixed<32>());
    LEO_TRY(in.leave());
    return member;
}

Result<std::uint32_t> readU32(Reader& in) {
    LEO_TRY_ASSIGN(std::uint64_t value, in.u64(UINT32_MAX));
    return static_cast<std::uint32_t>(value);
}

Result<attest::Phase> readPhase(Reader& in) {
    LEO_TRY_ASSIGN(std::uint64_t value, in.u64(static_cast<std::uint64_t>(attest::Phase::After)));
    return static_cast<attest::Phase>(value);
}

struct Encoder {
    Writer& out;

    void operator()(const Reveal& m) {
        out.array(3).u64(1);
        writeMember(out, m.member);
        out.bytes(m.signature);
    }
    void operator()(const Propose& m) {
        out.array(4).u64(2).u64(m.attempt).bytes(m.certificate.encode()).bytes(m.signature);
    }
    void operator()(const CertificateSignature& m) {
        out.array(5).u64(3).id(m.signer).u64(m.attempt).bytes(m.hash).bytes(m.signature);
    }
    void operator()(const WantCertificate& m) { out.array(2).u64(4).bytes(m.hash); }
    void operator()(const CertificateIs& m) { out.array(2).u64(5).bytes(m.certificate.encode()); }
    void operator()(const Challenge& m) {
        out.array(4).u64(6).u64(m.turn).u64(static_cast<std::uint64_t>(m.phase)).bytes(m.nonce);
    }
    void operator()(const EvidenceShare& m) {
        out.array(6).u64(7).u64(m.turn).u64(static_cast<std::uint64_t>(m.phase));
        out.array(m.nonces.size());
        for (const NonceEntry& entry : m.nonces) out.array(2).id(entry.node).bytes(entry.nonce);
        out.bytes(m.evidence);
        if (m.time)
            out.array(2).bytes(m.time->attest).bytes(m.time->signature);
        else
            out.null();
    }
    void operator()(const VerdictShare& m) { out.array(2).u64(8).bytes(m.verdict.encode()); }
    void operator()(const PackageContents& m) {
        out.array(4).u64(10).u64(m.turn).array(m.evidence.size());
        for (const Hash& digest : m.evidence) out.bytes(digest);
        out.array(m.verdicts.size());
        for (const ledger::SignedVerdict& verdict : m.verdicts) out.bytes(verdict.encode());
    }
    void operator()(const ResultReady& m) {
        out.array(7).u64(9).u64(m.turn).bytes(m.outcome.resultCid).bytes(m.outcome.resultHash);
        out.u64(m.outcome.exit).bytes(m.outcome.sealedResultKeyHash).bytes(m.outcome.resultKeyCommitment);
    }
};

Result<EvidenceShare> readEvidenceShare(Reader& in) {
    EvidenceShare m;
    LEO_TRY_ASSIGN(m.turn, readU32(in));
    LEO_TRY_ASSIGN(m.phase, readPhase(in));
    LEO_TRY_ASSIGN(m.nonces, ledger::readNonces(in));
    LEO_TRY_ASSIGN(ByteView evidence, in.bytes(kMaxEvidenceField));
    m.evidence = toBytes(evidence);
    LEO_TRY_ASSIGN(bool none, in.isNull());
    if (none) return m;
    attest::SignedAttest time;
    LEO_TRY(in.arrayOf(2));
    LEO_TRY_ASSIGN(ByteView attested, in.bytes(attest::kMaxAttestBytes));
    LEO_TRY_ASSIGN(ByteView signature, in.bytes(attest::kMaxSignatureBytes));
    LEO_TRY(in.leave());
    time.attest = toBytes(attested);
    time.signature = toBytes(signature);
    m.time = std::move(time);
    return m;
}

Result<ledger::Certificate> readCertificate(Reader& in) {
    LEO_TRY_ASSIGN(ByteView bytes, in.bytes(kMaxCertificateBytes));
    return ledger::Certificate::decode(bytes);
}

Result<ledger::SignedVerdict> readVerdict(Reader& in) {
    LEO_TRY_ASSIGN(ByteView bytes, in.bytes(kSmallestBucket * 4));
    return ledger::SignedVerdict::decode(bytes);
}

Result<PackageContents> readPackageContents(Reader& in) {
    PackageContents m;
    LEO_TRY_ASSIGN(m.turn, readU32(in));
    LEO_TRY_ASSIGN(const std::uint64_t quotes, in.array(ledger::kMaxPackageEvidence));
    for (std::uint64_t i = 0; i < quotes; ++i) {
        LEO_TRY_ASSIGN(const Hash digest, in.fixed<32>());
        LEO_REQUIRE(m.evidence.empty() || m.evidence.back() < digest, Code::Malformed, "quotes out of order");
        m.evidence.push_back(digest);
    }
    LEO_TRY(in.leave());
    LEO_TRY_ASSIGN(const std::uint64_t verdicts, in.array(ledger::kMaxMembers));
    for (std::uint64_t i = 0; i < verdicts; ++i) {
        LEO_TRY_ASSIGN(ledger::SignedVerdict verdict, readVerdict(in));
        m.verdicts.push_back(std::move(verdict));
    }
    LEO_TRY(in.leave());
    return m;
}

Result<Message> readBody(Reader& in, std::uint64_t kind) {
    switch (kind) {
        case 1: {
            Reveal m;
            LEO_TRY_ASSIGN(m.member, readMember(in));
            LEO_TRY_ASSIGN(m.signature, in.fixed<64>());
            return Message{m};
        }
        case 2: {
            Propose m;
            LEO_TRY_ASSIGN(m.attempt, readU32(in));
            LEO_TRY_ASSIGN(m.certificate, readCertificate(in));
            LEO_TRY_ASSIGN(m.signature, in.fixed<64>());
            return Message{std::move(m)};
        }
        case 3: {
            CertificateSignature m;
            LEO_TRY_ASSIGN(m.signer, in.id<NodeId>());
            LEO_TRY_ASSIGN(m.attempt, readU32(in));
            LEO_TRY_ASSIGN(m.hash, in.fixed<32>());
            LEO_TRY_ASSIGN(m.signature, in.fixed<64>());
            return Message{m};
        }
        case 4: {
            WantCertificate m;
            LEO_TRY_ASSIGN(m.hash, in.fixed<32>());
            return Message{m};
        }
        case 5: {
            CertificateIs m;
            LEO_TRY_ASSIGN(m.certificate, readCertificate(in));
            return Message{std::move(m)};
        }
        case 6: {
            Challenge m;
            LEO_TRY_ASSIGN(m.turn, readU32(in));
            LEO_TRY_ASSIGN(m.phase, readPhase(in));
            LEO_TRY_ASSIGN(m.nonce, in.fixed<32>());
            return Message{m};
        }
        case 7: {
            LEO_TRY_ASSIGN(EvidenceShare m, readEvidenceShare(in));
            return Message{std::move(m)};
        }
        case 8: {
            LEO_TRY_ASSIGN(ledger::SignedVerdict verdict, readVerdict(in));
            return Message{VerdictShare{std::move(verdict)}};
        }
        case 9: {
            ResultReady m;
            LEO_TRY_ASSIGN(m.turn, readU32(in));
            LEO_TRY_ASSIGN(m.outcome.resultCid, in.fixed<36>());
            LEO_TRY_ASSIGN(m.outcome.resultHash, in.fixed<32>());
            LEO_TRY_ASSIGN(m.outcome.exit, readU32(in));
            LEO_TRY_ASSIGN(m.outcome.sealedResultKeyHash, in.fixed<32>());
            LEO_TRY_ASSIGN(m.outcome.resultKeyCommitment, in.fixed<32>());
            return Message{m};
        }
        case 10: {
            LEO_TRY_ASSIGN(PackageContents m, readPackageContents(in));
            return Message{std::move(m)};
        }
        default: return makeError(Code::Unsupported, "unknown group message");
    }
}

// Items of each message's array, the kind included.
constexpr std::uint64_t kArity[] = {0, 3, 4, 5, 2, 2, 4, 6, 2, 7, 4};

std::string boxContext(const ChainId& chain, const TaskId& task, std::uint32_t draw, const NodeId& author,
                       const NodeId& recipient) {
    Writer out;
    out.array(5).id(chain).id(task).u64(draw).id(author).id(recipient);
    return "leo-group-v1" + std::string(textOf(out.view()));
}

}  // namespace

Bytes encodeMessage(const Message& message) {
    Writer out;
    std::visit(Encoder{out}, message);
    return out.take();
}

Result<Message> decodeMessage(ByteView bytes) {
    Reader in(bytes, kMaxMessageBytes);
    LEO_TRY_ASSIGN(std::uint64_t arity, in.array(7));
    LEO_TRY_ASSIGN(std::uint64_t kind, in.u64(std::size(kArity) - 1));
    LEO_REQUIRE(kArity[kind] == arity, Code::Malformed, "group message with a wrong number of fields");
    LEO_TRY_ASSIGN(Message message, readBody(in, kind));
    LEO_TRY(in.leave());
    LEO_TRY(in.finish());
    return message;
}

std::optional<std::uint32_t> turnOf(const Message& message) {
    return std::visit(
        [](const auto& m) -> std::optional<std::uint32_t> {
            if constexpr (requires { m.turn; })
                return m.turn;
            else if constexpr (requires { m.verdict.verdict.turn; })
                return m.verdict.verdict.turn;
            else
                return std::nullopt;
        },
        message);
}

Result<Bytes> sealFrame(const ChainId& chain, const TaskId& task, std::uint32_t draw, const NodeId& author,
                        const std::vector<ChannelPeer>& recipients, const Message& message, Random& random) {
    Bytes plain;
    const Bytes body = encodeMessage(message);
    LEO_REQUIRE(body.size() <= kMaxMessageBytes, Code::TooLarge, "group message too large");
    appendU32be(plain, static_cast<std::uint32_t>(body.size()));
    append(plain, body);
    plain.resize(bucketOf(plain.size()));
    Writer out;
    out.array(3).u64(kFrameVersion).u64(draw).array(recipients.size());
    for (const ChannelPeer& peer : recipients) {
        LEO_TRY_ASSIGN(Bytes box,
                       crypto::sealBox(peer.key, plain, boxContext(chain, task, draw, author, peer.node), random));
        out.array(2).id(peer.node).bytes(box);
    }
    return out.take();
}

Result<std::optional<Message>> openFrame(const ChainId& chain, const TaskId& task, std::uint32_t draw,
                                         const NodeId& author, const NodeId& self, ByteView channelSecret,
                                         ByteView frame) {
    Reader in(frame);
    LEO_TRY(in.arrayOf(3));
    LEO_TRY_ASSIGN(std::uint64_t version, in.u64());
    LEO_REQUIRE(version == kFrameVersion, Code::Unsupported, "group frame of another version");
    LEO_TRY_ASSIGN(std::uint64_t frameDraw, in.u64(UINT32_MAX));
    LEO_TRY_ASSIGN(std::uint64_t count, in.array(kMaxRecipients));
    std::optional<ByteView> mine;
    for (std::uint64_t i = 0; i < count; ++i) {
        LEO_TRY(in.arrayOf(2));
        LEO_TRY_ASSIGN(NodeId recipient, in.id<NodeId>());
        LEO_TRY_ASSIGN(ByteView box, in.bytes(2 * kMaxMessageBytes));
        LEO_TRY(in.leave());
        if (recipient == self) mine = box;
    }
    LEO_TRY(in.leave());
    LEO_TRY(in.leave());
    LEO_TRY(in.finish());
    if (!mine || frameDraw != draw) return std::optional<Message>{};
    LEO_TRY_ASSIGN(crypto::SecretBytes plain,
                   crypto::openBox(channelSecret, *mine, boxContext(chain, task, draw, author, self)));
    const ByteView view = plain.view();
    LEO_REQUIRE(view.size() >= 4, Code::Malformed, "group message without a length");
    const std::size_t size = readU32be(view.data());
    LEO_REQUIRE(size <= view.size() - 4 && bucketOf(size + 4) == view.size(), Code::Malformed,
                "group message with wrong padding");
    for (std::uint8_t byte : view.subspan(4 + size))
        LEO_REQUIRE(byte == 0, Code::Malformed, "group message with wrong padding");
    LEO_TRY_ASSIGN(Message message, decodeMessage(view.subspan(4, size)));
    return std::optional<Message>{std::move(message)};
}

std::string taskTopic(std::string_view network, const TaskId& task) {
    return "leo/" + std::string(network) + "/task/" + task.hex();
}

}  // namespace leo::protocol
