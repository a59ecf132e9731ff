#include "protocol/key_package.h"

#include <algorithm>
#include <set>

#include "codec/cbor.h"
#include "crypto/box.h"
#include "crypto/hash.h"

namespace leo::protocol {
namespace {

using attest::Phase;
using codec::Reader;
using codec::Writer;
using ledger::Party;

constexpr std::size_t kMaxVerdictBytes = 1024;
constexpr std::size_t kMaxCertificateBytes = 96u << 10;

std::string packageContext(const TaskId& task) {
    return "leo-key-package-v1" + task.hex();
}

std::string grantContext(const ledger::Task& task, std::uint32_t turn, Party party) {
    Writer out;
    out.array(4).id(task.task).u64(task.draw).u64(turn).u64(static_cast<std::uint64_t>(party));
    return "leo-key-grant-v1" + std::string(textOf(out.view()));
}

Result<QuotedEvidence> readEvidence(Reader& in) {
    QuotedEvidence quoted;
    LEO_TRY(in.arrayOf(2));
    LEO_TRY_ASSIGN(std::uint64_t count, in.array(attest::NonceSet::kMaxNonces));
    for (std::uint64_t i = 0; i < count; ++i) {
        NonceEntry entry;
        LEO_TRY(in.arrayOf(2));
        LEO_TRY_ASSIGN(entry.node, in.id<NodeId>());
        LEO_TRY_ASSIGN(entry.nonce, in.fixed<32>());
        LEO_TRY(in.leave());
        quoted.nonces.push_back(entry);
    }
    LEO_TRY(in.leave());
    LEO_TRY_ASSIGN(ByteView evidence, in.bytes(attest::kMaxEvidenceBytes));
    quoted.evidence = toBytes(evidence);
    LEO_TRY(in.leave());
    return quoted;
}

CheckResult passed(std::string detail) {
    return CheckResult{true, true, std::move(detail)};
}
CheckResult failed(std::string detail) {
    return CheckResult{true, false, std::move(detail)};
}

// One owner's judgement, step by step; stops at the first step that fails.
class Judge {
public:
    Judge(const ledger::State& state, const ledger::Task& task, const KeyPackage& package,
          const References& references, PackageReport& report)
        : m_state(state), m_task(task), m_package(package), m_references(references), m_report(report) {}

    void run() {
        record(Check::Draw, checkDraw()) && record(Check::Anchor, checkAnchor()) &&
            record(Check::Verdicts, checkVerdicts()) && record(Check::Machine, checkMachine()) &&
            record(Check::State, checkState()) && record(Check::Requirements, checkRequirements());
    }

private:
    bool record(Check which, CheckResult result) {
        const bool ok = result.ok;
        m_report.checks[static_cast<std::size_t>(which)] = std::move(result);
        return ok;
    }

    CheckResult checkDraw() {
        const auto snapshot = m_state.snapshotAt(m_task.snapshotHeight);
        if (!snapshot) return failed("the credits of the draw are no longer at hand");
        const Election election = Election::of(m_state.chain(), m_task);
        const Status valid =
            checkCertificate(election, m_package.certificate, m_task.joins, *snapshot, m_state.params().minMembers);
        if (!valid.ok()) return failed(valid.error().detail);
        m_report.members = m_package.certificate.members;
        return passed(std::to_string(m_report.members.size()) +
                      " members, every VRF proof, seat and rank recomputed");
    }

    CheckResult checkAnchor() {
        Result<Turn> turn = Turn::of(m_state, m_task.task, m_package.certificate, m_references);
        if (!turn.ok()) return failed(turn.error().detail);
        m_turn = std::move(turn).value();
        m_report.executor = m_turn.executorId();
        m_report.executorName = m_turn.executor.name;
        if (m_turn.anchorBlock.isZero()) return failed("the anchor's block is not known yet");
        std::set<NodeId> anchored, certified;
        for (const ledger::Joiner* joiner : m_task.members()) anchored.insert(joiner->node);
        for (const ledger::Member& member : m_package.certificate.members) certified.insert(member.node);
        if (anchored != certified) return failed("layer one anchored other members");
        return passed("anchored at block " + std::to_string(m_task.anchoredAt.value));
    }

    CheckResult checkVerdicts() {
        std::uint64_t total = 0, okWeight = 0;
        for (const NodeId& monitor : m_turn.monitors()) total += m_turn.weightOf(monitor);
        std::set<NodeId> counted;
        for (const ledger::SignedVerdict& given : m_package.verdicts) {
            const ledger::Verdict& verdict = given.verdict;
            const bool ours = verdict.task == m_task.task && verdict.draw == m_task.draw &&
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
        std::vector<Bytes> chain = m_turn.executor.ekIntermediates;
        chain.insert(chain.begin(), m_turn.executor.ekCertificate);
        const attest::EkPolicy policy = ledger::ekPolicyOf(m_turn.roots, m_state.time());
        const attest::EkOutcome ek = attest::verifyEk(policy, chain, m_turn.executor.ekPublic);
        if (!ek.finding.ok()) return failed(std::string(attest::reasonText(ek.finding.reason)));
        const attest::Finding ak = attest::checkAk(m_turn.executor.akPublic);
        if (!ak.ok()) return failed(std::string(attest::reasonText(ak.reason)));
        m_report.softwareTpm = ek.identity.software;
        const std::string root = m_turn.roots[ek.identity.root].name;
        return passed(m_report.softwareTpm ? "software TPM (" + root + "): proves the protocol, not the machine"
                                           : "hardware TPM, certified by " + root);
    }

    CheckResult checkState() {
        if (m_package.evidence.empty()) return failed("no evidence in the package");
        attest::EvidenceFacts facts;
        attest::RuntimeLog log;
        for (const QuotedEvidence& quoted : m_package.evidence) {
            attest::Evidence evidence;
            attest::Finding finding = attest::decodeEvidence(quoted.evidence, evidence);
            if (finding.ok()) finding = m_turn.checkProfile(std::get<attest::TpmQuoteEvidence>(evidence).log);
            if (finding.ok()) {
                const attest::EvidenceContext context = beforeContext(quoted);
                attest::EvidenceOutcome outcome = attest::verifyEvidence(context, evidence);
                finding = outcome.finding;
                facts = std::move(outcome.facts);
                log = std::get<attest::TpmQuoteEvidence>(evidence).log;
            }
            m_report.stateReason = finding.reason;
            if (!finding.ok()) return failed(std::string(attest::reasonText(finding.reason)) + " " + finding.detail);
        }
        m_report.runner = attest::startOf(log, m_turn.checkpoint())->runner;
        const Hash nonce = ownerNonce(m_task.task, m_task.draw, m_turn.turn, m_turn.anchorBlock);
        const attest::TimeOutcome time = attest::verifyGetTime(m_turn.executor.akPublic, nonce, m_package.time);
        if (!time.finding.ok()) return failed(std::string(attest::reasonText(time.finding.reason)));
        m_report.time = time.report;
        m_report.predicted = attest::predictPcrs(facts, log, m_turn.taskStart(log));
        return passed("quote, runtime log and clock verified; the key will fit this state only");
    }

    attest::EvidenceContext beforeContext(const QuotedEvidence& quoted) const {
        attest::EvidenceContext context;
        context.akPublic = m_turn.executor.akPublic;
        context.pcrMask = m_turn.params.pcrMask;
        context.platformDigests = m_turn.platformDigests;
        context.qualifier = m_turn.qualifier(Phase::Before, nonceSet(quoted.nonces));
        context.checkpoint = m_turn.checkpoint();
        return context;
    }

    CheckResult checkRequirements() {
        const ledger::Requirements& wanted = m_task.post.requirements;
        if (wanted.hardwareTpm && m_report.softwareTpm) return failed("the task asks for a hardware TPM");
        if (m_turn.executor.credit.value < wanted.minCredit) return failed("the executor has too little credit");
        if (m_state.time() >= m_task.deadline) return failed("the key window is over");
        return passed("the machine meets what the task asks for");
    }

    const ledger::State& m_state;
    const ledger::Task& m_task;
    const KeyPackage& m_package;
    const References& m_references;
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

Bytes KeyPackage::encode() const {
    Writer out;
    out.array(4).bytes(certificate.encode()).array(evidence.size());
    for (const QuotedEvidence& quoted : evidence) {
        out.array(2).array(quoted.nonces.size());
        for (const NonceEntry& entry : quoted.nonces) out.array(2).id(entry.node).bytes(entry.nonce);
        out.bytes(quoted.evidence);
    }
    out.array(2).bytes(time.attest).bytes(time.signature).array(verdicts.size());
    for (const ledger::SignedVerdict& verdict : verdicts) out.bytes(verdict.encode());
    return out.take();
}

Result<KeyPackage> KeyPackage::decode(ByteView bytes) {
    Reader in(bytes, kMaxPackageBytes);
    KeyPackage package;
    LEO_TRY(in.arrayOf(4));
    LEO_TRY_ASSIGN(ByteView certificate, in.bytes(kMaxCertificateBytes));
    LEO_TRY_ASSIGN(package.certificate, ledger::Certificate::decode(certificate));
    LEO_TRY_ASSIGN(std::uint64_t quotes, in.array(kMaxPackageEvidence));
    for (std::uint64_t i = 0; i < quotes; ++i) {
        LEO_TRY_ASSIGN(QuotedEvidence quoted, readEvidence(in));
        package.evidence.push_back(std::move(quoted));
    }
    LEO_TRY(in.leave());
    LEO_TRY(in.arrayOf(2));
    LEO_TRY_ASSIGN(ByteView attested, in.bytes(attest::kMaxAttestBytes));
    LEO_TRY_ASSIGN(ByteView signature, in.bytes(attest::kMaxSignatureBytes));
    LEO_TRY(in.leave());
    package.time = attest::SignedAttest{toBytes(attested), toBytes(signature)};
    LEO_TRY_ASSIGN(std::uint64_t verdicts, in.array(ledger::kMaxMembers));
    for (std::uint64_t i = 0; i < verdicts; ++i) {
        LEO_TRY_ASSIGN(ByteView verdict, in.bytes(kMaxVerdictBytes));
        LEO_TRY_ASSIGN(ledger::SignedVerdict decoded, ledger::SignedVerdict::decode(verdict));
        package.verdicts.push_back(std::move(decoded));
    }
    LEO_TRY(in.leave());
    LEO_TRY(in.leave());
    LEO_TRY(in.finish());
    return package;
}

Result<Bytes> sealPackage(const KeyPackage& package, const TaskId& task, const AccountId& owner, Random& random) {
    const Bytes plain = package.encode();
    LEO_REQUIRE(plain.size() <= kMaxPackageBytes, Code::TooLarge, "key package too large");
    LEO_TRY_ASSIGN(crypto::X25519Public key, crypto::boxPublicOf(owner));
    return crypto::sealBox(key, plain, packageContext(task), random);
}

Result<KeyPackage> openPackage(const TaskId& task, const crypto::Identity& owner, ByteView block) {
    LEO_REQUIRE(block.size() <= kMaxPackageBytes + crypto::kBoxOverhead, Code::TooLarge, "key package too large");
    const crypto::SecretBytes secret = owner.boxSecret();
    LEO_TRY_ASSIGN(crypto::SecretBytes plain, crypto::openBox(secret.view(), block, packageContext(task)));
    return KeyPackage::decode(plain.view());
}

PackageReport verifyPackage(const ledger::State& state, const TaskId& taskId, const KeyPackage& package,
                            const References& references) {
    PackageReport report;
    const ledger::Task* task = state.task(taskId);
    if (!task) {
        report.checks[0] = failed("the task is not on layer one");
        return report;
    }
    Judge(state, *task, package, references, report).run();
    return report;
}

Bytes Grant::encode() const {
    Writer out;
    out.array(2).bytes(attest::encodeImportBlob(blob)).u64(clockDeadlineMs);
    return out.take();
}

Result<Grant> Grant::decode(ByteView bytes) {
    Reader in(bytes, ledger::kMaxKeyBoxBytes);
    Grant grant;
    LEO_TRY(in.arrayOf(2));
    LEO_TRY_ASSIGN(ByteView blob, in.bytes(attest::kMaxImportBlobBytes));
    LEO_TRY_ASSIGN(grant.blob, attest::decodeImportBlob(blob));
    LEO_TRY_ASSIGN(grant.clockDeadlineMs, in.u64());
    LEO_TRY(in.leave());
    LEO_TRY(in.finish());
    return grant;
}

Result<Bytes> makeGrantBox(const ledger::State& state, const TaskId& taskId, Party party, const PackageReport& report,
                           ByteView contentKey32, Random& random) {
    LEO_REQUIRE(report.passed(), Code::WrongState, "no key without six passed checks");
    const ledger::Task* task = state.task(taskId);
    const ledger::NodeRecord* executor = state.node(report.executor);
    LEO_REQUIRE(task && executor, Code::UnknownTask, "the task or its executor is not on layer one");
    const ledger::Joiner* join = task->joiner(report.executor);
    LEO_REQUIRE(join, Code::WrongState, "the executor did not join this draw");
    // The key may wait for the other owner's window, and then for the run; after that it never opens again.
    const std::uint64_t lifeMs = (task->deadline - state.time()) + task->post.windows.executeMs;
    attest::PolicySpec policy;
    policy.pcrs = report.predicted;
    policy.resetCount = report.time.clock.resetCount;
    policy.restartCount = report.time.clock.restartCount;
    policy.clockDeadlineMs = report.time.clock.clock + lifeMs;
    Grant grant;
    LEO_TRY_ASSIGN(grant.blob, attest::sealToEk(executor->ekPublic, contentKey32, policy, random));
    grant.clockDeadlineMs = policy.clockDeadlineMs;
    return crypto::sealBox(join->channelKey, grant.encode(), grantContext(*task, task->turn, party), random);
}

Result<OpenedGrant> openGrantBox(const Turn& turn, Party party, ByteView channelSecret, ByteView box,
                                 const attest::PcrValues& predicted, const attest::TimeReport& time) {
    LEO_TRY_ASSIGN(crypto::SecretBytes plain,
                   crypto::openBox(channelSecret, box, grantContext(turn.task, turn.turn, party)));
    LEO_TRY_ASSIGN(Grant grant, Grant::decode(plain.view()));
    OpenedGrant opened;
    opened.policy.pcrs = predicted;
    opened.policy.resetCount = time.clock.resetCount;
    opened.policy.restartCount = time.clock.restartCount;
    opened.policy.clockDeadlineMs = grant.clockDeadlineMs;
    const attest::Finding finding = attest::checkImportBlob(grant.blob, turn.executor.ekPublic, opened.policy);
    LEO_REQUIRE(finding.ok(), Code::Untrusted, std::string(attest::reasonText(finding.reason)));
    opened.blob = std::move(grant.blob);
    return opened;
}

}  // namespace leo::protocol
