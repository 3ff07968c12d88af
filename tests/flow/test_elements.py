"""Real presses on real applications: what they tell of what was pressed, and what is kept of that.

Applications have seconds to answer here instead of a fraction of one, so that a slow machine changes
nothing; what they took is printed (`pytest -s`).
"""

import os
import signal
import statistics
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
import psutil
import pytest

from helpers import lying_application, qt_form
from helpers.collecting_outlet import CollectingOutlet
from helpers.command_line import wait_until
from helpers.desktop_session import SILENT
from trajectory_recorder.bundle import Bundle, verify
from trajectory_recorder.bundle.journal import Journal
from trajectory_recorder.capture.elements import ElementSource, describe_support
from trajectory_recorder.capture.presses import Press, Presses
from trajectory_recorder.clock import monotonic_ns
from trajectory_recorder.events import (
    Absence,
    Ancestor,
    Element,
    ElementEvent,
    ElementTrigger,
    PointerAction,
    PointerEvent,
    StreamName,
)
from trajectory_recorder.recording.client import Engine
from trajectory_recorder.virtual_desktop import VirtualDesktop

HELPERS = Path(qt_form.__file__).parent
GTK_SECRET, PAGE_SECRET = "hunter2-of-gtk", "hunter2-of-page"
# An application that was late is not asked for four seconds.
_PRESSES = 120
PAGE = f"""<!doctype html><title>Order form</title>
<style>body {{ margin: 0 }} div {{ position: absolute; left: 40px }}</style>
<div style="top: 20px"><a href="#terms">Terms of sale</a></div>
<div style="top: 70px"><input aria-label="Name" value="Ada"></div>
<div style="top: 120px"><input aria-label="Code" type="password" value="{PAGE_SECRET}"></div>
<div style="top: 170px"><button>Send the order</button></div>"""


class Person:
    """Presses things on a desktop, while a source tells what they are."""

    def __init__(self, desktop: VirtualDesktop) -> None:
        self.desktop = desktop
        self.presses = Presses()
        self.outlet = CollectingOutlet()

    def press(self, x_px: int, y_px: int) -> ElementEvent:
        """Press, see what is told while the button is down, and release."""
        self.desktop.run("xdotool", "mousemove", str(x_px), str(y_px), "sleep", "0.1", "mousedown", "1")
        try:
            return self.ask(x_px, y_px)
        finally:
            self.desktop.run("xdotool", "mouseup", "1")

    def type(self, text: str) -> ElementEvent:
        self.desktop.type(text)
        return self.ring(Press(monotonic_ns(), 0, 0, key=True))

    def ask(self, x_px: int, y_px: int) -> ElementEvent:
        """What is told of a press; where the machine was too busy to ask in time, of another one."""
        for _ in range(_PRESSES):
            event = self.ring(Press(monotonic_ns(), x_px, y_px, key=False))
            if event.under_pointer_absence is not Absence.SKIPPED:
                return event
        raise AssertionError(event)

    def press_until_told(
        self, x_px: int, y_px: int, role: str, *, focused: bool = False
    ) -> tuple[Element, ElementEvent]:
        """Press until the application is awake and tells what was pressed, and has given it the focus if it
        shall have it."""
        for _ in range(_PRESSES):
            event = self.press(x_px, y_px)
            if (
                event.under_pointer is not None
                and event.under_pointer.role == role
                and (event.focused == event.under_pointer or not focused)
            ):
                bounds = event.under_pointer.bounds
                assert bounds is not None
                assert bounds.x_px <= x_px < bounds.x_px + bounds.width_px
                assert bounds.y_px <= y_px < bounds.y_px + bounds.height_px
                return event.under_pointer, event
            time.sleep(0.5)
        raise AssertionError(event)

    def ring(self, press: Press) -> ElementEvent:
        count = len(self.outlet.captured)
        self.presses.ring(press)
        self.outlet.wait_for(lambda: len(self.outlet.captured) > count)
        stamp_ns, event = self.outlet.captured[-1]
        assert stamp_ns == press.stamp_ns
        assert isinstance(event, ElementEvent)
        return event

    def everything_told(self) -> str:
        return msgspec.json.encode([event for _, event in self.outlet.captured]).decode()


@contextmanager
def watched(desktop: VirtualDesktop, *, budget_s: float = 6) -> Iterator[Person]:
    person = Person(desktop)
    with pytest.MonkeyPatch.context() as patch:
        for name, value in desktop.environment.items():
            patch.setenv(name, value)
        with person.outlet.running(ElementSource(person.presses, budget_s=budget_s)):
            yield person


@pytest.fixture
def person(shared_desktop: VirtualDesktop) -> Iterator[Person]:
    with watched(shared_desktop) as person:
        yield person


@contextmanager
def gtk_form(desktop: VirtualDesktop, **environment: str) -> Iterator[tuple[int, int, int]]:
    """A dialog of GTK with a field, a password's and a long text; its corner and its process."""
    fields = ("--field=Name", "--field=Code:H", "--field=Note:TXT")
    values = ("Ada", GTK_SECRET, "x" * 5_000)
    process = desktop.open(
        *("yad", "--title=Gtk form", "--form", "--width=420", "--height=300", *fields, *values),
        environment=environment,
    )
    left, top, _, _ = desktop.window_rectangle(desktop.wait_for_window("Gtk form"))
    try:
        yield left, top, process.pid
    finally:
        desktop.close(process)


@contextmanager
def opened_qt_form(desktop: VirtualDesktop, **environment: str) -> Iterator[tuple[int, int, int]]:
    process = desktop.open(sys.executable, str(HELPERS / "qt_form.py"), environment=environment)
    left, top, _, _ = desktop.window_rectangle(desktop.wait_for_window(qt_form.TITLE))
    try:
        yield left, top, process.pid
    finally:
        desktop.close(process)


@contextmanager
def browser(desktop: VirtualDesktop, *options: str) -> Iterator[tuple[str, int]]:
    """Chromium with nothing but a page on the whole screen; the page's address and its process."""
    page = desktop.home / "order.html"
    page.write_text(PAGE, encoding="utf-8")
    process = desktop.open(
        *(
            "chromium",
            "--no-sandbox",
            "--no-first-run",
            "--kiosk",
            f"--user-data-dir={desktop.home / 'profile'}",
        ),
        *options,
        page.as_uri(),
    )
    desktop.wait_for_window("Order form", timeout_s=60)
    try:
        yield page.as_uri(), process.pid
    finally:
        desktop.close(process)


def test_a_gtk_form_tells_what_is_pressed_but_no_password(person: Person) -> None:
    with gtk_form(person.desktop) as (left, top, process_id):
        field, event = person.press_until_told(left + 150, top + 19, "text", focused=True)
        assert (field.name, field.value, field.secret) == ("Name", "Ada", False)
        assert (field.application, field.process_id) == ("yad", process_id)
        assert {"editable", "focused"} <= set(field.states)
        assert field.ancestors[-1] == Ancestor("frame", "Gtk form")
        assert event.trigger is ElementTrigger.BUTTON
        assert (event.focused, event.under_pointer_absence, event.focused_absence) == (field, None, None)

        secret, event = person.press_until_told(left + 150, top + 58, "password text", focused=True)
        assert (secret.name, secret.value, secret.secret) == ("Code", None, True)
        assert event.focused == secret
        typed = person.type("more")
        assert (typed.trigger, typed.focused) == (ElementTrigger.KEY, secret)
        assert typed.under_pointer_absence is Absence.NOT_ASKED

        note, _ = person.press_until_told(left + 150, top + 200, "text")
        assert note.value == "x" * 1_000
        assert GTK_SECRET not in person.everything_told()
        assert "●" not in person.everything_told()


def test_a_qt_form_tells_what_is_pressed_but_no_password(person: Person) -> None:
    with opened_qt_form(person.desktop) as (left, top, process_id):
        field, _ = person.press_until_told(left + 200, top + 22, "text")
        assert (field.name, field.value, field.secret) == ("Account", "ada", False)
        assert field.process_id == process_id
        secret, event = person.press_until_told(left + 200, top + 50, "password text", focused=True)
        assert (secret.name, secret.value, secret.secret) == ("Password", None, True)
        assert event.focused == secret
        button, _ = person.press_until_told(left + 200, top + 78, "push button")
        assert (button.name, button.value) == ("Sign in", None)
        assert button.ancestors == (Ancestor("filler", qt_form.TITLE),)
        assert qt_form.SECRET not in person.everything_told()


def test_a_page_tells_what_is_pressed_and_where_it_lies_but_no_password(person: Person) -> None:
    with browser(person.desktop) as (url, process_id):
        field, _ = person.press_until_told(100, 80, "entry")
        assert (field.name, field.value) == ("Name", "Ada")
        assert (field.document_title, field.document_url) == ("Order form", url)
        assert psutil.Process(field.process_id).pid in {process_id, *_children(process_id)}
        secret, event = person.press_until_told(100, 130, "password text", focused=True)
        assert (secret.name, secret.value, secret.secret) == ("Code", None, True)
        assert event.focused is not None
        assert event.focused.secret
        words, _ = person.press_until_told(60, 30, "static")
        assert words.name == "Terms of sale"
        assert words.ancestors[0] == Ancestor("link", "Terms of sale")
        told, _ = person.press_until_told(43, 180, "push button")
        assert told.name == "Send the order"
        assert PAGE_SECRET not in person.everything_told()
        assert "•" not in person.everything_told()


def test_bounds_are_physical_pixels_where_qt_scales(person: Person) -> None:
    factor = 1.5
    with opened_qt_form(person.desktop, QT_SCALE_FACTOR=str(factor)) as (left, top, _):
        field, _ = person.press_until_told(left + round(200 * factor), top + round(22 * factor), "text")
        assert field.bounds is not None
        assert field.bounds.width_px >= 250 * factor


def test_bounds_are_physical_pixels_where_gtk_scales(person: Person) -> None:
    with gtk_form(person.desktop, GDK_SCALE="2") as (left, top, _):
        field, _ = person.press_until_told(left + 300, top + 38, "text")
        assert field.bounds is not None
        assert field.bounds.height_px >= 60


def test_bounds_are_physical_pixels_where_a_browser_scales(person: Person) -> None:
    with browser(person.desktop, "--force-device-scale-factor=1.5"):
        field, event = person.press_until_told(150, 120, "entry", focused=True)
        assert field.name == "Name"
        assert event.focused == field


def test_a_program_without_accessibility_is_told_as_such(person: Person) -> None:
    terminal = person.desktop.open("xterm", "-geometry", "40x10+700+60")
    try:
        left, top, _, _ = person.desktop.window_rectangle(person.desktop.wait_for_window("xterm|@|:"))
        event = person.press(left + 50, top + 50)
        assert (event.under_pointer_absence, event.focused_absence) == (Absence.UNSUPPORTED,) * 2
        assert person.press(1279, 1).under_pointer_absence is Absence.NOTHING
    finally:
        person.desktop.close(terminal)


def test_one_that_hangs_is_told_as_such_and_spared_and_keeps_no_other_waiting(
    shared_desktop: VirtualDesktop,
) -> None:
    with (
        watched(shared_desktop, budget_s=0.9) as person,
        gtk_form(shared_desktop) as (left, top, hung),
        opened_qt_form(shared_desktop) as (qt_left, qt_top, _),
    ):
        person.press_until_told(qt_left + 200, qt_top + 22, "text")
        os.kill(hung, signal.SIGSTOP)
        try:
            asked = person.press(left + 150, top + 19)
            spared = person.press(left + 150, top + 19)
            person.press_until_told(qt_left + 200, qt_top + 78, "push button")
        finally:
            os.kill(hung, signal.SIGCONT)
        assert [event.under_pointer_absence for event in (asked, spared)] == [Absence.TIMEOUT] * 2
        assert asked.took_ns > 500_000_000
        assert spared.took_ns < asked.took_ns


def test_an_application_that_lies_does_no_harm(person: Person) -> None:
    liar = person.desktop.open(sys.executable, str(HELPERS / "lying_application.py"))
    try:
        window = person.desktop.wait_for_window(lying_application.TITLE)
        left, top, _, _ = person.desktop.window_rectangle(window)
        event = person.press(left + 100, top + 100)
        assert len(msgspec.json.encode(event)) < 20_000
        assert event.under_pointer is not None
        assert event.under_pointer.role == lying_application.FLOOD[:300]
        with opened_qt_form(person.desktop) as (left, top, _):
            person.press_until_told(left + 200, top + 78, "push button")
    finally:
        person.desktop.close(liar)


def test_accessibility_is_switched_on_meanwhile_and_back_afterwards(shared_desktop: VirtualDesktop) -> None:
    assert not _accessibility_is_on(shared_desktop)
    with watched(shared_desktop):
        assert _accessibility_is_on(shared_desktop)
        assert describe_support() == "accessibility is on"
    assert not _accessibility_is_on(shared_desktop)


def test_accessibility_that_was_on_stays_on(desktop: VirtualDesktop) -> None:
    _on_the_session_bus(desktop, "Set", "string:org.a11y.Status", "string:IsEnabled", "variant:boolean:true")
    with watched(desktop):
        pass
    assert _accessibility_is_on(desktop)


def test_a_desktop_without_accessibility_is_told_as_such(
    shared_desktop: VirtualDesktop, tmp_path: Path
) -> None:
    known = dict(shared_desktop.environment)
    shared_desktop.environment["DBUS_SESSION_BUS_ADDRESS"] = f"unix:path={tmp_path / 'none'}"
    try:
        with watched(shared_desktop) as person:
            assert describe_support().startswith("none: ")
            event = person.press(400, 400)
            assert (event.under_pointer_absence, event.focused_absence) == (Absence.UNAVAILABLE,) * 2
    finally:
        shared_desktop.environment.update(known)


def test_losing_the_accessibility_bus_is_told_and_survived(desktop: VirtualDesktop) -> None:
    with watched(desktop) as person, opened_qt_form(desktop) as (left, top, _):
        person.press_until_told(left + 200, top + 78, "push button")
        for process in psutil.process_iter():
            if "accessibility.conf" in " ".join(_command_line(process)) and _is_of(process, desktop):
                process.kill()
        event = person.press(left + 200, top + 78)
        assert event.under_pointer_absence is Absence.UNAVAILABLE
        person.outlet.wait_for(lambda: bool(person.outlet.looks))


def test_a_session_holds_the_elements_of_its_presses_at_their_times(
    shared_desktop: VirtualDesktop, tmp_path: Path
) -> None:
    with (
        watched(shared_desktop) as person,
        gtk_form(shared_desktop) as (left, top, _),
        Engine(environment=shared_desktop.environment) as engine,
    ):
        person.press_until_told(left + 150, top + 58, "password text")
        root = engine.start(tmp_path, SILENT)
        journal = Journal(root)
        for _ in range(_PRESSES):
            before = _told(engine)
            shared_desktop.click(left + 150, top + 58)
            wait_until(lambda before=before: _told(engine) > before, "the press was answered")  # type: ignore[misc]
            if any(isinstance(event, ElementEvent) and event.under_pointer for _, event in journal.follow()):
                break
            time.sleep(0.5)
        before = _told(engine)
        shared_desktop.type("more")
        wait_until(lambda: _told(engine) > before, "the field that is typed into was told")
        engine.stop()
    assert verify(root) == []
    bundle = Bundle(root)
    told = dict(bundle.events_of(ElementEvent))
    presses = [
        at_ns for at_ns, event in bundle.events_of(PointerEvent) if event.action is PointerAction.PRESS
    ]
    assert [at_ns for at_ns, event in told.items() if event.trigger is ElementTrigger.BUTTON] == presses
    elements = [event.under_pointer for event in told.values() if event.under_pointer is not None]
    assert {(one.role, one.name, one.value, one.secret) for one in elements} == {
        ("password text", "Code", None, True)
    }
    assert GTK_SECRET.encode() not in b"".join(
        path.read_bytes() for path in root.rglob("*") if path.is_file()
    )


@pytest.mark.slow
@pytest.mark.parametrize("toolkit", ["gtk", "qt", "chromium"])
def test_what_a_press_costs_is_printed(
    person: Person, toolkit: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """The desktop's applications and this process, for presses at rest."""
    if toolkit == "gtk":
        with gtk_form(person.desktop) as (left, top, process_id):
            person.press_until_told(left + 150, top + 19, "text")
            line = _cost(person, left + 150, top + 19, process_id)
    elif toolkit == "qt":
        with opened_qt_form(person.desktop) as (left, top, process_id):
            person.press_until_told(left + 200, top + 22, "text")
            line = _cost(person, left + 200, top + 22, process_id)
    else:
        with browser(person.desktop) as (_, process_id):
            person.press_until_told(100, 80, "entry")
            line = _cost(person, 100, 80, process_id)
    with capsys.disabled():
        print(f"\n{toolkit}: {line}")  # noqa: T201 - what this test is for


def _told(engine: Engine) -> int:
    return next(it.events for it in engine.health()[1].streams if it.stream == StreamName.ELEMENTS)


def _cost(person: Person, x_px: int, y_px: int, process_id: int) -> str:
    processes = [psutil.Process(one) for one in (process_id, *_children(process_id))]
    count = 30
    ours, theirs = time.process_time(), sum(_cpu_s(process) for process in processes)
    events = [person.ring(Press(monotonic_ns(), x_px, y_px, key=False)) for _ in range(count)]
    ours = (time.process_time() - ours) / count * 1e3
    theirs = (sum(_cpu_s(process) for process in processes) - theirs) / count * 1e3
    assert all(event.under_pointer and event.focused for event in events)
    took = [event.took_ns / 1e6 for event in events]
    p95 = statistics.quantiles(took, n=20)[-1]
    return (
        f"a press is answered in {statistics.median(took):.1f} ms (median), {p95:.1f} ms (p95); "
        f"processor time {ours:.1f} ms here, {theirs:.1f} ms in the application"
    )


def _cpu_s(process: psutil.Process) -> float:
    times = process.cpu_times()
    return times.user + times.system


def _children(process_id: int) -> list[int]:
    return [child.pid for child in psutil.Process(process_id).children(recursive=True)]


def _command_line(process: psutil.Process) -> list[str]:
    try:
        return process.cmdline()
    except psutil.Error:
        return []


def _is_of(process: psutil.Process, desktop: VirtualDesktop) -> bool:
    return process.environ().get("XDG_RUNTIME_DIR") == desktop.environment["XDG_RUNTIME_DIR"]


def _accessibility_is_on(desktop: VirtualDesktop) -> bool:
    told = _on_the_session_bus(desktop, "Get", "string:org.a11y.Status", "string:IsEnabled")
    return "boolean true" in told


def _on_the_session_bus(desktop: VirtualDesktop, method: str, *arguments: str) -> str:
    return desktop.run(
        *("dbus-send", "--session", "--print-reply", "--dest=org.a11y.Bus", "/org/a11y/bus"),
        f"org.freedesktop.DBus.Properties.{method}",
        *arguments,
    )
