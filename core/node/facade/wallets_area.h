// Wallets of core/api on the core (api/wallets.h): the accounts of this computer.
//
// Threads: the interface's for what overrides the interface; construction, destruction and all else on the core's.
#pragma once

#include "api/wallets.h"
#include "node/facade/core.h"

namespace leo::node {

class WalletsArea final : public api::Wallets {
public:
    explicit WalletsArea(Core& core);

    Subscription observe(api::Handler<api::WalletsState> handler) override;
    const std::vector<std::string>& words() const override;
    void newWords(api::Done<std::string> done) override;
    Status checkWords(std::string_view words) const override;
    void create(const std::string& name, std::string_view words, std::string_view password,
                api::Done<AccountId> done) override;
    void restoreFile(const std::string& path, std::string_view password, api::Done<AccountId> done) override;
    void exportFile(const AccountId& account, const std::string& path, api::Finished done) override;
    void markBackedUp(const AccountId& account) override;
    void activate(const AccountId& account) override;
    void unlock(const AccountId& account, std::string_view password, api::Finished done) override;
    void lock() override;
    void changePassword(const AccountId& account, std::string_view current, std::string_view next,
                        api::Finished done) override;
    void rename(const AccountId& account, const std::string& name, api::Finished done) override;
    void remove(const AccountId& account, std::string_view password, api::Finished done) override;
    Result<AccountId> parseAddress(std::string_view text) const override;
    std::string address(const AccountId& account) const override;
    void prepareTransfer(const AccountId& to, Amount amount, api::Done<api::SigningRequest> done) override;
    void sign(std::uint64_t request, api::Done<Height> done) override;
    void discard(std::uint64_t request) override;
    void history(const AccountId& account, const api::Cursor& from,
                 api::Done<api::Page<api::HistoryEntry>> done) override;

private:
    Core& m_core;
};

}  // namespace leo::node
