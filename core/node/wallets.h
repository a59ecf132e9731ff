// Wallets: the accounts of this computer, one directory each (layout.h).
//
// Beside the keystore lies "account", the public account id in hexadecimal, so that a wallet can be listed and paid
// to without its password.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "crypto/sign.h"
#include "node/layout.h"
#include "store/keystore.h"

namespace leo::node {

struct Wallet {
    store::Keystore keystore;
    crypto::Identity identity;
};

// An empty password makes a wallet without one (store::Protection::MachineFile). AlreadyExists.
Result<Wallet> createWallet(const Layout& layout, const std::string& name, ByteView password);
// `password` is asked where one is needed. NotFound names the wallets there are.
using AskPassword = std::function<Result<crypto::SecretBytes>()>;
Result<Wallet> openWallet(const Layout& layout, const std::string& name, const AskPassword& password);
// Sorted names.
std::vector<std::string> walletNames(const Layout& layout);
// From the file beside the keystore. NotFound, Malformed.
Result<AccountId> accountOf(const Layout& layout, const std::string& name);
// An address, the account's 64 hexadecimal digits, or the name of a wallet of this computer.
Result<AccountId> parseAccount(const Layout& layout, const std::string& text);

}  // namespace leo::node
