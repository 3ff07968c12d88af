"""openadapt-capture, an open recorder of demonstrations, from the package index.

Run as its documentation says, every setting as it comes: at most ten pictures a second, encoded
without loss after the recording, and input. Narration would need a speech model that its package does
not bring. Its library is not imported: what it leaves is an SQLite file, and an MP4 file that ends in
a box which says when each frame was taken.
"""

import json
import signal
import sqlite3
import struct
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import av
import numpy as np

from bench_parts.likeness import Frame
from bench_parts.openadapt_environment import NAME, capture_program
from bench_parts.process_tree import ProcessTree
from bench_parts.recording import Cost, Job, RecordedInput, Recording, bytes_below, last_words, wait_for_words
from bench_parts.work import Input
from trajectory_recorder.clock import monotonic_ns
from trajectory_recorder.errors import MachineError
from trajectory_recorder.virtual_desktop import VirtualDesktop

_START_S = 90.0
_BOX = bytes.fromhex("d8e90f0620b44e0cb4494f70656e4164")
_KINDS = {
    ("move", None): Input.MOVE,
    ("click", 1): Input.BUTTON_PRESS,
    ("click", 0): Input.BUTTON_RELEASE,
    ("press", None): Input.KEY_PRESS,
    ("release", None): Input.KEY_RELEASE,
}


def record_with_openadapt(desktop: VirtualDesktop, folder: Path, job: Job, *, patience_s: float) -> Recording:
    """Record, and wait for so long at most until it has encoded what it recorded.

    Raises:
        MachineError: It can't be had, or failed.
    """
    root, log = folder / "capture", folder / "openadapt.log"
    command = [str(capture_program()), "record", str(root), "--description", "benchmark"]
    utc_minus_monotonic_ns = time.time_ns() - monotonic_ns()
    with (
        log.open("wb") as said,
        subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=said, stderr=said, env=desktop.environment, cwd=folder
        ) as process,
        ProcessTree(process.pid) as tree,
    ):
        try:
            wait_for_words(log, "Stop from another", is_running=tree.is_running, who=NAME, timeout_s=_START_S)
            began = tree.mark()
            work = job(desktop)
            asked_to_stop = tree.mark()
            process.send_signal(signal.SIGINT)
            ended = tree.mark_at_end(patience_s)
        except TimeoutError:
            tree.kill()
            note = f"had not finished {patience_s:g} s after it was asked to stop, and was ended"
            return Recording(
                work, Cost(began, asked_to_stop, None, tree.memory), None, None, lambda: iter(()), None, note
            )
        except BaseException:
            tree.kill()
            raise
    videos = list(root.glob("*.mp4"))
    if process.returncode or len(videos) != 1:
        raise MachineError(
            f"{NAME} ended with code {process.returncode}", last_words(log.read_text(encoding="utf-8"))
        )
    (video,) = videos
    inputs = [
        RecordedInput(kind, at_ns - utc_minus_monotonic_ns)
        for kind, at_ns in read_inputs(root / "recording.db")
    ]
    cost = Cost(began, asked_to_stop, ended, tree.memory)
    return Recording(
        work,
        cost,
        video.stat().st_size,
        bytes_below(root),
        lambda: _frames(video, utc_minus_monotonic_ns),
        inputs,
    )


def read_inputs(database: Path) -> Iterator[tuple[Input, int]]:
    """Yield the kind and the wall clock's time, in ns, of each event of input."""
    columns = "name, timestamp, mouse_pressed, mouse_dx, mouse_dy"
    with closing(sqlite3.connect(database)) as connection:
        rows = connection.execute(f"SELECT {columns} FROM action_event ORDER BY timestamp")  # noqa: S608
        for name, at_s, pressed, dx, dy in rows:
            at_ns = round(float(at_s) * 1e9)
            if name == "scroll":
                yield from [(Input.NOTCH, at_ns)] * round(abs(float(dx or 0)) + abs(float(dy or 0)))
            elif (kind := _KINDS.get((name, pressed))) is not None:
                yield kind, at_ns


def read_capture_times(video: Path) -> dict[int, int]:
    """Read when frames were taken, by their place in the file, in ns of the wall clock.

    Between them are copies that only keep the file's frame rate.

    Raises:
        MachineError: The file does not say.
    """
    with video.open("rb") as file:
        while len(header := file.read(8)) == 8:  # ISO/IEC 14496-12, 4.2
            length, kind = struct.unpack(">I4s", header)
            if length == 1:
                length = struct.unpack(">Q", file.read(8))[0] - 8
            if kind == b"uuid" and file.read(16) == _BOX:
                told = json.loads(file.read(length - 24))
                return {index: round(at_s * 1e9) for index, at_s in told["captures"]}
            if length == 0:
                break
            file.seek(length - (24 if kind == b"uuid" else 8), 1)
    raise MachineError(
        f"the video of {NAME} does not say when its frames were taken", "use the pinned version"
    )


def _frames(video: Path, utc_minus_monotonic_ns: int) -> Iterator[Frame]:
    times = read_capture_times(video)
    with av.open(str(video)) as container:
        for index, frame in enumerate(container.decode(video=0)):
            if index in times:
                yield times[index] - utc_minus_monotonic_ns, np.asarray(frame.to_ndarray(format="rgb24"))
