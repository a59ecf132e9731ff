// The record of a task: the largest one, in a file of its own.

#include "ledger/record_io.h"
#include "ledger/records.h"
#include "ledger/tx_body.h"

namespace leo::ledger::records {

namespace {

// A demand and its answer: empty but in the draws that need them.
void writeDemand(codec::Writer& writer, const Joiner& joiner) {
    if (joiner.demandedBy) {
        writer.array(2).id(*joiner.demandedBy).time(joiner.answerBy);
    } else if (joiner.shown) {
        const Member& shown = *joiner.shown;
        writer.array(4).u64(shown.j).bytes(shown.beta).bytes(shown.proof).bytes(shown.salt);
    } else {
        writer.null();
    }
}

Status readDemand(codec::Reader& reader, Joiner& joiner) {
    LEO_TRY_ASSIGN(const bool none, reader.isNull());
    if (none) return {};
    LEO_TRY_ASSIGN(const std::uint64_t fields, reader.array(4));
    LEO_REQUIRE(fields == 2 || fields == 4, Code::Malformed, "a demand has two fields, an answer four");
    if (fields == 2) {
        LEO_TRY_ASSIGN(joiner.demandedBy, reader.id<NodeId>());
        LEO_TRY_ASSIGN(joiner.answerBy, reader.time());
    } else {
        Member shown;
        shown.node = joiner.node;
        LEO_TRY_ASSIGN(shown.j, io::readU32(reader));
        LEO_TRY_ASSIGN(shown.beta, reader.fixed<64>());
        LEO_TRY_ASSIGN(shown.proof, reader.fixed<80>());
        LEO_TRY_ASSIGN(shown.salt, reader.fixed<32>());
        joiner.shown = shown;
    }
    return reader.leave();
}

void writeJoiner(codec::Writer& writer, const Joiner& joiner) {
    writer.array(11).id(joiner.node).bytes(joiner.commitment).bytes(joiner.channelKey);
    writer.amount(joiner.deposit).u64(joiner.weight.value).boolean(joiner.member).boolean(joiner.out);
    writer.boolean(joiner.liar).u64(joiner.j).u64(joiner.rank);
    writeDemand(writer, joiner);
}

Result<Joiner> readJoiner(codec::Reader& reader) {
    Joiner joiner;
    LEO_TRY(reader.arrayOf(11));
    LEO_TRY_ASSIGN(joiner.node, reader.id<NodeId>());
    LEO_TRY_ASSIGN(joiner.commitment, reader.fixed<32>());
    LEO_TRY_ASSIGN(joiner.channelKey, reader.fixed<32>());
    LEO_TRY_ASSIGN(joiner.deposit, reader.amount());
    LEO_TRY_ASSIGN(joiner.weight, io::readCredit(reader));
    LEO_TRY_ASSIGN(joiner.member, reader.boolean());
    LEO_TRY_ASSIGN(joiner.out, reader.boolean());
    LEO_TRY_ASSIGN(joiner.liar, reader.boolean());
    LEO_TRY_ASSIGN(joiner.j, io::readU32(reader));
    LEO_TRY_ASSIGN(joiner.rank, io::readU32(reader));
    LEO_TRY(readDemand(reader, joiner));
    LEO_TRY(reader.leave());
    return joiner;
}

void writeConfirmation(codec::Writer& writer, const Confirmation& confirmation) {
    writer.array(4).id(confirmation.node);
    io::writeEnum(writer, confirmation.phase);
    writer.boolean(confirmation.ok).u64(confirmation.reason);
}

Result<Confirmation> readConfirmation(codec::Reader& reader) {
    Confirmation confirmation;
    LEO_TRY(reader.arrayOf(4));
    LEO_TRY_ASSIGN(confirmation.node, reader.id<NodeId>());
    LEO_TRY_ASSIGN(confirmation.phase, io::readEnum(reader, Phase::Before, Phase::After));
    LEO_TRY_ASSIGN(confirmation.ok, reader.boolean());
    LEO_TRY_ASSIGN(confirmation.reason, io::readU8(reader));
    LEO_TRY(reader.leave());
    return confirmation;
}

// What is fixed when a task is posted.
void writePosted(codec::Writer& writer, const Task& row) {
    writer.array(9).id(row.requester).id(row.publisher);
    io::write(writer, row.post);
    writer.amount(row.missFee).u64(row.wallMs).counter(row.postedAt).counter(row.snapshotHeight);
    writer.u64(row.totalWeight).u64(row.eligible);
}

Status readPosted(codec::Reader& reader, Task& row) {
    LEO_TRY(reader.arrayOf(9));
    LEO_TRY_ASSIGN(row.requester, reader.id<AccountId>());
    LEO_TRY_ASSIGN(row.publisher, reader.id<AccountId>());
    LEO_TRY(io::read(reader, row.post));
    LEO_TRY_ASSIGN(row.missFee, reader.amount());
    LEO_TRY_ASSIGN(row.wallMs, reader.u64());
    LEO_TRY_ASSIGN(row.postedAt, io::readHeight(reader));
    LEO_TRY_ASSIGN(row.snapshotHeight, io::readHeight(reader));
    LEO_TRY_ASSIGN(row.totalWeight, reader.u64());
    LEO_TRY_ASSIGN(row.eligible, io::readU32(reader));
    return reader.leave();
}

// Where the task stands and what it holds.
void writeProgress(codec::Writer& writer, const Task& row) {
    writer.array(17).amount(row.escrow).amount(row.reserve);
    io::writeEnum(writer, row.phase);
    io::writeEnum(writer, row.end);
    writer.u64(row.draw).u64(row.turn).counter(row.seedHeight).bytes(row.seed).time(row.since).time(row.deadline);
    writer.time(row.formingUntil);
    writer.bytes(row.certificateHash).counter(row.anchoredAt).id(row.anchorBlock).counter(row.closedAt);
    writer.boolean(row.publisherEverGranted).array(row.failed.size());
    for (const NodeId& executor : row.failed) writer.id(executor);
}

Status readProgress(codec::Reader& reader, Task& row) {
    LEO_TRY(reader.arrayOf(17));
    LEO_TRY_ASSIGN(row.escrow, reader.amount());
    LEO_TRY_ASSIGN(row.reserve, reader.amount());
    LEO_TRY_ASSIGN(row.phase, io::readEnum(reader, TaskPhase::AwaitingSeed, TaskPhase::Closed));
    LEO_TRY_ASSIGN(row.end, io::readEnum(reader, TaskEnd::None, TaskEnd::PublisherRefused));
    LEO_TRY_ASSIGN(row.draw, io::readU32(reader));
    LEO_TRY_ASSIGN(row.turn, io::readU32(reader));
    LEO_TRY_ASSIGN(row.seedHeight, io::readHeight(reader));
    LEO_TRY_ASSIGN(row.seed, reader.fixed<32>());
    LEO_TRY_ASSIGN(row.since, reader.time());
    LEO_TRY_ASSIGN(row.deadline, reader.time());
    LEO_TRY_ASSIGN(row.formingUntil, reader.time());
    LEO_TRY_ASSIGN(row.certificateHash, reader.fixed<32>());
    LEO_TRY_ASSIGN(row.anchoredAt, io::readHeight(reader));
    LEO_TRY_ASSIGN(row.anchorBlock, reader.id<BlockHash>());
    LEO_TRY_ASSIGN(row.closedAt, io::readHeight(reader));
    LEO_TRY_ASSIGN(row.publisherEverGranted, reader.boolean());
    LEO_TRY_ASSIGN(const std::uint64_t failed, reader.array(kMaxMembers));
    for (std::uint64_t i = 0; i < failed; ++i) {
        LEO_TRY_ASSIGN(const NodeId executor, reader.id<NodeId>());
        row.failed.push_back(executor);
    }
    LEO_TRY(reader.leave());
    return reader.leave();
}

// Keys and the claimed result. An executor is null until it is public.
void writeTurn(codec::Writer& writer, const TurnRecord& row) {
    writer.array(15).time(row.begunAt).array(row.keyRequests.size());
    for (const RequestedKeys& asked : row.keyRequests)
        writer.array(3).id(asked.member).bytes(asked.requesterPackage).bytes(asked.publisherPackage);
    writer.bytes(row.requesterAnswers).bytes(row.publisherAnswers);
    writer.counter(row.keyRequestedAt).bytes(row.requesterBox).bytes(row.publisherBox);
    if (row.executor.has_value())
        writer.id(*row.executor);
    else
        writer.null();
    writer.bytes(row.resultCid).bytes(row.resultHash).u64(row.exit);
    writer.bytes(row.sealedResultKey).bytes(row.resultKeyCommitment).time(row.completedAt);
    writer.array(row.confirmations.size());
    for (const Confirmation& confirmation : row.confirmations) writeConfirmation(writer, confirmation);
}

Result<RequestedKeys> readRequest(codec::Reader& reader) {
    RequestedKeys asked;
    LEO_TRY(reader.arrayOf(3));
    LEO_TRY_ASSIGN(asked.member, reader.id<NodeId>());
    LEO_TRY_ASSIGN(asked.requesterPackage, io::readCid(reader));
    LEO_TRY_ASSIGN(asked.publisherPackage, io::readCid(reader));
    LEO_TRY(reader.leave());
    return asked;
}

Status readTurn(codec::Reader& reader, TurnRecord& row) {
    LEO_TRY(reader.arrayOf(15));
    LEO_TRY_ASSIGN(row.begunAt, reader.time());
    LEO_TRY_ASSIGN(const std::uint64_t requests, reader.array(kMaxMembers));
    for (std::uint64_t i = 0; i < requests; ++i) {
        LEO_TRY_ASSIGN(const RequestedKeys asked, readRequest(reader));
        row.keyRequests.push_back(asked);
    }
    LEO_TRY(reader.leave());
    LEO_TRY_ASSIGN(row.requesterAnswers, reader.fixed<36>());  // zero until granted
    LEO_TRY_ASSIGN(row.publisherAnswers, reader.fixed<36>());
    LEO_TRY_ASSIGN(row.keyRequestedAt, io::readHeight(reader));
    LEO_TRY_ASSIGN(row.requesterBox, io::readBytes(reader, kMaxKeyBoxBytes));
    LEO_TRY_ASSIGN(row.publisherBox, io::readBytes(reader, kMaxKeyBoxBytes));
    LEO_TRY_ASSIGN(const bool noExecutor, reader.isNull());
    if (!noExecutor) {
        LEO_TRY_ASSIGN(row.executor, reader.id<NodeId>());
    }
    LEO_TRY_ASSIGN(row.resultCid, reader.fixed<36>());  // zero until completion
    LEO_TRY_ASSIGN(row.resultHash, reader.fixed<32>());
    LEO_TRY_ASSIGN(row.exit, io::readU32(reader));
    LEO_TRY_ASSIGN(row.sealedResultKey, io::readBytes(reader, kMaxResultBoxBytes));
    LEO_TRY_ASSIGN(row.resultKeyCommitment, reader.fixed<32>());
    LEO_TRY_ASSIGN(row.completedAt, reader.time());
    LEO_TRY_ASSIGN(const std::uint64_t confirmations, reader.array(4 * kMaxMembers));
    for (std::uint64_t i = 0; i < confirmations; ++i) {
        LEO_TRY_ASSIGN(const Confirmation confirmation, readConfirmation(reader));
        row.confirmations.push_back(confirmation);
    }
    LEO_TRY(reader.leave());
    return reader.leave();
}

}  // namespace

Bytes encode(const Task& row) {
    codec::Writer writer;
    writer.array(4);
    writePosted(writer, row);
    writeProgress(writer, row);
    writer.array(row.joins.size());
    for (const Joiner& joiner : row.joins) writeJoiner(writer, joiner);
    writeTurn(writer, row);
    return writer.take();
}

Result<Task> decodeTask(const TaskId& id, ByteView bytes) {
    codec::Reader reader(bytes);
    Task row;
    row.task = id;
    LEO_TRY(reader.arrayOf(4));
    LEO_TRY(readPosted(reader, row));
    LEO_TRY(readProgress(reader, row));
    LEO_TRY_ASSIGN(const std::uint64_t joins, reader.array(kMaxJoins));
    for (std::uint64_t i = 0; i < joins; ++i) {
        LEO_TRY_ASSIGN(Joiner joiner, readJoiner(reader));
        row.joins.push_back(std::move(joiner));
    }
    LEO_TRY(reader.leave());
    LEO_TRY(readTurn(reader, row));
    LEO_TRY(reader.leave());
    LEO_TRY(reader.finish());
    return row;
}

}  // namespace leo::ledger::records
