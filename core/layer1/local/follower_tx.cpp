// Transactions of a LocalFollower: from a client to the authority, and those of others passed on.
#include "layer1/local/follower_impl.h"
#include "layer1/local/mempool.h"

namespace leo::layer1 {

namespace {

constexpr std::uint64_t kSubmitTimeoutMs = 30'000;  // the authority answers after its next block
constexpr std::size_t kMaxSeenTxs = 4096;

// The authority can't store, or answered nothing: it may do better in a moment.
bool passes(Code code) {
    switch (code) {
        case Code::BadNonce:
        case Code::BadSignature:
        case Code::WrongChain:
        case Code::TooLarge:
        case Code::InsufficientFunds:
        case Code::Exhausted:
        case Code::Malformed: return false;
        default: return true;
    }
}

}  // namespace

using Verdict = net::Host::Verdict;

void LocalFollower::Impl::later(SubmitDone done, Result<Receipt> result) {
    if (!done) return;
    QMetaObject::invokeMethod(
        owner, [done = std::move(done), result = std::move(result)] { done(result); }, Qt::QueuedConnection);
}

void LocalFollower::Impl::submit(const ledger::SignedTx& tx, SubmitDone done) {
    if (alarm) return later(std::move(done), makeError(Code::Untrusted, *alarm));
    if (tx.tx.chain != state.chain())
        return later(std::move(done), makeError(Code::WrongChain, "the transaction is for another chain"));
    if (const std::size_t bytes = tx.encode().size(); bytes > ledger::kMaxTxBytes)
        return later(std::move(done),
                     makeError(Code::TooLarge, "a transaction of " + std::to_string(bytes) + " bytes"));
    const TxId id = tx.tx.id();
    if (tx.tx.nonce < state.nonce(tx.tx.sender)) {
        Result<Receipt> found = findReceipt(id);
        if (!found) found = makeError(Code::BadNonce, "nonce " + std::to_string(tx.tx.nonce) + " is used");
        return later(std::move(done), std::move(found));
    }
    const bool known = pending.find(id) != nullptr;
    Result<PendingTxs::Item*> item = pending.add(tx, id, done);
    if (!item) return later(std::move(done), item.takeError());
    if (!known) send(**item);
}

void LocalFollower::Impl::send(PendingTxs::Item& item) {
    if (host.peers().empty()) return;
    item.sentAtMs = clock.steadyMs();
    const std::uint64_t attempt = item.attempts++;
    if (!host.isConnected(syncAuthority())) {
        // A duplicate was on its way already; too large for a topic cannot happen below kMaxTxBytes.
        static_cast<void>(host.publish(txTopic(state.genesis()), TxMessage{attempt, item.tx.encode()}.encode()));
        return;
    }
    item.asked = true;
    host.request(syncAuthority(), kSyncProtocol, encodeRequest(SubmitTx{item.tx.encode()}), kSubmitTimeoutMs,
                 [weak = weak_from_this(), id = item.id](Result<Bytes> bytes) {
                     if (const auto self = weak.lock()) self->answered(id, std::move(bytes));
                 });
}

void LocalFollower::Impl::answered(const TxId& id, Result<Bytes> bytes) {
    PendingTxs::Item* item = pending.find(id);
    if (item == nullptr) return;  // its block was faster
    item->asked = false;
    item->sentAtMs = clock.steadyMs();
    Result<SyncResponse> response = bytes ? SyncResponse::decode(*bytes) : Result<SyncResponse>(bytes.takeError());
    if (!response) return;  // sent again by the timer or with the next connection
    sync->noteHeight(syncAuthority(), response->height, false);
    sync->kick();
    if (response->code == Code::Ok || passes(response->code)) return;
    const Error error = makeError(response->code, response->detail);
    for (const PendingTxs::Answer& answer : pending.refuse(id, error, response->height, state)) answer.deliver();
}

void LocalFollower::Impl::sendWaiting(const AccountId& newPeer) {
    // A new link to the authority is the best there is; any other link only helps what was never sent.
    const bool direct = newPeer == syncAuthority();
    for (PendingTxs::Item* item : direct ? pending.unasked() : pending.due(clock.steadyMs())) send(*item);
}

Verdict LocalFollower::Impl::gossipTx(ByteView data) {
    if (alarm) return Verdict::Ignore;
    Result<TxMessage> message = TxMessage::decode(data);
    if (!message) return Verdict::Reject;
    Result<ledger::SignedTx> tx = ledger::SignedTx::decode(message->tx);
    if (!tx || tx->tx.chain != state.chain()) return Verdict::Reject;
    const TxId id = tx->tx.id();
    const std::uint64_t now = clock.steadyMs();
    // Sent again means a new number and a new message: once in a while is help, more is a flood.
    const auto seen = seenTxs.find(id);
    if (seen != seenTxs.end() && now < seen->second + kResendMs / 2) return Verdict::Ignore;
    if (!tx->signatureValid()) return Verdict::Reject;
    const std::uint64_t next = state.nonce(tx->tx.sender);
    if (tx->tx.nonce < next || tx->tx.nonce - next >= kMaxNonceGap) return Verdict::Ignore;
    if (seenTxs.size() >= kMaxSeenTxs) return Verdict::Ignore;
    seenTxs.insert_or_assign(id, now);
    return Verdict::Accept;
}

Result<Receipt> LocalFollower::Impl::findReceipt(const TxId& id) {
    Height height;
    std::uint32_t index = 0;
    if (store) {
        Result<store::TxLocation> found = store->findTx(id);
        LEO_TRY_ASSIGN(const store::TxLocation at, std::move(found));
        height = at.height;
        index = at.index;
    } else {
        const RecentBlocks::Location* at = recent.find(id);
        LEO_REQUIRE(at != nullptr, Code::NotFound, "this transaction is not among those remembered here");
        height = at->height;
        index = at->index;
    }
    LEO_TRY_ASSIGN(const std::vector<ledger::Receipt> receipts, servedReceipts(height));
    for (const ledger::Receipt& receipt : receipts)
        if (receipt.kind == ledger::Receipt::Kind::Transaction && receipt.subject == id.bytes)
            return Receipt{id, height, index, receipt};
    return makeError(Code::Malformed,
                     "block " + std::to_string(height.value) + " has no receipt of a transaction it holds");
}

}  // namespace leo::layer1
