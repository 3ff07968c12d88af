"""Joins every action with its pictures. It says nothing about how a card looks."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from trajectory_recorder.actions import Action, ActionPicture, PicturedAction, Wait
from trajectory_recorder.actions.frames import Frame, Frames
from trajectory_recorder.contact_sheet.pictures import Picture
from trajectory_recorder.events import Display

_WAITED = "nothing was done"
_NO_DISPLAY = "it is not known on which display it was done"
_NOT_YET = "the display was not recorded yet"


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture on a card: `taken` is what is known of its frame."""

    picture: Picture
    taken: ActionPicture


@dataclass(frozen=True, slots=True)
class Card:
    """An action as it is shown, with each picture or the reason why there is none.

    `display` is what the picture before shows, None where that is not known for sure: then nothing can be
    marked on it.
    """

    number: int
    action: Action
    before: Shown | str
    after: Shown | str
    display: Display | None


def cards(
    pictured: Iterable[PicturedAction], written: Mapping[Frame, Picture | str], frames: Frames
) -> Iterator[Card]:
    """Make the cards of actions, whose pictures are written or missing."""
    for number, it in enumerate(pictured, 1):
        before = _shown(it.action, it.before, written)
        after = _shown(it.action, it.after, written)
        yield Card(number, it.action, before, after, _display(it.action, before, frames))


def _shown(
    action: Action, taken: ActionPicture | None, written: Mapping[Frame, Picture | str]
) -> Shown | str:
    if taken is None:
        if isinstance(action.deed, Wait):
            return _WAITED
        return _NO_DISPLAY if action.display_id is None else _NOT_YET
    picture = written[taken.path, taken.pts_ns]
    return picture if isinstance(picture, str) else Shown(picture, taken)


def _display(action: Action, before: Shown | str, frames: Frames) -> Display | None:
    """The display of a picture; None where it had another size when the picture was taken."""
    display = frames.display(action.display_id, action.start_ns)
    if display is None or isinstance(before, str):
        return None
    same = (before.picture.width_px, before.picture.height_px) == (display.width_px, display.height_px)
    return display if same else None
