"""Reads a picture from $LEO_INPUT, writes it in grey as PNG to $LEO_OUTPUT."""

import os
import sys

from PIL import Image, ImageOps, JpegImagePlugin, PngImagePlugin

# 100 megapixels are 300 MB as colour: what the memory limit of lambda.json holds.
Image.MAX_IMAGE_PIXELS = 100_000_000


def main():
    # Naming the formats keeps Pillow from loading its forty other readers.
    try:
        with Image.open(os.environ["LEO_INPUT"], formats=("PNG", "JPEG")) as picture:
            # convert("L") is (19595 R + 38470 G + 7471 B + 32768) >> 16 for each pixel. Transparent pixels keep
            # their colour, so that the result depends on the picture alone and not on a background.
            # A camera's picture is turned as its EXIF says: the grey one has no EXIF.
            grey = ImageOps.exif_transpose(picture).convert("RGB").convert("L")
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as problem:
        print(f"This is not a PNG or JPEG picture that can be read: {problem}", file=sys.stderr)
        return 1
    grey.save(os.environ["LEO_OUTPUT"], format="PNG", compress_level=1)
    print(f"{grey.width} x {grey.height} pixels")
    return 0


if __name__ == "__main__":
    sys.exit(main())
