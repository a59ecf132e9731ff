// AttestorDuty: one drawn attestor's look at one machine that asks to be admitted: a credential only that TPM opens,
// a quote and a signed time over a fresh nonce, and a verdict on layer one.
//
// Sans-IO. One challenge with one attempt; the call is repeated every kRepeatMs because the machine may still be
// connecting.
//
//   state       | answer                        | time to give up          | layer one
//   Challenging | judged, verdict: Spoken       | verdict NoAnswer: Spoken | closed: Done
//   Spoken      | dropped                       | –                        | verdict there or closed: Done
#pragma once

#include "attest/verifier.h"
#include "protocol/outbox.h"
#include "protocol/registering_node.h"

namespace leo::protocol {

// A node's winning draw for one admission; nothing when it drew no seat.
Result<std::optional<crypto::VrfProof>> drawAttestor(const ledger::State& state, const ledger::Admission& admission,
                                                     const NodeId& self, const crypto::VrfKey& key);

struct AttestorConfig {
    const crypto::Identity* identity = nullptr;  // outlives the machine
    Random* random = nullptr;
    crypto::VrfProof draw{};
    std::vector<Hash> profileDigests;  // accepted sandbox profiles; empty accepts any
};
using AttestorCommand = std::variant<AdmissionFrame, Submit, AdmissionNote>;

class AttestorDuty {
public:
    enum class Stage : std::uint8_t { Challenging, Spoken, Done };
    static constexpr std::uint64_t kRepeatMs = 500;

    // BadKey when no credential can be made for the registered EK. The admission stands in Attesting.
    static Result<AttestorDuty> create(AttestorConfig config, const ledger::State& state,
                                       const ledger::Admission& admission, TimeMs now);

    void handleHead(const ledger::State& state);
    void handleFrame(const NodeId& author, ByteView frame, TimeMs now);
    void handleTimeout(TimeMs now);
    std::optional<TimeMs> pollTimeout() const;
    std::optional<AttestorCommand> pollCommand();

    Stage stage() const { return m_stage; }
    // What it said; NoAnswer while it has not spoken.
    const attest::Finding& finding() const { return m_finding; }

private:
    AttestorDuty(AttestorConfig config, attest::ActivationChallenge challenge)
        : m_config(std::move(config)), m_challenge(std::move(challenge)) {}
    attest::Finding judge(const ActivationAnswer& answer, TimeMs now);
    void speak(attest::Finding finding, ByteView evidence);

    AttestorConfig m_config;
    attest::ActivationChallenge m_challenge;
    ChainId m_chain;
    NodeId m_node;
    TxId m_registration;
    Bytes m_akPublic;
    attest::PcrMask m_pcrMask = 0;
    std::vector<Hash> m_platformDigests;
    Hash m_nonce{};
    Stage m_stage = Stage::Challenging;
    TimeMs m_callAt, m_giveUpAt;
    attest::Finding m_finding;
    std::deque<AttestorCommand> m_commands;
};

}  // namespace leo::protocol
