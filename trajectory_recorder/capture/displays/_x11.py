"""The arrangement of displays on X11, by RandR; changes are told by the server.

Monitors are RandR 1.5's, which also know displays that span outputs and parts of one; an older
server is asked for its CRTCs, and one without RandR is a single display. Nothing is probed: only
what the server knows already is read, because probing makes monitors flicker.
"""

import os
import re
from typing import TypeAlias

import xcffib.xproto as x
from xcffib import randr

from trajectory_recorder.capture._os.x11 import Connection, connected, events, root, text_property
from trajectory_recorder.capture.source import Outlet
from trajectory_recorder.clock import monotonic_ns
from trajectory_recorder.errors import DeviceLost
from trajectory_recorder.events import Display, DisplaysEvent, StreamName

_DPI_AT_100_PERCENT = 96
# Some servers' monitors change without an event.
_READ_AGAIN_NS = 10_000_000_000
_XFT_DPI = re.compile(r"^Xft\.dpi:\s*(\d+(?:\.\d+)?)", re.MULTILINE)

# Numbers given to displays as they are first seen, so that one that comes back keeps its own.
_numbers: dict[tuple[str, str], int] = {}


class DisplaysSource:
    """Says where the displays are, at the start and after every change."""

    stream: str = StreamName.DISPLAYS

    def run(self, outlet: Outlet) -> None:
        with connected() as connection:
            _ask_for_changes(connection)
            outlet.ready()
            if outlet.wait_for_start():
                self._tell(connection, outlet)

    def _tell(self, connection: Connection, outlet: Outlet) -> None:
        stamp_ns = monotonic_ns()
        told = _displays(connection)
        outlet.emit(stamp_ns, DisplaysEvent(told))
        read_again_ns = stamp_ns + _READ_AGAIN_NS
        for event in events(connection, outlet):
            stamp_ns = monotonic_ns()
            if stamp_ns < read_again_ns and not _may_tell_of_displays(event):
                connection.core.GetInputFocus().reply()  # whoever answers would have told
                outlet.looked(stamp_ns)
                continue
            read_again_ns = stamp_ns + _READ_AGAIN_NS
            displays = _displays(connection)
            if displays == told:
                outlet.looked(stamp_ns)
            else:
                outlet.emit(stamp_ns, DisplaysEvent(displays))
                told = displays


def read_displays() -> tuple[Display, ...]:
    """Read the displays of the desktop, in the order of their ids.

    Raises:
        MachineError: There is no X server.
        DeviceLost: It has no display switched on.
    """
    with connected() as connection:
        return _displays(connection)


# name, primary, left, top, width, height
_Found: TypeAlias = tuple[str, bool, int, int, int, int]


def _ask_for_changes(connection: Connection) -> None:
    # Of monitors that a program defines, the server tells by a notice about the root window; the
    # scale is one of its properties.
    mask = x.EventMask.StructureNotify | x.EventMask.PropertyChange
    connection.core.ChangeWindowAttributesChecked(root(connection), x.CW.EventMask, [mask]).check()
    if _randr_version(connection) >= (1, 2):
        changes = randr.NotifyMask
        wanted = changes.ScreenChange | changes.CrtcChange | changes.OutputChange
        connection(randr.key).SelectInputChecked(root(connection), wanted).check()


def _may_tell_of_displays(event: object) -> bool:
    if isinstance(event, x.PropertyNotifyEvent):
        return bool(event.atom == x.Atom.RESOURCE_MANAGER)
    return event is not None


def _displays(connection: Connection) -> tuple[Display, ...]:
    version = _randr_version(connection)
    if version >= (1, 5):
        found = _monitors(connection)
    elif version >= (1, 3):
        found = _outputs(connection)
    else:
        found = _whole_screen(connection)
    if not found:
        raise DeviceLost("the X server has no display switched on", "switch one on")
    server = os.environ.get("DISPLAY", "")
    scale = _scale(connection)
    # Numbered as they lie: the primary one, then from left to right and from top to bottom.
    found.sort(key=lambda monitor: (not monitor[1], monitor[2:4]))
    for name, *_ in found:
        _numbers.setdefault((server, name), sum(key[0] == server for key in _numbers))
    displays = (
        # Where the user chose no primary one, it is the first.
        Display(_numbers[server, name], name, x_px, y_px, width_px, height_px, scale, primary or index == 0)
        for index, (name, primary, x_px, y_px, width_px, height_px) in enumerate(found)
    )
    return tuple(sorted(displays, key=lambda display: display.display_id))


def _monitors(connection: Connection) -> list[_Found]:
    monitors = connection(randr.key).GetMonitors(root(connection), get_active=True).reply().monitors
    return [
        (_atom_name(connection, it.name), bool(it.primary), it.x, it.y, it.width, it.height)
        for it in monitors
    ]


def _outputs(connection: Connection) -> list[_Found]:
    extension = connection(randr.key)
    primary = extension.GetOutputPrimary(root(connection)).reply().output
    resources = extension.GetScreenResourcesCurrent(root(connection)).reply()
    found = []
    for output in resources.outputs:
        info = extension.GetOutputInfo(output, resources.config_timestamp).reply()
        if info.crtc:
            crtc = extension.GetCrtcInfo(info.crtc, resources.config_timestamp).reply()
            name = bytes(info.name).decode("latin-1")
            found.append((name, output == primary, crtc.x, crtc.y, crtc.width, crtc.height))
    return found


def _whole_screen(connection: Connection) -> list[_Found]:
    size = connection.core.GetGeometry(root(connection)).reply()
    return [("screen", True, 0, 0, size.width, size.height)]


def _randr_version(connection: Connection) -> tuple[int, int]:
    """The version that the server has, (0, 0) for none."""
    name = randr.key.name
    if not connection.core.QueryExtension(len(name), name).reply().present:
        return (0, 0)
    version = connection(randr.key).QueryVersion(1, 5).reply()
    return (version.major_version, version.minor_version)


def _scale(connection: Connection) -> float:
    """How much larger than on a plain display programs draw: X has one number for all displays."""
    resources = text_property(connection, root(connection), "RESOURCE_MANAGER") or ""
    dpi = _XFT_DPI.search(resources)
    return float(dpi[1]) / _DPI_AT_100_PERCENT if dpi else 1.0


def _atom_name(connection: Connection, name: int) -> str:
    return bytes(b"".join(connection.core.GetAtomName(name).reply().name)).decode("latin-1")
