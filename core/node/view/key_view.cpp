#include "node/view/key_view.h"

#include "ledger/settlement.h"
#include "node/view/task_money.h"

namespace leo::node {
namespace {

using api::Check;
using api::ConsentMark;
using Kind = protocol::Check;

// `compared` is a line beside a title; the report's own words, for a terminal, are longer. A failure needs them.
Check shown(const protocol::CheckResult& result, std::string compared, std::string value) {
    Check check;
    if (!result.ran) return check;
    check.mark = result.ok ? Check::Mark::Passed : Check::Mark::Failed;
    check.detail = result.ok ? std::move(compared) : result.detail;
    if (result.ok) check.value = std::move(value);
    return check;
}

bool isAboutSandbox(attest::Reason reason) {
    return reason >= attest::Reason::LogTooLarge && reason < attest::Reason::BlobMalformed;
}

ConsentMark markOf(const ledger::Task& task, const TaskTimeline& timeline, ledger::Party party,
                   const KeyCase* known) {
    const bool requester = party == ledger::Party::Requester;
    if (requester ? timeline.requesterGrant : timeline.publisherGrant) return ConsentMark::Released;
    if (timeline.refusal && timeline.refusal->as<ledger::KeyRefuse>()->party == party) return ConsentMark::Refused;
    if (task.phase != ledger::TaskPhase::Keys) return ConsentMark::Expired;
    if (!known || !known->report) return ConsentMark::Checking;
    if (!known->report->passed()) return ConsentMark::Blocked;
    return known->answering ? ConsentMark::Releasing : ConsentMark::Ready;
}

std::vector<api::Share> sharesIfRefused(const ledger::State& state, const ledger::Task& task, ledger::Party party) {
    const ledger::TaskEnd end =
        party == ledger::Party::Requester ? ledger::TaskEnd::RequesterRefused : ledger::TaskEnd::PublisherRefused;
    const auto members = static_cast<std::uint32_t>(task.group().size());
    const Result<ledger::EndSplit> split =
        ledger::splitEnd(state.params(), end, task.post.offer, task.post.price, task.missFee, members);
    return split.ok() ? sharesOf(*split, members) : std::vector<api::Share>();
}

// checks[kChecks]. The interface's order is draw, leader, credit, monitors, quote, sandbox policy; two of them look
// at one check of the protocol from two sides, and what did not run because an earlier one failed is NotYet.
std::vector<Check> checksOf(const protocol::PackageReport& report, const ledger::Task& task, std::uint32_t turn) {
    const protocol::CheckResult& machine = report.check(Kind::Machine);
    const protocol::CheckResult& log = report.check(Kind::State);
    std::string j, credit;
    for (const ledger::Member& member : report.members)
        if (member.node == report.executor) j = "J " + std::to_string(member.j);
    if (const ledger::Joiner* joined = task.joiner(report.executor)) credit = std::to_string(joined->weight.value);
    const std::string members = std::to_string(report.members.size()), place = std::to_string(turn + 1),
                      ok = std::to_string(report.verdictsOk), of = std::to_string(report.verdictsOf),
                      pcrs = std::to_string(report.predicted.size());

    // The quote is judged with the log; which of the two failed is said by the reason.
    Check quote = shown(machine, {}, {}), sandbox;
    if (machine.ran && machine.ok) {
        const bool sandboxFailed = log.ran && !log.ok && isAboutSandbox(report.stateReason);
        quote = sandboxFailed ? Check()
                              : shown(log, report.softwareTpm ? "fresh, software TPM, PCRs match" : machine.detail,
                                      pcrs + "/" + pcrs);
        if (log.ok || sandboxFailed) sandbox = shown(log, "image digest, no network, memory only", report.runner);
    }
    return {
        shown(report.check(Kind::Draw), "VRF proofs verified against #" + std::to_string(task.seedHeight.value), j),
        shown(report.check(Kind::Anchor),
              (turn == 0 ? "highest J of " : "next by J of ") + members + " verified members", place + "/" + members),
        shown(report.check(Kind::Requirements),
              "the task asks for " + std::to_string(task.post.requirements.minCredit), credit),
        shown(report.check(Kind::Verdicts), ok + " of " + of + " monitors say ok", ok + "/" + of),
        quote,
        sandbox};
}

}  // namespace

const protocol::PackageReport* rolesFrom(const KeyCase* known, const ledger::Task& task) {
    if (!known || !known->report || known->draw != task.draw || known->turn != task.turn) return nullptr;
    const protocol::PackageReport& report = *known->report;
    const bool verified = report.check(Kind::Draw).ok && report.check(Kind::Anchor).ok;
    return verified ? &report : nullptr;
}

api::KeyConsent consentOf(const ledger::State& state, const ledger::Task& task, const TaskTimeline& timeline,
                          ledger::Party party, const KeyCase* known) {
    api::KeyConsent consent;
    consent.asPublisher = party == ledger::Party::Publisher;
    consent.consent = markOf(task, timeline, party, known);
    consent.checks.resize(api::kChecks);
    consent.ifRefused = sharesIfRefused(state, task, party);
    if (timeline.keyRequest) consent.deadline = timeline.keyRequest->time + task.post.windows.keyMs;
    if (known) {
        consent.automatic = known->automatic;
        if (known->report) {
            consent.checks = checksOf(*known->report, task, known->turn);
            consent.softwareTpm = known->report->softwareTpm;
            consent.verdictsOk = known->report->verdictsOk;
            consent.verdictsOf = known->report->verdictsOf;
        }
        if (const protocol::PackageReport* roles = rolesFrom(known, task)) {
            consent.executor = roles->executor;
            consent.executorName = roles->executorName;
        }
    }
    const TaskFact* grant = party == ledger::Party::Requester ? timeline.requesterGrant : timeline.publisherGrant;
    if (grant) consent.answeredAt = grant->time;
    if (consent.consent == ConsentMark::Refused) consent.answeredAt = timeline.refusal->time;
    return consent;
}

}  // namespace leo::node
