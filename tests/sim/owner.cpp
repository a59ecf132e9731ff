#include "sim/owner.h"

#include "crypto/box.h"
#include "crypto/hash.h"
#include "ledger/complaint.h"
#include "node/result_payload.h"

namespace leo::sim {

protocol::References simReferences() {
    return protocol::References{{kProfile}, kClean};
}

Hash Owner::expectedOutput(ByteView codeKey, ByteView inputKey) {
    return crypto::sha256({codeKey, inputKey});
}

void Owner::publish(Amount price, Amount bond) {
    ledger::Manifest manifest;
    manifest.name = "negative";
    manifest.description = "Inverts a picture.";
    manifest.command = {"/usr/bin/convert", "-negate"};
    manifest.accepts = {"image/png"};
    manifest.produces = "image/png";
    manifest.limits.wallMs = 5'000;
    submit(ledger::LambdaPublish{manifest.encode(), ledger::rawCid(viewOf("code")), price,
                                 state().params().minMissFee, bond});
}

crypto::BoxKeyPair Owner::resultKeyFor(const Hash& keyId) const {
    std::uint64_t seed = 0;
    for (std::size_t i = 0; i < 8; ++i) seed = seed << 8 | keyId[i];
    Dice dice(seed);
    return crypto::BoxKeyPair::generate(dice);
}

void Owner::post(const LambdaId& id, Amount offer) {
    const ledger::LambdaRecord* lambda = state().lambda(id);
    if (lambda == nullptr) return;
    const ledger::Params& p = state().params();
    ledger::TaskPost post;
    post.lambda = id;
    post.manifestCid = lambda->manifestCid;
    post.price = lambda->price;
    post.keyId = m_dice.array<32>();
    post.inputCid = ledger::rawCid(post.keyId);
    post.inputBytes = 1234;
    post.inputType = "image/png";
    post.offer = offer;
    post.tau = p.tauDefault;
    post.resultKey = resultKeyFor(post.keyId).publicKey;
    const std::uint64_t wall = ledger::Manifest::decode(lambda->manifest)->limits.wallMs;
    post.windows = ledger::Windows{p.joinWindowMs,
                                   p.revealWindowMs,
                                   p.attestWindowMs,
                                   p.keyWindowMs,
                                   wall + p.duringWindowMs + p.turnAllowanceMs,
                                   p.confirmWindowMs};
    m_world.network.keep(party(), post.inputCid, toBytes(viewOf("input")));
    m_world.network.keep(party(), lambda->codeCid, toBytes(viewOf("code")));
    submit(post);
}

Bytes Owner::keyFor(const ledger::Task& task, ledger::Party party) const {
    return toBytes(party == ledger::Party::Requester ? ByteView(task.post.keyId) : ByteView(m_codeKey));
}

void Owner::handleHead() {
    for (const TaskId& id : state().openTasks()) {
        const ledger::Task* task = state().task(id);
        if (task->phase == ledger::TaskPhase::Keys) {
            if (task->requester == this->id() && task->requesterBox.empty())
                consider(*task, ledger::Party::Requester);
            if (task->publisher == this->id() && task->publisherBox.empty())
                consider(*task, ledger::Party::Publisher);
        }
        if (task->phase == ledger::TaskPhase::Confirming && task->requester == this->id()) checkResultBox(*task);
        if (task->phase != ledger::TaskPhase::Confirming || task->requester != this->id() || task->exit != 0 ||
            !m_opening.insert({id, task->turn}).second)
            continue;
        m_world.network.fetch(party(), task->resultCid, 25, [this, id](Result<Bytes> envelope) {
            const ledger::Task* done = state().task(id);
            if (!envelope.ok() || done == nullptr) return;
            const crypto::BoxKeyPair key = resultKeyFor(done->post.keyId);
            const auto payload =
                node::openResult(id, key.secret.view(), done->sealedResultKey, done->resultKeyCommitment, *envelope);
            if (!payload.ok()) return;  // the executor lied to this owner alone: she complains
            ++m_opened;
            if (!equal(payload->output.view(), expectedOutput(m_codeKey, done->post.keyId)))
                m_wrong = "task " + id.hex() + " gave a result that the code does not compute";
        });
    }
}

void Owner::checkResultBox(const ledger::Task& task) {
    if (!m_checkedBoxes.insert({task.task, task.turn}).second) return;
    const crypto::BoxKeyPair key = resultKeyFor(task.post.keyId);
    if (ledger::boxHoldsResultKey(task, key.secret.view())) return;
    submit(ledger::complaintAbout(task, key.secret.view()));
}

void Owner::handleCrash() {
    m_checkedBoxes.clear();
    m_answered.clear();
    m_trying.clear();
    m_opening.clear();
}

void Owner::consider(const ledger::Task& task, ledger::Party party) {
    const Slot slot{task.task, party, task.draw, task.turn};
    if (m_lie == Lie::SilentOwner || m_answered.count(slot)) return;
    if (m_lie == Lie::RefusesKey) {
        m_answered.insert(slot);
        return submit(ledger::KeyRefuse{task.task, task.draw, task.turn, party});
    }
    for (const ledger::RequestedKeys& asked : task.keyRequests) {
        if (!m_trying.emplace(slot, asked.member).second) continue;
        const auto& cid = party == ledger::Party::Requester ? asked.requesterPackage : asked.publisherPackage;
        m_world.network.fetch(this->party(), cid, 100, [this, slot, member = asked.member](Result<Bytes> block) {
            if (m_answered.count(slot)) return;
            if (!block.ok())
                m_trying.erase({slot, member});  // again with the next block
            else if (answer(std::get<TaskId>(slot), std::get<ledger::Party>(slot), *block))
                m_answered.insert(slot);
        });
    }
}

bool Owner::answer(const TaskId& id, ledger::Party party, const Bytes& block) {
    const ledger::Task* task = state().task(id);
    if (task == nullptr || task->phase != ledger::TaskPhase::Keys) return false;
    const auto package = protocol::openPackage(id, identity(), block);
    protocol::PackageReport report;
    if (package.ok()) report = protocol::verifyPackage(state(), id, *package, simReferences());
    if (!report.passed()) {
        ++m_refused;
        return false;
    }
    Bytes key = keyFor(*task, party);
    if (m_lie == Lie::WrongPolicy) ++report.time.clock.resetCount;  // of a boot that never was
    auto box = protocol::makeGrantBox(state(), id, party, report, key, m_dice);
    if (!box.ok()) return false;
    if (m_lie == Lie::WrongBox) box->back() ^= 1;
    submit(ledger::KeyGrant{id, task->draw, task->turn, party, ledger::rawCid(block), std::move(*box)});
    return true;
}

}  // namespace leo::sim
