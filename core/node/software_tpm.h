// A software TPM for one more node of a local network: the "vendor" that certifies it is the network's own, whose key
// lies on the computer that made the network and nowhere else.
#pragma once

#include <filesystem>

#include "ledger/params.h"
#include "tpm/provision.h"

namespace leo::node {

inline constexpr const char* kTpmAuthorityName = "tpm-ca";  // in the directory of a network

// Gives the software TPM whose state lies in stateDir an EK, a certificate and an AK, starting it for a moment.
// Idempotent. NotFound when the network was not made on this computer; Untrusted when what is there is not one of its
// roots.
Result<tpm::NodeKeys> certifySoftwareTpm(const std::filesystem::path& network, const ledger::Genesis& genesis,
                                         const std::filesystem::path& stateDir,
                                         const std::filesystem::path& socketDir);

}  // namespace leo::node
