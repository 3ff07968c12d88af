"""The page of recordings: joined, sorted, filtered, and told of."""

from helpers.home_things import NOW, item, report, sending, submission, task
from trajectory_recorder.contributing.submissions import Comment, Feedback, ItemScore, Review, StepLabel
from trajectory_recorder.library import Condition
from trajectory_recorder.ui.home.blocks import Facts, Heading, Point, Remark, State, Title, Words
from trajectory_recorder.ui.home.recording import Told, join
from trajectory_recorder.ui.home.recordings_model import RecordingsModel
from trajectory_recorder.ui.home.rows import Column
from trajectory_recorder.ui.home.standing import Mood, Standing
from trajectory_recorder.upload.entry import QueueState
from trajectory_recorder.wire.rubric import RubricItem
from trajectory_recorder.wire.states import ReviewVerdict, StepVerdict, SubmissionState

RUBRIC = (RubricItem("one", "The sum is right", 3), RubricItem("detour", "There were detours.", -1))


def model(*items: object, told: Told | None = None) -> RecordingsModel:
    made = RecordingsModel(now=lambda: NOW)
    made.take(join(items, told or Told()))  # type: ignore[arg-type]
    return made


def keys(of: RecordingsModel) -> list[str]:
    return [row.key.removesuffix(".trajectory") for row in of.rows]


def test_what_belongs_to_a_recording_is_found_by_its_content() -> None:
    told = Told(
        sendings=(sending(2, QueueState.PAUSED),),
        submissions=(submission(1, SubmissionState.WITHDRAWN), submission(1, SubmissionState.IN_REVIEW)),
        feedback={f"{1:032d}": Feedback()},
        tasks=(task("notes", project="other"), task("notes")),
    )
    one, two, three = join(
        (item(1, task_id="notes"), item(2), item(3, parent_sha256=item(2).manifest_sha256)), told
    )
    assert one.submission is not None
    assert one.submission.state is SubmissionState.IN_REVIEW
    assert one.feedback == Feedback()
    assert one.task == task("notes")
    assert one.title == "Title of notes"
    assert two.sending is not None
    assert two.mended_as == "r3"
    assert (three.sending, three.submission, three.title) == (None, None, "")


def test_the_newest_comes_first_and_any_column_sorts_both_ways() -> None:
    shown = model(item(3, bytes=10), item(1, bytes=30), item(2, bytes=20, condition=Condition.INTERRUPTED))
    assert keys(shown) == ["r1", "r2", "r3"]
    shown.sort(Column.SIZE)
    assert (keys(shown), shown.descending) == (["r1", "r2", "r3"], True)
    shown.sort(Column.SIZE)
    assert keys(shown) == ["r3", "r2", "r1"]
    shown.sort(Column.STATE)
    assert keys(shown)[0] == "r2"  # what wants something of somebody


def test_every_word_that_is_looked_for_must_be_in_what_is_seen() -> None:
    told = Told(tasks=(task("notes"),))
    shown = model(
        item(1, task_id="notes"), item(2, task_id="notes", quality=report("pass")), item(3), told=told
    )
    shown.filter("NOTES ready")
    assert keys(shown) == ["r2"]
    assert shown.remark == "1 of 3"
    shown.choose("r3.trajectory")
    assert (shown.filter_text, shown.chosen_key) == ("", "r3.trajectory")


def test_what_is_chosen_stays_chosen_while_it_is_there() -> None:
    shown = model(item(1), item(2))
    assert shown.chosen_key == "r1.trajectory"
    shown.choose("r2.trajectory")
    shown.take(join((item(0), item(1), item(2)), Told()))
    assert shown.chosen_key == "r2.trajectory"
    shown.take(join((item(1),), Told()))
    assert shown.chosen_key == "r1.trajectory"
    shown.take(())
    assert (shown.chosen, shown.blocks, shown.deeds, shown.is_empty) == (None, (), (), True)


def test_cells_say_when_what_how_long_and_how_large() -> None:
    old = item(30, bytes=1_234_000_000, condition=Condition.RECORDING, duration_ns=None)
    first, second = model(item(1, task_id="unknown"), old).rows
    assert first.cells == ("Today 11:00", "unknown", "1 min 0 s", "1.0 MB", "To look at")
    assert second.cells == ("Yesterday 06:00", "Without a task", "", "1.2 GB", "Recording")


def test_all_that_reviewers_said_is_told_with_its_places() -> None:
    review = Review(
        "f" * 32,
        "reviewer 1",
        ReviewVerdict.REQUEST_CHANGES,
        0.5,
        (ItemScore("one", met=False, note="off by one"), ItemScore("detour", met=False)),
        "Nearly.",
        (
            StepLabel(1, 5_000_000_000, StepVerdict.WRONG, "the old rate"),
            StepLabel(2, 6_000_000_000, StepVerdict.CORRECT, ""),
        ),
        counts=False,
        finished_at=NOW,
    )
    comment = Comment(
        "c" * 32, "reviewer 1", 61_000_000_000, 62_000_000_000, "Why?", change_wanted=True, created_at=NOW
    )
    told = Told(
        submissions=(submission(1, SubmissionState.CHANGES_REQUESTED),),
        feedback={f"{1:032d}": Feedback((review,), (comment,))},
        tasks=(task("notes", rubric=RUBRIC),),
    )
    blocks = model(item(1, task_id="notes"), told=told).blocks
    assert blocks[0] == Title("Title of notes")
    assert isinstance(blocks[1], State)
    assert isinstance(blocks[2], Facts)
    assert blocks[3:] == (
        Heading("Changes requested, by reviewer 1"),
        Words("It was opened for review anew since, so this counts no more.", faint=True),
        Words("Nearly."),
        blocks[6],
        Point("There were detours.", "Not met", Standing("Not met", Mood.GOOD)),
        Remark("0:05.000", "This step is wrong: the old rate", 5_000_000_000),
        Heading("Comments"),
        Remark("1:01\N{EN DASH}1:02", "Why?", 61_000_000_000, wants_change=True),
    )
    criterion = blocks[6]
    assert isinstance(criterion, Point)
    assert (criterion.text, criterion.note) == ("The sum is right", "off by one")
    assert criterion.standing is not None
    assert criterion.standing.words == "Not met"


def test_the_worst_findings_are_told_first_and_not_all_of_many() -> None:
    shown = model(item(1, quality=report("fail", *(["warn"] * 6), "fail", "note")))
    points = [it for it in shown.blocks if isinstance(it, Point)]
    assert [it.text for it in points] == ["A fail of it.", *(["A warn of it."] * 4)]
    assert shown.blocks[-1] == Words("And 2 more.", faint=True)
