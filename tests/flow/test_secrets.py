"""Passwords are typed into real applications: nothing of them is recorded, and all else is whole.

Ordinary text is typed on only once the text before it has been handed over, so that a slow machine
changes nothing. Passwords are typed as fast as the hands can, right behind what leads to their field.
"""

import re
import sys
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TypeAlias

import pytest

from helpers import qt_form
from helpers.collecting_outlet import CollectingOutlet
from helpers.command_line import wait_until
from helpers.desktop_session import SILENT
from trajectory_recorder.bundle import Bundle, verify
from trajectory_recorder.capture.input import InputSource
from trajectory_recorder.capture.presses import Presses
from trajectory_recorder.capture.secrets import WithoutSecrets, open_fields
from trajectory_recorder.capture.secrets.fields import Answer
from trajectory_recorder.capture.secrets.judge import Judge
from trajectory_recorder.capture.source import WithheldSince
from trajectory_recorder.clock import monotonic_ns
from trajectory_recorder.events import (
    TYPED_SECRETLY,
    Gap,
    GapReason,
    KeyAction,
    KeyboardState,
    KeyEvent,
)
from trajectory_recorder.recording.client import Engine
from trajectory_recorder.virtual_desktop import VirtualDesktop

SECRET = "hunter2-xyzzy"  # noqa: S105 - it is what must not be recorded
FAST_MS = 2
# Longer than by default: applications share the processors with other tests here.
SETTLE_NS = 600_000_000
ENTRY, FORM = "Unlock", "Sign in to gtk"
# Its title says when it is drawn, and when its first field has the focus.
PAGE = """<!doctype html><title>Loading</title>
<style>body { margin: 0 } input { position: absolute; left: 40px }</style>
<input style="top: 20px" aria-label="Name" onfocus="document.title = 'At the name'">
<input style="top: 70px" aria-label="Code" type="password">
<input style="top: 120px" aria-label="Note">
<script>
const drawn = () => { document.title = 'Sign in page' }
onload = () => requestAnimationFrame(() => requestAnimationFrame(drawn))
</script>"""

Window: TypeAlias = AbstractContextManager[tuple[int, int]]


class Typist:
    """Types on a desktop, while the input is heard without what is secret."""

    def __init__(self, desktop: VirtualDesktop) -> None:
        self.desktop = desktop
        self.outlet = CollectingOutlet()

    def write(self, text: str) -> None:
        """Type into an ordinary field once it has the focus, and wait until all of it is heard."""
        wait_until_plain()
        heard = self.text
        self.desktop.type(text)
        self.outlet.wait_for(lambda: self.text == heard + text and self._all_are_up())

    def write_secret(self, *led_by: str) -> None:
        """Press keys that lead to a field for passwords, and type into it at once."""
        keys = [word for key in led_by for word in ("key", key)]
        self.desktop.run("xdotool", *keys, "type", "--delay", str(FAST_MS), SECRET)

    @property
    def text(self) -> str:
        return "".join(key.text or "" for key in self._keys() if key.action is KeyAction.PRESS)

    @property
    def gaps(self) -> list[str]:
        return [said.detail for said in self.outlet.events(WithheldSince)]

    def wait_until_told(self, gaps: int) -> None:
        self.outlet.wait_for(lambda: len(self.gaps) == gaps)

    def _keys(self) -> list[KeyEvent]:
        keys: list[KeyEvent] = self.outlet.events(KeyEvent)
        return keys

    def _all_are_up(self) -> bool:
        keys = self._keys()
        return bool(keys) and keys[-1].action is KeyAction.RELEASE


def wait_until_plain() -> None:
    """Wait until keys go to no field for passwords: an application may take its time to heed a click."""
    with open_fields() as fields:
        wait_until(
            lambda: fields.ask(monotonic_ns() + SETTLE_NS) not in {Answer.SECRET, Answer.LATE, Answer.MOVED},
            "a field that is not for passwords has the focus",
        )


@contextmanager
def on(desktop: VirtualDesktop) -> Iterator[None]:
    """Be a program of the desktop's for a while."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in desktop.environment.items():
            patch.setenv(name, value)
        yield


@contextmanager
def typing(desktop: VirtualDesktop) -> Iterator[Typist]:
    typist = Typist(desktop)
    source = WithoutSecrets(
        InputSource(Presses(), 0), open_fields, lambda tells: Judge(tells=tells, settle_ns=SETTLE_NS)
    )
    with on(desktop), typist.outlet.running(source):
        yield typist


@pytest.fixture
def typist(shared_desktop: VirtualDesktop) -> Iterator[Typist]:
    with typing(shared_desktop) as typist:
        yield typist


@contextmanager
def opened(desktop: VirtualDesktop, title: str, *command: str) -> Iterator[tuple[int, int]]:
    """A program with a window; the window's corner."""
    process = desktop.open(*command)
    left, top, _, _ = desktop.window_rectangle(desktop.wait_for_window(title, timeout_s=60))
    try:
        yield left, top
    finally:
        desktop.close(process)


def qt(desktop: VirtualDesktop) -> Window:
    return opened(desktop, qt_form.TITLE, sys.executable, qt_form.__file__)


def gtk(desktop: VirtualDesktop) -> Window:
    fields = ("--field=Name", "--field=Code:H", "--field=Note")
    return opened(desktop, FORM, "yad", f"--title={FORM}", "--form", "--width=420", *fields)


def chromium(desktop: VirtualDesktop) -> Window:
    page = desktop.home / "sign-in.html"
    page.write_text(PAGE, encoding="utf-8")
    profile = f"--user-data-dir={desktop.home / 'profile'}"
    flags = ("--no-sandbox", "--no-first-run", "--kiosk", profile)
    return opened(desktop, "Sign in page", "chromium", *flags, page.as_uri())


def test_qt_reached_by_tab_by_a_click_and_left_again(typist: Typist) -> None:
    with qt(typist.desktop) as (left, top):
        typist.desktop.click(left + 200, top + 22)
        typist.write("ada")
        typist.write_secret("Tab")
        typist.desktop.key("shift+Tab")
        typist.write(" and more")
        typist.desktop.run(
            *("xdotool", "mousemove", str(left + 200), str(top + 50), "sleep", "0.05", "click", "1"),
            *("type", "--delay", str(FAST_MS), SECRET),
        )
        typist.desktop.click(left + 200, top + 22)
        typist.write(" to the end")
    assert typist.text == "ada and more to the end"
    assert typist.gaps == [TYPED_SECRETLY] * 2


def test_gtk_reached_by_tab_and_left_by_tab(typist: Typist) -> None:
    with gtk(typist.desktop) as (left, top):
        typist.desktop.click(left + 150, top + 19)
        typist.write("ada")
        typist.write_secret("Tab")
        typist.desktop.key("Tab")
        typist.write("a note")
    assert typist.text == "adaa note"
    assert typist.gaps == [TYPED_SECRETLY]


def test_a_dialog_that_just_appeared(typist: Typist) -> None:
    with opened(
        typist.desktop, ENTRY, "yad", f"--title={ENTRY}", "--entry", "--hide-text", "--entry-label=Code"
    ):
        # Until a window has the focus, keys go elsewhere, and that is recorded.
        typist.desktop.focus(typist.desktop.wait_for_window(ENTRY))
        typist.write_secret()
        typist.desktop.key("Return")
    typist.wait_until_told(1)
    assert typist.text == ""
    assert typist.gaps == [TYPED_SECRETLY]


def test_a_page_reached_by_tab_and_left_by_tab(typist: Typist) -> None:
    with chromium(typist.desktop):
        typist.desktop.click(100, 30)
        typist.desktop.wait_for_window("At the name")
        typist.write("ada")
        typist.write_secret("Tab")
        typist.desktop.key("Tab")
        typist.write("a note")
    assert typist.text == "adaa note"
    assert typist.gaps == [TYPED_SECRETLY]


def test_a_terminal_tells_nothing_and_is_recorded_whole(typist: Typist) -> None:
    with opened(typist.desktop, "xterm|@|:", "xterm", "-geometry", "40x10+700+60") as (left, top):
        typist.desktop.click(left + 50, top + 50)
        typist.write("echo hello")
    assert typist.text == "echo hello"
    assert typist.gaps == []


@pytest.mark.slow
def test_what_holding_keys_back_costs_is_printed(
    shared_desktop: VirtualDesktop, capsys: pytest.CaptureFixture[str]
) -> None:
    """Ten keys a second in an ordinary field of Qt, in one process with the source of input."""
    lines = []
    with qt(shared_desktop) as (left, top), typing(shared_desktop) as typist:
        shared_desktop.click(left + 200, top + 22)
        typist.write("x")
        lines.append(f"held back: {_processor_time(shared_desktop):.2f} % of a core")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DISPLAY", shared_desktop.environment["DISPLAY"])
        with CollectingOutlet().running(InputSource(Presses(), 0)):
            lines.append(f"not held back: {_processor_time(shared_desktop):.2f} % of a core")
    with capsys.disabled():
        print("", *lines, sep="\n")  # noqa: T201 - what this test is for


def _processor_time(desktop: VirtualDesktop) -> float:
    """Percent of a core that this process takes while somebody types."""
    cpu_s, began_s = time.process_time(), time.monotonic()
    desktop.type("typing on and on " * 6, delay_ms=200)  # xdotool halves it
    return 100 * (time.process_time() - cpu_s) / (time.monotonic() - began_s)


def test_neither_the_journal_nor_the_bundle_holds_it(shared_desktop: VirtualDesktop, tmp_path: Path) -> None:
    with Engine(environment=shared_desktop.environment) as engine, qt(shared_desktop) as (left, top):
        root = engine.start(tmp_path, SILENT)
        shared_desktop.click(left + 200, top + 50)
        shared_desktop.run("xdotool", "type", "--delay", str(FAST_MS), SECRET)
        engine.ended.wait(1.5)
        journal = (root / "events.journal.mcap").read_bytes()
        shared_desktop.click(left + 200, top + 22)
        with on(shared_desktop):
            wait_until_plain()
        shared_desktop.type("ada")
        engine.stop()
    assert re.findall(rb'"text":"(.)"', journal) == []
    assert verify(root) == []
    bundle = Bundle(root)
    keys = [key for _, key in bundle.events_of(KeyEvent)]
    assert [key.text for key in keys if key.action is KeyAction.PRESS] == ["a", "d", "a"]
    assert {key.symbol for key in keys} == {"a", "d"}
    codes = {key.key_code for key in keys}
    assert all(codes >= set(state.key_codes) for _, state in bundle.events_of(KeyboardState))
    (gap,) = [gap for _, gap in bundle.events_of(Gap) if gap.reason is GapReason.WITHHELD]
    assert (gap.stream, gap.detail, gap.lost_events) == ("input", TYPED_SECRETLY, 0)
    everything = b"".join(path.read_bytes() for path in root.rglob("*") if path.is_file())
    assert SECRET.encode() not in everything
