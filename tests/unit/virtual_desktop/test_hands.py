"""What the hands do reaches real applications, in order and at the right places."""

import re
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from trajectory_recorder.virtual_desktop import VirtualDesktop


def wait_until(condition: Callable[[], bool], timeout_s: float = 30) -> None:
    deadline_s = time.monotonic() + timeout_s
    while not condition():
        assert time.monotonic() < deadline_s, "did not come about"
        time.sleep(0.05)


def test_what_is_typed_arrives_in_a_terminal(desktop: VirtualDesktop) -> None:
    desktop.open("xterm", "-T", "Terminal", "-e", "cat > typed.txt")
    desktop.focus(desktop.wait_for_window("^Terminal$"))
    desktop.type("-- A first line: \"quotes\" & $HOME\n\nand\ta tab, 100% 'ok'\n", delay_ms=10)
    desktop.key("x", "BackSpace", "shift+y", "Return", "ctrl+d")
    typed = desktop.home / "typed.txt"
    wait_until(lambda: typed.read_text().endswith("Y\n"))
    assert typed.read_text() == "-- A first line: \"quotes\" & $HOME\n\nand\ta tab, 100% 'ok'\nY\n"


class Watched:
    """A window of `xev`, which prints every event that it gets."""

    def __init__(self, desktop: VirtualDesktop) -> None:
        self._desktop = desktop
        self._process: subprocess.Popen[bytes] = desktop.open(
            "stdbuf", "-oL", "xev", "-geometry", "400x300+50+50"
        )
        window = desktop.wait_for_window("^Event Tester$")
        self.x_px, self.y_px, *_ = desktop.window_rectangle(window)

    def events(self, last: str) -> list[str]:
        """Kinds of events in order, with button and place; up to a last one that is waited for."""

        def read() -> list[str]:
            text = self._desktop.output_of(self._process)
            pattern = r"(Button\w+|Motion)\w* event.*?root:\((\d+),(\d+)\)(?:.*?button (\d))?"
            blocks = (re.search(pattern, block, re.DOTALL) for block in text.split("\n\n"))
            return [f"{m[1]} {m[4] or ''} {m[2]},{m[3]}".replace("  ", " ") for m in blocks if m]

        wait_until(lambda: last in read())
        return read()


@pytest.fixture
def watched(desktop: VirtualDesktop) -> Watched:
    return Watched(desktop)


def test_clicks_come_where_and_with_what_they_should(desktop: VirtualDesktop, watched: Watched) -> None:
    x, y = watched.x_px + 200, watched.y_px + 150
    desktop.click(x, y)
    desktop.click(x + 5, y, button=3)
    events = [event for event in watched.events(f"ButtonRelease 3 {x + 5},{y}") if "Button" in event]
    assert events == [
        f"ButtonPress 1 {x},{y}",
        f"ButtonRelease 1 {x},{y}",
        f"ButtonPress 3 {x + 5},{y}",
        f"ButtonRelease 3 {x + 5},{y}",
    ]


def test_a_drag_moves_between_press_and_release(desktop: VirtualDesktop, watched: Watched) -> None:
    x, y = watched.x_px + 20, watched.y_px + 150
    desktop.drag(x, y, x + 240, y + 60)
    events = watched.events(f"ButtonRelease 1 {x + 240},{y + 60}")
    during = events[events.index(f"ButtonPress 1 {x},{y}") + 1 : -1]
    assert len(during) == 12
    assert during[0] == f"Motion {x + 20},{y + 5}"
    assert during[-1] == f"Motion {x + 240},{y + 60}"


def test_the_wheel_turns_both_ways(desktop: VirtualDesktop, watched: Watched) -> None:
    x, y = watched.x_px + 200, watched.y_px + 150
    desktop.move(x, y)
    desktop.scroll(2)
    desktop.scroll(0)
    desktop.scroll(-3)
    desktop.click(x, y)
    events = watched.events(f"ButtonRelease 1 {x},{y}")
    presses = [event.split()[1] for event in events if event.startswith("ButtonPress")]
    assert presses == ["4", "4", "5", "5", "5", "1"]


def test_a_button_of_a_dialog_is_pressed_with_the_mouse(desktop: VirtualDesktop) -> None:
    document = Path(desktop.home / "report")
    desktop.open("mousepad")
    desktop.focus(desktop.wait_for_window("Mousepad$"))
    desktop.type("One line\nand another\n")
    desktop.key("ctrl+shift+s")
    dialog = desktop.wait_for_window("^Save As$")
    desktop.focus(dialog)
    desktop.type("report")
    x, y, width, height = desktop.window_rectangle(dialog)

    def saved() -> bool:
        if not document.exists():
            desktop.click(x + width - 49, y + height - 24)  # it is dead until GTK has looked at the name
        return document.exists() and document.read_text() != ""

    wait_until(saved)
    assert document.read_text() == "One line\nand another\n"
