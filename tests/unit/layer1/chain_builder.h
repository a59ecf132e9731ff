// Blocks for tests of stores and followers: transfers between alice and bob on a network of a few nodes.
#pragma once

#include "unit/ledger/world.h"

namespace leo::layer1::test {

struct Made {
    ledger::Block block;
    Bytes encoded;
    std::vector<ledger::Receipt> receipts;
    std::vector<ledger::StateChange> changes;
};

class ChainBuilder {
public:
    explicit ChainBuilder(std::uint64_t seed = 1)
        : world(3, {}, seed), state(ledger::State::fromGenesis(world.genesis).value()) {}

    ledger::SignedTx transfer(std::uint64_t nonce, Amount amount, const crypto::Identity& from,
                              const AccountId& to) const {
        ledger::Tx tx;
        tx.chain = state.chain();
        tx.sender = from.id();
        tx.nonce = nonce;
        tx.fee = state.params().txFee;
        tx.body = ledger::Transfer{to, amount};
        return ledger::SignedTx::make(std::move(tx), from);
    }
    // From alice to bob.
    ledger::SignedTx transfer(std::uint64_t nonce, Amount amount = Amount{1000}) const {
        return transfer(nonce, amount, world.alice, world.bob.id());
    }
    // One block with `count` transfers from alice to bob.
    Made next(std::size_t count = 2) {
        std::vector<ledger::SignedTx> txs;
        for (std::size_t i = 0; i < count; ++i) txs.push_back(transfer(state.nonce(world.alice.id()) + i));
        return next(txs);
    }
    Made next(const std::vector<ledger::SignedTx>& txs) {
        auto built = state.build(txs, state.time() + 100, world.authorityVrf);
        if (!built.ok()) qFatal("build: %s", toString(built.error()).c_str());
        Made made;
        made.block = std::move(built->block);
        made.block.commit = ledger::Block::sign(made.block.header, world.authority);
        made.encoded = made.block.encode();
        made.receipts = std::move(built->receipts);
        made.changes = state.lastChanges();
        return made;
    }

    ledger::test::World world;
    ledger::State state;
};

}  // namespace leo::layer1::test
