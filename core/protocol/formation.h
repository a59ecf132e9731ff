// Formation: how the joined nodes of one draw become an execution group with a certificate (protocol section 2, steps
// 6 and 7).
//
// Sans-IO. Time in, commands out. It starts when the ledger shows the task Forming; it ends when the ledger shows
// the anchor or the draw's end, and its owner drops it.
//
//   revealing ──all revealed, or reveal window over──▶ proposing (attempt 0, 1, …) ──two thirds signed──▶ anchoring
//
// Pairwise exchange: of two nodes, H("leo-first"; seed, lower id, higher id) says who sends first; the other answers,
// and who does not answer gets nothing further. Losses are mended by repeating every kResendMs.
// A member signs one certificate per attempt: two in one attempt would be equivocation. Whoever signs another one
// than the proposal that is here gets the proposer's signature, so that one who proposed two is seen by both sides.
// When the silent have too much credit for two thirds to sign, their reveals are demanded on layer one: they answer
// there, or leave the draw.
#pragma once

#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <set>

#include "protocol/draw.h"
#include "protocol/outbox.h"

namespace leo::protocol {

struct FormationConfig {
    Election election;
    std::vector<ledger::Joiner> joins;  // sorted by node id, as the ledger holds them
    std::shared_ptr<const ledger::Snapshot> snapshot;
    ledger::Member self;                         // with salt
    const crypto::Identity* identity = nullptr;  // outlives the machine
    std::uint64_t revealMs = 0;
    std::uint64_t attemptMs = 0;
    std::uint32_t minMembers = 3;
    Amount demandBond;
};

// True when a sends its reveal first.
bool sendsFirst(const Hash& seed, const NodeId& a, const NodeId& b);

class Formation {
public:
    static constexpr std::uint64_t kResendMs = 200;  // several tries within the shortest reveal window
    // Signatures of one sender that wait for their certificate, the latest: an honest one signs one per attempt.
    static constexpr std::size_t kMaxEarly = 4;

    enum class State { Revealing, Proposing, Anchoring };

    Formation(FormationConfig config, TimeMs now);

    void handle(const NodeId& from, const Reveal& reveal, TimeMs now);
    void handle(const NodeId& from, const Propose& propose, TimeMs now);
    void handle(const NodeId& from, const CertificateSignature& signature, TimeMs now);
    void handle(const NodeId& from, const WantCertificate& want, TimeMs now);
    void handle(const NodeId& from, const CertificateIs& certificate, TimeMs now);
    // The task as layer one has it, while it is forming: who is demanded, who answered, who left.
    void handleTask(const ledger::Task& task, TimeMs now);
    void handleTimeout(TimeMs now);
    TimeMs pollTimeout() const;

    State state() const { return m_state; }
    // The certificate behind an anchored hash, if this node has seen it; asks the group when it has not.
    const ledger::Certificate* certificate(const Hash& hash) const;
    void askFor(const Hash& hash);

    Outbox& outbox() { return m_outbox; }

private:
    struct Candidate {
        ledger::Certificate certificate;
        std::map<NodeId, CertificateSignature> signatures;
        std::optional<TimeMs> quorumSince;
        bool submitted = false;
    };

    const ledger::Joiner* joiner(const NodeId& node) const;
    const ledger::SnapshotEntry* entry(const NodeId& node) const;
    std::vector<NodeId> others() const;
    Status learn(const ledger::Member& member);  // checks and remembers a valid reveal
    void sendReveal(std::vector<NodeId> to);
    void repeatReveals(TimeMs now);
    void advance(TimeMs now);
    void proposeIfMine(TimeMs now);
    std::uint32_t attemptAt(TimeMs now) const;
    // A certificate that keeps the rules: signatures for it count from here on, those that overtook it included.
    void learnCertificate(const ledger::Certificate& certificate, TimeMs now);
    void sign(std::uint32_t attempt, const ledger::Certificate& certificate, TimeMs now);
    bool votes(const CertificateSignature& signature) const;  // of a joined node, and its own
    void addSignature(const CertificateSignature& signature, TimeMs now);
    void checkQuorum(Candidate& candidate, TimeMs now);
    // Of those that are still in the draw.
    std::uint64_t weightOf(const std::function<bool(const NodeId&)>& counted) const;
    void recount();
    void demandIfBlocked(TimeMs now);
    void anchorIfDue(TimeMs now);
    ledger::TaskAnchor makeAnchor(const Hash& hash, const Candidate& candidate) const;

    FormationConfig m_config;
    State m_state = State::Revealing;
    TimeMs m_started;
    TimeMs m_nextResend;
    std::optional<TimeMs> m_proposingSince;
    std::map<NodeId, Reveal> m_reveals;      // valid ones, own included
    std::set<NodeId> m_refused;              // sent a false reveal: nothing of theirs counts
    std::map<std::uint32_t, Hash> m_signed;  // what this node signed, by attempt
    std::set<std::uint32_t> m_proposed;
    std::set<std::pair<NodeId, std::uint32_t>> m_heard;  // proposals by sender and attempt: one counts
    std::map<Hash, Candidate> m_candidates;
    std::map<NodeId, std::deque<CertificateSignature>> m_early;  // signatures that overtook their certificate
    std::map<std::uint32_t, CertificateSignature> m_proposals;   // the first proposer's, by attempt
    std::set<std::pair<NodeId, std::uint32_t>> m_shown;          // who was handed it, in which attempt
    std::set<NodeId> m_demanded;                                 // by this node
    bool m_answered = false;                                     // a demand for our own reveal
    std::optional<Hash> m_wanted;                                // a certificate the group was asked for
    Outbox m_outbox;
};

}  // namespace leo::protocol
