// ChainSession: a short visit to the network: follow the chain until it is up to date, read, perhaps send, leave.
//
// It follows with its own verification, like every other client: what a command prints was executed here, not
// believed. The chain is kept in <root>/devnet/reader, so the next visit only fetches what is new; when another
// command uses that at the moment, this one keeps its blocks in memory. Main thread; the calls below run an event
// loop inside.
#pragma once

#include <functional>
#include <memory>

#include "layer1/local/follower.h"
#include "leod/command.h"
#include "net/host.h"
#include "node/network_file.h"

namespace leo::app {

using node::NetworkFile;

inline constexpr std::uint64_t kConnectTimeoutMs = 10'000;  // a local network answers within a tenth of a second
inline constexpr std::uint64_t kReceiptTimeoutMs = 30'000;  // six times the longest pause between blocks

// Keeps a link to every bootstrap address of the network.
Status dialBootstrap(net::Host& host, const NetworkFile& network);

class ChainSession {
public:
    // Reads network.json, connects and catches up. Unreachable, Untrusted (the chain raised an alarm), Cancelled.
    static Result<std::unique_ptr<ChainSession>> open(Context& context, std::uint64_t timeoutMs = kConnectTimeoutMs);
    ~ChainSession();
    ChainSession(const ChainSession&) = delete;
    ChainSession& operator=(const ChainSession&) = delete;

    const NetworkFile& network() const { return m_network; }
    layer1::LocalFollower& chain() { return *m_follower; }
    const ledger::State& state() const { return m_follower->state(); }
    net::Host& host() { return *m_host; }

    // Sends and waits for the receipt. An applied transaction answers it; one that is in a block and changed nothing
    // answers the ledger's refusal.
    Result<layer1::Receipt> submit(const crypto::Identity& identity, ledger::TxBody body);

    // Runs the event loop until the condition holds; asked after every block and change of connection. Timeout,
    // Cancelled.
    Status waitUntil(const std::function<bool()>& condition, std::uint64_t timeoutMs);

private:
    ChainSession(Context& context, NetworkFile network);
    Status start();

    Context* m_context;
    NetworkFile m_network;
    std::unique_ptr<net::Host> m_host;
    std::unique_ptr<layer1::LocalFollower> m_follower;
};

}  // namespace leo::app
