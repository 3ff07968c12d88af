"""What is to be changed about one recording, and why: everything that is decided while somebody mends it.

It knows no Qt, touches no file and plays nothing. The recording stays as it is: edits are a list, which can be
undone and redone, and is handed over to be kept each time that it changes.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from trajectory_recorder.events import Rectangle
from trajectory_recorder.redaction.draft import MOST_EDITS
from trajectory_recorder.redaction.edits import Cover, Cut, Edit, MaskText, Mute, Note
from trajectory_recorder.replay.playing.skipping import Jumps
from trajectory_recorder.replay.timeline.timeline import Remark, Span, Timeline
from trajectory_recorder.ui.edit_words import Way
from trajectory_recorder.ui.language import translate
from trajectory_recorder.ui.mending import words
from trajectory_recorder.ui.mending.on_screen import ShownFinding
from trajectory_recorder.ui.mending.remedies import (
    MARGIN_NS,
    Remedy,
    is_disclosure,
    is_masked,
    is_mended,
    remedies,
)
from trajectory_recorder.ui.mending.words import Headline
from trajectory_recorder.ui.notices import Notice, notice_of
from trajectory_recorder.ui.replay.preview import Preview
from trajectory_recorder.wire.limits import LONGEST_NOTE

_RANKS = {"fail": 0, "warn": 1}
_Edits = tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A finding, what can be done about it, and whether something was."""

    remark: Remark
    remedies: tuple[Remedy, ...]
    mended: bool


class MendingModel:
    """One recording being mended.

    Args:
        timeline: The recording, with what is known of it so far.
        edits: What was to be changed already.
        keep: Keeps the edits, without waiting; it tells `not_kept` where that fails.
        changed: Called when something is to be shown anew.
    """

    def __init__(
        self,
        timeline: Timeline,
        *,
        edits: Sequence[Edit] = (),
        keep: Callable[[_Edits], None],
        changed: Callable[[], None],
    ) -> None:
        self.timeline = timeline
        self.edits: _Edits = tuple(edits)
        self.notice: Notice | None = None
        self._checked = timeline.remarks
        self._shown: tuple[ShownFinding, ...] = ()
        self._disclosed: tuple[Span, ...] = ()
        self._is_checked = False
        self._check_failed = False
        self._past: list[_Edits] = []
        self._future: list[_Edits] = []
        self._keep = keep
        self._changed = changed

    # --- what was found -----------------------------------------------------------------------------

    def see(self, remarks: Sequence[Remark], disclosed: Sequence[Span] = ()) -> None:
        """Take what the checks found, and all stretches with text that others must not learn."""
        self._checked = tuple(remarks)
        self._remark()
        self._disclosed = tuple(disclosed)
        self._is_checked, self._check_failed = True, False
        self._changed()

    def fail_check(self, error: Exception) -> None:
        """Take that it could not be checked."""
        self._check_failed = True
        self._tell(notice_of(error))

    def see_screen(self, shown: Sequence[ShownFinding]) -> None:
        """Take what was found in the pictures."""
        self._shown = tuple(shown)
        self._remark()
        self._changed()

    def not_read(self, error: Exception) -> None:
        """Take that the pictures could not be read."""
        self._tell(notice_of(error))

    def _remark(self) -> None:
        self.timeline = replace(self.timeline, remarks=(*self._checked, *(it.remark for it in self._shown)))

    @property
    def found(self) -> tuple[Found, ...]:
        """The findings: the worst first, then by time."""
        ends_ns = self.timeline.duration_ns
        shown = tuple(Found(it.remark, it.remedies, it.is_mended(self.edits)) for it in self._shown)
        ordered = self._checked
        mended = [is_mended(it, self.edits) for it in ordered]
        parts = {it.check: set[bool]() for it in ordered}
        for it, is_so in zip(ordered, mended, strict=True):
            if it.to_ns - it.from_ns < ends_ns:
                parts[it.check].add(is_so)
        # What is said of the whole recording is about the stretches of which the same is said.
        checked = (
            Found(it, remedies(it, self.timeline), is_so or parts[it.check] == {True})
            for it, is_so in zip(ordered, mended, strict=True)
        )
        return tuple(sorted((*checked, *shown), key=_rank))

    @property
    def headline(self) -> Headline:
        """How it is doing."""
        if self._check_failed:
            return words.unknown()
        if not self._is_checked:
            return words.looking()
        found = self.found
        left = [it.remark.severity for it in found if not it.mended]
        return words.headline(
            must=left.count("fail"), look=left.count("warn"), mended=sum(it.mended for it in found)
        )

    @property
    def is_checked(self) -> bool:
        """Whether it is known what is wrong with it."""
        return self._is_checked

    @property
    def would_fail(self) -> bool:
        """Whether it would be refused as it is now."""
        return any(it.remark.severity == "fail" and not it.mended for it in self.found)

    @property
    def is_broken(self) -> bool:
        """Whether it was altered or damaged, which nothing mends."""
        return any(it.check == "integrity" and it.severity == "fail" for it in self.timeline.remarks)

    @property
    def masks(self) -> tuple[Edit, ...]:
        """Edits that mask all text which others must not learn, as far as it is not masked."""
        ends_ns = self.timeline.duration_ns
        open_spans = (it for it in self._disclosed if not is_masked(it, self.edits))
        spans = {
            Span(max(0, it.from_ns - MARGIN_NS), min(ends_ns, it.to_ns + MARGIN_NS)) for it in open_spans
        }
        return tuple(MaskText(it.from_ns, it.to_ns) for it in sorted(spans, key=lambda it: it.from_ns))

    @property
    def covers(self) -> tuple[Edit, ...]:
        """Edits that cover all that was found in the pictures, as far as it can still be seen."""
        return tuple(dict.fromkeys(it.cover for it in self._shown if not it.is_mended(self.edits)))

    @property
    def hides_something(self) -> bool:
        """Whether the edits take out what others must not learn."""
        return any(it.mended and is_disclosure(it.remark) for it in self.found) or any(
            it.is_mended(self.edits) for it in self._shown
        )

    # --- what is to be changed ----------------------------------------------------------------------

    def do(self, *edits: Edit) -> bool:
        """Change something more, all of it as one change; returns whether that makes sense."""
        refused = self._refusal(edits)
        if refused is None:
            self._go_to((*self.edits, *(it for it in edits if it not in self.edits)))
            return True
        self._tell(refused)
        return False

    def take_back(self, edit: Edit) -> None:
        """Don't change this."""
        self._go_to(tuple(it for it in self.edits if it != edit))

    def undo(self) -> None:
        """Take the last change back."""
        if self._past:
            self._future.append(self.edits)
            self._show(self._past.pop())

    def redo(self) -> None:
        """Make the change again that was taken back last."""
        if self._future:
            self._past.append(self.edits)
            self._show(self._future.pop())

    @property
    def can_undo(self) -> bool:
        """Whether there is something to take back."""
        return bool(self._past)

    @property
    def can_redo(self) -> bool:
        """Whether something was taken back."""
        return bool(self._future)

    @property
    def has_voice(self) -> bool:
        """Whether there is a voice in the recording."""
        return len(self.timeline.voice.at_ns) > 0

    @property
    def listed(self) -> _Edits:
        """The edits by their time."""
        return tuple(sorted(self.edits, key=lambda it: (it.from_ns, it.to_ns)))

    @property
    def preview(self) -> Preview:
        """What it will be like."""
        return Preview(self.edits)

    def not_kept(self, error: Exception) -> None:
        """Take that the edits could not be kept."""
        self._tell(notice_of(error))

    def refuse_to_submit(self) -> None:
        """Say that it can't be submitted as it is."""
        self._tell(
            Notice(
                translate("Mending", "It fails its checks, and its task allows no exception."),
                translate("Mending", "Mend what must be mended, or record it again."),
            )
        )

    def _go_to(self, edits: _Edits) -> None:
        if edits != self.edits:
            self._past.append(self.edits)
            self._future.clear()
            self._show(edits)

    def _show(self, edits: _Edits) -> None:
        self.edits, self.notice = edits, None
        self._keep(edits)
        self._changed()

    def _tell(self, notice: Notice) -> None:
        self.notice = notice
        self._changed()

    def _refusal(self, edits: Sequence[Edit]) -> Notice | None:
        ends_ns = self.timeline.duration_ns
        if any(not 0 <= it.from_ns < it.to_ns <= ends_ns for it in edits):
            return Notice(
                translate("Mending", "There is nothing to change here."),
                translate("Mending", "Select a stretch on the timeline."),
            )
        cuts = [Span(it.from_ns, it.to_ns) for it in (*self.edits, *edits) if isinstance(it, Cut)]
        if Jumps(()).along_with(cuts).played(ends_ns) <= 0:
            return Notice(
                translate("Mending", "Nothing of the recording would be left."),
                translate("Mending", "Cut less, or delete the recording."),
            )
        if not self.has_voice and any(isinstance(it, Mute) for it in edits):
            return Notice(translate("Mending", "No voice was recorded that could be muted."))
        if len(self.edits) + len(edits) > MOST_EDITS:
            return Notice(translate("Mending", "These are more changes than one recording can have."))
        return None


def _rank(found: Found) -> tuple[int, int]:
    return _RANKS.get(found.remark.severity, 2), found.remark.from_ns


def plain_edit(way: Way, span: Span) -> Edit:
    """The edit of a way that needs no more than a stretch."""
    made: Edit = way.value(span.from_ns, span.to_ns)
    return made


def cover(span: Span, display_id: int, area: Rectangle) -> Cover:
    """Cover a part of a display, in pixels of the virtual desktop."""
    return Cover(span.from_ns, span.to_ns, display_id, area)


def note(span: Span, text: str) -> Note | None:
    """A note; None where nothing is said."""
    told = text.strip()[:LONGEST_NOTE]
    return Note(span.from_ns, span.to_ns, told) if told else None
