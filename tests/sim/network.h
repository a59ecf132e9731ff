// Network: who reaches whom, when, in a simulation; and the content everybody can ask for.
#pragma once

#include <functional>
#include <map>
#include <set>

#include "base/bytes.h"
#include "ledger/manifest.h"
#include "sim/faults.h"
#include "sim/queue.h"

namespace leo::sim {

using Party = std::size_t;  // 0 is layer one's authority, then owners, then nodes

struct Link {
    bool up = true;
    unsigned side = 0;         // of a partition
    std::uint64_t factor = 1;  // of delays
    std::int64_t skewMs = 0;
    std::uint64_t life = 0;  // goes up with each crash: what was for the former life is dropped
    bool disturbed = false;  // ever crashed, partitioned, slow or skewed: what it misses is no lie and no bug
};

class Network {
public:
    Network(Queue& queue, Dice dice, const Faults& faults) : m_queue(queue), m_dice(dice), m_faults(faults) {}

    Party add() {
        m_links.emplace_back();
        return m_links.size() - 1;
    }
    Link& link(Party party) { return m_links[party]; }
    const Link& link(Party party) const { return m_links[party]; }
    std::size_t size() const { return m_links.size(); }
    TimeMs clockOf(Party party) const {
        return TimeMs{
            static_cast<std::uint64_t>(static_cast<std::int64_t>(m_queue.now().value) + m_links[party].skewMs)};
    }
    bool reaches(Party from, Party to) const {
        return m_links[from].up && m_links[to].up && m_links[from].side == m_links[to].side;
    }

    // A message on its way; `arrive` runs at the receiver unless the network or the receiver loses it.
    void send(Party from, Party to, std::size_t bytes, std::function<void()> arrive) {
        ++m_messages;
        m_bytes += bytes;
        if (!reaches(from, to)) return;
        if (m_faults.loss && m_dice.chance(Faults::kLoss)) return;
        deliver(from, to, arrive);
        if (m_faults.duplicate && m_dice.chance(Faults::kDuplicate)) deliver(from, to, arrive);
    }
    std::uint64_t messages() const { return m_messages; }
    std::uint64_t bytes() const { return m_bytes; }

    // --- content -------------------------------------------------------------------------------------------------
    void keep(Party holder, const ledger::CidBytes& cid, Bytes bytes) {
        Blob& blob = m_blobs[cid];
        if (blob.bytes.empty()) blob.bytes = std::move(bytes);
        blob.holders.insert(holder);
    }
    void drop(Party holder, const ledger::CidBytes& cid) {
        const auto found = m_blobs.find(cid);
        if (found != m_blobs.end()) found->second.holders.erase(holder);
    }
    // Tries until it is there or `tries` times a fifth of a second have passed.
    void fetch(Party who, const ledger::CidBytes& cid, unsigned tries, std::function<void(Result<Bytes>)> done) {
        const std::uint64_t life = m_links[who].life;
        m_queue.after(delay(who, who), [this, who, cid, tries, life, done = std::move(done)] {
            if (!m_links[who].up || m_links[who].life != life) return;
            const auto found = m_blobs.find(cid);
            if (found != m_blobs.end()) {
                for (const Party holder : found->second.holders) {
                    if (holder != who && !reaches(holder, who)) continue;
                    m_bytes += found->second.bytes.size();
                    found->second.holders.insert(who);
                    return done(found->second.bytes);
                }
            }
            if (tries == 0) return done(makeError(Code::NotFound, "nobody who can be reached has it"));
            m_queue.after(200, [this, who, cid, tries, life, done] {
                if (m_links[who].up && m_links[who].life == life) fetch(who, cid, tries - 1, done);
            });
        });
    }

private:
    struct Blob {
        Bytes bytes;
        std::set<Party> holders;
    };

    std::uint64_t delay(Party from, Party to) {
        std::uint64_t ms = m_dice.between(Faults::kDelayLowMs, Faults::kDelayHighMs);
        ms *= std::max(m_links[from].factor, m_links[to].factor);
        if (m_faults.reorder && m_dice.chance(Faults::kReorder)) ms += m_dice.below(Faults::kReorderMs);
        return ms;
    }
    void deliver(Party from, Party to, std::function<void()> arrive) {
        m_queue.after(delay(from, to), [this, to, life = m_links[to].life, arrive = std::move(arrive)] {
            if (m_links[to].up && m_links[to].life == life) arrive();
        });
    }

    Queue& m_queue;
    Dice m_dice;
    const Faults& m_faults;
    std::vector<Link> m_links;
    std::map<ledger::CidBytes, Blob> m_blobs;
    std::uint64_t m_messages = 0, m_bytes = 0;
};

}  // namespace leo::sim
