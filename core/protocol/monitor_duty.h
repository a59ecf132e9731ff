// MonitorDuty: one monitor's work in one turn: challenge the executor before, during and after the run, judge every
// answer by itself, and say what it saw (protocol section 2, steps 8 to 11; attestation section 3).
//
// Sans-IO. Each phase is challenged with a fresh nonce, repeated every kRepeatMs until the answer came or the phase
// is over. A missing or bad answer is a verdict too; nothing becomes a pass by silence. The after-verdict also says
// that the result was fetched whole, matches its hash, and is served by this node.
#pragma once

#include "protocol/outbox.h"
#include "protocol/turn.h"

namespace leo::protocol {

class MonitorDuty {
public:
    static constexpr std::uint64_t kRepeatMs = 300;
    // Time a TPM's clock may differ from ours over a phase, beside 15 %: scheduling and the way (attestation section
    // 3).
    static constexpr std::uint64_t kClockToleranceMs = 3'000;

    MonitorDuty(Turn turn, const crypto::Identity& identity, Random& random, TimeMs now);

    // Both keys are granted: from here the during window runs.
    void handleExecuting(TimeMs now);
    // The ledger shows the completion; `spoken` says that it holds our after-verdict.
    void handleCompleted(const ledger::Outcome& outcome, bool spoken, TimeMs now);
    // The key window or the run's deadline went by: a before-verdict layer one may want.
    void handleKeyRequestOverdue(TimeMs now);
    void handle(const NodeId& from, const EvidenceShare& share, TimeMs now);
    void handle(const NodeId& from, const ResultReady& ready, TimeMs now);
    // The content behind a FetchContent arrived, or could not be had.
    void handleContent(const ledger::CidBytes& cid, const Result<Fetched>& content, TimeMs now);
    void handleTimeout(TimeMs now);
    std::optional<TimeMs> pollTimeout() const;

    const std::optional<ledger::SignedVerdict>& verdict(attest::Phase phase) const {
        return m_rounds[static_cast<std::size_t>(phase)].verdict;
    }
    Outbox& outbox() { return m_outbox; }

private:
    struct Round {
        bool open = false;
        Hash nonce{};
        std::optional<TimeMs> challengeAt;  // next (repeated) challenge
        Bytes evidence;                     // what answered it
        TimeMs receivedAt;
        attest::Finding finding = attest::Finding::fail(attest::Reason::NoAnswer);
        bool judged = false;
        std::optional<ledger::SignedVerdict> verdict;
    };

    Round& round(attest::Phase phase) { return m_rounds[static_cast<std::size_t>(phase)]; }
    void open(attest::Phase phase, TimeMs firstChallenge);
    attest::Finding judge(attest::Phase phase, ByteView evidence, const attest::NonceSet& nonces, TimeMs now);
    void speak(attest::Phase phase, const attest::Finding& finding);
    void speakAfter(TimeMs now);

    Turn m_turn;
    const crypto::Identity& m_identity;
    Random& m_random;
    Round m_rounds[3];
    std::optional<ledger::Outcome> m_outcome;  // what the executor says it produced
    std::optional<Result<Fetched>> m_content;
    bool m_fetching = false;
    bool m_confirmSent = false;
    bool m_completed = false;
    std::optional<TimeMs> m_confirmAt;
    Outbox m_outbox;
};

}  // namespace leo::protocol
