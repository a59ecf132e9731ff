#include "protocol/witness.h"

#include <algorithm>

namespace leo::protocol {

Witness::Witness(NodeId self, const ledger::Task& task, Amount bond)
    : m_self(self), m_task(task.task), m_draw(task.draw), m_bond(bond), m_joins(task.joins) {}

const ledger::Joiner* Witness::joined(const NodeId& node) const {
    for (const ledger::Joiner& join : m_joins)
        if (join.node == node) return &join;
    return nullptr;
}

void Witness::see(const CertificateSignature& vote, TimeMs now) {
    if (!joined(vote.signer) || m_reports.count(vote.signer)) return;
    const ledger::CertificateVote mine{vote.hash, vote.signature};
    const auto known = m_votes.find({vote.signer, vote.attempt});
    if (known != m_votes.end() && known->second.hash == vote.hash) return;
    const Bytes content = ledger::certificateVote(m_task, m_draw, vote.attempt, vote.hash);
    if (vote.attempt >= kMaxAttempts ||
        !crypto::verify(vote.signer, ledger::kCertificateVoteTag, content, vote.signature))
        return;
    if (known == m_votes.end()) {
        m_votes.emplace(std::pair(vote.signer, vote.attempt), mine);
        return;
    }
    const bool ordered = known->second.hash < mine.hash;
    accuse({vote.signer,
            ledger::TwoCertificates{vote.attempt, ordered ? known->second : mine, ordered ? mine : known->second}},
           now);
}

void Witness::see(const ledger::SignedVerdict& verdict, TimeMs now) {
    const ledger::Verdict& v = verdict.verdict;
    if (v.task != m_task || v.draw != m_draw || !joined(v.monitor) || m_reports.count(v.monitor)) return;
    // A turn is a place among those who joined. Without that bound one member could fill the memory of the others.
    if (v.turn >= m_joins.size()) return;
    auto& slots = m_verdicts[v.monitor];
    const VerdictSlot slot{v.turn, v.phase};
    const auto said = slots.find(slot);
    if (said != slots.end()) {
        const auto same = std::find_if(said->second.begin(), said->second.end(),
                                       [&](const auto& other) { return other.verdict.outcome == v.outcome; });
        if (same != said->second.end()) {
            if (same->verdict.encode() != v.encode() && verdict.valid())
                accuse({v.monitor, ledger::TwoVerdicts{*same, verdict}}, now);
            return;
        }
        if (said->second.size() >= kMaxVerdicts) return;
    }
    if (verdict.valid()) slots[slot].push_back(verdict);
}

void Witness::see(const ledger::TxBody& body, TimeMs now) {
    if (const auto* anchor = std::get_if<ledger::TaskAnchor>(&body)) {
        if (anchor->task != m_task || anchor->draw != m_draw) return;
        for (const ledger::AnchorSignature& entry : anchor->signatures)
            if (entry.joiner < m_joins.size())
                see(CertificateSignature{m_joins[entry.joiner].node, entry.attempt, anchor->certificateHash,
                                         entry.signature},
                    now);
    } else if (const auto* complete = std::get_if<ledger::TaskComplete>(&body)) {
        for (const ledger::SignedVerdict& verdict : complete->verdicts) see(verdict, now);
    } else if (const auto* confirm = std::get_if<ledger::TaskConfirm>(&body)) {
        see(confirm->verdict, now);
    }
}

void Witness::accuse(const Accuse& lie, TimeMs now) {
    const ledger::Joiner* accused = joined(lie.node);
    if (lie.node == m_self || !accused || m_reports.count(lie.node)) return;
    const auto before = std::count_if(m_joins.begin(), m_joins.end(), [&](const ledger::Joiner& join) {
        return join.node < m_self && join.node != lie.node;
    });
    const std::uint64_t turn = std::min<std::uint64_t>(static_cast<std::uint64_t>(before), kLastTurn);
    m_reports.emplace(lie.node, Report{lie.evidence, now + turn * kTurnMs});
    m_outbox.note("saw a lie of " + lie.node.shortHex() + ": " + std::string(ledger::lieKindName(lie.evidence)));
    handleTimeout(now);
}

void Witness::handleTask(const ledger::Task& task) {
    if (task.draw == m_draw) m_joins = task.joins;
}

void Witness::handleTimeout(TimeMs now) {
    for (auto& [node, report] : m_reports) {
        if (report.sent || now < report.due) continue;
        report.sent = true;
        if (joined(node) && joined(node)->out) continue;
        m_outbox.push(Submit{ledger::Dispute{m_task, m_draw, node, report.evidence, m_bond}});
    }
}

std::optional<TimeMs> Witness::pollTimeout() const {
    std::optional<TimeMs> next;
    for (const auto& [node, report] : m_reports)
        if (!report.sent && (!next || report.due < *next)) next = report.due;
    return next;
}

}  // namespace leo::protocol
