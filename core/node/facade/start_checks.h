// StartChecks: what a node of this computer needs before it starts, each looked at for real (api::StartCheck has the
// words). What touches the chip or tries a sandbox blocks; the rest are pure functions of what is known.
#pragma once

#include <filesystem>

#include "api/node.h"
#include "ledger/state.h"
#include "sandbox/sandbox.h"

namespace leo::node {

inline constexpr const char* kTpmDevice = "/dev/tpmrm0";

// The network's demands on a TPM, and where this computer would get one.
struct ChipWish {
    ledger::Genesis genesis;        // without its nodes and accounts
    std::filesystem::path network;  // directory with the authority of a local network's software TPMs, if any
    std::string device = kTpmDevice;
    std::filesystem::path ekChainFile;  // kEkChainFile of the node
    std::string bootLog = "/sys/kernel/security/tpm0/binary_bios_measurements";
    TimeMs now;
};
struct ChipReport {
    std::vector<api::StartCheck> checks;  // tpm, certificate, measured-boot
    std::optional<api::TpmInfo> chip;     // of a hardware TPM that could be read
    std::vector<api::Pcr> pcrs;
};
// Whether a network's TPM roots are all software roots: then no hardware TPM is admitted, and the reverse.
bool softwareOnly(const ledger::Genesis& genesis);
// Blocks: a chip answers in some tenths of a second.
ChipReport checkChip(const ChipWish& wish);

// Blocks for a second or two: every runner proves itself on its probes, the preferred one first.
api::StartCheck checkSandbox(sandbox::SandboxConfig config);

struct LinkFacts {
    bool live = false;  // the network's newest block is followed
    std::size_t peers = 0;
    bool onThisComputer = false;
};
api::StartCheck checkLink(const LinkFacts& facts);

struct MoneyFacts {
    std::optional<Amount> held;  // of a node that is registered
    Amount balance;              // of the node's account
    Amount wallet;               // of the wallet that would pay; zero when it is the node's own
    Amount deposit, join, fee;   // of the network
};
api::StartCheck checkMoney(const MoneyFacts& facts);
// What the node's account lacks for the register deposit, a first join and both fees.
Amount missingFor(const MoneyFacts& facts);

}  // namespace leo::node
