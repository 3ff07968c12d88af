"""Looks at the display in DISPLAY at random moments, and keeps every pixel of what it sees.

Run as a program, until it is ended: `--output FILE` receives the pictures one after the other, BGRA,
zstd. Prints one JSON line for each, the X server having read the pixels between two monotonic times:

    {"before_ns": ..., "after_ns": ..., "stood_until_ns": ..., "offset": ..., "bytes": ...,
     "width_px": ..., "height_px": ...}

`stood_until_ns` is the time of a second look that saw the same, and null if that saw another picture.
"""

import argparse
import json
import os
import random
import sys
import time
from pathlib import Path

import mss
import zstandard

_LEAST_APART_S = 0.02
_SECOND_LOOK_S = 0.05  # longer than a recorder that looks 30 times a second looks away
_NICENESS = 10  # whoever is measured comes first


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--output", type=Path, required=True, help="file for the pictures")
    options.add_argument("--per-second", type=float, required=True, help="looks a second, on average")
    options.add_argument("--seed", type=int, required=True, help="of the moments")
    given = options.parse_args()
    os.nice(_NICENESS)
    chance = random.Random(given.seed)  # noqa: S311 - the same moments each time
    compress = zstandard.ZstdCompressor(level=1).compress
    with mss.MSS() as camera, given.output.open("wb") as file:
        everything = camera.monitors[0]
        next_s = time.monotonic()
        while True:
            next_s = max(next_s + _LEAST_APART_S + chance.expovariate(given.per_second), time.monotonic())
            time.sleep(max(next_s - time.monotonic(), 0))
            before_ns = time.perf_counter_ns()
            shot = camera.grab(everything)
            after_ns = time.perf_counter_ns()
            pixels = bytes(shot.raw)
            time.sleep(_SECOND_LOOK_S)
            second_ns = time.perf_counter_ns()
            stood = bytes(camera.grab(everything).raw) == pixels
            packed = compress(pixels)
            line = {
                "before_ns": before_ns,
                "after_ns": after_ns,
                "stood_until_ns": second_ns if stood else None,
                "offset": file.tell(),
                "bytes": len(packed),
                "width_px": shot.width,
                "height_px": shot.height,
            }
            file.write(packed)
            file.flush()
            sys.stdout.write(json.dumps(line) + "\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
