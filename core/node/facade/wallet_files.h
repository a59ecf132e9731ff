// Wallet files: the accounts of this computer on its disk.
//
//   <root>/wallets/<16 hex digits of the account>/   keystore (password), account, about.json {name, created,
//   backedUp} <root>/devnet/wallets/alice, bob, …              test wallets of the network of this computer (leod
//   makes them) <root>/devnet/nodes/00                           the first of its nodes, as a wallet
//
// Test wallets open without a password; they exist only together with the network of this computer, are listed only
// while it is the current one, and sign for no other. Thread: any; nothing is kept between calls.
#pragma once

#include "crypto/sign.h"
#include "node/layout.h"
#include "node/network_file.h"
#include "store/keystore.h"

namespace leo::node {

inline constexpr std::size_t kLeastPasswordChars = 8;
inline constexpr std::size_t kMaxWalletNameBytes = 64;

struct WalletFile {
    AccountId account;
    std::filesystem::path directory;
    std::string name;
    TimeMs created;
    bool backedUp = false;
    bool localTest = false;
    bool isNode = false;
    bool hasPassword = true;

    std::filesystem::path keystore() const { return directory / Layout::kKeystoreName; }
};

// Unreadable ones are left out, with a line in the log.
std::vector<WalletFile> ownWallets(const Layout& layout);
std::vector<WalletFile> testWallets(const Layout& layout, const NetworkFile& network);

// InvalidArgument with what is wrong.
Status checkNewWalletName(std::string_view name);
Status checkNewPassword(ByteView password);

// Runs Argon2. AlreadyExists.
Result<WalletFile> createWalletFile(const Layout& layout, const std::string& name, ByteView seed, ByteView password);
// From a copy of a keystore. WrongPassword, Malformed, AlreadyExists, NotPermitted for one that has no password.
Result<WalletFile> restoreWalletFile(const Layout& layout, const std::filesystem::path& backup, ByteView password);
// NotPermitted for a wallet without a password: nothing would protect the copy.
Status exportWalletFile(const WalletFile& wallet, const std::filesystem::path& target);
// Writes name, time and backup mark of an own wallet.
Status writeAbout(const WalletFile& wallet);
Status removeWalletFile(const WalletFile& wallet);

// WrongPassword; BadKey when the file holds another account than it says.
Result<crypto::Identity> openWalletFile(const WalletFile& wallet, ByteView password);
Status changeWalletPassword(const WalletFile& wallet, ByteView current, ByteView next);

}  // namespace leo::node
