// ChainServer: answers /leo/sync/1 from a chain, for the authority and for followers.
//
// Thread: that of the host. Requests are answered at once, except SubmitTx, which waits for its block.
#pragma once

#include <functional>
#include <optional>

#include "layer1/local/wire.h"
#include "net/host.h"

namespace leo::layer1 {

// What is served. Everything here is durable or checked: a peer builds on it.
class ServedChain {
public:
    virtual ~ServedChain() = default;
    virtual const ledger::Genesis& servedGenesis() const = 0;
    virtual Height servedTip() const = 0;
    virtual std::optional<SignedHeader> servedHeader() const = 0;  // of the tip; none at height 0
    virtual Result<Bytes> servedBlock(Height height) = 0;
    virtual Result<std::vector<ledger::Receipt>> servedReceipts(Height height) = 0;
    // `done` with the height of the block that holds it.
    virtual void servedSubmit(Bytes tx, std::function<void(Result<Height>)> done) = 0;
};

class ChainServer {
public:
    // Both outlive the server, and the chain outlives the host's handler: the owner destroys or silences the host
    // first.
    ChainServer(net::Host& host, ServedChain& chain);
    ~ChainServer();
    ChainServer(const ChainServer&) = delete;
    ChainServer& operator=(const ChainServer&) = delete;

private:
    struct Impl;
    std::shared_ptr<Impl> m;
};

}  // namespace leo::layer1
