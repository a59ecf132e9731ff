// DialPlan: pauses, jitter, and silence while a peer is connected.
#include "net/dial_plan.h"

#include <QtTest>

#include "crypto/sign.h"

using namespace leo;
using net::DialPlan;

namespace {

// The middle of every range: pauses without jitter are what the table says.
class MiddleRandom : public Random {
public:
    void fill(std::span<std::uint8_t> out) override {
        for (std::uint8_t& byte : out) byte = next++;
    }
    std::uint8_t next = 0;
};

p2p::PeerId somePeer(std::uint8_t seed) {
    return p2p::PeerId::fromAccountId(crypto::Identity::fromSeed(Bytes(32, seed)).value().id());
}

const auto nobody = [](const p2p::PeerId&) { return false; };

}  // namespace

class DialPlanTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { crypto::initialise(); }
    void dialsAtOnceAndPausesGrow();
    void stableLinkForgivesFailures();
    void shortLinkDoesNot();
    void silentWhileConnected();
    void forgetting();
    void overdueDials();
    void sameUrlTwice();
};

void DialPlanTest::dialsAtOnceAndPausesGrow() {
    MiddleRandom random;
    DialPlan plan(random);
    TimeMs now{1000};
    const auto id = plan.add(QUrl(QStringLiteral("ws://127.0.0.1:1")), std::nullopt, now);
    std::uint64_t expected = net::kFirstPauseMs;
    for (int attempt = 0; attempt < 12; ++attempt) {
        QVERIFY(plan.take(now, nobody) == std::vector<DialPlan::WishId>{id});
        QVERIFY(plan.take(now, nobody).empty());
        plan.ended(id, now);
        const std::uint64_t pause = plan.find(id)->next - now;
        QVERIFY(pause >= expected * 3 / 4 && pause <= expected * 5 / 4);
        QVERIFY(plan.take(now + (pause - 1), nobody).empty());
        now = now + pause;
        QCOMPARE(plan.pollTimeout()->value, now.value);
        expected = std::min(expected * 2, net::kLongestPauseMs);
    }
}

void DialPlanTest::stableLinkForgivesFailures() {
    MiddleRandom random;
    DialPlan plan(random);
    TimeMs now{1000};
    const auto id = plan.add(QUrl(QStringLiteral("ws://127.0.0.1:1")), std::nullopt, now);
    for (int i = 0; i < 6; ++i) {
        now = plan.find(id)->next;
        static_cast<void>(plan.take(now, nobody));
        plan.ended(id, now);
    }
    now = plan.find(id)->next;
    static_cast<void>(plan.take(now, nobody));
    plan.linked(id, somePeer(1), now);
    QVERIFY(!plan.pollTimeout());
    now = now + net::kStableAfterMs;
    plan.ended(id, now);
    QVERIFY(plan.find(id)->next - now <= net::kFirstPauseMs * 5 / 4);
}

void DialPlanTest::shortLinkDoesNot() {
    MiddleRandom random;
    DialPlan plan(random);
    TimeMs now{1000};
    const auto id = plan.add(QUrl(QStringLiteral("ws://127.0.0.1:1")), std::nullopt, now);
    for (int i = 0; i < 8; ++i) {  // a server that answers and hangs up is not dialed in a tight loop
        now = plan.find(id)->next;
        static_cast<void>(plan.take(now, nobody));
        plan.linked(id, somePeer(1), now);
        plan.ended(id, now + 100);
    }
    QVERIFY(plan.find(id)->next - now > 10'000);
    plan.peerLost(somePeer(1), now);  // nor does its loss bring the next attempt forward
    QVERIFY(plan.find(id)->next - now > 10'000);
}

void DialPlanTest::silentWhileConnected() {
    MiddleRandom random;
    DialPlan plan(random);
    TimeMs now{1000};
    const p2p::PeerId peer = somePeer(1);
    const auto id = plan.add(QUrl(QStringLiteral("ws://127.0.0.1:1")), peer, now);
    const auto connected = [&](const p2p::PeerId& who) { return who == peer; };
    QVERIFY(plan.take(now, connected).empty());
    now = now + 20'000;
    QVERIFY(plan.take(now, connected).empty());
    plan.peerLost(somePeer(2), now);
    QVERIFY(plan.take(now + 400, nobody).empty());
    plan.peerLost(peer, now);
    QVERIFY(plan.take(now + 400, nobody) == std::vector<DialPlan::WishId>{id});
}

void DialPlanTest::forgetting() {
    MiddleRandom random;
    DialPlan plan(random);
    const TimeMs now{1000};
    const auto expected = plan.add(QUrl(QStringLiteral("ws://127.0.0.1:1")), somePeer(1), now);
    const auto met = plan.add(QUrl(QStringLiteral("ws://127.0.0.1:2")), std::nullopt, now);
    const auto other = plan.add(QUrl(QStringLiteral("ws://127.0.0.1:3")), somePeer(2), now);
    static_cast<void>(plan.take(now, nobody));
    plan.linked(met, somePeer(1), now);
    QVERIFY(plan.forget(somePeer(1)) == (std::vector<DialPlan::WishId>{expected, met}));
    QVERIFY(plan.find(expected) == nullptr && plan.find(met) == nullptr && plan.find(other) != nullptr);
    plan.ended(met, now);  // the socket of a forgotten wish ends later
    plan.linked(met, somePeer(1), now);
}

void DialPlanTest::overdueDials() {
    MiddleRandom random;
    DialPlan plan(random);
    const TimeMs now{1000};
    const auto id = plan.add(QUrl(QStringLiteral("ws://127.0.0.1:1")), std::nullopt, now);
    static_cast<void>(plan.take(now, nobody));
    QVERIFY(plan.overdue(now + (net::kDialLimitMs - 1)).empty());
    QCOMPARE(plan.pollTimeout()->value, (now + net::kDialLimitMs).value);
    QVERIFY(plan.overdue(now + net::kDialLimitMs) == std::vector<DialPlan::WishId>{id});
}

void DialPlanTest::sameUrlTwice() {
    MiddleRandom random;
    DialPlan plan(random);
    const TimeMs now{1000};
    const QUrl url(QStringLiteral("ws://127.0.0.1:1"));
    const auto first = plan.add(url, std::nullopt, now);
    QCOMPARE(plan.add(url, somePeer(3), now), first);
    QVERIFY(plan.find(first)->expected == somePeer(3));
}

QTEST_GUILESS_MAIN(DialPlanTest)
#include "dial_plan_test.moc"
