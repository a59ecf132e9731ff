// Networks of core/api on the core (api/networks.h): which network, how to get onto one, how well it is followed.
//
// Threads: the interface's for what overrides the interface; construction, destruction and all else on the core's.
#pragma once

#include "api/networks.h"
#include "node/facade/core.h"

namespace leo::node {

class NetworksArea final : public api::Networks {
public:
    explicit NetworksArea(Core& core);

    Subscription observe(api::Handler<api::NetworkState> handler) override;
    Subscription observeStart(api::Handler<api::LocalStart> handler) override;
    void startLocal(std::uint32_t nodes, api::Finished done) override;
    void cancelLocal(bool remove, api::Finished done) override;
    void stopLocal(api::Finished done) override;
    void join(const std::string& invitation, api::Done<api::NetworkInfo> done) override;
    void use(const ChainId& chain, api::Finished done) override;
    void forget(const ChainId& chain, api::Finished done) override;
    void setPaused(bool paused) override;
    void reconnect() override;

private:
    Core& m_core;
};

}  // namespace leo::node
