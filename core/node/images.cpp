#include "node/images.h"

#include "crypto/hash.h"
#include "sandbox/oci.h"
#include "sandbox/sandbox.h"
#include "store/data_dir.h"

namespace leo::node {
namespace {

constexpr std::uint64_t kMaxLoaderBytes = std::uint64_t{64} << 20;  // a static program of one megabyte, with room

}  // namespace

Result<Hash> firstImage(const std::string& layout) {
    LEO_TRY_ASSIGN(const std::vector<sandbox::ImageRef> images, sandbox::listImages(layout));
    LEO_REQUIRE(!images.empty(), Code::NotFound,
                layout + " holds no container image; packaging/image/build makes the default one");
    return images.front().digest;
}

Result<std::vector<Hash>> acceptedProfiles(const std::string& loaderPath) {
    const Result<Bytes> bytes = store::readFile(loaderPath, kMaxLoaderBytes);
    LEO_REQUIRE(bytes.ok(), Code::Unavailable, "the sandbox's loader is not there: " + loaderPath);
    const Hash loader = crypto::sha256(*bytes);
    return std::vector<Hash>{sandbox::profileDigest(sandbox::RunnerKind::Runc, loader),
                             sandbox::profileDigest(sandbox::RunnerKind::Bwrap, loader),
                             sandbox::profileDigest(sandbox::RunnerKind::Gvisor, loader)};
}

}  // namespace leo::node
