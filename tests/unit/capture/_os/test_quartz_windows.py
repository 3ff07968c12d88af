from typing import Any

from trajectory_recorder.capture._os.points import Arrangement, Screen
from trajectory_recorder.capture._os.quartz_windows import active_window
from trajectory_recorder.events import WindowEvent

RETINA = Arrangement([Screen(1, "built-in", 0, 0, 1512, 982, 2.0, primary=True)])
NO_WINDOW = WindowEvent(None, None, None, None, 0, 0, 0, 0)


def window(number: int, **changes: Any) -> dict[str, Any]:
    return {
        "kCGWindowNumber": number,
        "kCGWindowLayer": 0,
        "kCGWindowAlpha": 1.0,
        "kCGWindowOwnerPID": 512,
        "kCGWindowOwnerName": "Safari",
        "kCGWindowName": "Start page",
        "kCGWindowBounds": {"X": 10.0, "Y": 25.0, "Width": 800.0, "Height": 600.0},
        **changes,
    }


def test_the_first_normal_window_is_active() -> None:
    menu_bar = window(1, kCGWindowLayer=24, kCGWindowOwnerName="Window Server")
    assert active_window([menu_bar, window(2), window(3)], RETINA) == WindowEvent(
        2, "Start page", "Safari", 512, 20, 50, 1600, 1200
    )


def test_windows_that_nobody_sees_are_passed_over() -> None:
    clear = window(1, kCGWindowAlpha=0)
    tiny = window(2, kCGWindowBounds={"X": 0, "Y": 0, "Width": 1, "Height": 1})
    assert active_window([clear, tiny, window(3)], RETINA).window_id == 3


def test_titles_may_be_withheld_or_malformed() -> None:
    untold = window(1)
    del untold["kCGWindowName"]
    assert active_window([untold], RETINA).title is None
    assert active_window([window(1, kCGWindowName="cut \ud83c")], RETINA).title == "cut \ufffd"


def test_no_window_at_all() -> None:
    assert active_window([], RETINA) == NO_WINDOW
    assert active_window([window(1, kCGWindowLayer=25)], RETINA) == NO_WINDOW
