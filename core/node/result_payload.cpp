#include "node/result_payload.h"

#include "codec/cbor.h"
#include "crypto/box.h"
#include "crypto/envelope.h"
#include "crypto/hash.h"

namespace leo::node {
namespace {

constexpr std::uint64_t kPayloadVersion = 1;
constexpr std::size_t kMaxMediaTypeBytes = 80;
constexpr std::size_t kMaxPayloadLog = 64u << 10;

}  // namespace

crypto::SecretBytes ResultPayload::encode() const {
    codec::Writer head;
    head.array(5).u64(kPayloadVersion).u64(exit).text(mediaType);
    // The plaintext goes into locked memory directly, never through the writer's ordinary one.
    codec::Writer outputHead, logHead;
    const auto byteHead = [](std::size_t size) {
        codec::Writer probe;
        probe.u64(size);  // the head of a byte string differs from an integer's in the major type alone
        Bytes bytes = probe.take();
        bytes[0] = static_cast<std::uint8_t>(bytes[0] | 0x40);
        return bytes;
    };
    const Bytes parts[] = {head.take(), byteHead(output.size()), byteHead(log.size())};
    const ByteView pieces[] = {parts[0], parts[1], output.view(), parts[2], log.view()};
    std::size_t total = 0;
    for (const ByteView piece : pieces) total += piece.size();
    crypto::SecretBytes encoded(total);
    std::size_t at = 0;
    for (const ByteView piece : pieces) {
        if (!piece.empty()) std::memcpy(encoded.span().data() + at, piece.data(), piece.size());
        at += piece.size();
    }
    return encoded;
}

Result<ResultPayload> ResultPayload::decode(ByteView bytes) {
    codec::Reader in(bytes, crypto::kMaxEnvelopePlaintext);
    ResultPayload payload;
    LEO_TRY(in.arrayOf(5));
    LEO_TRY_ASSIGN(std::uint64_t version, in.u64());
    LEO_REQUIRE(version == kPayloadVersion, Code::Unsupported, "a result of a later version of Leo");
    LEO_TRY_ASSIGN(std::uint64_t exit, in.u64(UINT32_MAX));
    payload.exit = static_cast<std::uint32_t>(exit);
    LEO_TRY_ASSIGN(payload.mediaType, in.text(kMaxMediaTypeBytes));
    LEO_TRY_ASSIGN(ByteView output, in.bytes(crypto::kMaxEnvelopePlaintext));
    LEO_TRY_ASSIGN(ByteView log, in.bytes(kMaxPayloadLog));
    LEO_TRY(in.leave());
    LEO_TRY(in.finish());
    payload.output = crypto::SecretBytes::copyOf(output);
    payload.log = crypto::SecretBytes::copyOf(log);
    return payload;
}

Result<SealedResult> sealResult(const ResultPayload& payload, const TaskId& task,
                                const crypto::X25519Public& resultKey, Random& random) {
    const crypto::SecretBytes key = crypto::SecretBytes::random(crypto::kEnvelopeKeyBytes, random);
    SealedResult sealed;
    const crypto::SecretBytes plain = payload.encode();
    LEO_TRY_ASSIGN(sealed.envelope, crypto::sealEnvelope(key.view(), plain.view(), random));
    LEO_TRY_ASSIGN(sealed.sealedKey, crypto::sealBox(resultKey, key.view(), ledger::resultKeyContext(task), random));
    LEO_TRY_ASSIGN(sealed.keyCommitment, crypto::commitmentIn(sealed.envelope));
    return sealed;
}

Result<ResultPayload> openResult(const TaskId& task, ByteView resultSecret, ByteView sealedKey,
                                 const Hash& keyCommitment, ByteView envelope) {
    LEO_TRY_ASSIGN(crypto::SecretBytes key, crypto::openBox(resultSecret, sealedKey, ledger::resultKeyContext(task)));
    LEO_TRY_ASSIGN(const Hash commitment, crypto::envelopeCommitment(key.view()));
    LEO_REQUIRE(commitment == keyCommitment, Code::DigestMismatch,
                "the executor put another key on layer one than it committed to");
    LEO_TRY_ASSIGN(crypto::SecretBytes plain, crypto::openEnvelope(key.view(), envelope));
    return ResultPayload::decode(plain.view());
}

std::string exitText(std::uint32_t exit) {
    using ledger::ExitReason;
    const std::uint32_t code = exit & 0xFF;
    switch (static_cast<ExitReason>(exit >> 8 & 0xFF)) {
        case ExitReason::Exited:
            return code == 0 ? "the code ran to its end" : "the code ended with exit code " + std::to_string(code);
        case ExitReason::Signal: return "the code was ended by signal " + std::to_string(code);
        case ExitReason::WallTime: return "the code ran longer than its manifest allows";
        case ExitReason::CpuTime: return "the code used more processor time than its manifest allows";
        case ExitReason::Memory: return "the code used more memory than its manifest allows";
        case ExitReason::Processes: return "the code started more processes than its manifest allows";
        case ExitReason::Output: return "the code wrote more output than its manifest allows";
        case ExitReason::Storage: return "the code filled its temporary storage";
        case ExitReason::BadCode: return "the published code does not decrypt, unpack or start";
        case ExitReason::BadInput: return "the input does not decrypt";
    }
    return "the code failed";
}

}  // namespace leo::node
