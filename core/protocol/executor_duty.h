// ExecutorDuty: the elected leader's work in one turn: answer challenges with quotes, take both keys, run, wipe,
// prove the wipe, complete (protocol section 2, steps 8 to 11).
//
// Sans-IO. What touches the TPM, the sandbox or the block store is a command; its answer comes back by a handle…
// call.
//
//   proving ──both granted──▶ opening ──task-start measured, keys open──▶ running ──run wiped and during window
//   over──▶ ending ──task-end measured──▶ showing ──after-verdicts in──▶ completed any failure on this machine ──▶
//   failed (the deadline and TurnFail do the rest; when a key is to blame, KeyUnusable says so)
#pragma once

#include "protocol/key_package.h"
#include "protocol/outbox.h"
#include "protocol/turn.h"

namespace leo::protocol {

// What a wiped run left: the encrypted result is in the block store.
struct RunReport {
    ledger::Outcome outcome;
    Bytes sealedResultKey;
    Hash cleanupDigest{};  // as the sandbox reported it, clean or not
};

class ExecutorDuty {
public:
    static constexpr std::uint64_t kGatherMs = 100;         // challenges that share one quote (attestation section 3)
    static constexpr std::uint64_t kVerdictWaitMs = 1'500;  // for slow monitors; the left out post TaskConfirm

    enum class State { Proving, Opening, Running, Ending, Showing, Completed, Failed };

    // The channel secret is the private half of the key this node joined with.
    ExecutorDuty(Turn turn, ByteView channelSecret);

    void handle(const NodeId& from, const Challenge& challenge, TimeMs now);
    void handle(const NodeId& from, const VerdictShare& share, TimeMs now);
    // Answers TakeQuote in the order they were asked.
    void handleQuote(const TakeQuote& asked, Result<EvidenceShare> share, TimeMs now);
    // One party's grant as layer one has it, with the package it answers when this node knows that.
    struct GrantedKey {
        Bytes box;
        std::optional<Bytes> package;
    };
    // Both grants are on layer one; they must be good until `spanMs` after the turn began.
    void handleGranted(GrantedKey requester, GrantedKey publisher, std::uint64_t spanMs, TimeMs now);
    void handleRunBegun(const Status& begun, TimeMs now);
    void handleRunEnded(Result<RunReport> report, TimeMs now);
    void handleTaskEndMeasured(const Status& measured, TimeMs now);
    void handleTimeout(TimeMs now);
    std::optional<TimeMs> pollTimeout() const;

    State state() const { return m_state; }
    Outbox& outbox() { return m_outbox; }

private:
    struct Gathering {
        std::map<NodeId, Hash> nonces;
        std::set<NodeId> answered;
        std::optional<TimeMs> due;
    };

    Gathering& gathering(attest::Phase phase) { return m_gathering[static_cast<std::size_t>(phase)]; }
    bool mayAnswer(attest::Phase phase) const;
    void quoteIfDue(TimeMs now);
    void fail(const std::string& why);
    void unusable(ledger::Party party, ledger::KeyFault fault, const std::string& why);
    void endIfReady(TimeMs now);
    void completeIfReady(TimeMs now);

    Turn m_turn;
    crypto::SecretBytes m_channelSecret;
    State m_state = State::Proving;
    Gathering m_gathering[3];
    bool m_quoting = false;
    std::vector<EvidenceShare> m_shares;       // what went out, for a monitor that did not get it
    std::optional<attest::TimeReport> m_time;  // of the first before-quote
    attest::PcrValues m_pcrs;                  // quoted before
    attest::RuntimeLog m_log;
    std::optional<attest::TaskStart> m_start;
    GrantedKey m_requesterKey, m_publisherKey;
    std::optional<TimeMs> m_windowEnd;  // of the during phase
    std::optional<RunReport> m_report;
    std::map<NodeId, ledger::SignedVerdict> m_during, m_after;
    std::optional<TimeMs> m_completeAt;
    Outbox m_outbox;
};

}  // namespace leo::protocol
