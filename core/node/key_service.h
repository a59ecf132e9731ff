// KeyService: answers key requests for a wallet, as requester of its tasks and as publisher of its lambdas.
//
// For each request it fetches the package, runs the six checks on this computer, and asks the policy. A key leaves
// only sealed to the executor's chip in the state that was proved. A package that fails its checks is never granted,
// by any policy; nothing is sent then. A turn asks with one package, which layer one fixes: the next turn brings
// another. Thread: that of the client.
#pragma once

#include <QObject>
#include <functional>
#include <map>
#include <set>

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
    using Slot = std::pair<TaskId, ledger::Party>;
    void handleHead();
    void consider(const ledger::Task& task, ledger::Party party);
    void check(const Slot& slot, const ledger::CidBytes& package);
    void answer(const Slot& slot, const Request& request, bool grant);
    KeyPolicy policyFor(ledger::Party party) const;

    Client& m_client;
    Config m_config;
    std::map<Slot, std::pair<std::uint32_t, std::uint32_t>> m_seen;  // the (draw, turn) that was answered
    layer1::Subscription m_heads;
};

// What an owner or node expects of a lambda's run on this network.
protocol::References referencesFor(const ledger::Manifest& manifest, const std::vector<Hash>& profileDigests);

}  // namespace leo::node
