#include "protocol/renewal_duty.h"

#include <algorithm>

namespace leo::protocol {

using ledger::NodeStatus;

void RenewalDuty::handleHead(const ledger::State& state, bool free, std::size_t lines, TimeMs now) {
    m_free = free;
    if (m_stage > Stage::Waiting) return;
    const ledger::NodeRecord* record = state.node(m_self);
    const ledger::Epoch& epoch = state.epoch();
    const bool stays =
        record != nullptr && (record->status == NodeStatus::Active || record->status == NodeStatus::Stale);
    const bool first = stays && record->renewedEpoch != epoch.number;
    const bool early = stays && free && lines >= kEarlyLines;
    if (epoch.block.isZero() || (!first && !early)) {
        m_stage = Stage::Idle;
        return;
    }
    m_qualifier = ledger::renewalQualifier(state.chain(), m_self, epoch.number, epoch.block);
    if (m_stage == Stage::Waiting && m_epoch == epoch.number) return;
    m_stage = Stage::Waiting;
    m_epoch = epoch.number;
    const bool hurry = record->status == NodeStatus::Stale || early;
    const std::uint64_t spread = hurry ? kHurryMs : std::min(kMaxSpreadMs, state.params().epochMs / 4);
    m_dueAt = now + m_random.below(std::max<std::uint64_t>(spread, 1));
}

void RenewalDuty::handleTimeout(TimeMs now) {
    if (m_stage != Stage::Waiting || now < m_dueAt) return;
    m_stage = Stage::Quoting;
    m_checkpoint = m_free;
    m_commands.push_back(QuoteMachine{m_qualifier});
}

void RenewalDuty::handleQuote(Result<MachineQuote> quote, TimeMs now) {
    if (m_stage != Stage::Quoting) return;
    if (!quote.ok()) return retry("no quote for the renewal: " + toString(quote.error()), now);
    m_stage = Stage::Sent;
    m_pcr13 = quote->pcr13;
    m_commands.push_back(Submit{ledger::Renewal{m_epoch, m_checkpoint, std::move(quote->evidence)}});
}

void RenewalDuty::handleReceipt(const Status& applied, TimeMs now) {
    if (m_stage != Stage::Sent) return;
    if (!applied.ok()) return retry("renewal not taken: " + toString(applied.error()), now);
    m_stage = m_checkpoint ? Stage::Cutting : Stage::Idle;
    if (m_checkpoint) m_commands.push_back(CutLog{m_pcr13});
}

void RenewalDuty::handleCut(const Status& cut) {
    if (m_stage != Stage::Cutting) return;
    m_stage = Stage::Idle;
    if (!cut.ok()) m_commands.push_back(Note{"the log was not cut: " + toString(cut.error())});
}

void RenewalDuty::retry(const std::string& why, TimeMs now) {
    m_commands.push_back(Note{why});
    m_stage = Stage::Waiting;
    m_dueAt = now + kRetryMs;
}

std::optional<TimeMs> RenewalDuty::pollTimeout() const {
    if (m_stage != Stage::Waiting) return std::nullopt;
    return m_dueAt;
}

std::optional<RenewalCommand> RenewalDuty::pollCommand() {
    if (m_commands.empty()) return std::nullopt;
    RenewalCommand command = std::move(m_commands.front());
    m_commands.pop_front();
    return command;
}

}  // namespace leo::protocol
