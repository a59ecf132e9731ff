// The record of an admission.

#include "ledger/record_io.h"
#include "ledger/records.h"
#include "ledger/tx_body.h"

namespace leo::ledger::records {

namespace {

constexpr std::size_t kMaxRecordBytes = 128u << 10;  // certificates of one EK and an opinion of each attestor

void writeOpinion(codec::Writer& writer, const Opinion& opinion) {
    writer.array(6).id(opinion.attestor).u64(opinion.weight.value).u64(opinion.seats);
    writer.boolean(opinion.ok).u64(opinion.reason).bytes(opinion.seen);
}

Result<Opinion> readOpinion(codec::Reader& reader) {
    Opinion opinion;
    LEO_TRY(reader.arrayOf(6));
    LEO_TRY_ASSIGN(opinion.attestor, reader.id<NodeId>());
    LEO_TRY_ASSIGN(opinion.weight, io::readCredit(reader));
    LEO_TRY_ASSIGN(opinion.seats, io::readU32(reader));
    LEO_TRY_ASSIGN(opinion.ok, reader.boolean());
    LEO_TRY_ASSIGN(opinion.reason, io::readU8(reader));
    LEO_TRY_ASSIGN(opinion.seen, reader.fixed<32>());
    LEO_TRY(reader.leave());
    return opinion;
}

}  // namespace

Bytes encode(const Admission& row) {
    codec::Writer writer;
    writer.array(15).id(row.registration);
    io::write(writer, row.request);
    writer.amount(row.deposit).counter(row.registeredAt).counter(row.snapshotHeight);
    writer.u64(row.totalWeight).u64(row.eligible);
    io::writeEnum(writer, row.phase);
    writer.counter(row.seedHeight).bytes(row.seed).time(row.since).time(row.deadline);
    writer.array(row.opinions.size());
    for (const Opinion& opinion : row.opinions) writeOpinion(writer, opinion);
    writer.counter(row.closedAt).id(row.node);
    return writer.take();
}

Result<Admission> decodeAdmission(const NodeId& id, ByteView bytes) {
    codec::Reader reader(bytes, kMaxRecordBytes);
    Admission row;
    LEO_TRY(reader.arrayOf(15));
    LEO_TRY_ASSIGN(row.registration, reader.id<TxId>());
    LEO_TRY(io::read(reader, row.request));
    LEO_TRY_ASSIGN(row.deposit, reader.amount());
    LEO_TRY_ASSIGN(row.registeredAt, io::readHeight(reader));
    LEO_TRY_ASSIGN(row.snapshotHeight, io::readHeight(reader));
    LEO_TRY_ASSIGN(row.totalWeight, reader.u64());
    LEO_TRY_ASSIGN(row.eligible, io::readU32(reader));
    LEO_TRY_ASSIGN(row.phase, io::readEnum(reader, AdmissionPhase::AwaitingSeed, AdmissionPhase::Taken));
    LEO_TRY_ASSIGN(row.seedHeight, io::readHeight(reader));
    LEO_TRY_ASSIGN(row.seed, reader.fixed<32>());
    LEO_TRY_ASSIGN(row.since, reader.time());
    LEO_TRY_ASSIGN(row.deadline, reader.time());
    LEO_TRY_ASSIGN(const std::uint64_t count, reader.array(kMaxMembers));
    for (std::uint64_t i = 0; i < count; ++i) {
        LEO_TRY_ASSIGN(Opinion opinion, readOpinion(reader));
        row.opinions.push_back(opinion);
    }
    LEO_TRY(reader.leave());
    LEO_TRY_ASSIGN(row.closedAt, io::readHeight(reader));
    LEO_TRY_ASSIGN(row.node, reader.id<NodeId>());
    LEO_REQUIRE(row.node == id, Code::Malformed, "admission of another node than its key");
    LEO_TRY(reader.leave());
    LEO_TRY(reader.finish());
    return row;
}

}  // namespace leo::ledger::records
