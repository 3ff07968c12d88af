import numpy as np

from helpers.collecting_outlet import CollectingOutlet
from trajectory_recorder.capture.cursor._image import NO_IMAGE, CursorImage
from trajectory_recorder.capture.cursor._rest import Rest
from trajectory_recorder.capture.cursor._shapes import Shapes
from trajectory_recorder.events import CursorEvent

_SECOND_NS = 1_000_000_000


def image(value: int, name: str = "") -> CursorImage:
    return CursorImage(np.full((2, 2, 4), value, np.uint8), 0, 0, name)


def started() -> CollectingOutlet:
    outlet = CollectingOutlet()
    outlet.start()
    return outlet


def pictured(outlet: CollectingOutlet) -> list[bool]:
    return [event.png is not None for event in outlet.events(CursorEvent)]


def test_an_image_comes_along_the_first_time_only() -> None:
    outlet, shapes = started(), Shapes()
    for stamp_ns, value in enumerate([1, 2, 1, 1, 2]):
        shapes.tell(outlet, stamp_ns, image(value))
    assert pictured(outlet) == [True, True, False, False]
    assert outlet.looks == [3]


def test_the_same_image_under_another_name_is_a_change() -> None:
    outlet, shapes = started(), Shapes()
    for name in ("left_ptr", "arrow", "arrow"):
        shapes.tell(outlet, 0, image(1, name))
    assert [event.name for event in outlet.events(CursorEvent)] == ["left_ptr", "arrow"]
    assert pictured(outlet) == [True, False]


def test_no_image_has_no_png() -> None:
    outlet = started()
    Shapes().tell(outlet, 0, NO_IMAGE)
    assert pictured(outlet) == [False]


def test_after_a_pause_the_image_is_told_anew_and_late_ones_come_along_again() -> None:
    outlet, shapes = started(), Shapes()
    shapes.begin_run()
    shapes.tell(outlet, 0, image(1))
    shapes.tell(outlet, 10 * _SECOND_NS, image(2))
    shapes.end_run(10 * _SECOND_NS + 100)
    shapes.begin_run()
    for value in (2, 1, 2):
        shapes.tell(outlet, 20 * _SECOND_NS, image(value))
    assert pictured(outlet) == [True, True, True, False, False]


def test_some_changes_come_at_once_and_lasting_ones_five_times_a_second() -> None:
    rest = Rest()
    stamp_ns, looks = 50 * _SECOND_NS, []
    while stamp_ns < 60 * _SECOND_NS:
        looks.append(stamp_ns)
        # An animation with a new image every 20 ms.
        stamp_ns += max(round(rest.after_change(stamp_ns) * 1e9), 20_000_000)
    assert 55 <= len(looks) <= 62
    assert looks[8] - looks[0] < _SECOND_NS // 2
    after_quiet_ns = stamp_ns + 10 * _SECOND_NS
    assert rest.after_change(after_quiet_ns) == 0
