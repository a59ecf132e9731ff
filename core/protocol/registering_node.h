// RegisteringNode: a machine that asks to be admitted: it answers the attestors that were drawn to look at it, and
// learns from layer one how they decided.
//
// Sans-IO. The NodeRegister itself is the caller's to sign and send; from its block on:
//
//   state        | layer one            | call of an attestor               | proof from the TPM
//   Unregistered | open: Waiting        | dropped                           | dropped
//   Waiting      | drawn: Attesting     | dropped                           | dropped
//   Attesting    | closed: Decided      | drawn and new: asks the TPM;      | seals the answer, keeps it
//                |                      | again: repeats the answer         |
//   Decided      | open again: Waiting  | dropped                           | dropped
#pragma once

#include <deque>
#include <map>

#include "ledger/state.h"
#include "protocol/admission_messages.h"

namespace leo::protocol {

// Open the credential, quote over the qualifier, TPM2_GetTime over it. Answered by handleProof.
struct ProveMachine {
    NodeId attestor;
    attest::Credential credential;
    Hash qualifier{};
};
// Publish it on the registration's topic.
struct AdmissionFrame {
    Bytes bytes;
};
struct AdmissionNote {
    std::string line;
};
using RegisteringCommand = std::variant<ProveMachine, AdmissionFrame, AdmissionNote>;

class RegisteringNode {
public:
    enum class Stage : std::uint8_t { Unregistered, Waiting, Attesting, Decided };
    static constexpr std::uint32_t kMaxCalls = 3;  // challenges of one attestor that the TPM answers

    RegisteringNode(const crypto::Identity& identity, Random& random) : m_identity(identity), m_random(random) {}

    void handleHead(const ledger::State& state);
    void handleFrame(const NodeId& author, ByteView frame);
    // The TPM's side. An error of activation is an answer too: one with an empty secret.
    void handleProof(const NodeId& attestor, Result<ActivationAnswer> proof);
    std::optional<RegisteringCommand> pollCommand();

    Stage stage() const { return m_stage; }
    // As of the last head; while Unregistered there is none.
    const std::optional<ledger::Admission>& admission() const { return m_admission; }

private:
    struct Asked {
        Hash nonce{};
        std::uint32_t calls = 0;
        std::optional<ActivationAnswer> answer;
    };
    bool drawn(const NodeId& attestor, const crypto::VrfProof& proof) const;
    void say(const NodeId& attestor, const ActivationAnswer& answer);

    const crypto::Identity& m_identity;
    Random& m_random;
    Stage m_stage = Stage::Unregistered;
    ChainId m_chain;
    std::uint32_t m_tau = 0;
    std::optional<ledger::Admission> m_admission;
    std::shared_ptr<const ledger::Snapshot> m_snapshot;
    std::map<NodeId, Asked> m_asked;
    std::deque<RegisteringCommand> m_commands;
};

}  // namespace leo::protocol
