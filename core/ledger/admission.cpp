// How a machine becomes a node: registration, the verdicts of drawn attestors, and what their majority decides
// (protocol section 5).

#include <algorithm>

#include "attest/verifier.h"
#include "crypto/hash.h"
#include "ledger/engine.h"
#include "ledger/sortition.h"

namespace leo::ledger {

namespace {

// Who said what about a machine, by credit.
struct Tally {
    std::uint64_t ok = 0;
    std::uint64_t fail = 0;
    bool decided() const { return ok != fail; }
    bool passed() const { return ok > fail; }
};

Tally tallyOf(const Admission& admission) {
    Tally tally;
    for (const Opinion& opinion : admission.opinions) (opinion.ok ? tally.ok : tally.fail) += opinion.weight.value;
    return tally;
}

std::string reasonOf(const attest::Finding& finding) {
    return std::string(attest::reasonText(finding.reason)) + (finding.detail.empty() ? "" : ": " + finding.detail);
}

}  // namespace

Status Engine::checkClaims(const NodeId& node, const Hash& ekId, const crypto::VrfPublic& vrfKey) const {
    const auto chip = ekOwners.find(ekId);
    LEO_REQUIRE(chip == ekOwners.end() || chip->second == node, Code::Duplicate,
                "this TPM is node " + (chip == ekOwners.end() ? "" : chip->second.shortHex()) + ", for ever");
    const auto key = vrfOwners.find(vrfKey);
    LEO_REQUIRE(key == vrfOwners.end() || key->second == node, Code::Duplicate, "another node has this VRF key");
    const NodeRecord* record = nodes.find(node);
    LEO_REQUIRE(record == nullptr || record->ekId == ekId, Code::NotPermitted,
                "this identity belongs to another TPM; a new TPM is a new node");
    return {};
}

Status Engine::checkRegistration(const Call& call, const NodeRegister& body, Hash& ekId) {
    const NodeRecord* record = nodes.find(call.sender);
    LEO_REQUIRE(record == nullptr || record->status == NodeStatus::Inactive, Code::WrongState,
                "the node is admitted; it has to leave first");
    const Admission* earlier = admissions.find(call.sender);
    LEO_REQUIRE(earlier == nullptr || !earlier->open(), Code::Duplicate, "attestors already look at this node");
    LEO_REQUIRE(openAdmissions.size() < kMaxOpenAdmissions, Code::Exhausted, "too many registrations at once");
    const Amount deposit = params().registerDeposit;
    LEO_REQUIRE(body.deposit == deposit, Code::OutOfRange, "the register deposit is " + toText(deposit) + " LEO");

    LEO_TRY_ASSIGN(ekId, attest::ekIdOf(body.ekPublic));
    LEO_TRY(checkClaims(call.sender, ekId, body.vrfKey));
    LEO_TRY(crypto::validateVrfKey(body.vrfKey));
    const Hash alpha = possessionAlpha(chain, call.sender);
    LEO_REQUIRE(crypto::verifyVrf(body.vrfKey, alpha, body.proofOfPossession).ok(), Code::BadProof,
                "no proof that the sender has the VRF key");

    const attest::EkPolicy policy = ekPolicyOf(genesis.roots, m_context.time);
    const attest::EkOutcome ek = attest::verifyEk(policy, body.ekCertificates, body.ekPublic);
    LEO_REQUIRE(ek.finding.ok(), Code::Untrusted, "endorsement key: " + reasonOf(ek.finding));
    const attest::Finding ak = attest::checkAk(body.akPublic);
    LEO_REQUIRE(ak.ok(), Code::Untrusted, "attestation key: " + reasonOf(ak));
    const bool hardware = (body.features & kFeatureHardwareTpm) != 0;
    LEO_REQUIRE(hardware == !ek.identity.software, Code::NotPermitted,
                hardware ? "a software TPM is not hardware" : "a TPM of a vendor's root is hardware");
    return {};
}

Status Engine::run(const Call& call, const NodeRegister& body) {
    Hash ekId;
    LEO_TRY(checkRegistration(call, body, ekId));
    Admission admission;
    admission.node = call.sender;
    admission.registration = call.id;
    admission.request = body;
    admission.registeredAt = m_context.height;
    admission.snapshotHeight = snapshotHeightFor(m_context.height);
    const auto [eligible, weight] = eligibility(*snapshotAt(admission.snapshotHeight), Requirements{});
    LEO_REQUIRE(eligible > 0, Code::NotEligible, "no active node could look at this one");
    admission.eligible = eligible;
    admission.totalWeight = weight;
    admission.since = m_context.time;
    admission.seedHeight = m_context.height + 1;
    admissions.editOrCreate(call.sender) = std::move(admission);
    return move(accountPot(call.sender), admissionPot(call.sender), body.deposit, why::kRegister);
}

Result<Opinion> Engine::checkDraw(const Admission& admission, const NodeId& attestor, const AdmissionVerdict& body) {
    const auto snapshot = snapshotAt(admission.snapshotHeight);
    LEO_ASSERT(snapshot != nullptr);
    const SnapshotEntry* entry = findEntry(*snapshot, attestor);
    LEO_REQUIRE(entry != nullptr && entry->credit.value > 0, Code::NotEligible,
                "not an active node when the draw looks back");
    const TaskId election{admission.registration.bytes};
    const Hash alpha = vrfAlpha(chain, election, Role::Attestor, 0, admission.seed);
    const auto beta = crypto::verifyVrf(entry->vrfKey, alpha, body.draw);
    LEO_REQUIRE(beta.ok(), Code::BadProof, "VRF proof of the draw");
    Opinion opinion;
    opinion.attestor = attestor;
    opinion.weight = entry->credit;
    opinion.seats = sortition(*beta, entry->credit.value, admission.totalWeight, params().tauDefault);
    LEO_REQUIRE(opinion.seats > 0, Code::NotEligible, "the node was not drawn as attestor");
    return opinion;
}

Status Engine::run(const Call& call, const AdmissionVerdict& body) {
    const Admission* admission = admissions.find(body.node);
    LEO_REQUIRE(admission != nullptr && admission->registration == body.registration, Code::NotFound,
                "no such registration");
    LEO_REQUIRE(admission->phase != AdmissionPhase::AwaitingSeed, Code::WrongState, "attestors are not drawn yet");
    LEO_REQUIRE(admission->open(), Code::Late, "the registration is decided");
    LEO_REQUIRE(call.sender != body.node, Code::NotPermitted, "nobody vouches for himself");
    LEO_REQUIRE(admission->opinion(call.sender) == nullptr, Code::Duplicate, "the attestor has spoken");
    LEO_REQUIRE(admission->opinions.size() < kMaxMembers, Code::Exhausted, "enough attestors have spoken");
    LEO_TRY_ASSIGN(Opinion opinion, checkDraw(*admission, call.sender, body));
    opinion.ok = body.ok;
    opinion.reason = body.reason;
    opinion.seen = body.seen;
    // In order, so that the order of arrival leaves no trace in the state.
    std::vector<Opinion>& opinions = admissions.edit(body.node).opinions;
    const auto place = std::lower_bound(opinions.begin(), opinions.end(), call.sender,
                                        [](const Opinion& o, const NodeId& id) { return o.attestor < id; });
    opinions.insert(place, opinion);
    return {};
}

void Engine::actOnAdmission(const NodeId& id) {
    const Hash registration = admissions.find(id)->registration.bytes;
    deadline(registration, {}, [&] {
        const Admission& admission = *admissions.find(id);
        const Tally tally = tallyOf(admission);
        if (tally.decided()) {
            const std::int64_t change = params().creditAttestor;
            for (const Opinion& opinion : admission.opinions) {
                const bool right = opinion.ok == tally.passed();
                changeCredit(opinion.attestor, right ? change : -change,
                             right ? why::kCreditAttestor : why::kCreditWrongAttestor);
            }
        }
        if (!tally.decided()) return closeAdmission(id, AdmissionPhase::Undecided);
        if (!tally.passed()) return closeAdmission(id, AdmissionPhase::Rejected);
        const auto ekId = attest::ekIdOf(admission.request.ekPublic);
        LEO_ASSERT(ekId.ok());
        // Anybody can register with the public half of somebody else's chip, so registering reserves nothing.
        if (!checkClaims(id, *ekId, admission.request.vrfKey).ok()) return closeAdmission(id, AdmissionPhase::Taken);
        admitNode(id);
    });
}

void Engine::closeAdmission(const NodeId& id, AdmissionPhase end) {
    Admission& admission = admissions.edit(id);
    shift(admissionPot(id), accountPot(id), admission.deposit, why::kRegisterReturn);
    admission.phase = end;
    admission.since = m_context.time;
    admission.deadline = {};
    admission.closedAt = m_context.height;
    admission.request.ekCertificates.clear();
    m_receipt->detail = admissionPhaseName(end);
}

void Engine::admitNode(const NodeId& id) {
    const Admission& admission = *admissions.find(id);
    const NodeRegister& request = admission.request;
    const NodeRecord* before = nodes.find(id);
    NodeRecord node;
    if (before != nullptr) node = *before;  // it comes back with the credit and the history it left with
    node.node = id;
    node.name = request.name;
    node.vrfKey = request.vrfKey;
    node.ekPublic = request.ekPublic;
    node.ekCertificates = request.ekCertificates;
    node.akPublic = request.akPublic;
    node.ekId = *attest::ekIdOf(request.ekPublic);
    node.features = request.features;
    node.status = NodeStatus::Active;
    node.admittedAt = m_context.height;
    node.renewedEpoch = globals.find(0)->epoch.number;
    node.checkpoint.reset();
    nodes.editOrCreate(id) = std::move(node);
    shift(admissionPot(id), registerPot(id), admission.deposit, why::kRegister);
    // Once for each chip: leaving and coming back must not earn credit.
    if (before == nullptr) changeCredit(id, params().creditAdmitted, why::kCreditAdmitted);
    closeAdmission(id, AdmissionPhase::Admitted);
}

}  // namespace leo::ledger
