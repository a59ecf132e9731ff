// What a file is, by its content: the media type, and of a picture its size in pixels from the header alone.
//
// Nothing is decoded, so a picture that would need gigabytes costs nothing to refuse. Sources: W3C PNG third edition,
// ITU-T T.81 Annex B, EXIF 2.32 (CIPA DC-008) section 4.6 for the place of the location.
#pragma once

#include <optional>
#include <string>

#include "base/bytes.h"

namespace leo::node {

// "image/png", "image/jpeg", "image/gif", "image/webp", "application/pdf", "application/zip", "audio/wav",
// "text/plain" for UTF-8 without control characters, else "application/octet-stream". Never from a name.
std::string mediaTypeOf(ByteView bytes);

struct PictureSize {
    std::uint32_t width = 0, height = 0;
};
// Of a PNG or JPEG; none when the header does not say.
std::optional<PictureSize> pictureSize(ByteView picture);
// Beyond this a picture needs most of a computer's memory when somebody decodes it.
inline constexpr std::uint64_t kMaxPicturePixels = 200'000'000;

// Whether EXIF in it says where it was taken.
bool hasLocation(ByteView picture);

}  // namespace leo::node
