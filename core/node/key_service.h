// KeyService: answers key requests for a wallet, as requester of its tasks and as publisher of its lambdas.
// It also complains for a requester whose result's key is not in the box: the window is seconds, and a secret that
// opens nothing gives nothing away.
//
// For each request it fetches the package, runs the six checks on this computer, and asks the policy. A key leaves
// only sealed to the executor's chip in the state that was proved. A package that fails its checks is never granted,
// by any policy; nothing is sent then. Every member of a group may ask once a turn, so all requests of a turn are
// tried and the first that passes is the one that is answered. Thread: that of the client.
#pragma once

#include <QObject>
#include <functional>
#include <map>
#include <set>
#include <tuple>

#include "node/client.h"
#include "protocol/key_package.h"

namespace leo::node {

enum class KeyPolicy : std::uint8_t {
    Automatic,  // grant when everything verifies
    Ask,        // onAsk decides
    Refuse,     // send KeyRefuse
    Ignore,     // somebody else answers for this party
};

class KeyService : public QObject {
    Q_OBJECT
public:
    struct Config {
        KeyPolicy asRequester = KeyPolicy::Automatic;
        KeyPolicy asPublisher = KeyPolicy::Automatic;
        std::vector<Hash> profileDigests;  // sandbox profiles this wallet trusts; empty trusts any
    };
    KeyService(Client& client, Config config);

    struct Request {
        TaskId task;
        std::uint32_t draw = 0, turn = 0;
        ledger::Party party = ledger::Party::Requester;
        protocol::PackageReport report;
        // The package as it was sealed to this wallet; none when the policy answers without one.
        std::shared_ptr<const Bytes> sealedPackage;
    };
    using Decide = std::function<void(bool grant)>;
    // With KeyPolicy::Ask, for requests whose checks passed: call `decide` once, any time later.
    std::function<void(const Request&, Decide)> onAsk;
    // The checks are done; `willGrant` says what follows by policy.
    std::function<void(const Request&, bool willGrant)> onChecked;
    std::function<void(const TaskId&, ledger::Party, const Result<layer1::Receipt>&)> onAnswered;

private:
    // One key of one turn: task, draw, turn, whose key.
    using Slot = std::tuple<TaskId, std::uint32_t, std::uint32_t, ledger::Party>;
    static Slot slotOf(const ledger::Task& task, ledger::Party party) {
        return {task.task, task.draw, task.turn, party};
    }
    void handleHead();
    void consider(const ledger::Task& task, ledger::Party party);
    void fetch(const Slot& slot, const NodeId& member, const ledger::CidBytes& package);
    void check(const Slot& slot, const ledger::Task& task, Bytes block);
    void answer(const Slot& slot, const Request& request, bool grant);
    void checkResultBox(const ledger::Task& task);
    // The task of a slot, while its key can be granted; null otherwise.
    const ledger::Task* open(const Slot& slot) const;
    KeyPolicy policyFor(ledger::Party party) const;

    Client& m_client;
    Config m_config;
    std::set<std::pair<Slot, NodeId>> m_tried;                  // whose requests are looked at, or were
    std::set<Slot> m_decided;                                   // a request passed, or the policy needs none
    std::set<std::pair<TaskId, std::uint32_t>> m_checkedBoxes;  // by turn
    layer1::Subscription m_heads;
};

// What an owner or node expects of a machine on this network.
protocol::References referencesFor(const std::vector<Hash>& profileDigests);

}  // namespace leo::node
