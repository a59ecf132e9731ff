// The making of a local network: keys, software TPMs, wallets and the genesis record, once per data directory.
//
// Everything in it is real but the money and the chips: every node has a keystore and a software TPM of its own,
// certified by a certificate authority that exists only here and is named as software in genesis. What is there
// stays: a creation that was interrupted goes on where it stopped. network.json is written last and makes it valid.
#pragma once

#include <functional>
#include <string>

#include "leod/start_progress.h"
#include "node/layout.h"
#include "node/network_file.h"
#include "store/data_dir.h"
#include "store/keystore.h"

namespace leo::app {

using node::Layout;
using node::NetworkFile;

inline constexpr unsigned kLeastNodes = 3;     // genesis parameter minMembers: fewer never make a group
inline constexpr unsigned kMostNodes = 100;    // processes and TPMs one computer starts in sensible time
inline constexpr unsigned kDefaultNodes = 20;  // protocol section 10
inline constexpr const char* kLocalNetworkName = "devnet";

struct LocalNetworkOptions {
    unsigned nodes = kDefaultNodes;
    std::uint64_t epochMs = ledger::Params{}.epochMs;
    bool gvisor = false;                  // what the nodes promise to run lambdas in
    std::function<bool()> stopRequested;  // asked between nodes: Cancelled
    StartProgress* progress = nullptr;    // of the steps "keys" and "tpms"; may be null
};

// The genesis of a local network for these nodes, without their keys: credit from 100 to 600 in even steps, 1,000 LEO
// each. Exposed for tests.
Credit localCredit(unsigned index, unsigned nodes);

// The keystore of a node or an authority: it opens without a person. Made when it is not there. The caller holds the
// directory's lock.
Result<store::Keystore> ensureMachineKeystore(const store::DataDirectory& directory, const std::string& name);
// What a node of this computer can isolate code with (ledger::Feature), as far as a look at the path tells; it proves
// it when it starts. A node that runs gVisor promises that alone, and no other does: its evidence names one runner.
std::uint32_t featuresOfThisComputer(bool gvisor);

// Makes the network of the layout. The caller holds the lock of layout.network(). Unavailable without swtpm, Io,
// DiskFull, TpmFailure, Cancelled.
Result<NetworkFile> createLocalNetwork(const Layout& layout, const LocalNetworkOptions& options);

}  // namespace leo::app
