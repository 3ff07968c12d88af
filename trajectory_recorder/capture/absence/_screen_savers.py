"""What the desktop's own screen saver tells on the session bus: that it covers the screen, or not.

Desktops that lock do it through their screen saver, under one of a few names. None is started by
asking for it.

https://specifications.freedesktop.org/idle-inhibit-spec/latest/
"""

from collections.abc import Iterator
from contextlib import contextmanager

from jeepney import HeaderFields

from trajectory_recorder.capture._os.d_bus import BUS, Call, Conversation
from trajectory_recorder.capture.absence.watch import Told

_DESKTOPS = ("freedesktop", "gnome", "cinnamon", "mate", "xfce")
_SAVERS = {f"org.{desktop}.ScreenSaver": f"/org/{desktop}/ScreenSaver" for desktop in _DESKTOPS}


@contextmanager
def screen_savers(address: str) -> Iterator["ScreenSavers"]:
    """Listen to the desktop's screen saver for a while.

    Args:
        address: The session bus's.

    Raises:
        OSError: There is no such bus, or no screen saver on it.
    """
    with Conversation(address) as bus:
        yield ScreenSavers(bus)


class ScreenSavers:
    """All that call themselves so.

    Args:
        bus: A conversation on the session bus, for this alone.
    """

    def __init__(self, bus: Conversation) -> None:
        self._bus = bus
        for name in _SAVERS:
            rule = f"type='signal',interface='{name}',member='ActiveChanged'"
            bus.ask_one(Call(*BUS, "AddMatch", "s", (rule,)))
        present = [
            name for name in _SAVERS if bus.ask_one(Call(*BUS, "NameHasOwner", "s", (name,))) == (True,)
        ]
        if not present:
            raise ConnectionError("the desktop has no screen saver that tells")
        self.locked = any(
            bus.ask_one(Call(name, _SAVERS[name], name, "GetActive")) == (True,) for name in present
        )

    def look(self, told: Told) -> None:
        """Pass on what came since the last look; raises OSError once the bus is gone."""
        for signal in self._bus.take_signals():
            match signal.header.fields.get(HeaderFields.member), signal.body:
                case "ActiveChanged", (bool(active),):
                    told.locked(now=active)
