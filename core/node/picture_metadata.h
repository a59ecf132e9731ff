// Picture metadata: what a camera and an editor wrote beside the pixels, removed before a picture leaves the
// computer.
//
// Works on the container, never on the pixels: what is left decodes to exactly the same image. JPEG loses EXIF, XMP,
// Photoshop, comments and everything else in APP1, APP3–APP13, APP15 and COM (APP0, the colour profile in APP2 and
// Adobe's APP14 stay: they change how pixels are read). Where EXIF said that the picture is to be turned or mirrored,
// a new EXIF segment says that alone: cameras store pixels as the sensor lay, and the picture must stay upright. PNG
// loses tEXt, zTXt, iTXt, eXIf and tIME. Bytes after the end of the picture are dropped. Sources: ITU-T T.81 Annex B,
// W3C PNG third edition.
#pragma once

#include <optional>
#include <string>

#include "base/bytes.h"

namespace leo::node {

// By its first bytes: "image/png", "image/jpeg", nothing for anything else.
std::optional<std::string> pictureType(ByteView bytes);

struct CleanPicture {
    Bytes bytes;
    std::string mediaType;
    std::size_t removedBytes = 0;
};
// Malformed when the container is broken or cut off, saying where; Unsupported when it is neither PNG nor JPEG.
Result<CleanPicture> stripMetadata(ByteView picture);

}  // namespace leo::node
