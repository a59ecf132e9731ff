// Identify: what a peer says about itself once its identity is proven (libp2p identify specification, id 1.0.0).
//
// Nothing in it is trusted: it is what the peer claims to speak and to be called, for logs and the explorer.
#pragma once

#include <vector>

#include "p2p/multiaddr.h"

namespace leo::p2p {

inline constexpr std::size_t kMaxIdentifyBytes = 64 * 1024;  // a peer with many addresses sends a few kilobytes

struct Identify {
    std::optional<PeerId> peer;  // of the public key, when it sent one
    std::string protocolVersion;
    std::string agent;
    std::vector<std::string> protocols;
    std::vector<Multiaddr> listenAddresses;  // those of kinds we know
    std::optional<Multiaddr> observed;       // how it sees us

    Bytes encode() const;
    static Result<Identify> decode(ByteView message);
};

}  // namespace leo::p2p
