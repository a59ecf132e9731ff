#include "ledger/records.h"

#include "crypto/hash.h"
#include "ledger/record_io.h"

namespace leo::ledger::records {

namespace {

constexpr std::size_t kMaxSnapshotNodes = 1'000'000;

Result<attest::Checkpoint> readCheckpoint(codec::Reader& reader) {
    attest::Checkpoint checkpoint;
    LEO_TRY(reader.arrayOf(2));
    LEO_TRY_ASSIGN(checkpoint.pcr13, reader.fixed<32>());
    LEO_TRY_ASSIGN(const ByteView line, reader.bytes(attest::kMaxLineBytes));
    LEO_TRY_ASSIGN(const attest::LogEvent event, attest::decodeLine(line));
    const auto* start = std::get_if<attest::NodeStart>(&event);
    LEO_REQUIRE(start != nullptr, Code::Malformed, "a checkpoint without node-start");
    checkpoint.start = *start;
    LEO_TRY(reader.leave());
    return checkpoint;
}

}  // namespace

Bytes key(Kind kind, ByteView id) {
    Bytes out{static_cast<std::uint8_t>(kind)};
    append(out, id);
    return out;
}

Bytes key(Height snapshot) {
    Bytes out{static_cast<std::uint8_t>(Kind::Snapshot)};
    appendU64be(out, snapshot.value);
    return out;
}

Bytes key(Kind kind) {
    return key(kind, {});
}

Hash treeKey(ByteView recordKey) {
    return crypto::sha256(recordKey);
}

Bytes encode(const Account& row) {
    codec::Writer writer;
    writer.array(2).amount(row.balance).u64(row.nonce);
    return writer.take();
}

Result<Account> decodeAccount(ByteView bytes) {
    codec::Reader reader(bytes);
    Account row;
    LEO_TRY(reader.arrayOf(2));
    LEO_TRY_ASSIGN(row.balance, reader.amount());
    LEO_TRY_ASSIGN(row.nonce, reader.u64());
    LEO_TRY(reader.leave());
    LEO_TRY(reader.finish());
    return row;
}

Bytes encode(const Globals& row) {
    codec::Writer writer;
    const Epoch& epoch = row.epoch;
    writer.array(5).amount(row.burned).u64(epoch.number).time(epoch.since).counter(epoch.height).id(epoch.block);
    return writer.take();
}

Result<Globals> decodeGlobals(ByteView bytes) {
    codec::Reader reader(bytes);
    Globals row;
    LEO_TRY(reader.arrayOf(5));
    LEO_TRY_ASSIGN(row.burned, reader.amount());
    LEO_TRY_ASSIGN(row.epoch.number, reader.u64());
    LEO_TRY_ASSIGN(row.epoch.since, reader.time());
    LEO_TRY_ASSIGN(row.epoch.height, io::readHeight(reader));
    LEO_TRY_ASSIGN(row.epoch.block, reader.id<BlockHash>());
    LEO_TRY(reader.leave());
    LEO_TRY(reader.finish());
    return row;
}

Bytes encodeIdentity(const NodeRecord& row) {
    codec::Writer writer;
    writer.array(8).text(row.name).bytes(row.vrfKey).bytes(row.ekPublic);
    writer.bytes(row.ekCertificates.front()).array(row.ekCertificates.size() - 1);
    for (std::size_t i = 1; i < row.ekCertificates.size(); ++i) writer.bytes(row.ekCertificates[i]);
    writer.bytes(row.akPublic).bytes(row.ekId).u64(row.features);
    return writer.take();
}

Status decodeIdentity(ByteView bytes, NodeRecord& row) {
    codec::Reader reader(bytes);
    LEO_TRY(reader.arrayOf(8));
    LEO_TRY_ASSIGN(row.name, reader.text(kMaxNodeNameBytes));
    LEO_TRY_ASSIGN(row.vrfKey, reader.fixed<32>());
    LEO_TRY_ASSIGN(row.ekPublic, io::readBytes(reader, kMaxTpmPublicBytes));
    row.ekCertificates.resize(1);
    LEO_TRY_ASSIGN(row.ekCertificates.front(), io::readBytes(reader, attest::kMaxCertificateBytes));
    LEO_TRY_ASSIGN(const std::uint64_t intermediates, reader.array(attest::kMaxCertificateChain - 1));
    for (std::uint64_t i = 0; i < intermediates; ++i) {
        LEO_TRY_ASSIGN(Bytes certificate, io::readBytes(reader, attest::kMaxCertificateBytes));
        row.ekCertificates.push_back(std::move(certificate));
    }
    LEO_TRY(reader.leave());
    LEO_TRY_ASSIGN(row.akPublic, io::readBytes(reader, kMaxTpmPublicBytes));
    LEO_TRY_ASSIGN(row.ekId, reader.fixed<32>());
    LEO_TRY_ASSIGN(row.features, io::readU32(reader));
    LEO_TRY(reader.leave());
    return reader.finish();
}

bool sameIdentity(const NodeRecord& a, const NodeRecord& b) {
    return a.name == b.name && a.vrfKey == b.vrfKey && a.ekPublic == b.ekPublic &&
           a.ekCertificates == b.ekCertificates && a.akPublic == b.akPublic && a.ekId == b.ekId &&
           a.features == b.features;
}

Bytes encodeNode(const NodeRecord& row) {
    codec::Writer writer;
    writer.array(14).u64(row.credit.value);
    io::writeEnum(writer, row.status);
    writer.amount(row.deposit).u64(row.tasksLed).u64(row.tasksMonitored).u64(row.tasksFailed);
    writer.u64(row.lies).u64(row.reportsUpheld).u64(row.reportsRejected).id(row.busyWith);
    writer.counter(row.admittedAt).u64(row.renewedEpoch).time(row.exitAt);
    if (row.checkpoint)
        writer.array(2).bytes(row.checkpoint->pcr13).bytes(attest::encodeLine(row.checkpoint->start));
    else
        writer.null();
    return writer.take();
}

Status decodeNode(ByteView bytes, NodeRecord& row) {
    codec::Reader reader(bytes);
    LEO_TRY(reader.arrayOf(14));
    LEO_TRY_ASSIGN(row.credit, io::readCredit(reader));
    LEO_TRY_ASSIGN(row.status, io::readEnum(reader, NodeStatus::Active, NodeStatus::Exiting));
    LEO_TRY_ASSIGN(row.deposit, reader.amount());
    LEO_TRY_ASSIGN(row.tasksLed, reader.u64());
    LEO_TRY_ASSIGN(row.tasksMonitored, reader.u64());
    LEO_TRY_ASSIGN(row.tasksFailed, reader.u64());
    LEO_TRY_ASSIGN(row.lies, reader.u64());
    LEO_TRY_ASSIGN(row.reportsUpheld, reader.u64());
    LEO_TRY_ASSIGN(row.reportsRejected, reader.u64());
    LEO_TRY_ASSIGN(row.busyWith, reader.id<TaskId>());
    LEO_TRY_ASSIGN(row.admittedAt, io::readHeight(reader));
    LEO_TRY_ASSIGN(row.renewedEpoch, reader.u64());
    LEO_TRY_ASSIGN(row.exitAt, reader.time());
    LEO_TRY_ASSIGN(const bool noCheckpoint, reader.isNull());
    if (!noCheckpoint) {
        LEO_TRY_ASSIGN(row.checkpoint, readCheckpoint(reader));
    }
    LEO_TRY(reader.leave());
    return reader.finish();
}

Bytes encode(const LambdaRecord& row) {
    codec::Writer writer;
    writer.array(13).id(row.publisher).bytes(row.manifest).bytes(row.codeCid);
    writer.amount(row.price).amount(row.missFee).amount(row.bond);
    writer.u64(row.runs).u64(row.failures).u64(row.misses).amount(row.earned);
    writer.boolean(row.retired).time(row.bondReturnAt).counter(row.publishedAt);
    return writer.take();
}

Result<LambdaRecord> decodeLambda(const LambdaId& id, ByteView bytes) {
    codec::Reader reader(bytes);
    LambdaRecord row;
    row.lambda = id;
    LEO_TRY(reader.arrayOf(13));
    LEO_TRY_ASSIGN(row.publisher, reader.id<AccountId>());
    LEO_TRY_ASSIGN(row.manifest, io::readBytes(reader, kMaxManifestBytes));
    LEO_TRY_ASSIGN(row.codeCid, io::readCid(reader));
    LEO_TRY_ASSIGN(row.price, reader.amount());
    LEO_TRY_ASSIGN(row.missFee, reader.amount());
    LEO_TRY_ASSIGN(row.bond, reader.amount());
    LEO_TRY_ASSIGN(row.runs, reader.u64());
    LEO_TRY_ASSIGN(row.failures, reader.u64());
    LEO_TRY_ASSIGN(row.misses, reader.u64());
    LEO_TRY_ASSIGN(row.earned, reader.amount());
    LEO_TRY_ASSIGN(row.retired, reader.boolean());
    LEO_TRY_ASSIGN(row.bondReturnAt, reader.time());
    LEO_TRY_ASSIGN(row.publishedAt, io::readHeight(reader));
    LEO_TRY(reader.leave());
    LEO_TRY(reader.finish());
    row.manifestCid = rawCid(row.manifest);
    return row;
}

Bytes encode(const Snapshot& row) {
    codec::Writer writer;
    writer.array(row.size());
    for (const SnapshotEntry& entry : row)
        writer.array(4).id(entry.node).u64(entry.credit.value).bytes(entry.vrfKey).u64(entry.features);
    return writer.take();
}

Result<Snapshot> decodeSnapshot(ByteView bytes) {
    codec::Reader reader(bytes, kMaxSnapshotNodes * 100);
    Snapshot row;
    LEO_TRY_ASSIGN(const std::uint64_t count, reader.array(kMaxSnapshotNodes));
    for (std::uint64_t i = 0; i < count; ++i) {
        SnapshotEntry entry;
        LEO_TRY(reader.arrayOf(4));
        LEO_TRY_ASSIGN(entry.node, reader.id<NodeId>());
        LEO_TRY_ASSIGN(entry.credit, io::readCredit(reader));
        LEO_TRY_ASSIGN(entry.vrfKey, reader.fixed<32>());
        LEO_TRY_ASSIGN(entry.features, io::readU32(reader));
        LEO_TRY(reader.leave());
        row.push_back(entry);
    }
    LEO_TRY(reader.leave());
    LEO_TRY(reader.finish());
    return row;
}

}  // namespace leo::ledger::records
