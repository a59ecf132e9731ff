#include "node/facade/wallet_files.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>

#include "base/clock.h"
#include "base/log.h"
#include "codec/utf8.h"
#include "node/wallets.h"
#include "store/data_dir.h"

namespace leo::node {
namespace {

constexpr const char* kWalletsLog = "wallets";
constexpr const char* kAccountName = "account";
constexpr const char* kAboutName = "about.json";
constexpr std::size_t kMaxAboutBytes = 4096;
constexpr std::size_t kAccountDigits = 64;
constexpr std::size_t kDirectoryDigits = 16;  // of the account: enough to keep the wallets of one person apart
constexpr unsigned kFirstNode = 0;

std::filesystem::path directoryFor(const Layout& layout, const AccountId& account) {
    return layout.root() / "wallets" / account.hex().substr(0, kDirectoryDigits);
}

Result<WalletFile> readOwn(const std::filesystem::path& directory) {
    WalletFile wallet;
    wallet.directory = directory;
    LEO_TRY_ASSIGN(const Bytes account, store::readFile(directory / kAccountName, kAccountDigits + 1));
    LEO_TRY_ASSIGN(wallet.account,
                   AccountId::fromHexText(textOf(ByteView(account).first(std::min(account.size(), kAccountDigits)))));
    LEO_TRY_ASSIGN(const Bytes about, store::readFile(directory / kAboutName, kMaxAboutBytes));
    const QJsonObject object = QJsonDocument::fromJson(QByteArray(reinterpret_cast<const char*>(about.data()),
                                                                  static_cast<qsizetype>(about.size())))
                                   .object();
    wallet.name = object.value(QStringLiteral("name")).toString().toStdString();
    LEO_REQUIRE(!wallet.name.empty(), Code::Malformed, (directory / kAboutName).string() + " names no wallet");
    wallet.created = TimeMs{static_cast<std::uint64_t>(object.value(QStringLiteral("created")).toDouble())};
    wallet.backedUp = object.value(QStringLiteral("backedUp")).toBool();
    LEO_TRY(store::Keystore::protectionOf(wallet.keystore()));
    return wallet;
}

// alice is Alice on screen.
std::string shownName(std::string name) {
    if (name.front() >= 'a' && name.front() <= 'z') name.front() = static_cast<char>(name.front() - 'a' + 'A');
    return name;
}

Result<WalletFile> finish(WalletFile wallet) {
    LEO_TRY(store::atomicWriteFile(wallet.directory / kAccountName, viewOf(wallet.account.hex() + "\n")));
    LEO_TRY(writeAbout(wallet));
    return wallet;
}

}  // namespace

std::vector<WalletFile> ownWallets(const Layout& layout) {
    std::vector<WalletFile> wallets;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(layout.root() / "wallets", error)) {
        Result<WalletFile> wallet = readOwn(entry.path());
        if (wallet.ok())
            wallets.push_back(std::move(*wallet));
        else
            logWarning(kWalletsLog, entry.path().string() + " is left out: " + toString(wallet.error()));
    }
    std::sort(wallets.begin(), wallets.end(), [](const WalletFile& a, const WalletFile& b) {
        return std::tie(a.created, a.account) < std::tie(b.created, b.account);
    });
    return wallets;
}

std::vector<WalletFile> testWallets(const Layout& layout, const NetworkFile& network) {
    std::vector<WalletFile> wallets;
    for (const std::string& name : walletNames(layout)) {
        const Result<AccountId> account = accountOf(layout, name);
        const auto protection = store::Keystore::protectionOf(layout.wallet(name) / Layout::kKeystoreName);
        if (!account.ok() || !protection.ok()) continue;
        WalletFile wallet{*account, layout.wallet(name), shownName(name), network.genesis.time};
        wallet.hasPassword = *protection == store::Protection::Password;
        wallet.localTest = true;
        wallets.push_back(std::move(wallet));
    }
    if (!network.genesis.nodes.empty()) {
        const ledger::GenesisNode& node = network.genesis.nodes.front();
        WalletFile wallet{node.node, layout.node(kFirstNode), shownName(node.name), network.genesis.time};
        wallet.localTest = wallet.isNode = true;
        wallet.hasPassword = false;
        if (store::Keystore::protectionOf(wallet.keystore()).ok()) wallets.push_back(std::move(wallet));
    }
    return wallets;
}

Status checkNewWalletName(std::string_view name) {
    LEO_REQUIRE(name.find_first_not_of(" \t") != std::string_view::npos, Code::InvalidArgument,
                "name: a wallet needs a name");
    LEO_REQUIRE(name.size() <= kMaxWalletNameBytes, Code::InvalidArgument,
                "name: longer than " + std::to_string(kMaxWalletNameBytes) + " bytes");
    LEO_REQUIRE(codec::isValidUtf8(viewOf(name)) &&
                    std::none_of(name.begin(), name.end(), [](char c) { return static_cast<unsigned char>(c) < 32; }),
                Code::InvalidArgument, "name: a character cannot be shown");
    return {};
}

Status checkNewPassword(ByteView password) {
    LEO_REQUIRE(password.size() >= kLeastPasswordChars, Code::InvalidArgument,
                "password: at least " + std::to_string(kLeastPasswordChars) + " characters");
    LEO_REQUIRE(password.size() <= store::kMaxPasswordBytes, Code::InvalidArgument, "password: too long");
    return {};
}

Result<WalletFile> createWalletFile(const Layout& layout, const std::string& name, ByteView seed, ByteView password) {
    LEO_TRY(checkNewWalletName(name));
    LEO_TRY(checkNewPassword(password));
    LEO_TRY_ASSIGN(const crypto::Identity identity, crypto::Identity::fromSeed(seed));
    WalletFile wallet{identity.id(), directoryFor(layout, identity.id()), name, systemClock().now()};
    LEO_TRY_ASSIGN(const store::DataDirectory held, store::DataDirectory::open(wallet.directory));
    store::KeystoreContents contents;
    contents.name = name;
    contents.created = wallet.created;
    contents.identitySeed = crypto::SecretBytes::copyOf(seed);
    const auto made = store::Keystore::create(wallet.keystore(), password, std::move(contents), systemRandom());
    if (!made.ok() && made.error().code == Code::AlreadyExists)
        return makeError(Code::AlreadyExists, "this wallet is on this computer already");
    if (!made.ok()) return made.error();
    return finish(std::move(wallet));
}

Result<WalletFile> restoreWalletFile(const Layout& layout, const std::filesystem::path& backup, ByteView password) {
    LEO_TRY_ASSIGN(const store::Protection protection, store::Keystore::protectionOf(backup));
    LEO_REQUIRE(protection == store::Protection::Password, Code::NotPermitted,
                "this is the key file of a node or a test wallet, not a backup");
    LEO_TRY_ASSIGN(const store::Keystore keystore, store::Keystore::open(backup, password, systemRandom()));
    LEO_REQUIRE(keystore.kind() == store::KeystoreKind::Wallet, Code::NotPermitted, "this is the key file of a node");
    LEO_TRY_ASSIGN(const crypto::Identity identity, crypto::Identity::fromSeed(keystore.identitySeed()));
    WalletFile wallet{identity.id(), directoryFor(layout, identity.id()), keystore.name(), keystore.created()};
    wallet.backedUp = true;
    LEO_TRY_ASSIGN(const store::DataDirectory held, store::DataDirectory::open(wallet.directory));
    std::error_code error;
    LEO_REQUIRE(!std::filesystem::exists(wallet.keystore(), error), Code::AlreadyExists,
                "this wallet is on this computer already");
    LEO_TRY_ASSIGN(const Bytes bytes, store::readFile(backup, store::kMaxKeystoreBytes));
    LEO_TRY(store::atomicWriteFile(wallet.keystore(), bytes));
    return finish(std::move(wallet));
}

Status exportWalletFile(const WalletFile& wallet, const std::filesystem::path& target) {
    LEO_REQUIRE(wallet.hasPassword, Code::NotPermitted,
                "a test wallet has no password: nothing would protect its file");
    LEO_TRY_ASSIGN(const Bytes bytes, store::readFile(wallet.keystore(), store::kMaxKeystoreBytes));
    return store::atomicWriteFile(target, bytes);
}

Status writeAbout(const WalletFile& wallet) {
    const QJsonObject object{{QStringLiteral("name"), QString::fromStdString(wallet.name)},
                             {QStringLiteral("created"), static_cast<double>(wallet.created.value)},
                             {QStringLiteral("backedUp"), wallet.backedUp}};
    const QByteArray text = QJsonDocument(object).toJson();
    return store::atomicWriteFile(wallet.directory / kAboutName, viewOf(text.toStdString()));
}

Status removeWalletFile(const WalletFile& wallet) {
    LEO_REQUIRE(!wallet.localTest, Code::NotPermitted, "a test wallet goes with the network of this computer");
    std::error_code error;
    std::filesystem::remove_all(wallet.directory, error);
    LEO_REQUIRE(!error, Code::Io, wallet.directory.string() + ": " + error.message());
    return {};
}

Result<crypto::Identity> openWalletFile(const WalletFile& wallet, ByteView password) {
    LEO_TRY_ASSIGN(const store::Keystore keystore,
                   store::Keystore::open(wallet.keystore(), password, systemRandom()));
    LEO_TRY_ASSIGN(crypto::Identity identity, crypto::Identity::fromSeed(keystore.identitySeed()));
    LEO_REQUIRE(identity.id() == wallet.account, Code::BadKey,
                wallet.keystore().string() + " holds another account than the file beside it says");
    return identity;
}

Status changeWalletPassword(const WalletFile& wallet, ByteView current, ByteView next) {
    LEO_REQUIRE(wallet.hasPassword, Code::NotPermitted, "a test wallet has no password");
    LEO_TRY(checkNewPassword(next));
    LEO_TRY_ASSIGN(store::Keystore keystore, store::Keystore::open(wallet.keystore(), current, systemRandom()));
    return keystore.changePassword(current, next);
}

}  // namespace leo::node
