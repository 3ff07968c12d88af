"""One recording as exporters see it: its bundle on this machine, what is known of it, and what was done in it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from trajectory_recorder.actions import Action, ActionPictures, Frames, PicturedAction, derive
from trajectory_recorder.bundle import Bundle
from trajectory_recorder.events import Event
from trajectory_recorder.wire.catalogue import CataloguedFile, Facts

if TYPE_CHECKING:
    from trajectory_recorder.bundle.transcript import Transcript


@dataclass(frozen=True)
class Episode:
    """One recording. What is asked for is made once, and kept as long as this is.

    `name` is its bundle's id: no dots, no slashes, different for each. `voice` says whether its voice may go along;
    where not, neither may the transcript, and `transcript` is None. `files` are all of its files, with hashes.
    """

    bundle: Bundle
    facts: Facts
    files: tuple[CataloguedFile, ...]
    split: str
    voice: bool

    @property
    def name(self) -> str:
        return self.facts.bundle_id

    def events(self) -> Iterator[tuple[int, Event]]:
        """Session time in ns and event, in the order of time; as `Bundle.events`."""
        return self.bundle.events()

    @cached_property
    def actions(self) -> tuple[Action, ...]:
        """What was done, by its beginning."""
        return tuple(derive(self.events()))

    @property
    def pictured(self) -> tuple[PicturedAction, ...]:
        """The actions with the frames before and after each.

        An action of which it is not known on which display it was done, a wait above all, was done before the only one
        where there was only one.
        """
        return self._seen[0]

    @property
    def frames(self) -> Frames:
        """The size of every frame, and the displays at any time."""
        return self._seen[1]

    @cached_property
    def _seen(self) -> tuple[tuple[PicturedAction, ...], Frames]:
        """What one pass over the events tells of pictures."""
        frames = Frames()
        pictures = ActionPictures(frames.noting(self.events()))
        return tuple(pictures.of([_before_a_display(it, frames) for it in self.actions])), frames

    @cached_property
    def transcript(self) -> "Transcript | None":
        """The words that were said; None where nobody transcribed them or they may not go along."""
        # Loads what decodes a voice, which takes longer than to copy a hundred small recordings.
        from trajectory_recorder.bundle.transcript import read_transcript  # noqa: PLC0415

        return read_transcript(self.bundle) if self.voice else None


def _before_a_display(action: Action, frames: Frames) -> Action:
    arranged = frames.displays(action.start_ns)
    if action.display_id is not None or len(arranged) != 1:
        return action
    return replace(action, display_id=arranged[0].display_id)
