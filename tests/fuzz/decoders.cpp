// Every decoder of signed or foreign records against one oracle: what is accepted encodes to the same bytes.
//
// The first byte of the input chooses the decoder, the rest is for it.
#include "attest/certificate.h"
#include "attest/sealing.h"
#include "attest/tpm_crypto.h"
#include "attest/verifier.h"
#include "content/dag_pb.h"
#include "crypto/envelope.h"
#include "ledger/block.h"
#include "ledger/params.h"
#include "ledger/records.h"
#include "p2p/bitswap_codec.h"
#include "p2p/connection.h"
#include "p2p/gossip_codec.h"
#include "p2p/identify.h"
#include "protocol/admission_messages.h"
#include "protocol/key_package.h"

namespace leo {
namespace {

template <class T>
void check(const Result<T>& decoded, ByteView bytes, Bytes (*encode)(const T&)) {
    if (decoded.ok()) LEO_ASSERT(equal(encode(*decoded), bytes));
}

template <class T>
void record(ByteView bytes) {
    check<T>(T::decode(bytes), bytes, [](const T& value) { return value.encode(); });
}

void cid(ByteView bytes) {
    const Result<content::Cid> parsed = content::Cid::fromBytes(bytes);
    if (!parsed.ok()) return;
    LEO_ASSERT(equal(parsed->bytes(), bytes));
    const Result<content::Cid> again = content::Cid::fromText(parsed->toText());
    LEO_ASSERT(again.ok() && *again == *parsed);
}

void cidText(ByteView bytes) {
    const Result<content::Cid> parsed = content::Cid::fromText(textOf(bytes));
    if (parsed.ok()) LEO_ASSERT(content::Cid::fromText(parsed->toText()).ok());
}

void fileNode(ByteView bytes) {
    const Result<content::FileNode> node = content::decodeFileNode(bytes);
    if (node.ok()) LEO_ASSERT(equal(content::encodeFileNode(*node), bytes));
}

void envelope(ByteView bytes) {
    const Hash key{};
    LEO_ASSERT(!crypto::openEnvelope(key, bytes).ok());  // nobody sealed anything with it
}

void frame(ByteView bytes) {
    const Hash secret{1};
    const auto opened = protocol::openFrame(ChainId{}, TaskId{}, 0, NodeId{}, NodeId{}, secret, bytes);
    LEO_ASSERT(!opened.ok() || !*opened);
}

// Protobuf has more than one encoding of a message: what was accepted and written again must stay as it is.
template <class T>
void protobuf(ByteView bytes, Bytes (*encode)(const T&)) {
    const Result<T> decoded = T::decode(bytes);
    if (!decoded.ok()) return;
    const Bytes once = encode(*decoded);
    const Result<T> again = T::decode(once);
    LEO_ASSERT(again.ok() && encode(*again) == once);
}

// Without the length in front.
template <class T>
Bytes unframed(const T& message) {
    Bytes framed = message.encodeFramed();
    const auto end = std::find_if(framed.begin(), framed.end(), [](std::uint8_t byte) { return byte < 0x80; });
    framed.erase(framed.begin(), end + 1);
    return framed;
}

// Messages are signed and pass on as they came; what we write ourselves is the control part.
Bytes controlOf(const p2p::GossipRpc& rpc) {
    return rpc.control.empty() ? Bytes{} : unframed(rpc.control);
}

// Pieces of foreign lengths: the first byte of each says how long it is.
template <class Take>
void inPieces(ByteView bytes, const Take& take) {
    while (!bytes.empty()) {
        const std::size_t size = std::min<std::size_t>(bytes.size(), bytes[0] % 64 + 1);
        if (!take(bytes.first(size))) return;
        bytes = bytes.subspan(size);
    }
}

void negotiator(ByteView bytes, bool dialer) {
    Bytes out;
    p2p::Negotiator machine =
        dialer ? p2p::Negotiator::dialer({"/a/1", "/b/1"}, out)
               : p2p::Negotiator::listener([](std::string_view protocol) { return protocol.size() % 2 == 0; });
    p2p::ByteQueue in;
    inPieces(bytes, [&](ByteView piece) {
        in.append(piece);
        const Result<p2p::Negotiator::State> state = machine.handle(in, out);
        return state.ok() && *state == p2p::Negotiator::State::Pending;
    });
    LEO_ASSERT(machine.state() != p2p::Negotiator::State::Agreed || !machine.protocol().empty());
}

void yamux(ByteView bytes) {
    p2p::YamuxSession session(p2p::YamuxSession::Role::Server);
    const Result<p2p::StreamId> own = session.open();
    LEO_ASSERT(own.ok());
    session.write(*own, std::make_shared<const Bytes>(100, std::uint8_t{1}));
    inPieces(bytes, [&](ByteView piece) {
        if (!session.handle(piece).ok()) return false;
        while (const auto event = session.pollEvent())
            if (const auto* readable = std::get_if<p2p::StreamReadable>(&*event)) session.read(readable->id);
        Bytes out;
        session.produce(out, 4096);
        LEO_ASSERT(session.streamCount() <= p2p::kMaxStreams);
        return true;
    });
}

class CountingRandom final : public Random {
public:
    void fill(std::span<std::uint8_t> out) override {
        for (std::uint8_t& byte : out) byte = m_next++;
    }

private:
    std::uint8_t m_next = 1;
};

void connection(ByteView bytes, p2p::Connection::Role role) {
    CountingRandom random;
    static const p2p::NoiseCredentials credentials = [] {
        CountingRandom seed;
        return p2p::NoiseCredentials::create(crypto::Identity::generate(seed), seed);
    }();
    p2p::Connection::Setup setup{role, &credentials, {}, [](std::string_view) { return true; }};
    p2p::Connection machine(std::move(setup), random, TimeMs{1});
    bool closed = false;
    inPieces(bytes, [&](ByteView piece) {
        machine.handle(piece, TimeMs{2});
        while (const auto event = machine.pollEvent()) {
            LEO_ASSERT(!closed);  // the last one
            closed = std::holds_alternative<p2p::Closed>(*event);
            LEO_ASSERT(!std::holds_alternative<p2p::HandshakeDone>(*event));  // nobody signed anything
        }
        machine.pollTransmit(4096);
        return true;
    });
}

// A key nobody has used for anything.
Bytes freshKey(attest::PublicArea area) {
    CountingRandom random;
    const attest::KeyPtr key = attest::generateP256(random);
    const attest::Point point = attest::pointOf(key.get());
    area.x = toBytes(point.x);
    area.y = toBytes(point.y);
    return attest::encodePublic(area);
}

void certificate(ByteView bytes) {
    (void)attest::describeCertificate(bytes).ok();
    const Result<Bytes> trimmed = attest::trimCertificate(bytes);
    if (trimmed.ok()) {
        const Result<Bytes> again = attest::trimCertificate(*trimmed);
        LEO_ASSERT(again.ok() && *again == *trimmed);
    }
    static const Bytes ek = freshKey(attest::ekTemplate(attest::EkAlgorithm::EccP256));
    attest::EkPolicy policy;
    policy.roots.push_back({toBytes(bytes), attest::EkAlgorithm::EccP256, true});
    // It may certify itself, but not this key.
    LEO_ASSERT(!attest::verifyEk(policy, {toBytes(bytes)}, ek).finding.ok());
    LEO_ASSERT(!attest::verifyEk(policy, {toBytes(bytes), toBytes(bytes)}, ek).finding.ok());
}

void evidence(ByteView bytes) {
    static const Bytes ak = freshKey(attest::akTemplate());
    attest::EvidenceContext context;
    context.akPublic = ak;
    context.pcrMask = 0x20FF;
    LEO_ASSERT(!attest::verifyEvidence(context, bytes).finding.ok());  // nobody signed anything with it
}

void importBlob(ByteView bytes) {
    static const Bytes ek = freshKey(attest::ekTemplate(attest::EkAlgorithm::EccP256));
    const Result<attest::ImportBlob> blob = attest::decodeImportBlob(bytes);
    if (!blob.ok()) return;
    attest::PolicySpec spec;
    spec.pcrs[13] = Hash{1};
    LEO_ASSERT(!attest::checkImportBlob(*blob, ek, spec).ok());  // nobody sealed to this state
}

using Target = void (*)(ByteView);
const Target kTargets[] = {
    record<ledger::SignedTx>,
    record<ledger::Block>,
    record<ledger::BlockHeader>,
    record<ledger::Receipt>,
    record<ledger::Manifest>,
    record<ledger::Certificate>,
    record<ledger::SignedVerdict>,
    record<ledger::Genesis>,
    record<protocol::KeyPackage>,
    record<protocol::Grant>,
    [](ByteView b) { check<protocol::Message>(protocol::decodeMessage(b), b, protocol::encodeMessage); },
    [](ByteView b) {
        check<protocol::AdmissionMessage>(protocol::decodeAdmissionMessage(b), b, protocol::encodeAdmissionMessage);
    },
    [](ByteView b) {
        check<ledger::Admission>(ledger::records::decodeAdmission(NodeId{}, b), b, ledger::records::encode);
    },
    [](ByteView b) { check<attest::Evidence>(attest::decodeEvidence(b), b, attest::encodeEvidence); },
    [](ByteView b) { check<attest::ImportBlob>(attest::decodeImportBlob(b), b, attest::encodeImportBlob); },
    [](ByteView b) { check<attest::Credential>(attest::decodeCredential(b), b, attest::encodeCredential); },
    [](ByteView b) { check<attest::PublicArea>(attest::parsePublic(b), b, attest::encodePublic); },
    [](ByteView b) { check<attest::Attest>(attest::parseAttest(b), b, attest::encodeAttest); },
    [](ByteView b) { check<attest::EcdsaSignature>(attest::parseSignature(b), b, attest::encodeSignature); },
    [](ByteView b) { check<attest::LogEvent>(attest::decodeLine(b), b, attest::encodeLine); },
    record<attest::NoncePath>,
    evidence,
    certificate,
    importBlob,
    record<attest::RuntimeLog>,
    cid,
    cidText,
    fileNode,
    envelope,
    frame,
    [](ByteView b) { protobuf<p2p::GossipRpc>(b, controlOf); },
    [](ByteView b) { protobuf<p2p::BitswapMessage>(b, unframed<p2p::BitswapMessage>); },
    [](ByteView b) { protobuf<p2p::Identify>(b, [](const p2p::Identify& value) { return value.encode(); }); },
    [](ByteView b) { negotiator(b, true); },
    [](ByteView b) { negotiator(b, false); },
    yamux,
    [](ByteView b) { connection(b, p2p::Connection::Role::Dialer); },
    [](ByteView b) { connection(b, p2p::Connection::Role::Listener); },
};

}  // namespace
}  // namespace leo

extern "C" unsigned leoFuzzTargets() {
    return static_cast<unsigned>(std::size(leo::kTargets));
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    leo::kTargets[data[0] % std::size(leo::kTargets)](leo::ByteView(data + 1, size - 1));
    return 0;
}
