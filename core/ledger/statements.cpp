#include "ledger/statements.h"

#include <algorithm>

#include "crypto/hash.h"
#include "ledger/record_io.h"

namespace leo::ledger {

namespace {

constexpr std::string_view kVrfTag = "leo-vrf-v1";
constexpr std::string_view kJoinTag = "leo-join";
constexpr std::string_view kPossessionTag = "leo-vrf-possession";
constexpr std::string_view kAdmissionTag = "leo-admission";
constexpr std::string_view kRenewalTag = "leo-renewal";
constexpr std::size_t kMemberFields = 5;
constexpr std::size_t kVerdictFields = 9;
constexpr std::size_t kMaxVerdictBytes = 512;

Result<Outcome> readOutcome(codec::Reader& reader) {
    Outcome outcome;
    LEO_TRY(reader.arrayOf(5));
    LEO_TRY_ASSIGN(outcome.resultCid, io::readCid(reader));
    LEO_TRY_ASSIGN(outcome.resultHash, reader.fixed<32>());
    LEO_TRY_ASSIGN(outcome.exit, io::readU32(reader));
    LEO_TRY_ASSIGN(outcome.sealedResultKeyHash, reader.fixed<32>());
    LEO_TRY_ASSIGN(outcome.resultKeyCommitment, reader.fixed<32>());
    LEO_TRY(reader.leave());
    return outcome;
}

}  // namespace

void io::writeMember(codec::Writer& writer, const Member& member) {
    writer.array(kMemberFields).id(member.node).u64(member.j);
    writer.bytes(member.beta).bytes(member.proof).bytes(member.salt);
}

Result<Member> io::readMember(codec::Reader& reader) {
    Member member;
    LEO_TRY(reader.arrayOf(kMemberFields));
    LEO_TRY_ASSIGN(member.node, reader.id<NodeId>());
    LEO_TRY_ASSIGN(member.j, readU32(reader));
    LEO_TRY_ASSIGN(member.beta, reader.fixed<64>());
    LEO_TRY_ASSIGN(member.proof, reader.fixed<80>());
    LEO_TRY_ASSIGN(member.salt, reader.fixed<32>());
    LEO_TRY(reader.leave());
    return member;
}

Hash vrfAlpha(const ChainId& chain, const TaskId& task, Role role, std::uint32_t draw, const Hash& seed) {
    Bytes fixed;
    fixed.push_back(static_cast<std::uint8_t>(role));
    appendU32be(fixed, draw);
    return crypto::sha256({viewOf(kVrfTag), chain.view(), task.view(), fixed, seed});
}

Hash possessionAlpha(const ChainId& chain, const NodeId& node) {
    codec::Writer writer;
    writer.array(2).id(chain).id(node);
    return crypto::taggedHash(kPossessionTag, writer.view());
}

Hash admissionQualifier(const ChainId& chain, const TxId& registration, const NodeId& attestor, const Hash& nonce) {
    codec::Writer writer;
    writer.array(4).id(chain).id(registration).id(attestor).bytes(nonce);
    return crypto::taggedHash(kAdmissionTag, writer.view());
}

Hash renewalQualifier(const ChainId& chain, const NodeId& node, std::uint64_t epoch, const BlockHash& block) {
    codec::Writer writer;
    writer.array(4).id(chain).id(node).u64(epoch).id(block);
    return crypto::taggedHash(kRenewalTag, writer.view());
}

Hash joinCommitment(const crypto::VrfBeta& beta, const Hash& salt, const NodeId& node) {
    codec::Writer writer;
    writer.array(3).bytes(beta).bytes(salt).id(node);
    return crypto::taggedHash(kJoinTag, writer.view());
}

Hash lotOf(const crypto::VrfBeta& beta) {
    Hash lot;
    std::copy(beta.begin() + 32, beta.end(), lot.begin());
    return lot;
}

std::string resultKeyContext(const TaskId& task) {
    return "leo-result-key-v1" + task.hex();
}

bool ranksBefore(const Member& a, const Member& b) {
    if (a.j != b.j) return a.j > b.j;
    return lotOf(a.beta) < lotOf(b.beta);
}

Bytes revealContent(const TaskId& task, std::uint32_t draw, const Member& member) {
    codec::Writer writer;
    writer.array(3).id(task).u64(draw);
    io::writeMember(writer, member);
    return writer.take();
}

Reveal signReveal(const TaskId& task, std::uint32_t draw, const Member& member, const crypto::Identity& identity) {
    return Reveal{member, identity.sign(kRevealTag, revealContent(task, draw, member))};
}

bool revealSigned(const TaskId& task, std::uint32_t draw, const Reveal& reveal) {
    return crypto::verify(reveal.member.node, kRevealTag, revealContent(task, draw, reveal.member), reveal.signature);
}

Bytes certificateVote(const TaskId& task, std::uint32_t draw, std::uint32_t attempt, const Hash& certificate) {
    codec::Writer writer;
    writer.array(4).id(task).u64(draw).u64(attempt).bytes(certificate);
    return writer.take();
}

Bytes Certificate::encode() const {
    codec::Writer writer;
    writer.array(3).id(task).u64(draw).array(members.size());
    for (const Member& member : members) io::writeMember(writer, member);
    return writer.take();
}

Result<Certificate> Certificate::decode(ByteView bytes) {
    codec::Reader reader(bytes, kMaxCertificateBytes);
    Certificate certificate;
    LEO_TRY(reader.arrayOf(3));
    LEO_TRY_ASSIGN(certificate.task, reader.id<TaskId>());
    LEO_TRY_ASSIGN(certificate.draw, io::readU32(reader));
    LEO_TRY_ASSIGN(const std::uint64_t count, reader.array(kMaxMembers));
    certificate.members.reserve(count);
    for (std::uint64_t i = 0; i < count; ++i) {
        LEO_TRY_ASSIGN(Member member, io::readMember(reader));
        certificate.members.push_back(std::move(member));
    }
    LEO_TRY(reader.leave());
    LEO_TRY(reader.leave());
    LEO_TRY(reader.finish());
    return certificate;
}

Hash Certificate::hash() const {
    return crypto::taggedHash(kCertificateTag, encode());
}

Bytes Verdict::encode() const {
    codec::Writer writer;
    writer.array(kVerdictFields).id(task).u64(draw).u64(turn);
    io::writeEnum(writer, phase);
    writer.id(monitor).bytes(seen).boolean(ok).u64(reason);
    if (phase == Phase::After) {
        writer.array(5).bytes(outcome.resultCid).bytes(outcome.resultHash).u64(outcome.exit);
        writer.bytes(outcome.sealedResultKeyHash).bytes(outcome.resultKeyCommitment);
    } else {
        writer.null();
    }
    return writer.take();
}

Result<Verdict> Verdict::decode(ByteView bytes) {
    codec::Reader reader(bytes, kMaxVerdictBytes);
    Verdict verdict;
    LEO_TRY(reader.arrayOf(kVerdictFields));
    LEO_TRY_ASSIGN(verdict.task, reader.id<TaskId>());
    LEO_TRY_ASSIGN(verdict.draw, io::readU32(reader));
    LEO_TRY_ASSIGN(verdict.turn, io::readU32(reader));
    LEO_TRY_ASSIGN(verdict.phase, io::readEnum(reader, Phase::Before, Phase::After));
    LEO_TRY_ASSIGN(verdict.monitor, reader.id<NodeId>());
    LEO_TRY_ASSIGN(verdict.seen, reader.fixed<32>());
    LEO_TRY_ASSIGN(verdict.ok, reader.boolean());
    LEO_TRY_ASSIGN(verdict.reason, io::readU8(reader));
    LEO_REQUIRE(!verdict.ok || verdict.reason == 0, Code::Malformed, "an ok verdict with a reason against it");
    LEO_TRY_ASSIGN(const bool noOutcome, reader.isNull());
    LEO_REQUIRE(noOutcome == (verdict.phase != Phase::After), Code::Malformed,
                "an outcome belongs to a verdict of the phase after, and to no other");
    if (!noOutcome) {
        LEO_TRY_ASSIGN(verdict.outcome, readOutcome(reader));
    }
    LEO_TRY(reader.leave());
    LEO_TRY(reader.finish());
    return verdict;
}

SignedVerdict SignedVerdict::make(const Verdict& verdict, const crypto::Identity& identity) {
    LEO_ASSERT(identity.id() == verdict.monitor);
    return SignedVerdict{verdict, identity.sign(kVerdictTag, verdict.encode())};
}

bool SignedVerdict::valid() const {
    return crypto::verify(verdict.monitor, kVerdictTag, verdict.encode(), signature);
}

Bytes SignedVerdict::encode() const {
    codec::Writer writer;
    writer.array(2).bytes(verdict.encode()).bytes(signature);
    return writer.take();
}

Result<SignedVerdict> SignedVerdict::decode(ByteView bytes) {
    codec::Reader reader(bytes, kMaxVerdictBytes + 128);
    SignedVerdict statement;
    LEO_TRY(reader.arrayOf(2));
    LEO_TRY_ASSIGN(const ByteView inner, reader.bytes(kMaxVerdictBytes));
    LEO_TRY_ASSIGN(statement.verdict, Verdict::decode(inner));
    LEO_TRY_ASSIGN(statement.signature, reader.fixed<64>());
    LEO_TRY(reader.leave());
    LEO_TRY(reader.finish());
    return statement;
}

}  // namespace leo::ledger
