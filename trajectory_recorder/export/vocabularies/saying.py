"""What vocabularies share: how a step is put into words, and what none of them can say."""

from collections.abc import Callable, Mapping
from typing import Any

from trajectory_recorder.actions import Click, Drag, KeyPress, LongPress, Move, Scroll, Typing
from trajectory_recorder.errors import DamagedBundle
from trajectory_recorder.export.piece import Piece
from trajectory_recorder.export.steps import Step

Act = dict[str, Any]
"""One action in the words of a vocabulary."""

Say = Callable[[Any, Step, Piece], list[Act]]
"""Puts a deed into words; the step and the piece are those that it belongs to."""

# A fast wheel makes a hundred a second.
_MOST_NOTCHES = 1_000_000
_POINTERS = (Click, LongPress, Drag, Scroll, Move)
_NO_WORD = "the vocabulary has no word for it"
NO_BUTTON = "the vocabulary has no word for this button, or for so many presses of it"
NO_KEY = "the vocabulary has no name for a key of it"
NO_HELD_KEYS = "the vocabulary has no word for keys that are held meanwhile"


def say(step: Step, piece: Piece, words: Mapping[type, Say]) -> list[Act]:
    """Put a step into words; none where it can't be said, which the piece is told.

    Args:
        step: In pixels of the exported picture, or in parts of it, as the vocabulary has them.
        piece: Told what is lost.
        words: What says each kind of deed.
    """
    why = _unsayable(step)
    if why is not None:
        return lose_step(step, piece, why)
    deed = step.action.deed
    if isinstance(deed, Typing) and deed.strokes != deed.text:
        piece.lose("characters that were taken back in typing", "only the text that came of it has a word")
    telling = words.get(type(deed))
    return telling(deed, step, piece) if telling is not None else lose_step(step, piece, _NO_WORD)


def lose_step(step: Step, piece: Piece, why: str) -> list[Act]:
    """Say nothing of a step, and tell that."""
    piece.lose(f"a step: {step.kind.replace('_', ' ')}", why)
    return []


def lose_way(step: Step, piece: Piece) -> None:
    """Tell that of a path only its ends were said."""
    if len(step.path) > 2:
        piece.lose("the way of the pointer between the ends of a drag", "the vocabulary has its ends only")


def lose_length(piece: Piece) -> None:
    """Tell that it isn't said how long something took."""
    piece.lose("how long a step lasted", "the vocabulary has no lengths")


def turned(step: Step) -> tuple[float, float]:
    """How far a wheel was turned, in notches to the right and upwards.

    Raises:
        DamagedBundle: Farther than any wheel can be.
    """
    assert step.scroll is not None  # noqa: S101 - it is a step that scrolls
    if max(map(abs, step.scroll)) > _MOST_NOTCHES:
        raise DamagedBundle("a wheel was turned farther than any can be")
    return step.scroll


def notches(step: Step, piece: Piece) -> tuple[int, int]:
    """The same in whole notches."""
    right, up = turned(step)
    whole = round(right), round(up)
    if whole != (right, up):
        piece.lose("parts of a notch of the wheel", "the vocabulary counts whole ones")
    return whole


def named(step: Step, name: Callable[[str], str | None]) -> list[str] | None:
    """The names of a step's keys; None where one of them has none."""
    names = [name(key) for key in step.keys]
    found = [it for it in names if it is not None]
    return found if len(found) == len(names) else None


def _unsayable(step: Step) -> str | None:
    deed = step.action.deed
    if isinstance(deed, _POINTERS):
        if not step.action.complete:
            return "its end was not recorded"
        if step.at is None or step.end_at is None:
            return "it is not known where in the picture it was done"
    if isinstance(deed, Typing) and not deed.text:
        return "nothing was left of what was typed"
    if isinstance(deed, KeyPress) and not deed.key:
        return "it is not told which key it was"
    return None
