#include "protocol/node_task.h"

#include <algorithm>

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
    return ledger::Outcome{task.resultCid, task.resultHash, task.exit, crypto::sha256(task.sealedResultKey),
                           task.resultKeyCommitment};
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
    m_commitment = ledger::joinCommitment(m_config.self.beta, m_config.self.salt, m_config.self.node);
    join.commitment = m_commitment;
    join.channelKey = m_channel.publicKey;
    join.deposit = std::max(state.params().joinDeposit, task->post.offer);
    m_outbox.push(Submit{join});
}

void NodeTask::handleHead(const ledger::State& state, TimeMs now) {
    if (m_finished) return;
    m_now = now;
    const ledger::Task* task = state.task(m_config.task);
    if (!task || task->phase == TaskPhase::Closed || task->draw != m_config.draw) {
        m_finished = true;
        return;
    }
    const ledger::Joiner* self = task->joiner(m_config.self.node);
    m_joined = self != nullptr;
    if (self && self->commitment != m_commitment) {
        m_finished = true;  // joined before a restart, with a salt that is lost: our reveal would be a false one
        return;
    }
    m_phase = task->phase;
    m_task = *task;
    const bool anchored = task->phase >= TaskPhase::Attesting;
    if ((!self && task->phase != TaskPhase::Joining) || (self && self->out) || (anchored && self && !self->member)) {
        m_finished = true;  // the join came too late, the group formed without us, or we are out of it
        return;
    }
    if (m_witness) m_witness->handleTask(*task);
    if (m_turn && m_turn->turn != task->turn) leaveTurn();
    if (task->phase == TaskPhase::Forming && !m_formation) beginForming(state, *task, now);
    if (task->phase == TaskPhase::Forming && m_formation) m_formation->handleTask(*task, now);
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
    config.demandBond = state.params().disputeBond;
    if (!config.snapshot) {
        m_finished = true;
        return;
    }
    m_witness.emplace(m_config.self.node, task, config.demandBond);
    m_formation.emplace(std::move(config), now);
    playEarlyFrames(now);
}

// The executor failed and the next one leads: what was gathered and challenged belongs to the turn before.
void NodeTask::leaveTurn() {
    m_turn.reset();
    m_monitor.reset();
    m_executor.reset();
    m_asking.reset();
    m_turnFailAt.reset();
    m_overdueSaid = false;
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
    m_asking.emplace(*m_turn, m_config.self.node, now);
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
    m_asking->handleTask(task, now);
    if (m_monitor && !m_overdueSaid && m_asking->overdue(now)) {
        m_overdueSaid = true;
        m_monitor->handleKeyRequestOverdue(now);
    }
    if (task.phase == TaskPhase::Executing) {
        if (m_monitor) m_monitor->handleExecuting(now);
        if (m_executor && m_executor->state() == ExecutorDuty::State::Proving)
            m_executor->handleGranted({task.requesterBox, m_asking->packageOf(task.requesterAnswers)},
                                      {task.publisherBox, m_asking->packageOf(task.publisherAnswers)},
                                      task.deadline - task.begunAt, now);
    }
    if (task.phase == TaskPhase::Confirming && m_monitor)
        m_monitor->handleCompleted(outcomeOf(task), hasAfterVerdict(task, m_config.self.node), now);
}

void NodeTask::handleFrame(const NodeId& author, Bytes frame, TimeMs now) {
    if (m_finished || author == m_config.self.node) return;
    m_now = now;
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
    if (!forFormation && (!m_turn || turnOf(message) > m_turn->turn)) {
        if (m_earlyMessages.size() < kMaxEarlyFrames) m_earlyMessages.emplace_back(author, message);
        return;
    }
    witness(author, message, now);
    std::visit([&](const auto& m) { receive(author, m, now); }, message);
}

// Keeps what is signed in it.
void NodeTask::witness(const NodeId& author, const Message& message, TimeMs now) {
    if (const auto* vote = std::get_if<CertificateSignature>(&message)) {
        m_witness->see(*vote, now);
    } else if (const auto* propose = std::get_if<Propose>(&message)) {
        m_witness->see(
            CertificateSignature{author, propose->attempt, propose->certificate.hash(), propose->signature}, now);
    } else if (const auto* share = std::get_if<VerdictShare>(&message)) {
        m_witness->see(share->verdict, now);
    } else if (const auto* contents = std::get_if<PackageContents>(&message)) {
        for (const ledger::SignedVerdict& verdict : contents->verdicts) m_witness->see(verdict, now);
    }
}

void NodeTask::handleTransaction(const ledger::TxBody& body, TimeMs now) {
    if (m_witness && !m_finished) m_witness->see(body, now);
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
    m_asking->handle(share, now);
    if (m_monitor && m_monitor->verdict(Phase::Before)) m_asking->handle(*m_monitor->verdict(Phase::Before), now);
}

void NodeTask::receive(const NodeId& author, const VerdictShare& share, TimeMs now) {
    if (m_executor) m_executor->handle(author, share, now);
    if (share.verdict.verdict.monitor == author) m_asking->handle(share.verdict, now);
}

void NodeTask::receive(const NodeId& author, const ResultReady& ready, TimeMs now) {
    if (m_monitor) m_monitor->handle(author, ready, now);
}

void NodeTask::receive(const NodeId& author, const PackageContents& contents, TimeMs now) {
    m_asking->handle(author, contents, now);
}

// ---- a turn that fails ----

void NodeTask::considerTurnFail(const ledger::Task& task, TimeMs now) {
    if (!m_turn || m_config.self.node == m_turn->executorId()) return;
    // Layer one ends a key window early that no request of substance opened.
    const bool vain = task.phase == TaskPhase::Keys && m_overdueSaid && task.askedInVain() &&
                      task.blames(m_turn->executorId()) && now >= task.begunAt + task.post.windows.attestMs;
    const ledger::Joiner* leader = task.joiner(m_turn->executorId());
    const bool expelled =
        leader && leader->out && task.phase >= TaskPhase::Attesting && task.phase <= TaskPhase::Executing;
    if (task.phase != TaskPhase::Failing && !vain && !expelled) return;
    if (!m_turnFailAt) m_turnFailAt = now + m_turn->rankById(m_config.self.node) * m_turn->params.attemptMs;
}

// ---- answers of the machine around us ----

void NodeTask::handleQuote(const TakeQuote& asked, Result<EvidenceShare> share, TimeMs now) {
    if (!m_executor) return;
    if (m_config.conduct && share.ok()) share = m_config.conduct->quoted(*this, asked, std::move(*share));
    std::optional<EvidenceShare> mine;
    if (share.ok()) {
        mine = *share;
        mine->turn = m_turn->turn;
        mine->phase = asked.fields.phase;
        mine->nonces = asked.nonces;
    }
    m_executor->handleQuote(asked, std::move(share), now);
    if (mine) m_asking->handle(*mine, now);
}

void NodeTask::handleContent(const ledger::CidBytes& cid, const Result<Fetched>& content, TimeMs now) {
    if (m_monitor) m_monitor->handleContent(cid, content, now);
}

void NodeTask::handleRunBegun(const Status& begun, TimeMs now) {
    if (m_executor) m_executor->handleRunBegun(begun, now);
}

void NodeTask::handleRunEnded(Result<RunReport> report, TimeMs now) {
    if (m_config.conduct && report.ok()) report = m_config.conduct->ended(*this, std::move(*report));
    if (m_executor) m_executor->handleRunEnded(std::move(report), now);
}

void NodeTask::handleTaskEndMeasured(const Status& measured, TimeMs now) {
    if (m_executor) m_executor->handleTaskEndMeasured(measured, now);
}

// ---- time and output ----

void NodeTask::handleTimeout(TimeMs now) {
    if (m_finished) return;
    m_now = now;
    if (m_formation && !m_turn) m_formation->handleTimeout(now);
    if (m_witness) m_witness->handleTimeout(now);
    if (m_monitor) m_monitor->handleTimeout(now);
    if (m_executor) m_executor->handleTimeout(now);
    if (m_asking) m_asking->handleTimeout(now);
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
    if (m_witness) consider(m_witness->pollTimeout());
    if (m_monitor) consider(m_monitor->pollTimeout());
    if (m_executor) consider(m_executor->pollTimeout());
    if (m_asking) consider(m_asking->pollTimeout());
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
        if (!m_config.conduct) {
            place(std::move(*command));
            continue;
        }
        for (Command& done : m_config.conduct->act(*this, std::move(*command))) place(std::move(done));
    }
}

void NodeTask::place(Command command) {
    if (const auto* lie = std::get_if<Accuse>(&command)) {
        m_witness->accuse(*lie, m_now);
        return collect(m_witness->outbox());
    }
    const auto* send = std::get_if<Send>(&command);
    if (!send) return m_ready.push_back(std::move(command));
    Result<Bytes> frame = sealFrame(m_chain, m_config.task, m_config.draw, m_config.self.node, channelsOf(send->to),
                                    send->message, *m_config.random);
    if (frame.ok())
        m_ready.push_back(Frame{std::move(*frame)});
    else
        m_ready.push_back(Note{"a message could not be sealed: " + frame.error().detail});
}

std::optional<Command> NodeTask::pollCommand() {
    collect(m_outbox);
    if (m_formation) collect(m_formation->outbox());
    if (m_witness) collect(m_witness->outbox());
    if (m_monitor) collect(m_monitor->outbox());
    if (m_executor) collect(m_executor->outbox());
    if (m_asking) collect(m_asking->outbox());
    if (m_ready.empty()) return std::nullopt;
    Command command = std::move(m_ready.front());
    m_ready.pop_front();
    return command;
}

}  // namespace leo::protocol
