"""Recordings that the gallery shows: real work on virtual desktops, recorded by this project's own recorder.

Their words and files are made up. Each is recorded once a run, and what damages or lengthens one works on a copy.
"""

import os
import shutil
import time
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Self

from helpers.command_line import run
from trajectory_recorder.bundle import Bundle, layout
from trajectory_recorder.bundle.transcript import Transcript, write_transcript
from trajectory_recorder.bundle.voice import narration
from trajectory_recorder.errors import MachineError
from trajectory_recorder.recording.client import Engine
from trajectory_recorder.settings import RecordSettings
from trajectory_recorder.speech import Model, Word
from trajectory_recorder.virtual_desktop import VirtualDesktop
from trajectory_recorder.virtual_desktop.walkthrough import keep_lab_notes

_SCREEN_PX = (1280, 720)
_TWO_PX = (1600, 600)
# Longer than what a replay skips, with its lead-in.
_REST_S = 8.0
_SETTINGS = RecordSettings(reserve_mb=50)
_SILENT = RecordSettings(reserve_mb=50, narration=False)
_TYPED = (
    "printf 'bolts 40\\nnuts 38\\nwashers 120\\n' > stock.txt\n",
    "awk '$2 < 39' ~/stock.txt\n",
)
_TERMINAL = ("xterm", "-fa", "DejaVu Sans Mono", "-fs", "12", "-title")


_Said = tuple[str, int, int]
"""A text, and the monotonic times in nanoseconds between which it is heard."""


class _HeardDesktop(VirtualDesktop):
    """A desktop that notes what is said on it."""

    def __enter__(self) -> Self:
        self.said: list[_Said] = []
        return super().__enter__()

    def say(self, text: str, *, voice: str = "en-us") -> tuple[int, int]:
        times_ns = super().say(text, voice=voice)
        self.said.append((text, *times_ns))
        return times_ns


class Materials:
    """The recordings, made when they are first asked for.

    Args:
        folder: Where they go.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @cached_property
    def notes(self) -> Path:
        """Notes are kept, explained by voice and transcribed; with a mark, an idle stretch and findings."""
        if (root := self._folder / "notes" / f"lab-notes{layout.SUFFIX}").exists():
            return root
        with _HeardDesktop(*_SCREEN_PX) as desktop, Engine(environment=desktop.environment) as engine:
            root = engine.start(self._folder / "notes", _SETTINGS, task_id="lab-notes")
            keep_lab_notes(desktop, lambda _: None)
            engine.mark("the note is saved")
            desktop.focus(desktop.wait_for_window("Terminal"))
            time.sleep(_REST_S)
            desktop.type("cat readings.txt\n")
            time.sleep(1)
            engine.stop()
        root = _named(root, "lab-notes")
        _transcribe(Bundle(root), desktop.said)
        _judge(root)
        return root

    @cached_property
    def two_displays(self) -> Path:
        """Work on two displays, without a voice."""
        if (root := self._folder / "two" / f"stock-list{layout.SUFFIX}").exists():
            return root
        with VirtualDesktop(*_TWO_PX, sound=False) as desktop:
            desktop.run("xrandr", "--setmonitor", "left", "800/210x600/160+0+0", "screen")
            desktop.run("xrandr", "--setmonitor", "right", "800/210x600/160+800+0", "none")
            windows = [_terminal(desktop, name, left_px) for name, left_px in (("Stock", 60), ("Order", 860))]
            with Engine(environment=desktop.environment) as engine:
                root = engine.start(self._folder / "two", _SILENT, task_id="stock-list")
                for window, text in zip(windows, _TYPED, strict=True):
                    _types(desktop, window, text)
                engine.stop()
        return _named(root, "stock-list")

    @cached_property
    def damaged(self) -> Path:
        """The notes as a copy that was broken off has them: the picture's file ends in the middle."""
        root = self._folder / "damaged" / self.notes.name
        if root.exists():
            return root
        shutil.copytree(self.notes, root)
        picture = root / layout.screen_path(0, 0)
        os.truncate(picture, picture.stat().st_size * 6 // 10)
        return root


def _named(root: Path, name: str) -> Path:
    """A recording by a name without the time, so that windows look the same in every gallery."""
    return root.rename(root.with_name(f"{name}{layout.SUFFIX}"))


def _terminal(desktop: VirtualDesktop, name: str, left_px: int) -> int:
    desktop.open(*_TERMINAL, name, "-geometry", f"66x18+{left_px}+80")
    return desktop.wait_for_window(name)


def _types(desktop: VirtualDesktop, window: int, text: str) -> None:
    left_px, top_px, _, _ = desktop.window_rectangle(window)
    desktop.click(left_px + 200, top_px + 120)
    desktop.focus(window)
    desktop.type(text)
    time.sleep(1)


def _transcribe(bundle: Bundle, said: Sequence[_Said]) -> None:
    """Put the words beside the voice that were spoken; within a sentence, letters share out its time."""
    begun_ns = bundle.manifest.clock.start_monotonic_ns
    words: list[Word] = []
    for text, from_ns, to_ns in said:
        length_ns, before = (to_ns - from_ns) // len(text), 0
        for word in text.split():
            at_ns = from_ns - begun_ns + before * length_ns
            words.append(Word(at_ns, at_ns + len(word) * length_ns, f" {word}", 1.0))
            before += len(word) + 1
    made = Transcript("script", "1", Model("script", "0" * 64), "en", narration(bundle), tuple(words))
    write_transcript(bundle, made)


def _judge(root: Path) -> None:
    """Have the bundle checked, and the report kept in it."""
    finished = run(os.environ, "check", str(root))
    if finished.code not in {0, 1}:
        raise MachineError(f"the recording could not be checked: {finished.err}")
