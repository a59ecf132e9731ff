// Core: what all areas of the facade share, on the core's thread: the network, the wallets that are open, and the
// signals by which areas learn of changes.
//
// Thread: the core's, for everything here. Areas keep Subscriptions as members; signals may be subscribed at any
// time.
#pragma once

#include <QObject>
#include <map>
#include <optional>

#include "api/notifications.h"
#include "node/client.h"
#include "node/facade/facade.h"
#include "node/facade/hop.h"
#include "node/facade/signing.h"
#include "node/key_service.h"
#include "node/layout.h"
#include "node/network_file.h"
#include "node/worker.h"
#include "store/data_dir.h"
#include "store/sqlite.h"

namespace leo::node {

struct CurrentNetwork {
    NetworkFile file;
    std::filesystem::path directory;  // of this program for this network: chain, blocks, and what areas put there
    bool onThisComputer = false;
    bool offline = false;  // shows what is on the disk and links to nobody
};

// A node of this computer on the current network, beside those that a network of this computer keeps running.
struct OwnNode {
    AccountId account;
    std::filesystem::path home;
    std::string name;
};

class Core : public QObject {
    Q_OBJECT
public:
    // Opens <data>/desktop. InUse, NotPermitted, Io, DiskFull.
    static Result<std::unique_ptr<Core>> create(FacadeConfig config, std::shared_ptr<Hop> hop);
    ~Core() override;

    const FacadeConfig& config() const { return m_config; }
    const std::shared_ptr<Hop>& hop() const { return m_hop; }
    const Layout& layout() const { return m_layout; }
    const store::DataDirectory& directory() const { return m_directory; }
    // <data>/desktop/desktop.sqlite: an area makes its own tables when it is constructed (CREATE TABLE IF NOT
    // EXISTS).
    store::Database& database() { return m_database; }
    // One thread for work that blocks: files, Argon2, a sandbox. In order, one at a time.
    Worker& worker() { return m_worker; }
    TimeMs now() const { return systemClock().now(); }
    Signing& signing() { return m_signing; }
    // Small texts that outlive the program, in database(): "<area>.<name>". Empty when never put.
    std::string setting(std::string_view name);
    void putSetting(std::string_view name, std::string_view value);

    // The network. client() is there whenever network() is: it follows the chain and fetches content under an
    // identity of its own that belongs to nobody, so all reading works without a wallet.
    const CurrentNetwork* network() const { return m_network ? &*m_network : nullptr; }
    Client* client() { return m_client.get(); }
    const ledger::State* state() const { return m_client ? &m_client->state() : nullptr; }
    // Replaces the network; none leaves it. Open wallets stay open. On an error there is none.
    Status useNetwork(std::optional<CurrentNetwork> network);

    // Wallets. Known ones are all of this computer; open ones can sign.
    std::optional<AccountId> active() const { return m_active; }
    void setActive(std::optional<AccountId> account);
    bool isKnown(const AccountId& account) const { return m_known.count(account) > 0; }
    // A wallet's name; empty for an account that is not of this computer.
    std::string nameOf(const AccountId& account) const;
    void setKnown(std::map<AccountId, std::string> names);
    bool isOpen(const AccountId& account) const { return m_open.count(account) > 0; }
    std::vector<AccountId> openWallets() const;
    // Signs and sends as this wallet; null while it is locked or without a network. Shares chain, content and links
    // with client(). Gone with the wallet's lock or the network: never kept.
    Client* walletClient(const AccountId& account);
    Client* activeClient() { return m_active ? walletClient(*m_active) : nullptr; }
    void openWallet(crypto::Identity identity);
    void closeWallet(const AccountId& account);  // forgets its signing requests
    void closeWallets();

    // This computer's own node (operator_area.h): where it lies, also before there is one, and its account, which is
    // a wallet beside the others. Both need a network.
    std::filesystem::path ownNodeHome();
    void setOwnNodeHome(const std::filesystem::path& home);  // empty: the usual place
    const std::optional<OwnNode>& ownNode() const { return m_ownNode; }
    void setOwnNode(std::optional<OwnNode> node);

    // Signals, in the order things happen. What hangs on client() or walletClient() lets go in onLeaving.
    Signal<> onLeaving;  // the network, its clients are still there
    Signal<> onNetwork;  // another network, or none
    Signal<const layer1::Head&> onHead;
    Signal<layer1::Connection> onConnection;
    Signal<> onActive;                       // active() is another wallet
    Signal<> onWallets;                      // known or open wallets changed
    Signal<> onOwnNode;                      // ownNode() is another
    Signal<const CurrentNetwork&> onEnding;  // a network is about to be stopped or forgotten by this program
    Signal<const AccountId&> onOpened;       // its client is there when a network is
    Signal<const AccountId&> onClosing;      // its client is still there
    Signal<const api::Notice&> onNotice;     // an area has something to tell; the id is filled in by Notifications
    Signal<api::NoticeKind, const Hash&> onDecided;  // a notice about this subject needs no decision any more
    // Layer one contradicted itself, or this computer cannot keep its chain (disk full).
    Signal<const std::string&> onAlarm;
    Signal<> onFailure;

    // Key requests of open wallets: every wallet has a KeyService that asks. Nobody subscribed: nobody answers.
    Signal<const AccountId&, const KeyService::Request&> onKeyChecked;
    Signal<const AccountId&, const KeyService::Request&, const KeyService::Decide&> onKeyAsked;
    Signal<const AccountId&, const TaskId&, ledger::Party, const Result<layer1::Receipt>&> onKeyAnswered;
    KeyService* keys(const AccountId& account);

private:
    struct OpenWallet {
        explicit OpenWallet(crypto::Identity of) : identity(std::move(of)) {}
        crypto::Identity identity;
        std::unique_ptr<Client> client;
        std::unique_ptr<KeyService> keys;
    };

    Core(FacadeConfig config, std::shared_ptr<Hop> hop, Layout layout, store::DataDirectory directory,
         store::Database database);
    void attach(OpenWallet& wallet);
    static void detach(OpenWallet& wallet);

    FacadeConfig m_config;
    std::shared_ptr<Hop> m_hop;
    Layout m_layout;
    store::DataDirectory m_directory;
    store::Database m_database;
    Worker m_worker;
    Signing m_signing;
    std::optional<CurrentNetwork> m_network;
    std::unique_ptr<Client> m_client;
    Subscription m_heads, m_connections;
    std::map<AccountId, OpenWallet> m_open;
    std::map<AccountId, std::string> m_known;
    std::optional<AccountId> m_active;
    std::optional<OwnNode> m_ownNode;
};

}  // namespace leo::node
