// What the tests of p2p share: a seeded random source, a pair of connections on an in-memory pipe, and a network of
// nodes in virtual time.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <vector>

#include "crypto/secret.h"
#include "p2p/node.h"

namespace leo::p2p::test {

class SeededRandom : public Random {
public:
    explicit SeededRandom(std::uint64_t seed) : m_state(seed) {}
    void fill(std::span<std::uint8_t> out) override {
        for (std::uint8_t& byte : out) byte = static_cast<std::uint8_t>(next() >> 32);
    }

private:
    std::uint64_t next() {  // splitmix64
        std::uint64_t z = (m_state += 0x9e3779b97f4a7c15);
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
        z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
        return z ^ (z >> 31);
    }
    std::uint64_t m_state;
};

inline Bytes pattern(std::size_t size, std::uint8_t seed = 1) {
    Bytes out(size);
    for (std::size_t i = 0; i < size; ++i) out[i] = static_cast<std::uint8_t>(i * 31 + (i >> 8) * 7 + seed);
    return out;
}

inline SharedBytes share(Bytes bytes) {
    return std::make_shared<const Bytes>(std::move(bytes));
}

// Two connections and the wire between them.
class ConnectionPair {
public:
    struct Options {
        std::optional<PeerId> expected;
        std::function<bool(std::string_view)> supports = [](std::string_view name) { return name == "/test/1"; };
        const NoiseCredentials* listenerCredentials = nullptr;
        std::size_t chunk = 0;  // pieces the wire cuts the bytes into; 0: as sent
    };
    explicit ConnectionPair(Options options) : m_options(std::move(options)) { start(); }
    ConnectionPair() : ConnectionPair(Options()) {}

    // Carries bytes until nothing moves. The hook may change or empty what passes (true: from the dialer).
    void settle(const std::function<void(bool, Bytes&)>& hook = {}) {
        for (bool moved = true; moved;) {
            moved = carry(*dialer, *listener, true, hook);
            moved = carry(*listener, *dialer, false, hook) || moved;
        }
        collect(*dialer, dialerEvents);
        collect(*listener, listenerEvents);
    }
    template <class Event>
    static std::vector<Event> eventsOf(const std::vector<ConnectionEvent>& events) {
        std::vector<Event> out;
        for (const ConnectionEvent& event : events)
            if (const Event* match = std::get_if<Event>(&event)) out.push_back(*match);
        return out;
    }

    TimeMs now{1'000'000};
    SeededRandom random{7};
    crypto::Identity alice = crypto::Identity::generate(random);
    crypto::Identity bob = crypto::Identity::generate(random);
    NoiseCredentials aliceCredentials = NoiseCredentials::create(alice, random);
    NoiseCredentials bobCredentials = NoiseCredentials::create(bob, random);
    std::unique_ptr<Connection> dialer;
    std::unique_ptr<Connection> listener;
    std::vector<ConnectionEvent> dialerEvents;
    std::vector<ConnectionEvent> listenerEvents;

private:
    void start() {
        Connection::Setup setup;
        setup.role = Connection::Role::Dialer;
        setup.credentials = &aliceCredentials;
        setup.expected = m_options.expected;
        setup.supports = m_options.supports;
        dialer = std::make_unique<Connection>(setup, random, now);
        setup.role = Connection::Role::Listener;
        setup.credentials = m_options.listenerCredentials ? m_options.listenerCredentials : &bobCredentials;
        setup.expected.reset();
        listener = std::make_unique<Connection>(setup, random, now);
    }
    bool carry(Connection& from, Connection& to, bool fromDialer, const std::function<void(bool, Bytes&)>& hook) {
        Bytes bytes = from.pollTransmit(256 * 1024);
        if (bytes.empty()) return false;
        if (hook) hook(fromDialer, bytes);
        const std::size_t chunk = m_options.chunk == 0 ? std::max<std::size_t>(bytes.size(), 1) : m_options.chunk;
        for (std::size_t at = 0; at < bytes.size(); at += chunk)
            to.handle(ByteView(bytes).subspan(at, std::min(chunk, bytes.size() - at)), now);
        return true;
    }
    static void collect(Connection& from, std::vector<ConnectionEvent>& into) {
        while (std::optional<ConnectionEvent> event = from.pollEvent()) into.push_back(std::move(*event));
    }
    Options m_options;
};

// Nodes, the wires between them, and a clock that jumps from deadline to deadline.
class Network {
public:
    struct Member {
        Member(std::uint64_t seed, GossipParameters gossip)
            : random(seed), identity(crypto::Identity::generate(random)) {
            Node::Config config;
            config.identity = &identity;
            config.gossip = gossip;
            node = std::make_unique<Node>(std::move(config), random);
        }
        PeerId id() const { return node->self(); }
        template <class Event>
        std::vector<Event> eventsOf() const {
            std::vector<Event> out;
            for (const NodeEvent& event : events)
                if (const Event* match = std::get_if<Event>(&event)) out.push_back(*match);
            return out;
        }
        std::size_t received(const std::string& topic) const {
            std::size_t count = 0;
            for (const MessageArrived& message : eventsOf<MessageArrived>()) count += message.topic == topic ? 1 : 0;
            return count;
        }

        SeededRandom random;
        crypto::Identity identity;
        std::unique_ptr<Node> node;
        std::vector<NodeEvent> events;
        Gossipsub::Verdict verdict = Gossipsub::Verdict::Accept;
        std::function<std::optional<Result<Bytes>>(const RequestArrived&)> respond;  // nothing: not yet
    };
    struct Wire {
        std::size_t a, b;
        LinkId linkA, linkB;
        bool up = true;
    };

    explicit Network(std::size_t count, GossipParameters gossip = {}) {
        for (std::size_t i = 0; i < count; ++i) members.push_back(std::make_unique<Member>(100 + i, gossip));
    }
    Member& operator[](std::size_t index) { return *members[index]; }

    // `a` dials `b`. Bytes move with settle() or run().
    std::size_t dial(std::size_t a, std::size_t b, std::optional<PeerId> expected = std::nullopt) {
        const LinkId linkA = members[a]->node->openLink(Connection::Role::Dialer, std::move(expected), now);
        const LinkId linkB = members[b]->node->openLink(Connection::Role::Listener, std::nullopt, now);
        wires.push_back(Wire{a, b, linkA, linkB, true});
        return wires.size() - 1;
    }
    void connectAll() {
        for (std::size_t a = 0; a < members.size(); ++a)
            for (std::size_t b = a + 1; b < members.size(); ++b) dial(a, b);
        settle();
    }
    void cut(std::size_t wire) {
        Wire& w = wires[wire];
        if (!w.up) return;
        w.up = false;
        members[w.a]->node->lost(w.linkA, now);
        members[w.b]->node->lost(w.linkB, now);
    }
    std::size_t wiresUp() const {
        std::size_t up = 0;
        for (const Wire& wire : wires) up += wire.up ? 1 : 0;
        return up;
    }

    // Until nothing moves, at this instant.
    void settle() {
        for (bool moved = true; moved;) {
            moved = false;
            for (std::size_t i = 0; i < members.size(); ++i) moved = serve(i) || moved;
        }
    }
    void run(std::uint64_t ms) {
        const TimeMs end = now + ms;
        settle();
        for (;;) {
            std::optional<TimeMs> next;
            for (const auto& member : members) {
                const std::optional<TimeMs> due = member->node->pollTimeout();
                if (due && (!next || *due < *next)) next = due;
            }
            if (!next || end < *next) break;
            now = std::max(now, *next);
            for (const auto& member : members) member->node->handleTimeout(now);
            settle();
        }
        now = end;
    }

    TimeMs now{1'000'000};
    std::vector<std::unique_ptr<Member>> members;
    std::vector<Wire> wires;
    std::uint64_t bytesCarried = 0;

private:
    bool serve(std::size_t index) {
        Member& member = *members[index];
        bool moved = false;
        while (std::optional<NodeEvent> event = member.node->pollEvent()) {
            moved = true;
            react(index, *event);
            member.events.push_back(std::move(*event));
        }
        for (const LinkId link : member.node->takeWritable(now)) {
            if (!isWired(index, link)) continue;
            for (Bytes bytes; !(bytes = member.node->pollTransmit(link, 256 * 1024)).empty();) {
                moved = true;
                deliver(index, link, bytes);
            }
        }
        return moved;
    }
    void react(std::size_t index, const NodeEvent& event) {
        Member& member = *members[index];
        if (const auto* message = std::get_if<MessageArrived>(&event)) {
            member.node->judge(message->token, member.verdict, now);
        } else if (const auto* request = std::get_if<RequestArrived>(&event)) {
            if (!member.respond) return;
            if (const std::optional<Result<Bytes>> answer = member.respond(*request))
                member.node->reply(request->id, *answer);
        } else if (const auto* closed = std::get_if<LinkClosed>(&event)) {
            if (!isWired(index, closed->link)) return;
            for (Bytes bytes; !(bytes = member.node->pollTransmit(closed->link, 256 * 1024)).empty();)
                deliver(index, closed->link, bytes);
            for (std::size_t i = 0; i < wires.size(); ++i)
                if (isEnd(wires[i], index, closed->link)) cut(i);
        }
    }
    // A link without a wire belongs to a test that plays the other end by hand.
    bool isWired(std::size_t index, LinkId link) const {
        for (const Wire& wire : wires)
            if (isEnd(wire, index, link)) return true;
        return false;
    }
    static bool isEnd(const Wire& wire, std::size_t index, LinkId link) {
        return (wire.a == index && wire.linkA == link) || (wire.b == index && wire.linkB == link);
    }
    void deliver(std::size_t index, LinkId link, const Bytes& bytes) {
        bytesCarried += bytes.size();
        for (Wire& wire : wires) {
            if (!wire.up || !isEnd(wire, index, link)) continue;
            const bool fromA = wire.a == index && wire.linkA == link;
            members[fromA ? wire.b : wire.a]->node->handle(fromA ? wire.linkB : wire.linkA, bytes, now);
            return;
        }
    }
};

}  // namespace leo::p2p::test
