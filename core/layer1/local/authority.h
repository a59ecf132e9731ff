// LocalAuthority: drives the Sequencer over a network host: the one process that makes blocks of a local chain.
//
// Serves /leo/sync/1 and /leo/peers/1, takes transactions by request and from topic leo/<network>/tx, publishes each
// stored block on leo/<network>/blocks. A transaction is acknowledged after the commit that made it durable. When the
// store fails (disk full, medium error) it stops producing, says so once through onFailure, acknowledges nothing, and
// tries again every kStoreRetryMs; onRecovered tells when it goes on.
//
// Thread: that of the host. Takes host.onPeerConnected and host.onPeerDisconnected; who else wants them uses the
// members here.
#pragma once

#include <QObject>
#include <QTimer>
#include <functional>
#include <memory>

#include "base/clock.h"
#include "layer1/local/sequencer.h"
#include "net/host.h"
#include "store/chain_store.h"

namespace leo::layer1 {

class ChainServer;
class PeerExchange;

struct AuthorityConfig {
    const crypto::Identity* identity = nullptr;  // genesis.authority; the host should have the same identity, so that
                                                 // followers submit to it directly
    const crypto::VrfKey* vrf = nullptr;
    MempoolLimits limits;
    const Clock* clock = &systemClock();
};

class LocalAuthority : public QObject {
    Q_OBJECT
public:
    // `host` outlives the authority. The store is opened with Durability::Full. Identity and key are copied.
    static Result<std::unique_ptr<LocalAuthority>> create(net::Host& host, store::ChainStore store,
                                                          AuthorityConfig config);
    ~LocalAuthority() override;

    const ledger::Genesis& genesis() const;
    const ledger::State& state() const;
    store::ChainStore& store();
    // From this process, as if a peer had submitted it: height of the block, or why not.
    void submit(const ledger::SignedTx& tx, std::function<void(Result<Height>)> done);

    std::function<void(const ProducedBlock&)> onBlock;
    std::function<void(const Error&)> onFailure;
    std::function<void()> onRecovered;
    std::function<void(const AccountId&)> onPeerConnected;
    std::function<void(const AccountId&)> onPeerDisconnected;

private:
    struct Impl;
    explicit LocalAuthority(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m;
};

}  // namespace leo::layer1
