"""Keys as they are shown: what was typed as one text, what was pressed together as one cap.

Modifiers are shown by themselves only while nothing is pressed with them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from trajectory_recorder.replay.overlays.marks import KeyCap
from trajectory_recorder.replay.timeline.timeline import Stroke

LINGER_NS = 1_200_000_000
# Letters that follow each other so quickly are one text: three a second is slow typing.
_TEXT_GAP_NS = 1_000_000_000
_MOST_LETTERS = 40
_MOST_CAPS = 5
_MODIFIERS = {"control": "Ctrl", "shift": "Shift", "alt": "Alt", "super": "Super", "altgr": "AltGr"}
_COMMANDING = {"control", "alt", "super"}


@dataclass(slots=True)
class _Run:
    """Strokes that are shown as one."""

    label: str
    typed: bool
    to_ns: int
    count: int = 1


def key_caps(strokes: Sequence[Stroke], at_ns: int) -> tuple[KeyCap, ...]:
    """Tell which keys to show at a time, the oldest first.

    Args:
        strokes: The last ones that began by then, in order, and enough of them for a text.
        at_ns: The time.
    """
    runs: list[_Run] = []
    for stroke in _without_used_modifiers(strokes):
        run = _run(stroke)
        if not (runs and _joins(runs[-1], run, stroke)):
            runs.append(run)
    shown = [it for it in runs if at_ns - it.to_ns <= LINGER_NS][-_MOST_CAPS:]
    return tuple(_cap(it, at_ns) for it in shown)


def _without_used_modifiers(strokes: Sequence[Stroke]) -> list[Stroke]:
    followed = [one.from_ns <= other.from_ns < one.to_ns for one, other in pairwise(strokes)]
    modifiers = set(_MODIFIERS.values())
    return [
        it
        for it, used in zip(strokes, [*followed, False], strict=False)
        if it.label not in modifiers or not used
    ]


def _run(stroke: Stroke) -> _Run:
    typed = stroke.text is not None and stroke.text.isprintable() and not _COMMANDING & set(stroke.modifiers)
    if typed:
        return _Run(stroke.text or "", typed=True, to_ns=stroke.to_ns)
    key = stroke.label.upper() if len(stroke.label) == 1 else stroke.label
    names = [_MODIFIERS.get(it, it) for it in stroke.modifiers]
    return _Run(" + ".join([*(it for it in names if it != key), key]), typed=False, to_ns=stroke.to_ns)


def _joins(last: _Run, run: _Run, stroke: Stroke) -> bool:
    """Whether it goes on with the last one; then it is added to that."""
    if last.typed != run.typed or stroke.from_ns - last.to_ns > _TEXT_GAP_NS:
        return False
    if run.typed:
        last.label = (last.label + run.label)[-_MOST_LETTERS:]
    elif last.label == run.label:
        last.count += 1
    else:
        return False
    last.to_ns = max(last.to_ns, run.to_ns)
    return True


def _cap(run: _Run, at_ns: int) -> KeyCap:
    label = run.label if run.count == 1 else f"{run.label} \N{MULTIPLICATION SIGN}{run.count}"
    ago_ns = max(at_ns - run.to_ns, 0)
    return KeyCap(label, run.typed, held=at_ns < run.to_ns, strength=1 - ago_ns / LINGER_NS)
