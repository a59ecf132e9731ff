// Images: the container images of lambdas on this computer, and the sandbox profiles that this build trusts.
#pragma once

#include <string>
#include <vector>

#include "base/bytes.h"

namespace leo::node {

// The first image of an OCI layout. NotFound says how to make one.
Result<Hash> firstImage(const std::string& layout);

// The profile digests of all runners with this loader: what nodes and owners accept of an executor. Unavailable
// without the loader.
Result<std::vector<Hash>> acceptedProfiles(const std::string& loaderPath);

}  // namespace leo::node
