from trajectory_recorder.capture.displays._win32_monitors import Monitor, to_displays
from trajectory_recorder.events import Display


def test_monitors_become_displays_with_the_primary_first() -> None:
    beside = Monitor(r"\\.\DISPLAY1", -2560, -200, 0, 1240, 0, 96)
    primary = Monitor(r"\\.\DISPLAY2", 0, 0, 3840, 2160, 1, 144)
    assert to_displays([beside, primary]) == (
        Display(2, r"\\.\DISPLAY2", 0, 0, 3840, 2160, 1.5, primary=True),
        Display(1, r"\\.\DISPLAY1", -2560, -200, 2560, 1440, 1.0, primary=False),
    )


def test_ids_stay_while_others_come_and_go() -> None:
    monitors = [Monitor(rf"\\.\DISPLAY{number}", 0, 0, 800, 600, number == 1, 96) for number in (12, 3, 1)]
    assert [display.display_id for display in to_displays(monitors)] == [1, 3, 12]
    assert [display.display_id for display in to_displays(monitors[:2])] == [3, 12]


def test_a_disconnected_session_has_a_nameless_display() -> None:
    assert to_displays([Monitor("WinDisc", 0, 0, 1024, 768, 1, 96)])[0].display_id == 0
