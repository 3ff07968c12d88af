"""How a recording is doing, in plain words. Knows no Qt."""

from dataclasses import dataclass
from enum import Enum, auto

from trajectory_recorder.ui.language import translate


class Mood(Enum):
    """How much there is to do."""

    LOOKING = auto()
    READY = auto()
    LOOK = auto()
    MUST = auto()


@dataclass(frozen=True, slots=True)
class Headline:
    """What somebody reads first."""

    mood: Mood
    words: str


def looking() -> Headline:
    """That it is being checked."""
    return Headline(Mood.LOOKING, translate("Mending", "Looking the recording through…"))


def unknown() -> Headline:
    """That it could not be checked."""
    return Headline(Mood.MUST, translate("Mending", "It could not be looked through"))


def headline(*, must: int, look: int, mended: int) -> Headline:
    """Say how a recording is doing.

    Args:
        must: Findings with which it would be refused, and for which nothing was done.
        look: Others that are worth mending.
        mended: Those for which something was done.
    """
    if must:
        return Headline(Mood.MUST, _must(must))
    if look:
        return Headline(Mood.LOOK, _look(look))
    if mended:
        return Headline(Mood.READY, translate("Mending", "Ready to submit with your changes"))
    return Headline(Mood.READY, translate("Mending", "Ready to submit"))


def _must(count: int) -> str:
    if count == 1:
        return translate("Mending", "1 thing must be mended first")
    return translate("Mending", "{count} things must be mended first").format(count=count)


def _look(count: int) -> str:
    if count == 1:
        return translate("Mending", "1 thing to look at")
    return translate("Mending", "{count} things to look at").format(count=count)
