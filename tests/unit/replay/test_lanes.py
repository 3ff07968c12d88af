from dataclasses import replace

import pytest

from helpers.timelines import MS, SECOND, element, step, timeline, window
from trajectory_recorder.actions import Typing
from trajectory_recorder.events import ALL_STREAMS, Button, Gap, GapReason
from trajectory_recorder.replay.lanes import Change, Comment, Item, Lane, Lanes, Things, window_words
from trajectory_recorder.replay.remarks import Mark
from trajectory_recorder.replay.timeline.timeline import Damage, Press, Remark, Span, Spoken, Stroke, Turn

LANES = Lanes(
    timeline(
        presses=(Press(1 * SECOND, 3 * SECOND, Button.LEFT, 10, 20),),
        turns=(Turn(2 * SECOND, 0.0, -1.0, 5, 6),),
        strokes=(Stroke(4 * SECOND, 5 * SECOND, "C", None, ("Ctrl",)),),
        windows=(
            (0, window("Mail")),
            (6 * SECOND, replace(window("Mail"), x_px=9)),
            (7 * SECOND, window(None, "xterm")),
            (8 * SECOND, window(None)),
        ),
        steps=(step(0, 1 * SECOND, 3 * SECOND, on=element("link", "Next")),),
        spoken=(Spoken(0, SECOND, "So"), Spoken(2 * SECOND, 3 * SECOND, None)),
        remarks=(Remark(5 * SECOND, 6 * SECOND, "fail", "black", "All is black", "Look", "screen/0"),),
        damages=(Damage(50 * SECOND, 60 * SECOND, "voice", "torn"),),
        gaps=(
            Gap("voice", 7 * SECOND, 8 * SECOND, GapReason.SOURCE_FAILED),
            Gap(ALL_STREAMS, 9 * SECOND, 9 * SECOND, GapReason.PAUSE, removed_ns=SECOND),
        ),
        idle=(Span(20 * SECOND, 40 * SECOND),),
    )
)


@pytest.mark.parametrize(
    ("lane", "at_ms", "expected"),
    [
        (Lane.PRESSES, 1500, Item(1 * SECOND, 3 * SECOND, "left button down for 2.0 s at 10,20")),
        (Lane.PRESSES, 2000, Item(2 * SECOND, 2 * SECOND, "wheel turned 1 down at 5,6")),
        (Lane.PRESSES, 3040, Item(1 * SECOND, 3 * SECOND, "left button down for 2.0 s at 10,20")),
        (Lane.PRESSES, 3060, None),
        (Lane.STROKES, 4000, Item(4 * SECOND, 5 * SECOND, "Ctrl+C")),
        (Lane.WINDOWS, 6500, Item(0, 7 * SECOND, "Mail")),
        (Lane.WINDOWS, 7500, Item(7 * SECOND, 8 * SECOND, "xterm")),
        (Lane.WINDOWS, 59_000, Item(8 * SECOND, 60 * SECOND, "No window")),
        (Lane.STEPS, 2000, Item(1 * SECOND, 3 * SECOND, '1: click left: link "Next"')),
        (Lane.SPOKEN, 500, Item(0, 1 * SECOND, "So")),
        (Lane.SPOKEN, 2500, Item(2 * SECOND, 3 * SECOND, "Speech, not transcribed")),
        (Lane.REMARKS, 5500, Item(5 * SECOND, 6 * SECOND, "All is black\nLook")),
        (Lane.STEPS, 30_000, Item(20 * SECOND, 40 * SECOND, "Nothing happens for 20.0 s, until 0:40.000")),
        (None, 30_000, Item(20 * SECOND, 40 * SECOND, "Nothing happens for 20.0 s, until 0:40.000")),
        (None, 2000, None),
    ],
)
def test_what_lies_at_a_time(lane: Lane | None, at_ms: int, expected: Item | None) -> None:
    assert LANES.item(lane, at_ms * MS, 50 * MS) == expected


def test_remarks_are_told_apart_and_so_are_gaps_and_damages_of_streams() -> None:
    found = {mark: len(things.from_ns) for mark, things in LANES.by_mark.items()}
    assert {mark: count for mark, count in found.items() if count} == {
        Mark.FAIL: 1,
        Mark.DAMAGE: 1,
        Mark.GAP: 2,
    }
    assert list(LANES.gaps) == ["voice"]
    assert list(LANES.damages) == ["voice"]
    assert LANES.pauses.from_ns.tolist() == [9 * SECOND]


def test_comments_can_be_replaced() -> None:
    lanes = Lanes(timeline())
    lanes.show_comments([Comment(2 * SECOND, 3 * SECOND, "later"), Comment(0, SECOND, "first")])
    assert lanes.item(Lane.COMMENTS, 500 * MS, 0) == Item(0, SECOND, "first")
    lanes.show_comments([])
    assert lanes.item(Lane.COMMENTS, 500 * MS, SECOND) is None


def test_of_several_things_the_one_that_began_last_is_meant() -> None:
    things = Things([0, 10, 20], [100, 90, 30], str)
    assert things.near(25, 0) == Item(20, 30, "2")
    assert things.near(35, 0) == Item(10, 90, "1")
    assert things.near(105, 10) == Item(0, 100, "0")
    assert Things([], [], str).near(0, 100) is None


def test_a_window_is_not_called_the_same_twice() -> None:
    assert window_words(window("Report — Writer", "writer")) == "Report — Writer"
    assert window_words(window("Report", "Writer")) == "Report — Writer"


def test_what_was_typed_is_told() -> None:
    lanes = Lanes(timeline(steps=(step(0, 0, SECOND, deed=Typing("Hi", "Hi")),)))
    assert lanes.things[Lane.STEPS].item(0).words == '1: type "Hi"'


def test_changes_have_a_lane_while_there_are_some_and_what_they_take_out_is_told_apart() -> None:
    lanes = Lanes(timeline())
    assert not {Lane.CHANGES, Lane.COMMENTS} & set(lanes.shown)
    mute, cut = Change(9 * SECOND, 10 * SECOND, "Muted", takes_out=False), Change(5, 6, "Cut", takes_out=True)
    lanes.show_changes([mute, cut])
    assert lanes.shown[-1] is Lane.CHANGES
    assert lanes.item(Lane.CHANGES, 9 * SECOND, 0) == Item(9 * SECOND, 10 * SECOND, "Muted")
    assert lanes.taken_out.from_ns.tolist() == [5]
    lanes.show_changes([])
    assert Lane.CHANGES not in lanes.shown
    assert lanes.taken_out.from_ns.tolist() == []


def test_what_is_known_by_now_takes_the_place_of_what_was_known() -> None:
    lanes = Lanes(timeline(remarks=(Remark(0, 1, "note", "idle", "First", "", ""),)))
    lanes.show_remarks(timeline(remarks=(Remark(5, 6, "fail", "secrets", "Then", "", ""),)))
    assert lanes.item(Lane.REMARKS, 5, 0) == Item(5, 6, "Then")
    assert lanes.by_mark[Mark.NOTE].from_ns.tolist() == []
    assert lanes.by_mark[Mark.FAIL].from_ns.tolist() == [5]
