// What an attestor and a machine that asks to be admitted say to each other (protocol section 5; attestation section
// 1).
//
// They travel over the registration's gossip topic, each sealed to the one who is meant, with the X25519 key of its
// account. The author is authenticated by the signature on the gossip message and bound into the box.
#pragma once

#include <optional>
#include <string>
#include <variant>

#include "attest/endorsement.h"
#include "attest/evidence.h"
#include "crypto/ecvrf.h"
#include "crypto/sign.h"

namespace leo::protocol {

// Attestor to machine: open this credential on the TPM that holds EK and AK, and quote over my nonce. The draw's
// proof lets the machine answer nobody else.
struct ActivationCall {
    crypto::VrfProof draw{};
    attest::Credential credential;
    Hash nonce{};
};
// Machine to attestor. An empty secret says that the TPM did not open the credential.
struct ActivationAnswer {
    Bytes secret;
    Bytes evidence;             // quote over ledger::admissionQualifier, with the runtime log
    attest::SignedAttest time;  // TPM2_GetTime over the same hash
};
using AdmissionMessage = std::variant<ActivationCall, ActivationAnswer>;

inline constexpr std::size_t kMaxActivationSecretBytes = 64;  // a credential holds 32

Bytes encodeAdmissionMessage(const AdmissionMessage& message);
Result<AdmissionMessage> decodeAdmissionMessage(ByteView bytes);

Result<Bytes> sealAdmissionFrame(const ChainId& chain, const TxId& registration, const AccountId& author,
                                 const AccountId& recipient, const AdmissionMessage& message, Random& random);
// Nothing when the frame is for somebody else.
Result<std::optional<AdmissionMessage>> openAdmissionFrame(const ChainId& chain, const TxId& registration,
                                                           const AccountId& author, const crypto::Identity& self,
                                                           ByteView frame);
std::string admissionTopic(std::string_view network, const TxId& registration);

}  // namespace leo::protocol
