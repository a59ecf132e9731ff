#include "node/wallets.h"

#include <algorithm>

#include "base/address.h"
#include "base/clock.h"
#include "store/data_dir.h"

namespace leo::node {
namespace {

constexpr const char* kAccountName = "account";
constexpr std::size_t kHexDigits = 64;

std::string namesSentence(const std::vector<std::string>& names) {
    if (names.empty()) return "there are none yet; `leod wallet new NAME` makes one";
    std::string text;
    for (const std::string& name : names) text += (text.empty() ? "there are: " : ", ") + name;
    return text;
}

Result<Wallet> withIdentity(store::Keystore keystore) {
    LEO_TRY_ASSIGN(crypto::Identity identity, crypto::Identity::fromSeed(keystore.identitySeed()));
    return Wallet{std::move(keystore), std::move(identity)};
}

}  // namespace

Result<Wallet> createWallet(const Layout& layout, const std::string& name, ByteView password) {
    LEO_TRY(checkWalletName(name));
    // Held only while creating: a second creator of the same name waits for nobody, it is told.
    LEO_TRY_ASSIGN(const store::DataDirectory directory, store::DataDirectory::open(layout.wallet(name)));
    store::KeystoreContents contents;
    contents.kind = store::KeystoreKind::Wallet;
    contents.name = name;
    contents.created = systemClock().now();
    contents.identitySeed = crypto::SecretBytes::random(store::kSeedBytes, systemRandom());
    const auto file = directory.file(Layout::kKeystoreName);
    auto created = password.empty() ? store::Keystore::createMachine(file, std::move(contents), systemRandom())
                                    : store::Keystore::create(file, password, std::move(contents), systemRandom());
    if (!created.ok() && created.error().code == Code::AlreadyExists)
        return makeError(Code::AlreadyExists, "a wallet \"" + name + "\" in " + layout.wallets().string());
    if (!created.ok()) return created.takeError();
    LEO_TRY_ASSIGN(Wallet wallet, withIdentity(std::move(created).value()));
    LEO_TRY(store::atomicWriteFile(directory.file(kAccountName), viewOf(wallet.identity.id().hex() + "\n")));
    return wallet;
}

Result<Wallet> openWallet(const Layout& layout, const std::string& name, const AskPassword& ask) {
    LEO_TRY(checkWalletName(name));
    const auto file = layout.wallet(name) / Layout::kKeystoreName;
    auto protection = store::Keystore::protectionOf(file);
    if (!protection.ok() && protection.error().code == Code::NotFound)
        return makeError(Code::NotFound, "no wallet \"" + name + "\"; " + namesSentence(walletNames(layout)));
    if (!protection.ok()) return protection.takeError();
    crypto::SecretBytes password;
    if (*protection == store::Protection::Password) {
        LEO_TRY_ASSIGN(password, ask());
    }
    LEO_TRY_ASSIGN(store::Keystore keystore, store::Keystore::open(file, password.view(), systemRandom()));
    return withIdentity(std::move(keystore));
}

std::vector<std::string> walletNames(const Layout& layout) {
    std::vector<std::string> names;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(layout.wallets(), error)) {
        const std::string name = entry.path().filename().string();
        if (checkWalletName(name).ok() && std::filesystem::exists(entry.path() / Layout::kKeystoreName, error))
            names.push_back(name);
    }
    std::sort(names.begin(), names.end());
    return names;
}

Result<AccountId> accountOf(const Layout& layout, const std::string& name) {
    LEO_TRY(checkWalletName(name));
    auto bytes = store::readFile(layout.wallet(name) / kAccountName, kHexDigits + 1);
    if (!bytes.ok() && bytes.error().code == Code::NotFound)
        return makeError(Code::NotFound, "no wallet \"" + name + "\"; " + namesSentence(walletNames(layout)));
    if (!bytes.ok()) return bytes.takeError();
    return AccountId::fromHexText(textOf(ByteView(*bytes).first(std::min(bytes->size(), kHexDigits))));
}

Result<AccountId> parseAccount(const Layout& layout, const std::string& text) {
    if (text.size() == kHexDigits) {
        auto account = AccountId::fromHexText(text);
        if (account.ok()) return account;
    }
    auto account = accountOf(layout, text);
    if (account.ok()) return account;
    auto address = parseAddress(text);
    if (address.ok()) return address;
    // What looks like an address is told what is wrong with it.
    LEO_REQUIRE(text.rfind(std::string(kAddressPrefix) + "1", 0) != 0, Code::InvalidArgument,
                "\"" + text + "\" is no address: " + address.error().detail);
    return makeError(Code::InvalidArgument, "\"" + text + "\" is neither an address nor a wallet of this computer");
}

}  // namespace leo::node
