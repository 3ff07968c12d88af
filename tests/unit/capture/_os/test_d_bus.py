"""Conversations over a real message bus, with somebody at the other end who answers, or does not."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from jeepney import HeaderFields, MessageType, new_error, new_method_return
from jeepney.io.blocking import DBusConnection, prep_socket

from trajectory_recorder.capture._os.d_bus import Call, Conversation, Refusal, Silence
from trajectory_recorder.clock import monotonic_ns
from trajectory_recorder.virtual_desktop import VirtualDesktop

PATIENCE_NS = 30_000_000_000


class Someone:
    """Answers `Echo`, refuses `No`, floods at `Flood`, and answers `Late` when the next call comes."""

    def __init__(self, path: str) -> None:
        self._bus = DBusConnection(prep_socket(path))
        self.name = str(self._bus.unique_name)
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    def call(self, member: str, text: str = "") -> Call:
        return Call(self.name, "/someone", "org.example.Someone", member, "s", (text,))

    def end(self, conversation: Conversation) -> None:
        conversation.ask([self.call("End")], monotonic_ns() + PATIENCE_NS)
        self._thread.join()
        self._bus.close()

    def _serve(self) -> None:
        late = None
        while True:
            call = self._bus.receive()
            if call.header.message_type is not MessageType.method_call:
                continue
            member, (text,) = call.header.fields[HeaderFields.member], call.body
            if late is not None:
                self._bus.send(new_method_return(late, "s", ("late",)))
                late = None
            if member == "Late":
                late = call
            elif member == "No":
                self._bus.send(new_error(call, "org.freedesktop.DBus.Error.UnknownObject"))
            else:
                self._bus.send(
                    new_method_return(call, "s", ("x" * 5_000_000 if member == "Flood" else text,))
                )
            if member == "End":
                return


@pytest.fixture
def bus(shared_desktop: VirtualDesktop) -> Iterator[Conversation]:
    with Conversation(shared_desktop.environment["DBUS_SESSION_BUS_ADDRESS"]) as conversation:
        yield conversation


@pytest.fixture
def someone(shared_desktop: VirtualDesktop) -> Iterator[Someone]:
    address = shared_desktop.environment["DBUS_SESSION_BUS_ADDRESS"]
    someone = Someone(address.partition("path=")[2])
    yield someone
    with Conversation(address) as last:
        someone.end(last)


def test_replies_come_in_the_order_of_the_calls(bus: Conversation, someone: Someone) -> None:
    calls = [someone.call("Echo", "a"), someone.call("No"), someone.call("Echo", "b")]
    first, refusal, last = bus.ask(calls, monotonic_ns() + PATIENCE_NS)
    assert (first, last) == (("a",), ("b",))
    assert refusal == Refusal("org.freedesktop.DBus.Error.UnknownObject")
    assert isinstance(refusal, Refusal)
    assert refusal.gone
    assert bus.ask([], 0) == []


def test_who_is_not_there_refuses(bus: Conversation) -> None:
    (reply,) = bus.ask([Call(":1.4711", "/x", "org.example.X", "X")], monotonic_ns() + PATIENCE_NS)
    assert isinstance(reply, Refusal)
    assert reply.gone


def test_silence_ends_at_the_deadline_and_late_replies_are_nobody_elses(
    bus: Conversation, someone: Someone
) -> None:
    asked_ns = monotonic_ns()
    with pytest.raises(Silence):
        bus.ask([someone.call("Late")], asked_ns + 50_000_000)
    assert monotonic_ns() - asked_ns >= 50_000_000
    assert bus.ask([someone.call("Echo", "in time")], monotonic_ns() + PATIENCE_NS) == [("in time",)]


def test_a_flood_ends_the_conversation_before_it_is_read(bus: Conversation, someone: Someone) -> None:
    with pytest.raises(OSError, match="longer than any"):
        bus.ask([someone.call("Flood")], monotonic_ns() + PATIENCE_NS)


def test_the_end_of_the_bus_is_an_error(desktop: VirtualDesktop) -> None:
    with Conversation(desktop.environment["DBUS_SESSION_BUS_ADDRESS"]) as bus:
        desktop._processes.end_all()
        with pytest.raises(OSError):  # noqa: PT011 - the kernel has several for it
            bus.ask([Call(":1.1", "/x", "org.example.X", "X")], monotonic_ns() + PATIENCE_NS)


@pytest.mark.parametrize("address", ["", "nonsense", "tcp:host=localhost", "unix:path=/nowhere/at/all"])
def test_no_bus_is_an_error(address: str, tmp_path: Path) -> None:
    with pytest.raises(OSError):  # noqa: PT011 - the kernel has several for it
        Conversation(address.replace("/nowhere", str(tmp_path)))
