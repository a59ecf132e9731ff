#include "ledger/tx_body.h"

#include "ledger/record_io.h"

namespace leo::ledger::io {

namespace {

constexpr std::size_t kMaxStatementBytes = 1024;

void writeRequirements(codec::Writer& writer, const Requirements& value) {
    writer.array(3).boolean(value.hardwareTpm);
    writeEnum(writer, value.isolation);
    writer.u64(value.minCredit);
}

Result<Requirements> readRequirements(codec::Reader& reader) {
    Requirements value;
    LEO_TRY(reader.arrayOf(3));
    LEO_TRY_ASSIGN(value.hardwareTpm, reader.boolean());
    LEO_TRY_ASSIGN(value.isolation, readEnum(reader, Isolation::Any, Isolation::Gvisor));
    LEO_TRY_ASSIGN(value.minCredit, readU32(reader));
    LEO_TRY(reader.leave());
    return value;
}

void writeWindows(codec::Writer& writer, const Windows& value) {
    writer.array(6).u64(value.joinMs).u64(value.revealMs).u64(value.attestMs);
    writer.u64(value.keyMs).u64(value.executeMs).u64(value.confirmMs);
}

Result<Windows> readWindows(codec::Reader& reader) {
    Windows value;
    LEO_TRY(reader.arrayOf(6));
    LEO_TRY_ASSIGN(value.joinMs, reader.u64(kMaxWindowMs));
    LEO_TRY_ASSIGN(value.revealMs, reader.u64(kMaxWindowMs));
    LEO_TRY_ASSIGN(value.attestMs, reader.u64(kMaxWindowMs));
    LEO_TRY_ASSIGN(value.keyMs, reader.u64(kMaxWindowMs));
    LEO_TRY_ASSIGN(value.executeMs, reader.u64(kMaxWindowMs));
    LEO_TRY_ASSIGN(value.confirmMs, reader.u64(kMaxWindowMs));
    LEO_TRY(reader.leave());
    return value;
}

// A box that may not be empty: an empty one is how a task says "not granted yet".
Result<Bytes> readBox(codec::Reader& reader, std::size_t maxBytes) {
    LEO_TRY_ASSIGN(Bytes box, readBytes(reader, maxBytes));
    LEO_REQUIRE(!box.empty(), Code::Malformed, "an empty box");
    return box;
}

Result<Certificate> readCertificate(codec::Reader& reader) {
    LEO_TRY_ASSIGN(const ByteView bytes, reader.bytes(kMaxCertificateBytes));
    return Certificate::decode(bytes);
}

Result<SignedVerdict> readVerdict(codec::Reader& reader) {
    LEO_TRY_ASSIGN(const ByteView bytes, reader.bytes(kMaxStatementBytes));
    return SignedVerdict::decode(bytes);
}

}  // namespace

void write(codec::Writer& writer, const Transfer& body) {
    writer.array(2).id(body.to).amount(body.amount);
}

Status read(codec::Reader& reader, Transfer& body) {
    LEO_TRY(reader.arrayOf(2));
    LEO_TRY_ASSIGN(body.to, reader.id<AccountId>());
    LEO_TRY_ASSIGN(body.amount, reader.amount());
    return reader.leave();
}

void write(codec::Writer& writer, const LambdaPublish& body) {
    writer.array(5).bytes(body.manifest).bytes(body.codeCid);
    writer.amount(body.price).amount(body.missFee).amount(body.bond);
}

Status read(codec::Reader& reader, LambdaPublish& body) {
    LEO_TRY(reader.arrayOf(5));
    LEO_TRY_ASSIGN(body.manifest, readBytes(reader, kMaxManifestBytes));
    LEO_TRY_ASSIGN(body.codeCid, readCid(reader));
    LEO_TRY_ASSIGN(body.price, reader.amount());
    LEO_TRY_ASSIGN(body.missFee, reader.amount());
    LEO_TRY_ASSIGN(body.bond, reader.amount());
    return reader.leave();
}

void write(codec::Writer& writer, const LambdaPrice& body) {
    writer.array(2).id(body.lambda).amount(body.price);
}

Status read(codec::Reader& reader, LambdaPrice& body) {
    LEO_TRY(reader.arrayOf(2));
    LEO_TRY_ASSIGN(body.lambda, reader.id<LambdaId>());
    LEO_TRY_ASSIGN(body.price, reader.amount());
    return reader.leave();
}

void write(codec::Writer& writer, const LambdaRetire& body) {
    writer.array(1).id(body.lambda);
}

Status read(codec::Reader& reader, LambdaRetire& body) {
    LEO_TRY(reader.arrayOf(1));
    LEO_TRY_ASSIGN(body.lambda, reader.id<LambdaId>());
    return reader.leave();
}

void write(codec::Writer& writer, const TaskPost& body) {
    writer.array(13).id(body.lambda).bytes(body.manifestCid).amount(body.price).bytes(body.inputCid);
    writer.u64(body.inputBytes).text(body.inputType).bytes(body.keyId).amount(body.offer).u64(body.tau);
    writeRequirements(writer, body.requirements);
    writeEnum(writer, body.proofMode);
    writer.bytes(body.resultKey);
    writeWindows(writer, body.windows);
}

Status read(codec::Reader& reader, TaskPost& body) {
    LEO_TRY(reader.arrayOf(13));
    LEO_TRY_ASSIGN(body.lambda, reader.id<LambdaId>());
    LEO_TRY_ASSIGN(body.manifestCid, readCid(reader));
    LEO_TRY_ASSIGN(body.price, reader.amount());
    LEO_TRY_ASSIGN(body.inputCid, readCid(reader));
    LEO_TRY_ASSIGN(body.inputBytes, reader.u64());
    LEO_TRY_ASSIGN(body.inputType, reader.text(kMaxMediaTypeBytes));
    LEO_TRY_ASSIGN(body.keyId, reader.fixed<32>());
    LEO_TRY_ASSIGN(body.offer, reader.amount());
    LEO_TRY_ASSIGN(body.tau, readU32(reader));
    LEO_TRY_ASSIGN(body.requirements, readRequirements(reader));
    LEO_TRY_ASSIGN(body.proofMode, readEnum(reader, ProofMode::Attested, ProofMode::Attested));
    LEO_TRY_ASSIGN(body.resultKey, reader.fixed<32>());
    LEO_TRY_ASSIGN(body.windows, readWindows(reader));
    return reader.leave();
}

void write(codec::Writer& writer, const TaskJoin& body) {
    writer.array(5).id(body.task).u64(body.draw).bytes(body.commitment).bytes(body.channelKey).amount(body.deposit);
}

Status read(codec::Reader& reader, TaskJoin& body) {
    LEO_TRY(reader.arrayOf(5));
    LEO_TRY_ASSIGN(body.task, reader.id<TaskId>());
    LEO_TRY_ASSIGN(body.draw, readU32(reader));
    LEO_TRY_ASSIGN(body.commitment, reader.fixed<32>());
    LEO_TRY_ASSIGN(body.channelKey, reader.fixed<32>());
    LEO_TRY_ASSIGN(body.deposit, reader.amount());
    return reader.leave();
}

void write(codec::Writer& writer, const TaskAnchor& body) {
    writer.array(5).id(body.task).u64(body.draw).bytes(body.certificateHash);
    writer.array(body.members.size());
    for (const bool member : body.members) writer.boolean(member);
    writer.array(body.signatures.size());
    for (const AnchorSignature& entry : body.signatures)
        writer.array(3).u64(entry.joiner).u64(entry.attempt).bytes(entry.signature);
}

Status read(codec::Reader& reader, TaskAnchor& body) {
    LEO_TRY(reader.arrayOf(5));
    LEO_TRY_ASSIGN(body.task, reader.id<TaskId>());
    LEO_TRY_ASSIGN(body.draw, readU32(reader));
    LEO_TRY_ASSIGN(body.certificateHash, reader.fixed<32>());
    LEO_TRY_ASSIGN(const std::uint64_t joins, reader.array(kMaxJoins));
    for (std::uint64_t i = 0; i < joins; ++i) {
        LEO_TRY_ASSIGN(const bool member, reader.boolean());
        body.members.push_back(member);
    }
    LEO_TRY(reader.leave());
    LEO_TRY_ASSIGN(const std::uint64_t signatures, reader.array(kMaxJoins));
    for (std::uint64_t i = 0; i < signatures; ++i) {
        AnchorSignature entry;
        LEO_TRY(reader.arrayOf(3));
        LEO_TRY_ASSIGN(entry.joiner, readU32(reader));
        LEO_TRY_ASSIGN(entry.attempt, readU32(reader));
        LEO_TRY_ASSIGN(entry.signature, reader.fixed<64>());
        LEO_TRY(reader.leave());
        const bool ascending = body.signatures.empty() || body.signatures.back().joiner < entry.joiner;
        LEO_REQUIRE(ascending && entry.joiner < joins, Code::Malformed, "signatures of an anchor out of order");
        body.signatures.push_back(entry);
    }
    LEO_TRY(reader.leave());
    return reader.leave();
}

void write(codec::Writer& writer, const DemandReveal& body) {
    writer.array(4).id(body.task).u64(body.draw).id(body.node).amount(body.bond);
}

Status read(codec::Reader& reader, DemandReveal& body) {
    LEO_TRY(reader.arrayOf(4));
    LEO_TRY_ASSIGN(body.task, reader.id<TaskId>());
    LEO_TRY_ASSIGN(body.draw, readU32(reader));
    LEO_TRY_ASSIGN(body.node, reader.id<NodeId>());
    LEO_TRY_ASSIGN(body.bond, reader.amount());
    return reader.leave();
}

void write(codec::Writer& writer, const PublicReveal& body) {
    writer.array(6).id(body.task).u64(body.draw).u64(body.j).bytes(body.beta).bytes(body.proof).bytes(body.salt);
}

Status read(codec::Reader& reader, PublicReveal& body) {
    LEO_TRY(reader.arrayOf(6));
    LEO_TRY_ASSIGN(body.task, reader.id<TaskId>());
    LEO_TRY_ASSIGN(body.draw, readU32(reader));
    LEO_TRY_ASSIGN(body.j, readU32(reader));
    LEO_TRY_ASSIGN(body.beta, reader.fixed<64>());
    LEO_TRY_ASSIGN(body.proof, reader.fixed<80>());
    LEO_TRY_ASSIGN(body.salt, reader.fixed<32>());
    return reader.leave();
}

void write(codec::Writer& writer, const KeyRequest& body) {
    writer.array(5).id(body.task).u64(body.draw).u64(body.turn);
    writer.bytes(body.requesterPackage).bytes(body.publisherPackage);
}

Status read(codec::Reader& reader, KeyRequest& body) {
    LEO_TRY(reader.arrayOf(5));
    LEO_TRY_ASSIGN(body.task, reader.id<TaskId>());
    LEO_TRY_ASSIGN(body.draw, readU32(reader));
    LEO_TRY_ASSIGN(body.turn, readU32(reader));
    LEO_TRY_ASSIGN(body.requesterPackage, readCid(reader));
    LEO_TRY_ASSIGN(body.publisherPackage, readCid(reader));
    return reader.leave();
}

void write(codec::Writer& writer, const KeyGrant& body) {
    writer.array(6).id(body.task).u64(body.draw).u64(body.turn);
    writeEnum(writer, body.party);
    writer.bytes(body.package).bytes(body.box);
}

Status read(codec::Reader& reader, KeyGrant& body) {
    LEO_TRY(reader.arrayOf(6));
    LEO_TRY_ASSIGN(body.task, reader.id<TaskId>());
    LEO_TRY_ASSIGN(body.draw, readU32(reader));
    LEO_TRY_ASSIGN(body.turn, readU32(reader));
    LEO_TRY_ASSIGN(body.party, readEnum(reader, Party::Requester, Party::Publisher));
    LEO_TRY_ASSIGN(body.package, readCid(reader));
    LEO_TRY_ASSIGN(body.box, readBox(reader, kMaxKeyBoxBytes));
    return reader.leave();
}

void write(codec::Writer& writer, const KeyRefuse& body) {
    writer.array(4).id(body.task).u64(body.draw).u64(body.turn);
    writeEnum(writer, body.party);
}

Status read(codec::Reader& reader, KeyRefuse& body) {
    LEO_TRY(reader.arrayOf(4));
    LEO_TRY_ASSIGN(body.task, reader.id<TaskId>());
    LEO_TRY_ASSIGN(body.draw, readU32(reader));
    LEO_TRY_ASSIGN(body.turn, readU32(reader));
    LEO_TRY_ASSIGN(body.party, readEnum(reader, Party::Requester, Party::Publisher));
    return reader.leave();
}

void write(codec::Writer& writer, const TaskComplete& body) {
    writer.array(10).id(body.task).u64(body.draw).u64(body.turn).bytes(body.certificate.encode());
    writer.bytes(body.resultCid).bytes(body.resultHash).u64(body.exit);
    writer.bytes(body.sealedResultKey).bytes(body.resultKeyCommitment);
    writer.array(body.verdicts.size());
    for (const SignedVerdict& verdict : body.verdicts) writer.bytes(verdict.encode());
}

Status read(codec::Reader& reader, TaskComplete& body) {
    LEO_TRY(reader.arrayOf(10));
    LEO_TRY_ASSIGN(body.task, reader.id<TaskId>());
    LEO_TRY_ASSIGN(body.draw, readU32(reader));
    LEO_TRY_ASSIGN(body.turn, readU32(reader));
    LEO_TRY_ASSIGN(body.certificate, readCertificate(reader));
    LEO_TRY_ASSIGN(body.resultCid, readCid(reader));
    LEO_TRY_ASSIGN(body.resultHash, reader.fixed<32>());
    LEO_TRY_ASSIGN(body.exit, readU32(reader));
    LEO_TRY_ASSIGN(body.sealedResultKey, readBox(reader, kMaxResultBoxBytes));
    LEO_TRY_ASSIGN(body.resultKeyCommitment, reader.fixed<32>());
    LEO_TRY_ASSIGN(const std::uint64_t count, reader.array(kMaxMembers));
    for (std::uint64_t i = 0; i < count; ++i) {
        LEO_TRY_ASSIGN(SignedVerdict verdict, readVerdict(reader));
        body.verdicts.push_back(std::move(verdict));
    }
    LEO_TRY(reader.leave());
    return reader.leave();
}

void write(codec::Writer& writer, const KeyUnusable& body) {
    writer.array(8).id(body.task).u64(body.draw).u64(body.turn);
    writeEnum(writer, body.party);
    writeEnum(writer, body.fault);
    writer.bytes(body.certificate.encode()).bytes(body.package).bytes(body.channelSecret);
}

Status read(codec::Reader& reader, KeyUnusable& body) {
    LEO_TRY(reader.arrayOf(8));
    LEO_TRY_ASSIGN(body.task, reader.id<TaskId>());
    LEO_TRY_ASSIGN(body.draw, readU32(reader));
    LEO_TRY_ASSIGN(body.turn, readU32(reader));
    LEO_TRY_ASSIGN(body.party, readEnum(reader, Party::Requester, Party::Publisher));
    LEO_TRY_ASSIGN(body.fault, readEnum(reader, KeyFault::Wrong, KeyFault::Sealed));
    LEO_TRY_ASSIGN(body.certificate, readCertificate(reader));
    LEO_TRY_ASSIGN(body.package, readBytes(reader, kMaxClaimedPackageBytes));
    LEO_TRY_ASSIGN(body.channelSecret, reader.fixed<32>());
    return reader.leave();
}

void write(codec::Writer& writer, const TaskConfirm& body) {
    writer.array(1).bytes(body.verdict.encode());
}

Status read(codec::Reader& reader, TaskConfirm& body) {
    LEO_TRY(reader.arrayOf(1));
    LEO_TRY_ASSIGN(body.verdict, readVerdict(reader));
    return reader.leave();
}

void write(codec::Writer& writer, const TurnFail& body) {
    writer.array(4).id(body.task).u64(body.draw).u64(body.turn).bytes(body.certificate.encode());
}

Status read(codec::Reader& reader, TurnFail& body) {
    LEO_TRY(reader.arrayOf(4));
    LEO_TRY_ASSIGN(body.task, reader.id<TaskId>());
    LEO_TRY_ASSIGN(body.draw, readU32(reader));
    LEO_TRY_ASSIGN(body.turn, readU32(reader));
    LEO_TRY_ASSIGN(body.certificate, readCertificate(reader));
    return reader.leave();
}

void write(codec::Writer& writer, const ResultComplaint& body) {
    writer.array(4).id(body.task).u64(body.draw).u64(body.turn).bytes(body.resultSecret);
}

Status read(codec::Reader& reader, ResultComplaint& body) {
    LEO_TRY(reader.arrayOf(4));
    LEO_TRY_ASSIGN(body.task, reader.id<TaskId>());
    LEO_TRY_ASSIGN(body.draw, readU32(reader));
    LEO_TRY_ASSIGN(body.turn, readU32(reader));
    LEO_TRY_ASSIGN(body.resultSecret, reader.fixed<32>());
    return reader.leave();
}

void write(codec::Writer& writer, const FalseReveal& evidence) {
    writer.array(3).u64(1);
    writeMember(writer, evidence.reveal.member);
    writer.bytes(evidence.reveal.signature);
}

void write(codec::Writer& writer, const FalseCertificate& evidence) {
    writer.array(4).u64(2).u64(evidence.attempt).bytes(evidence.certificate.encode()).bytes(evidence.signature);
}

void write(codec::Writer& writer, const TwoCertificates& evidence) {
    writer.array(6).u64(3).u64(evidence.attempt);
    for (const CertificateVote* vote : {&evidence.first, &evidence.second})
        writer.bytes(vote->hash).bytes(vote->signature);
}

void write(codec::Writer& writer, const TwoVerdicts& evidence) {
    writer.array(3).u64(4).bytes(evidence.first.encode()).bytes(evidence.second.encode());
}

Result<LieEvidence> readEvidence(codec::Reader& reader) {
    LEO_TRY_ASSIGN(const std::uint64_t fields, reader.array(6));
    LEO_TRY_ASSIGN(const std::uint64_t kind, reader.u64());
    constexpr std::uint64_t kFields[] = {3, 4, 6, 3};
    LEO_REQUIRE(kind >= 1 && kind <= std::size(kFields), Code::Unsupported,
                "unknown kind of dispute " + std::to_string(kind));
    LEO_REQUIRE(fields == kFields[kind - 1], Code::Malformed, "evidence with a wrong number of fields");
    if (kind == 1) {
        FalseReveal evidence;
        LEO_TRY_ASSIGN(evidence.reveal.member, readMember(reader));
        LEO_TRY_ASSIGN(evidence.reveal.signature, reader.fixed<64>());
        return LieEvidence(evidence);
    }
    if (kind == 2) {
        FalseCertificate evidence;
        LEO_TRY_ASSIGN(evidence.attempt, readU32(reader));
        LEO_TRY_ASSIGN(evidence.certificate, readCertificate(reader));
        LEO_TRY_ASSIGN(evidence.signature, reader.fixed<64>());
        return LieEvidence(std::move(evidence));
    }
    if (kind == 3) {
        TwoCertificates evidence;
        LEO_TRY_ASSIGN(evidence.attempt, readU32(reader));
        for (CertificateVote* vote : {&evidence.first, &evidence.second}) {
            LEO_TRY_ASSIGN(vote->hash, reader.fixed<32>());
            LEO_TRY_ASSIGN(vote->signature, reader.fixed<64>());
        }
        LEO_REQUIRE(evidence.first.hash < evidence.second.hash, Code::Malformed, "two certificates out of order");
        return LieEvidence(evidence);
    }
    TwoVerdicts evidence;
    LEO_TRY_ASSIGN(evidence.first, readVerdict(reader));
    LEO_TRY_ASSIGN(evidence.second, readVerdict(reader));
    return LieEvidence(std::move(evidence));
}

void write(codec::Writer& writer, const Dispute& body) {
    writer.array(5).id(body.task).u64(body.draw).id(body.accused);
    std::visit([&](const auto& evidence) { write(writer, evidence); }, body.evidence);
    writer.amount(body.bond);
}

Status read(codec::Reader& reader, Dispute& body) {
    LEO_TRY(reader.arrayOf(5));
    LEO_TRY_ASSIGN(body.task, reader.id<TaskId>());
    LEO_TRY_ASSIGN(body.draw, readU32(reader));
    LEO_TRY_ASSIGN(body.accused, reader.id<NodeId>());
    LEO_TRY_ASSIGN(body.evidence, readEvidence(reader));
    LEO_TRY(reader.leave());
    LEO_TRY_ASSIGN(body.bond, reader.amount());
    return reader.leave();
}

}  // namespace leo::ledger::io
