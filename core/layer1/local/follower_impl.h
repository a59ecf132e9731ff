// The inside of LocalFollower, shared by follower.cpp (the Layer1 a client sees), follower_chain.cpp (blocks) and
// follower_tx.cpp (transactions).
#pragma once

#include <QTimer>
#include <map>

#include "layer1/local/chain_server.h"
#include "layer1/local/chain_sync.h"
#include "layer1/local/follower.h"
#include "layer1/local/peer_exchange.h"
#include "layer1/local/pending_txs.h"
#include "layer1/local/recent_blocks.h"

namespace leo::layer1 {

struct LocalFollower::Impl final : ServedChain, SyncTarget, std::enable_shared_from_this<Impl> {
    Impl(net::Host& network, ledger::State start, FollowerConfig&& config);

    void start(LocalFollower* self);
    void stop();
    void everySecond();

    // follower_chain.cpp
    net::Host::Verdict gossipBlock(const AccountId& via, ByteView data);
    net::Host::Verdict gossipOld(const ledger::Block& block);
    net::Host::Verdict gossipAhead(const AccountId& via, ledger::Block block, ByteView data);
    Adopted adopt(ledger::Block block, Bytes encoded);
    Adopted notAdopted(const ledger::Block& block, const Error& why);
    void keep(const ledger::Block& block, Bytes encoded, const std::vector<ledger::Receipt>& receipts);
    void adoptBuffered();
    void writeOut();  // what is not on the disk yet; after a failure, again
    void report(const Error& error);
    void compare(const SignedHeader& other);
    void raise(const std::string& sentence, Bytes evidence);
    std::optional<BlockHash> hashAt(Height height);
    std::optional<SignedHeader> headerAt(Height height);
    void updateConnection();

    // follower_tx.cpp
    void submit(const ledger::SignedTx& tx, SubmitDone done);
    void later(SubmitDone done, Result<Receipt> result);
    void send(PendingTxs::Item& item);
    void answered(const TxId& id, Result<Bytes> bytes);
    void sendWaiting(const AccountId& newPeer);
    net::Host::Verdict gossipTx(ByteView data);
    Result<Receipt> findReceipt(const TxId& id);

    const ledger::Genesis& servedGenesis() const override { return state.genesis(); }
    Height servedTip() const override { return state.height(); }
    std::optional<SignedHeader> servedHeader() const override;
    Result<Bytes> servedBlock(Height height) override;
    Result<std::vector<ledger::Receipt>> servedReceipts(Height height) override;
    void servedSubmit(Bytes tx, std::function<void(Result<Height>)> done) override;

    const ChainId& syncChain() const override { return state.chain(); }
    const AccountId& syncAuthority() const override { return state.genesis().authority; }
    Height syncTip() const override { return state.height(); }
    bool syncReady() const override { return !alarm && !unstored; }
    Adopted syncAdopt(ledger::Block block, Bytes encoded) override {
        return adopt(std::move(block), std::move(encoded));
    }
    void syncHeader(const SignedHeader& header) override { compare(header); }
    void syncBan(const AccountId& peer, const Error& why) override;
    void syncChanged() override;

    struct Unstored {
        ledger::Block block;
        Bytes encoded;
        std::vector<ledger::Receipt> receipts;
    };
    struct Ahead {
        ledger::Block block;
        Bytes encoded;
    };

    LocalFollower* owner = nullptr;
    net::Host& host;
    ledger::State state;
    std::optional<store::ChainStore> store;
    const Clock& clock;
    RecentBlocks recent{kRememberedBlocks};  // without a store
    std::optional<crypto::Signature> tipCommit;
    std::optional<Unstored> unstored;  // applied, but the store failed; nothing is taken until it is in
    std::optional<Error> failure;      // while blocks cannot be stored
    std::map<Height, Ahead> ahead;     // live blocks that came before their predecessors
    std::optional<std::string> alarm;
    Bytes alarmEvidence;
    PendingTxs pending;
    std::unordered_map<TxId, std::uint64_t> seenTxs;  // from gossip, with the time
    Signal<const Head&> heads;
    Signal<Connection> connections;
    Connection connection = Connection::Offline;
    std::uint64_t movedAtMs = 0;  // a block or a first peer came
    std::uint64_t askedAtMs = 0;  // heads
    QTimer timer;
    std::optional<ChainServer> server;
    std::optional<ChainSync> sync;
    std::optional<PeerExchange> exchange;
};

}  // namespace leo::layer1
