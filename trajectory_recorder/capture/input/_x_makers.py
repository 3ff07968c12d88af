"""Who made an event of the X server: a device, or a program.

Programs inject input as devices of their own (XTEST), and the server tells, through XInput 2, each
time that another device takes over the pointer or the keyboard; or they move the pointer by a
request, which RECORD has heard. A program that makes a device in the kernel (uinput) passes for
hardware. A device takes over at a millisecond: what another one did within it counts as the new one's.

The raw events of XInput would tell the device of each event. But then every event would be sent to
somebody, and with it what RECORD has, piece by piece, more than it takes well (`_x_record.py`).

https://www.x.org/releases/current/doc/inputproto/XI2proto.txt
"""

import struct
from collections import deque
from dataclasses import dataclass, field

import xcffib
from xcffib import xinput
from xcffib.ffi import ffi

from trajectory_recorder.capture._os.x11 import Connection, extension, root
from trajectory_recorder.capture.input._x_record import KEY_PRESS, KEY_RELEASE, MOTION, DeviceEvent

XINPUT_VERSION = (2, 2)
_ALL_DEVICES, _ALL_MASTERS = 0, 1
_DEVICE_CHANGED, _HIERARCHY_CHANGED = 1, 11
_GENERIC = 35
# Type, kind, the master, time, the device that takes over.
_EVENT = struct.Struct("=B7xHHI2xH")
_XTEST = b" XTEST "
_TIMES = 1 << 32


@dataclass
class _Reign:
    """Which device has the pointer or the keyboard, and which will have it from when on."""

    device: int | None = None
    coming: deque[tuple[int, int]] = field(default_factory=deque)

    def at(self, time_ms: int) -> int | None:
        """The device at a time; ask in the order of time."""
        while self.coming and not _comes_after(self.coming[0][0], time_ms):
            _, self.device = self.coming.popleft()
        return self.device


class Makers:
    """Says of each event whether software made it.

    Args:
        connection: One of its own; nobody else may take its events.

    Raises:
        MachineError: The server has no XInput extension.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._requests = extension(connection, xinput.key)
        self._requests.XIQueryVersion(*XINPUT_VERSION).reply()
        masks = [
            xinput.EventMask.synthetic(device, 1, [1 << kind])  # type: ignore[no-untyped-call]
            for device, kind in ((_ALL_MASTERS, _DEVICE_CHANGED), (_ALL_DEVICES, _HIERARCHY_CHANGED))
        ]
        self._requests.XISelectEventsChecked(root(connection), len(masks), masks).check()
        self._pointer, self._keyboard = _Reign(), _Reign()
        self._warped = False
        self._read_devices()
        for master in self._requests.XIQueryDevice(_ALL_MASTERS).reply().infos:
            # Its classes are those of the device that had it last; its own before any had.
            sources = {it.sourceid for it in master.classes} - {master.deviceid}
            if len(sources) == 1:
                self._reign(master.deviceid).device = sources.pop()

    def hear(self) -> None:
        """Take note of what was told up to now; call it before asking about what was recorded."""
        self._connection.core.GetInputFocus().reply()
        devices_changed = False
        # xcffib does not understand all of these events.
        connection = self._connection._conn  # noqa: SLF001 - see above
        while (event := xcffib.lib.xcb_poll_for_event(connection)) != ffi.NULL:
            response, kind, master, time_ms, device = _EVENT.unpack_from(ffi.buffer(event, _EVENT.size))
            xcffib.c_free(event)
            if response == _GENERIC and kind == _DEVICE_CHANGED:
                self._reign(master).coming.append((time_ms, device))
            devices_changed = devices_changed or (response == _GENERIC and kind == _HIERARCHY_CHANGED)
        self._connection.invalid()  # raises where the connection is gone
        if devices_changed:
            self._read_devices()

    def warp(self) -> None:
        """Take note that a program moved the pointer by a request: the next motion is its."""
        self._warped = True

    def injected(self, event: DeviceEvent) -> bool | None:
        """Whether software made it; None where that is unknown. Ask in the order of the events."""
        if event.kind == MOTION and self._warped:
            self._warped = False
            return True
        by_key = event.kind in {KEY_PRESS, KEY_RELEASE}
        device = (self._keyboard if by_key else self._pointer).at(event.time_ms)
        return None if device is None else device in self._injecting

    def _reign(self, master: int) -> _Reign:
        return self._keyboard if master in self._keyboards else self._pointer

    def _read_devices(self) -> None:
        devices = self._requests.XIQueryDevice(_ALL_DEVICES).reply().infos
        self._injecting = {it.deviceid for it in devices if _XTEST in b"".join(it.name)}
        self._keyboards = {it.deviceid for it in devices if it.type == xinput.DeviceType.MasterKeyboard}


def _comes_after(time_ms: int, other_ms: int) -> bool:
    """Whether a server's time is later than another; it wraps after 49.7 days."""
    return 0 < (time_ms - other_ms) % _TIMES < _TIMES // 2
