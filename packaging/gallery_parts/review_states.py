"""Review work in its states: the queue, the panel beside a replay, and the comparison of two recordings."""

from collections.abc import Iterator
from contextlib import contextmanager

from gallery_parts.collection import Collection, reviewing
from gallery_parts.materials import Materials
from gallery_parts.stage import Stage
from gallery_parts.states import Pixels, state

_QUEUE_PX = (900, 700)
# Longer than a reviewer keeps what they took and left.
_LONG_AFTER_MINUTES = 45
_ALL_SAID = ("r", "y", "y", "n")


@contextmanager
def _reviewed(materials: Materials) -> Iterator[tuple[Stage, Collection]]:
    """Take the first of two recordings that wait."""
    with reviewing((materials.notes,) * 2) as (stage, there):
        stage.presses("n")
        stage.sees("Keep lab notes.*Review")
        yield stage, there


def _says_half(stage: Stage) -> None:
    """Label two steps, and ask for a change."""
    stage.presses("n", "ctrl+1", "n", "ctrl+3", "ctrl+e")
    stage.writes("The last reading is left out.")
    stage.presses("Escape", "ctrl+shift+m")
    stage.writes("Say why this reading counts.\n")
    stage.presses("r", "y")


@state("review-queue", "The queue", "What waits for a review, the oldest first, and what I have begun.")
def _queue(materials: Materials) -> Pixels:
    with reviewing((materials.notes, materials.two_displays, materials.notes), _QUEUE_PX) as (stage, _):
        stage.presses("n")
        stage.sees("Keep lab notes.*Review")
        stage.presses("alt+F4")
        stage.sees("^Review queue")
        stage.settles()
        return stage.look()


@state("review-queue-empty", "Nothing waits", "The queue says so, and looks again by itself.")
def _queue_empty(_: Materials) -> Pixels:
    with reviewing((), _QUEUE_PX) as (stage, _there):
        return stage.look()


@state(
    "review-queue-offline",
    "The endpoint is away",
    "The queue says why, and what was begun is at hand: reviews are kept on this machine.",
)
def _queue_offline(materials: Materials) -> Pixels:
    with reviewing((materials.notes,) * 2, _QUEUE_PX) as (stage, there):
        stage.presses("n")
        stage.sees("Keep lab notes.*Review")
        there.line.refuse()
        stage.presses("alt+F4")
        stage.sees("^Review queue")
        stage.settles()
        return stage.look()


@state(
    "review-begun", "A review begins", "The replay, and beside it the panel that the recording is judged in."
)
def _begun(materials: Materials) -> Pixels:
    with _reviewed(materials) as (stage, _):
        stage.settles()
        return stage.look()


@state(
    "review-half",
    "Half-way",
    "Steps are labelled, a change is asked for, and the panel says what is missing before it can be handed in.",
)
def _half(materials: Materials) -> Pixels:
    with _reviewed(materials) as (stage, _):
        _says_half(stage)
        stage.settles()
        return stage.look()


@state("review-complete", "Complete", "All is said and saved: Ctrl+Enter hands it in, and opens the next.")
def _complete(materials: Materials) -> Pixels:
    with _reviewed(materials) as (stage, _):
        _says_half(stage)
        stage.presses("y", "n", "t")
        stage.writes("Clear work; one reading needs a word.")
        stage.presses("Escape", "alt+2")
        stage.settles()
        return stage.look()


@state("review-offline", "Offline", "Without the endpoint a review goes on, and goes there later by itself.")
def _offline(materials: Materials) -> Pixels:
    with _reviewed(materials) as (stage, there):
        stage.settles()
        there.line.refuse()
        _says_half(stage)
        stage.settles()
        return stage.look()


@state(
    "review-taken",
    "Taken by another reviewer",
    "Who leaves a review for long loses it to others; what was written stays, and can be taken up again.",
)
def _taken(materials: Materials) -> Pixels:
    with _reviewed(materials) as (stage, there):
        stage.settles()
        there.clock.advance(minutes=_LONG_AFTER_MINUTES)
        there.takes_next("colleague")
        _says_half(stage)
        stage.settles()
        return stage.look()


@state("review-finished", "Handed in", "The last review is at the endpoint, and nothing waits any more.")
def _finished(materials: Materials) -> Pixels:
    with reviewing((materials.notes,), _QUEUE_PX) as (stage, _):
        stage.presses("n")
        stage.sees("Keep lab notes.*Review")
        stage.presses(*_ALL_SAID, "Escape", "alt+1", "ctrl+Return")
        stage.sees("^Review queue")
        stage.settles()
        return stage.look()


@state(
    "review-comparison",
    "Two recordings of one task",
    "Side by side and together in time: which one is better, by how much, and why.",
)
def _comparison(materials: Materials) -> Pixels:
    with reviewing((materials.notes,) * 2) as (stage, _):
        stage.presses("c")
        stage.sees("Comparison")
        stage.presses("n", "n", "n", "ctrl+3", "t")
        stage.writes("The same way, with fewer words.")
        stage.presses("Escape")
        stage.settles()
        return stage.look()
