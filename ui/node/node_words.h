// The words for a node: its states, why a task did not come, what its registers measure (ui
// section 6.8).
#pragma once

#include <QString>

#include "api/networks.h"
#include "api/node.h"
#include "run/task_words.h"

namespace leo::ui {

// A remark as Note shows it. An empty kind says nothing.
struct NodeSentence {
    QString kind, title, text;
};

QString nodeMarkName(api::NodeMark mark);  // "stopped", "starting", …
Badge nodeBadge(api::NodeMark mark);
QString nodeHeadline(const api::NodeState& state);
// What the state means and what to do; nothing while the node runs well.
NodeSentence nodeSentence(const api::NodeState& state, const api::Parameters& parameters);

// "Stop now and lose 10.00 LEO and 5 credit?", and what the node is in.
QString stopTitle(const api::NodeState& state);
QString stopText(const api::NodeState& state);

Badge nodeTaskBadge(const api::NodeTaskRow& row);
QString missedReason(const api::MissedTask& missed);
// Draws seen and won against the number to be expected.
QString drawsSentence(const api::NodeState& state);
QString creditReason(std::string_view why);  // of CreditPoint

QString runtimeKind(const api::RuntimeEntry& entry);
QString runtimeDetail(const api::RuntimeEntry& entry);

QString pcrMeaning(std::uint32_t index);
QString uptime(std::uint64_t ms);           // "3 d 4 h"
QString dayAndClock(TimeMs time);           // "14 Oct, 09:12"
QString minuteOfDay(std::uint32_t minute);  // "09:30"
QString hours(std::uint32_t fromMinute, std::uint32_t toMinute);
QString runnerName(std::string_view runner);  // of NodeStart and SandboxInfo

}  // namespace leo::ui
