"""Somebody on a message bus: answers calls under a name of its own, and tells news."""

import threading
from collections.abc import Callable, Mapping
from types import TracebackType
from typing import Any, Self

from jeepney import DBusAddress, HeaderFields, Message, MessageType, new_error, new_method_return, new_signal
from jeepney.bus_messages import message_bus
from jeepney.fds import FileDescriptor
from jeepney.io.blocking import DBusConnection, prep_socket

_LOOK_S = 0.05

Answer = tuple[str, tuple[Any, ...]]
"""An answer's signature and what is in it."""


class BusService:
    """A service on the bus at `address`, for as long as it is in use as a context.

    Args:
        address: "unix:path=…".
        name: What it is known as.
        answers: By method: what a call with these arguments is answered with. All else is refused.
    """

    def __init__(
        self, address: str, name: str, answers: Mapping[str, Callable[[tuple[Any, ...]], Answer]]
    ) -> None:
        path = address.partition("path=")[2].partition(",")[0]
        self._bus = DBusConnection(prep_socket(path, enable_fds=True), enable_fds=True)
        self._bus.send_and_get_reply(message_bus.RequestName(name))
        self._name = name
        self._answers = answers
        self._sending = threading.Lock()
        self._ending = threading.Event()
        self.calls: list[tuple[str, tuple[Any, ...]]] = []
        self._thread = threading.Thread(target=self._serve, name=name)
        self._thread.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.end()
        self._bus.close()

    def end(self) -> None:
        """Answer no more; may be called again."""
        self._ending.set()
        self._thread.join()

    def tell(self, path: str, interface: str, member: str, signature: str = "", *body: Any) -> None:
        """Send a signal to whoever listens for it."""
        self._send(new_signal(DBusAddress(path, interface=interface), member, signature or None, body))

    def _serve(self) -> None:
        while not self._ending.is_set():
            try:
                call = self._bus.receive(timeout=_LOOK_S)
            except TimeoutError:
                continue
            if call.header.message_type is MessageType.method_call:
                self._send(self._answer(call))

    def _answer(self, call: Message) -> Message:
        member = call.header.fields[HeaderFields.member]
        self.calls.append((member, call.body))
        if member not in self._answers:
            return new_error(call, "org.freedesktop.DBus.Error.UnknownMethod")
        return new_method_return(call, *self._answers[member](call.body))

    def _send(self, message: Message) -> None:
        with self._sending:
            self._bus.send(message)
        for part in message.body:
            if isinstance(part, FileDescriptor):
                part.close()  # The receiver has its own now.
