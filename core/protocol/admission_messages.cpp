#include "protocol/admission_messages.h"

#include "codec/cbor.h"
#include "crypto/box.h"

namespace leo::protocol {
namespace {

using codec::Reader;
using codec::Writer;

constexpr std::uint64_t kAdmissionFrameVersion = 1;
constexpr std::uint64_t kCallKind = 1;
constexpr std::uint64_t kAnswerKind = 2;
constexpr std::uint64_t kCallItems = 4;
constexpr std::uint64_t kAnswerItems = 5;
constexpr std::size_t kMaxCredentialBytes = 2048;  // 200 for an ECC EK, 400 for an RSA EK
constexpr std::size_t kMaxBytes = attest::kMaxEvidenceBytes + (16u << 10);

struct AdmissionEncoder {
    Writer& out;

    void operator()(const ActivationCall& m) {
        out.array(kCallItems).u64(kCallKind).bytes(m.draw);
        out.bytes(attest::encodeCredential(m.credential)).bytes(m.nonce);
    }
    void operator()(const ActivationAnswer& m) {
        out.array(kAnswerItems).u64(kAnswerKind).bytes(m.secret).bytes(m.evidence);
        out.bytes(m.time.attest).bytes(m.time.signature);
    }
};

Result<AdmissionMessage> readCall(Reader& in) {
    ActivationCall m;
    LEO_TRY_ASSIGN(m.draw, in.fixed<80>());
    LEO_TRY_ASSIGN(const ByteView credential, in.bytes(kMaxCredentialBytes));
    LEO_TRY_ASSIGN(m.credential, attest::decodeCredential(credential));
    LEO_TRY_ASSIGN(m.nonce, in.fixed<32>());
    return AdmissionMessage{std::move(m)};
}

Result<AdmissionMessage> readAnswer(Reader& in) {
    ActivationAnswer m;
    LEO_TRY_ASSIGN(const ByteView secret, in.bytes(kMaxActivationSecretBytes));
    LEO_TRY_ASSIGN(const ByteView evidence, in.bytes(attest::kMaxEvidenceBytes));
    LEO_TRY_ASSIGN(const ByteView attested, in.bytes(attest::kMaxAttestBytes));
    LEO_TRY_ASSIGN(const ByteView signature, in.bytes(attest::kMaxSignatureBytes));
    m.secret = toBytes(secret);
    m.evidence = toBytes(evidence);
    m.time = attest::SignedAttest{toBytes(attested), toBytes(signature)};
    return AdmissionMessage{std::move(m)};
}

std::string admissionBoxContext(const ChainId& chain, const TxId& registration, const AccountId& author,
                                const AccountId& recipient) {
    Writer out;
    out.array(4).id(chain).id(registration).id(author).id(recipient);
    return "leo-admission-v1" + std::string(textOf(out.view()));
}

}  // namespace

Bytes encodeAdmissionMessage(const AdmissionMessage& message) {
    Writer out;
    std::visit(AdmissionEncoder{out}, message);
    return out.take();
}

Result<AdmissionMessage> decodeAdmissionMessage(ByteView bytes) {
    Reader in(bytes, kMaxBytes);
    LEO_TRY_ASSIGN(const std::uint64_t items, in.array(kAnswerItems));
    LEO_TRY_ASSIGN(const std::uint64_t kind, in.u64());
    LEO_REQUIRE(kind == kCallKind || kind == kAnswerKind, Code::Unsupported, "unknown admission message");
    LEO_REQUIRE(items == (kind == kCallKind ? kCallItems : kAnswerItems), Code::Malformed,
                "admission message with a wrong number of fields");
    LEO_TRY_ASSIGN(AdmissionMessage message, kind == kCallKind ? readCall(in) : readAnswer(in));
    LEO_TRY(in.leave());
    LEO_TRY(in.finish());
    return message;
}

Result<Bytes> sealAdmissionFrame(const ChainId& chain, const TxId& registration, const AccountId& author,
                                 const AccountId& recipient, const AdmissionMessage& message, Random& random) {
    LEO_TRY_ASSIGN(const crypto::X25519Public key, crypto::boxPublicOf(recipient));
    LEO_TRY_ASSIGN(const Bytes box,
                   crypto::sealBox(key, encodeAdmissionMessage(message),
                                   admissionBoxContext(chain, registration, author, recipient), random));
    Writer out;
    out.array(3).u64(kAdmissionFrameVersion).id(recipient).bytes(box);
    return out.take();
}

Result<std::optional<AdmissionMessage>> openAdmissionFrame(const ChainId& chain, const TxId& registration,
                                                           const AccountId& author, const crypto::Identity& self,
                                                           ByteView frame) {
    Reader in(frame, 2 * kMaxBytes);
    LEO_TRY(in.arrayOf(3));
    LEO_TRY_ASSIGN(const std::uint64_t version, in.u64());
    LEO_REQUIRE(version == kAdmissionFrameVersion, Code::Unsupported, "admission frame of another version");
    LEO_TRY_ASSIGN(const AccountId recipient, in.id<AccountId>());
    LEO_TRY_ASSIGN(const ByteView box, in.bytes(2 * kMaxBytes));
    LEO_TRY(in.leave());
    LEO_TRY(in.finish());
    if (recipient != self.id()) return std::optional<AdmissionMessage>{};
    const crypto::SecretBytes secret = self.boxSecret();
    LEO_TRY_ASSIGN(const crypto::SecretBytes plain,
                   crypto::openBox(secret.view(), box, admissionBoxContext(chain, registration, author, recipient)));
    LEO_TRY_ASSIGN(AdmissionMessage message, decodeAdmissionMessage(plain.view()));
    return std::optional<AdmissionMessage>{std::move(message)};
}

std::string admissionTopic(std::string_view network, const TxId& registration) {
    return "leo/" + std::string(network) + "/admission/" + registration.hex();
}

}  // namespace leo::protocol
