#include "node/draw_choice.h"

#include <algorithm>
#include <cmath>

namespace leo::node {
namespace {

using Act = DrawChoice::Act;

DrawChoice decline(Act act, const DrawFacts& draw, Missed why, std::string have = {}, std::string wanted = {}) {
    return {act, MissedDraw{draw.task, {}, why, std::move(have), std::move(wanted), 0}};
}

// Nothing of the task matters while this holds.
std::optional<DrawChoice> unfit(const NodeFacts& node, const DrawFacts& draw) {
    const ledger::NodeStatus status = node.record ? node.record->status : ledger::NodeStatus::Inactive;
    if (status == ledger::NodeStatus::Stale) return decline(Act::Later, draw, Missed::Stale);
    if (status != ledger::NodeStatus::Active) return decline(Act::Pass, draw, Missed::NotActive);
    if (!node.provable) return decline(Act::Later, draw, Missed::NotProvable);
    if (node.drain) return decline(Act::Pass, draw, Missed::Draining);
    if (node.executing) return decline(Act::Later, draw, Missed::Busy, "executing");
    if (!node.record->busyWith.isZero()) return decline(Act::Later, draw, Missed::Busy, "draw");
    if (node.renewing) return decline(Act::Later, draw, Missed::Busy, "renewal");
    if (node.openTasks >= kMaxOpenTasks) return decline(Act::Later, draw, Missed::Busy, "groups");
    return {};
}

std::optional<DrawChoice> ineligible(const NodeFacts& node, const DrawFacts& draw) {
    if (!node.entry) return decline(Act::Pass, draw, Missed::TooNew);
    const ledger::Requirements& asked = draw.requirements;
    if (asked.hardwareTpm && (node.entry->features & ledger::kFeatureHardwareTpm) == 0)
        return decline(Act::Pass, draw, Missed::HardwareTpm);
    if (asked.isolation == ledger::Isolation::Gvisor && (node.entry->features & ledger::kFeatureGvisor) == 0)
        return decline(Act::Pass, draw, Missed::Isolation, {}, "gVisor");
    if (!ledger::meets(*node.entry, asked))
        return decline(Act::Pass, draw, Missed::Requirements, std::to_string(node.entry->credit.value),
                       std::to_string(asked.minCredit));
    return {};
}

std::optional<DrawChoice> unwanted(const NodeFacts& node, const DrawFacts& draw) {
    const RunLimits& limits = node.limits;
    if (draw.offer < limits.smallestOffer)
        return decline(Act::Pass, draw, Missed::SmallestOffer, toText(draw.offer), toText(limits.smallestOffer));
    if (limits.memoryBytes > 0 && draw.manifest && draw.manifest->limits.memoryBytes > limits.memoryBytes)
        return decline(Act::Pass, draw, Missed::Memory, std::to_string(limits.memoryBytes),
                       std::to_string(draw.manifest->limits.memoryBytes));
    if (!limits.allowsMinute(node.minute))
        return decline(Act::Pass, draw, Missed::Hours, minuteText(node.minute),
                       minuteText(limits.fromMinute) + '-' + minuteText(limits.toMinute));
    return {};
}

std::optional<DrawChoice> unable(const NodeFacts& node, const DrawFacts& draw) {
    if (!draw.manifest) return decline(Act::Pass, draw, Missed::Image);
    if (!draw.imageHere) return decline(Act::Pass, draw, Missed::Image, {}, toHex(draw.manifest->imageDigest));
    if (node.balance < draw.deposit)
        return decline(Act::Pass, draw, Missed::Deposit, toText(node.balance), toText(draw.deposit));
    return {};
}

}  // namespace

DrawChoice chooseDraw(const NodeFacts& node, const DrawFacts& draw) {
    for (const auto& question : {unfit, ineligible, unwanted, unable})
        if (std::optional<DrawChoice> answer = question(node, draw)) return *answer;
    return {};
}

std::uint32_t noVotesPermille(std::uint64_t credit, std::uint64_t total, std::uint32_t tau) {
    if (total < std::uint64_t{4} * tau) return 0;  // too little credit to draw: everybody is in
    const double chance = 1.0 - static_cast<double>(tau) / static_cast<double>(total);
    return static_cast<std::uint32_t>(std::lround(1'000 * std::pow(chance, static_cast<double>(credit))));
}

void MissedDraws::add(MissedDraw draw) {
    const auto same = std::find_if(m_draws.begin(), m_draws.end(),
                                   [&](const MissedDraw& other) { return other.task == draw.task; });
    if (same != m_draws.end()) {
        // Looked at again while the same is in the way: nothing new.
        if (same->why == draw.why && same->have == draw.have) return;
        m_draws.erase(same);
    }
    if (m_draws.size() == kMaxMissed) m_draws.pop_back();
    m_draws.push_front(std::move(draw));
}

void MissedDraws::remove(const TaskId& task) {
    std::erase_if(m_draws, [&](const MissedDraw& draw) { return draw.task == task; });
}

}  // namespace leo::node
