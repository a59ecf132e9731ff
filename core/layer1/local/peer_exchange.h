// PeerExchange: /leo/peers/1, how a newcomer that knows one address finds enough peers for gossip.
//
// Tells each new peer where this program listens and learns whom that peer knows; dials some of those, at random,
// until `target` peers are connected. Only addresses that a peer told of itself are passed on, and a dialed address
// must prove the identity it was listed under, so a liar can waste a few dials and no more. Links that others dialed,
// and those the program was told to keep, are left alone.
//
// Thread: that of the host.
#pragma once

#include <memory>
#include <string>

#include "base/random.h"
#include "net/host.h"

namespace leo::layer1 {

inline constexpr std::size_t kMaxKnownPeers = 1024;
inline constexpr int kPeerRoundMs = 15'000;

class PeerExchange {
public:
    // `host` and `random` outlive it. A target of 0 answers and dials nobody.
    PeerExchange(net::Host& host, std::size_t target, Random& random);
    ~PeerExchange();
    PeerExchange(const PeerExchange&) = delete;
    PeerExchange& operator=(const PeerExchange&) = delete;

    void peerConnected(const AccountId& peer);
    // Never dialed nor named again (it follows another chain).
    void ban(const AccountId& peer);
    std::size_t known() const;

private:
    struct Impl;
    std::shared_ptr<Impl> m;
};

}  // namespace leo::layer1
