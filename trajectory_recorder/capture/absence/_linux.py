"""Locks and sleep on Linux: what logind, the desktop's screen saver and the X server say of them.

Any of them is believed, and the newest word counts: lockers differ in whom they tell. One that tells
nobody is not noticed. The X server's own screen saver counts only where the desktop has none, for it
ends at the first key, when a password may still have to be typed.
"""

import logging
import os
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack
from typing import Protocol

from trajectory_recorder.capture.absence._logind import logind
from trajectory_recorder.capture.absence._screen_savers import screen_savers
from trajectory_recorder.capture.absence._x_screen_saver import x_screen_saver
from trajectory_recorder.capture.absence.watch import Told
from trajectory_recorder.errors import DeviceLost, MachineError

log = logging.getLogger(__name__)

_SYSTEM_BUS = "unix:path=/var/run/dbus/system_bus_socket"  # the D-Bus specification's
# logind holds sleep up for 5 s at most, and a lock screen takes longer than this to be drawn.
_LOOK_S = 0.5


class _Teller(Protocol):
    """Somebody who knows. `locked` is how it was when asked first."""

    locked: bool

    def look(self, told: Told) -> None:
        """Pass on what came since the last look."""


class AbsenceWatch:
    """Listens to everybody who tells on this system."""

    def run(self, told: Told, stopping: threading.Event) -> None:
        """Tell how things are, then every change, until `stopping` is set.

        Raises:
            MachineError: Nobody tells.
            DeviceLost: Somebody who told went away.
        """
        with ExitStack() as open_things:
            tellers = _open_tellers(open_things)
            told.locked(now=any(teller.locked for teller in tellers))
            told.asleep(now=False)
            try:
                while not stopping.wait(_LOOK_S):
                    for teller in tellers:
                        teller.look(told)
            except OSError as error:
                raise DeviceLost(f"who tells of locks and sleep went away: {error}") from error


def _open_tellers(open_things: ExitStack) -> list[_Teller]:
    tellers: list[_Teller] = []

    def open_teller(opening: Callable[[], AbstractContextManager[_Teller]]) -> bool:
        try:
            tellers.append(open_things.enter_context(opening()))
        except (OSError, MachineError) as error:
            log.info("of locks and sleep, %s", error)
            return False
        return True

    open_teller(lambda: logind(os.environ.get("DBUS_SYSTEM_BUS_ADDRESS", _SYSTEM_BUS)))
    if not open_teller(lambda: screen_savers(os.environ.get("DBUS_SESSION_BUS_ADDRESS", ""))):
        open_teller(x_screen_saver)
    if not tellers:
        raise MachineError("nobody here tells when the screen is locked or the machine sleeps")
    return tellers
