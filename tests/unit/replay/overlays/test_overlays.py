"""What is drawn over a picture, at times and places that are known."""

from itertools import pairwise

import numpy as np
import pytest

from helpers.timelines import timeline
from trajectory_recorder.actions.action import Action, Click
from trajectory_recorder.events import (
    Button,
    CursorEvent,
    Display,
    Element,
    ElementEvent,
    ElementTrigger,
    Rectangle,
    WindowEvent,
)
from trajectory_recorder.replay.overlays import (
    ClickMark,
    CursorImage,
    CursorMark,
    Layer,
    Line,
    Outline,
    Overlay,
    Overlays,
    WheelMark,
)
from trajectory_recorder.replay.timeline.timeline import (
    PointerTrack,
    Press,
    Step,
    Stroke,
    Timeline,
    Turn,
)

MS = 1_000_000
DISPLAY = Display(1, "right", 1000, 50, 800, 600, 1.0, primary=False)
ALL = frozenset(Layer)


def moving(*points: tuple[int, int, int]) -> PointerTrack:
    """The pointer's way: milliseconds and pixels of the desktop."""
    at_ms, x_px, y_px = zip(*points, strict=True)
    return PointerTrack(np.array(at_ms, np.int64) * MS, np.array(x_px, np.int32), np.array(y_px, np.int32))


def over(of: Timeline, at_ms: int, *layers: Layer, step: Step | None = None) -> Overlay:
    return Overlays(of).over(DISPLAY, at_ms * MS, layers=frozenset(layers) or ALL, step=step)


def image(shape: str, png: str | None, *, visible: bool = True) -> CursorEvent:
    return CursorEvent(shape, "left_ptr", visible, 24, 32, 3, 4, png)


def test_nothing_recorded_is_nothing_drawn() -> None:
    assert over(timeline(), 500) == Overlay()


def test_the_pointer_is_where_it_was_last_told_with_its_image_and_nowhere_else() -> None:
    cursors = ((0, image("a", "AAAA")), (200 * MS, image("b", "BBBB")), (400 * MS, image("a", None)))
    of = timeline(pointer=moving((100, 1010, 60), (300, 1100, 80), (500, 990, 80)), cursors=cursors)
    sizes = (24, 32, 3, 4)
    assert over(of, 99).cursor is None
    assert over(of, 100).cursor == CursorMark(10, 10, CursorImage("a", "AAAA", *sizes))
    assert over(of, 299).cursor == CursorMark(10, 10, CursorImage("b", "BBBB", *sizes))
    assert over(of, 400).cursor == CursorMark(100, 30, CursorImage("a", "AAAA", *sizes))
    assert over(of, 500).cursor is None  # it is on the display to the left


def test_a_hidden_pointer_is_not_drawn_and_one_without_image_is_marked() -> None:
    of = timeline(
        pointer=moving((0, 1010, 60)),
        cursors=((100 * MS, image("a", None)), (200 * MS, image("a", None, visible=False))),
    )
    assert over(of, 50).cursor == CursorMark(10, 10, None)
    assert over(of, 150).cursor == CursorMark(10, 10, None)
    assert over(of, 200).cursor is None


def test_the_trail_fades_and_has_holes_where_nobody_knows_the_way() -> None:
    of = timeline(pointer=moving((0, 1000, 50), (50, 1010, 50), (500, 1500, 50), (600, 1510, 60)))
    trail = over(of, 600, Layer.TRAIL).trail
    assert trail == (Line(0, 0, 10, 0, pytest.approx(0.45)), Line(500, 0, 510, 10, 1.0))
    assert over(of, 1300, Layer.TRAIL).trail == (Line(500, 0, 510, 10, pytest.approx(0.3)),)
    assert over(of, 1601, Layer.TRAIL).trail == ()


def test_the_trail_of_a_restless_hand_has_few_lines_from_its_beginning_to_its_end() -> None:
    of = timeline(pointer=moving(*((at, 1000 + at, 50) for at in range(1000))))
    trail = over(of, 999, Layer.TRAIL).trail
    assert len(trail) == 150
    assert (trail[0].x0_px, trail[-1].x1_px) == (0, 999)
    assert all(one.x1_px == other.x0_px for one, other in pairwise(trail))


def test_a_click_is_a_ring_while_it_is_down_and_fades_after() -> None:
    press = Press(1000 * MS, 1100 * MS, Button.RIGHT, 1100, 150)
    of = timeline(presses=(press,))
    assert over(of, 999).clicks == ()
    assert over(of, 1000).clicks == (ClickMark(100, 100, Button.RIGHT, down=True, strength=1.0),)
    assert over(of, 1350).clicks == (ClickMark(100, 100, Button.RIGHT, down=False, strength=0.5),)
    assert over(of, 1601).clicks == ()


def test_a_button_that_is_long_down_is_found_among_many_clicks() -> None:
    held = Press(0, 50_000 * MS, Button.LEFT, 1000, 50)
    taps = [Press(at * MS, (at + 20) * MS, Button.RIGHT, 1000, 50) for at in range(10, 40_000, 40)]
    clicks = over(timeline(presses=(held, *taps)), 39_000, Layer.CLICKS).clicks
    assert [it.button for it in clicks if it.down] == [Button.LEFT]
    assert sum(it.button is Button.RIGHT for it in clicks) == 13


def test_a_drag_is_its_way_so_far() -> None:
    press = Press(1000 * MS, 1300 * MS, Button.LEFT, 1000, 50)
    way = moving((1010, 1005, 50), (1100, 1040, 50), (1200, 1080, 90), (1500, 1200, 90))
    of = timeline(presses=(press,), pointer=way)
    assert over(of, 1010).drags == ()  # it may still be a click
    assert over(of, 1100).drags == (Line(5, 0, 40, 0, 1.0),)
    assert over(of, 1250).drags == (Line(5, 0, 40, 0, 1.0), Line(40, 0, 80, 40, 1.0))
    assert {it.strength for it in over(of, 1550).drags} == {0.5}
    assert over(of, 1801).drags == ()


def test_notches_of_the_wheel_are_one_turn() -> None:
    turns = tuple(Turn(at * MS, 0.0, -1.0, 1000 + at, 60) for at in (100, 200, 900, 1000, 1100))
    of = timeline(turns=turns)
    assert over(of, 1100).wheel == WheelMark(1100, 10, 0.0, -3.0, 1.0)
    assert over(of, 1350).wheel == WheelMark(1100, 10, 0.0, -3.0, 0.5)
    assert over(of, 1601).wheel is None


def step(bounds: Rectangle | None) -> Step:
    element = Element("button", "Save", None, False, (), bounds, (), None, None, "", None)
    told = ElementEvent(ElementTrigger.BUTTON, 0, 0, element, None, None, None, 0)
    return Step(
        3, Action(Click(Button.LEFT), 2000 * MS, 2100 * MS, 1800 * MS, (), element=told), None, None, None
    )


def test_the_element_of_the_step_is_outlined_while_it_is_under_way() -> None:
    wanted = step(Rectangle(1100, 150, 60, 20))
    shown = Outline(100, 100, 60, 20, "button Save")
    found = {at: over(timeline(), at, step=wanted).element for at in (1799, 1800, 3100, 3101)}
    assert found == {1799: None, 1800: shown, 3100: shown, 3101: None}
    assert over(timeline(), 2000, step=step(None)).element is None
    assert over(timeline(), 2000, step=step(Rectangle(10, 10, 60, 20))).element is None
    assert over(timeline(), 2000).element is None


def test_the_active_window_has_its_frame_and_title() -> None:
    windows = (
        (0, WindowEvent(1, "Notes", "editor", 1, 1010, 60, 300, 200)),
        (100 * MS, WindowEvent(2, None, "terminal", 1, 900, 60, 300, 200)),
        (200 * MS, WindowEvent(None, None, None, None, 0, 0, 0, 0)),
        (300 * MS, WindowEvent(3, "elsewhere", "editor", 1, 0, 0, 300, 200)),
    )
    of = timeline(windows=windows)
    assert over(of, 0).window == Outline(10, 10, 300, 200, "Notes")
    assert over(of, 100).window == Outline(-100, 10, 300, 200, "terminal")
    assert over(of, 200).window is None
    assert over(of, 300).window is None


def test_of_thousands_of_strokes_the_last_ones_are_shown() -> None:
    strokes = tuple(Stroke(at * MS, (at + 20) * MS, "a", "a", ()) for at in range(0, 40_000, 40))
    of = Overlays(timeline(strokes=strokes))
    assert [it.label for it in of.keys(20_000 * MS)] == ["a" * 40]
    assert of.keys(50_000 * MS) == ()


@pytest.mark.parametrize("layer", set(Layer) - {Layer.KEYS})
def test_only_what_is_wanted_is_told(layer: Layer) -> None:
    of = timeline(
        pointer=moving((950, 1000, 50), (1000, 1100, 50), (1050, 1120, 50)),
        presses=(Press(950 * MS, 1200 * MS, Button.LEFT, 1000, 50),),
        turns=(Turn(1000 * MS, 0, 1, 1000, 50),),
        windows=((0, WindowEvent(1, "Notes", "editor", 1, 1010, 60, 300, 200)),),
    )
    told = over(of, 1050, layer, step=step(Rectangle(1100, 150, 60, 20)))
    others = [it.name.lower() for it in Layer if it not in {layer, Layer.KEYS}]
    assert [getattr(told, it) for it in others] == [getattr(Overlay(), it) for it in others]


def test_absurd_places_are_bounded() -> None:
    absurd = 10**400
    of = timeline(
        pointer=moving((0, 1000, 50)),
        presses=(Press(0, 100 * MS, Button.LEFT, absurd, -absurd),),
        turns=(Turn(0, 0.0, 1.0, absurd, absurd),),
        windows=((0, WindowEvent(1, "huge", "", 1, -absurd, 0, absurd, absurd)),),
    )
    told = over(of, 50)
    assert (told.clicks[0].x_px, told.clicks[0].y_px) == (1_000_000, -1_000_000)
    assert told.wheel is not None
    assert told.wheel.x_px == 1_000_000
    assert told.window is None
