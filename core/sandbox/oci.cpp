#include "sandbox/oci.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "crypto/hash.h"
#include "sandbox/posix.h"

namespace leo::sandbox {

namespace {

constexpr std::size_t kMaxEnvironment = 128;
constexpr std::size_t kMaxListedImages = 1'000;

#if defined(__x86_64__)
constexpr const char* kArchitecture = "amd64";
#elif defined(__aarch64__)
constexpr const char* kArchitecture = "arm64";
#else
constexpr const char* kArchitecture = "unknown";
#endif

std::string textAt(const QJsonObject& object, const char* key) {
    return object.value(QLatin1String(key)).toString().toStdString();
}

Result<QJsonObject> parseObject(ByteView json, const std::string& what) {
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(
        QByteArray::fromRawData(reinterpret_cast<const char*>(json.data()), static_cast<qsizetype>(json.size())),
        &problem);
    LEO_REQUIRE(document.isObject(), Code::Malformed,
                what + " is not a JSON object: " + problem.errorString().toStdString());
    return document.object();
}

Result<std::uint64_t> sizeAt(const QJsonObject& object, std::uint64_t most, const std::string& what) {
    const double size = object.value(QLatin1String("size")).toDouble(-1);
    LEO_REQUIRE(size >= 0, Code::Malformed, what + " has no size");
    LEO_REQUIRE(size <= static_cast<double>(most), Code::TooLarge,
                what + " is larger than " + std::to_string(most) + " bytes");
    return static_cast<std::uint64_t>(size);
}

std::string blobPath(const std::string& layoutDir, const Hash& digest) {
    return layoutDir + "/blobs/sha256/" + toHex(digest);
}

// The only way a blob gets in: what is returned is what was hashed.
Result<Bytes> readBlob(const std::string& layoutDir, const Hash& digest, std::size_t maxBytes,
                       const std::string& what) {
    LEO_TRY_ASSIGN(Bytes blob, readFile(blobPath(layoutDir, digest), maxBytes));
    LEO_REQUIRE(crypto::sha256(blob) == digest, Code::DigestMismatch,
                what + " of the image is not what its digest " + imageDigestText(digest) + " says");
    return blob;
}

Result<LayerKind> layerKind(const std::string& mediaType) {
    if (mediaType == "application/vnd.oci.image.layer.v1.tar") return LayerKind::Tar;
    if (mediaType == "application/vnd.oci.image.layer.v1.tar+gzip" ||
        mediaType == "application/vnd.docker.image.rootfs.diff.tar.gzip")
        return LayerKind::TarGzip;
    return makeError(Code::Unsupported, "the image has a layer of type " + mediaType);
}

}  // namespace

std::string imageDigestText(const Hash& digest) {
    return "sha256:" + toHex(digest);
}

Result<Hash> parseImageDigest(std::string_view text) {
    LEO_REQUIRE(text.substr(0, 7) == "sha256:" && text.size() == 71, Code::Malformed,
                "an image digest is sha256: and 64 hexadecimal digits");
    for (const char c : text.substr(7))
        LEO_REQUIRE((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'), Code::Malformed,
                    "an image digest has lower-case hexadecimal digits");
    LEO_TRY_ASSIGN(const Bytes raw, fromHex(text.substr(7)));
    return toArray<32>(raw);
}

Result<std::vector<ImageRef>> listImages(const std::string& layoutDir) {
    LEO_TRY_ASSIGN(const Bytes json, readFile(layoutDir + "/index.json", kMaxManifestBytes));
    LEO_TRY_ASSIGN(const QJsonObject index, parseObject(json, "index.json"));
    const QJsonArray manifests = index.value(QLatin1String("manifests")).toArray();
    LEO_REQUIRE(manifests.size() <= static_cast<qsizetype>(kMaxListedImages), Code::TooLarge, "index.json");
    std::vector<ImageRef> images;
    for (const QJsonValue& value : manifests) {
        const QJsonObject entry = value.toObject();
        const QJsonObject platform = entry.value(QLatin1String("platform")).toObject();
        ImageRef image;
        LEO_TRY_ASSIGN(image.digest, parseImageDigest(textAt(entry, "digest")));
        image.name =
            textAt(entry.value(QLatin1String("annotations")).toObject(), "org.opencontainers.image.ref.name");
        if (!platform.isEmpty()) image.platform = textAt(platform, "os") + "/" + textAt(platform, "architecture");
        images.push_back(std::move(image));
    }
    return images;
}

Result<OciImage> OciImage::open(const std::string& layoutDir, const Hash& manifestDigest) {
    OciImage image;
    image.m_layoutDir = layoutDir;
    image.m_manifestDigest = manifestDigest;
    LEO_TRY_ASSIGN(const Bytes manifest, readBlob(layoutDir, manifestDigest, kMaxManifestBytes, "the manifest"));
    LEO_TRY(image.parseManifest(manifest));
    return image;
}

Status OciImage::parseManifest(ByteView json) {
    LEO_TRY_ASSIGN(const QJsonObject manifest, parseObject(json, "the image manifest"));
    LEO_REQUIRE(!manifest.contains(QLatin1String("manifests")), Code::Unsupported,
                "this digest names an index of several platforms; name the manifest of one");
    LEO_REQUIRE(manifest.value(QLatin1String("schemaVersion")).toInt() == 2, Code::Unsupported,
                "the image manifest is not of schema version 2");
    const QJsonObject config = manifest.value(QLatin1String("config")).toObject();
    LEO_TRY_ASSIGN(const Hash configDigest, parseImageDigest(textAt(config, "digest")));
    LEO_TRY_ASSIGN(const Bytes configJson,
                   readBlob(m_layoutDir, configDigest, kMaxManifestBytes, "the configuration"));
    LEO_TRY(parseConfig(configJson));

    const QJsonArray layers = manifest.value(QLatin1String("layers")).toArray();
    LEO_REQUIRE(!layers.isEmpty(), Code::Malformed, "the image manifest names no layer");
    LEO_REQUIRE(layers.size() <= static_cast<qsizetype>(kMaxLayers), Code::TooLarge, "the image has too many layers");
    for (const QJsonValue& value : layers) {
        const QJsonObject entry = value.toObject();
        Layer layer;
        LEO_TRY_ASSIGN(layer.digest, parseImageDigest(textAt(entry, "digest")));
        LEO_TRY_ASSIGN(layer.size, sizeAt(entry, kMaxLayerBytes, "a layer of the image"));
        LEO_TRY_ASSIGN(layer.kind, layerKind(textAt(entry, "mediaType")));
        m_layers.push_back(layer);
    }
    return {};
}

Status OciImage::parseConfig(ByteView json) {
    LEO_TRY_ASSIGN(const QJsonObject config, parseObject(json, "the image configuration"));
    const std::string system = textAt(config, "os"), architecture = textAt(config, "architecture");
    LEO_REQUIRE(system == "linux" && architecture == kArchitecture, Code::Unsupported,
                "the image is for " + system + "/" + architecture + ", this machine is linux/" + kArchitecture);
    const QJsonArray environment =
        config.value(QLatin1String("config")).toObject().value(QLatin1String("Env")).toArray();
    LEO_REQUIRE(environment.size() <= static_cast<qsizetype>(kMaxEnvironment), Code::TooLarge,
                "the image configuration has too many environment entries");
    for (const QJsonValue& value : environment) m_environment.push_back(value.toString().toStdString());
    return {};
}

std::uint64_t OciImage::blobBytes() const {
    std::uint64_t sum = 0;
    for (const Layer& layer : m_layers) sum += layer.size;
    return sum;
}

Result<Bytes> OciImage::readLayer(std::size_t index) const {
    LEO_ASSERT(index < m_layers.size());
    const Layer& layer = m_layers[index];
    const std::string what = "layer " + std::to_string(index + 1);
    LEO_TRY_ASSIGN(Bytes blob, readBlob(m_layoutDir, layer.digest, kMaxLayerBytes, what));
    LEO_REQUIRE(blob.size() == layer.size, Code::Malformed, what + " has another size than the manifest says");
    return blob;
}

Status verifyImage(const std::string& layoutDir, const Hash& manifestDigest) {
    LEO_TRY_ASSIGN(const OciImage image, OciImage::open(layoutDir, manifestDigest));
    for (std::size_t i = 0; i < image.layers().size(); ++i) LEO_TRY(image.readLayer(i));
    return {};
}

}  // namespace leo::sandbox
