// Samples: what a private network on this computer comes with, so that a newcomer has something to run: Bob's sample
// lambda, published through his own wallet like any other, and a picture to try it on.
//
// Once, while the network has no lambda at all; a person who retires it is not given another. Thread: the core's.
#pragma once

#include "node/facade/core.h"

namespace leo::node {

class Samples : public QObject {
public:
    explicit Samples(Core& core);

    // The picture that comes with Leo; empty when the samples are not installed.
    static std::string picture(const FacadeConfig& config);

private:
    void consider();
    void publish(Client& bob);

    Core& m_core;
    bool m_begun = false;
    Subscription m_heads, m_connections, m_networks, m_wallets;
};

}  // namespace leo::node
