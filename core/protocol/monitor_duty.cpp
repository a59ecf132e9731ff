#include "protocol/monitor_duty.h"

#include "crypto/envelope.h"
#include "crypto/hash.h"

#include <algorithm>

namespace leo::protocol {

using attest::Finding;
using attest::Phase;
using attest::Reason;

namespace {

// The encrypted result holds the output and at most 64 KiB of log, in an envelope; 1 MiB is ample for both overheads.
constexpr std::uint64_t kResultOverheadBytes = 1u << 20;

}  // namespace

MonitorDuty::MonitorDuty(Turn turn, const crypto::Identity& identity, Random& random, TimeMs now)
    : m_turn(std::move(turn)), m_identity(identity), m_random(random) {
    open(Phase::Before, now);
    handleTimeout(now);
}

void MonitorDuty::open(Phase phase, TimeMs firstChallenge) {
    Round& r = round(phase);
    if (r.open) return;
    r.open = true;
    r.nonce = m_random.array<32>();
    r.challengeAt = firstChallenge;
}

void MonitorDuty::handleExecuting(TimeMs now) {
    if (round(Phase::During).open) return;
    round(Phase::Before).challengeAt.reset();
    // A moment the executor cannot foresee, inside the window.
    const std::uint64_t window = std::max<std::uint64_t>(m_turn.params.duringWindowMs, 1);
    open(Phase::During, now + m_random.below(window));
    handleTimeout(now);
}

void MonitorDuty::handle(const NodeId& from, const EvidenceShare& share, TimeMs now) {
    if (from != m_turn.executorId() || share.turn != m_turn.turn) return;
    Round& r = round(share.phase);
    if (!r.open || r.judged) return;
    const Result<attest::NonceSet> nonces = nonceSet(share.nonces);
    if (!nonces.ok()) return;
    const auto ours = nonces->nonces().find(m_identity.id());
    // A quote for others, or for an earlier challenge: ours is still to come.
    if (ours == nonces->nonces().end() || ours->second != r.nonce) return;
    r.judged = true;
    r.challengeAt.reset();
    r.evidence = share.evidence;
    r.receivedAt = now;
    r.finding = judge(share.phase, share.evidence, *nonces, now);
    if (share.phase == Phase::After)
        speakAfter(now);
    else
        speak(share.phase, r.finding);
}

Finding MonitorDuty::judge(Phase phase, ByteView bytes, const attest::NonceSet& nonces, TimeMs now) {
    attest::Evidence evidence;
    LEO_CHECK_FINDING(attest::decodeEvidence(bytes, evidence));
    const attest::RuntimeLog& log = std::get<attest::TpmQuoteEvidence>(evidence).log;
    attest::EvidenceContext context;
    context.akPublic = m_turn.executor.akPublic;
    context.pcrMask = m_turn.params.pcrMask;
    context.platformDigests = m_turn.platformDigests;
    context.qualifier = m_turn.qualifier(phase, nonces);
    context.checkpoint = m_turn.checkpoint();
    attest::Evidence previous;
    if (phase == Phase::Before) {
        LEO_CHECK_FINDING(m_turn.checkProfile(log));
    } else {
        const Phase previousPhase =
            phase == Phase::After && round(Phase::During).finding.ok() ? Phase::During : Phase::Before;
        const Round& earlier = round(previousPhase);
        if (!earlier.finding.ok())
            return Finding::fail(Reason::PhaseOrder, "no good evidence of an earlier phase to compare with");
        LEO_CHECK_FINDING(attest::decodeEvidence(earlier.evidence, previous));
        context.previous = &previous;
        context.previousPhase = previousPhase;
        context.taskStart = m_turn.taskStart(std::get<attest::TpmQuoteEvidence>(previous).log);
        const std::uint64_t elapsed = now - earlier.receivedAt;
        context.elapsed = attest::ElapsedBound{elapsed, kClockToleranceMs + elapsed / 6};
        if (phase == Phase::After && m_outcome) context.taskEnd = m_turn.taskEnd(*m_outcome);
    }
    return attest::verifyEvidence(context, evidence).finding;
}

void MonitorDuty::speak(Phase phase, const Finding& finding) {
    Round& r = round(phase);
    if (r.verdict) return;
    ledger::Verdict verdict;
    verdict.task = m_turn.task.task;
    verdict.draw = m_turn.task.draw;
    verdict.turn = m_turn.turn;
    verdict.phase = phase;
    verdict.monitor = m_identity.id();
    verdict.seen = attest::seenDigest(m_identity.id(), r.evidence);
    verdict.ok = finding.ok();
    verdict.reason = static_cast<std::uint8_t>(finding.reason);
    if (phase == Phase::After && m_outcome) verdict.outcome = *m_outcome;
    r.verdict = ledger::SignedVerdict::make(verdict, m_identity);
    if (!finding.ok())
        m_outbox.note("verdict " + std::string(attest::reasonName(finding.reason)) + " on " +
                      m_turn.executorId().shortHex() + ": " + finding.detail);
    std::vector<NodeId> to = m_turn.everyone();
    to.erase(std::remove(to.begin(), to.end(), m_identity.id()), to.end());
    m_outbox.send(std::move(to), VerdictShare{*r.verdict});
}

void MonitorDuty::handle(const NodeId& from, const ResultReady& ready, TimeMs now) {
    if (from != m_turn.executorId() || ready.turn != m_turn.turn || m_outcome) return;
    m_outcome = ready.outcome;
    round(Phase::During).challengeAt.reset();
    open(Phase::After, now);
    m_fetching = true;
    m_outbox.push(FetchContent{ready.outcome.resultCid, m_turn.manifest.limits.outputBytes + kResultOverheadBytes});
    handleTimeout(now);
}

Result<Fetched> fetched(const Result<Bytes>& content) {
    if (!content.ok()) return content.error();
    return Fetched{crypto::sha256(*content), crypto::commitmentIn(*content).valueOr(Hash{})};
}

void MonitorDuty::handleContent(const ledger::CidBytes& cid, const Result<Fetched>& content, TimeMs now) {
    if (!m_outcome || cid != m_outcome->resultCid || m_content) return;
    m_content = content;
    speakAfter(now);
}

void MonitorDuty::speakAfter(TimeMs now) {
    Round& r = round(Phase::After);
    if (r.verdict || !r.judged || !m_outcome) return;
    if (r.finding.ok()) {
        if (!m_content) return;
        if (!m_content->ok())
            r.finding = Finding::fail(Reason::NoAnswer, "the result cannot be fetched: " + m_content->error().detail);
        else if ((*m_content)->sha256 != m_outcome->resultHash)
            r.finding = Finding::fail(Reason::LogOtherResult, "the result is not what its hash says");
        else if ((*m_content)->keyCommitment != m_outcome->resultKeyCommitment)
            r.finding = Finding::fail(Reason::LogOtherResult, "the result is sealed with another key than is named");
    }
    if (r.finding.ok() && !round(Phase::During).finding.ok())
        r.finding = round(Phase::During).finding;  // an after-pass also stands for the time in between
    speak(Phase::After, r.finding);
    if (m_completed) m_confirmAt = now;
}

void MonitorDuty::handleCompleted(const ledger::Outcome& outcome, bool spoken, TimeMs now) {
    if (m_completed) return;
    m_completed = true;
    if (spoken) return;
    if (!m_outcome) {
        // It never told us; judge what it put on layer one.
        m_outcome = outcome;
        open(Phase::After, now);
        m_outbox.push(FetchContent{outcome.resultCid, m_turn.manifest.limits.outputBytes + kResultOverheadBytes});
    } else if (!(*m_outcome == outcome)) {
        Round& r = round(Phase::After);
        r.verdict.reset();
        r.judged = true;
        r.finding = Finding::fail(Reason::LogOtherResult, "layer one was told another outcome than the group");
        m_outcome = outcome;
        speak(Phase::After, r.finding);
    }
    // Half of the confirm window to get an answer; then silence is the verdict.
    m_confirmAt = round(Phase::After).verdict ? now : now + m_turn.task.post.windows.confirmMs / 2;
    handleTimeout(now);
}

void MonitorDuty::handleKeyRequestOverdue(TimeMs now) {
    Round& r = round(Phase::Before);
    if (!r.verdict) speak(Phase::Before, r.finding);
    if (r.verdict && !m_confirmSent) m_outbox.push(Submit{ledger::TaskConfirm{*r.verdict}});
    m_confirmSent = true;
    handleTimeout(now);
}

void MonitorDuty::handleTimeout(TimeMs now) {
    for (const Phase phase : {Phase::Before, Phase::During, Phase::After}) {
        Round& r = round(phase);
        if (!r.challengeAt || now < *r.challengeAt) continue;
        r.challengeAt = now + kRepeatMs;
        m_outbox.send({m_turn.executorId()}, Challenge{m_turn.turn, phase, r.nonce});
    }
    if (!m_confirmAt || now < *m_confirmAt) return;
    m_confirmAt.reset();
    Round& r = round(Phase::After);
    if (!r.verdict) speak(Phase::After, r.finding.ok() ? Finding::fail(Reason::NoAnswer) : r.finding);
    m_outbox.push(Submit{ledger::TaskConfirm{*r.verdict}});
}

std::optional<TimeMs> MonitorDuty::pollTimeout() const {
    std::optional<TimeMs> next = m_confirmAt;
    for (const Round& r : m_rounds)
        if (r.challengeAt && (!next || *r.challengeAt < *next)) next = r.challengeAt;
    return next;
}

}  // namespace leo::protocol
