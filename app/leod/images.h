// Images: where the container images of lambdas and the sandbox's loader lie, which profiles this build trusts, and
// which isolation is asked for.
#pragma once

#include "ledger/tx.h"
#include "leod/command.h"
#include "sandbox/sandbox.h"

namespace leo::app {

// --image DIR, else "image" beside this program's directory, where packaging/run makes the default image.
std::string imageLayout(const Arguments& arguments);
// The digest of --image: "sha256:…", or the first image of the layout. NotFound says how to make one.
Result<Hash> imageDigest(const Arguments& arguments);

sandbox::SandboxConfig defaultSandboxConfig();
// --isolation: "any" or "gvisor".
Result<ledger::Isolation> isolationOf(const Arguments& arguments);
// node::acceptedProfiles() of the loader beside this program.
Result<std::vector<Hash>> acceptedProfiles();

}  // namespace leo::app
