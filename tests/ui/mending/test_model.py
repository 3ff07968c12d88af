"""What is decided while a recording is mended, without a window."""

from collections.abc import Sequence

import pytest

from helpers.timelines import timeline, voice_track
from trajectory_recorder.errors import OutputUnusable
from trajectory_recorder.redaction.edits import Blank, Cut, Edit, MaskText, Mute, Note
from trajectory_recorder.replay.timeline.timeline import Remark, Span
from trajectory_recorder.ui.edit_words import Way
from trajectory_recorder.ui.mending.model import MendingModel, note, plain_edit
from trajectory_recorder.ui.mending.words import Mood
from trajectory_recorder.wire.limits import LONGEST_NOTE

S = 1_000_000_000
SECRET = Remark(50 * S, 52 * S, "fail", "secrets", "A password was typed", "Take it out", "input")
IDLE = Remark(10 * S, 40 * S, "warn", "idle", "Nothing happens", "Cut it", "")
HINT = Remark(0, 60 * S, "note", "sync_certificate", "Never measured", "Measure", "")


class Desk:
    """A model and what it told."""

    def __init__(self, *edits: Edit) -> None:
        self.kept: list[tuple[Edit, ...]] = []
        self.shown = 0
        self.model = MendingModel(
            timeline(60 * S, voice=voice_track([(0, 0.1, 0.1)])),
            edits=edits,
            keep=self.kept.append,
            changed=self.show,
        )

    def show(self) -> None:
        self.shown += 1

    def sees(self, *remarks: Remark) -> "Desk":
        self.model.see(remarks)
        return self

    @property
    def headline(self) -> tuple[Mood, str]:
        return self.model.headline.mood, self.model.headline.words


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.mark.parametrize(
    ("remarks", "mood", "words"),
    [
        ([], Mood.READY, "Ready to submit"),
        ([HINT], Mood.READY, "Ready to submit"),
        ([HINT, IDLE], Mood.LOOK, "1 thing to look at"),
        ([IDLE, IDLE], Mood.LOOK, "2 things to look at"),
        ([IDLE, SECRET], Mood.MUST, "1 thing must be mended first"),
        ([SECRET, SECRET], Mood.MUST, "2 things must be mended first"),
    ],
)
def test_how_it_is_doing(desk: Desk, remarks: Sequence[Remark], mood: Mood, words: str) -> None:
    assert desk.headline[0] is Mood.LOOKING
    desk.sees(*remarks)
    assert desk.headline == (mood, words)


def test_it_is_told_that_it_could_not_be_checked(desk: Desk) -> None:
    desk.model.fail_check(OutputUnusable("the disk is full", "make room"))
    assert desk.headline[0] is Mood.MUST
    assert not desk.model.is_checked
    assert desk.model.notice is not None
    assert (desk.model.notice.message, desk.model.notice.remedy) == ("The disk is full.", "Make room.")


def test_the_worst_comes_first_and_what_is_done_counts(desk: Desk) -> None:
    desk.sees(HINT, IDLE, SECRET)
    assert [it.remark for it in desk.model.found] == [SECRET, IDLE, HINT]
    remedy = desk.model.found[0].remedies[0]
    assert desk.model.do(plain_edit(remedy.way, remedy.span))
    assert [it.mended for it in desk.model.found] == [True, False, False]
    assert desk.headline == (Mood.LOOK, "1 thing to look at")
    assert not desk.model.would_fail
    assert desk.model.hides_something
    desk.model.do(Cut(11 * S, 39 * S))
    assert desk.headline == (Mood.READY, "Ready to submit with your changes")


def test_text_is_masked_wherever_it_is_though_a_finding_names_one_place(desk: Desk) -> None:
    places = [Span(50 * S, 52 * S), Span(10 * S, 11 * S), Span(10 * S, 11 * S), Span(59 * S, 60 * S)]
    desk.model.see([SECRET], places)
    first, second, last = desk.model.masks
    assert first == MaskText(9_500_000_000, 11_500_000_000)
    assert last == MaskText(58_500_000_000, 60 * S)
    desk.model.do(second)
    assert desk.model.masks == (first, last)
    desk.model.do(*desk.model.masks)
    assert desk.model.masks == ()
    assert desk.kept[-1] == (second, first, last)
    desk.model.undo()
    assert desk.model.edits == (second,)


def test_what_is_said_of_the_whole_is_done_with_all_of_its_parts(desk: Desk) -> None:
    whole = Remark(0, 60 * S, "warn", "idle", "Nothing happens in half of it", "Cut", "")
    desk.sees(whole, IDLE)
    assert [it.mended for it in desk.model.found] == [False, False]
    desk.model.do(Cut(11 * S, 39 * S))
    assert [it.mended for it in desk.model.found] == [True, True]
    alone = Desk().sees(whole)
    assert [it.mended for it in alone.model.found] == [False]


def test_every_change_is_kept_at_once_and_can_be_undone_and_redone(desk: Desk) -> None:
    cut, mute, blank = Cut(1 * S, 2 * S), Mute(3 * S, 4 * S), Blank(5 * S, 6 * S)
    desk.model.do(mute)
    desk.model.do(cut, blank)
    desk.model.do(cut)  # it is there already
    assert desk.kept == [(mute,), (mute, cut, blank)]
    assert desk.model.listed == (cut, mute, blank)
    desk.model.take_back(mute)
    assert desk.model.edits == (cut, blank)
    for expected in [(mute, cut, blank), (mute,), ()]:
        assert desk.model.can_undo
        desk.model.undo()
        assert desk.model.edits == expected
        assert desk.kept[-1] == expected
    assert not desk.model.can_undo
    for expected in [(mute,), (mute, cut, blank)]:
        desk.model.redo()
        assert desk.model.edits == expected
    assert desk.model.can_redo
    desk.model.do(MaskText(0, S))
    assert not desk.model.can_redo
    assert len(desk.kept) == 3 + 3 + 2 + 1
    assert desk.shown == len(desk.kept)


def test_undoing_nothing_does_nothing() -> None:
    desk = Desk(Cut(1 * S, 2 * S))
    desk.model.undo()
    desk.model.redo()
    assert desk.model.edits == (Cut(1 * S, 2 * S),)
    assert desk.kept == []


@pytest.mark.parametrize(
    ("edits", "message"),
    [
        ([Cut(5 * S, 5 * S)], "There is nothing to change here."),
        ([Cut(5 * S, 61 * S)], "There is nothing to change here."),
        ([Cut(-1, 61 * S)], "There is nothing to change here."),
        ([Cut(0, 30 * S), Cut(20 * S, 60 * S)], "Nothing of the recording would be left."),
        ([Cut(0, 60 * S)], "Nothing of the recording would be left."),
        ([Mute(it, it + 1) for it in range(1001)], "These are more changes than one recording can have."),
    ],
)
def test_what_makes_no_sense_is_refused_with_the_reason(desk: Desk, edits: list[Edit], message: str) -> None:
    assert not desk.model.do(*edits)
    assert desk.model.notice is not None
    assert desk.model.notice.message == message
    assert (desk.model.edits, desk.kept) == ((), [])
    assert desk.model.do(Cut(0, 20 * S))
    assert desk.model.notice is None


def test_only_a_voice_can_be_muted() -> None:
    model = MendingModel(timeline(60 * S), keep=lambda _: None, changed=lambda: None)
    assert not model.do(Mute(0, S))
    assert model.notice is not None
    assert model.notice.message == "No voice was recorded that could be muted."


def test_what_was_altered_is_never_ready(desk: Desk) -> None:
    desk.sees(Remark(0, 0, "fail", "integrity", "A file is missing", "Do not hand it in", ""))
    assert desk.model.is_broken
    assert desk.model.found[0].remedies == ()


def test_notes_are_said_in_words() -> None:
    assert plain_edit(Way.MUTE, Span(1, 2)) == Mute(1, 2)
    assert note(Span(1, 2), "  a detour ") == Note(1, 2, "a detour")
    assert note(Span(1, 2), "  ") is None
    long = note(Span(1, 2), "a" * 9999)
    assert long is not None
    assert len(long.text) == LONGEST_NOTE
