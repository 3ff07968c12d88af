"""True pictures to encode again and again: scenes as the screen source saw them, kept without loss."""

import json
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from bench_parts.programs import program_environment
from bench_parts.scenes import Scene
from trajectory_recorder.errors import MachineError
from trajectory_recorder.virtual_desktop import VirtualDesktop

_START_S = 30.0

Pixels = npt.NDArray[np.uint8]


@dataclass(frozen=True)
class Part:
    """One picture, as the part of it that changed: (height, width, 4) BGRA, with its place and time."""

    at_ns: int
    x_px: int
    y_px: int
    pixels: Pixels


@dataclass(frozen=True)
class Footage:
    """Pictures of one size, in the order of time, which begins at 0."""

    title: str
    width_px: int
    height_px: int
    parts: list[Part]

    def pictures(self) -> Iterator[Pixels]:
        """Each whole picture; the same memory each time, so copy what is to last."""
        canvas = np.zeros((self.height_px, self.width_px, 4), np.uint8)
        for part in self.parts:
            height_px, width_px = part.pixels.shape[:2]
            canvas[part.y_px : part.y_px + height_px, part.x_px : part.x_px + width_px] = part.pixels
            yield canvas

    def at_rate(self, per_second: int) -> list[int]:
        """Which picture is seen at each tick of a constant rate, from the first to the last picture."""
        times = [part.at_ns for part in self.parts]
        ticks = np.arange(0, times[-1] + 1_000_000_000 // per_second, 1_000_000_000 / per_second)
        return [int(index) for index in np.searchsorted(times, ticks, side="right") - 1]


def record_footage(scene: Scene, file: Path, most: int) -> Footage:
    """Let the screen source look at a scene, and keep so many pictures at most.

    Raises:
        MachineError: It saw nothing.
    """
    with VirtualDesktop(scene.width_px, scene.height_px) as desktop:
        scene.prepare(desktop)
        command = (sys.executable, "-m", "bench_parts.patch_recorder")
        arguments = ("--output", str(file), "--pictures", str(most))
        recorder = desktop.open(*command, *arguments, environment=program_environment())
        deadline_s = time.monotonic() + _START_S
        while not desktop.output_of(recorder) and recorder.poll() is None and time.monotonic() < deadline_s:
            time.sleep(0.05)
        scene.work(desktop)
        desktop.close(recorder)
        said = desktop.output_of(recorder)
    footage = read_footage(said, file, scene)
    if len(footage.parts) < 2:
        raise MachineError(f"the screen source saw nothing of {scene.title}", said.strip()[-200:])
    return footage


def read_footage(said: str, file: Path, scene: Scene) -> Footage:
    """Parse what the recorder of parts printed; the pixels stay in its file."""
    lines = [json.loads(line) for line in said.splitlines() if line.endswith("}")]
    raw: Pixels = np.memmap(file, np.uint8, "r") if lines else np.empty(0, np.uint8)
    parts = []
    for line in lines:
        size = line["height_px"] * line["width_px"] * 4
        pixels = raw[line["offset"] : line["offset"] + size]
        if len(pixels) == size:  # it was ended in the middle of a picture
            shape = line["height_px"], line["width_px"], 4
            at_ns = line["at_ns"] - lines[0]["at_ns"]
            parts.append(Part(at_ns, line["x_px"], line["y_px"], pixels.reshape(shape)))
    return Footage(scene.title, scene.width_px, scene.height_px, parts)
