"""Those who are compared, each as its users run it: this project's engine, and ffmpeg.

Both record the same desktop for as long as some work takes and leave a file that is complete. What
comes of a recording is read later, so that reading costs nobody anything.
"""

import re
import subprocess
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from bench_parts.office_work import Work
from bench_parts.process_tree import Mark, MemorySample, ProcessTree
from trajectory_recorder.bundle import Bundle, verify
from trajectory_recorder.clock import monotonic_ns
from trajectory_recorder.errors import MachineError
from trajectory_recorder.events import FrameEvent, KeyEvent, PointerEvent
from trajectory_recorder.media import decode
from trajectory_recorder.recording.client import Engine
from trajectory_recorder.settings import RecordSettings
from trajectory_recorder.virtual_desktop import VirtualDesktop

_END_S = 60.0
_START_S = 20.0
_POLL_S = 0.02
_VIDEO = "data/screen-0.mkv"

Picture = npt.NDArray[np.uint8]
Job = Callable[[VirtualDesktop], Work]


@dataclass(frozen=True)
class Cost:
    """What a recording took: marks at the beginning and the end of the work, and when all was done."""

    began: Mark
    asked_to_stop: Mark
    ended: Mark
    memory: list[MemorySample]

    @property
    def memory_at_work(self) -> list[MemorySample]:
        """Samples while work was done, without starting and stopping."""
        return [it for it in self.memory if self.began.at_s < it.at_s < self.asked_to_stop.at_s]


@dataclass(frozen=True)
class Recording:
    """What a recorder left, and the work that it recorded.

    `frames` yields (monotonic time of the picture in ns, picture); `inputs` is None where none are
    recorded.
    """

    work: Work
    cost: Cost
    video_bytes: int
    total_bytes: int
    frames: Callable[[], Iterator[tuple[int, Picture]]]
    inputs: int | None


def record_with_engine(desktop: VirtualDesktop, folder: Path, job: Job) -> Recording:
    """Record with all streams and every setting as it comes."""
    with Engine(environment=desktop.environment) as engine, ProcessTree(engine.process_id) as tree:
        root = engine.start(folder, RecordSettings())
        began = tree.mark()
        work = job(desktop)
        asked_to_stop = tree.mark()
        engine.stop()
        cost = Cost(began, asked_to_stop, tree.mark_at_end(_END_S), tree.memory)
    if problems := verify(root):
        raise MachineError(f"the recorded bundle is not valid: {problems[0]}", "run again with less load")
    bundle = Bundle(root)
    start_ns = bundle.manifest.clock.start_monotonic_ns

    def frames() -> Iterator[tuple[int, Picture]]:
        messages = bundle.events_of(FrameEvent)
        for (at_ns, _), (_, picture) in zip(messages, decode.frames(bundle.path(_VIDEO)), strict=True):
            yield start_ns + at_ns, picture

    inputs = sum(isinstance(event, KeyEvent | PointerEvent) for _, event in bundle.events())
    total = sum(path.stat().st_size for path in root.rglob("*") if path.is_file())
    return Recording(work, cost, bundle.path(_VIDEO).stat().st_size, total, frames, inputs)


def record_with_ffmpeg(desktop: VirtualDesktop, folder: Path, job: Job) -> Recording:
    """Record the picture alone, 30 times a second, with x264 as its documentation suggests.

    Without a pixel format ffmpeg would choose 4:4:4 here, which costs it more and few players show.
    """
    video, log = folder / "ffmpeg.mkv", folder / "ffmpeg.log"
    size = "x".join(map(str, _screen_size(desktop)))
    command = [
        *("ffmpeg", "-hide_banner", "-f", "x11grab", "-framerate", "30", "-video_size", size),
        *("-i", desktop.display, "-c:v", "libx264", "-preset", "veryfast", "-crf", "23"),
        *("-pix_fmt", "yuv420p", str(video)),
    ]
    utc_minus_monotonic_ns = time.time_ns() - monotonic_ns()
    with (
        log.open("wb") as said,
        subprocess.Popen(command, stdin=subprocess.PIPE, stderr=said, env=desktop.environment) as process,
        ProcessTree(process.pid) as tree,
    ):
        _wait_until_writing(log)
        began = tree.mark()
        work = job(desktop)
        asked_to_stop = tree.mark()
        assert process.stdin is not None  # noqa: S101 - asked for above
        process.stdin.write(b"q")
        process.stdin.flush()
        cost = Cost(began, asked_to_stop, tree.mark_at_end(_END_S), tree.memory)
    first_ns = _first_frame_utc_ns(log.read_text(encoding="utf-8")) - utc_minus_monotonic_ns

    def frames() -> Iterator[tuple[int, Picture]]:
        for pts_ns, picture in decode.frames(video):
            yield first_ns + pts_ns, picture

    length = video.stat().st_size
    return Recording(work, cost, length, length, frames, None)


def _screen_size(desktop: VirtualDesktop) -> tuple[int, int]:
    width, height = desktop.run("xdotool", "getdisplaygeometry").split()
    return int(width), int(height)


def _wait_until_writing(log: Path) -> None:
    deadline_s = time.monotonic() + _START_S
    while "frame=" not in log.read_text(encoding="utf-8"):
        if time.monotonic() > deadline_s:
            raise MachineError(
                "ffmpeg did not begin to record", f"it said: {log.read_text(encoding='utf-8')}"
            )
        time.sleep(_POLL_S)


def _first_frame_utc_ns(said: str) -> int:
    """When ffmpeg read its first picture: it stamps with the wall clock, and says the first stamp."""
    found = re.search(r"Input #0.*?start: (\d+)\.(\d{6})", said, re.DOTALL)
    if found is None:
        raise MachineError("ffmpeg did not say when it began", "use a version of ffmpeg from 4 to 7")
    return int(found[1]) * 1_000_000_000 + int(found[2]) * 1_000
