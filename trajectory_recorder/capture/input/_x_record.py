"""Device events as the X server hears them, by the RECORD extension.

One context hears pointer, keys and changes of layout, so that they come in the server's order. Of
programs that put symbols on a key for as long as they press it, which is how text is typed that the
layout hasn't, it also hears which: by the time one asks the server, they are gone again. And it
hears when programs ask to move the pointer.

The server collects what it recorded and sends it along when it sends something to anybody; until
then it lies in the server, but already has its time.

Whoever has asked for it must read it soon. Xorg and Xvfb (21.1) lose what is recorded, and may end,
once some 250 pieces wait unread, which a fast mouse makes in a quarter of a second.
"""

import select
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

import xcffib
from xcffib import record, xinput
from xcffib.ffi import ffi

from trajectory_recorder.capture._os.x11 import Connection, extension
from trajectory_recorder.clock import monotonic_ns
from trajectory_recorder.errors import DeviceLost

KEY_PRESS, KEY_RELEASE, BUTTON_PRESS, BUTTON_RELEASE, MOTION = 2, 3, 4, 5, 6
_MAPPING_NOTIFY = 34
_WARP_POINTER, _CHANGE_KEYBOARD_MAPPING = 41, 100
_XI_WARP_POINTER = 41
_FROM_SERVER, _FROM_CLIENT, _START_OF_DATA = 0, 1, 4
_REPLY_BYTES = _EVENT_BYTES = 32
_CATEGORY = struct.Struct("=xB2xIxB6xI")  # category, words that follow, other byte order, server time
# Type, detail, time, position on the root window, state.
_EVENT = struct.Struct("=BBxxI12xhh4xH2x")
_NOTICE = struct.Struct("=5xBB")  # first key code, count
_REQUEST = struct.Struct("=BBH")  # code, something of its own, words
_CHANGE = struct.Struct("=xBHBBxx")  # count, words, first key code, symbols for each
_NOTHING: tuple[int, int] = (0, 0)
_Requests: TypeAlias = tuple[tuple[int, int], tuple[int, int]]
_NO_REQUESTS: _Requests = (_NOTHING, _NOTHING)
_MS = 1_000_000
_TIMES = 1 << 32
_START_S = 10.0


@dataclass(frozen=True, slots=True)
class DeviceEvent:
    """A core event; `stamp_ns` is monotonic, `time_ms` the server's own."""

    stamp_ns: int
    kind: int
    detail: int
    time_ms: int
    x_px: int
    y_px: int
    state: int


@dataclass(frozen=True, slots=True)
class KeysChange:
    """A program gives keys new symbols, one tuple for each key; a `LayoutNotice` follows it."""

    first_key_code: int
    keysyms: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class LayoutNotice:
    """The server says that the symbols of these keys have changed, for whatever reason."""

    first_key_code: int
    count: int


@dataclass(frozen=True, slots=True)
class PointerWarp:
    """A program asks the server to move the pointer; its motion follows."""


Recorded: TypeAlias = DeviceEvent | KeysChange | LayoutNotice | PointerWarp


class Recording:
    """A recording context that is switched on.

    Args:
        control: A connection that makes the context, and whose notices of new layouts it hears.
        data: A connection over which the events come; it can't be used for anything else.

    Raises:
        MachineError: The server has no RECORD extension.
        DeviceLost: The server did not switch it on.
    """

    def __init__(self, control: Connection, data: Connection) -> None:
        self._data = data
        self._reply = ffi.new("void **")
        self._error = ffi.new("xcb_generic_error_t **")
        self._last_ns = 0
        self._untaken: list[bytes] = []
        requests = extension(control, record.key)
        requests.QueryVersion(record.MAJOR_VERSION, record.MINOR_VERSION).reply()
        context = control.generate_id()
        everybody = _ranges(
            core_requests=(_CHANGE_KEYBOARD_MAPPING, _CHANGE_KEYBOARD_MAPPING),
            device_events=(KEY_PRESS, MOTION),
        )
        warps = _ranges(core_requests=(_WARP_POINTER, _WARP_POINTER), ext_requests=_xi_warps(control))
        both = [everybody, warps]
        requests.CreateContextChecked(context, 0, 1, len(both), [record.CS.AllClients], both).check()
        # Notices go to every client; one's are enough.
        us = control.get_setup().resource_id_base
        notices = _ranges(delivered_events=(_MAPPING_NOTIFY, _MAPPING_NOTIFY))
        requests.RegisterClientsChecked(context, 0, 1, 1, [us], [notices]).check()
        self._sequence = extension(data, record.key).EnableContext(context).sequence
        self._shares_clock = self._switch_on()

    def wait(self, seconds: float) -> None:
        """Wait until there is something to read, or so long."""
        if not self._untaken:
            self._wait(seconds)

    def read(self) -> list[Recorded]:
        """Read all that came meanwhile.

        Raises:
            DeviceLost: The server switched the context off.
        """
        recorded: list[Recorded] = []
        while batches := self._untaken or self._take():
            self._untaken = []
            for batch in batches:
                recorded += self._unpack(batch)
        return recorded

    def _unpack(self, batch: bytes) -> list[Recorded]:
        category, words, swapped, _ = _CATEGORY.unpack_from(batch)
        end = _REPLY_BYTES + 4 * words
        if category == _FROM_SERVER:
            return [self._parse(batch, offset) for offset in range(_REPLY_BYTES, end, _EVENT_BYTES)]
        if category == _FROM_CLIENT:
            # A client of the other byte order is on another machine; after its change the layout is
            # read anew.
            return [] if swapped else list(_parse_requests(batch[_REPLY_BYTES:end]))
        raise _switched_off()

    def _switch_on(self) -> bool:
        """Wait until the server says that it records; returns whether its clock is ours.

        Linux's servers on this machine count the milliseconds of the monotonic clock.
        """
        asked_ms = monotonic_ns() // _MS
        self._data.flush()
        while not (batches := self._take()):
            if not self._wait(_START_S):
                raise DeviceLost("the X server did not begin to record input", "try again")
        first, *self._untaken = batches
        category, _, _, time_ms = _CATEGORY.unpack_from(first)
        if category != _START_OF_DATA:
            raise _switched_off()
        answered_ms = monotonic_ns() // _MS
        # Its coarse clock may be a millisecond behind.
        return bool((time_ms - asked_ms + 1) % _TIMES <= answered_ms - asked_ms + 1)

    def _wait(self, seconds: float) -> bool:
        # Ten times as cheap as `wait_readable`, which counts at hundreds of times a second.
        return bool(select.select([self._data.get_file_descriptor()], [], [], seconds)[0])

    def _take(self) -> list[bytes]:
        """Take a few of the many replies to the request that switched the context on, if there are any.

        xcffib only knows how to wait for the first, so libxcb is asked directly.
        """
        # This also reads a piece from the socket, and takes the notices that every client gets.
        while self._data.poll_for_event() is not None:
            pass
        taken = []
        connection = self._data._conn  # noqa: SLF001 - see above
        while xcffib.lib.xcb_poll_for_reply(connection, self._sequence, self._reply, self._error):
            if self._error[0] != ffi.NULL:
                xcffib.c_free(self._error[0])
                raise _switched_off()
            reply = self._reply[0]
            if reply == ffi.NULL:
                self._data.invalid()  # raises where the connection is gone
                raise _switched_off()
            _, words, _, _ = _CATEGORY.unpack_from(ffi.buffer(reply, _REPLY_BYTES))
            taken.append(bytes(ffi.buffer(reply, _REPLY_BYTES + 4 * words)))
            xcffib.c_free(reply)
        return taken

    def _parse(self, batch: bytes, offset: int) -> DeviceEvent | LayoutNotice:
        kind, detail, time_ms, x_px, y_px, state = _EVENT.unpack_from(batch, offset)
        if kind & 0x7F == _MAPPING_NOTIFY:
            return LayoutNotice(*_NOTICE.unpack_from(batch, offset))
        self._last_ns = self._stamp(time_ms)
        return DeviceEvent(self._last_ns, kind, detail, time_ms, x_px, y_px, state)

    def _stamp(self, time_ms: int) -> int:
        """When the event happened: by the server's clock where that is ours, else now.

        Stamps always grow, so that events of one millisecond keep their order in every reader.
        """
        stamp_ns = monotonic_ns()
        if self._shares_clock:
            age_ms = (stamp_ns // _MS - time_ms) % _TIMES  # the server's time wraps after 49.7 days
            stamp_ns = (stamp_ns // _MS - age_ms) * _MS if age_ms < _TIMES // 2 else stamp_ns
        return max(stamp_ns, self._last_ns + 1)


def _parse_requests(requests: bytes) -> Iterator[KeysChange | PointerWarp]:
    offset = 0
    while offset < len(requests):
        code, _, words = _REQUEST.unpack_from(requests, offset)
        if not words:
            return  # a request too long for the core protocol is none of these
        if code == _CHANGE_KEYBOARD_MAPPING:
            yield from _parse_change(requests[offset : offset + 4 * words])
        else:
            yield PointerWarp()
        offset += 4 * words


def _parse_change(request: bytes) -> Iterator[KeysChange]:
    count, words, first_key_code, width = _CHANGE.unpack_from(request)
    if 4 * words == _CHANGE.size + 4 * count * width:  # or the server refuses it
        keysyms = struct.unpack_from(f"={count * width}I", request, _CHANGE.size)
        by_key = (keysyms[key * width : (key + 1) * width] for key in range(count))
        yield KeysChange(first_key_code, tuple(by_key))


def _xi_warps(connection: Connection) -> _Requests:
    """The requests by which XInput 2 moves the pointer; none where the server hasn't got it."""
    name = xinput.key.name
    told = connection.core.QueryExtension(len(name), name).reply()
    if not told.present:
        return _NO_REQUESTS
    return (told.major_opcode, told.major_opcode), (_XI_WARP_POINTER, _XI_WARP_POINTER)


def _ranges(
    *,
    core_requests: tuple[int, int] = _NOTHING,
    ext_requests: _Requests = _NO_REQUESTS,
    delivered_events: tuple[int, int] = _NOTHING,
    device_events: tuple[int, int] = _NOTHING,
) -> record.Range:
    return record.Range.synthetic(  # type: ignore[no-any-return, no-untyped-call]
        core_requests=core_requests,
        core_replies=_NOTHING,
        ext_requests=ext_requests,
        ext_replies=_NO_REQUESTS,
        delivered_events=delivered_events,
        device_events=device_events,
        errors=_NOTHING,
        client_started=False,
        client_died=False,
    )


def _switched_off() -> DeviceLost:
    return DeviceLost("the X server stopped recording input", "the recorder switches it on again by itself")
