"""Locks and sleep on Linux, told by stand-ins on a real message bus and by a real X server."""

import queue
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from xcffib import xproto

from helpers.bus_service import BusService
from helpers.command_line import wait_until
from helpers.login_manager import MANAGER, NAME, SESSION, LoginManager
from helpers.x_server import FastHand, x_server
from trajectory_recorder.capture.absence import AbsenceWatch
from trajectory_recorder.errors import DeviceLost, MachineError
from trajectory_recorder.virtual_desktop import VirtualDesktop

SAVER = "org.gnome.ScreenSaver"
SAVER_PATH = "/org/gnome/ScreenSaver"
LOCKED, UNLOCKED, ASLEEP, AWAKE = ("locked", True), ("locked", False), ("asleep", True), ("asleep", False)


class Listener:
    """Runs a watch, and keeps what it is told."""

    def __init__(self) -> None:
        self._news: queue.Queue[tuple[str, bool]] = queue.Queue()
        self.stopping = threading.Event()
        self.failure: Exception | None = None
        self.when_asleep = threading.Event()
        self.when_asleep.set()
        self.thread = threading.Thread(target=self._run)
        self.thread.start()

    def locked(self, *, now: bool) -> None:
        self._news.put(("locked", now))

    def asleep(self, *, now: bool) -> None:
        self._news.put(("asleep", now))
        self.when_asleep.wait()

    def next(self) -> tuple[str, bool]:
        return self._news.get(timeout=30)

    @property
    def is_empty(self) -> bool:
        return self._news.empty()

    def _run(self) -> None:
        try:
            AbsenceWatch().run(self, self.stopping)
        except (DeviceLost, MachineError) as error:
            self.failure = error


@contextmanager
def listening(*first: tuple[str, bool]) -> Iterator[Listener]:
    """A listener that has been told how things are."""
    listener = Listener()
    try:
        assert [listener.next(), listener.next()] == list(first)
        yield listener
    finally:
        listener.stopping.set()
        listener.thread.join()


@pytest.fixture
def address(shared_desktop: VirtualDesktop, monkeypatch: pytest.MonkeyPatch) -> str:
    """A message bus that serves as the system's and as the session's, and no X server."""
    address = shared_desktop.environment["DBUS_SESSION_BUS_ADDRESS"]
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", address)
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    monkeypatch.setenv("DISPLAY", "")
    return address


def test_the_login_manager_tells_of_locks(address: str) -> None:
    with LoginManager(address) as manager, listening(UNLOCKED, AWAKE) as listener:
        manager.hint(locked=True)
        assert listener.next() == LOCKED
        manager.hint(locked=False)
        assert listener.next() == UNLOCKED
        manager.ask_to("Lock")
        assert listener.next() == LOCKED
        manager.ask_to("Unlock")
        assert listener.next() == UNLOCKED


def test_a_session_that_is_locked_already_is_told(address: str) -> None:
    with LoginManager(address, locked=True), listening(LOCKED, AWAKE):
        pass


def test_sleep_waits_until_it_was_taken_note_of(address: str) -> None:
    with LoginManager(address) as manager, listening(UNLOCKED, AWAKE) as listener:
        assert manager.inhibited == [
            ("sleep", "Trajectory Recorder", "The recording is paused first", "delay")
        ]
        assert manager.is_held_up
        listener.when_asleep.clear()
        manager.sleep(begins=True)
        assert listener.next() == ASLEEP
        assert manager.is_held_up
        listener.when_asleep.set()
        wait_until(lambda: not manager.is_held_up, "the machine may sleep")
        manager.sleep(begins=False)
        assert listener.next() == AWAKE
        assert len(manager.inhibited) == 2
        assert manager.is_held_up
    assert listener.failure is None


def test_nobody_holds_sleep_up_after_the_end(address: str) -> None:
    with LoginManager(address) as manager:
        with listening(UNLOCKED, AWAKE):
            assert manager.is_held_up
        assert not manager.is_held_up


def test_who_may_not_hold_sleep_up_is_told_of_it_all_the_same(address: str) -> None:
    with LoginManager(address, sleep_locks=False) as manager, listening(UNLOCKED, AWAKE) as listener:
        manager.sleep(begins=True)
        assert listener.next() == ASLEEP


def test_other_news_and_rubbish_mean_nothing(address: str) -> None:
    with LoginManager(address) as manager, listening(UNLOCKED, AWAKE) as listener:
        properties = "org.freedesktop.DBus.Properties"
        rubbish = {"LockedHint": ("s", "yes")}
        manager.tell(SESSION, properties, "PropertiesChanged", "sa{sv}as", f"{NAME}.Session", rubbish, [])
        manager.tell(SESSION, properties, "PropertiesChanged")
        manager.tell(MANAGER, f"{NAME}.Manager", "PrepareForSleep", "s", "true")
        manager.tell(SESSION, f"{NAME}.Manager", "PrepareForSleep", "b", True)
        manager.tell(f"{SESSION}1", f"{NAME}.Session", "Lock")
        manager.hint(locked=True)
        assert listener.next() == LOCKED


def test_the_desktops_screen_saver_tells(address: str) -> None:
    answers = {"GetActive": lambda _: ("b", (True,))}
    with BusService(address, SAVER, answers) as saver, listening(LOCKED, AWAKE) as listener:
        for active in (False, True):
            saver.tell(SAVER_PATH, SAVER, "ActiveChanged", "b", active)
            assert listener.next() == ("locked", active)


def test_the_end_of_the_bus_is_told(desktop: VirtualDesktop, monkeypatch: pytest.MonkeyPatch) -> None:
    address = desktop.environment["DBUS_SESSION_BUS_ADDRESS"]
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", "")
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    monkeypatch.setenv("DISPLAY", "")
    answers = {"GetActive": lambda _: ("b", (False,))}
    with BusService(address, SAVER, answers) as saver, listening(UNLOCKED, AWAKE) as listener:
        saver.end()
        desktop._processes.end_all()
        listener.thread.join()
    assert isinstance(listener.failure, DeviceLost)


def test_the_x_servers_own_screen_saver_is_the_last_resort(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", "")
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "")
    with x_server() as (display, _), FastHand(display) as hand:
        monkeypatch.setenv("DISPLAY", display)
        with listening(UNLOCKED, AWAKE) as listener:
            for mode, locked in ((xproto.ScreenSaver.Active, True), (xproto.ScreenSaver.Reset, False)):
                hand.connection.core.ForceScreenSaver(mode)
                hand.done()
                assert listener.next() == ("locked", locked)


def test_where_nobody_tells(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DBUS_SYSTEM_BUS_ADDRESS", "DBUS_SESSION_BUS_ADDRESS", "DISPLAY"):
        monkeypatch.setenv(name, "")
    listener = Listener()
    listener.thread.join()
    assert isinstance(listener.failure, MachineError)
    assert not isinstance(listener.failure, DeviceLost)
    assert listener.is_empty
