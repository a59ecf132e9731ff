// LocalFollower: a Layer1 that follows a local chain over the network, trusting nobody but the authority's key, and
// that only for order and seeds: every block is executed again and every root compared.
//
// Blocks come by gossip (checked before they are passed on) and, where some are missing, by GetBlocks from any peer
// that serves them; a follower serves /leo/sync/1 and /leo/peers/1 itself. Two headers signed by the authority at one
// height, or a signed block that does not execute, is an alarm: the follower keeps its state, stops for good (also
// after a restart, when it has a store) and answers submit() with Untrusted. Transactions go to the authority by
// request when it is a direct peer, else through the topic leo/<network>/tx; they are acknowledged when this follower
// has applied the block that holds them, and sent again after a reconnect.
//
// Thread: that of the host. Takes host.onPeerConnected and host.onPeerDisconnected; who else wants them uses the
// members here.
#pragma once

#include <QObject>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "base/clock.h"
#include "layer1/layer1.h"
#include "net/host.h"
#include "store/chain_store.h"

namespace leo::layer1 {

// Gossip needs 6 (D). Content is asked of direct peers only, so up to this size a network is a full mesh and whoever
// has a block is one link away; a link costs about 40 KiB and 1 ms to make.
inline constexpr std::size_t kDefaultPeerTarget = 48;

struct FollowerConfig {
    std::optional<store::ChainStore>
        store;  // none: keeps the last kRememberedBlocks in memory, for a short-lived client
    std::size_t peerTarget = kDefaultPeerTarget;  // links to keep by dialing peers others tell of; 0: dials nobody
    const Clock* clock = &systemClock();
    Random* random = &systemRandom();
};
inline constexpr std::size_t kRememberedBlocks = 1024;

class LocalFollower final : public QObject, public Layer1 {
    Q_OBJECT
public:
    // `host` outlives the follower. A store must be of this genesis.
    static Result<std::unique_ptr<LocalFollower>> create(net::Host& host, const ledger::Genesis& genesis,
                                                         FollowerConfig config);
    ~LocalFollower() override;

    const ledger::Genesis& genesis() const override;
    const ledger::State& state() const override;
    void submit(const ledger::SignedTx& tx, SubmitDone done) override;
    std::uint64_t nextNonce(const AccountId& account) const override;
    Result<Receipt> findReceipt(const TxId& id) override;
    Result<std::vector<ledger::Receipt>> receiptsAt(Height height) override;
    std::optional<ledger::Block> blockAt(Height height) override;
    Subscription onHead(HeadHandler handler) override;
    Connection connection() const override;
    Subscription onConnection(ConnectionHandler handler) override;
    std::string finalityNote() const override;

    // Null without one. For queries; the follower alone appends.
    store::ChainStore* store();
    // The best height a peer of this chain has told of.
    Height bestKnownHeight() const;
    // Why it stopped for good, once it has.
    const std::optional<std::string>& alarm() const;
    // What the authority signed, as anybody can check it: a list (wire.h) of the SignedHeader of this chain and the
    // one that contradicts it, or the whole block when the block breaks a rule. Empty without an alarm.
    const Bytes& alarmEvidence() const;

    std::function<void(const std::string&)> onAlarm;
    // Why blocks cannot be stored (disk full), as long as they cannot; it is tried again by itself.
    const std::optional<Error>& failure() const;
    // It has begun.
    std::function<void(const Error&)> onFailure;
    std::function<void(const AccountId&)> onPeerConnected;
    std::function<void(const AccountId&)> onPeerDisconnected;

private:
    struct Impl;
    explicit LocalFollower(std::shared_ptr<Impl> impl);
    std::shared_ptr<Impl> m;  // answers of the network may come after its end
};

// Asks a connected peer for its genesis record and checks it against the chain id, when one is expected
// (DigestMismatch). How a newcomer joins a network of which it knows one address.
void fetchGenesis(net::Host& host, const AccountId& peer, std::optional<ChainId> expected,
                  std::function<void(Result<ledger::Genesis>)> done);

}  // namespace leo::layer1
