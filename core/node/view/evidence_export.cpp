#include "node/view/evidence_export.h"

#include <algorithm>
#include <set>

#include "crypto/merkle.h"

namespace leo::node {
namespace {

class Maker {
public:
    Maker(layer1::Layer1& chain, const ledger::Task& task, const TaskHistory& history)
        : m_chain(chain), m_task(task), m_history(history) {}

    Result<EvidenceContents> make(const std::optional<protocol::KeyPackage>& package) {
        LEO_REQUIRE(m_task.phase == ledger::TaskPhase::Closed, Code::WrongState, "the task is still open");
        m_out.genesis = m_chain.genesis();
        m_line = timelineOf(m_history, m_task, m_chain.genesis().params);
        LEO_REQUIRE(m_line.post && m_line.close, Code::NotFound, "blocks of this task are no longer at hand");
        std::set<Height> heights;
        for (const auto& [key, fact] : m_history.facts()) heights.insert(fact.height);
        for (const PhaseSpan& span : m_line.spans)
            if (span.phase == ledger::TaskPhase::Joining && span.height) heights.insert(*span.height);
        for (const Height height : heights) LEO_TRY(addBlock(height));
        LEO_TRY(addLambda(heights));
        LEO_TRY(addNodes());
        m_out.package = package;
        if (m_line.certificate)
            m_out.certificate = *m_line.certificate;
        else if (package)
            m_out.certificate = package->certificate;
        return std::move(m_out);
    }

private:
    Result<ledger::Block> blockAt(Height height) {
        std::optional<ledger::Block> block = m_chain.blockAt(height);
        LEO_REQUIRE(block, Code::NotFound, "block " + std::to_string(height.value) + " is no longer at hand");
        return std::move(*block);
    }

    static Placed place(const std::vector<Bytes>& leaves, std::size_t index, Height height) {
        std::vector<Hash> hashes;
        for (const Bytes& leaf : leaves) hashes.push_back(crypto::merkleLeafHash(leaf));
        return {leaves[index], height, static_cast<std::uint32_t>(index), static_cast<std::uint32_t>(leaves.size()),
                crypto::merklePath(hashes, index)};
    }
    static std::vector<Bytes> leavesOf(const ledger::Block& block) {
        std::vector<Bytes> leaves;
        for (const ledger::SignedTx& tx : block.txs) leaves.push_back(tx.encode());
        return leaves;
    }

    Status addBlock(Height height) {
        LEO_TRY_ASSIGN(const ledger::Block block, blockAt(height));
        LEO_TRY_ASSIGN(const std::vector<ledger::Receipt> receipts, m_chain.receiptsAt(height));
        m_out.headers.push_back({block.header, block.commit});
        const std::vector<Bytes> txs = leavesOf(block);
        std::vector<Bytes> receiptLeaves;
        for (const ledger::Receipt& receipt : receipts) receiptLeaves.push_back(receipt.rootLeaf());
        for (auto fact = m_history.facts().lower_bound({height, 0});
             fact != m_history.facts().end() && fact->first.first == height; ++fact) {
            m_out.receipts.push_back(place(receiptLeaves, fact->second.index, height));
            if (!fact->second.tx) continue;
            for (std::size_t i = 0; i < block.txs.size(); ++i)
                if (block.txs[i].tx.id() == *fact->second.tx) m_out.transactions.push_back(place(txs, i, height));
        }
        return {};
    }

    Status addLambda(const std::set<Height>& there) {
        const ledger::LambdaRecord* lambda = m_chain.state().lambda(m_task.post.lambda);
        LEO_REQUIRE(lambda, Code::UnknownLambda, "the lambda is not on layer one");
        LEO_TRY_ASSIGN(const ledger::Block block, blockAt(lambda->publishedAt));
        if (!there.count(lambda->publishedAt)) m_out.headers.push_back({block.header, block.commit});
        for (std::size_t i = 0; i < block.txs.size(); ++i)
            if (block.txs[i].tx.id().bytes == lambda->lambda.bytes)
                m_out.lambda = place(leavesOf(block), i, lambda->publishedAt);
        LEO_REQUIRE(!m_out.lambda.leaf.empty(), Code::NotFound, "the lambda's transaction is not in its block");
        return {};
    }

    Status addNodes() {
        m_out.snapshot.totalWeight = m_task.totalWeight;
        for (const TaskFact* join : m_line.joins) {
            const ledger::NodeRecord* node = m_chain.state().node(join->sender);
            LEO_REQUIRE(node, Code::UnknownNode, "a node that joined is not on layer one any more");
            const auto credit = creditOf(join->sender);
            LEO_REQUIRE(credit, Code::NotFound, "the credits of the draw are no longer at hand");
            m_out.snapshot.entries.push_back({node->node, *credit, node->vrfKey, node->features});
            m_out.nodes.push_back(
                {node->node, node->name, node->vrfKey, node->ekPublic, node->akPublic, node->ekCertificates});
        }
        std::sort(m_out.snapshot.entries.begin(), m_out.snapshot.entries.end(),
                  [](const auto& a, const auto& b) { return a.node < b.node; });
        return {};
    }

    // A closed task keeps the weights of its members; of others that joined the snapshot has them while it is kept,
    // and genesis when the draw looked back to it.
    std::optional<Credit> creditOf(const NodeId& id) const {
        if (const ledger::Joiner* joiner = m_task.joiner(id)) return joiner->weight;
        if (const auto snapshot = m_chain.state().snapshotAt(m_task.snapshotHeight)) {
            if (const ledger::SnapshotEntry* entry = ledger::findEntry(*snapshot, id)) return entry->credit;
        }
        return creditFromReceipts(id);
    }
    // Its present credit less what receipts changed since the snapshot.
    std::optional<Credit> creditFromReceipts(const NodeId& id) const {
        const ledger::NodeRecord* node = m_chain.state().node(id);
        if (!node) return std::nullopt;
        std::int64_t credit = node->credit.value;
        for (Height height = m_chain.state().height(); height > m_task.snapshotHeight; height.value--) {
            const Result<std::vector<ledger::Receipt>> receipts = m_chain.receiptsAt(height);
            if (!receipts.ok()) return std::nullopt;
            for (const ledger::Receipt& receipt : *receipts)
                for (const ledger::CreditChange& change : receipt.credits)
                    if (change.node == id) credit -= change.change;
        }
        return credit >= 0 ? std::optional<Credit>(Credit{static_cast<std::uint32_t>(credit)}) : std::nullopt;
    }

    layer1::Layer1& m_chain;
    const ledger::Task& m_task;
    const TaskHistory& m_history;
    TaskTimeline m_line;
    EvidenceContents m_out;
};

}  // namespace

Result<Bytes> makeEvidence(layer1::Layer1& chain, const ledger::Task& task, const TaskHistory& history,
                           const std::optional<protocol::KeyPackage>& package) {
    LEO_TRY_ASSIGN(const EvidenceContents contents, Maker(chain, task, history).make(package));
    Bytes file = contents.encode();
    LEO_REQUIRE(file.size() <= kMaxEvidenceFileBytes, Code::TooLarge, "more evidence than a file of it may hold");
    return file;
}

}  // namespace leo::node
