"""Renders the sample pictures, the same on every machine with the same NumPy and Pillow.

usage: generate.py [OUTDIR]      (default: this folder)

A landscape at dusk: sky with clouds, three ridges of hills, a lake that mirrors them, fine grain as of a camera.
Made for this project; no photograph is in it.
"""

import os
import sys

import numpy as np
from PIL import Image

SEED = 20240611


def smooth_noise(rng, height, width, cells, stretch):
    """Noise with features of about width/cells pixels, in 0..1: random values on a grid, blended by smoothstep."""
    rows = max(2, round(cells * height / width * stretch))
    grid = rng.random((rows + 2, cells + 2), dtype=np.float32)
    y, x = np.linspace(0, rows, height, dtype=np.float32), np.linspace(0, cells, width, dtype=np.float32)
    iy, ix = y.astype(int), x.astype(int)
    fy, fx = y - iy, x - ix
    fy, fx = (fy * fy * (3 - 2 * fy))[:, None], (fx * fx * (3 - 2 * fx))[None, :]
    a, b = grid[iy][:, ix], grid[iy][:, ix + 1]
    c, d = grid[iy + 1][:, ix], grid[iy + 1][:, ix + 1]
    return (a * (1 - fx) + b * fx) * (1 - fy) + (c * (1 - fx) + d * fx) * fy


def fractal(rng, height, width, cells, octaves, stretch=1.0):
    total, weight = np.zeros((height, width), np.float32), 0.0
    for octave in range(octaves):
        total += smooth_noise(rng, height, width, cells << octave, stretch) * 0.5**octave
        weight += 0.5**octave
    return total / weight


def blend(low, high, amount):
    return low + (np.asarray(high, np.float32) - low) * amount[..., None]


def ridge(rng, width, base, size, roughness):
    """Height of a line of hills for every column, as a fraction of the picture."""
    x = np.linspace(0, 1, width, dtype=np.float32)
    line = np.full(width, base, np.float32)
    for k in range(1, roughness + 1):
        line += size / k**1.4 * np.sin(2 * np.pi * (k * x * (1 + rng.random()) + rng.random())).astype(np.float32)
    return line


def scene(width, height, grain):
    rng = np.random.default_rng(SEED)
    horizon = 0.62
    y = np.linspace(0, 1, height, dtype=np.float32)[:, None] + np.zeros((1, width), np.float32)
    x = np.linspace(0, 1, width, dtype=np.float32)[None, :] + np.zeros((height, 1), np.float32)
    picture = blend(np.array([38, 62, 120], np.float32), [250, 178, 112], np.clip(y / horizon, 0, 1) ** 1.5)
    sun = np.exp(-(((x - 0.68) / 0.10) ** 2 + ((y - 0.50) / 0.09) ** 2))
    picture = blend(picture, [255, 236, 190], np.clip(sun, 0, 1))
    clouds = np.clip((fractal(rng, height, width, 4, 7, 3.5) - 0.50) * 4.5, 0, 1) * np.clip(1 - y / horizon, 0, 1)
    picture = blend(picture, [244, 214, 208], clouds * 0.75)
    trees = fractal(rng, height, width, 60, 4)
    for base, size, colour in ((0.50, 0.045, [112, 104, 140]), (0.55, 0.035, [74, 82, 104]), (0.60, 0.02, [34, 52, 44])):
        line = ridge(rng, width, base, size, 9)
        depth = np.clip((y - line[None, :]) * 300, 0, 1)
        shade = np.asarray(colour, np.float32) * (0.75 + 0.5 * trees[..., None])
        picture = picture + (shade - picture) * depth[..., None]
    shore = int(height * 0.64)
    rows = np.clip(2 * shore - np.arange(shore, height), 0, shore - 1)
    ripples = fractal(rng, height - shore, width, 16, 4, 4.0) - 0.5
    shift = (ripples * width * 0.012).astype(int)
    columns = np.clip(np.arange(width)[None, :] + shift, 0, width - 1)
    water = picture[rows[:, None], columns] * 0.72 + np.array([8, 16, 26], np.float32)
    picture[shore:] = water * (1 + ripples[..., None] * 0.35)
    picture += rng.normal(0, grain, (height, width, 1)).astype(np.float32)
    return Image.fromarray(np.clip(picture, 0, 255).astype(np.uint8), "RGB")


def main():
    out = sys.argv[1] if len(sys.argv) > 1 else os.path.dirname(os.path.abspath(__file__))
    path = lambda name: os.path.join(out, name)
    # Grain that hides the steps of the sky, in shades of two: the PNG stays below 1.2 MB.
    small = scene(1200, 840, 0.7).convert("RGB")
    small = Image.fromarray((np.asarray(small) // 2 * 2 + 1).astype(np.uint8), "RGB")
    small.save(path("photo-1mp.png"), optimize=True)
    scene(4000, 3000, 1.5).save(path("photo-12mp.jpg"), quality=86, subsampling="4:2:0", optimize=True)
    scene(48, 32, 0).save(path("tiny.png"), optimize=True)
    with open(path("photo-1mp.png"), "rb") as file:
        start = file.read(40_000)
    with open(path("broken.png"), "wb") as file:
        file.write(start)


if __name__ == "__main__":
    main()
