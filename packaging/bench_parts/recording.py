"""What a recorder leaves, whichever it is: files, frames with their times, input, and what it cost."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bench_parts.likeness import Frame
from bench_parts.process_tree import Mark, MemorySample
from bench_parts.work import Input, Work
from trajectory_recorder.errors import MachineError
from trajectory_recorder.virtual_desktop import VirtualDesktop

Job = Callable[[VirtualDesktop], Work]

_POLL_S = 0.02
_LAST_WORDS = 300


@dataclass(frozen=True)
class Cost:
    """What a recording took: marks at the beginning and the end of the work, and when all was done.

    `ended` is None where it did not end in time.
    """

    began: Mark
    asked_to_stop: Mark
    ended: Mark | None
    memory: list[MemorySample]

    @property
    def memory_at_work(self) -> list[MemorySample]:
        """Samples while work was done, without starting and stopping."""
        return [it for it in self.memory if self.began.at_s < it.at_s < self.asked_to_stop.at_s]


@dataclass(frozen=True)
class RecordedInput:
    """One thing done with keyboard or pointer, at a monotonic time, as a recording has it."""

    kind: Input
    at_ns: int


@dataclass(frozen=True)
class Recording:
    """What a recorder left, and the work that it recorded.

    `frames` decodes: it yields (monotonic time of the picture in ns, picture), RGB, in the order of
    time. `inputs` is None where a recorder records none. `note` says what else there is to know.
    """

    work: Work
    cost: Cost
    video_bytes: int | None
    total_bytes: int | None
    frames: Callable[[], Iterator[Frame]]
    inputs: list[RecordedInput] | None
    note: str = ""


Recorder = Callable[[VirtualDesktop, Path, Job], Recording]
"""Records a desktop while a job is done, into a folder; raises TrajectoryError if it can't."""


def wait_for_words(
    log: Path, words: str, *, is_running: Callable[[], bool], who: str, timeout_s: float
) -> str:
    """Wait until a program has written some words to its log; returns the log.

    Raises:
        MachineError: It ended, or did not say them in time.
    """
    deadline_s = time.monotonic() + timeout_s
    while words not in (said := log.read_text(encoding="utf-8", errors="replace")):
        if not is_running() or time.monotonic() > deadline_s:
            raise MachineError(f"{who} did not begin to record", last_words(said))
        time.sleep(_POLL_S)
    return said


def last_words(said: str) -> str:
    """The end of what a program said, in one line."""
    return f"the last it said: {' '.join(said.split())[-_LAST_WORDS:] or 'nothing'}"


def bytes_below(folder: Path) -> int:
    """The length of all files in a folder and below it."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
