#include "node/facade/wallets_area.h"

namespace leo::node {

WalletsArea::WalletsArea(Core& core) : m_core(core) {}

Subscription WalletsArea::observe(api::Handler<api::WalletsState>) {
    return Subscription([] {});
}

const std::vector<std::string>& WalletsArea::words() const {
    static const std::vector<std::string> none;
    return none;
}

void WalletsArea::newWords(api::Done<std::string> done) {
    m_core.hop()->toGui([done] { done(makeError(Code::Unsupported, "not in this build")); });
}

Status WalletsArea::checkWords(std::string_view) const {
    return makeError(Code::Unsupported, "not in this build");
}

void WalletsArea::create(const std::string&, std::string_view, std::string_view, api::Done<AccountId> done) {
    m_core.hop()->toGui([done] { done(makeError(Code::Unsupported, "not in this build")); });
}

void WalletsArea::restoreFile(const std::string&, std::string_view, api::Done<AccountId> done) {
    m_core.hop()->toGui([done] { done(makeError(Code::Unsupported, "not in this build")); });
}

void WalletsArea::exportFile(const AccountId&, const std::string&, api::Finished done) {
    m_core.hop()->toGui([done] { done(makeError(Code::Unsupported, "not in this build")); });
}

void WalletsArea::markBackedUp(const AccountId&) {}

void WalletsArea::activate(const AccountId&) {}

void WalletsArea::unlock(const AccountId&, std::string_view, api::Finished done) {
    m_core.hop()->toGui([done] { done(makeError(Code::Unsupported, "not in this build")); });
}

void WalletsArea::lock() {}

void WalletsArea::changePassword(const AccountId&, std::string_view, std::string_view, api::Finished done) {
    m_core.hop()->toGui([done] { done(makeError(Code::Unsupported, "not in this build")); });
}

void WalletsArea::rename(const AccountId&, const std::string&, api::Finished done) {
    m_core.hop()->toGui([done] { done(makeError(Code::Unsupported, "not in this build")); });
}

void WalletsArea::remove(const AccountId&, std::string_view, api::Finished done) {
    m_core.hop()->toGui([done] { done(makeError(Code::Unsupported, "not in this build")); });
}

Result<AccountId> WalletsArea::parseAddress(std::string_view) const {
    return makeError(Code::Unsupported, "not in this build");
}

std::string WalletsArea::address(const AccountId&) const {
    return {};
}

void WalletsArea::prepareTransfer(const AccountId&, Amount, api::Done<api::SigningRequest> done) {
    m_core.hop()->toGui([done] { done(makeError(Code::Unsupported, "not in this build")); });
}

void WalletsArea::sign(std::uint64_t, api::Done<Height> done) {
    m_core.hop()->toGui([done] { done(makeError(Code::Unsupported, "not in this build")); });
}

void WalletsArea::discard(std::uint64_t) {}

void WalletsArea::history(const AccountId&, const api::Cursor&, api::Done<api::Page<api::HistoryEntry>> done) {
    m_core.hop()->toGui([done] { done(makeError(Code::Unsupported, "not in this build")); });
}

}  // namespace leo::node
