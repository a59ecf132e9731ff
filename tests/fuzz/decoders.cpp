// Every decoder of signed or foreign records against one oracle: what is accepted encodes to the same bytes.
//
// The first byte of the input chooses the decoder, the rest is for it.
#include "attest/sealing.h"
#include "content/dag_pb.h"
#include "crypto/envelope.h"
#include "ledger/block.h"
#include "ledger/params.h"
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
    [](ByteView b) { check<attest::Evidence>(attest::decodeEvidence(b), b, attest::encodeEvidence); },
    [](ByteView b) { check<attest::ImportBlob>(attest::decodeImportBlob(b), b, attest::encodeImportBlob); },
    [](ByteView b) { check<attest::Credential>(attest::decodeCredential(b), b, attest::encodeCredential); },
    [](ByteView b) { check<attest::PublicArea>(attest::parsePublic(b), b, attest::encodePublic); },
    [](ByteView b) { check<attest::Attest>(attest::parseAttest(b), b, attest::encodeAttest); },
    [](ByteView b) { check<attest::EcdsaSignature>(attest::parseSignature(b), b, attest::encodeSignature); },
    record<attest::RuntimeLog>,
    cid,
    cidText,
    fileNode,
    envelope,
    frame,
};

}  // namespace
}  // namespace leo

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    leo::kTargets[data[0] % std::size(leo::kTargets)](leo::ByteView(data + 1, size - 1));
    return 0;
}
