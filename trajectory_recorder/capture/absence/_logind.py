"""What systemd's login manager tells: that a session is locked, and that the machine will sleep.

It is asked to wait with the sleep until the recording has paused, by a lock that it gives as an open
file; closing that lets it go on. A session is locked by its hint, which desktops set, and from the
moment it is asked to lock, for lockers that set no hint.

https://www.freedesktop.org/software/systemd/man/latest/org.freedesktop.login1.html
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from jeepney import HeaderFields, Message
from jeepney.fds import FileDescriptor

from trajectory_recorder.capture._os.d_bus import BUS, PROPERTIES, Call, Conversation
from trajectory_recorder.capture.absence.watch import Told

log = logging.getLogger(__name__)

_NAME = "org.freedesktop.login1"
_PATH = "/org/freedesktop/login1"
_MANAGER = f"{_NAME}.Manager"
_SESSION = f"{_NAME}.Session"
_WHY = ("sleep", "Trajectory Recorder", "The recording is paused first", "delay")


@contextmanager
def logind(address: str) -> Iterator["Logind"]:
    """Listen to the login manager for a while.

    Args:
        address: The system bus's.

    Raises:
        OSError: There is no such bus, no manager on it, or no session that is ours.
    """
    with Conversation(address) as bus:
        manager = Logind(bus, address)
        try:
            yield manager
        finally:
            manager.let_sleep()


class Logind:
    """The login manager, and our session with it.

    Args:
        bus: A conversation on the system bus, for this alone.
        address: That bus's.
    """

    def __init__(self, bus: Conversation, address: str) -> None:
        self._bus = bus
        self._address = address
        self._holding_up: FileDescriptor | None = None
        self._session = _own_session(bus)
        for rule in (f"path='{self._session}'", f"interface='{_MANAGER}',member='PrepareForSleep'"):
            bus.ask_one(Call(*BUS, "AddMatch", "s", (f"type='signal',sender='{_NAME}',{rule}",)))
        hint = bus.ask_one(
            Call(_NAME, self._session, PROPERTIES, "Get", "ss", (_SESSION, "LockedHint")),
        )
        self.locked = hint == (("b", True),)
        self._hold_sleep_up()

    def look(self, told: Told) -> None:
        """Pass on what came since the last look; raises OSError once the bus is gone."""
        for signal in self._bus.take_signals():
            self._take(signal, told)

    def let_sleep(self) -> None:
        """Don't hold the sleep up any longer."""
        if self._holding_up is not None:
            self._holding_up.close()
            self._holding_up = None

    def _take(self, signal: Message, told: Told) -> None:
        fields = signal.header.fields
        match fields.get(HeaderFields.path), fields.get(HeaderFields.member), signal.body:
            case self._session, "Lock", _:
                told.locked(now=True)
            case self._session, "Unlock", _:
                told.locked(now=False)
            case self._session, "PropertiesChanged", (_, {"LockedHint": ("b", bool(hint))}, *_):
                told.locked(now=hint)
            case str(path), "PrepareForSleep", (bool(begins),) if path == _PATH:
                self._sleep(told, begins=begins)

    def _sleep(self, told: Told, *, begins: bool) -> None:
        if begins:
            told.asleep(now=True)
            self.let_sleep()
        else:
            self._hold_sleep_up()
            told.asleep(now=False)

    def _hold_sleep_up(self) -> None:
        """Ask for time to pause before the next sleep; without it the pause may come too late."""
        self.let_sleep()
        try:
            with Conversation(self._address, takes_files=True) as bus:
                match bus.ask_one(Call(_NAME, _PATH, _MANAGER, "Inhibit", "ssss", _WHY)):
                    case (FileDescriptor() as lock,):
                        self._holding_up = lock
        except OSError as error:
            log.warning("sleep can't be held up for a moment: %s", error)


def _own_session(bus: Conversation) -> str:
    """The path of the session that this process belongs to, or of its user's desktop.

    A program that the user's service manager started belongs to none: "auto" then means the desktop's.
    """
    match bus.ask_one(Call(_NAME, _PATH, _MANAGER, "GetSession", "s", ("auto",))):
        case (str(path),):
            return path
    raise ConnectionError("the login manager names no session")
