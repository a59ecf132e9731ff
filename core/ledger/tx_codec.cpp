#include "crypto/hash.h"
#include "ledger/record_io.h"
#include "ledger/tx.h"
#include "ledger/tx_body.h"

namespace leo::ledger {

namespace {

constexpr std::uint64_t kTxVersion = 1;
constexpr std::size_t kTxFields = 7;
// Larger than any body that fits a transaction.
constexpr std::size_t kMaxUnsignedBytes = kMaxTxBytes - 128;

// Reads alternative `kind` (1-based) of the body.
template <std::size_t I = 0>
Result<TxBody> readBody(codec::Reader& reader, std::uint64_t kind) {
    if constexpr (I == std::variant_size_v<TxBody>) {
        return makeError(Code::Unsupported, "unknown transaction kind " + std::to_string(kind));
    } else {
        if (kind != I + 1) return readBody<I + 1>(reader, kind);
        std::variant_alternative_t<I, TxBody> body;
        LEO_TRY(io::read(reader, body));
        return TxBody(std::move(body));
    }
}

Result<Tx> decodeUnsigned(ByteView bytes) {
    codec::Reader reader(bytes, kMaxUnsignedBytes);
    Tx tx;
    LEO_TRY(reader.arrayOf(kTxFields));
    LEO_TRY_ASSIGN(const std::uint64_t version, reader.u64());
    LEO_REQUIRE(version == kTxVersion, Code::Unsupported, "transaction of version " + std::to_string(version));
    LEO_TRY_ASSIGN(tx.chain, reader.id<ChainId>());
    LEO_TRY_ASSIGN(tx.sender, reader.id<AccountId>());
    LEO_TRY_ASSIGN(tx.nonce, reader.u64());
    LEO_TRY_ASSIGN(tx.fee, reader.amount());
    LEO_TRY_ASSIGN(const std::uint64_t kind, reader.u64());
    LEO_TRY_ASSIGN(tx.body, readBody(reader, kind));
    LEO_TRY(reader.leave());
    LEO_TRY(reader.finish());
    return tx;
}

}  // namespace

std::string_view kindName(const TxBody& body) {
    constexpr std::string_view kNames[] = {
        "Transfer",    "LambdaPublish", "LambdaPrice",      "LambdaRetire", "TaskPost",     "TaskJoin",
        "TaskAnchor",  "KeyRequest",    "KeyGrant",         "KeyRefuse",    "TaskComplete", "TaskConfirm",
        "TurnFail",    "NodeRegister",  "AdmissionVerdict", "Renewal",      "NodeExit",     "ResultComplaint",
        "KeyUnusable", "DemandReveal",  "PublicReveal",     "Dispute"};
    static_assert(std::size(kNames) == std::variant_size_v<TxBody>);
    return kNames[body.index()];
}

std::string_view lieKindName(const LieEvidence& evidence) {
    constexpr std::string_view kNames[] = {"FalseReveal", "FalseCertificate", "TwoCertificates", "TwoVerdicts"};
    static_assert(std::size(kNames) == std::variant_size_v<LieEvidence>);
    return kNames[evidence.index()];
}

Bytes Tx::encodeUnsigned() const {
    codec::Writer writer;
    writer.array(kTxFields).u64(kTxVersion).id(chain).id(sender).u64(nonce).amount(fee).u64(body.index() + 1);
    std::visit([&](const auto& content) { io::write(writer, content); }, body);
    return writer.take();
}

TxId Tx::id() const {
    return TxId{crypto::taggedHash(kTxTag, encodeUnsigned())};
}

SignedTx SignedTx::make(Tx tx, const crypto::Identity& identity) {
    LEO_ASSERT(identity.id() == tx.sender);
    const crypto::Signature signature = identity.sign(kTxTag, tx.encodeUnsigned());
    return SignedTx{std::move(tx), signature};
}

Bytes SignedTx::encode() const {
    codec::Writer writer;
    writer.array(2).bytes(tx.encodeUnsigned()).bytes(signature);
    return writer.take();
}

Result<SignedTx> SignedTx::decode(ByteView bytes) {
    codec::Reader reader(bytes, kMaxTxBytes);
    SignedTx signedTx;
    LEO_TRY(reader.arrayOf(2));
    LEO_TRY_ASSIGN(const ByteView content, reader.bytes(kMaxUnsignedBytes));
    LEO_TRY_ASSIGN(signedTx.tx, decodeUnsigned(content));
    LEO_TRY_ASSIGN(signedTx.signature, reader.fixed<64>());
    LEO_TRY(reader.leave());
    LEO_TRY(reader.finish());
    return signedTx;
}

bool SignedTx::signatureValid() const {
    return crypto::verify(tx.sender, kTxTag, tx.encodeUnsigned(), signature);
}

}  // namespace leo::ledger
