#include "node/picture_metadata.h"

#include <algorithm>

namespace leo::node {
namespace {

constexpr std::uint8_t kPngSignature[] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
constexpr std::size_t kPngChunkOverhead = 12;  // length, type, CRC

bool beginsWith(ByteView bytes, ByteView prefix) {
    return bytes.size() >= prefix.size() && equal(bytes.first(prefix.size()), prefix);
}

bool isPngMetadata(std::string_view type) {
    static constexpr std::string_view kTypes[] = {"tEXt", "zTXt", "iTXt", "eXIf", "tIME"};
    return std::find(std::begin(kTypes), std::end(kTypes), type) != std::end(kTypes);
}

Result<Bytes> stripPng(ByteView picture) {
    Bytes out = toBytes(picture.first(sizeof kPngSignature));
    std::size_t at = sizeof kPngSignature;
    for (;;) {
        LEO_REQUIRE(picture.size() - at >= kPngChunkOverhead, Code::Malformed,
                    "the PNG is cut off at byte " + std::to_string(at));
        const std::size_t length = readU32be(picture.data() + at);
        LEO_REQUIRE(length <= picture.size() - at - kPngChunkOverhead, Code::Malformed,
                    "the PNG is cut off at byte " + std::to_string(picture.size()));
        const ByteView chunk = picture.subspan(at, length + kPngChunkOverhead);
        const std::string_view type = textOf(chunk.subspan(4, 4));
        if (!isPngMetadata(type)) append(out, chunk);
        at += chunk.size();
        if (type == "IEND") return out;
    }
}

bool isJpegMetadata(std::uint8_t marker) {
    const bool application = marker >= 0xE0 && marker <= 0xEF;
    const bool needed = marker == 0xE0 || marker == 0xE2 || marker == 0xEE;
    return (application && !needed) || marker == 0xFE;
}

constexpr std::string_view kExifStart("Exif\0\0", 6);
constexpr unsigned kUpright = 1;  // also the meaning of no orientation

// Exif's Orientation, 1 to 8, of an APP1 segment's content; upright for anything that is not Exif or is broken.
// Source: TIFF 6.0 sections 2 and 8, Exif 2.32 section 4.6.
unsigned orientationOf(ByteView content) {
    constexpr unsigned kOrientation = 0x0112, kShort = 3;
    constexpr std::size_t kEntryBytes = 12;
    if (!beginsWith(content, viewOf(kExifStart))) return kUpright;
    const ByteView tiff = content.subspan(kExifStart.size());
    if (tiff.size() < 8 || tiff[0] != tiff[1] || (tiff[0] != 'I' && tiff[0] != 'M')) return kUpright;
    const bool little = tiff[0] == 'I';
    const auto u16 = [&](std::size_t at) -> unsigned {
        return little ? tiff[at] | unsigned{tiff[at + 1]} << 8 : readU16be(tiff.data() + at);
    };
    const std::size_t directory = little ? u16(4) | std::size_t{u16(6)} << 16 : readU32be(tiff.data() + 4);
    if (u16(2) != 42 || directory > tiff.size() - 2) return kUpright;
    const std::size_t room = (tiff.size() - directory - 2) / kEntryBytes;
    for (std::size_t i = 0; i < std::min<std::size_t>(u16(directory), room); ++i) {
        const std::size_t entry = directory + 2 + i * kEntryBytes;
        if (u16(entry) != kOrientation || u16(entry + 2) != kShort) continue;
        const unsigned value = u16(entry + 8);
        return value >= 1 && value <= 8 ? value : kUpright;
    }
    return kUpright;
}

// An APP1 segment that says this orientation and nothing else.
Bytes orientationSegment(unsigned orientation) {
    Bytes out = {0xFF, 0xE1, 0, 0};
    append(out, viewOf(kExifStart));
    append(out, Bytes{'M', 'M', 0, 42, 0, 0, 0, 8});                // big-endian, the directory follows
    append(out, Bytes{0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1});         // one entry: Orientation, SHORT, one
    append(out, Bytes{0, static_cast<std::uint8_t>(orientation)});  // its value
    append(out, Bytes{0, 0, 0, 0, 0, 0});                           // padding, and no further directory
    out[3] = static_cast<std::uint8_t>(out.size() - 2);
    return out;
}

// From a scan's header on: entropy-coded data up to the next marker that is neither a stuffed byte nor a restart.
std::size_t scanEnd(ByteView picture, std::size_t at) {
    while (at + 1 < picture.size()) {
        const std::uint8_t next = picture[at + 1];
        if (picture[at] == 0xFF && next != 0x00 && next != 0xFF && !(next >= 0xD0 && next <= 0xD7)) return at;
        ++at;
    }
    return picture.size();
}

Result<Bytes> stripJpeg(ByteView picture) {
    Bytes out = toBytes(picture.first(2));
    std::size_t at = 2;
    bool turned = false;
    for (;;) {
        LEO_REQUIRE(at + 2 <= picture.size(), Code::Malformed, "the JPEG is cut off at byte " + std::to_string(at));
        LEO_REQUIRE(picture[at] == 0xFF, Code::Malformed, "the JPEG is broken at byte " + std::to_string(at));
        const std::uint8_t marker = picture[at + 1];
        if (marker == 0xFF) {  // fill byte
            ++at;
            continue;
        }
        if (marker == 0xD9) {
            append(out, picture.subspan(at, 2));
            return out;
        }
        LEO_REQUIRE(at + 4 <= picture.size(), Code::Malformed, "the JPEG is cut off at byte " + std::to_string(at));
        const std::size_t length = readU16be(picture.data() + at + 2);
        LEO_REQUIRE(length >= 2 && length <= picture.size() - at - 2, Code::Malformed,
                    "the JPEG is cut off at byte " + std::to_string(picture.size()));
        std::size_t end = at + 2 + length;
        if (marker == 0xDA) end = scanEnd(picture, end);
        if (!isJpegMetadata(marker)) append(out, picture.subspan(at, end - at));
        const unsigned orientation = marker == 0xE1 ? orientationOf(picture.subspan(at + 4, length - 2)) : kUpright;
        if (orientation != kUpright && !turned) {
            turned = true;
            append(out, orientationSegment(orientation));
        }
        at = end;
    }
}

}  // namespace

std::optional<std::string> pictureType(ByteView bytes) {
    static constexpr std::uint8_t kJpegStart[] = {0xFF, 0xD8, 0xFF};
    if (beginsWith(bytes, kPngSignature)) return "image/png";
    if (beginsWith(bytes, kJpegStart)) return "image/jpeg";
    return std::nullopt;
}

Result<CleanPicture> stripMetadata(ByteView picture) {
    const std::optional<std::string> type = pictureType(picture);
    LEO_REQUIRE(type, Code::Unsupported, "the file is neither a PNG nor a JPEG picture");
    CleanPicture clean;
    clean.mediaType = *type;
    if (*type == "image/png") {
        LEO_TRY_ASSIGN(clean.bytes, stripPng(picture));
    } else {
        LEO_TRY_ASSIGN(clean.bytes, stripJpeg(picture));
    }
    clean.removedBytes = picture.size() - clean.bytes.size();
    return clean;
}

}  // namespace leo::node
