#include "node/facade/core.h"

#include "base/log.h"
#include "node/images.h"

namespace leo::node {
namespace {

constexpr const char* kCoreLog = "core";
constexpr std::int64_t kSchema = 1;

}  // namespace

Result<std::unique_ptr<Core>> Core::create(FacadeConfig config, std::shared_ptr<Hop> hop) {
    LEO_TRY_ASSIGN(Layout layout, Layout::resolve(config.dataDirectory.string()));
    LEO_TRY_ASSIGN(store::DataDirectory directory, store::DataDirectory::open(layout.root() / "desktop"));
    LEO_TRY_ASSIGN(store::Database database, store::Database::open(directory.file("desktop.sqlite")));
    LEO_TRY_ASSIGN(const std::int64_t version, database.schemaVersion());
    LEO_REQUIRE(version <= kSchema, Code::Unsupported, "the desktop's database is of a later version of Leo");
    LEO_TRY(database.execute("CREATE TABLE IF NOT EXISTS settings(name TEXT PRIMARY KEY, value TEXT NOT NULL)"));
    LEO_TRY(database.setSchemaVersion(kSchema));
    return std::unique_ptr<Core>(
        new Core(std::move(config), std::move(hop), std::move(layout), std::move(directory), std::move(database)));
}

Core::Core(FacadeConfig config, std::shared_ptr<Hop> hop, Layout layout, store::DataDirectory directory,
           store::Database database)
    : m_config(std::move(config)),
      m_hop(std::move(hop)),
      m_layout(std::move(layout)),
      m_directory(std::move(directory)),
      m_database(std::move(database)),
      m_worker("leo-work"),
      m_signing(*this) {}

Core::~Core() {
    m_open.clear();
    m_heads.reset();
    m_connections.reset();
}

std::string Core::setting(std::string_view name) {
    Result<store::Statement> query = m_database.prepare("SELECT value FROM settings WHERE name = ?1");
    if (!query.ok()) return {};
    query->bind(1, name);
    const Result<bool> row = query->step();
    return row.ok() && *row ? std::string(query->columnText(0)) : std::string();
}

void Core::putSetting(std::string_view name, std::string_view value) {
    Result<store::Statement> put = m_database.prepare("INSERT OR REPLACE INTO settings VALUES(?1, ?2)");
    Status done = put.ok() ? put->bind(1, name).bind(2, value).run() : Status(put.error());
    if (!done.ok()) logWarning(kCoreLog, "a setting is not kept: " + toString(done.error()));
}

Status Core::useNetwork(std::optional<CurrentNetwork> network) {
    if (m_client) {
        onLeaving.notify();
        m_signing.forgetAll();
        m_ownNode.reset();
        for (auto& [account, wallet] : m_open) detach(wallet);
        m_heads.reset();
        m_connections.reset();
        m_client.reset();
        m_network.reset();
    }
    const auto start = [&]() -> Status {
        if (!network) return {};
        std::error_code error;
        std::filesystem::create_directories(network->directory, error);
        ClientConfig config{
            crypto::Identity::generate(systemRandom()), network->file.genesis, {}, network->directory};
        LEO_TRY_ASSIGN(config.bootstrap, network->file.peers());
        config.agent = "leo-desktop";
        if (network->offline) {
            config.bootstrap.clear();
            config.listen = false;
            config.peerTarget = 0;
        }
        config.ownPeerId = false;
        LEO_TRY_ASSIGN(m_client, Client::create(std::move(config)));
        m_network = std::move(network);
        layer1::LocalFollower& chain = m_client->chain();
        m_heads = chain.onHead([this](const layer1::Head& head) { onHead.notify(head); });
        m_connections =
            chain.onConnection([this](layer1::Connection connection) { onConnection.notify(connection); });
        chain.onAlarm = [this](const std::string& why) { onAlarm.notify(why); };
        chain.onFailure = [this](const Error&) { onFailure.notify(); };
        for (auto& [account, wallet] : m_open) attach(wallet);
        return {};
    };
    const Status started = start();
    onNetwork.notify();
    return started;
}

void Core::attach(OpenWallet& wallet) {
    if (!m_client) return;
    wallet.client = m_client->forIdentity(wallet.identity.copy());
    KeyService::Config config;
    config.asRequester = config.asPublisher = KeyPolicy::Ask;
    Result<std::vector<Hash>> profiles = acceptedProfiles(m_config.loaderPath.string());
    // Without this build's loader nothing is known to trust: no key is given away.
    if (!profiles.ok()) return logWarning(kCoreLog, "no key requests are answered: " + toString(profiles.error()));
    config.profileDigests = std::move(*profiles);
    wallet.keys = std::make_unique<KeyService>(*wallet.client, std::move(config));
    const AccountId account = wallet.identity.id();
    wallet.keys->onChecked = [this, account](const KeyService::Request& request, bool) {
        onKeyChecked.notify(account, request);
    };
    wallet.keys->onAsk = [this, account](const KeyService::Request& request, const KeyService::Decide& decide) {
        onKeyAsked.notify(account, request, decide);
    };
    wallet.keys->onAnswered = [this, account](const TaskId& task, ledger::Party party,
                                              const Result<layer1::Receipt>& receipt) {
        onKeyAnswered.notify(account, task, party, receipt);
    };
}

void Core::detach(OpenWallet& wallet) {
    wallet.keys.reset();
    wallet.client.reset();
}

std::filesystem::path Core::ownNodeHome() {
    LEO_ASSERT(m_network);
    const std::string given = setting("operator.home." + m_network->file.chain.hex());
    if (!given.empty()) return given;
    // On this computer it lies beside those that genesis lists, where leod makes one too.
    const auto listed = static_cast<unsigned>(m_network->file.genesis.nodes.size());
    return m_network->onThisComputer ? m_layout.node(listed) : m_network->directory / "node";
}

void Core::setOwnNodeHome(const std::filesystem::path& home) {
    LEO_ASSERT(m_network);
    putSetting("operator.home." + m_network->file.chain.hex(), home.string());
}

void Core::setOwnNode(std::optional<OwnNode> node) {
    if (!node && !m_ownNode) return;
    m_ownNode = std::move(node);
    onOwnNode.notify();
}

void Core::setActive(std::optional<AccountId> account) {
    if (m_active == account) return;
    m_active = account;
    onActive.notify();
}

std::string Core::nameOf(const AccountId& account) const {
    const auto found = m_known.find(account);
    return found == m_known.end() ? std::string() : found->second;
}

void Core::setKnown(std::map<AccountId, std::string> names) {
    m_known = std::move(names);
    onWallets.notify();
}

std::vector<AccountId> Core::openWallets() const {
    std::vector<AccountId> accounts;
    for (const auto& [account, wallet] : m_open) accounts.push_back(account);
    return accounts;
}

Client* Core::walletClient(const AccountId& account) {
    const auto found = m_open.find(account);
    return found == m_open.end() ? nullptr : found->second.client.get();
}

KeyService* Core::keys(const AccountId& account) {
    const auto found = m_open.find(account);
    return found == m_open.end() ? nullptr : found->second.keys.get();
}

void Core::openWallet(crypto::Identity identity) {
    const AccountId account = identity.id();
    if (isOpen(account)) return;
    OpenWallet& wallet = m_open.emplace(account, OpenWallet(std::move(identity))).first->second;
    attach(wallet);
    onOpened.notify(account);
    onWallets.notify();
}

void Core::closeWallet(const AccountId& account) {
    const auto found = m_open.find(account);
    if (found == m_open.end()) return;
    onClosing.notify(account);
    m_signing.forget(account);
    m_open.erase(found);
    onWallets.notify();
}

void Core::closeWallets() {
    for (const AccountId& account : openWallets()) closeWallet(account);
}

}  // namespace leo::node
