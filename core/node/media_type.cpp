#include "node/media_type.h"

#include "codec/utf8.h"
#include "node/picture_metadata.h"

namespace leo::node {
namespace {

constexpr std::uint16_t kGpsTag = 0x8825;  // of IFD0: where the GPS block lies
constexpr std::size_t kTiffEntryBytes = 12;

bool startsWith(ByteView bytes, std::string_view prefix, std::size_t at = 0) {
    return bytes.size() >= at + prefix.size() && textOf(bytes.subspan(at, prefix.size())) == prefix;
}

bool isText(ByteView bytes) {
    for (const std::uint8_t byte : bytes)
        if (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r' && byte != '\f') return false;
    return codec::isValidUtf8(bytes);
}

// The segments of a JPEG before its pixels: visit(marker, contents) until it answers true.
template <class Visit>
bool eachSegment(ByteView picture, Visit&& visit) {
    std::size_t at = 2;
    while (at + 4 <= picture.size() && picture[at] == 0xFF) {
        const std::uint8_t marker = picture[at + 1];
        if (marker == 0xFF) {
            ++at;
            continue;
        }
        const std::size_t length = readU16be(picture.data() + at + 2);
        if (marker == 0xDA || marker == 0xD9 || length < 2 || length > picture.size() - at - 2) return false;
        if (visit(marker, picture.subspan(at + 4, length - 2))) return true;
        at += 2 + length;
    }
    return false;
}

// A frame header: SOF0 to SOF15 without the tables that share the range.
bool isFrame(std::uint8_t marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

class Tiff {
public:
    explicit Tiff(ByteView bytes) : m_bytes(bytes), m_little(startsWith(bytes, "II")) {}
    bool hasTag(std::uint16_t wanted) const {
        if (m_bytes.size() < 8) return false;
        const std::size_t at = u32(4);
        if (at > m_bytes.size() || m_bytes.size() - at < 2) return false;
        const std::size_t count = u16(at);
        for (std::size_t i = 0; i < count; ++i) {
            const std::size_t entry = at + 2 + i * kTiffEntryBytes;
            if (entry + kTiffEntryBytes > m_bytes.size()) return false;
            if (u16(entry) == wanted) return true;
        }
        return false;
    }

private:
    std::uint32_t u16(std::size_t at) const {
        return m_little ? m_bytes[at] | m_bytes[at + 1] << 8 : m_bytes[at] << 8 | m_bytes[at + 1];
    }
    std::uint32_t u32(std::size_t at) const {
        return m_little ? u16(at) | u16(at + 2) << 16 : u16(at) << 16 | u16(at + 2);
    }
    ByteView m_bytes;
    bool m_little;
};

// The eXIf chunk of a PNG.
ByteView pngExif(ByteView picture) {
    std::size_t at = 8;
    while (at + 12 <= picture.size()) {
        const std::size_t length = readU32be(picture.data() + at);
        if (length > picture.size() - at - 12) break;
        if (startsWith(picture, "eXIf", at + 4)) return picture.subspan(at + 8, length);
        at += length + 12;
    }
    return {};
}

}  // namespace

std::string mediaTypeOf(ByteView bytes) {
    if (const auto picture = pictureType(bytes)) return *picture;
    if (startsWith(bytes, "GIF87a") || startsWith(bytes, "GIF89a")) return "image/gif";
    if (startsWith(bytes, "RIFF") && startsWith(bytes, "WEBP", 8)) return "image/webp";
    if (startsWith(bytes, "RIFF") && startsWith(bytes, "WAVE", 8)) return "audio/wav";
    if (startsWith(bytes, "%PDF-")) return "application/pdf";
    if (startsWith(bytes, "PK\x03\x04")) return "application/zip";
    return !bytes.empty() && isText(bytes) ? "text/plain" : "application/octet-stream";
}

std::optional<PictureSize> pictureSize(ByteView picture) {
    const auto type = pictureType(picture);
    if (!type) return std::nullopt;
    if (*type == "image/png") {
        if (picture.size() < 24 || !startsWith(picture, "IHDR", 12)) return std::nullopt;
        return PictureSize{readU32be(picture.data() + 16), readU32be(picture.data() + 20)};
    }
    std::optional<PictureSize> size;
    eachSegment(picture, [&](std::uint8_t marker, ByteView contents) {
        if (!isFrame(marker) || contents.size() < 5) return false;
        size = PictureSize{readU16be(contents.data() + 3), readU16be(contents.data() + 1)};
        return true;
    });
    return size;
}

bool hasLocation(ByteView picture) {
    const auto type = pictureType(picture);
    if (!type) return false;
    if (*type == "image/png") return Tiff(pngExif(picture)).hasTag(kGpsTag);
    return eachSegment(picture, [](std::uint8_t marker, ByteView contents) {
        static constexpr std::string_view kExif("Exif\0\0", 6);
        return marker == 0xE1 && startsWith(contents, kExif) && Tiff(contents.subspan(6)).hasTag(kGpsTag);
    });
}

}  // namespace leo::node
