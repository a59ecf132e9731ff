#include "protocol/attestor_duty.h"

#include <algorithm>

#include "ledger/sortition.h"

namespace leo::protocol {

using attest::Finding;
using attest::Reason;

Result<std::optional<crypto::VrfProof>> drawAttestor(const ledger::State& state, const ledger::Admission& admission,
                                                     const NodeId& self, const crypto::VrfKey& key) {
    const auto snapshot = state.snapshotAt(admission.snapshotHeight);
    const ledger::SnapshotEntry* entry = snapshot ? ledger::findEntry(*snapshot, self) : nullptr;
    if (entry == nullptr || entry->vrfKey != key.publicKey() || self == admission.node)
        return std::optional<crypto::VrfProof>{};
    const TaskId election{admission.registration.bytes};
    const Hash alpha = ledger::vrfAlpha(state.chain(), election, ledger::Role::Attestor, 0, admission.seed);
    LEO_TRY_ASSIGN(const crypto::VrfOutput output, key.prove(alpha));
    const std::uint32_t seats =
        ledger::sortition(output.beta, entry->credit.value, admission.totalWeight, state.params().tauDefault);
    if (seats == 0) return std::optional<crypto::VrfProof>{};
    return std::optional<crypto::VrfProof>{output.proof};
}

Result<AttestorDuty> AttestorDuty::create(AttestorConfig config, const ledger::State& state,
                                          const ledger::Admission& admission, TimeMs now) {
    LEO_ASSERT(admission.phase == ledger::AdmissionPhase::Attesting);
    // Late enough for a slow machine, early enough for the verdict to be in a block before the deadline.
    const std::uint64_t left = admission.deadline - std::min(state.time(), admission.deadline);
    const TimeMs giveUpAt = now + (left - left / 4);
    LEO_TRY_ASSIGN(attest::ActivationChallenge challenge,
                   attest::ActivationChallenge::create(admission.request.ekPublic, admission.request.akPublic,
                                                       giveUpAt, *config.random));
    AttestorDuty duty(std::move(config), std::move(challenge));
    duty.m_chain = state.chain();
    duty.m_node = admission.node;
    duty.m_registration = admission.registration;
    duty.m_akPublic = admission.request.akPublic;
    duty.m_pcrMask = state.params().pcrMask;
    duty.m_platformDigests = state.genesis().platformDigests;
    duty.m_nonce = duty.m_config.random->array<32>();
    duty.m_callAt = now;
    duty.m_giveUpAt = giveUpAt;
    duty.handleTimeout(now);
    return duty;
}

void AttestorDuty::handleHead(const ledger::State& state) {
    const ledger::Admission* admission = state.admission(m_node);
    const bool open = admission != nullptr && admission->registration == m_registration && admission->open();
    if (!open || admission->opinion(m_config.identity->id()) != nullptr) m_stage = Stage::Done;
}

void AttestorDuty::handleFrame(const NodeId& author, ByteView frame, TimeMs now) {
    if (m_stage != Stage::Challenging || author != m_node) return;
    const auto opened = openAdmissionFrame(m_chain, m_registration, author, *m_config.identity, frame);
    if (!opened.ok() || !*opened) return;
    const auto* answer = std::get_if<ActivationAnswer>(&**opened);
    if (answer == nullptr) return;
    speak(judge(*answer, now), answer->evidence);
}

Finding AttestorDuty::judge(const ActivationAnswer& answer, TimeMs now) {
    LEO_CHECK_FINDING(m_challenge.answer(answer.secret, now));
    attest::Evidence evidence;
    LEO_CHECK_FINDING(attest::decodeEvidence(answer.evidence, evidence));
    attest::MachineContext context;
    context.akPublic = m_akPublic;
    context.pcrMask = m_pcrMask;
    context.platformDigests = m_platformDigests;
    context.qualifier = ledger::admissionQualifier(m_chain, m_registration, m_config.identity->id(), m_nonce);
    LEO_CHECK_FINDING(attest::verifyMachine(context, evidence).finding);
    LEO_CHECK_FINDING(attest::verifyGetTime(m_akPublic, context.qualifier, answer.time).finding);
    const attest::RuntimeLog& log = std::get<attest::TpmQuoteEvidence>(evidence).log;
    if (log.taskOpen()) return Finding::fail(Reason::LogPhase, "a task is open on a machine that is no node");
    const auto& accepted = m_config.profileDigests;
    const Hash& profile = log.nodeStart()->configDigest;
    if (!accepted.empty() && std::find(accepted.begin(), accepted.end(), profile) == accepted.end())
        return Finding::fail(Reason::LogOtherProfile, "a sandbox profile nobody listed as good");
    return Finding::pass();
}

void AttestorDuty::speak(Finding finding, ByteView evidence) {
    ledger::AdmissionVerdict verdict;
    verdict.node = m_node;
    verdict.registration = m_registration;
    verdict.draw = m_config.draw;
    verdict.seen = attest::seenDigest(m_config.identity->id(), evidence);
    verdict.ok = finding.ok();
    verdict.reason = static_cast<std::uint8_t>(finding.reason);
    m_stage = Stage::Spoken;
    m_commands.push_back(AdmissionNote{"verdict on " + m_node.shortHex() + ": " +
                                       std::string(attest::reasonName(finding.reason)) +
                                       (finding.detail.empty() ? "" : ", " + finding.detail)});
    m_commands.push_back(Submit{std::move(verdict)});
    m_finding = std::move(finding);
}

void AttestorDuty::handleTimeout(TimeMs now) {
    if (m_stage != Stage::Challenging) return;
    if (now >= m_giveUpAt) return speak(Finding::fail(Reason::NoAnswer), {});
    if (now < m_callAt) return;
    m_callAt = now + kRepeatMs;
    const ActivationCall call{m_config.draw, m_challenge.credential(), m_nonce};
    Result<Bytes> frame =
        sealAdmissionFrame(m_chain, m_registration, m_config.identity->id(), m_node, call, *m_config.random);
    if (frame.ok())
        m_commands.push_back(AdmissionFrame{std::move(*frame)});
    else
        m_commands.push_back(AdmissionNote{"a challenge could not be sealed: " + frame.error().detail});
}

std::optional<TimeMs> AttestorDuty::pollTimeout() const {
    if (m_stage != Stage::Challenging) return std::nullopt;
    return std::min(m_callAt, m_giveUpAt);
}

std::optional<AttestorCommand> AttestorDuty::pollCommand() {
    if (m_commands.empty()) return std::nullopt;
    AttestorCommand command = std::move(m_commands.front());
    m_commands.pop_front();
    return command;
}

}  // namespace leo::protocol
