// Layout: where leod keeps things, so that every command finds the same network, wallets and nodes.
//
//   <root>                    --data DIR, else $XDG_DATA_HOME/leo, else ~/.local/share/leo
//     devnet/                 the network of this computer
//       network.json          how to join it (network_file.h), beside genesis.leo
//       layer1/               the authority: keystore, chain.sqlite
//       nodes/00 … /          one node each: keystore, tpm/ (swtpm state), chain.sqlite
//       wallets/<name>/       one account each: keystore, chain.sqlite, blocks.sqlite
//       reader/               the chain as followed by status, block, tx and the like
//       logs/                 one file per process of the local network
//   <run>                     sockets, short: $XDG_RUNTIME_DIR/leo-<hash>, else /tmp/leo-<uid>-<hash>
//
// The run directory depends on the data directory (hash), so two networks never share one; it is short because the
// path of a UNIX socket ends at 107 bytes (unix(7), sun_path).
#pragma once

#include <filesystem>
#include <string>

#include "base/result.h"

namespace leo::node {

class Layout {
public:
    // `data` as given with --data, empty for the default. Nothing is created. InvalidArgument when there is neither
    // a home nor --data.
    static Result<Layout> resolve(const std::string& data);

    const std::filesystem::path& root() const { return m_root; }  // absolute
    bool given() const { return m_given; }                        // by --data
    std::filesystem::path network() const { return m_root / "devnet"; }
    std::filesystem::path networkFile() const { return network() / "network.json"; }
    std::filesystem::path layer1() const { return network() / "layer1"; }
    std::filesystem::path node(unsigned index) const;  // nodes/07
    std::filesystem::path wallets() const { return network() / "wallets"; }
    std::filesystem::path wallet(const std::string& name) const { return wallets() / name; }
    std::filesystem::path reader() const { return network() / "reader"; }
    std::filesystem::path logs() const { return network() / "logs"; }
    // Created on demand (0700); NotPermitted when the name is taken by another user's directory.
    Result<std::filesystem::path> runDirectory() const;

    static constexpr const char* kKeystoreName = "keystore";
    static constexpr const char* kChainName = "chain.sqlite";
    static constexpr const char* kTpmName = "tpm";

private:
    explicit Layout(std::filesystem::path root) : m_root(std::move(root)) {}
    std::filesystem::path m_root;
    bool m_given = false;
};

// A private run directory for anything that has a data directory: short, and the same on every start.
Result<std::filesystem::path> runDirectoryFor(const std::filesystem::path& dataDirectory);

// 1 to 40 of a-z 0-9 - _, not starting with '-': a wallet's name is also its directory's.
Status checkWalletName(const std::string& name);

}  // namespace leo::node
