"""A conversation over D-Bus that never waits for longer than it was told to.

Calls that don't need each other's answers are sent together: an application then wakes once for all
of them. Whoever is at the other end is not trusted: an answer is as long as it may be, or the
conversation ends. It knows nothing of what is asked.
"""

import socket
from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any, Self

from jeepney import DBusAddress, HeaderFields, Message, MessageType, Parser, new_method_call
from jeepney.bus import get_connectable_addresses
from jeepney.fds import FileDescriptor, fds_buf_size
from jeepney.io.blocking import prep_socket

from trajectory_recorder.clock import monotonic_ns

BUS = ("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus")
"""Name, path and interface of the bus itself."""

PROPERTIES = "org.freedesktop.DBus.Properties"

_CONNECT_S = 1.0
_SEND_S = 0.2
# Who is asked may have to be started first.
_ANSWER_NS = 1_000_000_000
_PIECE_BYTES = 65_536
_LONGEST_MESSAGE_BYTES = 4 << 20
_MOST_SIGNALS = 256


@dataclass(frozen=True, slots=True)
class Call:
    """A method to call: of whom, of which object, and with what."""

    destination: str
    path: str
    interface: str
    member: str
    signature: str = ""
    arguments: tuple[Any, ...] = ()


@dataclass(frozen=True, slots=True)
class Refusal:
    """The error with which a call was answered, by its name."""

    name: str

    @property
    def gone(self) -> bool:
        """Whether the one who was called is no more, or its object."""
        return self.name.rpartition(".")[2] in {
            "ServiceUnknown",
            "NameHasNoOwner",
            "NoReply",
            "UnknownObject",
            "Disconnected",
        }


Reply = tuple[Any, ...] | Refusal


class Silence(Exception):
    """Not everything was answered by the deadline."""


class Conversation:
    """A connection to a message bus, for one thread.

    Args:
        address: The bus's, as in `DBUS_SESSION_BUS_ADDRESS`.
        takes_files: Whether answers may hold open files; whoever asked has to close them.

    Every method raises OSError once the bus is gone or out of order; close it then. `answered` counts
    the replies that came in time.

    Raises:
        OSError: The bus can't be reached.
    """

    def __init__(self, address: str, *, takes_files: bool = False) -> None:
        try:
            self._socket: socket.socket = prep_socket(
                next(get_connectable_addresses(address)), enable_fds=takes_files, timeout=_CONNECT_S
            )
        except (ValueError, RuntimeError, StopIteration) as error:
            raise ConnectionError(f"there is no message bus to talk to at {address!r}: {error}") from error
        self._room_for_files = fds_buf_size() if takes_files else 0
        self._parser = Parser()
        self._serials = count(1)
        self._signals: deque[Message] = deque(maxlen=_MOST_SIGNALS)
        self.answered = 0
        try:
            self.ask([Call(*BUS, "Hello")], monotonic_ns() + round(_CONNECT_S * 1e9))
        except (OSError, Silence) as failure:
            self.close()
            raise ConnectionError(f"the message bus at {address} does not answer") from failure

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End it; may be called again."""
        self._socket.close()

    def ask(self, calls: Sequence[Call], deadline_ns: int) -> list[Reply]:
        """Call all of them at once and wait for the replies, which come in the order of the calls.

        Raises:
            Silence: Some were not answered by the deadline.
        """
        waiting = {next(self._serials): position for position, call in enumerate(calls)}
        self._send(zip(waiting, calls, strict=True))
        replies: dict[int, Reply] = {}
        while waiting:
            message = self._receive(deadline_ns)
            if message is None:
                raise Silence
            position = waiting.pop(message.header.fields.get(HeaderFields.reply_serial, 0), None)
            if position is not None:
                replies[position] = _reply(message)
                self.answered += 1
        return [replies[position] for position in range(len(calls))]

    def ask_one(self, call: Call) -> tuple[Any, ...]:
        """Call, and wait up to a second for what it returns.

        Raises:
            ConnectionError: It was not answered in time, or refused.
        """
        try:
            (reply,) = self.ask([call], monotonic_ns() + _ANSWER_NS)
        except Silence as silence:
            raise ConnectionError(f"{call.destination} does not answer") from silence
        if isinstance(reply, Refusal):
            raise ConnectionError(f"{call.destination} refuses {call.member}: {reply.name}")
        return reply

    def take_signals(self) -> list[Message]:
        """The signals that came since the last call, the oldest missing if there were many."""
        while self._receive(0) is not None:
            pass
        signals = list(self._signals)
        self._signals.clear()
        return signals

    def _send(self, calls: Iterable[tuple[int, Call]]) -> None:
        messages = bytearray()
        for serial, call in calls:
            address = DBusAddress(call.path, bus_name=call.destination, interface=call.interface)
            message = new_method_call(address, call.member, call.signature or None, call.arguments)
            messages += message.serialise(serial=serial)
        self._socket.settimeout(_SEND_S)
        self._socket.sendall(messages)

    def _receive(self, deadline_ns: int) -> Message | None:
        """The next message; None when none came by the deadline. What has come is read in any case."""
        while True:
            message: Message | None = self._parser.get_next_message()
            if message is not None:
                if message.header.message_type is MessageType.signal:
                    self._signals.append(message)
                return message
            if self._parser.bytes_desired() > _LONGEST_MESSAGE_BYTES:
                raise ConnectionError("a message on the bus is longer than any that was asked for")
            self._socket.settimeout(max(deadline_ns - monotonic_ns(), 0) / 1e9)
            try:
                # Windows has no such call, and no message bus either.
                piece, files, *_ = self._socket.recvmsg(  # type: ignore[attr-defined, unused-ignore]
                    _PIECE_BYTES, self._room_for_files
                )
            except (BlockingIOError, TimeoutError):
                return None
            if not piece:
                raise ConnectionResetError("the message bus is gone")
            self._parser.add_data(piece, fds=FileDescriptor.from_ancdata(files))


def _reply(message: Message) -> Reply:
    if message.header.message_type is MessageType.error:
        return Refusal(str(message.header.fields.get(HeaderFields.error_name, "")))
    return tuple(message.body)
