"""The window that a recording is mended in, in its states."""

import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench_parts.programs import program_environment

from gallery_parts.materials import Materials
from gallery_parts.stage import DARK, TWICE, Stage
from gallery_parts.states import Pixels, state
from trajectory_recorder.events import Rectangle
from trajectory_recorder.redaction import draft
from trajectory_recorder.redaction.edits import Cover, Cut, Edit, MaskText, Mute, Note

_SCREEN_PX = (1280, 800)
_NARROW_PX = (800, 700)
_S_NS = 1_000_000_000
_COVERED_S, _CUT_S = 12, 26
_GERMAN_TITLE = "Nachbessern"
_IN_GERMAN = {"LC_ALL": "de_DE.UTF-8"}  # the language is the system's, if nothing else is set
_EDITS: tuple[Edit, ...] = (
    Mute(2 * _S_NS, 4 * _S_NS),
    Cover(10 * _S_NS, 16 * _S_NS, 0, Rectangle(40, 84, 900, 40)),
    MaskText(17 * _S_NS, 19 * _S_NS),
    Note(20 * _S_NS, 21 * _S_NS, "The dialog takes its time here."),
    Cut(24 * _S_NS, 27 * _S_NS),
)


@contextmanager
def _mending(
    materials: Materials,
    *edits: Edit,
    at_s: int = _COVERED_S,
    size_px: tuple[int, int] = _SCREEN_PX,
    title: str = "Mend",
    **environment: str,
) -> Iterator[Stage]:
    """Open a copy of a recording that has these changes already, at this second."""
    with (
        tempfile.TemporaryDirectory(prefix="mending-") as folder,
        Stage(*size_px, sound=True) as stage,
    ):
        root = Path(folder) / materials.notes.name
        shutil.copytree(materials.notes, root)
        if edits:
            draft.save(root, edits)
        program = (sys.executable, "-m", "gallery_parts.mending_window", str(root), str(at_s))
        stage.starts(title, *program, **program_environment(), **environment)
        yield stage


@state(
    "mending-findings",
    "What was found",
    "In plain words how the recording is; each finding has its remedies at hand.",
)
def _findings(materials: Materials) -> Pixels:
    with _mending(materials) as stage:
        return stage.look()


@state(
    "mending-changes",
    "Changes",
    "Nothing is changed yet: the list and the timeline say what will be, and each change can be taken back.",
)
def _changes(materials: Materials) -> Pixels:
    with _mending(materials, *_EDITS, at_s=_CUT_S) as stage:
        return stage.look()


@state("mending-covered", "A covered region", "The picture shows what others will see.")
def _covered(materials: Materials) -> Pixels:
    with _mending(materials, *_EDITS) as stage:
        return stage.look()


@state(
    "mending-submitted",
    "The new recording",
    "It is made and looked through, and what is left in it is said before it goes.",
)
def _submitted(materials: Materials) -> Pixels:
    with _mending(materials, *_EDITS) as stage:
        stage.presses("ctrl+Return")
        stage.settles()
        return stage.look()


@state("mending-dark", "Dark", "The tools are dark on a dark desktop; the recorded picture is as it was.")
def _dark(materials: Materials) -> Pixels:
    with _mending(materials, *_EDITS, **DARK) as stage:
        return stage.look()


@state("mending-narrow", "A small screen", "Tools and findings on a screen of 800 by 700 pixels.")
def _narrow(materials: Materials) -> Pixels:
    with _mending(materials, *_EDITS, size_px=_NARROW_PX) as stage:
        return stage.look()


@state(
    "mending-german",
    "In German",
    "What the checks found, and what errors say, is said in the language of the windows, too.",
)
def _german(materials: Materials) -> Pixels:
    with _mending(materials, title=_GERMAN_TITLE, **_IN_GERMAN) as stage:
        return stage.look()


@state(
    "mending-double",
    "Twice as fine",
    "The panel and the timeline on a screen of twice the density; here its last quarter.",
)
def _double(materials: Materials) -> Pixels:
    width_px, height_px = _SCREEN_PX
    with _mending(materials, *_EDITS, size_px=(2 * width_px, 2 * height_px), **TWICE) as stage:
        return stage.look()[height_px:, width_px:]
