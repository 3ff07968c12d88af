"""The windows of macOS as they lie on each other."""

from typing import Any

from trajectory_recorder.capture._os.points import Arrangement, Screen
from trajectory_recorder.capture.area import Excluded, Selection, Wanted
from trajectory_recorder.capture.area._quartz import desktop, top_levels
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
    found = arrange(top_levels(listed, RETINA), Selection(Wanted("safari")), desktop(RETINA))
    assert found.recorded_ids == {1, 5}
    assert found.visible == (Rectangle(0, 0, 120, 100), Rectangle(600, 0, 200, 100))


def test_an_excluded_application_is_black_and_shines_through_what_is_translucent() -> None:
    listed = [window(1, "Notes", 8, alpha=0.9), window(2, "Mail", 7, x=20), window(3, "Signal Helper", 9)]
    selection = Selection(excluded=Excluded(("signal",)))
    found = arrange(top_levels(listed, RETINA), selection, desktop(RETINA))
    assert found.hidden_ids == found.excluded_ids == {3}
    assert found.visible == (
        Rectangle(40, 0, 2984, 100),
        Rectangle(0, 100, 3024, 1864),
    )
