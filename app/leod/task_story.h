// TaskStory: what happened to one task, collected while it happens and told at its end: the timeline, the group, the
// verdicts of each phase, and where every unit of the offer went.
#pragma once

#include <QJsonObject>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "leod/console.h"
#include "node/task_request.h"
#include "protocol/key_package.h"

namespace leo::app {

class TaskStory {
public:
    TaskId task;
    bool closed = false;
    bool hasResult = false;                      // layer one has a completion
    bool resultOpened = false;                   // opened, or failed to
    std::optional<std::uint64_t> resultAfterMs;  // from posting to the decrypted result, on this computer's clock

    void noteReport(const protocol::PackageReport& report);
    void notePhase(const node::PhaseMark& mark, const ledger::Task& record);
    void noteEnd(const ledger::Task& record, const std::vector<ledger::Receipt>& receipts);

    // One line for a step that was just reached, with the time the step before took.
    std::string lineFor(const node::PhaseMark& mark, const ledger::Task& record) const;
    void print(Console& console) const;
    QJsonObject json() const;

private:
    struct Verdicts {
        std::uint32_t ok = 0, fail = 0, of = 0;
    };
    Verdicts verdictsOf(attest::Phase phase) const;
    struct Drawn {
        NodeId node;
        std::uint32_t j = 0;
        bool executor = false;
    };
    // The group as this program checked it for the key, or as the ledger tells it after completion; else empty.
    std::vector<Drawn> drawn() const;
    QJsonArray membersJson() const;

    std::vector<node::PhaseMark> m_marks;
    std::optional<protocol::PackageReport> m_report;
    std::optional<ledger::Task> m_record;
    std::map<AccountId, Amount> m_paid;         // out of the escrow
    Amount m_burned;                            // out of the escrow
    std::vector<ledger::Movement> m_penalties;  // out of deposits and reserves, not returned to their owner
};

}  // namespace leo::app
