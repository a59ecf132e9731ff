#include "node/software_tpm.h"

#include <algorithm>

namespace leo::node {

Result<tpm::NodeKeys> certifySoftwareTpm(const std::filesystem::path& network, const ledger::Genesis& genesis,
                                         const std::filesystem::path& stateDir,
                                         const std::filesystem::path& socketDir) {
    const std::filesystem::path authority = network / kTpmAuthorityName;
    std::error_code error;
    LEO_REQUIRE(std::filesystem::exists(authority / "ca.key", error), Code::NotFound,
                "this network was not made on this computer, so nobody here can certify a software TPM for it; use a "
                "TPM that one of its roots certifies");
    LEO_TRY_ASSIGN(const tpm::LocalCa ca, tpm::LocalCa::openOrCreate(authority.string(), systemRandom()));
    const bool known = std::any_of(genesis.roots.begin(), genesis.roots.end(), [&](const ledger::TpmRoot& root) {
        return root.software && root.certificateDer == ca.rootDer();
    });
    LEO_REQUIRE(known, Code::Untrusted, "the certificate authority on this computer is not one of this network's");
    return tpm::provision(stateDir.string(), socketDir.string(), ca);
}

}  // namespace leo::node
