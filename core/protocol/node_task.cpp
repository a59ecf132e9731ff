#include "protocol/node_task.h"

#include <algorithm>

#include "crypto/box.h"
#include "crypto/envelope.h"
#include "crypto/hash.h"

namespace leo::protocol {

using attest::Phase;
using ledger::TaskPhase;

namespace {

// Encrypted code or input: one envelope at most.
constexpr std::uint64_t kMaxContentBytes = crypto::kMaxEnvelopePlaintext + (std::uint64_t{1} << 20);

// The completion as layer one holds it, in the words verdicts are about.
ledger::Outcome outcomeOf(const ledger::Task& task) {
    return ledger::Outcome{task.resultCid, task.resultHash, task.exit, crypto::sha256(task.sealedResultKey)};
}

// Message alternatives below this index belong to Formation, the others to a duty of the turn.
constexpr std::size_t kFirstTurnMessage = 5;
static_assert(std::is_same_v<std::variant_alternative_t<kFirstTurnMessage, Message>, Challenge>);

bool hasAfterVerdict(const ledger::Task& task, const NodeId& node) {
    return std::any_of(task.confirmations.begin(), task.confirmations.end(),
                       [&](const ledger::Confirmation& c) { return c.node == node && c.phase == Phase::After; });
}

}  // namespace

NodeTask::NodeTask(NodeTaskConfig config, const ledger::State& state)
    : m_config(std::move(config)), m_chain(state.chain()), m_channel(crypto::BoxKeyPair::generate(*m_config.random)) {
    const ledger::Task* task = state.task(m_config.task);
    LEO_ASSERT(task != nullptr);
    m_task = *task;
    ledger::TaskJoin join;
    join.task = m_config.task;
    join.draw = m_config.draw;
    join.commitment = ledger::joinCommitment(m_config.self.beta, m_config.self.salt, m_config.self.node);
    join.channelKey = m_channel.publicKey;
    join.deposit = std::max(state.params().joinDeposit, task->post.offer);
    m_outbox.push(Submit{join});
}

void NodeTask::handleHead(const ledger::State& state, TimeMs now) {
    if (m_finished) return;
    const ledger::Task* task = state.task(m_config.task);
    if (!task || task->phase == TaskPhase::Closed || task->draw != m_config.draw) {
        m_finished = true;
        return;
    }
    const ledger::Joiner* self = task->joiner(m_config.self.node);
    m_joined = self != nullptr;
    m_phase = task->phase;
    m_task = *task;
    const bool anchored = task->phase >= TaskPhase::Attesting;
    if ((!self && task->phase != TaskPhase::Joining) || (anchored && self && !self->member)) {
        m_finished = true;  // the join came too late, or the group formed without us
        return;
    }
    if (task->phase == TaskPhase::Forming && !m_formation) beginForming(state, *task, now);
    if (anchored && !m_turn) beginTurn(state, *task, now);
    if (m_turn) followTurn(*task, now);
    considerTurnFail(*task, now);
    handleTimeout(now);
}

void NodeTask::beginForming(const ledger::State& state, const ledger::Task& task, TimeMs now) {
    FormationConfig config;
    config.election = Election::of(m_chain, task);
    config.joins = task.joins;
    config.snapshot = state.snapshotAt(task.snapshotHeight);
    config.self = m_config.self;
    config.identity = m_config.identity;
    config.revealMs = task.post.windows.revealMs;
    config.attemptMs = state.params().attemptMs;
    config.minMembers = state.params().minMembers;
    if (!config.snapshot) {
        m_finished = true;
        return;
    }
    m_formation.emplace(std::move(config), now);
    playEarlyFrames(now);
}

void NodeTask::beginTurn(const ledger::State& state, const ledger::Task& task, TimeMs now) {
    if (!m_formation) beginForming(state, task, now);
    if (m_finished) return;
    const ledger::Certificate* certificate = m_formation->certificate(task.certificateHash);
    if (!certificate) {
        if (!m_askCertificateAt || now >= *m_askCertificateAt) {
            m_formation->askFor(task.certificateHash);
            m_askCertificateAt = now + kAskCertificateMs;
        }
        return;
    }
    if (anchorBlockOf(state, task).isZero()) return;  // one block later
    Result<Turn> turn = Turn::of(state, task.task, *certificate, m_config.references);
    if (!turn.ok()) {
        m_outbox.note("cannot take part: " + turn.error().detail);
        m_finished = true;
        return;
    }
    m_turn = std::move(*turn);
    m_askCertificateAt.reset();
    if (m_turn->executorId() == m_config.self.node) {
        m_executor = std::make_unique<ExecutorDuty>(*m_turn, m_channel.secret.view());
        m_outbox.note("elected executor with J = " + std::to_string(m_config.self.j));
        m_outbox.push(FetchContent{m_turn->lambda.codeCid, kMaxContentBytes});
        m_outbox.push(FetchContent{m_turn->task.post.inputCid, kMaxContentBytes});
    } else {
        m_monitor = std::make_unique<MonitorDuty>(*m_turn, *m_config.identity, *m_config.random, now);
        m_outbox.note("elected monitor with J = " + std::to_string(m_config.self.j));
    }
    std::vector<std::pair<NodeId, Message>> waiting = std::move(m_earlyMessages);
    m_earlyMessages.clear();
    for (const auto& [author, message] : waiting) dispatch(author, message, now);
}

void NodeTask::followTurn(const ledger::Task& task, TimeMs now) {
    if (task.phase == TaskPhase::Attesting && m_monitor && !m_overdueSaid &&
        now >= task.since + (task.deadline - task.since) / 2) {
        m_overdueSaid = true;
        m_monitor->handleKeyRequestOverdue(now);
    }
    if (task.phase == TaskPhase::Keys && !m_packagesAsked) {
        // All members serve the packages, so that the owners get them whoever falls silent.
        m_packagesAsked = true;
        m_outbox.push(FetchContent{task.keyRequest.requesterPackage, kMaxPackageBytes + crypto::kBoxOverhead});
        m_outbox.push(FetchContent{task.keyRequest.publisherPackage, kMaxPackageBytes + crypto::kBoxOverhead});
    }
    if (task.phase == TaskPhase::Executing) {
        if (m_monitor) m_monitor->handleExecuting(now);
        if (m_executor) m_executor->handleGranted(task.requesterBox, task.publisherBox, now);
    }
    if (task.phase == TaskPhase::Confirming && m_monitor)
        m_monitor->handleCompleted(outcomeOf(task), hasAfterVerdict(task, m_config.self.node), now);
}

void NodeTask::handleFrame(const NodeId& author, Bytes frame, TimeMs now) {
    if (m_finished || author == m_config.self.node) return;
    if (!m_formation) {
        if (m_early.size() >= kMaxEarlyFrames || m_earlyBytes + frame.size() > kMaxEarlyBytes) return;
        m_earlyBytes += frame.size();
        m_early.push_back({author, std::move(frame)});
        return;
    }
    if (!m_task.joiner(author)) return;
    Result<std::optional<Message>> opened =
        openFrame(m_chain, m_config.task, m_config.draw, author, m_config.self.node, m_channel.secret.view(), frame);
    if (!opened.ok()) {
        m_outbox.note("unreadable frame of " + author.shortHex() + ": " + opened.error().detail);
        return;
    }
    if (*opened) dispatch(author, **opened, now);
}

void NodeTask::playEarlyFrames(TimeMs now) {
    std::deque<EarlyFrame> frames = std::move(m_early);
    m_early.clear();
    m_earlyBytes = 0;
    for (EarlyFrame& frame : frames) handleFrame(frame.author, std::move(frame.bytes), now);
}

void NodeTask::dispatch(const NodeId& author, const Message& message, TimeMs now) {
    const bool forFormation = message.index() < kFirstTurnMessage;
    if (!forFormation && !m_turn) {
        if (m_earlyMessages.size() < kMaxEarlyFrames) m_earlyMessages.emplace_back(author, message);
        return;
    }
    std::visit([&](const auto& m) { receive(author, m, now); }, message);
}

template <class FormationMessage>
void NodeTask::receive(const NodeId& author, const FormationMessage& message, TimeMs now) {
    m_formation->handle(author, message, now);
}

void NodeTask::receive(const NodeId& author, const Challenge& challenge, TimeMs now) {
    if (m_executor) m_executor->handle(author, challenge, now);
}

void NodeTask::receive(const NodeId& author, const EvidenceShare& share, TimeMs now) {
    if (author != m_turn->executorId()) return;
    if (m_monitor) m_monitor->handle(author, share, now);
    noteEvidence(share, now);
    if (m_monitor && m_monitor->verdict(Phase::Before)) noteVerdict(*m_monitor->verdict(Phase::Before), now);
}

void NodeTask::receive(const NodeId& author, const VerdictShare& share, TimeMs now) {
    if (m_executor) m_executor->handle(author, share, now);
    if (share.verdict.verdict.monitor == author) noteVerdict(share.verdict, now);
}

void NodeTask::receive(const NodeId& author, const ResultReady& ready, TimeMs now) {
    if (m_monitor) m_monitor->handle(author, ready, now);
}

// ---- the key request: any member can send it, so all collect what it takes ----

void NodeTask::noteEvidence(const EvidenceShare& share, TimeMs now) {
    if (share.phase != Phase::Before || share.turn != m_turn->turn) return;
    if (m_beforeShares.size() < kMaxPackageEvidence) m_beforeShares.push_back(share);
    considerKeyRequest(now);
}

void NodeTask::noteVerdict(const ledger::SignedVerdict& given, TimeMs now) {
    const ledger::Verdict& verdict = given.verdict;
    const bool ours = verdict.task == m_config.task && verdict.draw == m_config.draw &&
                      verdict.turn == m_turn->turn && verdict.phase == Phase::Before &&
                      m_turn->isMonitor(verdict.monitor);
    if (!ours || m_beforeVerdicts.count(verdict.monitor) || !given.valid()) return;
    m_beforeVerdicts.emplace(verdict.monitor, given);
    considerKeyRequest(now);
}

std::uint64_t NodeTask::rankById() const {
    std::uint64_t rank = 0;
    for (const NodeId& node : m_turn->everyone())
        if (node < m_config.self.node) ++rank;
    return rank;
}

// An ok about evidence that the package does not show is worth nothing to the owners: a monitor that never asked
// could say it, the request would fail their checks, and the miss would be theirs to pay.
bool NodeTask::counts(const ledger::Verdict& verdict) const {
    return verdict.ok && std::any_of(m_beforeShares.begin(), m_beforeShares.end(), [&](const EvidenceShare& share) {
               return attest::seenDigest(verdict.monitor, share.evidence) == verdict.seen;
           });
}

void NodeTask::considerKeyRequest(TimeMs now) {
    if (m_keyRequestSent || m_phase != TaskPhase::Attesting || !m_turn) return;
    const bool haveTime = std::any_of(m_beforeShares.begin(), m_beforeShares.end(),
                                      [](const EvidenceShare& share) { return share.time.has_value(); });
    if (!haveTime) return;
    std::uint64_t total = 0, okWeight = 0;
    for (const NodeId& monitor : m_turn->monitors()) {
        total += m_turn->weightOf(monitor);
        const auto given = m_beforeVerdicts.find(monitor);
        if (given != m_beforeVerdicts.end() && counts(given->second.verdict)) okWeight += m_turn->weightOf(monitor);
    }
    if (3 * okWeight <= 2 * total) return;
    const bool allSpoke = m_beforeVerdicts.size() >= m_turn->monitors().size();
    const TimeMs due = now + rankById() * m_turn->params.attemptMs + (allSpoke ? 0 : kVerdictGraceMs);
    if (!m_keyRequestAt || due < *m_keyRequestAt) m_keyRequestAt = due;
    if (now >= *m_keyRequestAt) sendKeyRequest();
}

void NodeTask::sendKeyRequest() {
    m_keyRequestSent = true;
    KeyPackage package;
    package.certificate = m_turn->certificate;
    for (const EvidenceShare& share : m_beforeShares) {
        package.evidence.push_back({share.nonces, share.evidence});
        if (share.time && package.time.attest.empty()) package.time = *share.time;
    }
    for (const auto& [node, given] : m_beforeVerdicts)
        if (counts(given.verdict)) package.verdicts.push_back(given);
    ledger::KeyRequest request;
    request.task = m_config.task;
    request.draw = m_config.draw;
    request.turn = m_turn->turn;
    for (const bool forRequester : {true, false}) {
        const AccountId& owner = forRequester ? m_turn->task.requester : m_turn->task.publisher;
        Result<Bytes> block = sealPackage(package, m_config.task, owner, *m_config.random);
        if (!block.ok()) return m_outbox.note("no key request: " + block.error().detail);
        (forRequester ? request.requesterPackage : request.publisherPackage) = ledger::rawCid(*block);
        m_outbox.push(KeepBlock{ledger::rawCid(*block), std::move(*block)});
    }
    m_outbox.push(Submit{request});
}

void NodeTask::considerTurnFail(const ledger::Task& task, TimeMs now) {
    if (task.phase != TaskPhase::Failing || !m_turn || m_config.self.node == m_turn->executorId()) return;
    if (!m_turnFailAt) m_turnFailAt = now + rankById() * m_turn->params.attemptMs;
}

// ---- answers of the machine around us ----

void NodeTask::handleQuote(const TakeQuote& asked, Result<EvidenceShare> share, TimeMs now) {
    if (!m_executor) return;
    std::optional<EvidenceShare> mine;
    if (share.ok()) {
        mine = *share;
        mine->turn = m_turn->turn;
        mine->phase = asked.fields.phase;
        mine->nonces = asked.nonces;
    }
    m_executor->handleQuote(asked, std::move(share), now);
    if (mine) noteEvidence(*mine, now);
}

void NodeTask::handleContent(const ledger::CidBytes& cid, const Result<Hash>& sha256, TimeMs now) {
    if (m_monitor) m_monitor->handleContent(cid, sha256, now);
}

void NodeTask::handleRunBegun(const Status& begun, TimeMs now) {
    if (m_executor) m_executor->handleRunBegun(begun, now);
}

void NodeTask::handleRunEnded(Result<RunReport> report, TimeMs now) {
    if (m_executor) m_executor->handleRunEnded(std::move(report), now);
}

void NodeTask::handleTaskEndMeasured(const Status& measured, TimeMs now) {
    if (m_executor) m_executor->handleTaskEndMeasured(measured, now);
}

// ---- time and output ----

void NodeTask::handleTimeout(TimeMs now) {
    if (m_finished) return;
    if (m_formation && !m_turn) m_formation->handleTimeout(now);
    if (m_monitor) m_monitor->handleTimeout(now);
    if (m_executor) m_executor->handleTimeout(now);
    if (m_keyRequestAt && !m_keyRequestSent && now >= *m_keyRequestAt && m_phase == TaskPhase::Attesting)
        sendKeyRequest();
    if (m_askCertificateAt && now >= *m_askCertificateAt && m_formation) {
        m_formation->askFor(m_task.certificateHash);
        m_askCertificateAt = now + kAskCertificateMs;
    }
    if (m_turnFailAt && now >= *m_turnFailAt) {
        m_turnFailAt = now + m_turn->params.failWindowMs;
        m_outbox.push(Submit{ledger::TurnFail{m_config.task, m_config.draw, m_turn->turn, m_turn->certificate}});
    }
}

std::optional<TimeMs> NodeTask::pollTimeout() const {
    std::optional<TimeMs> next;
    const auto consider = [&](const std::optional<TimeMs>& at) {
        if (at && (!next || *at < *next)) next = at;
    };
    if (m_finished) return next;
    if (m_formation && !m_turn) consider(m_formation->pollTimeout());
    if (m_monitor) consider(m_monitor->pollTimeout());
    if (m_executor) consider(m_executor->pollTimeout());
    if (!m_keyRequestSent && m_phase == TaskPhase::Attesting) consider(m_keyRequestAt);
    consider(m_askCertificateAt);
    consider(m_turnFailAt);
    return next;
}

std::vector<ChannelPeer> NodeTask::channelsOf(const std::vector<NodeId>& nodes) const {
    std::vector<ChannelPeer> peers;
    for (const NodeId& node : nodes)
        if (const ledger::Joiner* join = m_task.joiner(node)) peers.push_back({node, join->channelKey});
    return peers;
}

void NodeTask::collect(Outbox& from) {
    while (std::optional<Command> command = from.pop()) {
        const auto* send = std::get_if<Send>(&*command);
        if (!send) {
            m_ready.push_back(std::move(*command));
            continue;
        }
        Result<Bytes> frame = sealFrame(m_chain, m_config.task, m_config.draw, m_config.self.node,
                                        channelsOf(send->to), send->message, *m_config.random);
        if (frame.ok())
            m_ready.push_back(Frame{std::move(*frame)});
        else
            m_ready.push_back(Note{"a message could not be sealed: " + frame.error().detail});
    }
}

std::optional<Command> NodeTask::pollCommand() {
    collect(m_outbox);
    if (m_formation) collect(m_formation->outbox());
    if (m_monitor) collect(m_monitor->outbox());
    if (m_executor) collect(m_executor->outbox());
    if (m_ready.empty()) return std::nullopt;
    Command command = std::move(m_ready.front());
    m_ready.pop_front();
    return command;
}

}  // namespace leo::protocol
