#include "protocol/formation.h"

#include <algorithm>

#include "codec/cbor.h"
#include "crypto/hash.h"

namespace leo::protocol {

bool sendsFirst(const Hash& seed, const NodeId& a, const NodeId& b) {
    const bool ordered = a < b;
    codec::Writer out;
    out.array(3).bytes(seed).id(ordered ? a : b).id(ordered ? b : a);
    const bool lowerFirst = (crypto::taggedHash("leo-first", out.view())[0] & 1) == 0;
    return lowerFirst == ordered;
}

Formation::Formation(FormationConfig config, TimeMs now)
    : m_config(std::move(config)), m_started(now), m_nextResend(now + kResendMs) {
    const NodeId& self = m_config.self.node;
    m_reveals.emplace(self,
                      signReveal(m_config.election.task, m_config.election.draw, m_config.self, *m_config.identity));
    std::vector<NodeId> first;
    for (const NodeId& other : others())
        if (sendsFirst(m_config.election.seed, self, other)) first.push_back(other);
    sendReveal(std::move(first));
    advance(now);
}

const ledger::Joiner* Formation::joiner(const NodeId& node) const {
    for (const ledger::Joiner& join : m_config.joins)
        if (join.node == node) return &join;
    return nullptr;
}

const ledger::SnapshotEntry* Formation::entry(const NodeId& node) const {
    for (const ledger::SnapshotEntry& e : *m_config.snapshot)
        if (e.node == node) return &e;
    return nullptr;
}

std::vector<NodeId> Formation::others() const {
    std::vector<NodeId> nodes;
    for (const ledger::Joiner& join : m_config.joins)
        if (join.node != m_config.self.node) nodes.push_back(join.node);
    return nodes;
}

Status Formation::learn(const ledger::Member& member) {
    const ledger::Joiner* join = joiner(member.node);
    const ledger::SnapshotEntry* snapshotEntry = entry(member.node);
    LEO_REQUIRE(join && snapshotEntry, Code::NotEligible, "reveal of a node that did not join");
    return checkMember(m_config.election, member, snapshotEntry->vrfKey, join->weight.value, join->commitment);
}

void Formation::sendReveal(std::vector<NodeId> to) {
    m_outbox.send(std::move(to), m_reveals.at(m_config.self.node));
}

void Formation::handle(const NodeId& from, const Reveal& reveal, TimeMs now) {
    // A reveal may be passed on by another member (a proposer that lacked it), so the author is its signer.
    const NodeId& author = reveal.member.node;
    if (m_refused.count(author) || m_reveals.count(author)) {
        const bool repeats = author == from && m_reveals.count(author) && author != m_config.self.node;
        // They repeat because ours was lost; answer, unless they are the ones to answer.
        if (repeats && !sendsFirst(m_config.election.seed, m_config.self.node, author)) sendReveal({author});
        return;
    }
    if (const ledger::Joiner* join = joiner(author); join && join->out) return;
    if (!revealSigned(m_config.election.task, m_config.election.draw, reveal)) return;
    const Status valid = learn(reveal.member);
    if (!valid.ok()) {
        m_refused.insert(author);
        m_outbox.push(Accuse{author, ledger::FalseReveal{reveal}});
        m_outbox.note("false reveal of " + author.shortHex() + ": " + valid.error().detail);
        return;
    }
    m_reveals.emplace(author, reveal);
    if (author == from && !sendsFirst(m_config.election.seed, m_config.self.node, author)) sendReveal({author});
    advance(now);
}

void Formation::repeatReveals(TimeMs now) {
    if (now < m_nextResend) return;
    m_nextResend = now + kResendMs;
    std::vector<NodeId> silent;
    for (const NodeId& other : others())
        if (!m_reveals.count(other) && !m_refused.count(other) &&
            sendsFirst(m_config.election.seed, m_config.self.node, other))
            silent.push_back(other);
    sendReveal(std::move(silent));
}

void Formation::advance(TimeMs now) {
    if (m_state == State::Revealing) {
        const bool complete = m_reveals.size() + m_refused.size() >= m_config.joins.size();
        if (complete || now >= m_started + m_config.revealMs) {
            m_state = State::Proposing;
            m_proposingSince = now;
        }
    }
    if (m_state != State::Revealing) {
        proposeIfMine(now);
        anchorIfDue(now);
        demandIfBlocked(now);
    }
}

std::uint32_t Formation::attemptAt(TimeMs now) const {
    if (!m_proposingSince) return 0;
    return static_cast<std::uint32_t>(
        std::min<std::uint64_t>((now - *m_proposingSince) / m_config.attemptMs, kMaxAttempts));
}

void Formation::proposeIfMine(TimeMs now) {
    if (m_state != State::Proposing || m_reveals.size() < m_config.minMembers) return;
    ledger::Certificate certificate{m_config.election.task, m_config.election.draw, {}};
    for (const auto& [node, reveal] : m_reveals) certificate.members.push_back(reveal.member);
    std::sort(certificate.members.begin(), certificate.members.end(), ledger::ranksBefore);
    const std::uint32_t attempt = attemptAt(now);
    const ledger::Member& proposer = certificate.members[attempt % certificate.members.size()];
    if (proposer.node != m_config.self.node || m_signed.count(attempt)) return;
    if (attempt >= kMaxAttempts || !m_proposed.insert(attempt).second) return;
    const Hash hash = certificate.hash();
    const crypto::Signature signature = m_config.identity->sign(
        ledger::kCertificateVoteTag,
        ledger::certificateVote(m_config.election.task, m_config.election.draw, attempt, hash));
    m_outbox.send(others(), Propose{attempt, certificate, signature});
    sign(attempt, certificate, now);
}

void Formation::handle(const NodeId& from, const Propose& propose, TimeMs now) {
    const ledger::Certificate& certificate = propose.certificate;
    const std::size_t count = certificate.members.size();
    if (propose.attempt >= kMaxAttempts || count < m_config.minMembers || count > m_config.joins.size()) return;
    if (certificate.members[propose.attempt % count].node != from) return;
    const CertificateSignature vote{from, propose.attempt, certificate.hash(), propose.signature};
    if (!joiner(from) || m_heard.count({from, propose.attempt}) || !votes(vote)) return;
    m_heard.emplace(from, propose.attempt);
    m_proposals.emplace(propose.attempt, vote);
    const Status valid =
        checkCertificate(m_config.election, certificate, m_config.joins, *m_config.snapshot, m_config.minMembers);
    if (!valid.ok()) {
        m_outbox.push(Accuse{from, ledger::FalseCertificate{propose.attempt, certificate, propose.signature}});
        m_outbox.note("proposal of " + from.shortHex() + " refused: " + valid.error().detail);
        return;
    }
    for (const ledger::Member& member : certificate.members)
        if (joiner(member.node)->out) return;
    std::set<NodeId> named;
    for (const ledger::Member& member : certificate.members) named.insert(member.node);
    bool complete = true;
    for (const auto& [node, reveal] : m_reveals) {
        if (named.count(node)) continue;
        complete = false;  // it leaves out a valid reveal: hand it over, and wait for a proposal that holds it
        m_outbox.send({from}, reveal);
    }
    learnCertificate(certificate, now);
    addSignature(vote, now);
    if (complete && !m_signed.count(propose.attempt)) sign(propose.attempt, certificate, now);
}

void Formation::sign(std::uint32_t attempt, const ledger::Certificate& certificate, TimeMs now) {
    const Hash hash = certificate.hash();
    m_signed.emplace(attempt, hash);
    learnCertificate(certificate, now);
    const crypto::Signature signature = m_config.identity->sign(
        ledger::kCertificateVoteTag,
        ledger::certificateVote(m_config.election.task, m_config.election.draw, attempt, hash));
    const CertificateSignature vote{m_config.self.node, attempt, hash, signature};
    // To all: whoever sends the anchor says nothing about its role.
    m_outbox.send(others(), vote);
    addSignature(vote, now);
}

void Formation::learnCertificate(const ledger::Certificate& certificate, TimeMs now) {
    const Hash hash = certificate.hash();
    if (!m_candidates.emplace(hash, Candidate{certificate, {}, {}, false}).second) return;
    for (const auto& [signer, waiting] : m_early)
        for (const CertificateSignature& theirs : waiting)
            if (theirs.hash == hash) addSignature(theirs, now);
}

bool Formation::votes(const CertificateSignature& vote) const {
    const Bytes content =
        ledger::certificateVote(m_config.election.task, m_config.election.draw, vote.attempt, vote.hash);
    return joiner(vote.signer) && vote.attempt < kMaxAttempts &&
           crypto::verify(vote.signer, ledger::kCertificateVoteTag, content, vote.signature);
}

void Formation::handle(const NodeId& from, const CertificateSignature& signature, TimeMs now) {
    if (!votes(signature)) return;
    const auto proposal = m_proposals.find(signature.attempt);
    const bool differs = proposal != m_proposals.end() && proposal->second.hash != signature.hash;
    if (differs && signature.signer == from && m_shown.emplace(from, signature.attempt).second)
        m_outbox.send({from}, proposal->second);
    if (!m_candidates.count(signature.hash)) {
        std::deque<CertificateSignature>& waiting = m_early[signature.signer];
        waiting.push_back(signature);
        if (waiting.size() > kMaxEarly) waiting.pop_front();
        return;
    }
    addSignature(signature, now);
}

void Formation::addSignature(const CertificateSignature& signature, TimeMs now) {
    Candidate& candidate = m_candidates.at(signature.hash);
    candidate.signatures.emplace(signature.signer, signature);
    checkQuorum(candidate, now);
}

std::uint64_t Formation::weightOf(const std::function<bool(const NodeId&)>& counted) const {
    std::uint64_t weight = 0;
    for (const ledger::Joiner& join : m_config.joins)
        if (!join.out && counted(join.node)) weight += join.weight.value;
    return weight;
}

void Formation::checkQuorum(Candidate& candidate, TimeMs now) {
    if (candidate.quorumSince) return;
    const std::uint64_t total = weightOf([](const NodeId&) { return true; });
    const std::uint64_t signedWeight =
        weightOf([&](const NodeId& node) { return candidate.signatures.count(node) > 0; });
    if (3 * signedWeight <= 2 * total) return;
    for (const ledger::Member& member : candidate.certificate.members)
        if (const ledger::Joiner* join = joiner(member.node); join && join->out) return;
    candidate.quorumSince = now;
    m_state = State::Anchoring;
    anchorIfDue(now);
}

void Formation::anchorIfDue(TimeMs now) {
    for (auto& [hash, candidate] : m_candidates) {
        if (!candidate.quorumSince || candidate.submitted) continue;
        std::set<NodeId> members;
        for (const ledger::Member& member : candidate.certificate.members) members.insert(member.node);
        const auto self = members.find(m_config.self.node);
        if (self == members.end()) continue;
        const auto rank = static_cast<std::uint64_t>(std::distance(members.begin(), self));
        if (now < *candidate.quorumSince + rank * m_config.attemptMs) continue;
        candidate.submitted = true;
        m_outbox.push(Submit{makeAnchor(hash, candidate)});
    }
}

ledger::TaskAnchor Formation::makeAnchor(const Hash& hash, const Candidate& candidate) const {
    ledger::TaskAnchor anchor;
    anchor.task = m_config.election.task;
    anchor.draw = m_config.election.draw;
    anchor.certificateHash = hash;
    std::set<NodeId> members;
    for (const ledger::Member& member : candidate.certificate.members) members.insert(member.node);
    for (std::size_t i = 0; i < m_config.joins.size(); ++i) {
        const NodeId& node = m_config.joins[i].node;
        anchor.members.push_back(members.count(node) > 0);
        const auto signature = candidate.signatures.find(node);
        if (signature != candidate.signatures.end() && !m_config.joins[i].out)
            anchor.signatures.push_back(
                {static_cast<std::uint32_t>(i), signature->second.attempt, signature->second.signature});
    }
    return anchor;
}

void Formation::handleTask(const ledger::Task& task, TimeMs now) {
    const auto left = [](const std::vector<ledger::Joiner>& joins) {
        return std::count_if(joins.begin(), joins.end(), [](const ledger::Joiner& join) { return join.out; });
    };
    const bool fewer = left(task.joins) != left(m_config.joins);
    m_config.joins = task.joins;
    if (fewer) recount();
    for (const ledger::Joiner& join : task.joins) {
        if (join.out) m_reveals.erase(join.node);
        if (join.node == m_config.self.node) {
            if (!join.demandedBy || m_answered) continue;
            m_answered = true;
            const ledger::Member& self = m_config.self;
            m_outbox.push(
                Submit{ledger::PublicReveal{task.task, task.draw, self.j, self.beta, self.proof, self.salt}});
        } else if (join.shown && !m_reveals.count(join.node) && learn(*join.shown).ok()) {
            // Layer one shows it to everybody: nobody has to hand it on, so it needs no signature.
            m_refused.erase(join.node);
            m_reveals.emplace(join.node, Reveal{*join.shown, {}});
        }
    }
    for (auto& [hash, candidate] : m_candidates) checkQuorum(candidate, now);
    advance(now);
}

// Somebody left the draw: neither its signature nor a certificate that names it is worth anything any more.
void Formation::recount() {
    for (auto& [hash, candidate] : m_candidates) {
        candidate.quorumSince.reset();
        candidate.submitted = false;
    }
    // Others may have been done before our own reveals were complete.
    if (m_state == State::Anchoring) m_state = m_proposingSince ? State::Proposing : State::Revealing;
}

// Those whose reveals are here demand the others', in order of id: one pays the bonds, the next one when it does not.
void Formation::demandIfBlocked(TimeMs now) {
    if (m_state != State::Proposing) return;
    const auto revealed = [&](const NodeId& node) { return m_reveals.count(node) > 0; };
    if (3 * weightOf(revealed) > 2 * weightOf([](const NodeId&) { return true; })) return;
    const auto rank =
        static_cast<std::uint64_t>(std::distance(m_reveals.begin(), m_reveals.find(m_config.self.node)));
    if (now < *m_proposingSince + rank * m_config.attemptMs) return;
    for (const ledger::Joiner& join : m_config.joins) {
        const bool silent = !join.out && !revealed(join.node) && !join.demandedBy;
        if (silent && m_demanded.insert(join.node).second)
            m_outbox.push(Submit{ledger::DemandReveal{m_config.election.task, m_config.election.draw, join.node,
                                                      m_config.demandBond}});
    }
}

void Formation::handle(const NodeId& from, const WantCertificate& want, TimeMs) {
    if (!joiner(from)) return;
    const ledger::Certificate* known = certificate(want.hash);
    if (known) m_outbox.send({from}, CertificateIs{*known});
}

void Formation::handle(const NodeId& from, const CertificateIs& answer, TimeMs now) {
    if (!joiner(from) || m_wanted != answer.certificate.hash()) return;
    const Status valid = checkCertificate(m_config.election, answer.certificate, m_config.joins, *m_config.snapshot,
                                          m_config.minMembers);
    if (valid.ok()) learnCertificate(answer.certificate, now);
}

const ledger::Certificate* Formation::certificate(const Hash& hash) const {
    const auto found = m_candidates.find(hash);
    return found == m_candidates.end() ? nullptr : &found->second.certificate;
}

void Formation::askFor(const Hash& hash) {
    m_wanted = hash;
    m_outbox.send(others(), WantCertificate{hash});
}

void Formation::handleTimeout(TimeMs now) {
    repeatReveals(now);
    advance(now);
}

TimeMs Formation::pollTimeout() const {
    TimeMs next = m_nextResend;
    if (m_state == State::Revealing) next = std::min(next, m_started + m_config.revealMs);
    return next;
}

}  // namespace leo::protocol
