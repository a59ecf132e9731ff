// Blocks of a LocalFollower: from gossip and sync into the state and the store, or into an alarm.
#include <algorithm>

#include "base/log.h"
#include "layer1/local/follower_impl.h"

namespace leo::layer1 {

namespace {

constexpr const char* kChainLog = "follower";
constexpr std::uint64_t kMaxAheadBlocks = 64;  // at 1 MiB each the worst case is bearable; longer gaps are fetched

}  // namespace

using Verdict = net::Host::Verdict;

// ---- gossip

Verdict LocalFollower::Impl::gossipBlock(const AccountId& via, ByteView data) {
    if (alarm) return Verdict::Ignore;
    Result<ledger::Block> block = ledger::Block::decode(data);
    if (!block || block->header.chain != state.chain()) return Verdict::Reject;
    const Height height = block->header.height;
    if (height <= state.height()) return gossipOld(*block);
    if (height != state.height() + 1) return gossipAhead(via, std::move(block).value(), data);
    if (!syncReady()) return Verdict::Ignore;
    const Adopted adopted = adopt(std::move(block).value(), toBytes(data));
    if (adopted == Adopted::Rejected) return Verdict::Reject;
    if (adopted == Adopted::Blocked) return Verdict::Accept;  // the proof of a fault: everybody should see it
    sync->noteHeight(via, height, true);
    adoptBuffered();
    updateConnection();
    return Verdict::Accept;
}

Verdict LocalFollower::Impl::gossipOld(const ledger::Block& block) {
    const BlockHash hash = block.header.hash();
    const std::optional<BlockHash> known = hashAt(block.header.height);
    if (!known || *known == hash) return Verdict::Ignore;
    if (!block.commitValid(syncAuthority())) return Verdict::Reject;
    compare({block.header, block.commit});
    return Verdict::Accept;
}

Verdict LocalFollower::Impl::gossipAhead(const AccountId& via, ledger::Block block, ByteView data) {
    // It can't be executed yet. The authority's signature and the root over its transactions are enough to pass it
    // on.
    if (!block.commitValid(syncAuthority()) || ledger::txRootOf(block.txs) != block.header.txRoot)
        return Verdict::Reject;
    const Height height = block.header.height;
    sync->noteHeight(via, height, true);
    if (height.value - state.height().value <= kMaxAheadBlocks)
        ahead.insert_or_assign(height, Ahead{std::move(block), toBytes(data)});
    sync->kick();
    updateConnection();
    return Verdict::Accept;
}

void LocalFollower::Impl::adoptBuffered() {
    while (!ahead.empty() && syncReady()) {
        auto first = ahead.begin();
        if (first->first > state.height() + 1) return;
        Ahead next = std::move(first->second);
        ahead.erase(first);
        if (next.block.header.height == state.height() + 1) adopt(std::move(next.block), std::move(next.encoded));
    }
}

// ---- into the chain

Adopted LocalFollower::Impl::adopt(ledger::Block block, Bytes encoded) {
    if (!syncReady()) return Adopted::Blocked;
    Result<std::vector<ledger::Receipt>> receipts = state.apply(block);
    if (!receipts) return notAdopted(block, receipts.error());
    tipCommit = block.commit;
    movedAtMs = clock.steadyMs();
    keep(block, std::move(encoded), *receipts);
    heads.notify(Head{Head::Kind::Applied, state.tip(), block, *receipts});
    for (const PendingTxs::Answer& answer : pending.settle(*receipts, state)) answer.deliver();
    return Adopted::Applied;
}

Adopted LocalFollower::Impl::notAdopted(const ledger::Block& block, const Error& why) {
    // Whoever passes a block on may have changed its transactions, but not what the authority signed.
    if (!block.commitValid(syncAuthority()) || ledger::txRootOf(block.txs) != block.header.txRoot)
        return Adopted::Rejected;
    const std::string height = std::to_string(block.header.height.value);
    const std::optional<SignedHeader> tip = servedHeader();
    const Bytes before = tip ? tip->encode() : Bytes{};  // none at height 0, which genesis decides
    if (block.header.previous != state.tip())
        raise("The authority signed two histories: its block " + height + " does not follow the block " +
                  std::to_string(state.height().value) + " it signed before.",
              encodeList({before, SignedHeader{block.header, block.commit}.encode()}));
    else
        raise("The authority signed block " + height + ", which breaks the rules of the chain: " + toString(why),
              encodeList({before, block.encode()}));
    return Adopted::Blocked;
}

void LocalFollower::Impl::keep(const ledger::Block& block, Bytes encoded,
                               const std::vector<ledger::Receipt>& receipts) {
    if (!store) {
        recent.push(block.header.height, RecentBlocks::Entry{state.tip(), std::move(encoded), receipts});
        return;
    }
    if (Status status = store->append(block, encoded, receipts, state.lastChanges()); !status) {
        unstored = Unstored{block, std::move(encoded), receipts};
        report(status.error());
    }
}

void LocalFollower::Impl::writeOut() {
    if (!store) return;
    if (unstored) {
        // lastChanges() are still this block's: no block is applied while it waits.
        if (!store->append(unstored->block, unstored->encoded, unstored->receipts, state.lastChanges())) return;
        unstored.reset();
        adoptBuffered();
    }
    if (Status status = store->flush(); !status) return report(status.error());
    if (failure) logInfo(kChainLog, "blocks are stored again");
    failure.reset();
}

void LocalFollower::Impl::report(const Error& error) {
    if (failure) return;
    failure = error;
    logError(kChainLog, "blocks can't be stored: " + toString(error));
    if (owner->onFailure) owner->onFailure(error);
}

// ---- alarm

std::optional<BlockHash> LocalFollower::Impl::hashAt(Height height) {
    if (height == state.height()) return state.tip();
    if (height.value == 0 || height > state.height()) return std::nullopt;
    if (store) {
        const Result<BlockHash> hash = store->blockHash(height);
        return hash ? std::optional(*hash) : std::nullopt;
    }
    const RecentBlocks::Entry* entry = recent.find(height);
    return entry ? std::optional(entry->hash) : std::nullopt;
}

std::optional<SignedHeader> LocalFollower::Impl::headerAt(Height height) {
    if (height == state.height()) return servedHeader();
    const Result<Bytes> encoded = servedBlock(height);
    const Result<ledger::Block> block =
        encoded ? ledger::Block::decode(*encoded) : Result<ledger::Block>(encoded.error());
    if (!block) return std::nullopt;
    return SignedHeader{block->header, block->commit};
}

void LocalFollower::Impl::compare(const SignedHeader& other) {
    const Height height = other.header.height;
    const BlockHash hash = other.header.hash();
    const std::optional<BlockHash> known = hashAt(height);
    if (!known || *known == hash) return;
    const std::optional<SignedHeader> ours = headerAt(height);
    raise("The authority signed two different blocks at height " + std::to_string(height.value) + ": " +
              known->shortHex() + "… and " + hash.shortHex() + "….",
          encodeList({ours ? ours->encode() : Bytes{}, other.encode()}));
}

void LocalFollower::Impl::raise(const std::string& sentence, Bytes evidence) {
    if (alarm) return;
    alarm = sentence;
    alarmEvidence = std::move(evidence);
    logError(kChainLog, sentence);
    if (store) {
        Status status = store->flush();
        if (status) status = store->putNote("alarm-evidence", alarmEvidence);
        if (status) status = store->putNote("alarm", viewOf(sentence));
        if (!status) report(status.error());
    }
    ahead.clear();
    for (const PendingTxs::Answer& answer : pending.failAll(makeError(Code::Untrusted, sentence))) answer.deliver();
    updateConnection();
    if (owner->onAlarm) owner->onAlarm(sentence);
}

}  // namespace leo::layer1
