#include "protocol/key_package.h"

#include <algorithm>
#include <set>

#include "codec/cbor.h"
#include "crypto/box.h"
#include "crypto/hash.h"

namespace leo::protocol {
namespace {

using attest::Phase;
using ledger::Party;

CheckResult passed(std::string detail) {
    return CheckResult{true, true, std::move(detail)};
}
CheckResult failed(std::string detail) {
    return CheckResult{true, false, std::move(detail)};
}

// The profiles this verifier accepts, by what each log names.
attest::Finding checkProfiles(const Turn& turn, const std::vector<QuotedEvidence>& quotes) {
    for (const QuotedEvidence& quoted : quotes) {
        attest::Evidence evidence;
        LEO_CHECK_FINDING(attest::decodeEvidence(quoted.evidence, evidence));
        LEO_CHECK_FINDING(turn.checkProfile(std::get<attest::TpmQuoteEvidence>(evidence).log));
    }
    return attest::Finding::pass();
}

// The judgement of a package, step by step; stops at the first step that fails.
class Judge {
public:
    Judge(const KeyPackage& package, TimeMs now, PackageReport& report)
        : m_package(package), m_now(now), m_report(report) {}

    void asOwner(const ledger::State& state, const ledger::Task& task, const References& references) {
        const bool drawn = record(Check::Draw, checkDraw(state, task)) &&
                           record(Check::Anchor, checkAnchor(state, task, references));
        if (!drawn || !onTurn()) return;
        if (m_now >= task.deadline) record(Check::Requirements, failed("the key window is over"));
    }
    bool asMember(const Turn& turn) {
        m_turn = turn;
        return onTurn();
    }

private:
    bool onTurn() {
        return record(Check::Verdicts, checkVerdicts()) && record(Check::Machine, checkMachine()) &&
               record(Check::State, checkState()) && record(Check::Requirements, checkRequirements());
    }
    bool record(Check which, CheckResult result) {
        const bool ok = result.ok;
        m_report.checks[static_cast<std::size_t>(which)] = std::move(result);
        return ok;
    }

    CheckResult checkDraw(const ledger::State& state, const ledger::Task& task) {
        const auto snapshot = state.snapshotAt(task.snapshotHeight);
        if (!snapshot) return failed("the credits of the draw are no longer at hand");
        const Election election = Election::of(state.chain(), task);
        const Status valid =
            checkCertificate(election, m_package.certificate, task.joins, *snapshot, state.params().minMembers);
        if (!valid.ok()) return failed(valid.error().detail);
        m_report.members = m_package.certificate.members;
        return passed(std::to_string(m_report.members.size()) +
                      " members, every VRF proof, seat and rank recomputed");
    }

    CheckResult checkAnchor(const ledger::State& state, const ledger::Task& task, const References& references) {
        Result<Turn> turn = Turn::of(state, task.task, m_package.certificate, references);
        if (!turn.ok()) return failed(turn.error().detail);
        m_turn = std::move(turn).value();
        m_report.executor = m_turn.executorId();
        m_report.executorName = m_turn.executor.name;
        if (m_turn.anchorBlock.isZero()) return failed("the anchor's block is not known yet");
        std::set<NodeId> anchored, certified;
        for (const ledger::Joiner* joiner : task.members()) anchored.insert(joiner->node);
        for (const ledger::Member& member : m_package.certificate.members) certified.insert(member.node);
        if (anchored != certified) return failed("layer one anchored other members");
        return passed("anchored at block " + std::to_string(task.anchoredAt.value));
    }

    CheckResult checkVerdicts() {
        std::uint64_t total = 0, okWeight = 0;
        for (const NodeId& monitor : m_turn.monitors()) total += m_turn.weightOf(monitor);
        std::set<NodeId> counted;
        for (const ledger::SignedVerdict& given : m_package.verdicts) {
            const ledger::Verdict& verdict = given.verdict;
            const bool ours = verdict.task == m_turn.task.task && verdict.draw == m_turn.task.draw &&
                              verdict.turn == m_turn.turn && verdict.phase == Phase::Before &&
                              m_turn.isMonitor(verdict.monitor);
            if (!ours || !verdict.ok || !sawEvidence(verdict) || counted.count(verdict.monitor)) continue;
            if (!given.valid()) continue;
            counted.insert(verdict.monitor);
            m_report.confirmed.push_back(verdict.monitor);
            okWeight += m_turn.weightOf(verdict.monitor);
        }
        m_report.verdictsOk = static_cast<std::uint32_t>(counted.size());
        m_report.verdictsOf = static_cast<std::uint32_t>(m_turn.monitors().size());
        const std::string tally =
            std::to_string(m_report.verdictsOk) + " of " + std::to_string(m_report.verdictsOf) + " monitors say ok";
        return 3 * okWeight > 2 * total ? passed(tally) : failed(tally + ", less than two thirds of their credit");
    }

    bool sawEvidence(const ledger::Verdict& verdict) const {
        return std::any_of(m_package.evidence.begin(), m_package.evidence.end(), [&](const QuotedEvidence& quoted) {
            return attest::seenDigest(verdict.monitor, quoted.evidence) == verdict.seen;
        });
    }

    CheckResult checkMachine() {
        const attest::EkPolicy policy = ledger::ekPolicyOf(m_turn.roots, m_now);
        const attest::EkOutcome ek =
            attest::verifyEk(policy, m_turn.executor.ekCertificates, m_turn.executor.ekPublic);
        if (!ek.finding.ok()) return failed(std::string(attest::reasonText(ek.finding.reason)));
        const attest::Finding ak = attest::checkAk(m_turn.executor.akPublic);
        if (!ak.ok()) return failed(std::string(attest::reasonText(ak.reason)));
        m_report.softwareTpm = ek.identity.software;
        if (m_report.softwareTpm && m_turn.task.post.requirements.hardwareTpm)
            return failed("the task asks for a hardware TPM, this one is software");
        const std::string root = m_turn.roots[ek.identity.root].name;
        return passed(m_report.softwareTpm ? "software TPM (" + root + "): proves the protocol, not the machine"
                                           : "hardware TPM, certified by " + root);
    }

    CheckResult checkState() {
        if (m_package.evidence.empty()) return failed("no evidence in the package");
        const ledger::ProvingMachine machine = m_turn.machine();
        ledger::ProvenState proven;
        attest::Finding finding = checkProfiles(m_turn, m_package.evidence);
        if (finding.ok()) finding = ledger::judgeQuotes(machine, m_package.evidence, proven);
        m_report.stateReason = finding.reason;
        if (!finding.ok()) return failed(std::string(attest::reasonText(finding.reason)) + " " + finding.detail);
        const attest::Finding time = ledger::judgeTime(machine, m_package.time, proven);
        if (!time.ok()) return failed(std::string(attest::reasonText(time.reason)));
        m_report.runner = proven.runner;
        m_report.time = proven.time;
        m_report.predicted = proven.predicted;
        return passed("quote, runtime log and clock verified; the key will fit this state only");
    }

    CheckResult checkRequirements() {
        const std::uint32_t wanted = m_turn.task.post.requirements.minCredit;
        for (const ledger::Member& member : m_turn.certificate.members) {
            const std::uint64_t credit = m_turn.weightOf(member.node);
            if (credit < wanted)
                return failed("member " + member.node.shortHex() + " has a credit of " + std::to_string(credit) +
                              ", the task asks for " + std::to_string(wanted));
        }
        return passed("every member had the credit the task asks for when the draw looked back");
    }

    const KeyPackage& m_package;
    const TimeMs m_now;
    PackageReport& m_report;
    Turn m_turn;
};

}  // namespace

std::string_view checkName(Check check) {
    switch (check) {
        case Check::Draw: return "draw";
        case Check::Anchor: return "anchor";
        case Check::Verdicts: return "verdicts";
        case Check::Machine: return "machine";
        case Check::State: return "state";
        case Check::Requirements: return "requirements";
    }
    return "unknown";
}

bool PackageReport::passed() const {
    return std::all_of(checks.begin(), checks.end(), [](const CheckResult& c) { return c.ran && c.ok; });
}

PackageReport verifyPackage(const ledger::State& state, const TaskId& taskId, const KeyPackage& package,
                            const References& references) {
    PackageReport report;
    const ledger::Task* task = state.task(taskId);
    if (!task) {
        report.checks[0] = failed("the task is not on layer one");
        return report;
    }
    Judge(package, state.time(), report).asOwner(state, *task, references);
    return report;
}

Status checkOwnPackage(const Turn& turn, const KeyPackage& package, TimeMs now) {
    PackageReport report;
    if (Judge(package, now, report).asMember(turn)) return {};
    for (const CheckResult& check : report.checks)
        if (check.ran && !check.ok) return makeError(Code::Untrusted, check.detail);
    return makeError(Code::Untrusted, "the package was not checked");
}

attest::Finding checkQuote(const Turn& turn, const QuotedEvidence& quoted,
                           const std::optional<attest::SignedAttest>& time) {
    const ledger::ProvingMachine machine = turn.machine();
    ledger::ProvenState proven;
    LEO_CHECK_FINDING(checkProfiles(turn, {quoted}));
    LEO_CHECK_FINDING(ledger::judgeQuotes(machine, {quoted}, proven));
    return time ? ledger::judgeTime(machine, *time, proven) : attest::Finding::pass();
}

Result<Bytes> makeGrantBox(const ledger::State& state, const TaskId& taskId, Party party, const PackageReport& report,
                           ByteView contentKey32, Random& random) {
    LEO_REQUIRE(report.passed(), Code::WrongState, "no key without six passed checks");
    const ledger::Task* task = state.task(taskId);
    const ledger::NodeRecord* executor = state.node(report.executor);
    LEO_REQUIRE(task && executor, Code::UnknownTask, "the task or its executor is not on layer one");
    const ledger::Joiner* join = task->joiner(report.executor);
    LEO_REQUIRE(join, Code::WrongState, "the executor did not join this draw");
    // The key may wait for the other owner's window, and then for the run; after that it never opens again. The clock
    // in the package is at least as old as the turn, so the whole of it is counted from there.
    const std::uint64_t spanMs = (task->deadline - task->begunAt) + task->post.windows.executeMs;
    const ledger::ProvenState proven{report.predicted, report.time, report.runner};
    Grant grant;
    grant.clockDeadlineMs = report.time.clock.clock + ledger::clockLifeFor(spanMs);
    LEO_TRY_ASSIGN(grant.blob,
                   attest::sealToEk(executor->ekPublic, contentKey32, proven.policy(grant.clockDeadlineMs), random));
    const std::string context = ledger::grantContext(taskId, task->draw, task->turn, party);
    return crypto::sealBox(join->channelKey, grant.encode(), context, random);
}

Result<OpenedGrant> openGrantBox(const Turn& turn, Party party, ByteView channelSecret, ByteView box,
                                 const ledger::ProvenState& proven, std::uint64_t spanMs) {
    const std::string context = ledger::grantContext(turn.task.task, turn.task.draw, turn.turn, party);
    ledger::JudgedGrant judged = ledger::judgeGrant(turn.machine(), proven, channelSecret, context, box, spanMs);
    LEO_REQUIRE(judged.finding.ok(), Code::Untrusted,
                std::string(attest::reasonText(judged.finding.reason)) + " " + judged.finding.detail);
    return OpenedGrant{std::move(judged.grant.blob), proven.policy(judged.grant.clockDeadlineMs)};
}

}  // namespace leo::protocol
