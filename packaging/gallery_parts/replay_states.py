"""The replay's window in its states, reached by its keys."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from gallery_parts.materials import Materials
from gallery_parts.stage import DARK, TWICE, Stage
from gallery_parts.states import Pixels, state

SCREEN_PX = (1280, 800)
_NARROW_PX = (800, 700)
_PLAYED_S = 1.5
_TO_THE_SCROLL = ("n",) * 8


@contextmanager
def replaying(
    bundle: Path,
    *keys: str,
    at: str = "",
    size_px: tuple[int, int] = SCREEN_PX,
    sound: bool = False,
    **environment: str,
) -> Iterator[Stage]:
    """Open a replay, go to a time, press keys, and wait for what they do."""
    with Stage(*size_px, sound=sound) as stage:
        stage.opens("Replay", "replay", str(bundle), **environment)
        if at:
            stage.presses("g")
            stage.writes(f"{at}\n")
        stage.presses(*keys)
        stage.settles()
        yield stage


@state(
    "replay-paused",
    "Paused",
    "The recorded screen with the turn of the wheel, the keys and the active window laid over it, and "
    "the same moment on the timeline, in the list of steps and in the pictures before and after the step.",
)
def _paused(materials: Materials) -> Pixels:
    with replaying(materials.notes, *_TO_THE_SCROLL) as stage:
        return stage.look()


@state(
    "replay-playing",
    "Playing",
    "While it plays, timeline and list go along; pictures of steps wait until it pauses.",
)
def _playing(materials: Materials) -> Pixels:
    with replaying(materials.notes, at="0:05", sound=True) as stage:
        stage.presses("space")
        time.sleep(_PLAYED_S)
        return stage.look()


@state(
    "replay-step",
    "A chosen step",
    "N and P go from step to step: the screen as the expert saw it before, and what came of it.",
)
def _step(materials: Materials) -> Pixels:
    with replaying(materials.notes, "n", "n", "n") as stage:
        return stage.look()


@state(
    "replay-search",
    "Searched steps",
    "The list has the steps with a word in them, or in what was said with them.",
)
def _search(materials: Materials) -> Pixels:
    with replaying(materials.notes, "slash", at="0:12") as stage:
        stage.writes("save")
        stage.settles()
        return stage.look()


@state("replay-filter", "Filtered steps", "The list has the steps of one kind: here, clicks.")
def _filter(materials: Materials) -> Pixels:
    with replaying(materials.notes, "slash", "Tab", "C", at="0:12") as stage:
        return stage.look()


@state("replay-speech", "Speech", "What was said, sentence by sentence; a sentence leads to its moment.")
def _speech(materials: Materials) -> Pixels:
    with replaying(materials.notes, "slash", "ctrl+Tab", at="0:07") as stage:
        return stage.look()


@state(
    "replay-findings",
    "Findings",
    "What the check found and what the expert marked; [ and ] go from one to the next.",
)
def _findings(materials: Materials) -> Pixels:
    with replaying(materials.notes, "bracketright", "slash", "ctrl+Tab", "ctrl+Tab", at="0:12") as stage:
        return stage.look()


@state(
    "replay-idle",
    "An idle stretch",
    "Where nothing happens the timeline is striped. With Skip idle a replay leaves it out; S watches it.",
)
def _idle(materials: Materials) -> Pixels:
    with replaying(materials.notes, "i", at="0:22") as stage:
        return stage.look()


@state("replay-pixels", "Every pixel", "Zoomed until single pixels are seen, sharp as they were recorded.")
def _pixels(materials: Materials) -> Pixels:
    with replaying(materials.notes, *_TO_THE_SCROLL, "z", *("equal",) * 6) as stage:
        return stage.look()


@state("replay-displays", "Two displays", "Displays lie as they did on the desk; D shows each alone.")
def _displays(materials: Materials) -> Pixels:
    with replaying(materials.two_displays, "End") as stage:
        return stage.look()


@state(
    "replay-silent",
    "One display, and no voice",
    "Without a voice there is no lane for it, and the list says why.",
)
def _silent(materials: Materials) -> Pixels:
    with replaying(materials.two_displays, "End", "d", "slash", "ctrl+Tab") as stage:
        return stage.look()


@state(
    "replay-damaged",
    "A damaged recording",
    "It plays as far as it can; a bar says what is missing and where, and the timeline shows it.",
)
def _damaged(materials: Materials) -> Pixels:
    with replaying(materials.damaged) as stage:
        return stage.look()


@state("replay-help", "The keys", "All of the replay's keys; F1 opens the sheet, and Esc closes it.")
def _help(materials: Materials) -> Pixels:
    with replaying(materials.notes, "F1", at="0:12") as stage:
        return stage.look()


@state("replay-dark", "Dark", "On a dark desktop the window is dark; the recorded picture is as it was.")
def _dark(materials: Materials) -> Pixels:
    with replaying(materials.notes, *_TO_THE_SCROLL, **DARK) as stage:
        return stage.look()


@state("replay-narrow", "A small screen", "Nothing is cut off on a screen of 800 by 700 pixels.")
def _narrow(materials: Materials) -> Pixels:
    with replaying(materials.notes, *_TO_THE_SCROLL, size_px=_NARROW_PX) as stage:
        return stage.look()


@state(
    "replay-double",
    "Twice as fine",
    "On a screen of twice the density everything is as large and twice as fine; here its last quarter.",
)
def _double(materials: Materials) -> Pixels:
    width_px, height_px = SCREEN_PX
    with replaying(materials.notes, *_TO_THE_SCROLL, size_px=(2 * width_px, 2 * height_px), **TWICE) as stage:
        return stage.look()[height_px:, width_px:]
