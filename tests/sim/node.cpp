#include "sim/node.h"

#include <algorithm>

#include "crypto/hash.h"
#include "node/result_payload.h"

namespace leo::sim {

using ledger::TaskPhase;

namespace {

constexpr std::uint64_t kQuoteMs = 25, kMeasureMs = 10;
constexpr std::uint64_t kRunLowMs = 50, kRunHighMs = 600;
constexpr std::uint64_t kTooLateMs = 60'000;

}  // namespace

Node::Node(World& world, crypto::Identity identity, NodeSetup setup, Dice dice, Topics& topics, ByteView codeKey)
    : Participant(world, std::move(identity)),
      m_vrf(std::move(setup.vrf)),
      m_machine(std::move(setup.machine)),
      m_lie(setup.lie),
      m_dice(dice),
      m_topics(topics),
      m_codeKey(toBytes(codeKey)) {}

protocol::NodeTask* Node::find(const TaskId& id) {
    const auto found = m_tasks.find(id);
    return found == m_tasks.end() ? nullptr : found->second.get();
}

bool Node::plays(const TaskId& id, Lie lie) {
    if (m_lie != lie) return false;
    ++m_liesPlayed;
    m_liedIn.insert(id);
    return true;
}

void Node::handleHead() {
    std::vector<TaskId> ids;
    for (const auto& [id, task] : m_tasks) ids.push_back(id);
    for (const TaskId& id : ids) {
        if (protocol::NodeTask* task = find(id)) {
            task->handleHead(state(), now());
            askWithJunk(*task);
        }
        pump(id);
    }
    considerDraws();
}

void Node::announceBlock(const std::shared_ptr<const ledger::Block>& block) {
    if (m_tasks.empty()) return;
    m_world.network.send(m_world.authority, party(), 512, [this, block] {
        for (const auto& [id, task] : m_tasks)
            for (const ledger::SignedTx& tx : block->txs) task->handleTransaction(tx.tx.body, now());
        std::vector<TaskId> ids;
        for (const auto& [id, task] : m_tasks) ids.push_back(id);
        for (const TaskId& id : ids) pump(id);
    });
}

void Node::handleCrash() {
    for (auto& [id, listeners] : m_topics.listeners) listeners.erase(this);
    m_tasks.clear();
    m_timers.clear();
    m_considered.clear();
    m_running.reset();
}

void Node::handleRestart(bool powerCycle) {
    if (powerCycle)
        m_machine->powerCycle();
    else
        m_machine->restartLeo();
}

// ---- entering draws, as NodeService::considerDraws ----

void Node::considerDraws() {
    std::erase_if(m_considered, [&](const auto& entry) { return !state().openTasks().count(entry.first); });
    for (const TaskId& id : state().openTasks()) {
        const ledger::Task* task = state().task(id);
        if (m_lie == Lie::FalseTurnFail && task->phase == TaskPhase::Executing && m_dice.chance(0.2)) {
            // A claim with no certificate behind it: anybody's guess at the executor.
            ledger::Certificate guess;
            guess.task = id;
            guess.draw = task->draw;
            submit(ledger::TurnFail{id, task->draw, task->turn, guess});
            ++m_liesPlayed;
        }
        if (task->phase != TaskPhase::Joining) continue;
        std::uint32_t& next = m_considered[id];
        if (task->draw < next || m_tasks.count(id)) continue;
        next = task->draw + 1;
        enter(*task);
    }
}

void Node::enter(const ledger::Task& task) {
    const ledger::NodeRecord* record = state().node(id());
    const bool busy =
        std::any_of(m_tasks.begin(), m_tasks.end(), [](const auto& entry) { return entry.second->mayLead(); });
    if (record == nullptr || record->status != ledger::NodeStatus::Active || !record->busyWith.isZero() || busy ||
        m_running)
        return;
    const auto snapshot = state().snapshotAt(task.snapshotHeight);
    const ledger::SnapshotEntry* entry = snapshot ? ledger::findEntry(*snapshot, id()) : nullptr;
    if (entry == nullptr || !ledger::meets(*entry, task.post.requirements)) return;
    const protocol::Election election = protocol::Election::of(state().chain(), task);
    auto seats = protocol::drawSeats(election, id(), m_vrf, entry->credit.value);
    LEO_ASSERT(seats.ok());
    if (!*seats) {
        if (m_lie == Lie::JoinWithoutWinning) joinWithoutWinning(task);
        return;
    }
    protocol::NodeTaskConfig config;
    config.identity = &identity();
    config.random = &m_dice;
    config.task = task.task;
    config.draw = task.draw;
    config.self = **seats;
    config.self.salt = m_dice.array<32>();
    config.references = simReferences();
    Dice ahead = m_dice;  // the machine's channel key is the next thing it draws
    const crypto::BoxKeyPair channel = crypto::BoxKeyPair::generate(ahead);
    m_topics.channelSecrets[{task.task, task.draw, id()}] = toBytes(channel.secret.view());
    m_tasks[task.task] = std::make_unique<protocol::NodeTask>(std::move(config), state());
    m_topics.listeners[task.task].insert(this);
    pump(task.task);
}

void Node::joinWithoutWinning(const ledger::Task& task) {
    ++m_liesPlayed;
    submit(ledger::TaskJoin{task.task, task.draw, m_dice.array<32>(), crypto::BoxKeyPair::generate(m_dice).publicKey,
                            std::max(state().params().joinDeposit, task.post.offer)});
}

// ---- what the machines want done, as NodeService::perform ----

void Node::pump(const TaskId& id) {
    for (;;) {
        protocol::NodeTask* task = find(id);
        if (task == nullptr) return;
        std::optional<protocol::Command> command = task->pollCommand();
        if (!command) {
            if (task->finished()) return retire(id);
            return schedule(id);
        }
        perform(id, std::move(*command));
    }
}

void Node::schedule(const TaskId& id) {
    const auto at = find(id)->pollTimeout();
    if (!at) return;
    const auto known = m_timers.find(id);
    if (known != m_timers.end() && known->second == *at) return;
    m_timers[id] = *at;
    const std::uint64_t wait = *at > now() ? *at - now() : 0;
    later(wait, [this, id, at = *at] {
        const auto due = m_timers.find(id);
        if (due == m_timers.end() || due->second != at) return;
        m_timers.erase(due);
        if (protocol::NodeTask* task = find(id)) task->handleTimeout(now());
        pump(id);
    });
}

void Node::perform(const TaskId& id, protocol::Command command) {
    if (auto* frame = std::get_if<protocol::Frame>(&command)) {
        if (m_lie == Lie::None)
            publish(id, frame->bytes);
        else
            publishChanged(id, frame->bytes);
    } else if (auto* tx = std::get_if<protocol::Submit>(&command)) {
        if (m_lie == Lie::None)
            submit(std::move(tx->body));
        else
            submitChanged(id, std::move(tx->body));
    } else if (const auto* quote = std::get_if<protocol::TakeQuote>(&command)) {
        takeQuote(id, *quote);
    } else if (const auto* wanted = std::get_if<protocol::FetchContent>(&command)) {
        m_world.network.fetch(party(), wanted->cid, 25, [this, id, cid = wanted->cid](Result<Bytes> content) {
            if (protocol::NodeTask* task = find(id)) task->handleContent(cid, protocol::fetched(content), now());
            pump(id);
        });
    } else if (const auto* kept = std::get_if<protocol::KeepBlock>(&command)) {
        m_world.network.keep(party(), kept->cid, kept->block);
    } else if (const auto* run = std::get_if<protocol::BeginRun>(&command)) {
        beginRun(id, *run);
    } else if (const auto* end = std::get_if<protocol::EndRun>(&command)) {
        endRun(id, end->end);
    }
}

void Node::publish(const TaskId& id, const Bytes& frame) {
    for (Node* listener : m_topics.listeners[id]) {
        if (listener == this) continue;
        m_world.network.send(party(), listener->party(), frame.size(), [listener, id, from = this->id(), frame] {
            if (protocol::NodeTask* task = listener->find(id)) task->handleFrame(from, frame, listener->now());
            listener->pump(id);
        });
    }
}

void Node::takeQuote(const TaskId& id, const protocol::TakeQuote& asked) {
    const std::uint64_t wait = plays(id, Lie::LateAnswers) ? kTooLateMs : kQuoteMs;
    later(wait, [this, id, asked] {
        m_machine->keepTime(m_world.queue.now());
        if (m_stranger != nullptr) m_stranger->keepTime(m_world.queue.now());
        Machine& machine = m_stranger != nullptr && plays(id, Lie::OtherTpm) ? *m_stranger : *m_machine;
        protocol::EvidenceShare share = machine.quote(asked, state().params().pcrMask);
        if (m_oldShare && plays(id, Lie::OldQuote)) share = *m_oldShare;
        if (!m_oldShare) m_oldShare = share;
        if (protocol::NodeTask* task = find(id)) task->handleQuote(asked, std::move(share), now());
        pump(id);
    });
}

// ---- the run, as NodeService::beginRun to endRun ----

void Node::beginRun(const TaskId& id, const protocol::BeginRun& run) {
    later(kMeasureMs, [this, id, run] {
        const auto begun = [&]() -> Result<std::pair<Bytes, Bytes>> {
            LEO_REQUIRE(!m_running, Code::WrongState, "another task occupies this machine");
            LEO_REQUIRE(!plays(id, Lie::FalseKeyClaim), Code::TpmFailure, "it does not want to");
            attest::TaskStart start = run.start;
            if (plays(id, Lie::OtherCode)) start.codeCid[10] ^= 1;
            LEO_TRY(m_machine->measure(start));
            m_running = Running{id};
            LEO_TRY_ASSIGN(crypto::SecretBytes code, m_machine->tpm().importAndUnseal(run.codeKey, run.codePolicy));
            LEO_TRY_ASSIGN(crypto::SecretBytes input,
                           m_machine->tpm().importAndUnseal(run.inputKey, run.inputPolicy));
            return std::pair{toBytes(code.view()), toBytes(input.view())};
        }();
        if (protocol::NodeTask* task = find(id)) task->handleRunBegun(begun.ok() ? Status{} : begun.error(), now());
        if (begun.ok()) {
            if (plays(id, Lie::ResetsTpm)) m_machine->powerCycle();
            later(m_dice.between(kRunLowMs, kRunHighMs),
                  [this, id, keys = *begun] { finishRun(id, keys.first, keys.second); });
        }
        pump(id);
    });
}

void Node::finishRun(const TaskId& id, const Bytes& codeKey, const Bytes& inputKey) {
    protocol::NodeTask* task = find(id);
    const ledger::Task* record = state().task(id);
    if (task == nullptr || record == nullptr) return;
    node::ResultPayload payload;
    payload.mediaType = "image/png";
    payload.output = crypto::SecretBytes::copyOf(Owner::expectedOutput(codeKey, inputKey));
    auto sealed = node::sealResult(payload, id, record->post.resultKey, m_dice);
    LEO_ASSERT(sealed.ok());
    protocol::RunReport report;
    report.outcome.resultCid = ledger::rawCid(sealed->envelope);
    report.outcome.resultHash = crypto::sha256(sealed->envelope);
    report.outcome.exit = plays(id, Lie::CallsGoodRunFailed) ? 1 : 0;
    if (plays(id, Lie::WrongResultKey)) sealed->sealedKey.back() ^= 1;
    if (plays(id, Lie::OtherResultKey)) {
        const auto other = node::sealResult(payload, id, record->post.resultKey, m_dice);
        sealed->sealedKey = other->sealedKey;
        sealed->keyCommitment = other->keyCommitment;
    }
    report.outcome.sealedResultKeyHash = crypto::sha256(sealed->sealedKey);
    report.sealedResultKey = sealed->sealedKey;
    report.outcome.resultKeyCommitment = sealed->keyCommitment;
    report.cleanupDigest = plays(id, Lie::KeepsCopy) ? filled(0x66) : kClean;
    if (!plays(id, Lie::ResultVanishes)) m_world.network.keep(party(), report.outcome.resultCid, sealed->envelope);
    task->handleRunEnded(std::move(report), now());
    pump(id);
}

void Node::endRun(const TaskId& id, const attest::TaskEnd& end) {
    if (!m_running || m_running->task != id || m_running->ending) return;
    m_running->ending = true;
    later(kMeasureMs, [this, id, end] {
        const Status measured = m_machine->log().taskOpen()
                                    ? m_machine->measure(end)
                                    : Status(makeError(Code::WrongState, "the log has no open task"));
        m_running.reset();
        if (protocol::NodeTask* task = find(id)) task->handleTaskEndMeasured(measured, now());
        pump(id);
    });
}

void Node::retire(const TaskId& id) {
    m_topics.listeners[id].erase(this);
    m_tasks.erase(id);
    m_timers.erase(id);
    if (m_running && m_running->task == id) endRun(id, attest::TaskEnd{id, {}, 0, kClean});
}

}  // namespace leo::sim
