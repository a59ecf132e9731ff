// Passwords of wallets: from a file for scripts, else asked on the terminal without echo.
#pragma once

#include <string>

#include "crypto/secret.h"
#include "leod/command.h"
#include "node/wallets.h"

namespace leo::app {

// The option every command with a wallet takes: --password-file FILE, "-" for stdin.
OptionSpec passwordOption();

// The first line of the file, or what is typed. With `twice` it is asked for again and both must agree.
// InvalidArgument when there is neither a file nor a terminal.
Result<crypto::SecretBytes> readPassword(const Arguments& arguments, const std::string& prompt, bool twice);

// Opens a wallet of this computer; reads its password where it has one.
Result<node::Wallet> openWallet(const Layout& layout, const std::string& name, const Arguments& arguments);

}  // namespace leo::app
