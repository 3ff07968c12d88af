from helpers.timelines import SECOND
from trajectory_recorder.replay.looking import Looking


def looking(position_s: int = 0) -> Looking:
    """At ten seconds of a hundred, from the 20th on."""
    it = Looking(100 * SECOND)
    it.resize(1000)
    it.move(position_s * SECOND)
    it.look(it.scale.showing(20 * SECOND, 30 * SECOND))
    return it


def test_a_page_is_turned_when_the_playhead_leaves_it() -> None:
    it = looking(25)
    assert not it.move(30 * SECOND)
    assert it.move(30 * SECOND + 1)
    assert it.scale.from_ns < 30 * SECOND + 1 < it.scale.to_ns
    assert it.scale.span_ns == 10 * SECOND


def test_whoever_scrolled_away_is_left_alone_until_the_playhead_comes_back() -> None:
    it = looking(10)
    assert not it.follows
    assert not it.move(19 * SECOND)
    assert it.scale.from_ns == 20 * SECOND
    assert not it.move(21 * SECOND)
    assert it.follows
    assert it.move(31 * SECOND)


def test_whoever_asks_is_taken_along_at_once() -> None:
    it = looking(50)
    assert it.follow()
    assert it.scale.sees(50 * SECOND)
    assert not it.follow()


def test_a_position_outside_of_the_recording_is_its_end() -> None:
    it = looking(25)
    it.move(10**15)
    assert it.position_ns == 100 * SECOND
    it.move(-5)
    assert it.position_ns == 0
