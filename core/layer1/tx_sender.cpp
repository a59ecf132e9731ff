#include "layer1/tx_sender.h"

#include <algorithm>
#include <utility>

namespace leo::layer1 {

namespace {

struct Item {
    ledger::TxBody body;
    SubmitDone done;
    bool filler = false;  // closes a nonce that nothing else will use
    std::optional<ledger::SignedTx> tx;
    TxId id;
    bool parked = false;  // refused for now; the same bytes are sent again after the next block

    std::uint64_t nonce() const { return tx->tx.nonce; }
};
using ItemPtr = std::shared_ptr<Item>;

}  // namespace

struct TxSender::Impl : std::enable_shared_from_this<Impl> {
    Impl(Layer1& chain, const crypto::Identity& key) : layer1(chain), identity(key) {}

    void start();
    void pump();
    void sign(Item& item, std::uint64_t nonce);
    void submit(const ItemPtr& item);
    void answered(const ItemPtr& item, Result<Receipt> result);
    void badNonce(const ItemPtr& item);
    void refused(const ItemPtr& item, Error error);
    void finish(const ItemPtr& item, Result<Receipt> result);
    void retryParked();
    bool laterInFlight(std::uint64_t nonce) const;

    Layer1& layer1;
    const crypto::Identity& identity;
    std::deque<ItemPtr> queue;  // in order of send(); those with a transaction are in flight or parked
    Subscription heads;
};

void TxSender::Impl::start() {
    heads = layer1.onHead([this](const Head& head) {
        if (head.kind == Head::Kind::Applied) retryParked();
    });
}

void TxSender::Impl::sign(Item& item, std::uint64_t nonce) {
    ledger::Tx tx;
    tx.chain = layer1.state().chain();
    tx.sender = identity.id();
    tx.nonce = nonce;
    tx.fee = layer1.state().params().txFee;
    tx.body = item.body;
    item.tx = ledger::SignedTx::make(std::move(tx), identity);
    item.id = item.tx->tx.id();
}

void TxSender::Impl::pump() {
    std::size_t inFlight = 0;
    for (const ItemPtr& item : queue) {
        if (item->parked) return;  // what comes after it would only wait for its nonce
        if (item->tx) ++inFlight;
    }
    for (std::size_t i = 0; i < queue.size() && inFlight < kSendWindow; ++i) {
        const ItemPtr item = queue[i];
        if (item->tx) continue;
        sign(*item, layer1.nextNonce(identity.id()));
        submit(item);
        ++inFlight;
    }
}

void TxSender::Impl::submit(const ItemPtr& item) {
    layer1.submit(*item->tx, [weak = weak_from_this(), item](Result<Receipt> result) {
        if (const auto self = weak.lock()) self->answered(item, std::move(result));
    });
}

void TxSender::Impl::answered(const ItemPtr& item, Result<Receipt> result) {
    if (result.ok()) return finish(item, std::move(result));
    switch (result.error().code) {
        case Code::BadNonce: return badNonce(item);
        case Code::Exhausted:
        case Code::Unavailable:
        case Code::Unreachable:
        case Code::Timeout: item->parked = true; return;
        default: return refused(item, result.takeError());
    }
}

void TxSender::Impl::badNonce(const ItemPtr& item) {
    if (layer1.state().nonce(identity.id()) <= item->nonce()) {
        // Nothing in the chain used this nonce yet, so the bytes already signed may still apply: only they are sent.
        item->parked = true;
        return;
    }
    if (Result<Receipt> found = layer1.findReceipt(item->id); found.ok()) return finish(item, std::move(found));
    if (item->filler) return finish(item, makeError(Code::BadNonce, "its nonce is used"));
    item->tx.reset();
    pump();
}

bool TxSender::Impl::laterInFlight(std::uint64_t nonce) const {
    return std::any_of(queue.begin(), queue.end(),
                       [nonce](const ItemPtr& item) { return !item->filler && item->tx && item->nonce() > nonce; });
}

void TxSender::Impl::refused(const ItemPtr& item, Error error) {
    const std::uint64_t nonce = item->nonce();
    const bool gap = layer1.state().nonce(identity.id()) <= nonce && laterInFlight(nonce);
    if (gap && item->filler) {
        item->parked = true;
        return;
    }
    if (gap) {
        auto filler = std::make_shared<Item>();
        filler->filler = true;
        filler->body = ledger::Transfer{identity.id(), Amount{}};
        sign(*filler, nonce);
        queue.push_front(filler);
        submit(filler);
    }
    finish(item, std::move(error));
}

void TxSender::Impl::finish(const ItemPtr& item, Result<Receipt> result) {
    const auto self = shared_from_this();  // `done` may destroy the sender
    std::erase(queue, item);
    pump();
    if (item->done) std::exchange(item->done, nullptr)(std::move(result));
}

void TxSender::Impl::retryParked() {
    const std::deque<ItemPtr> items = queue;
    for (const ItemPtr& item : items) {
        if (!item->parked) continue;
        item->parked = false;
        if (item->filler && !laterInFlight(item->nonce()))
            std::erase(queue, item);
        else
            submit(item);
    }
    pump();
}

TxSender::TxSender(Layer1& layer1, const crypto::Identity& identity) : m(std::make_shared<Impl>(layer1, identity)) {
    m->start();
}

TxSender::~TxSender() = default;

void TxSender::send(ledger::TxBody body, SubmitDone done) {
    if (m->queue.size() >= kMaxSendQueue) {
        if (done) done(makeError(Code::Exhausted, "too many transactions of this account wait already"));
        return;
    }
    auto item = std::make_shared<Item>();
    item->body = std::move(body);
    item->done = std::move(done);
    m->queue.push_back(std::move(item));
    m->pump();
}

std::size_t TxSender::pending() const {
    return static_cast<std::size_t>(
        std::count_if(m->queue.begin(), m->queue.end(), [](const ItemPtr& item) { return !item->filler; }));
}

const AccountId& TxSender::account() const {
    return m->identity.id();
}

}  // namespace leo::layer1
