// The leo-cbor form of the transactions about being a node.

#include "ledger/params.h"
#include "ledger/record_io.h"
#include "ledger/tx_body.h"

namespace leo::ledger::io {

void write(codec::Writer& writer, const NodeRegister& body) {
    writer.array(8).text(body.name).bytes(body.vrfKey).bytes(body.proofOfPossession).bytes(body.ekPublic);
    writer.array(body.ekCertificates.size());
    for (const Bytes& certificate : body.ekCertificates) writer.bytes(certificate);
    writer.bytes(body.akPublic).u64(body.features).amount(body.deposit);
}

Status read(codec::Reader& reader, NodeRegister& body) {
    LEO_TRY(reader.arrayOf(8));
    LEO_TRY_ASSIGN(body.name, reader.text(kMaxNodeNameBytes));
    LEO_TRY_ASSIGN(body.vrfKey, reader.fixed<32>());
    LEO_TRY_ASSIGN(body.proofOfPossession, reader.fixed<80>());
    LEO_TRY_ASSIGN(body.ekPublic, readBytes(reader, kMaxTpmPublicBytes));
    LEO_TRY_ASSIGN(const std::uint64_t count, reader.array(attest::kMaxCertificateChain));
    for (std::uint64_t i = 0; i < count; ++i) {
        LEO_TRY_ASSIGN(Bytes certificate, readBytes(reader, attest::kMaxCertificateBytes));
        body.ekCertificates.push_back(std::move(certificate));
    }
    LEO_TRY(reader.leave());
    LEO_TRY_ASSIGN(body.akPublic, readBytes(reader, kMaxTpmPublicBytes));
    LEO_TRY_ASSIGN(body.features, readU32(reader));
    LEO_TRY_ASSIGN(body.deposit, reader.amount());
    return reader.leave();
}

void write(codec::Writer& writer, const AdmissionVerdict& body) {
    writer.array(6).id(body.node).id(body.registration).bytes(body.draw).bytes(body.seen);
    writer.boolean(body.ok).u64(body.reason);
}

Status read(codec::Reader& reader, AdmissionVerdict& body) {
    LEO_TRY(reader.arrayOf(6));
    LEO_TRY_ASSIGN(body.node, reader.id<NodeId>());
    LEO_TRY_ASSIGN(body.registration, reader.id<TxId>());
    LEO_TRY_ASSIGN(body.draw, reader.fixed<80>());
    LEO_TRY_ASSIGN(body.seen, reader.fixed<32>());
    LEO_TRY_ASSIGN(body.ok, reader.boolean());
    LEO_TRY_ASSIGN(body.reason, readU8(reader));
    LEO_REQUIRE(body.ok == (body.reason == 0), Code::Malformed, "a verdict is ok or has a reason");
    return reader.leave();
}

void write(codec::Writer& writer, const Renewal& body) {
    writer.array(3).u64(body.epoch).boolean(body.checkpoint).bytes(body.evidence);
}

Status read(codec::Reader& reader, Renewal& body) {
    LEO_TRY(reader.arrayOf(3));
    LEO_TRY_ASSIGN(body.epoch, reader.u64());
    LEO_TRY_ASSIGN(body.checkpoint, reader.boolean());
    LEO_TRY_ASSIGN(body.evidence, readBytes(reader, kMaxTxBytes));
    return reader.leave();
}

void write(codec::Writer& writer, const NodeExit&) {
    writer.array(0);
}

Status read(codec::Reader& reader, NodeExit&) {
    LEO_TRY(reader.arrayOf(0));
    return reader.leave();
}

}  // namespace leo::ledger::io
