// The state at height 0, and what a genesis record must be to have one.

#include <set>

#include "attest/endorsement.h"
#include "crypto/hash.h"
#include "ledger/engine.h"
#include "ledger/sortition.h"

namespace leo::ledger {

namespace {

constexpr std::string_view kGenesisBeaconTag = "leo-beacon-0";
constexpr std::uint32_t kMaxBurnBps = 9'000;   // something must be left for publisher and group
constexpr std::uint64_t kMaxLookback = 1'000;  // blocks whose snapshots are kept

Status checkParams(const Params& p) {
    for (const std::uint64_t window : {p.joinWindowMs, p.revealWindowMs, p.attemptMs, p.attestWindowMs, p.keyWindowMs,
                                       p.confirmWindowMs, p.complaintMs, p.failWindowMs})
        LEO_REQUIRE(window > 0 && window <= kMaxWindowMs, Code::OutOfRange, "genesis: a window is 1 ms to 7 days");
    for (const std::uint64_t length : {p.duringWindowMs, p.turnAllowanceMs, p.unbondMs, p.epochMs, p.minBlockGapMs})
        LEO_REQUIRE(length <= kMaxWindowMs, Code::OutOfRange, "genesis: a length of time is at most 7 days");
    LEO_REQUIRE(p.maxBlockGapMs > 0 && p.maxBlockGapMs >= p.minBlockGapMs && p.maxBlockGapMs <= kMaxWindowMs,
                Code::OutOfRange, "genesis: block gaps");
    LEO_REQUIRE(p.epochMs > 0, Code::OutOfRange, "genesis: an epoch of no time");
    LEO_REQUIRE(p.lookbackBlocks >= 1 && p.lookbackBlocks <= kMaxLookback, Code::OutOfRange, "genesis: lookback");
    LEO_REQUIRE(p.maxDraws >= 1, Code::OutOfRange, "genesis: at least one draw");
    LEO_REQUIRE(p.maxTurns >= 1 && p.maxTurns <= kMaxMembers, Code::OutOfRange,
                "genesis: a turn at least, and no more than members");
    LEO_REQUIRE(p.minMembers >= 2 && p.minMembers <= kMaxMembers, Code::OutOfRange,
                "genesis: a group is an executor and a monitor at least");
    LEO_REQUIRE(p.burnBps <= kMaxBurnBps && p.idleBps <= 10'000, Code::OutOfRange, "genesis: burnBps or idleBps");
    LEO_REQUIRE(p.tauMax >= kMinTau && p.tauMax <= kMaxTau && p.tauDefault >= kMinTau && p.tauDefault <= p.tauMax,
                Code::OutOfRange, "genesis: tau");
    LEO_REQUIRE(p.txFee.units <= kMaxSupplyUnits, Code::OutOfRange, "genesis: fee");
    return {};
}

Result<NodeRecord> nodeOf(const GenesisNode& from, Amount deposit) {
    LEO_TRY(crypto::validateVrfKey(from.vrfKey));
    NodeRecord node;
    node.node = from.node;
    node.name = from.name;
    node.vrfKey = from.vrfKey;
    node.ekPublic = from.ekPublic;
    node.ekCertificates = {from.ekCertificate};
    node.akPublic = from.akPublic;
    LEO_TRY_ASSIGN(node.ekId, attest::ekIdOf(from.ekPublic));
    node.features = from.features;
    node.credit = from.credit;
    node.deposit = deposit;
    return node;
}

}  // namespace

Hash authoritySetOf(const Genesis& genesis) {
    return crypto::sha256({genesis.authority.view(), genesis.authorityVrf});
}

Status Engine::buildGenesis() {
    LEO_TRY(checkParams(genesis.params));
    LEO_REQUIRE(genesis.supply.units <= kMaxSupplyUnits, Code::OutOfRange, "genesis: supply of 2^63 or more");
    LEO_REQUIRE(genesis.time <= kMaxHeaderTime, Code::OutOfRange, "genesis: time");
    LEO_TRY(crypto::validateVrfKey(genesis.authorityVrf));
    // What does not pass its own decoder could not be handed to another program.
    LEO_TRY(Genesis::decode(genesis.encode()));

    Amount rest = genesis.supply;
    const auto take = [&](Amount part) -> Status {
        auto left = sub(rest, part);
        LEO_REQUIRE(left.ok(), Code::OutOfRange, "genesis: balances and deposits exceed the supply");
        rest = *left;
        return {};
    };
    std::set<crypto::VrfPublic> vrfKeys;
    std::set<Hash> ekIds;
    for (const GenesisNode& from : genesis.nodes) {
        beginScope();
        LEO_TRY_ASSIGN(NodeRecord node, nodeOf(from, params().registerDeposit));
        LEO_REQUIRE(nodes.find(from.node) == nullptr, Code::Duplicate, "genesis: node twice");
        LEO_REQUIRE(vrfKeys.insert(node.vrfKey).second, Code::Duplicate, "genesis: VRF key twice");
        LEO_REQUIRE(ekIds.insert(node.ekId).second, Code::Duplicate, "genesis: EK twice");
        LEO_TRY(take(from.balance));
        LEO_TRY(take(node.deposit));
        nodes.create(from.node, std::move(node));
        accounts.create(from.node, Account{from.balance, 0});
    }
    for (const GenesisAccount& from : genesis.accounts) {
        beginScope();
        LEO_REQUIRE(accounts.find(from.account) == nullptr, Code::Duplicate, "genesis: account twice");
        LEO_TRY(take(from.balance));
        accounts.create(from.account, Account{from.balance, 0});
    }
    Account& authority = accounts.editOrCreate(genesis.authority);
    authority.balance.units += rest.units;
    for (const auto& [id, node] : nodes.rows()) index(node);
    globals.editOrCreate(0).epoch.since = genesis.time;

    tip.chain = chain;
    tip.time = genesis.time;
    tip.authoritySet = authoritySet;
    tip.txRoot = txRootOf({});
    tip.receiptRoot = receiptRootOf({});
    tip.beacon = crypto::sha512({viewOf(kGenesisBeaconTag), chain.view()});
    tip.stateRoot = finish();
    tipHash = tip.hash();
    commit();
    return {};
}

}  // namespace leo::ledger
