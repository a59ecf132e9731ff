// Witness: keeps what members of one draw signed, notices when two statements exclude each other, and shows layer one
// the lies that were seen (Dispute).
//
// Sans-IO. Time in, commands out. One reporter suffices: the joined nodes report in order of id, each a little later,
// and who sees on the ledger that the liar is out stays silent. It reports each node once.
#pragma once

#include <map>

#include "protocol/outbox.h"

namespace leo::protocol {

class Witness {
public:
    static constexpr std::uint64_t kTurnMs = 200;  // until the next one reports: a block and its way here
    static constexpr std::size_t kLastTurn = 5;    // everybody after that reports at once: a draw may end soon
    // What one node signed about outcomes that are not layer one's: more than the honest two.
    static constexpr std::size_t kMaxVerdicts = 8;

    // `self` reports; `task` as the ledger shows it from Forming on.
    Witness(NodeId self, const ledger::Task& task, Amount bond);

    // Statements whose signature is not checked yet, of anybody, in any order. They prove nothing alone.
    void see(const CertificateSignature& vote, TimeMs now);
    void see(const ledger::SignedVerdict& verdict, TimeMs now);
    // The anchor and the completion on layer one hold statements too, and it does not matter whether they applied.
    void see(const ledger::TxBody& body, TimeMs now);
    // A lie that its finder has checked.
    void accuse(const Accuse& lie, TimeMs now);

    void handleTask(const ledger::Task& task);
    void handleTimeout(TimeMs now);
    std::optional<TimeMs> pollTimeout() const;
    Outbox& outbox() { return m_outbox; }

private:
    using VerdictSlot = std::pair<std::uint32_t, attest::Phase>;  // turn and phase
    struct Report {
        ledger::LieEvidence evidence;
        TimeMs due;
        bool sent = false;
    };

    const ledger::Joiner* joined(const NodeId& node) const;

    NodeId m_self;
    TaskId m_task;
    std::uint32_t m_draw;
    Amount m_bond;
    std::vector<ledger::Joiner> m_joins;
    std::map<std::pair<NodeId, std::uint32_t>, ledger::CertificateVote> m_votes;  // the first of each attempt
    std::map<NodeId, std::map<VerdictSlot, std::vector<ledger::SignedVerdict>>> m_verdicts;  // one of each outcome
    std::map<NodeId, Report> m_reports;
    Outbox m_outbox;
};

}  // namespace leo::protocol
