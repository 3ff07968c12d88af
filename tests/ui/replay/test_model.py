"""What a replay shows, and where its commands lead."""

import numpy as np

from helpers.timelines import MS, SECOND, screen_track, step, timeline
from trajectory_recorder.events import Gap, GapReason
from trajectory_recorder.replay.overlays import Layer
from trajectory_recorder.replay.timeline.timeline import Damage, Remark, Stroke
from trajectory_recorder.ui.notices import Notice
from trajectory_recorder.ui.replay.model import ReplayModel

STEPS = tuple(step(number, at, at + 100 * MS) for number, at in enumerate((SECOND, 2 * SECOND, 2 * SECOND)))


def remark(from_ns: int) -> Remark:
    return Remark(from_ns, from_ns + SECOND, "warn", "idle", "nothing happens", "cut it", "")


def test_positions_stay_within_the_recording() -> None:
    model = ReplayModel(timeline(60 * SECOND))
    assert [model.move(at) for at in (-1, 5, 61 * SECOND)] == [0, 5, 60 * SECOND]
    assert model.position_ns == 60 * SECOND


def test_it_starts_with_the_first_picture_unless_that_comes_late() -> None:
    soon, late = screen_track([300 * MS, SECOND]), screen_track([30 * SECOND])
    assert ReplayModel(timeline(screens=(soon,))).start_ns == 300 * MS
    assert ReplayModel(timeline(screens=(late,))).start_ns == 0
    assert ReplayModel(timeline()).start_ns == 0


def test_a_display_has_no_picture_before_its_first() -> None:
    model = ReplayModel(timeline(screens=(screen_track([300 * MS]),)))
    assert model.not_yet_seen() == (0,)
    model.move(300 * MS)
    assert model.not_yet_seen() == ()


def test_of_steps_that_begin_at_once_it_is_the_chosen_one() -> None:
    model = ReplayModel(timeline(steps=STEPS))
    assert (model.step, model.neighbour(1), model.neighbour(-1)) == (None, 0, None)
    model.move(model.choose(1))
    assert model.step == STEPS[1]
    assert (model.neighbour(1), model.neighbour(-1)) == (2, 0)
    model.move(model.choose(2))
    assert model.neighbour(1) is None
    model.move(1500 * MS)
    assert model.step == STEPS[0]


def test_findings_are_gone_through_in_both_directions() -> None:
    model = ReplayModel(timeline(remarks=(remark(SECOND), remark(3 * SECOND))))
    assert model.next_remark_ns() == SECOND
    model.move(3 * SECOND)
    assert model.next_remark_ns() is None
    assert model.previous_remark_ns(playing=False) == SECOND
    model.move(3 * SECOND + 500 * MS)
    # While it plays, the one that has just begun is not the one before.
    assert model.previous_remark_ns(playing=False) == 3 * SECOND
    assert model.previous_remark_ns(playing=True) == SECOND


def test_rates_go_step_by_step_and_by_doubling() -> None:
    assert [ReplayModel.beside(it, faster=True) for it in (0.25, 1.0, 2.0, 10.0)] == [0.5, 1.5, 3.0, 10.0]
    assert [ReplayModel.beside(it, faster=False) for it in (0.25, 1.0, 1.5)] == [0.25, 0.75, 1.0]
    assert [ReplayModel.doubled(it) for it in (1.0, 4.0, 8.0)] == [2.0, 8.0, 10.0]


def test_displays_are_shown_together_and_one_by_one() -> None:
    one = screen_track([0])
    other = type(one)(1, one.paths, *(getattr(one, it) for it in one.__slots__[2:]))
    model = ReplayModel(timeline(screens=(one, other)))
    seen = []
    for _ in range(4):
        seen.append(model.shown_ids)
        model.shown_ids = model.next_displays()
    assert seen == [(0, 1), (0,), (1,), (0, 1)]
    assert ReplayModel(timeline(screens=(one,))).next_displays() == (0,)


def test_overlays_can_be_left_out() -> None:
    strokes = (Stroke(0, SECOND, "a", "a", ()),)
    model = ReplayModel(timeline(screens=(screen_track([0]),), strokes=strokes))
    arrangement = model.arrangement()
    assert set(model.overlays(arrangement)) == {0}
    assert [it.label for it in model.key_caps()] == ["a"]
    model.layers = frozenset(Layer) - {Layer.KEYS}
    assert model.key_caps() == ()
    model.layers, model.overlays_shown = frozenset(Layer), False
    assert (model.overlays(arrangement), model.key_caps()) == ({}, ())


def test_what_can_not_be_replayed_is_said_where_it_is() -> None:
    damages = (
        Damage(5 * SECOND, 9 * SECOND, "screen/0", "data/screen-0.mkv ends early"),
        Damage(20 * SECOND, 21 * SECOND, "voice", "data/narration.mka is missing"),
    )
    gaps = (
        Gap("screen/0", 12 * SECOND, 13 * SECOND, GapReason.SOURCE_FAILED, "the display is gone"),
        Gap("clipboard", 15 * SECOND, 16 * SECOND, GapReason.SOURCE_FAILED),
    )
    model = ReplayModel(timeline(damages=damages, gaps=gaps, screens=(screen_track(np.arange(1).tolist()),)))
    assert model.notice("") == Notice(
        "This recording can't be replayed everywhere.",
        "data/screen-0.mkv ends early. From 0:00:05.000 to 0:00:09.000. So it is in another place: see the findings.",
    )
    told = {}
    for at_s in (1, 6, 10, 12, 15):
        model.move(at_s * SECOND)
        notice = model.notice("")
        told[at_s] = notice.message if notice else None
    assert told == {
        1: None,
        6: "data/screen-0.mkv ends early.",
        10: None,
        12: "No picture was recorded here: the display is gone.",
        15: None,
    }
    assert model.notice("there is no sound") == Notice("There is no sound.")
