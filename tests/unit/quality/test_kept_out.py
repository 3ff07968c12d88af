"""Black and silence that are right, because what was there was kept out on purpose."""

from trajectory_recorder.events import (
    AreaEvent,
    Display,
    DisplaysEvent,
    Event,
    Gap,
    GapReason,
    Rectangle,
    StreamName,
    screen_stream,
)
from trajectory_recorder.quality.checks.black_picture import Limits as BlackLimits
from trajectory_recorder.quality.checks.black_picture import black_picture
from trajectory_recorder.quality.checks.dead_microphone import Limits as DeadLimits
from trajectory_recorder.quality.checks.dead_microphone import dead_microphone
from trajectory_recorder.quality.evidence import SECOND_NS, Evidence
from trajectory_recorder.quality.measures import PictureMeasures, VoiceMeasures

S = SECOND_NS
LEFT, RIGHT = (
    Display(number, "screen", 1000 * number, 0, 1000, 500, 1.0, primary=number == 0) for number in (0, 1)
)
ALL = Rectangle(0, 0, 2000, 500)


def black_at(
    *areas: tuple[int, tuple[Rectangle, ...]], stream: str = screen_stream(0)
) -> list[tuple[int, int]]:
    """When black is found wrong, of a picture that is black from the 10th to the 30th second."""
    events: list[tuple[int, Event]] = [(0, DisplaysEvent((LEFT, RIGHT)))]
    events += [(at_s * S, AreaEvent(visible, focused=True)) for at_s, visible in areas]
    pictures = PictureMeasures(black={stream: [(10 * S, 30 * S)]})
    evidence = Evidence(events, 0, 60 * S, {}, pictures=pictures)
    return [(it.from_ns // S, it.to_ns // S) for it in black_picture(evidence, BlackLimits())]


def test_black_is_wrong_where_all_is_recorded() -> None:
    assert black_at() == [(10, 30)]
    assert black_at((0, (ALL,))) == [(10, 30)]


def test_black_is_right_while_the_display_is_kept_out() -> None:
    assert black_at((5, ()), (40, (ALL,))) == []
    assert black_at((5, (Rectangle(0, 0, 400, 500),))) == []
    assert black_at((5, ()), (20, (ALL,))) == [(20, 30)]
    assert black_at((20, ())) == [(10, 20)]


def test_another_display_excuses_nothing() -> None:
    only_left = Rectangle(0, 0, 1000, 500)
    assert black_at((0, (only_left,))) == [(10, 30)]
    assert black_at((0, (only_left,)), stream=screen_stream(1)) == []
    assert black_at((0, (only_left,)), stream=screen_stream(7)) == []


def test_a_small_window_that_is_excluded_excuses_nothing() -> None:
    around = (Rectangle(0, 20, 2000, 480), Rectangle(100, 0, 1900, 20))
    assert black_at((0, around)) == [(10, 30)]


def test_silence_is_right_while_everything_is_kept_out() -> None:
    gap = Gap(StreamName.VOICE, 10 * S, 40 * S, GapReason.WITHHELD, "")
    voice = VoiceMeasures(None, None, None, dead=((9 * S, 47 * S),))
    evidence = Evidence([(40 * S, gap)], 0, 60 * S, {}, voice=voice)
    found = [(it.from_ns // S, it.to_ns // S) for it in dead_microphone(evidence, DeadLimits())]
    assert found == [(40, 47)]
