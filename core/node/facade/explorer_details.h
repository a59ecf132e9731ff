// What the explorer shows of one block, transaction or task: read from the chain's own bytes and checked again here.
//
// Run on the explorer's reading thread; what belongs to the state (names, keys of nodes) is given or filled in later.
#pragma once

#include "node/facade/explorer_source.h"
#include "node/facade/explorer_words.h"

namespace leo::node {

// Rows still carry index values, so that names can be filled in on the core's thread.
struct BlockFacts {
    api::BlockDetail detail;  // without txs and seeds
    store::IndexedBlock block;
    std::vector<store::IndexedTx> txs;
    std::vector<TaskId> posted;  // in the block before: this one's beacon is the seed of their first draw
};
struct TxFacts {
    api::TxDetail detail;  // without row and names
    store::IndexedTx tx;
    ledger::Receipt receipt;
};
struct DisputeFacts {
    store::IndexedTx tx;
    Amount seized;
    bool upheld = false;
};
// What proofs are checked against.
struct ProofBasis {
    ledger::Task task;
    ChainId chain;
    struct Node {
        std::string name;
        crypto::VrfPublic vrfKey{};
    };
    std::map<NodeId, Node> nodes;
};

Result<std::vector<DisputeFacts>> disputeFacts(ExplorerSource::Sources& from, std::optional<store::Place> before,
                                               std::size_t limit);
// NotFound.
Result<BlockFacts> blockFacts(ExplorerSource::Sources& from, Height height);
Result<TxFacts> txFacts(ExplorerSource::Sources& from, const TxId& id);
Result<api::TaskProofs> taskProofs(ExplorerSource::Sources& from, const ProofBasis& basis);
// The transaction that posted the task: its hash is the task's id.
Result<api::RawView> taskRaw(ExplorerSource::Sources& from, const TaskId& id);

api::RawView rawHeader(ByteView header);
api::RawView rawTx(const ledger::Tx& tx);

// Where money went, pots in words.
std::vector<api::TxDetail::Move> movesOf(const ledger::Receipt& receipt, const Names& names);

}  // namespace leo::node
