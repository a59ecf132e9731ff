// Genesis: the numbers, roots, first nodes and balances a network starts from. Its hash is the chain id, so every
// signature is bound to every parameter (protocol section 10).
#pragma once

#include <string>
#include <vector>

#include "attest/endorsement.h"
#include "base/amount.h"
#include "base/strong.h"
#include "crypto/ecvrf.h"
#include "crypto/sign.h"

namespace leo::ledger {

// All times in ms, all money in units of 1e-9 LEO. The defaults are the local network's column of section 10.
struct Params {
    std::uint64_t minBlockGapMs = 100;
    std::uint64_t maxBlockGapMs = 5'000;
    std::uint64_t lookbackBlocks = 8;
    std::uint64_t joinWindowMs = 400;
    std::uint64_t revealWindowMs = 1'000;
    std::uint64_t attemptMs = 500;
    std::uint64_t attestWindowMs = 10'000;  // anchor to KeyRequest; section 2 step 8 names the window but no number
    std::uint64_t duringWindowMs = 500;
    std::uint64_t keyWindowMs = 300'000;
    std::uint64_t turnAllowanceMs = 5'000;
    std::uint64_t confirmWindowMs = 3'000;
    std::uint64_t complaintMs = 3'000;
    std::uint64_t failWindowMs = 10'000;
    std::uint32_t maxDraws = 3;
    std::uint32_t maxTurns = 3;
    std::uint32_t minMembers = 3;
    std::uint64_t unbondMs = 60'000;
    std::uint32_t burnBps = 1'000;
    std::uint32_t idleBps = 2'000;
    Amount joinDeposit = leo(10);
    Amount registerDeposit = leo(100);
    Amount minMissFee = leo(1);
    Amount minLambdaBond = leo(10);
    Amount disputeBond = leo(5);
    Amount txFee{0};
    std::uint32_t creditExecutor = 5;
    std::uint32_t creditMonitor = 1;
    std::uint32_t creditAdmitted = 10;
    std::uint32_t creditAttestor = 1;
    std::uint32_t creditAbsent = 1;          // subtracted
    std::uint32_t creditFailedExecutor = 5;  // subtracted
    std::uint64_t epochMs = 600'000;
    std::uint32_t creditRenewal = 1;
    std::uint32_t tauDefault = 14;
    std::uint32_t tauMax = 32;
    std::uint32_t pcrMask = 0x20FF;  // PCRs 0-7 and 13
};

// A TPM vendor root the network accepts. A software root is named as such wherever it shows.
struct TpmRoot {
    std::string name;
    bool software = false;
    Bytes certificateDer;
};

// What a node can offer; bits of NodeRecord::features.
enum Feature : std::uint32_t {
    kFeatureHardwareTpm = 1u << 0,
    kFeatureRunc = 1u << 1,
    kFeatureBubblewrap = 1u << 2,
    kFeatureGvisor = 1u << 3,
};

struct GenesisNode {
    NodeId node;
    std::string name;
    crypto::VrfPublic vrfKey{};
    Bytes ekPublic;       // TPMT_PUBLIC
    Bytes ekCertificate;  // DER
    Bytes akPublic;       // TPMT_PUBLIC
    std::uint32_t features = 0;
    Credit credit;
    Amount balance;  // beside the register deposit, which genesis grants on top
};

struct GenesisAccount {
    AccountId account;
    Amount balance;
};

struct Genesis {
    std::string network;  // short name, also in gossip topics
    TimeMs time;
    AccountId authority;  // signs blocks (1 of 1)
    crypto::VrfPublic authorityVrf{};
    Params params;
    std::vector<TpmRoot> roots;
    std::vector<Hash> platformDigests;  // accepted SHA-256 over PCRs 0-7; empty accepts any and the app says so
    std::vector<GenesisNode> nodes;
    std::vector<GenesisAccount> accounts;
    Amount supply = leo(10'000'000);  // what nodes, deposits and accounts leave over goes to the authority's account

    Bytes encode() const;
    static Result<Genesis> decode(ByteView bytes);
    ChainId chainId() const;  // H("leo-genesis-v1"; genesis)
};

inline constexpr std::size_t kMaxNodeNameBytes = 80;
inline constexpr std::size_t kMaxTpmPublicBytes = 1024;  // a TPMT_PUBLIC of RSA-4096 is about 560

// The network's demands on an EK certificate, valid at `now`.
attest::EkPolicy ekPolicyOf(const std::vector<TpmRoot>& roots, TimeMs now);

inline constexpr std::size_t kMaxGenesisBytes = 32u << 20;  // ten thousand nodes at about 2 KiB each

}  // namespace leo::ledger
