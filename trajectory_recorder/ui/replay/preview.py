"""What a recording will be like once its edits are applied, at any time of it. Knows no Qt."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from trajectory_recorder.events import Rectangle
from trajectory_recorder.redaction.edits import Blank, Cover, Cut, Edit, MaskText, Mute, Narrate
from trajectory_recorder.replay.lanes import Change
from trajectory_recorder.replay.overlays import Layer
from trajectory_recorder.replay.playing.alteration import Added, Alteration
from trajectory_recorder.replay.timeline.timeline import Span
from trajectory_recorder.ui.edit_words import edit_title
from trajectory_recorder.ui.language import translate
from trajectory_recorder.ui.notices import Notice

_TELLING = frozenset({Layer.KEYS, Layer.ELEMENT, Layer.WINDOW})
"""What is drawn over the picture and has words in it."""


@dataclass(frozen=True, slots=True)
class Hidden:
    """What of a display's picture is not seen: all of it, or areas in pixels of the virtual desktop."""

    black: bool = False
    areas: tuple[Rectangle, ...] = ()


NOTHING_HIDDEN = Hidden()


class Preview:
    """The edits of a recording, as somebody who watches it meets them.

    Args:
        edits: What shall be changed.
    """

    def __init__(self, edits: Sequence[Edit] = ()) -> None:
        self.edits = tuple(edits)

    def hidden(self, display_id: int, at_ns: int) -> Hidden:
        """What is hidden of a display's picture."""
        here = self._at(at_ns)
        areas = tuple(it.area for it in here if isinstance(it, Cover) and it.display_id == display_id)
        return Hidden(any(isinstance(it, Blank) for it in here), areas)

    def layers(self, layers: frozenset[Layer], at_ns: int) -> frozenset[Layer]:
        """What of these is left to be shown over the picture."""
        here = self._at(at_ns)
        if any(isinstance(it, Blank) for it in here):
            return frozenset()
        return layers - _TELLING if any(isinstance(it, MaskText) for it in here) else layers

    def notice(self, at_ns: int) -> Notice | None:
        """What a viewer has to know of this place; None if nothing."""
        here = self._at(at_ns)
        if any(isinstance(it, Cut) for it in here):
            return Notice(
                translate("Preview", "This stretch is cut out."),
                translate("Preview", "Playing leaves it out, as what you submit does."),
            )
        if any(isinstance(it, Blank) for it in here):
            return Notice(
                translate("Preview", "This stretch is blanked."),
                translate("Preview", "Its time stays; nothing that happened in it does."),
            )
        return None

    @property
    def alteration(self) -> Alteration:
        """How it is played."""
        return Alteration(
            cuts=tuple(_span(it) for it in self.edits if isinstance(it, Cut)),
            silent=tuple(_span(it) for it in self.edits if isinstance(it, Blank | Mute)),
            added=tuple(
                Added(it.from_ns, it.to_ns, Path(it.path)) for it in self.edits if isinstance(it, Narrate)
            ),
        )

    @property
    def changes(self) -> tuple[Change, ...]:
        """The edits as a lane of the timeline."""
        return tuple(
            Change(it.from_ns, it.to_ns, edit_title(it), takes_out=isinstance(it, Cut | Blank))
            for it in self.edits
        )

    def _at(self, at_ns: int) -> list[Edit]:
        return [it for it in self.edits if it.from_ns <= at_ns < it.to_ns]


def _span(edit: Edit) -> Span:
    return Span(edit.from_ns, edit.to_ns)
