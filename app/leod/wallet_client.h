// WalletClient: a wallet of this computer on the network: opened, connected, up to date. What serve, publish and task
// share. Several programs of one wallet may run side by side (node/wallet_keys.h). Main thread.
#pragma once

#include <QEventLoop>
#include <functional>
#include <memory>

#include "leod/command.h"
#include "node/client.h"
#include "node/network_file.h"
#include "node/wallets.h"

namespace leo::app {

class WalletClient {
public:
    // Options used: --wallet, --password-file. Connects and catches up: Unreachable, Untrusted, Cancelled.
    static Result<std::unique_ptr<WalletClient>> open(const Arguments& arguments, Context& context);

    node::Client& client() { return *m_client; }
    const ledger::State& state() const { return m_client->state(); }
    const std::string& name() const { return m_name; }

    // Runs the event loop until finish() is called. Cancelled when the program is to stop, Timeout.
    Status wait(std::optional<std::uint64_t> timeoutMs = {});
    void finish();

private:
    WalletClient(Context& context, std::string name);
    Status connect(const std::string& network);

    std::string m_name;
    std::unique_ptr<node::Client> m_client;
    QEventLoop m_loop;
    bool m_finished = false;
    bool m_stopped = false;
};

// --wallet NAME and --password-file FILE.
std::vector<OptionSpec> walletOptions(const std::string& fallbackName);

}  // namespace leo::app
