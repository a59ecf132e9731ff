#include "ledger/key_package.h"

#include <algorithm>

#include "codec/cbor.h"
#include "crypto/hash.h"

namespace leo::ledger {

namespace {

constexpr std::size_t kMaxPackedVerdictBytes = 1024;

std::string packageContext(const TaskId& task) {
    return "leo-key-package-v1" + task.hex();
}

Result<QuotedEvidence> readEvidence(codec::Reader& in) {
    QuotedEvidence quoted;
    LEO_TRY(in.arrayOf(2));
    LEO_TRY_ASSIGN(quoted.nonces, readNonces(in));
    LEO_TRY_ASSIGN(ByteView evidence, in.bytes(attest::kMaxEvidenceBytes));
    quoted.evidence = toBytes(evidence);
    LEO_TRY(in.leave());
    return quoted;
}

// Random bytes that follow from a seed alone.
class DerivedRandom final : public Random {
public:
    explicit DerivedRandom(const Hash& seed) : m_seed(seed) {}
    void fill(std::span<std::uint8_t> out) override {
        for (std::size_t at = 0; at < out.size(); at += 32) {
            Bytes counter;
            appendU64be(counter, m_counter++);
            const Hash block = crypto::sha256({m_seed, counter});
            std::copy_n(block.begin(), std::min<std::size_t>(32, out.size() - at), out.begin() + at);
        }
    }

private:
    Hash m_seed;
    std::uint64_t m_counter = 0;
};

}  // namespace

Result<attest::NonceSet> nonceSet(const std::vector<NonceEntry>& entries) {
    attest::NonceSet set;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        LEO_REQUIRE(i == 0 || entries[i - 1].node < entries[i].node, Code::Malformed,
                    "nonces out of order, or two for one node");
        LEO_TRY(set.add(entries[i].node, entries[i].nonce));
    }
    return set;
}

Result<std::vector<NonceEntry>> readNonces(codec::Reader& in) {
    std::vector<NonceEntry> nonces;
    LEO_TRY_ASSIGN(const std::uint64_t count, in.array(attest::NonceSet::kMaxNonces));
    for (std::uint64_t i = 0; i < count; ++i) {
        NonceEntry entry;
        LEO_TRY(in.arrayOf(2));
        LEO_TRY_ASSIGN(entry.node, in.id<NodeId>());
        LEO_TRY_ASSIGN(entry.nonce, in.fixed<32>());
        LEO_TRY(in.leave());
        nonces.push_back(entry);
    }
    LEO_TRY(in.leave());
    LEO_TRY(nonceSet(nonces));
    return nonces;
}

Bytes KeyPackage::encode() const {
    codec::Writer out;
    out.array(4).bytes(certificate.encode()).array(evidence.size());
    for (const QuotedEvidence& quoted : evidence) {
        out.array(2).array(quoted.nonces.size());
        for (const NonceEntry& entry : quoted.nonces) out.array(2).id(entry.node).bytes(entry.nonce);
        out.bytes(quoted.evidence);
    }
    out.array(2).bytes(time.attest).bytes(time.signature).array(verdicts.size());
    for (const SignedVerdict& verdict : verdicts) out.bytes(verdict.encode());
    return out.take();
}

Result<KeyPackage> KeyPackage::decode(ByteView bytes) {
    codec::Reader in(bytes, kMaxPackageBytes);
    KeyPackage package;
    LEO_TRY(in.arrayOf(4));
    LEO_TRY_ASSIGN(ByteView certificate, in.bytes(kMaxCertificateBytes));
    LEO_TRY_ASSIGN(package.certificate, Certificate::decode(certificate));
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
    LEO_TRY_ASSIGN(std::uint64_t verdicts, in.array(kMaxMembers));
    for (std::uint64_t i = 0; i < verdicts; ++i) {
        LEO_TRY_ASSIGN(ByteView verdict, in.bytes(kMaxPackedVerdictBytes));
        LEO_TRY_ASSIGN(SignedVerdict decoded, SignedVerdict::decode(verdict));
        package.verdicts.push_back(std::move(decoded));
    }
    LEO_TRY(in.leave());
    LEO_TRY(in.leave());
    LEO_TRY(in.finish());
    return package;
}

Hash ownerNonce(const TaskId& task, std::uint32_t draw, std::uint32_t turn, const BlockHash& anchorBlock) {
    codec::Writer out;
    out.array(4).id(task).u64(draw).u64(turn).id(anchorBlock);
    return crypto::taggedHash("leo-owner-nonce", out.view());
}

Result<Bytes> sealPackage(ByteView encoded, const TaskId& task, const AccountId& owner) {
    LEO_REQUIRE(encoded.size() <= kMaxPackageBytes, Code::TooLarge, "key package too large");
    LEO_TRY_ASSIGN(crypto::X25519Public key, crypto::boxPublicOf(owner));
    const std::string context = packageContext(task);
    DerivedRandom random(crypto::sha256({viewOf(context), owner.view(), encoded}));
    return crypto::sealBox(key, encoded, context, random);
}

Result<KeyPackage> openPackage(const TaskId& task, const crypto::Identity& owner, ByteView block) {
    LEO_REQUIRE(block.size() <= kMaxPackageBytes + crypto::kBoxOverhead, Code::TooLarge, "key package too large");
    const crypto::SecretBytes secret = owner.boxSecret();
    LEO_TRY_ASSIGN(crypto::SecretBytes plain, crypto::openBox(secret.view(), block, packageContext(task)));
    return KeyPackage::decode(plain.view());
}

Bytes Grant::encode() const {
    codec::Writer out;
    out.array(2).bytes(attest::encodeImportBlob(blob)).u64(clockDeadlineMs);
    return out.take();
}

Result<Grant> Grant::decode(ByteView bytes) {
    codec::Reader in(bytes, kMaxKeyBoxBytes);
    Grant grant;
    LEO_TRY(in.arrayOf(2));
    LEO_TRY_ASSIGN(ByteView blob, in.bytes(attest::kMaxImportBlobBytes));
    LEO_TRY_ASSIGN(grant.blob, attest::decodeImportBlob(blob));
    LEO_TRY_ASSIGN(grant.clockDeadlineMs, in.u64());
    LEO_TRY(in.leave());
    LEO_TRY(in.finish());
    return grant;
}

std::string grantContext(const TaskId& task, std::uint32_t draw, std::uint32_t turn, Party party) {
    codec::Writer out;
    out.array(4).id(task).u64(draw).u64(turn).u64(static_cast<std::uint64_t>(party));
    return "leo-key-grant-v1" + std::string(textOf(out.view()));
}

ProvingMachine provingMachine(const Params& params, const std::vector<Hash>& platformDigests, const Task& task,
                              const BlockHash& anchorBlock, const NodeRecord& executor, const LambdaRecord& lambda,
                              const Manifest& manifest) {
    const Joiner* join = task.joiner(executor.node);
    LEO_ASSERT(join != nullptr);
    ProvingMachine machine;
    machine.akPublic = executor.akPublic;
    machine.ekPublic = executor.ekPublic;
    machine.pcrMask = params.pcrMask;
    machine.platformDigests = platformDigests;
    machine.checkpoint = executor.checkpoint;
    machine.qualifier = {task.task, task.draw, task.turn, Phase::Before, anchorBlock, {}, join->channelKey};
    attest::TaskStart& start = machine.start;
    start.task = task.task;
    start.draw = task.draw;
    start.turn = task.turn;
    start.codeCid = toBytes(lambda.codeCid);
    start.imageDigest = manifest.imageDigest;
    start.limitsDigest = manifest.limits.digest();
    start.inputCid = toBytes(task.post.inputCid);
    return machine;
}

attest::TaskStart ProvingMachine::startAfter(const attest::RuntimeLog& log) const {
    attest::TaskStart with = start;
    const attest::Checkpoint* cut = checkpoint ? &*checkpoint : nullptr;
    if (const attest::NodeStart* node = attest::startOf(log, cut)) with.profileDigest = node->configDigest;
    return with;
}

attest::PolicySpec ProvenState::policy(std::uint64_t clockDeadlineMs) const {
    attest::PolicySpec spec;
    spec.pcrs = predicted;
    spec.resetCount = time.clock.resetCount;
    spec.restartCount = time.clock.restartCount;
    spec.clockDeadlineMs = clockDeadlineMs;
    return spec;
}

attest::Finding judgeQuotes(const ProvingMachine& machine, const std::vector<QuotedEvidence>& quotes,
                            ProvenState& out) {
    using attest::Finding;
    using attest::Reason;
    if (quotes.empty()) return Finding::fail(Reason::NoAnswer, "no evidence in the package");
    for (const QuotedEvidence& quoted : quotes) {
        const Result<attest::NonceSet> nonces = nonceSet(quoted.nonces);
        if (!nonces.ok()) return Finding::fail(Reason::NonceNotCovered, nonces.error().detail);
        attest::Evidence evidence;
        LEO_CHECK_FINDING(attest::decodeEvidence(quoted.evidence, evidence));
        const attest::RuntimeLog& log = std::get<attest::TpmQuoteEvidence>(evidence).log;
        attest::EvidenceContext context;
        context.akPublic = machine.akPublic;
        context.pcrMask = machine.pcrMask;
        context.platformDigests = machine.platformDigests;
        context.qualifier = machine.qualifier;
        context.qualifier.nonceRoot = nonces->root();
        context.checkpoint = machine.checkpoint ? &*machine.checkpoint : nullptr;
        const attest::EvidenceOutcome outcome = attest::verifyEvidence(context, evidence);
        if (!outcome.finding.ok()) return outcome.finding;
        out.runner = attest::startOf(log, context.checkpoint)->runner;
        out.predicted = attest::predictPcrs(outcome.facts, log, machine.startAfter(log));
    }
    return Finding::pass();
}

attest::Finding judgeTime(const ProvingMachine& machine, const attest::SignedAttest& time, ProvenState& out) {
    const attest::QualifierFields& about = machine.qualifier;
    const Hash nonce = ownerNonce(about.task, about.draw, about.turn, about.anchorBlock);
    const attest::TimeOutcome outcome = attest::verifyGetTime(machine.akPublic, nonce, time);
    out.time = outcome.report;
    return outcome.finding;
}

JudgedGrant judgeGrant(const ProvingMachine& machine, const ProvenState& proven, ByteView channelSecret,
                       const std::string& context, ByteView box, std::uint64_t spanMs) {
    using attest::Finding;
    using attest::Reason;
    const Result<crypto::SecretBytes> plain = crypto::openBox(channelSecret, box, context);
    if (!plain.ok()) return {Finding::fail(Reason::BlobMalformed, "the box does not open"), {}};
    Result<Grant> grant = Grant::decode(plain->view());
    if (!grant.ok()) return {Finding::fail(Reason::BlobMalformed, grant.error().detail), {}};
    const std::uint64_t clock = proven.time.clock.clock;
    if (grant->clockDeadlineMs < clock || grant->clockDeadlineMs - clock < spanMs)
        return {Finding::fail(Reason::BlobPolicy, "the key ends before the run has to"), {}};
    const attest::PolicySpec policy = proven.policy(grant->clockDeadlineMs);
    Finding finding = attest::checkImportBlob(grant->blob, machine.ekPublic, policy);
    return {std::move(finding), std::move(*grant)};
}

}  // namespace leo::ledger
