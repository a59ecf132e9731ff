// The lies a node of the adversary lab can play: what it does with its own wishes instead of what an honest node
// would.
//
// Only what leaves the node is changed; TPM, sandbox, sockets and machines are the real ones, so the others see what
// a dishonest operator could make them see with this program.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/node_task.h"

namespace leo::liar {

struct Lie {
    std::string_view name;
    std::string_view what;  // one clause for the help
    std::string_view who;   // can play it: "member", "monitor", "executor" of a group, or any "peer"
};
const std::vector<Lie>& allLies();
const Lie* findLie(std::string_view name);

// Plays one lie whenever there is a chance. `played` is told each time, with what was done, on the node's thread.
class LyingConduct final : public protocol::Conduct {
public:
    using Played = std::function<void(const TaskId& task, std::string_view what)>;
    LyingConduct(std::string_view lie, Played played) : m_lie(lie), m_played(std::move(played)) {}
    // Signs what has to be signed again. Set before the first task.
    void setIdentity(const crypto::Identity& identity) { m_identity = &identity; }

    std::vector<protocol::Command> act(const protocol::NodeTask& of, protocol::Command command) override;
    protocol::EvidenceShare quoted(const protocol::NodeTask& of, const protocol::TakeQuote& asked,
                                   protocol::EvidenceShare share) override;
    protocol::RunReport ended(const protocol::NodeTask& of, protocol::RunReport report) override;

private:
    // Whether this is its lie; then it is told.
    bool plays(const protocol::NodeTask& of, std::string_view lie, std::string_view what);
    // Its message to one member; nothing to stay silent.
    std::optional<protocol::Message> changed(const protocol::NodeTask& of, const NodeId& to,
                                             protocol::Message message);
    std::optional<ledger::TxBody> changed(const protocol::NodeTask& of, ledger::TxBody body);
    ledger::SignedVerdict resigned(ledger::Verdict verdict, bool ok) const;

    std::string m_lie;
    Played m_played;
    const crypto::Identity* m_identity = nullptr;
    std::map<TaskId, Bytes> m_firstQuote;
};

}  // namespace leo::liar
