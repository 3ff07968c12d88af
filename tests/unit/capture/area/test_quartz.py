"""The windows of macOS as they lie on each other."""

from typing import Any

from trajectory_recorder.capture._os.points import Arrangement, Screen
from trajectory_recorder.capture.area import Wanted
from trajectory_recorder.capture.area._quartz import top_levels
from trajectory_recorder.capture.area._stacking import arrange
from trajectory_recorder.events import Rectangle

RETINA = Arrangement([Screen(1, "built-in", 0, 0, 1512, 982, 2.0, primary=True)])


def window(
    number: int, owner: str, pid: int, *, layer: int = 0, x: float = 0, alpha: float = 1
) -> dict[str, Any]:
    return {
        "kCGWindowNumber": number,
        "kCGWindowLayer": layer,
        "kCGWindowAlpha": alpha,
        "kCGWindowOwnerPID": pid,
        "kCGWindowOwnerName": owner,
        "kCGWindowBounds": {"X": x, "Y": 0.0, "Width": 100.0, "Height": 50.0},
    }


def test_menus_belong_to_their_application_and_all_else_covers() -> None:
    listed = [
        window(1, "Safari", 9, layer=101, x=300),  # its menu
        window(2, "Notes", 8, layer=101, x=350),
        window(3, "Mail", 7, alpha=0),
        window(4, "Mail", 7, x=60),
        window(5, "Safari", 9),
    ]
    found = arrange(top_levels(listed, RETINA), Wanted("safari"))
    assert found.window_ids == {1, 5}
    assert found.visible == (Rectangle(0, 0, 120, 100), Rectangle(600, 0, 200, 100))
