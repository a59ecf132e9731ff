#include "protocol/executor_duty.h"

#include <algorithm>

namespace leo::protocol {

using attest::Phase;

namespace {

bool hasNonce(const EvidenceShare& share, const NodeId& node, const Hash& nonce) {
    return std::any_of(share.nonces.begin(), share.nonces.end(),
                       [&](const NonceEntry& entry) { return entry.node == node && entry.nonce == nonce; });
}

}  // namespace

ExecutorDuty::ExecutorDuty(Turn turn, ByteView channelSecret)
    : m_turn(std::move(turn)), m_channelSecret(crypto::SecretBytes::copyOf(channelSecret)) {}

void ExecutorDuty::fail(const std::string& why) {
    // A measured task-start must be closed, or no later task of this node can prove itself.
    if (m_state == State::Opening || m_state == State::Running)
        m_outbox.push(EndRun{attest::TaskEnd{m_turn.task.task, {}, 0, m_turn.references.cleanDigest}});
    m_state = State::Failed;
    m_outbox.note("this node cannot finish the task: " + why);
}

// Without the package that the owner was shown layer one could not judge, and the node fails like any other.
void ExecutorDuty::unusable(ledger::Party party, ledger::KeyFault fault, const std::string& why) {
    fail(why);
    const GrantedKey& key = party == ledger::Party::Requester ? m_requesterKey : m_publisherKey;
    if (!key.package || key.package->size() > ledger::kMaxClaimedPackageBytes) return;
    ledger::KeyUnusable claim;
    claim.task = m_turn.task.task;
    claim.draw = m_turn.task.draw;
    claim.turn = m_turn.turn;
    claim.party = party;
    claim.fault = fault;
    claim.certificate = m_turn.certificate;
    claim.package = *key.package;
    claim.channelSecret = *toArray<32>(m_channelSecret.view());
    m_outbox.push(Submit{std::move(claim)});
}

bool ExecutorDuty::mayAnswer(Phase phase) const {
    switch (phase) {
        case Phase::Before: return m_state == State::Proving;
        case Phase::During: return m_state == State::Running;
        case Phase::After: return m_state == State::Showing;
    }
    return false;
}

void ExecutorDuty::handle(const NodeId& from, const Challenge& challenge, TimeMs now) {
    if (!m_turn.isMonitor(from) || challenge.turn != m_turn.turn) return;
    Gathering& g = gathering(challenge.phase);
    if (g.answered.count(from)) {
        for (const EvidenceShare& share : m_shares)
            if (share.phase == challenge.phase && hasNonce(share, from, challenge.nonce))
                m_outbox.send({from}, share);
        return;
    }
    g.nonces[from] = challenge.nonce;
    const bool all = g.nonces.size() + g.answered.size() >= m_turn.monitors().size();
    if (!g.due) g.due = now + kGatherMs;
    // During, monitors come at moments of their own choosing: waiting for all would be waiting for the window.
    if (all && challenge.phase != Phase::During) g.due = now;
    quoteIfDue(now);
}

void ExecutorDuty::quoteIfDue(TimeMs now) {
    for (const Phase phase : {Phase::Before, Phase::During, Phase::After}) {
        Gathering& g = gathering(phase);
        if (m_quoting || g.nonces.empty() || !g.due || now < *g.due || !mayAnswer(phase)) continue;
        TakeQuote quote;
        attest::NonceSet set;
        for (const auto& [node, nonce] : g.nonces) {
            if (!set.add(node, nonce).ok()) continue;
            quote.nonces.push_back({node, nonce});
            g.answered.insert(node);
        }
        g.nonces.clear();
        g.due.reset();
        quote.fields = m_turn.qualifier(phase, set);
        if (phase == Phase::Before && !m_time)
            quote.ownerNonce = ownerNonce(m_turn.task.task, m_turn.task.draw, m_turn.turn, m_turn.anchorBlock);
        m_quoting = true;
        m_outbox.push(std::move(quote));
    }
}

void ExecutorDuty::handleQuote(const TakeQuote& asked, Result<EvidenceShare> share, TimeMs now) {
    m_quoting = false;
    if (m_state == State::Failed || (m_state == State::Completed && !share.ok())) return;
    if (!share.ok()) return fail("its TPM does not quote: " + share.error().detail);
    if (asked.fields.phase == Phase::Before) {
        Result<attest::Evidence> evidence = attest::decodeEvidence(share->evidence);
        LEO_ASSERT(evidence.ok());  // our own bytes
        const auto& quote = std::get<attest::TpmQuoteEvidence>(*evidence);
        m_log = quote.log;
        m_pcrs.clear();
        std::size_t next = 0;
        for (unsigned pcr = 0; pcr < attest::kPcrCount; ++pcr)
            if (m_turn.params.pcrMask >> pcr & 1u && next < quote.pcrs.size()) m_pcrs[pcr] = quote.pcrs[next++];
        if (asked.ownerNonce && share->time) {
            const attest::TimeOutcome time =
                attest::verifyGetTime(m_turn.executor.akPublic, *asked.ownerNonce, *share->time);
            if (!time.finding.ok()) return fail("its TPM's clock is not usable: " + time.finding.detail);
            m_time = time.report;
        }
    }
    share->turn = m_turn.turn;
    share->phase = asked.fields.phase;
    share->nonces = asked.nonces;
    m_shares.push_back(*share);
    m_outbox.send(m_turn.monitors(), std::move(*share));
    if (asked.fields.phase == Phase::After && m_completeAt)
        m_completeAt = std::min(*m_completeAt, now + kVerdictWaitMs);
    quoteIfDue(now);
    endIfReady(now);
}

void ExecutorDuty::handleGranted(GrantedKey requester, GrantedKey publisher, std::uint64_t spanMs, TimeMs now) {
    if (m_state != State::Proving) return;
    m_requesterKey = std::move(requester);
    m_publisherKey = std::move(publisher);
    if (!m_time) return fail("keys came before it had proved itself");
    m_start = m_turn.taskStart(m_log);
    ledger::ProvenState proven;
    proven.predicted = m_pcrs;
    proven.predicted[attest::kRuntimeLogPcr] = m_log.predictPcr13(*m_start);
    proven.time = *m_time;
    using ledger::Party;
    const ByteView secret = m_channelSecret.view();
    Result<OpenedGrant> input = openGrantBox(m_turn, Party::Requester, secret, m_requesterKey.box, proven, spanMs);
    if (!input.ok())
        return unusable(Party::Requester, ledger::KeyFault::Wrong,
                        "the requester's key is unusable: " + input.error().detail);
    Result<OpenedGrant> code = openGrantBox(m_turn, Party::Publisher, secret, m_publisherKey.box, proven, spanMs);
    if (!code.ok())
        return unusable(Party::Publisher, ledger::KeyFault::Wrong,
                        "the publisher's key is unusable: " + code.error().detail);
    m_state = State::Opening;
    m_windowEnd = now + m_turn.params.duringWindowMs;
    m_outbox.push(BeginRun{*m_start, std::move(code->blob), std::move(input->blob), code->policy, input->policy});
}

void ExecutorDuty::handleRunBegun(const Status& begun, TimeMs now) {
    if (m_state != State::Opening) return;
    // Both blobs look right, so which of them the TPM refused makes no difference to anybody.
    if (!begun.ok() && begun.error().code == Code::TpmFailure)
        return unusable(ledger::Party::Requester, ledger::KeyFault::Sealed, begun.error().detail);
    if (!begun.ok()) return fail(begun.error().detail);
    m_state = State::Running;
    // Monitors count their window from the grants' block, which they may see a little later than we do.
    m_windowEnd = std::max(*m_windowEnd, now + m_turn.params.duringWindowMs) + 2 * kGatherMs;
    quoteIfDue(now);
}

void ExecutorDuty::handleRunEnded(Result<RunReport> report, TimeMs now) {
    if (m_state != State::Running) return;
    if (!report.ok()) return fail(report.error().detail);
    m_report = std::move(*report);
    endIfReady(now);
}

void ExecutorDuty::endIfReady(TimeMs now) {
    if (m_state != State::Running || !m_report || m_quoting) return;
    const Gathering& during = gathering(Phase::During);
    const bool allAnswered = during.answered.size() >= m_turn.monitors().size();
    if (!allAnswered && now < *m_windowEnd) return;
    m_state = State::Ending;
    attest::TaskEnd end = m_turn.taskEnd(m_report->outcome);
    end.cleanupDigest = m_report->cleanupDigest;
    m_outbox.push(EndRun{std::move(end)});
}

void ExecutorDuty::handleTaskEndMeasured(const Status& measured, TimeMs now) {
    if (m_state != State::Ending) return;
    if (!measured.ok()) return fail("task-end could not be measured: " + measured.error().detail);
    m_state = State::Showing;
    m_completeAt = now + 2 * kVerdictWaitMs;  // should no monitor ask at all
    m_outbox.send(m_turn.monitors(), ResultReady{m_turn.turn, m_report->outcome});
    quoteIfDue(now);
}

void ExecutorDuty::handle(const NodeId& from, const VerdictShare& share, TimeMs now) {
    const ledger::Verdict& verdict = share.verdict.verdict;
    const bool ours = verdict.task == m_turn.task.task && verdict.draw == m_turn.task.draw &&
                      verdict.turn == m_turn.turn && verdict.monitor == from && m_turn.isMonitor(from);
    if (!ours || verdict.phase == Phase::Before || !share.verdict.valid()) return;
    if (verdict.phase == Phase::After && m_report && !(verdict.outcome == m_report->outcome)) return;
    (verdict.phase == Phase::During ? m_during : m_after).emplace(from, share.verdict);
    completeIfReady(now);
}

void ExecutorDuty::completeIfReady(TimeMs now) {
    if (m_state != State::Showing) return;
    const bool all = m_after.size() >= m_turn.monitors().size();
    if (!all && (!m_completeAt || now < *m_completeAt)) return;
    m_state = State::Completed;
    ledger::TaskComplete complete;
    complete.task = m_turn.task.task;
    complete.draw = m_turn.task.draw;
    complete.turn = m_turn.turn;
    complete.certificate = m_turn.certificate;
    complete.resultCid = m_report->outcome.resultCid;
    complete.resultHash = m_report->outcome.resultHash;
    complete.exit = m_report->outcome.exit;
    complete.sealedResultKey = m_report->sealedResultKey;
    complete.resultKeyCommitment = m_report->outcome.resultKeyCommitment;
    for (const auto& [node, verdict] : m_during) complete.verdicts.push_back(verdict);
    for (const auto& [node, verdict] : m_after) complete.verdicts.push_back(verdict);
    m_outbox.push(Submit{std::move(complete)});
}

void ExecutorDuty::handleTimeout(TimeMs now) {
    quoteIfDue(now);
    endIfReady(now);
    completeIfReady(now);
}

std::optional<TimeMs> ExecutorDuty::pollTimeout() const {
    std::optional<TimeMs> next;
    const auto consider = [&](const std::optional<TimeMs>& at) {
        if (at && (!next || *at < *next)) next = at;
    };
    for (const Phase phase : {Phase::Before, Phase::During, Phase::After})
        if (mayAnswer(phase) && !m_quoting) consider(m_gathering[static_cast<std::size_t>(phase)].due);
    if (m_state == State::Running && m_report && !m_quoting) consider(m_windowEnd);
    if (m_state == State::Showing) consider(m_completeAt);
    return next;
}

}  // namespace leo::protocol
