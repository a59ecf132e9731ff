// Lies that layer one judges by itself, from the evidence alone and at once (protocol section 4).

#include <algorithm>

#include "crypto/box.h"
#include "crypto/envelope.h"
#include "ledger/complaint.h"
#include "ledger/engine.h"

namespace leo::ledger {

bool boxHoldsResultKey(const Task& task, ByteView resultSecret32) {
    const auto key = crypto::openBox(resultSecret32, task.sealedResultKey, resultKeyContext(task.task));
    if (!key.ok()) return false;
    const Result<Hash> commitment = crypto::envelopeCommitment(key->view());
    return commitment.ok() && *commitment == task.resultKeyCommitment;
}

ResultComplaint complaintAbout(const Task& task, ByteView resultSecret32) {
    ResultComplaint complaint{task.task, task.draw, task.turn, {}};
    LEO_ASSERT(resultSecret32.size() == complaint.resultSecret.size());
    std::copy(resultSecret32.begin(), resultSecret32.end(), complaint.resultSecret.begin());
    return complaint;
}

void Engine::punishLiar(const NodeId& node, const std::vector<NodeId>& right) {
    const NodeRecord& record = *nodes.find(node);
    const Amount half = divide(record.deposit, 2);
    const Amount rest{record.deposit.units - half.units};
    const Amount dust = shareOut(registerPot(node), half, right, why::kSeizedShare);
    shift(registerPot(node), burnedPot(), rest, why::kSeized);
    shift(registerPot(node), burnedPot(), dust, why::kDust);
    changeCredit(node, -static_cast<std::int64_t>(record.credit.value), why::kCreditLiar);
    NodeRecord& changed = nodes.edit(node);
    changed.status = NodeStatus::Inactive;
    changed.exitAt = {};
    ++changed.lies;
    expel(node);
}

void Engine::expel(const NodeId& node) {
    for (const TaskId& id : openTasks) {
        const Joiner* joiner = tasks.find(id)->joiner(node);
        if (joiner == nullptr || joiner->out || tasks.find(id)->phase == TaskPhase::Closed) continue;
        if (joiner->demandedBy) returnDemand(id, node);
        Task& task = tasks.edit(id);
        for (Joiner& seat : task.joins)
            if (seat.node == node) seat.out = true;
        std::erase_if(task.confirmations, [&](const Confirmation& said) { return said.node == node; });
        if (task.phase == TaskPhase::Forming) task.deadline = formingDeadline(task);
    }
}

Status Engine::checkSigned(const Dispute& body) {
    const auto accused = [&](std::string_view tag, const Bytes& content, const crypto::Signature& by) -> Status {
        LEO_REQUIRE(signedBy(body.accused, tag, content, by), Code::BadSignature, "not signed by the accused");
        return {};
    };
    if (const auto* reveal = std::get_if<FalseReveal>(&body.evidence)) {
        const Member& member = reveal->reveal.member;
        LEO_REQUIRE(member.node == body.accused, Code::NotPermitted, "a reveal of another node");
        return accused(kRevealTag, revealContent(body.task, body.draw, member), reveal->reveal.signature);
    }
    const auto voted = [&](std::uint32_t attempt, const CertificateVote& vote) {
        return accused(kCertificateVoteTag, certificateVote(body.task, body.draw, attempt, vote.hash),
                       vote.signature);
    };
    if (const auto* one = std::get_if<FalseCertificate>(&body.evidence))
        return voted(one->attempt, {one->certificate.hash(), one->signature});
    if (const auto* two = std::get_if<TwoCertificates>(&body.evidence)) {
        LEO_REQUIRE(two->first.hash != two->second.hash, Code::NotPermitted, "the same certificate twice");
        LEO_TRY(voted(two->attempt, two->first));
        return voted(two->attempt, two->second);
    }
    const auto& both = std::get<TwoVerdicts>(body.evidence);
    const Verdict &a = both.first.verdict, &b = both.second.verdict;
    LEO_REQUIRE(a.monitor == body.accused && a.task == body.task && a.draw == body.draw, Code::NotPermitted,
                "a verdict of another node or draw");
    // A monitor that was told one outcome and reads another on layer one speaks about each.
    const bool oneSlot = a.monitor == b.monitor && a.task == b.task && a.draw == b.draw && a.turn == b.turn &&
                         a.phase == b.phase && a.outcome == b.outcome;
    LEO_REQUIRE(oneSlot && a.encode() != b.encode(), Code::NotPermitted,
                "the two verdicts do not exclude each other");
    LEO_TRY(accused(kVerdictTag, a.encode(), both.first.signature));
    return accused(kVerdictTag, b.encode(), both.second.signature);
}

Status Engine::checkDispute(const Call& call, const Dispute& body) {
    const Task* task = tasks.find(body.task);
    LEO_REQUIRE(task != nullptr, Code::UnknownTask, "no task " + body.task.shortHex());
    LEO_REQUIRE(task->phase != TaskPhase::Closed && task->draw <= body.draw, Code::Late,
                "the task, or this draw of it, is over");
    LEO_REQUIRE(task->draw == body.draw && task->phase >= TaskPhase::Forming, Code::WrongState,
                "this draw has no statements yet");
    LEO_REQUIRE(task->joiner(body.accused) != nullptr, Code::NotPermitted, "the accused did not join this draw");
    LEO_REQUIRE(call.sender != body.accused, Code::NotPermitted, "a node does not report itself");
    const NodeRecord& node = *nodes.find(body.accused);
    // Whoever was admitted again since stands there with another deposit, and pays once for what it was.
    LEO_REQUIRE(node.status != NodeStatus::Inactive && node.admittedAt <= task->postedAt, Code::Duplicate,
                "the accused is no node any more, or was admitted again since");
    LEO_REQUIRE(body.bond == params().disputeBond, Code::OutOfRange,
                "the bond is " + toText(params().disputeBond) + " LEO");
    LEO_REQUIRE(accounts.find(call.sender)->balance >= body.bond, Code::InsufficientFunds, "less than the bond");
    return checkSigned(body);
}

Status Engine::judgeEvidence(const Task& task, const LieEvidence& evidence) const {
    if (const auto* reveal = std::get_if<FalseReveal>(&evidence)) return checkSeat(task, reveal->reveal.member);
    if (const auto* one = std::get_if<FalseCertificate>(&evidence)) return checkSeats(task, one->certificate);
    return makeError(Code::BadProof, "two statements in one slot");
}

// What was refused before the judgement moves nothing: a second reporter of the same lie keeps its bond. The join
// deposit goes the way of every other one that is seized, and no part of it to the reporter: else an executor about
// to lose it would save half by having itself reported.
Status Engine::run(const Call& call, const Dispute& body) {
    LEO_TRY(checkDispute(call, body));
    const Status found = judgeEvidence(*tasks.find(body.task), body.evidence);
    const bool guilty = !found.ok();
    if (nodes.find(call.sender) != nullptr) {
        NodeRecord& reporter = nodes.edit(call.sender);
        ++(guilty ? reporter.reportsUpheld : reporter.reportsRejected);
    }
    if (!guilty) {
        m_receipt->detail = "what the accused signed is true";
        return move(accountPot(call.sender), accountPot(body.accused), body.bond, why::kDisputeLost);
    }
    m_receipt->detail = found.error().detail;
    for (Joiner& joiner : tasks.edit(body.task).joins)
        if (joiner.node == body.accused) joiner.liar = true;
    punishLiar(body.accused, {call.sender});
    return {};
}

Status Engine::run(const Call& call, const ResultComplaint& body) {
    LEO_TRY_ASSIGN(const Task* task, taskIn(TaskPhase::Confirming, body.task, body.draw, body.turn));
    LEO_REQUIRE(call.sender == task->requester, Code::NotPermitted, "only who posted the task can complain");
    const auto pair = crypto::BoxKeyPair::fromSecret(body.resultSecret);
    LEO_REQUIRE(pair.ok() && pair->publicKey == task->post.resultKey, Code::BadKey,
                "not the secret of this task's result key");
    LEO_REQUIRE(!boxHoldsResultKey(*task, body.resultSecret), Code::BadProof, "the box holds the committed key");

    // The others could not see into the box. What is seized never goes to who asked for the work.
    const NodeId liar = *task->executor;
    std::vector<NodeId> others;
    for (const Joiner* member : task->group())
        if (member->node != liar) others.push_back(member->node);
    // Whoever reads this could open what a successor seals to the same key: the task is over.
    failTurn(body.task, others, std::nullopt);
    punishLiar(liar, others);
    return {};
}

}  // namespace leo::ledger
