"""A window whose application lies to assistive technology: endless texts, loops, wrong types, silence.

It is a real client of the accessibility bus, registered as any toolkit registers, and answers by
hand. `FLOOD` is what it says where a text is asked for.
"""

import os

import xcffib
import xcffib.xproto as x
from jeepney import (
    DBusAddress,
    HeaderFields,
    Message,
    MessageType,
    new_error,
    new_method_call,
    new_method_return,
)
from jeepney.bus import get_bus
from jeepney.io.blocking import DBusConnection, open_dbus_connection, prep_socket

TITLE = "Lying application"
FLOOD = "lies " * 100_000

_ROOT = "/org/a11y/atspi/accessible/root"
_SIZE = (300, 200)
_WINDOW, _LOOP = "/lies/window", "/lies/loop"
_SHOWN = [1 << 25 | 1 << 12 | 1 << 8 | 1 << 7, 0]


class _Window:
    """A plain window, wherever its window manager put it."""

    def __init__(self) -> None:
        self._connection = xcffib.connect(display=os.environ["DISPLAY"])  # type: ignore[no-untyped-call]
        screen = self._connection.get_setup().roots[0]
        self._root, self._window = screen.root, self._connection.generate_id()
        core, title = self._connection.core, TITLE.encode()
        size, kind = (0, 0, *_SIZE, 0), (x.WindowClass.InputOutput, screen.root_visual)
        core.CreateWindow(screen.root_depth, self._window, screen.root, *size, *kind, 0, [])
        core.ChangeProperty(
            x.PropMode.Replace, self._window, x.Atom.WM_NAME, x.Atom.STRING, 8, len(title), title
        )
        core.MapWindow(self._window)
        self._connection.flush()

    def bounds(self) -> tuple[int, int, int, int]:
        """The one thing that is told truly, for without it nothing would be asked."""
        origin = self._connection.core.TranslateCoordinates(self._window, self._root, 0, 0).reply()
        return int(origin.dst_x), int(origin.dst_y), *_SIZE


def _register() -> DBusConnection:
    with open_dbus_connection() as session:
        ask = new_method_call(
            DBusAddress("/org/a11y/bus", bus_name="org.a11y.Bus", interface="org.a11y.Bus"), "GetAddress"
        )
        (address,) = session.send_and_get_reply(ask).body
    bus = DBusConnection(prep_socket(get_bus(address)))
    registry = DBusAddress(_ROOT, bus_name="org.a11y.atspi.Registry", interface="org.a11y.atspi.Socket")
    bus.send(new_method_call(registry, "Embed", "(so)", ((bus.unique_name, _ROOT),)))
    return bus


def _answer(us: str, call: Message, window: _Window) -> Message:
    path, member = call.header.fields[HeaderFields.path], call.header.fields[HeaderFields.member]
    inner = _WINDOW if path == _ROOT else _LOOP
    if member == "Get":
        value = ("(so)", (us, _LOOP)) if call.body[1] == "Parent" else ("s", FLOOD)
        return new_method_return(call, "v", (value,))
    if member == "GetExtents" and path == _WINDOW:
        return new_method_return(call, "(iiii)", (window.bounds(),))
    answers: dict[str, tuple[str, object]] = {
        "GetAccessibleAtPoint": ("(so)", (us, inner)),
        "GetAttributes": ("a{ss}", {"text-input-type": FLOOD}),
        "GetChildren": ("a(so)", [(us, inner)] * 1_000 + [("no name", "/x")]),
        "GetExtents": ("s", "not four numbers"),
        "GetInterfaces": ("as", ["org.a11y.atspi.Text"] * 1_000),
        "GetRole": ("u", 4_000_000_000),
        "GetRoleName": ("s", FLOOD),
        "GetState": ("au", _SHOWN),
        "GetText": ("s", FLOOD),
    }
    if member not in answers:
        return new_error(call, "org.freedesktop.DBus.Error.UnknownMethod")
    signature, value = answers[member]
    return new_method_return(call, signature, (value,))


def main() -> None:
    bus, window = _register(), _Window()
    while True:
        call = bus.receive()
        if call.header.message_type is MessageType.method_call:
            bus.send(_answer(bus.unique_name, call, window))


if __name__ == "__main__":
    main()
