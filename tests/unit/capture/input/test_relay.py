from queue import SimpleQueue

import pytest

from helpers.collecting_outlet import CollectingOutlet
from trajectory_recorder.capture.input import _relay
from trajectory_recorder.capture.source import Outlet
from trajectory_recorder.errors import DeviceLost
from trajectory_recorder.events import KeyboardState, Marker, StreamName

STATE = KeyboardState((), ())


class Relayed:
    stream = StreamName.INPUT

    def __init__(self) -> None:
        self.heard: SimpleQueue[tuple[int, str]] = SimpleQueue()
        self.states: tuple[KeyboardState, ...] = (STATE,)
        self.lost = False

    def run(self, outlet: Outlet) -> None:
        _relay.relay(
            outlet,
            self.heard,
            decode=self.decode,
            read_states=self.read_states,
            hand_over=outlet.emit,
        )

    def decode(self, thing: str) -> list[Marker]:
        return [Marker(letter) for letter in thing]

    def read_states(self) -> tuple[KeyboardState, ...]:
        if self.lost:
            raise DeviceLost("gone")
        return self.states


def test_all_that_was_heard_comes_out_in_order_with_its_stamps() -> None:
    outlet, source = CollectingOutlet(), Relayed()
    with outlet.running(source):
        for number in range(2000):
            source.heard.put((number, f"{number},"[-2:]))
        outlet.wait_for(lambda: len(outlet.events(Marker)) >= 4000)
    stamps = [stamp for stamp, captured in outlet.captured if isinstance(captured, Marker)]
    assert stamps == [number for number in range(2000) for _ in range(2)]


def test_states_come_first_and_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_relay, "STATES_EVERY_NS", 0)
    outlet, source = CollectingOutlet(), Relayed()
    with outlet.running(source):
        outlet.wait_for(lambda: len(outlet.events(KeyboardState)) >= 3)
    assert set(outlet.events(KeyboardState)) == {STATE}


def test_an_idle_device_gives_signs_of_life() -> None:
    outlet = CollectingOutlet()
    with outlet.running(Relayed()):
        outlet.wait_for(lambda: len(outlet.looks) >= 2)
    assert outlet.events(Marker) == []


def test_a_device_that_cannot_be_heard_gives_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_relay, "STATES_EVERY_NS", 300_000_000)
    outlet, source = CollectingOutlet(), Relayed()
    source.states = ()
    with outlet.running(source):
        for label in "abc":
            source.heard.put((0, label))
            outlet.wait_for(lambda: Marker(label) in outlet.events(Marker))  # noqa: B023 - called at once
        assert outlet.looks == []
        source.states = (STATE,)
        outlet.wait_for(lambda: bool(outlet.looks))
    assert outlet.events(KeyboardState)[0] == STATE


def test_a_lost_device_ends_the_source(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_relay, "STATES_EVERY_NS", 0)
    outlet, source = CollectingOutlet(), Relayed()
    with pytest.raises(DeviceLost), outlet.running(source):
        source.lost = True
        outlet.wait_for_end()
