"""Records real sessions on a virtual desktop, with a log of what really happened beside them."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from trajectory_recorder.recording.client import Engine
from trajectory_recorder.settings import RecordSettings
from trajectory_recorder.virtual_desktop import VirtualDesktop
from trajectory_recorder.virtual_desktop.walkthrough import keep_lab_notes

SETTINGS = RecordSettings(reserve_mb=50)
SILENT = RecordSettings(reserve_mb=50, narration=False)
COUNTER = str(Path(__file__).with_name("counter_window.py"))


@dataclass(frozen=True)
class Change:
    """The X server drew `value` between two monotonic times."""

    value: int
    asked_ns: int
    done_ns: int


@dataclass(frozen=True)
class CounterSession:
    """A recording of a counter that changes on the screen, and the changes as it logged them."""

    root: Path
    changes: list[Change]
    x_px: int
    y_px: int


class SpeakingDesktop(VirtualDesktop):
    """A desktop that remembers when somebody spoke."""

    def __init__(self, desktop: VirtualDesktop) -> None:
        self.__dict__ = desktop.__dict__
        self.spoken: list[tuple[int, int]] = []

    def say(self, text: str, *, voice: str = "en-us") -> tuple[int, int]:
        self.spoken.append(super().say(text, voice=voice))
        return self.spoken[-1]


@dataclass(frozen=True)
class ScriptedSession:
    """A recorded walkthrough, and the monotonic times between which was spoken."""

    root: Path
    spoken: list[tuple[int, int]]


def record_walkthrough(desktop: VirtualDesktop, folder: Path) -> ScriptedSession:
    """Record the work that `demo` shows."""
    speaking = SpeakingDesktop(desktop)
    with Engine(environment=desktop.environment) as engine:
        root = engine.start(folder, SETTINGS)
        keep_lab_notes(speaking, lambda _what: None)
        engine.stop()
    return ScriptedSession(root, speaking.spoken)


def open_counter(
    desktop: VirtualDesktop,
    *,
    per_second: float,
    seconds: float,
    stay: float = 0,
    x_px: int = 64,
    y_px: int = 96,
) -> subprocess.Popen[bytes]:
    """Start a counter window; `changes` reads what it logged."""
    numbers = {"--x": x_px, "--y": y_px, "--rate": per_second, "--seconds": seconds, "--stay": stay}
    arguments = [str(part) for pair in numbers.items() for part in pair]
    return desktop.open(sys.executable, COUNTER, *arguments)


def changes(output: str) -> list[Change]:
    """Parse what a counter window printed."""
    lines = [json.loads(line) for line in output.splitlines() if line.endswith("}")]
    return [Change(line["value"], line["asked_ns"], line["monotonic_ns"]) for line in lines]


def record_counter_session(
    desktop: VirtualDesktop, folder: Path, *, per_second: float, seconds: float
) -> CounterSession:
    """Record a counter from before its first change until after its last."""
    with Engine(environment=desktop.environment) as engine:
        root = engine.start(folder, SILENT)
        counter = open_counter(desktop, per_second=per_second, seconds=seconds, stay=1)
        counter.wait(timeout=seconds + 60)
        engine.stop()
    return CounterSession(root, changes(desktop.output_of(counter)), 64, 96)
