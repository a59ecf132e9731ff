// The fetching side of Bitswap; serving is in bitswap_serve.cpp.
#include "p2p/bitswap.h"

#include <algorithm>

namespace leo::p2p {

void Bitswap::addPeer(const PeerId& peer, TimeMs now) {
    if (!m_peers.try_emplace(peer).second) return;
    for (auto& [cid, want] : m_wants) ask(cid, want, peer, blockUnderWay(want) ? Asked::Have : Asked::Block, now);
}

void Bitswap::removePeer(const PeerId& peer, TimeMs now) {
    if (m_peers.erase(peer) == 0) return;
    for (auto& [cid, want] : m_wants) {
        want.candidates.erase(peer);
        if (!blockUnderWay(want)) askNextHolder(cid, want, now);
    }
}

// ---- fetches

Result<Bitswap::FetchId> Bitswap::fetch(ByteView cid, TimeMs deadline, TimeMs now) {
    LEO_TRY_ASSIGN(const CidParts parts, CidParts::parse(cid));
    LEO_REQUIRE(m_fetches.size() < kMaxFetches, Code::Exhausted, "too many blocks are being fetched");
    const FetchId id = m_nextFetch++;
    const Bytes key = parts.canonical();
    if (m_wants.empty()) m_nextCheck = now + kCheckMs;
    const auto [found, added] = m_wants.try_emplace(key);
    found->second.fetches.push_back(id);
    m_fetches.emplace(id, Fetch{key, deadline});
    m_deadlines.emplace(deadline, id);
    if (added) askInitially(key, found->second, now);
    return id;
}

std::optional<Bitswap::Fetched> Bitswap::pollResult() {
    if (m_results.empty()) return std::nullopt;
    Fetched result = std::move(m_results.front());
    m_results.pop_front();
    return result;
}

// Who has given us most blocks, unless it is busier than another that has.
const PeerId* Bitswap::bestPeer() const {
    const std::pair<const PeerId, Peer>* best = nullptr;
    for (const auto& entry : m_peers) {
        if (best == nullptr) {
            best = &entry;
            continue;
        }
        const Peer& candidate = entry.second;
        const Peer& champion = best->second;
        const bool proven = candidate.served > 0;
        const bool bestProven = champion.served > 0;
        const bool better = proven != bestProven ? proven
                            : candidate.outstanding != champion.outstanding
                                ? candidate.outstanding < champion.outstanding
                                : candidate.served > champion.served;
        if (better) best = &entry;
    }
    return best == nullptr ? nullptr : &best->first;
}

void Bitswap::askInitially(const Bytes& cid, Want& want, TimeMs now) {
    want.askAgain = now + want.pauseMs;
    const PeerId* best = bestPeer();
    if (best == nullptr) return;
    const bool provenOnly = m_wants.size() > kMaxBroadcastWants && m_peers.at(*best).served > 0;
    for (const auto& [id, peer] : m_peers)
        if (id == *best || !provenOnly || peer.served > 0)
            ask(cid, want, id, id == *best ? Asked::Block : Asked::Have, now);
}

void Bitswap::ask(const Bytes& cid, Want& want, const PeerId& id, Asked what, TimeMs now) {
    Candidate& candidate = want.candidates[id];
    settle(want, id, candidate);
    candidate.asked = what;
    candidate.answer = Answer::None;
    candidate.slow = false;
    candidate.askedAt = now;
    Peer& peer = m_peers.at(id);
    if (what == Asked::Block) ++peer.outstanding;
    WantEntry entry;
    entry.cid = cid;
    entry.type = what == Asked::Block ? WantType::Block : WantType::Have;
    entry.sendDontHave = true;
    peer.wantsToSend[cid] = std::move(entry);
}

void Bitswap::settle(Want&, const PeerId& id, Candidate& candidate) {
    const auto peer = m_peers.find(id);
    if (candidate.asked == Asked::Block && peer != m_peers.end()) --peer->second.outstanding;
    candidate.asked = Asked::Nothing;
}

bool Bitswap::blockUnderWay(const Want& want) const {
    return std::any_of(want.candidates.begin(), want.candidates.end(),
                       [](const auto& entry) { return entry.second.asked == Asked::Block && !entry.second.slow; });
}

void Bitswap::askNextHolder(const Bytes& cid, Want& want, TimeMs now) {
    for (auto& [id, candidate] : want.candidates) {
        if (candidate.answer != Answer::Has || candidate.asked != Asked::Nothing) continue;
        ask(cid, want, id, Asked::Block, now);
        return;
    }
}

// Everybody who is not being asked and has not said yes, and those whose answer should have come long ago: the
// question may have been lost with a stream.
void Bitswap::askAgain(const Bytes& cid, Want& want, TimeMs now) {
    want.pauseMs = std::min(want.pauseMs * 2, kAskAgainMaxMs);
    want.askAgain = now + want.pauseMs;
    if (!blockUnderWay(want)) askNextHolder(cid, want, now);
    for (const auto& [id, peer] : m_peers) {
        const auto known = want.candidates.find(id);
        if (known == want.candidates.end()) {
            ask(cid, want, id, Asked::Have, now);
            continue;
        }
        const Candidate candidate = known->second;
        const bool idle = candidate.asked == Asked::Nothing && candidate.answer != Answer::Has;
        const bool lost = candidate.asked != Asked::Nothing && now - candidate.askedAt >= kAnswerLimitMs;
        if (idle || lost) ask(cid, want, id, lost ? candidate.asked : Asked::Have, now);
    }
}

void Bitswap::withdraw(const Bytes& cid, Want& want, const PeerId* except) {
    for (auto& [id, candidate] : want.candidates) {
        const bool asked = candidate.asked != Asked::Nothing;
        settle(want, id, candidate);
        const auto peer = m_peers.find(id);
        if (peer == m_peers.end()) continue;
        if (except != nullptr && id == *except) {
            peer->second.wantsToSend.erase(cid);
        } else if (asked) {
            WantEntry entry;
            entry.cid = cid;
            entry.cancel = true;
            peer->second.wantsToSend[cid] = std::move(entry);
        }
    }
}

// ---- answers

void Bitswap::handleBlock(const PeerId& id, const BitswapMessage::Block& block) {
    const Result<Bytes> cid = cidOfBlock(block.prefix, block.data);
    if (!cid.ok()) return;  // a kind of block we cannot have asked for
    const auto found = m_wants.find(*cid);
    if (found == m_wants.end()) return;  // cancelled a moment ago, or never asked for
    Want want = std::move(found->second);
    m_wants.erase(found);
    withdraw(*cid, want, &id);
    ++m_peers.at(id).served;
    for (const FetchId fetch : want.fetches) {
        m_deadlines.erase({m_fetches.at(fetch).deadline, fetch});
        m_fetches.erase(fetch);
        m_results.push_back(Fetched{fetch, block.data});
    }
}

void Bitswap::handlePresence(const PeerId& id, const BitswapMessage::BlockPresence& item, TimeMs now) {
    const Result<CidParts> parts = CidParts::parse(item.cid);
    if (!parts.ok()) return;
    const auto found = m_wants.find(parts->canonical());
    if (found == m_wants.end()) return;
    Want& want = found->second;
    const auto candidate = want.candidates.find(id);
    if (candidate == want.candidates.end()) return;
    if (item.presence == Presence::Have) {
        // To a want for the block itself, "have" is a promise, not an answer: the block is still to come.
        if (candidate->second.asked == Asked::Block) return;
        settle(want, id, candidate->second);
        candidate->second.answer = Answer::Has;
    } else {
        settle(want, id, candidate->second);
        candidate->second.answer = Answer::Lacks;
    }
    if (!blockUnderWay(want)) askNextHolder(found->first, want, now);
}

// ---- time

std::optional<TimeMs> Bitswap::pollTimeout() const {
    if (m_wants.empty()) return std::nullopt;
    return std::min(m_nextCheck, m_deadlines.begin()->first);
}

void Bitswap::handleTimeout(TimeMs now) {
    expireFetches(now);
    if (m_wants.empty() || now < m_nextCheck) return;
    m_nextCheck = now + kCheckMs;
    for (auto& [cid, want] : m_wants) {
        bool impatient = false;
        for (auto& [id, candidate] : want.candidates) {
            if (candidate.asked != Asked::Block || candidate.slow || now - candidate.askedAt < kPatienceMs) continue;
            candidate.slow = true;
            impatient = true;
        }
        if (impatient) askNextHolder(cid, want, now);
        if (now >= want.askAgain) askAgain(cid, want, now);
    }
}

void Bitswap::expireFetches(TimeMs now) {
    while (!m_deadlines.empty() && m_deadlines.begin()->first <= now) {
        const FetchId id = m_deadlines.begin()->second;
        m_deadlines.erase(m_deadlines.begin());
        const Bytes cid = std::move(m_fetches.at(id).cid);
        m_fetches.erase(id);
        m_results.push_back(Fetched{id, makeError(Code::Timeout, "no peer sent the block in time")});
        const auto found = m_wants.find(cid);
        std::vector<FetchId>& fetches = found->second.fetches;
        fetches.erase(std::find(fetches.begin(), fetches.end(), id));
        if (!fetches.empty()) continue;
        withdraw(cid, found->second, nullptr);
        m_wants.erase(found);
    }
}

}  // namespace leo::p2p
