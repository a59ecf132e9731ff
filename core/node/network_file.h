// NetworkFile: network.json, what a computer needs to know to join a network: its genesis and where somebody listens.
//
//   {"format": 1, "network": "devnet", "chainId": "<64 hex>", "genesis": "genesis.leo",
//    "bootstrap": ["/ip4/127.0.0.1/tcp/46700/ws/p2p/<peer id>"]}
//
// The genesis record lies in the file named beside it and must hash to chainId. Reading is strict: an unknown format,
// a missing or an extra field, a wrong type or a genesis of another chain is an error that names the field.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "ledger/params.h"
#include "node/client.h"

namespace leo::node {

inline constexpr std::size_t kMaxNetworkFileBytes = 64u << 10;  // a few hundred addresses
inline constexpr std::size_t kMaxBootstrap = 256;

struct Endpoint {
    std::string url;                   // "ws://127.0.0.1:46700"
    std::optional<AccountId> account;  // who must answer there
};

struct NetworkFile {
    ledger::Genesis genesis;
    ChainId chain;
    std::vector<std::string> bootstrap;  // multiaddresses

    // Malformed names the address.
    Result<std::vector<Endpoint>> endpoints() const;
    // The same as a Client wants them.
    Result<std::vector<Bootstrap>> peers() const;

    // NotFound says how to make a network; Malformed, DigestMismatch.
    static Result<NetworkFile> read(const std::filesystem::path& file);
    // Writes genesis.leo, then network.json, each as one step.
    Status write(const std::filesystem::path& file) const;
};

}  // namespace leo::node
