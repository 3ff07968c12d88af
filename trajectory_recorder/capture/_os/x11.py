"""The connection to an X server that every X11 source opens for itself, and how to wait on it.

It translates what can go wrong with a connection and knows no device.
"""

import selectors
import struct
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any, TypeAlias
from weakref import WeakKeyDictionary

import xcffib

# A connection only understands the events of extensions that were imported before it was opened, and
# opening one fails while another thread imports one. So here are all that any source uses.
import xcffib.composite
import xcffib.damage
import xcffib.randr
import xcffib.record
import xcffib.res
import xcffib.screensaver
import xcffib.shape
import xcffib.shm
import xcffib.xfixes
import xcffib.xinput
import xcffib.xkb
import xcffib.xproto as x

from trajectory_recorder.capture._os.x11_display import display_name, unreachable
from trajectory_recorder.capture.source import Outlet
from trajectory_recorder.errors import DeviceLost, MachineError

Connection: TypeAlias = Any  # xcffib says it is typed, and isn't

LOOK_S = 0.4  # the longest silence between two signs of life
_LONGEST_WORDS = 1 << 20  # a property's limit, in words of 32 bits

_atoms: WeakKeyDictionary[Connection, dict[str, int]] = WeakKeyDictionary()


def connect() -> Connection:
    """Open a connection to the display that `DISPLAY` names.

    Raises:
        MachineError: There is none, or its server doesn't let us in.
    """
    display = display_name()
    try:
        return xcffib.connect(display=display)  # type: ignore[no-untyped-call]
    except xcffib.ConnectionException as error:
        raise unreachable(display) from error


@contextmanager
def connected() -> Iterator[Connection]:
    """Hold a connection for a while and close it in the end.

    Raises:
        MachineError: See `connect`.
        DeviceLost: The server went away meanwhile, or refused a request that nobody caught.
    """
    connection = connect()
    try:
        yield connection
    except xcffib.ConnectionException as error:
        raise DeviceLost("the X server went away", "log in again, then start a new recording") from error
    except xcffib.Error as error:
        raise DeviceLost(
            f"the X server refused a request ({type(error).__name__})",
            "something on the desktop changed at that moment; the recorder tries again by itself",
        ) from error
    finally:
        connection.disconnect()


def extension(connection: Connection, key: xcffib.ExtensionKey) -> Any:  # noqa: ANN401 - xcffib has no types
    """Get an extension's requests; asking for one the server lacks would break the connection.

    Raises:
        MachineError: The server doesn't have it.
    """
    name = key.name
    if not connection.core.QueryExtension(len(name), name).reply().present:
        raise MachineError(
            f"this X server has no {name} extension",
            "enable it in the server's configuration, or use another X server",
        )
    return connection(key)


def root(connection: Connection) -> int:
    """The root window of the connection's screen."""
    return int(connection.get_setup().roots[connection.pref_screen].root)


def atom(connection: Connection, name: str) -> int:
    """The number the server has for a name; it is asked once per connection."""
    known = _atoms.setdefault(connection, {})
    if name not in known:
        known[name] = connection.core.InternAtom(False, len(name), name).reply().atom
    return known[name]


def property_bytes(connection: Connection, window: int, name: str) -> tuple[int, bytes] | None:
    """A property's type and raw value; None where the window has none or is gone."""
    request = connection.core.GetProperty(
        False, window, atom(connection, name), x.Atom.Any, 0, _LONGEST_WORDS
    )
    try:
        reply = request.reply()
    except x.WindowError:
        return None
    return (reply.type, b"".join(reply.value)) if reply.type else None


def text_property(connection: Connection, window: int, name: str) -> str | None:
    """A property that holds text; None where the window has none or is gone.

    A STRING is Latin-1 by the ICCCM. Everything else is taken for UTF-8, and what isn't for
    Latin-1: programs in old locales put that into properties of every type.
    """
    found = property_bytes(connection, window, name)
    if found is None:
        return None
    kind, value = found
    if kind != x.Atom.STRING:
        with suppress(UnicodeDecodeError):
            return value.decode()
    return value.decode("latin-1")


def numbers_property(connection: Connection, window: int, name: str) -> tuple[int, ...]:
    """A property that holds numbers of 32 bits; none where the window has none or is gone."""
    found = property_bytes(connection, window, name)
    return (
        () if found is None else struct.unpack(f"={len(found[1]) // 4}I", found[1][: len(found[1]) // 4 * 4])
    )


def window_title(connection: Connection, window: int) -> str | None:
    """A window's title; None where it has none or is gone."""
    # UTF-8 by the specification, whatever type the property claims to have.
    found = property_bytes(connection, window, "_NET_WM_NAME")
    return found[1].decode(errors="replace") if found else text_property(connection, window, "WM_NAME")


def wait_readable(connection: Connection, timeout_s: float) -> bool:
    """Wait until the server sent something that was not read yet; False after the timeout.

    What libxcb has read already, which any reply may bring with it, does not count: take the
    events with `poll_for_event` until there are none before waiting.
    """
    with selectors.DefaultSelector() as waiting:
        waiting.register(connection.get_file_descriptor(), selectors.EVENT_READ)
        return bool(waiting.select(timeout_s))


def events(connection: Connection, outlet: Outlet, *, timeout_s: float = LOOK_S) -> Iterator[Any | None]:
    """Yield events as they come, and None when none came for `timeout_s`, until the source shall stop.

    Errors of unchecked requests are raised from here, at some later time: check requests that may
    fail (`…Checked(…).check()`).
    """
    connection.flush()
    while not outlet.stopping:
        event = connection.poll_for_event()
        if event is None and wait_readable(connection, timeout_s):
            continue
        yield event
