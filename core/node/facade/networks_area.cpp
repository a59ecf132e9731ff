#include "node/facade/networks_area.h"

namespace leo::node {

NetworksArea::NetworksArea(Core& core) : m_core(core) {}

Subscription NetworksArea::observe(api::Handler<api::NetworkState>) {
    return Subscription([] {});
}

Subscription NetworksArea::observeStart(api::Handler<api::LocalStart>) {
    return Subscription([] {});
}

void NetworksArea::startLocal(std::uint32_t, api::Finished done) {
    m_core.hop()->toGui([done] { done(makeError(Code::Unsupported, "not in this build")); });
}

void NetworksArea::cancelLocal(bool, api::Finished done) {
    m_core.hop()->toGui([done] { done(makeError(Code::Unsupported, "not in this build")); });
}

void NetworksArea::stopLocal(api::Finished done) {
    m_core.hop()->toGui([done] { done(makeError(Code::Unsupported, "not in this build")); });
}

void NetworksArea::join(const std::string&, api::Done<api::NetworkInfo> done) {
    m_core.hop()->toGui([done] { done(makeError(Code::Unsupported, "not in this build")); });
}

void NetworksArea::use(const ChainId&, api::Finished done) {
    m_core.hop()->toGui([done] { done(makeError(Code::Unsupported, "not in this build")); });
}

void NetworksArea::forget(const ChainId&, api::Finished done) {
    m_core.hop()->toGui([done] { done(makeError(Code::Unsupported, "not in this build")); });
}

void NetworksArea::setPaused(bool) {}

void NetworksArea::reconnect() {}

}  // namespace leo::node
