"""A stand-in for systemd's login manager, with one session that can be locked and put to sleep."""

import os
import select
from types import TracebackType
from typing import Any, Self

from jeepney.fds import FileDescriptor

from helpers.bus_service import Answer, BusService

NAME = "org.freedesktop.login1"
MANAGER = "/org/freedesktop/login1"
SESSION = "/org/freedesktop/login1/session/_37"
_PROPERTIES = "org.freedesktop.DBus.Properties"


class LoginManager:
    """The manager on the bus at `address`.

    Args:
        address: "unix:path=…".
        locked: Whether the session is locked at first.
        sleep_locks: Whether it lets others hold sleep up.

    Attributes:
        inhibited: What each who held sleep up said: what, who, why and how.
    """

    def __init__(self, address: str, *, locked: bool = False, sleep_locks: bool = True) -> None:
        self._locked = locked
        self._reading: list[int] = []
        self.inhibited: list[tuple[str, ...]] = []
        answers = {"GetSession": lambda _: ("o", (SESSION,)), "Get": self._get}
        if sleep_locks:
            answers["Inhibit"] = self._inhibit
        self._service = BusService(address, NAME, answers)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._service.__exit__(kind, error, trace)
        for descriptor in self._reading:
            os.close(descriptor)

    @property
    def is_held_up(self) -> bool:
        """Whether somebody holds sleep up now."""
        readable, _, _ = select.select(self._reading, [], [], 0)
        return len(readable) < len(self._reading)

    def hint(self, *, locked: bool) -> None:
        """Say that the session is locked, or not, as desktops do."""
        self._locked = locked
        changed = {"LockedHint": ("b", locked), "IdleHint": ("b", False)}
        self.tell(SESSION, _PROPERTIES, "PropertiesChanged", "sa{sv}as", f"{NAME}.Session", changed, [])

    def ask_to(self, what: str) -> None:
        """Ask the session to "Lock" or "Unlock"."""
        self.tell(SESSION, f"{NAME}.Session", what)

    def sleep(self, *, begins: bool) -> None:
        """Say that the machine will sleep, or woke up."""
        self.tell(MANAGER, f"{NAME}.Manager", "PrepareForSleep", "b", begins)

    def tell(self, path: str, interface: str, member: str, signature: str = "", *body: Any) -> None:
        """Send any signal."""
        self._service.tell(path, interface, member, signature, *body)

    def _get(self, arguments: tuple[Any, ...]) -> Answer:
        assert arguments == (f"{NAME}.Session", "LockedHint")
        return "v", (("b", self._locked),)

    def _inhibit(self, arguments: tuple[Any, ...]) -> Answer:
        self.inhibited.append(arguments)
        reading, writing = os.pipe()
        self._reading.append(reading)
        return "h", (FileDescriptor(writing),)
