// Multiaddr: an address as libp2p writes it, as far as Leo's one transport goes.
//
// /ip4/<a>/tcp/<p>/ws, /ip6/…, /dns4/… and /dns6/…, each with or without /p2p/<peer>; the same as "ws://host:port".
#pragma once

#include <optional>

#include "p2p/peer_id.h"

namespace leo::p2p {

struct Multiaddr {
    enum class Host : std::uint8_t { Ip4, Ip6, Dns4, Dns6 };
    Host kind = Host::Ip4;
    std::string host;  // "127.0.0.1", "::1", "node.example"
    std::uint16_t port = 0;
    std::optional<PeerId> peer;

    static Result<Multiaddr> fromText(std::string_view text);
    // "ws://127.0.0.1:4001", "ws://[::1]:4001/", "ws://node.example:80". No path, user or query.
    static Result<Multiaddr> fromUrl(std::string_view url);
    std::string toText() const;
    std::string toUrl() const;
    // The binary form, as identify carries it.
    Bytes toBytes() const;
    static Result<Multiaddr> fromBytes(ByteView bytes);

    bool operator==(const Multiaddr&) const = default;
};

}  // namespace leo::p2p
