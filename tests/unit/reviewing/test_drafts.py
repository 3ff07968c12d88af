"""Drafts on the disk: durable at once, undone step by step, and never changed once they are handed in."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from helpers.drafts import ABOUT, REVIEW
from trajectory_recorder.errors import BundleBusy, OutputUnusable, UsageError
from trajectory_recorder.reviewing.content import Content, Label, Score, new_remark
from trajectory_recorder.reviewing.draft import DraftState, missing
from trajectory_recorder.reviewing.drafts import Drafts
from trajectory_recorder.wire.states import ReviewVerdict, StepVerdict

COMPLETE = (
    Content()
    .with_score(Score("saved", True))
    .with_score(Score("detour", False))
    .with_verdict(ReviewVerdict.ACCEPT)
)

# Types a summary letter by letter and tells of each one; somebody else ends it.
TYPE = """
import sys
from pathlib import Path
from trajectory_recorder.reviewing.drafts import Drafts
with Drafts(Path(sys.argv[1])) as drafts:
    for count in range(1, 100_000):
        drafts.change(sys.argv[2], lambda it: it.with_summary("x" * (count % 50) + str(count)), what="summary")
        print(count, flush=True)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "folder" / "drafts.sqlite"


@pytest.fixture
def drafts(path: Path) -> Iterator[Drafts]:
    with Drafts(path, utc_s=lambda: 5.0) as opened:
        opened.begin(ABOUT, Content(), is_sent=True)
        yield opened


def test_what_was_written_is_there_for_everybody_at_once(drafts: Drafts, path: Path) -> None:
    label = Label(3, 5, StepVerdict.WRONG, "wrong button")
    drafts.change(REVIEW, lambda it: it.with_label(label))
    with Drafts(path) as others:
        (found,) = others.all()
    assert (found.about, found.content, found.state) == (ABOUT, Content(labels=(label,)), DraftState.OPEN)
    assert (found.revision, found.sent_revision, found.is_sent, found.changed_s) == (1, 0, False, 5.0)


def test_a_draft_that_is_here_goes_on(drafts: Drafts) -> None:
    drafts.change(REVIEW, lambda it: it.with_summary("mine"))
    again = drafts.begin(ABOUT, Content(summary="another one"), is_sent=True)
    assert (again.content.summary, again.is_sent) == ("mine", False)


def test_what_goes_along_from_another_review_is_not_sent_yet(drafts: Drafts) -> None:
    about = type(ABOUT)(**{**{it: getattr(ABOUT, it) for it in ABOUT.__struct_fields__}, "review": "c" * 32})
    assert not drafts.begin(about, COMPLETE).is_sent


def test_changes_are_taken_back_one_by_one(drafts: Drafts) -> None:
    drafts.change(REVIEW, lambda it: it.with_score(Score("saved", True)))
    drafts.change(REVIEW, lambda it: it.with_score(Score("saved", False)))
    drafts.change(REVIEW, lambda it: it.with_score(Score("saved", False)))
    assert drafts.undo(REVIEW).content.scores == (Score("saved", True),)
    assert drafts.undo(REVIEW).content == Content()
    assert not drafts.can_undo(REVIEW)
    assert drafts.undo(REVIEW).content == Content()


def test_what_is_typed_in_a_row_is_taken_back_together(drafts: Drafts) -> None:
    for text in ("a", "ab", "abc"):
        drafts.change(REVIEW, lambda it, text=text: it.with_summary(text), what="summary")
    drafts.change(REVIEW, lambda it: it.with_score(Score("saved", True, "n")), what="note saved")
    assert drafts.undo(REVIEW).content.summary == "abc"
    assert drafts.undo(REVIEW).content.summary == ""


def test_taking_back_is_a_change_to_be_sent(drafts: Drafts) -> None:
    drafts.change(REVIEW, lambda it: it.with_summary("a"))
    drafts.note_sent(REVIEW, 1)
    assert drafts.get(REVIEW).is_sent
    assert not drafts.undo(REVIEW).is_sent


def test_two_hundred_changes_can_be_taken_back(drafts: Drafts) -> None:
    for count in range(1, 231):
        drafts.change(REVIEW, lambda it, count=count: it.with_summary(str(count)))
    taken_back = 0
    while drafts.can_undo(REVIEW):
        drafts.undo(REVIEW)
        taken_back += 1
    assert (taken_back, drafts.get(REVIEW).content.summary) == (200, "30")


def test_a_verdict_needs_what_the_endpoint_will_ask_for(drafts: Drafts) -> None:
    assert missing(drafts.get(REVIEW)) == (
        "no answer to: The file is saved.",
        "no answer to: There were detours.",
        "no verdict",
    )
    with pytest.raises(UsageError, match=r"no answer to: The file is saved\."):
        drafts.hand_in(REVIEW)
    wish = COMPLETE.with_verdict(ReviewVerdict.REQUEST_CHANGES)
    drafts.change(REVIEW, lambda _: wish)
    with pytest.raises(UsageError, match="neither the summary nor a comment"):
        drafts.hand_in(REVIEW)
    drafts.change(REVIEW, lambda it: it.with_remark(new_remark(0, 1, "Say why.", change_wanted=True)))
    assert drafts.hand_in(REVIEW).state is DraftState.HANDING_IN


def test_what_is_handed_in_changes_no_more(drafts: Drafts) -> None:
    drafts.change(REVIEW, lambda _: COMPLETE)
    drafts.hand_in(REVIEW)
    for deed in (
        lambda: drafts.change(REVIEW, lambda it: it.with_summary("otherwise")),
        lambda: drafts.undo(REVIEW),
        lambda: drafts.hand_in(REVIEW),
    ):
        with pytest.raises(UsageError, match="this review is handing in"):
            deed()
    assert drafts.get(REVIEW).content == COMPLETE


def test_an_error_in_the_middle_changes_nothing(drafts: Drafts) -> None:
    def fail(_: Content) -> Content:
        raise RuntimeError("in the form")

    drafts.change(REVIEW, lambda it: it.with_summary("a"))
    with pytest.raises(RuntimeError):
        drafts.change(REVIEW, fail)
    assert (drafts.get(REVIEW).content.summary, drafts.get(REVIEW).revision) == ("a", 1)


def test_what_had_ended_keeps_what_was_written_and_can_go_on(drafts: Drafts) -> None:
    drafts.change(REVIEW, lambda it: it.with_summary("kept"))
    drafts.move(REVIEW, DraftState.TAKEN, error="others review it", remedy="wait")
    with pytest.raises(UsageError, match=r"this review is taken\. wait"):
        drafts.change(REVIEW, lambda it: it.with_summary("more"))
    ended = drafts.get(REVIEW)
    assert (ended.content.summary, ended.error, ended.remedy) == ("kept", "others review it", "wait")
    again = drafts.try_again(REVIEW)
    assert (again.state, again.error, again.content.summary) == (DraftState.OPEN, "", "kept")


def test_what_was_done_is_not_opened_again(drafts: Drafts) -> None:
    drafts.move(REVIEW, DraftState.DONE)
    assert drafts.try_again(REVIEW).state is DraftState.DONE


def test_what_the_endpoint_has_of_remarks_is_known(drafts: Drafts) -> None:
    remark = new_remark(0, 1, "Why?")
    drafts.told.note(REVIEW, remark.id, None)
    assert drafts.told.of(REVIEW) == {remark.id: None}
    drafts.told.note(REVIEW, remark.id, remark)
    assert drafts.told.of(REVIEW) == {remark.id: remark}
    drafts.told.forget(REVIEW, remark.id)
    assert drafts.told.of(REVIEW) == {}


def test_a_draft_is_removed_with_all_of_it(drafts: Drafts) -> None:
    drafts.change(REVIEW, lambda it: it.with_summary("a"))
    drafts.told.note(REVIEW, "x", None)
    drafts.remove(REVIEW)
    assert (drafts.all(), drafts.told.of(REVIEW), drafts.can_undo(REVIEW)) == ((), {}, False)
    with pytest.raises(UsageError, match="no draft"):
        drafts.get(REVIEW)


def test_a_draft_is_sent_by_one(drafts: Drafts, path: Path) -> None:
    with drafts.claim(REVIEW), Drafts(path) as others, pytest.raises(BundleBusy), others.claim(REVIEW):
        pass
    with drafts.claim(REVIEW) as draft:
        assert draft.about == ABOUT


def test_threads_lose_no_change(drafts: Drafts) -> None:
    def label(first: int) -> None:
        for action in range(first, first + 25):
            drafts.change(REVIEW, lambda it, n=action: it.with_label(Label(n, n, StepVerdict.CORRECT)))

    threads = [threading.Thread(target=label, args=(start,)) for start in (0, 25, 50, 75)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [it.action for it in drafts.get(REVIEW).content.labels] == list(range(100))


def test_a_kill_in_the_middle_of_typing_loses_nothing_that_was_said(drafts: Drafts, path: Path) -> None:
    command = [sys.executable, "-c", TYPE, str(path), REVIEW]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        told = [int(child.stdout.readline()) for _ in range(20)]
        os.kill(child.pid, signal.SIGKILL)
        told += [int(it) for it in child.stdout.read().splitlines() if it]
    summary = drafts.get(REVIEW).content.summary.lstrip("x")
    # The last one may be there without having been told of.
    assert int(summary) in {told[-1], told[-1] + 1}
    assert drafts.undo(REVIEW).content == Content()


def test_a_later_versions_database_and_a_damaged_one_are_refused(path: Path) -> None:
    with Drafts(path) as drafts:
        drafts._database._connection.execute("PRAGMA user_version = 99")
    with pytest.raises(OutputUnusable, match="later version"):
        Drafts(path)
    path.write_bytes(b"no database at all" * 100)
    with pytest.raises(OutputUnusable, match="can't be used"):
        Drafts(path)
