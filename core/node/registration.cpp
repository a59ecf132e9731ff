#include "node/registration.h"

#include <algorithm>

#include "attest/certificate.h"
#include "base/log.h"
#include "store/data_dir.h"
#include "tpm/provision.h"

namespace leo::node {
namespace {

using Step = RegistrationProgress::Step;
using ledger::AdmissionPhase;

constexpr const char* kRegistrationLog = "registration";
constexpr std::uint64_t kMaxEkChainFileBytes = 64u << 10;

std::string endText(const RegistrationProgress& progress) {
    switch (progress.end) {
        case AdmissionPhase::Admitted: return "Admitted.";
        case AdmissionPhase::Undecided: return "Not admitted: no majority of attestors spoke. The deposit is back.";
        case AdmissionPhase::Taken:
            return "Not admitted: this TPM or VRF key is another node's. The deposit is back.";
        default: break;
    }
    std::string text = "Not admitted. The deposit is back. Attestors found:";
    for (const attest::Reason reason : progress.reasons) text += " " + std::string(attest::reasonText(reason));
    return text;
}

// The makers publish these; a chip that does not hold them names only whose is missing.
std::string missingIssuer(attest::Reason reason, const Bytes& last, const std::filesystem::path& file) {
    const auto certificate = attest::describeCertificate(last);
    if (reason != attest::Reason::EkChain || file.empty() || !certificate.ok()) return {};
    return "; if its maker's certificate \"" + certificate->issuer +
           "\" comes from a root that this network lists, put it into " + file.string() + " and try again";
}

}  // namespace

Result<std::vector<Bytes>> endorsementChain(const Bytes& ekCertificate, std::vector<Bytes> held,
                                            const std::filesystem::path& file) {
    std::error_code none;
    if (!file.empty() && std::filesystem::exists(file, none)) {
        LEO_TRY_ASSIGN(const Bytes contents, store::readFile(file, kMaxEkChainFileBytes));
        std::vector<Bytes> added = attest::certificatesIn(contents);
        LEO_REQUIRE(!added.empty(), Code::Malformed, file.string() + " holds no certificate");
        held.insert(held.end(), std::make_move_iterator(added.begin()), std::make_move_iterator(added.end()));
    }
    return attest::chainOf(ekCertificate, held);
}

bool RegistrationProgress::operator==(const RegistrationProgress& other) const {
    return step == other.step && missing == other.missing && spoke == other.spoke && spokeOk == other.spokeOk &&
           expected == other.expected && deadline == other.deadline && end == other.end && reasons == other.reasons;
}

std::string progressText(const RegistrationProgress& progress) {
    switch (progress.step) {
        case Step::OpeningTpm: return "Opening the TPM.";
        case Step::WaitingForDeposit:
            return "Waiting for the deposit: " + toText(progress.missing) + " LEO are missing on the node's account.";
        case Step::Prepared: return "The registration is ready to be signed.";
        case Step::Registered: return "Registered; attestors are drawn.";
        case Step::Attesting:
            return std::to_string(progress.spoke) + " of about " + std::to_string(progress.expected) +
                   " attestors spoke, " + std::to_string(progress.spokeOk) + " of them for this machine.";
        case Step::Decided: return endText(progress);
    }
    return {};
}

Registration::Registration(Client& client, RegistrationConfig config, OnProgress onProgress, Done done)
    : m_client(client),
      m_config(std::move(config)),
      m_onProgress(std::move(onProgress)),
      m_done(std::move(done)),
      m_tpm(std::make_unique<Worker>("leo-tpm")),
      m_node(client.identity(), systemRandom()) {
    m_heads = m_client.chain().onHead([this](const layer1::Head&) { handleHead(); });
    m_live = m_client.chain().onConnection([this](layer1::Connection) { handleHead(); });
    QTimer::singleShot(0, this, [this] { open(); });
}

Registration::~Registration() {
    if (m_topic) m_client.host().unsubscribe(protocol::admissionTopic(m_client.state().genesis().network, *m_topic));
    if (m_machine) m_tpm->post([machine = m_machine] { return machine->shutdown().ok(); }, [](bool) {});
}

Result<Registration::Opened> Registration::openMachine(const Wish& wish) {
    tpm::NodeKeys keys;
    {
        LEO_TRY_ASSIGN(const std::unique_ptr<tpm::Tpm> chip, tpm::Tpm::open(wish.tcti));
        LEO_TRY_ASSIGN(keys, tpm::readNodeKeys(*chip, wish.ekAlgorithm));
    }
    Opened opened{nullptr, wish.registration};
    ledger::NodeRegister& body = opened.registration;
    body.ekPublic = keys.ekPublic;
    LEO_TRY_ASSIGN(body.ekCertificates, endorsementChain(keys.ekCertificate, keys.ekChain, wish.ekChainFile));
    body.akPublic = keys.akPublic;
    body.features &= ~static_cast<std::uint32_t>(ledger::kFeatureHardwareTpm);
    const attest::EkOutcome ek =
        attest::verifyEk(ledger::ekPolicyOf(wish.roots, wish.now), body.ekCertificates, body.ekPublic);
    LEO_REQUIRE(ek.finding.ok(), Code::Untrusted,
                "this network does not accept the TPM: " + std::string(attest::reasonText(ek.finding.reason)) +
                    missingIssuer(ek.finding.reason, body.ekCertificates.back(), wish.ekChainFile));
    if (!ek.identity.software) body.features |= ledger::kFeatureHardwareTpm;
    LEO_TRY_ASSIGN(opened.machine, MeasuredMachine::start(wish.tcti, wish.pcrMask, wish.nodeStart, body.akPublic));
    return opened;
}

void Registration::open() {
    tell({});
    const ledger::Genesis& genesis = m_client.state().genesis();
    Wish wish{m_config.tcti, m_config.ekChainFile,   m_config.ekAlgorithm, m_config.nodeStart, {},
              genesis.roots, genesis.params.pcrMask, m_client.now()};
    wish.registration.name = m_config.name;
    wish.registration.vrfKey = m_config.vrf.publicKey();
    wish.registration.features = m_config.features;
    wish.registration.deposit = genesis.params.registerDeposit;
    m_tpm->post([wish = std::move(wish)] { return openMachine(wish); },
                [this](Result<Opened> opened) {
                    if (!opened.ok()) return finish(opened.takeError());
                    m_machine = std::move(opened->machine);
                    m_registration = std::move(opened->registration);
                    handleHead();
                });
}

void Registration::handleHead() {
    if (m_finished || !m_machine || m_client.chain().connection() != layer1::Connection::Live) return;
    const ledger::State& state = m_client.state();
    const NodeId self = m_client.identity().id();
    const ledger::NodeRecord* record = state.node(self);
    const ledger::Admission* admission = state.admission(self);
    const bool ours = admission != nullptr && (admission->open() || (m_sent && admission->registration != m_earlier));
    if (ours) {
        m_sent = true;
        m_node.handleHead(state);
        return follow(*admission);
    }
    if (record != nullptr && record->status != ledger::NodeStatus::Inactive) {
        LEO_ASSERT(!m_sent || admission != nullptr);
        RegistrationProgress progress;
        progress.step = Step::Decided;
        progress.end = AdmissionPhase::Admitted;
        tell(std::move(progress));
        return finish(AdmissionPhase::Admitted);
    }
    if (admission != nullptr) m_earlier = admission->registration;
    if (!m_sent) submit();
}

void Registration::submit() {
    const ledger::State& state = m_client.state();
    const NodeId self = m_client.identity().id();
    RegistrationProgress progress;
    const Result<Amount> needed = add(m_registration.deposit, state.params().txFee);
    LEO_ASSERT(needed.ok());
    if (state.balance(self) < *needed) {
        progress.step = Step::WaitingForDeposit;
        progress.missing = Amount{needed->units - state.balance(self).units};
        return tell(std::move(progress));
    }
    const auto proof = m_config.vrf.prove(ledger::possessionAlpha(state.chain(), self));
    if (!proof.ok()) return finish(proof.error());
    m_registration.proofOfPossession = proof->proof;
    m_sent = true;
    progress.step = Step::Prepared;
    progress.registration = m_registration;
    tell(std::move(progress));
    if (!m_config.send) return;
    m_client.sender().send(m_registration, [this](Result<layer1::Receipt> receipt) {
        if (!receipt.ok()) return finish(receipt.takeError());
        if (!receipt->applied()) finish(makeError(receipt->receipt.code, receipt->receipt.detail));
    });
}

void Registration::follow(const ledger::Admission& admission) {
    RegistrationProgress progress;
    progress.step = admission.phase == AdmissionPhase::AwaitingSeed ? Step::Registered
                    : admission.open()                              ? Step::Attesting
                                                                    : Step::Decided;
    progress.deadline = admission.deadline;
    progress.expected = std::min(admission.eligible, m_client.state().params().tauDefault);
    progress.spoke = static_cast<std::uint32_t>(admission.opinions.size());
    for (const ledger::Opinion& opinion : admission.opinions) {
        if (opinion.ok) ++progress.spokeOk;
        const std::optional<attest::Reason> reason = attest::reasonFromNumber(opinion.reason);
        const auto& known = progress.reasons;
        if (!opinion.ok && reason && std::find(known.begin(), known.end(), *reason) == known.end())
            progress.reasons.push_back(*reason);
    }
    if (!admission.open()) progress.end = admission.phase;
    tell(std::move(progress));
    listen(admission.registration);
    pump();
    if (!admission.open()) finish(admission.phase);
}

void Registration::listen(const TxId& registration) {
    if (m_topic == registration) return;
    m_topic = registration;
    m_client.host().subscribe(protocol::admissionTopic(m_client.state().genesis().network, registration),
                              [this](const AccountId& from, const AccountId&, ByteView data) {
                                  m_node.handleFrame(from, data);
                                  pump();
                                  return net::Host::Verdict::Accept;
                              });
}

void Registration::pump() {
    while (std::optional<protocol::RegisteringCommand> command = m_node.pollCommand()) {
        if (const auto* prove = std::get_if<protocol::ProveMachine>(&*command)) {
            m_tpm->post([machine = m_machine, asked = *prove] { return machine->prove(asked); },
                        [this, attestor = prove->attestor](Result<protocol::ActivationAnswer> answer) {
                            m_node.handleProof(attestor, std::move(answer));
                            pump();
                        });
        } else if (auto* frame = std::get_if<protocol::AdmissionFrame>(&*command)) {
            const Status sent = m_client.host().publish(
                protocol::admissionTopic(m_client.state().genesis().network, *m_topic), std::move(frame->bytes));
            if (!sent.ok()) logWarning(kRegistrationLog, toString(sent.error()));
        } else if (const auto* note = std::get_if<protocol::AdmissionNote>(&*command)) {
            logInfo(kRegistrationLog, note->line);
        }
    }
}

void Registration::tell(RegistrationProgress progress) {
    const bool first = m_progress.step == Step::OpeningTpm && progress.step == Step::OpeningTpm;
    if (progress == m_progress && !first) return;
    m_progress = std::move(progress);
    if (m_onProgress) m_onProgress(m_progress);
}

void Registration::finish(Result<ledger::AdmissionPhase> end) {
    if (m_finished) return;
    m_finished = true;
    // The caller may end this object in its answer, and this may be a head event of the chain.
    QTimer::singleShot(0, this, [this, end = std::move(end)]() mutable { m_done(std::move(end)); });
}

}  // namespace leo::node
