// Gossipsub as networks of nodes in virtual time: reach, late subscribers, sparse graphs, loss, silence.
#include <QtTest>

#include "harness.h"

using namespace leo;
using namespace leo::p2p;
using namespace leo::p2p::test;

namespace {

const std::string kNetworkTopic = "leo/test/tx";

}  // namespace

class GossipNetworkTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { crypto::initialise(); }
    void floodReachesEverybodyBeforeAnyHeartbeat();
    void lateSubscriberIsTold();
    void sparseNetworkSpreads();
    void meshesHealAfterLoss();
    void unsubscribedNodesHearNothing();
    void idleNetworkIsQuiet();
};

void GossipNetworkTest::floodReachesEverybodyBeforeAnyHeartbeat() {
    Network net(22);
    for (auto& member : net.members) member->node->subscribe(kNetworkTopic, net.now);
    net.connectAll();
    QVERIFY(net[0].node->publish(kNetworkTopic, pattern(100), net.now).ok());
    net.settle();  // no time passes
    for (std::size_t i = 1; i < 22; ++i) QCOMPARE(net[i].received(kNetworkTopic), std::size_t{1});
    QCOMPARE(net[0].received(kNetworkTopic), std::size_t{0});
    // A publisher that is not subscribed reaches them as well.
    Network other(3);
    other.connectAll();
    other[1].node->subscribe(kNetworkTopic, other.now);
    other.settle();
    QVERIFY(other[0].node->publish(kNetworkTopic, pattern(100), other.now).ok());
    other.settle();
    QCOMPARE(other[1].received(kNetworkTopic), std::size_t{1});
    QCOMPARE(other[2].received(kNetworkTopic), std::size_t{0});
}

void GossipNetworkTest::lateSubscriberIsTold() {
    Network net(3);
    net.connectAll();
    net[1].node->subscribe(kNetworkTopic, net.now);
    net.settle();
    QVERIFY(net[0].node->publish(kNetworkTopic, pattern(100), net.now).ok());
    net.settle();
    net[2].node->subscribe(kNetworkTopic, net.now);
    net.settle();
    QCOMPARE(net[2].received(kNetworkTopic), std::size_t{1});
    net.run(10'000);
    QCOMPARE(net[2].received(kNetworkTopic), std::size_t{1});
    QCOMPARE(net[1].received(kNetworkTopic), std::size_t{1});
}

void GossipNetworkTest::sparseNetworkSpreads() {
    // A ring with a few chords: most nodes are many hops from the author.
    constexpr std::size_t kNodes = 40;
    Network net(kNodes);
    for (auto& member : net.members) member->node->subscribe(kNetworkTopic, net.now);
    for (std::size_t i = 0; i < kNodes; ++i) net.dial(i, (i + 1) % kNodes);
    for (std::size_t i = 0; i < kNodes; i += 10) net.dial(i, (i + 17) % kNodes);
    net.settle();
    for (std::size_t i = 0; i < 10; ++i)
        QVERIFY(net[i * 4].node->publish(kNetworkTopic, pattern(500, static_cast<std::uint8_t>(i)), net.now).ok());
    net.settle();
    for (std::size_t i = 0; i < kNodes; ++i)
        QCOMPARE(net[i].received(kNetworkTopic), std::size_t{i % 4 == 0 ? 9u : 10u});
}

void GossipNetworkTest::meshesHealAfterLoss() {
    constexpr std::size_t kNodes = 15;
    Network net(kNodes);
    for (auto& member : net.members) member->node->subscribe(kNetworkTopic, net.now);
    net.connectAll();
    net.run(5'000);
    for (std::size_t i = 0; i < kNodes; ++i) {
        const std::size_t size = net[i].node->gossip().meshPeers(kNetworkTopic).size();
        QVERIFY(size >= 4 && size <= 12);
    }
    for (std::size_t w = 0; w < net.wires.size(); w += 2) net.cut(w);
    net.run(70'000);
    for (std::size_t i = 0; i < kNodes; ++i) {
        const Gossipsub& gossip = net[i].node->gossip();
        QVERIFY(gossip.meshPeers(kNetworkTopic).size() >=
                std::min<std::size_t>(4, gossip.topicPeers(kNetworkTopic).size()));
    }
    QVERIFY(net[3].node->publish(kNetworkTopic, pattern(9), net.now).ok());
    net.settle();
    for (std::size_t i = 0; i < kNodes; ++i) QCOMPARE(net[i].received(kNetworkTopic), std::size_t{i == 3 ? 0u : 1u});
}

void GossipNetworkTest::unsubscribedNodesHearNothing() {
    Network net(4);
    for (auto& member : net.members) member->node->subscribe(kNetworkTopic, net.now);
    net.connectAll();
    net[2].node->unsubscribe(kNetworkTopic, net.now);
    net.settle();
    QCOMPARE(net[0].node->topicPeers(kNetworkTopic).size(), std::size_t{2});
    QVERIFY(net[0].node->publish(kNetworkTopic, pattern(9), net.now).ok());
    net.run(5'000);
    QCOMPARE(net[1].received(kNetworkTopic), std::size_t{1});
    QCOMPARE(net[2].received(kNetworkTopic), std::size_t{0});
}

void GossipNetworkTest::idleNetworkIsQuiet() {
    Network net(10);
    for (auto& member : net.members) member->node->subscribe(kNetworkTopic, net.now);
    net.connectAll();
    net.run(90'000);
    const std::uint64_t before = net.bytesCarried;
    net.run(60'000);
    // Probes alone: a ping and its answer per end and half a minute.
    QVERIFY(net.bytesCarried - before < 45 * 2 * 2 * 4 * 50);
}

QTEST_GUILESS_MAIN(GossipNetworkTest)
#include "gossip_network_test.moc"
