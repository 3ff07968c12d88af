"""The picture before an action and the one after it."""

from dataclasses import replace

import pytest

from helpers.person_at_work import MS
from trajectory_recorder.actions import Action, ActionPicture, ActionPictures, Click, Place
from trajectory_recorder.events import Button, Event, FrameEvent, Heartbeat

PATH = "data/screen-0.mkv"


def frame(at_ms: int, display_id: int = 0) -> tuple[int, Event]:
    return at_ms * MS, FrameEvent(display_id, PATH, at_ms * MS, 8, 8, 8, 8, keyframe=False)


def looks(from_ms: int, to_ms: int, stream: str = "screen/0") -> tuple[int, Event]:
    return to_ms * MS, Heartbeat(stream, from_ms * MS, to_ms * MS, 1 + (to_ms - from_ms) // 400)


def click(start_ms: int, end_ms: int, approach_ms: int | None = None) -> Action:
    approach_ns = (start_ms if approach_ms is None else approach_ms) * MS
    return Action(
        Click(Button.LEFT), start_ms * MS, end_ms * MS, approach_ns, (), place=Place(1, 1), display_id=0
    )


def told(picture: ActionPicture | None) -> tuple[int, int, float]:
    """Its time and staleness in ms, and the confidence."""
    assert picture is not None
    assert (picture.path, picture.pts_ns) == (PATH, picture.at_ns)
    return picture.at_ns // MS, picture.stale_ns // MS, picture.confidence


def test_before_is_what_was_seen_when_the_pointer_set_out() -> None:
    pictures = ActionPictures([frame(0), looks(400, 900), frame(1000), looks(1100, 1100), frame(1180)])
    assert told(pictures.before(click(1200, 1250))) == (1180, 20, 1.0)
    # What the pointer changed on its way belongs to the action.
    assert told(pictures.before(click(1200, 1250, approach_ms=950))) == (0, 0, 1.0)
    assert told(pictures.before(click(1200, 1250, approach_ms=1100))) == (1000, 0, 1.0)


@pytest.mark.parametrize(
    ("approach_ms", "stale_ms", "confidence"),
    [(500, 0, 1.0), (600, 100, 1.0), (1550, 1050, 0.5), (9000, 8500, 0.0)],
)
def test_a_picture_is_as_good_as_it_is_fresh(approach_ms: int, stale_ms: int, confidence: float) -> None:
    pictures = ActionPictures([frame(0), looks(100, 500)])
    assert told(pictures.before(click(9500, 9600, approach_ms))) == (0, stale_ms, confidence)


def test_a_change_was_seen_when_it_came_if_somebody_was_looking() -> None:
    looking = ActionPictures([frame(0), looks(100, 500), frame(900)])
    assert told(looking.before(click(850, 860))) == (0, 0, 1.0)
    assert told(looking.before(click(880, 890))) == (0, 380, 0.853)  # it may have come before that
    away = ActionPictures([frame(0), looks(100, 500), frame(5000)])
    assert told(away.before(click(1550, 1560))) == (0, 1050, 0.5)


def test_before_the_first_picture_there_is_none() -> None:
    pictures = ActionPictures([frame(1000)])
    assert pictures.before(click(900, 950)) is None
    assert pictures.before(replace(click(1200, 1250), display_id=7)) is None
    assert pictures.before(replace(click(1200, 1250), display_id=None)) is None
    assert ActionPictures([]).after(click(900, 950)) is None


def test_after_is_what_was_seen_at_rest() -> None:
    pictures = ActionPictures([frame(0), frame(1010), frame(1300), looks(1700, 5000)])
    assert told(pictures.after(click(1000, 1050))) == (1300, 0, 1.0)


def test_an_action_that_changes_nothing_is_followed_by_the_same_picture() -> None:
    pictures = ActionPictures([frame(0), looks(100, 5000)])
    assert told(pictures.before(click(1000, 1050))) == told(pictures.after(click(1000, 1050))) == (0, 0, 1.0)


def test_after_comes_no_later_than_the_next_action() -> None:
    looked = looks(1130, 1450)
    pictures = ActionPictures([frame(0), frame(1100), looked, frame(1500), looks(1600, 5000)])
    assert told(pictures.after(click(1000, 1050), next_ns=1200 * MS)) == (1100, 0, 0.5)


def test_a_display_that_never_rests_is_shown_as_it_is_after_three_seconds() -> None:
    motion = [frame(at_ms) for at_ms in range(0, 6000, 100)]
    at_ms, stale_ms, confidence = told(ActionPictures(motion).after(click(1000, 1050)))
    assert (at_ms, confidence) == (4000, 0.5)
    assert stale_ms <= 50


def test_the_end_of_the_recording_is_no_rest() -> None:
    pictures = ActionPictures([frame(0), frame(1040), looks(1100, 1300)])
    _, stale_ms, confidence = told(pictures.after(click(1000, 1050)))
    assert stale_ms > 2000
    assert confidence == 0


def test_displays_do_not_mix() -> None:
    pictures = ActionPictures([frame(0), frame(500, 1), looks(600, 900, "screen/1"), looks(100, 900)])
    assert told(pictures.before(click(800, 850))) == (0, 0, 1.0)
    assert told(pictures.before(replace(click(800, 850), display_id=1))) == (500, 0, 1.0)
