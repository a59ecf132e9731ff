#include "protocol/registering_node.h"

#include "ledger/sortition.h"

namespace leo::protocol {

void RegisteringNode::handleHead(const ledger::State& state) {
    const ledger::Admission* admission = state.admission(m_identity.id());
    if (admission == nullptr) return;
    const bool another = !m_admission || m_admission->registration != admission->registration;
    m_admission = *admission;
    m_chain = state.chain();
    m_tau = state.params().tauDefault;
    if (another) m_asked.clear();
    switch (admission->phase) {
        case ledger::AdmissionPhase::AwaitingSeed: m_stage = Stage::Waiting; break;
        case ledger::AdmissionPhase::Attesting:
            m_stage = Stage::Attesting;
            m_snapshot = state.snapshotAt(admission->snapshotHeight);
            break;
        default:
            m_stage = Stage::Decided;
            m_asked.clear();
            m_snapshot.reset();
            break;
    }
}

bool RegisteringNode::drawn(const NodeId& attestor, const crypto::VrfProof& proof) const {
    const ledger::SnapshotEntry* entry = m_snapshot ? ledger::findEntry(*m_snapshot, attestor) : nullptr;
    if (entry == nullptr) return false;
    const TaskId election{m_admission->registration.bytes};
    const Hash alpha = ledger::vrfAlpha(m_chain, election, ledger::Role::Attestor, 0, m_admission->seed);
    const auto beta = crypto::verifyVrf(entry->vrfKey, alpha, proof);
    return beta.ok() && ledger::sortition(*beta, entry->credit.value, m_admission->totalWeight, m_tau) > 0;
}

void RegisteringNode::handleFrame(const NodeId& author, ByteView frame) {
    if (m_stage != Stage::Attesting) return;
    const auto opened = openAdmissionFrame(m_chain, m_admission->registration, author, m_identity, frame);
    if (!opened.ok() || !*opened) return;
    const auto* call = std::get_if<ActivationCall>(&**opened);
    if (call == nullptr) return;
    const auto known = m_asked.find(author);
    if (known != m_asked.end() && known->second.nonce == call->nonce) {
        // What it missed is said again.
        if (known->second.answer) say(author, *known->second.answer);
        return;
    }
    // An attestor that was started again has forgotten its challenge, and may make another.
    if (known != m_asked.end() && (!known->second.answer || known->second.calls >= kMaxCalls)) return;
    // The TPM works for drawn attestors only: anybody can call.
    if (m_asked.size() >= ledger::kMaxMembers || !drawn(author, call->draw)) return;
    Asked& asked = m_asked[author];
    asked.nonce = call->nonce;
    asked.answer.reset();
    ++asked.calls;
    const Hash qualifier = ledger::admissionQualifier(m_chain, m_admission->registration, author, call->nonce);
    m_commands.push_back(ProveMachine{author, call->credential, qualifier});
}

void RegisteringNode::handleProof(const NodeId& attestor, Result<ActivationAnswer> proof) {
    const auto asked = m_asked.find(attestor);
    if (m_stage != Stage::Attesting || asked == m_asked.end() || asked->second.answer) return;
    if (!proof.ok()) {
        m_commands.push_back(AdmissionNote{"the TPM cannot prove itself: " + toString(proof.error())});
        m_asked.erase(asked);  // when the attestor asks again the TPM may be in a better mood
        return;
    }
    asked->second.answer = std::move(*proof);
    m_commands.push_back(AdmissionNote{"answered attestor " + attestor.shortHex()});
    say(attestor, *asked->second.answer);
}

void RegisteringNode::say(const NodeId& attestor, const ActivationAnswer& answer) {
    Result<Bytes> frame =
        sealAdmissionFrame(m_chain, m_admission->registration, m_identity.id(), attestor, answer, m_random);
    if (frame.ok())
        m_commands.push_back(AdmissionFrame{std::move(*frame)});
    else
        m_commands.push_back(AdmissionNote{"an answer could not be sealed: " + frame.error().detail});
}

std::optional<RegisteringCommand> RegisteringNode::pollCommand() {
    if (m_commands.empty()) return std::nullopt;
    RegisteringCommand command = std::move(m_commands.front());
    m_commands.pop_front();
    return command;
}

}  // namespace leo::protocol
