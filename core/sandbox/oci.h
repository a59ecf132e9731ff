// OCI image layouts: read, verify every blob against the manifest digest with our own SHA-256, unpack.
//
// Container engines trust their storage: one was seen running a file altered on disk under the right digest. So Leo
// reads each blob once into memory, hashes what it read, and unpacks from that same memory (OCI image-spec: image
// layout, manifest, layer with whiteouts). Nothing of a blob that does not match is ever looked at.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"

namespace leo::sandbox {

inline constexpr std::size_t kMaxManifestBytes = 1u << 20;  // index, manifest, config: small JSON
inline constexpr std::size_t kMaxLayers = 128;              // what common builders emit at most
inline constexpr std::uint64_t kMaxLayerBytes = std::uint64_t{1}
                                                << 30;  // one layer is held in memory while it unpacks
inline constexpr std::uint64_t kMaxRootfsBytes = std::uint64_t{2} << 30;
inline constexpr std::uint64_t kMaxRootfsFiles = 200'000;

// "sha256:<64 lower-case hex digits>"
std::string imageDigestText(const Hash& digest);
Result<Hash> parseImageDigest(std::string_view text);

// One entry of index.json, for showing and for pinning a name to a digest.
struct ImageRef {
    std::string name;  // annotation org.opencontainers.image.ref.name, may be empty
    Hash digest{};
    std::string platform;  // "linux/amd64", may be empty
};
Result<std::vector<ImageRef>> listImages(const std::string& layoutDir);

enum class LayerKind { Tar, TarGzip };

struct Layer {
    Hash digest{};
    std::uint64_t size = 0;
    LayerKind kind = LayerKind::Tar;
};

// A manifest and configuration that match the digest they were asked by. Layers are verified when they are unpacked.
class OciImage {
public:
    // DigestMismatch when a blob is not what its digest says, NotFound, Malformed, Unsupported (an index of several
    // platforms, another architecture, zstd layers), TooLarge.
    static Result<OciImage> open(const std::string& layoutDir, const Hash& manifestDigest);

    const Hash& manifestDigest() const { return m_manifestDigest; }
    const std::vector<Layer>& layers() const { return m_layers; }
    // "NAME=value" from the configuration; the image's user, entry point and working directory do not apply in Leo.
    const std::vector<std::string>& environment() const { return m_environment; }
    std::uint64_t blobBytes() const;

    // Reads and hashes one layer's blob.
    Result<Bytes> readLayer(std::size_t index) const;

private:
    Status parseManifest(ByteView json);
    Status parseConfig(ByteView json);

    std::string m_layoutDir;
    Hash m_manifestDigest{};
    std::vector<Layer> m_layers;
    std::vector<std::string> m_environment;
};

// Reads every blob of the image and checks it; for a publisher's and an operator's check without unpacking.
Status verifyImage(const std::string& layoutDir, const Hash& manifestDigest);

// Bounds on what one image may unpack to, counted over all its layers.
struct UnpackBudget {
    std::uint64_t bytesLeft = kMaxRootfsBytes;
    std::uint64_t filesLeft = kMaxRootfsFiles;
};

// Applies one layer to the directory rootFd. Regular files, directories, symbolic links and hard links; whiteouts
// remove what lower layers brought. Malformed for absolute or ".." names, devices, sockets and fifos, and for
// hard links that do not name a file inside. Every path is resolved inside rootFd (openat2, RESOLVE_IN_ROOT), so a
// link of the image cannot lead out. Owners are not kept; set-uid and set-gid bits are dropped.
Status unpackLayer(int rootFd, ByteView blob, LayerKind kind, UnpackBudget& budget);

}  // namespace leo::sandbox
