#include "leod/local_network.h"

#include <QStandardPaths>
#include <algorithm>
#include <atomic>
#include <mutex>
#include <thread>

#include "ledger/state.h"
#include "leod/console.h"
#include "node/software_tpm.h"
#include "node/wallets.h"

namespace leo::app {
namespace {

constexpr std::uint32_t kLeastCredit = 100;
constexpr std::uint32_t kMostCredit = 600;
constexpr Amount kNodeBalance = leo(1'000);
constexpr Amount kWalletBalance = leo(1'000);
constexpr const char* kRootName = "Leo local software TPM";
constexpr unsigned kPlatformPcrs = 8;  // 0-7, the firmware's

struct Keys {
    crypto::Identity identity;
    crypto::VrfKey vrf;
};

Result<Keys> ensureKeys(const std::filesystem::path& directory, const std::string& name) {
    LEO_TRY_ASSIGN(const store::DataDirectory data, store::DataDirectory::open(directory));
    LEO_TRY_ASSIGN(const store::Keystore keystore, ensureMachineKeystore(data, name));
    LEO_TRY_ASSIGN(crypto::Identity identity, crypto::Identity::fromSeed(keystore.identitySeed()));
    LEO_TRY_ASSIGN(crypto::VrfKey vrf, crypto::VrfKey::fromSeed(keystore.vrfSeed()));
    return Keys{std::move(identity), std::move(vrf)};
}

Result<AccountId> ensureWallet(const Layout& layout, const std::string& name) {
    auto account = accountOf(layout, name);
    if (account.ok() || account.error().code != Code::NotFound) return account;
    LEO_TRY_ASSIGN(const node::Wallet wallet, createWallet(layout, name, {}));
    return wallet.identity.id();
}

// A software TPM has no firmware before it: its platform PCRs stay at their reset value.
Hash softwarePlatformDigest() {
    attest::PcrValues pcrs;
    for (unsigned i = 0; i < kPlatformPcrs; ++i) pcrs[i] = Hash{};
    return attest::pcrDigest(pcrs);
}

std::string nodeName(const Layout& layout, unsigned index) {
    return "node-" + layout.node(index).filename().string();
}

Result<ledger::GenesisNode> makeNode(const Layout& layout, const std::filesystem::path& runDirectory,
                                     const Keys& keys, const tpm::LocalCa& ca, unsigned index,
                                     const LocalNetworkOptions& options) {
    const std::filesystem::path directory = layout.node(index);
    const std::string number = directory.filename().string();
    LEO_TRY_ASSIGN(tpm::NodeKeys chip, tpm::provision((directory / Layout::kTpmName).string(),
                                                      (runDirectory / ("p" + number)).string(), ca));
    ledger::GenesisNode node;
    node.node = keys.identity.id();
    node.name = nodeName(layout, index);
    node.vrfKey = keys.vrf.publicKey();
    node.ekPublic = std::move(chip.ekPublic);
    node.ekCertificate = std::move(chip.ekCertificate);
    node.akPublic = std::move(chip.akPublic);
    node.features = featuresOfThisComputer(options.gvisor);
    node.credit = localCredit(index, options.nodes);
    node.balance = kNodeBalance;
    return node;
}

// All nodes, a few at a time: making one is mostly waiting for its TPM and for the disk.
Result<std::vector<ledger::GenesisNode>> makeNodes(const Layout& layout, const std::vector<Keys>& keys,
                                                   const tpm::LocalCa& ca, const LocalNetworkOptions& options) {
    LEO_TRY_ASSIGN(const std::filesystem::path runDirectory, layout.runDirectory());
    std::vector<ledger::GenesisNode> nodes(options.nodes);
    std::atomic<unsigned> next{0};
    std::atomic<bool> stop{false};
    std::mutex mutex;
    std::optional<Error> failure;
    const auto work = [&] {
        for (unsigned index = next++; index < options.nodes && !stop; index = next++) {
            auto node = options.stopRequested && options.stopRequested()
                            ? Result<ledger::GenesisNode>(makeError(Code::Cancelled, ""))
                            : makeNode(layout, runDirectory, keys[index], ca, index, options);
            const std::lock_guard<std::mutex> lock(mutex);
            if (node.ok()) {
                nodes[index] = std::move(node).value();
                if (options.progress) options.progress->tile(nodes[index].name, "tpm");
                continue;
            }
            if (!failure) failure = node.takeError();
            stop = true;
        }
    };
    std::vector<std::thread> threads;
    for (unsigned i = 0; i < std::max(2u, std::thread::hardware_concurrency()); ++i) threads.emplace_back(work);
    for (std::thread& thread : threads) thread.join();
    if (failure) return *failure;
    return nodes;
}

}  // namespace

Result<store::Keystore> ensureMachineKeystore(const store::DataDirectory& directory, const std::string& name) {
    const auto file = directory.file(Layout::kKeystoreName);
    auto keystore = store::Keystore::open(file, {}, systemRandom());
    if (keystore.ok() || keystore.error().code != Code::NotFound) return keystore;
    store::KeystoreContents contents;
    contents.kind = store::KeystoreKind::Node;
    contents.name = name;
    contents.created = systemClock().now();
    contents.identitySeed = crypto::SecretBytes::random(store::kSeedBytes, systemRandom());
    contents.vrfSeed = crypto::SecretBytes::random(store::kSeedBytes, systemRandom());
    return store::Keystore::createMachine(file, std::move(contents), systemRandom());
}

std::uint32_t featuresOfThisComputer(bool gvisor) {
    if (gvisor) return ledger::kFeatureGvisor;
    const auto found = [](const char* program) {
        return !QStandardPaths::findExecutable(QLatin1String(program)).isEmpty();
    };
    std::uint32_t features = 0;
    if (found("runc")) features |= ledger::kFeatureRunc;
    if (found("bwrap")) features |= ledger::kFeatureBubblewrap;
    return features;
}

Credit localCredit(unsigned index, unsigned nodes) {
    LEO_ASSERT(nodes > 1 && index < nodes);
    return Credit{kLeastCredit + (kMostCredit - kLeastCredit) * index / (nodes - 1)};
}

Result<NetworkFile> createLocalNetwork(const Layout& layout, const LocalNetworkOptions& options) {
    LEO_ASSERT(options.nodes >= kLeastNodes && options.nodes <= kMostNodes);
    if (options.progress) options.progress->begin("keys");
    LEO_TRY_ASSIGN(const Keys authority, ensureKeys(layout.layer1(), "layer1"));
    std::vector<Keys> keys;
    for (unsigned index = 0; index < options.nodes; ++index) {
        LEO_TRY_ASSIGN(Keys made, ensureKeys(layout.node(index), nodeName(layout, index)));
        keys.push_back(std::move(made));
    }
    std::vector<AccountId> wallets;
    for (const char* name : {"alice", "bob"}) {
        LEO_TRY_ASSIGN(const AccountId account, ensureWallet(layout, name));
        wallets.push_back(account);
    }
    if (options.progress) {
        options.progress->end("keys");
        options.progress->begin("tpms");
    }
    LEO_TRY_ASSIGN(const tpm::LocalCa ca,
                   tpm::LocalCa::openOrCreate((layout.network() / node::kTpmAuthorityName).string(), systemRandom()));

    NetworkFile network;
    ledger::Genesis& genesis = network.genesis;
    genesis.network = kLocalNetworkName;
    genesis.time = systemClock().now();
    genesis.params.epochMs = options.epochMs;
    genesis.authority = authority.identity.id();
    genesis.authorityVrf = authority.vrf.publicKey();
    genesis.roots.push_back({kRootName, true, ca.rootDer()});
    genesis.platformDigests.push_back(softwarePlatformDigest());
    LEO_TRY_ASSIGN(genesis.nodes, makeNodes(layout, keys, ca, options));
    if (options.progress) options.progress->end("tpms");
    for (const AccountId& account : wallets) genesis.accounts.push_back({account, kWalletBalance});
    // The rules of the ledger judge it before anybody builds on it.
    LEO_TRY_ASSIGN(const ledger::State state, ledger::State::fromGenesis(genesis));
    network.chain = state.chain();
    LEO_TRY(network.write(layout.networkFile()));
    return network;
}

}  // namespace leo::app
