import pytest

from helpers.collecting_outlet import CollectingOutlet
from helpers.x_server import x_server
from trajectory_recorder.capture._os.x11 import connected
from trajectory_recorder.capture.displays import DisplaysSource, read_displays
from trajectory_recorder.capture.displays._x11 import _outputs
from trajectory_recorder.errors import DeviceLost, MachineError
from trajectory_recorder.events import Display, DisplaysEvent
from trajectory_recorder.virtual_desktop import VirtualDesktop


def arrangements(outlet: CollectingOutlet) -> list[list[str]]:
    return [[display.name for display in event.displays] for event in outlet.events(DisplaysEvent)]


def test_the_whole_screen_is_one_display(desktop: VirtualDesktop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", desktop.display)
    assert read_displays() == (Display(0, "screen", 0, 0, 1280, 720, 1.0, True),)


def test_monitors_that_come_and_go_are_told(desktop: VirtualDesktop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", desktop.display)
    outlet = CollectingOutlet()

    def set_monitor(name: str, geometry: str, output: str) -> None:
        desktop.run("xrandr", "--setmonitor", name, geometry, output)

    with outlet.running(DisplaysSource()):
        outlet.wait_for(lambda: len(outlet.captured) == 1)
        set_monitor("left", "640/100x720/100+0+0", "screen")
        outlet.wait_for(lambda: arrangements(outlet)[-1] == ["left"])
        set_monitor("right", "640/100x720/100+640+0", "none")
        outlet.wait_for(lambda: arrangements(outlet)[-1] == ["left", "right"])
        both = outlet.events(DisplaysEvent)[-1].displays
        assert read_displays() == both
        desktop.run("xrandr", "--delmonitor", "left")
        outlet.wait_for(lambda: arrangements(outlet)[-1] == ["screen", "right"])
        set_monitor("left", "640/100x720/100+0+0", "screen")
        outlet.wait_for(lambda: arrangements(outlet)[-1] == ["left", "right"])
    assert both == (
        Display(1, "left", 0, 0, 640, 720, 1.0, True),
        Display(2, "right", 640, 0, 640, 720, 1.0, False),
    )
    assert outlet.events(DisplaysEvent)[-1].displays == both  # with the ids they had
    stamps = [stamp_ns for stamp_ns, _ in outlet.captured]
    assert stamps == sorted(stamps)


def test_a_new_scale_is_told(desktop: VirtualDesktop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", desktop.display)
    outlet = CollectingOutlet()
    with outlet.running(DisplaysSource()):
        outlet.wait_for(lambda: len(outlet.captured) == 1)
        desktop.run("xrdb", "-nocpp", "-merge", input="Xft.dpi: 144\n")
        outlet.wait_for(lambda: outlet.events(DisplaysEvent)[-1].displays[0].scale == 1.5)
    assert len(outlet.captured) == 2


def test_nothing_is_told_again_while_nothing_changes(
    shared_desktop: VirtualDesktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPLAY", shared_desktop.display)
    outlet = CollectingOutlet()
    with outlet.running(DisplaysSource()):
        outlet.wait_for(lambda: len(outlet.looks) >= 3)
    assert len(outlet.captured) == 1


def test_a_server_without_randr_has_one_display(monkeypatch: pytest.MonkeyPatch) -> None:
    outlet = CollectingOutlet()
    with x_server("-extension", "RANDR") as (display, _):
        monkeypatch.setenv("DISPLAY", display)
        with outlet.running(DisplaysSource()):
            outlet.wait_for(lambda: len(outlet.looks) >= 1)
    (event,) = outlet.events(DisplaysEvent)
    assert event.displays == (Display(0, "screen", 0, 0, 800, 600, 1.0, True),)


def test_outputs_say_the_same_as_monitors(
    shared_desktop: VirtualDesktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPLAY", shared_desktop.display)
    with connected() as connection:
        assert _outputs(connection) == [("screen", False, 0, 0, 1280, 720)]


def test_a_server_that_goes_away_is_a_lost_device(monkeypatch: pytest.MonkeyPatch) -> None:
    outlet = CollectingOutlet()
    with x_server() as (display, server):
        monkeypatch.setenv("DISPLAY", display)

        def lose_it() -> None:
            with outlet.running(DisplaysSource()):
                outlet.wait_for(lambda: len(outlet.captured) == 1)
                server.kill()
                outlet.wait_for_end(2)

        with pytest.raises(DeviceLost, match="X server went away"):
            lose_it()


def test_without_a_display_the_source_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    with pytest.raises(MachineError, match="DISPLAY is not set"):
        DisplaysSource().run(CollectingOutlet())


def test_it_ends_when_asked_before_the_start(
    shared_desktop: VirtualDesktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPLAY", shared_desktop.display)
    outlet = CollectingOutlet()
    with outlet.running(DisplaysSource(), start=False):
        outlet.wait_for(lambda: outlet.is_ready)
    assert not outlet.captured
