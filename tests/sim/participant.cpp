#include "sim/participant.h"

namespace leo::sim {

void Participant::announce() {
    const auto arrive = [this] {
        if (m_seen >= state().height()) return;
        m_seen = state().height();
        pump();
        handleHead();
    };
    m_world.network.send(m_world.authority, m_party, 512, arrive);
    if (m_catchingUp) return;
    m_catchingUp = true;
    m_world.queue.after(kCatchUpMs, [this] {
        m_catchingUp = false;
        if (link().up && m_seen < state().height()) announce();
    });
}

void Participant::crash() {
    Link& mine = link();
    if (!mine.up) return;
    mine.up = false;
    mine.disturbed = true;
    ++mine.life;
    m_pending.clear();
    handleCrash();
}

void Participant::restart(bool powerCycle) {
    link().up = true;
    m_seen = Height{};
    handleRestart(powerCycle);
    announce();
}

void Participant::later(std::uint64_t ms, std::function<void()> what) {
    m_world.queue.after(ms, [this, life = link().life, what = std::move(what)] {
        if (link().up && link().life == life) what();
    });
}

void Participant::submit(ledger::TxBody body) {
    ledger::Tx tx;
    tx.chain = state().chain();
    tx.sender = id();
    tx.nonce = std::max(state().nonce(id()), m_pending.empty() ? 0 : m_pending.back().tx.tx.nonce + 1);
    tx.fee = state().params().txFee;
    tx.body = std::move(body);
    m_pending.push_back(Pending{ledger::SignedTx::make(std::move(tx), m_identity), m_world.queue.now()});
    send(m_pending.back().tx);
}

void Participant::send(const ledger::SignedTx& tx) {
    m_world.network.send(m_party, m_world.authority, tx.encode().size(), [this, tx] { m_world.chain.receive(tx); });
    later(kResendMs, [this, id = tx.tx.id()] {
        for (const Pending& pending : m_pending)
            if (pending.tx.tx.id() == id) return send(pending.tx);
    });
}

// What is in a block is done. What lost its nonce to a transaction of a former life is signed anew, in order.
void Participant::pump() {
    std::vector<ledger::TxBody> again;
    const std::uint64_t nonce = state().nonce(id());
    while (!m_pending.empty() && m_pending.front().tx.tx.nonce < nonce) {
        if (!m_world.chain.included(m_pending.front().tx.tx.id())) again.push_back(m_pending.front().tx.tx.body);
        m_pending.pop_front();
    }
    for (ledger::TxBody& body : again) submit(std::move(body));
}

}  // namespace leo::sim
