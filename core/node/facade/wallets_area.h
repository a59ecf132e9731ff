// Wallets of core/api on the core (api/wallets.h): the accounts of this computer.
//
// Files and Argon2 are the worker's; what is open is the core's. The test wallets of the network of this computer
// open by themselves when that network becomes the current one, and close when it is left. Three wrong passwords in a
// row make the next attempt wait 1, 2, 4 … 60 s, also after a new start.
//
// Threads: the interface's for what overrides the interface; construction, destruction and all else on the core's.
#pragma once

#include <QTimer>
#include <set>

#include "api/wallets.h"
#include "node/facade/account_view.h"
#include "node/facade/core.h"
#include "node/facade/publisher.h"
#include "node/facade/wallet_files.h"

namespace leo::node {

inline constexpr unsigned kFreeAttempts = 2;  // wrong passwords before the first delay
inline constexpr std::uint64_t kFirstDelayMs = 1'000;
inline constexpr std::uint64_t kMostDelayMs = 60'000;
// The delay after so many wrong passwords in a row.
std::uint64_t unlockDelayMs(unsigned wrong);

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
    using Secret = std::shared_ptr<crypto::SecretBytes>;
    struct Entry {
        WalletFile file;
        unsigned wrong = 0;
        std::uint64_t blockedUntilMs = 0;  // steady clock
    };

    Entry* find(const AccountId& account);
    void recallAttempts(Entry& entry);  // wrong passwords of earlier runs
    void keepAttempts(const Entry& entry);
    void reload();        // from the disk and the current network
    void chooseActive();  // keeps it, or takes the one used last, or the first
    void openTestWallets();
    void added(WalletFile file, crypto::Identity identity);
    // Opens the file on the worker and counts wrong passwords; `then` gets the identity.
    void withPassword(const AccountId& account, const Secret& password,
                      std::function<void(Result<crypto::Identity>)> then);
    void countSpending();
    void countSpending(const ledger::Task& task, const std::vector<ledger::Receipt>& receipts);
    void handleHead(const layer1::Head& head);
    void remindOfBackup();
    std::vector<std::string> lookalikes(const AccountId& recipient, const AccountId& signer);
    api::WalletsState build(std::uint64_t sequence);
    api::Wallet describe(const Entry& entry) const;

    Core& m_core;
    std::vector<Entry> m_entries;
    std::map<AccountId, Spending> m_spending;
    std::set<TaskId> m_counted;  // closed tasks in m_spending
    QTimer m_delays;             // the end of the next delay, so that observers learn of it
    Publisher<api::WalletsState> m_state;
    std::vector<Subscription> m_subscriptions;
};

}  // namespace leo::node
