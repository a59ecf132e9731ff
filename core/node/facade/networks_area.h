// Networks of core/api on the core (api/networks.h): which network, how to get onto one, how well it is followed.
//
//   <data>/desktop/networks/<16 hex digits of the chain>/   network.json and genesis.leo of a network that was
//   joined;
//                                                           chain and blocks of this program for any network
// The network of this computer is described by <data>/devnet/network.json instead (layout.h).
//
// Invitations: a path of a network.json, "/ip4/…/ws/p2p/…", or "leo:network/<64 hex>?at=<address>&at=…", which also
// names the chain that must be found there.
//
// Threads: the interface's for what overrides the interface; construction, destruction and all else on the core's.
#pragma once

#include <deque>

#include "api/networks.h"
#include "node/facade/core.h"
#include "node/facade/local_process.h"
#include "node/facade/publisher.h"

namespace leo::node {

// What an invitation says, before anybody was asked.
struct Invitation {
    std::optional<std::filesystem::path> file;
    std::optional<ChainId> chain;
    std::vector<std::string> addresses;
};
// Malformed.
Result<Invitation> parseInvitation(const std::string& text);

class NetworksArea final : public api::Networks {
public:
    explicit NetworksArea(Core& core);
    ~NetworksArea() override;

    Subscription observe(api::Handler<api::NetworkState> handler) override;
    Subscription observeStart(api::Handler<api::LocalStart> handler) override;
    void startLocal(std::uint32_t nodes, api::Finished done) override;
    void cancelLocal(bool remove, api::Finished done) override;
    void stopLocal(api::Finished done) override;
    void join(const std::string& invitation, api::Done<api::NetworkInfo> done) override;
    void use(const ChainId& chain, api::Finished done) override;
    void forget(const ChainId& chain, api::Finished done) override;
    void setPaused(bool paused) override;
    void exportAlarm(const std::string& path, api::Finished done) override;
    void reconnect() override;

private:
    struct Visit;  // to a network that is being joined

    void reload();
    std::filesystem::path directoryOf(const ChainId& chain) const;
    const CurrentNetwork* find(const ChainId& chain) const;
    Status useKnown(const ChainId& chain);
    void started(const Status& status, const api::Finished& done);
    void visit(Invitation invitation, std::function<void(Result<ledger::Genesis>)> done);
    Result<api::NetworkInfo> keep(NetworkFile file);
    Status forgetKnown(const ChainId& chain);
    void attach();
    void handleHead(const layer1::Head& head);
    api::NetworkState build(std::uint64_t sequence);
    api::Link link() const;
    std::string problem() const;

    Core& m_core;
    LocalProcess m_local;
    std::vector<CurrentNetwork> m_known;
    bool m_paused = false;
    std::string m_problem;  // why the chosen network could not be opened
    std::optional<std::string> m_alarm;
    TimeMs m_headSeen;
    std::deque<std::int64_t> m_offsets;  // of the newest heads that came live
    std::unique_ptr<Visit> m_visit;
    Publisher<api::NetworkState> m_state;
    Publisher<api::LocalStart> m_start;
    std::vector<Subscription> m_subscriptions;
};

}  // namespace leo::node
