"""What comes of events that are held back, in which order, and what is said of those that are not told."""

import pytest

from trajectory_recorder.capture.secrets.holding import Holding
from trajectory_recorder.capture.secrets.judge import Judge, Verdict
from trajectory_recorder.capture.source import Captured, Withheld, WithheldSince
from trajectory_recorder.events import (
    TYPED_SECRETLY,
    Button,
    KeyAction,
    KeyboardState,
    KeyEvent,
    PointerAction,
    PointerEvent,
    PointerState,
)

A, B, TAB, SHIFT = 38, 56, 23, 50
_PLACE = (5, 5)


class Told(Judge):
    """Knows of each key by its time: what is not in `verdicts` waits."""

    def __init__(self) -> None:
        super().__init__(tells=True)
        self.verdicts: dict[int, Verdict] = {}
        self.movers: list[int] = []

    def verdict(self, stamp_ns: int, now_ns: int) -> Verdict:  # noqa: ARG002 - always the same
        return self.verdicts.get(stamp_ns, Verdict.WAIT)

    def may_move(self, stamp_ns: int) -> None:
        self.movers.append(stamp_ns)


class Desk:
    def __init__(self) -> None:
        self.judge = Told()
        self.handed_on: list[tuple[int, Captured]] = []
        self.holding = Holding(self.judge, lambda stamp_ns, it: self.handed_on.append((stamp_ns, it)))
        self._stamp_ns = 0

    def take(self, *captured: Captured) -> None:
        for it in captured:
            self._stamp_ns += 1
            self.holding.take(self._stamp_ns, it)

    def decide(self, **verdicts: Verdict) -> None:
        self.judge.verdicts |= {int(at.removeprefix("at")): verdict for at, verdict in verdicts.items()}
        self.holding.settle(100)

    @property
    def stamps(self) -> list[int]:
        return [stamp_ns for stamp_ns, _ in self.handed_on]


@pytest.fixture
def desk() -> Desk:
    return Desk()


def down(code: int, text: str | None = "x", *, vk: int = 0, repeat: bool = False) -> KeyEvent:
    return KeyEvent(KeyAction.PRESS, code, vk, "x", text, repeat=repeat)


def up(code: int) -> KeyEvent:
    return KeyEvent(KeyAction.RELEASE, code, 0, "x", None)


def pointer(action: PointerAction) -> PointerEvent:
    return PointerEvent(action, *_PLACE, Button.LEFT)


def test_nothing_waits_without_a_key(desk: Desk) -> None:
    desk.take(pointer(PointerAction.MOVE), KeyboardState((), ()), PointerState(*_PLACE, ()), Withheld())
    assert desk.stamps == [1, 2, 3, 4]


def test_what_comes_behind_a_key_waits_with_it(desk: Desk) -> None:
    desk.take(pointer(PointerAction.MOVE), down(A), pointer(PointerAction.MOVE), up(A), down(B))
    assert desk.stamps == [1]
    desk.decide(at2=Verdict.PASS)
    assert desk.stamps == [1, 2, 3, 4]
    assert not desk.holding.is_empty
    desk.decide(at5=Verdict.PASS)
    assert desk.stamps == [1, 2, 3, 4, 5]


def test_a_key_is_withheld_from_press_to_release(desk: Desk) -> None:
    desk.take(down(A), down(A, repeat=True), pointer(PointerAction.MOVE), up(A))
    desk.decide(at1=Verdict.SECRET, at2=Verdict.PASS, at4=Verdict.PASS)
    assert desk.stamps == [3]


def test_a_key_that_went_down_before_comes_up_within(desk: Desk) -> None:
    desk.take(down(TAB), down(A), up(TAB), up(A))
    desk.decide(at1=Verdict.PASS, at2=Verdict.SECRET)
    assert desk.stamps == [1, 3]


def test_repeats_go_where_the_focus_is(desk: Desk) -> None:
    desk.take(down(A), down(A, repeat=True), down(A, repeat=True), up(A))
    desk.decide(at1=Verdict.PASS, at2=Verdict.PASS, at3=Verdict.SECRET)
    assert desk.stamps == [1, 2, 4]


def test_it_is_said_once_before_the_next_key_and_without_a_number(desk: Desk) -> None:
    desk.take(down(A), up(A), down(B), pointer(PointerAction.MOVE), up(B), down(A))
    desk.decide(at1=Verdict.SECRET, at3=Verdict.SECRET, at6=Verdict.PASS)
    assert desk.handed_on == [
        (4, pointer(PointerAction.MOVE)),
        (6, WithheldSince(1, TYPED_SECRETLY)),
        (6, down(A)),
    ]
    assert not desk.holding.withholds


def test_it_is_said_at_the_end(desk: Desk) -> None:
    desk.take(down(A), up(A))
    desk.decide(at1=Verdict.LATE)
    assert desk.holding.withholds
    desk.holding.say(9)
    desk.holding.say(10)
    assert desk.handed_on == [
        (9, WithheldSince(1, "an application did not say in time whether this is a field for passwords"))
    ]


def test_the_state_of_the_keys_tells_nothing_of_them(desk: Desk) -> None:
    desk.take(down(A), KeyboardState((A,), (65,)), up(A), KeyboardState((), ()), KeyboardState((B,), (66,)))
    desk.decide(at1=Verdict.SECRET, at5=Verdict.PASS)
    assert desk.stamps == []
    desk.holding.say(6)
    desk.take(KeyboardState((), ()))
    assert desk.stamps == [6, 6]


def test_the_state_of_keys_that_nobody_heard_waits_like_a_key(desk: Desk) -> None:
    desk.take(KeyboardState((B,), (66,)), down(A))
    assert desk.stamps == []
    desk.decide(at1=Verdict.PASS, at2=Verdict.PASS)
    desk.take(KeyboardState((A,), (65,)))
    assert desk.stamps == [1, 2, 3]


def test_what_may_move_the_focus_is_known_before_it_is_decided(desk: Desk) -> None:
    desk.take(
        pointer(PointerAction.PRESS),
        pointer(PointerAction.RELEASE),
        pointer(PointerAction.SCROLL),
        down(A),
        down(TAB, None, vk=0x09),
        down(TAB, "\t"),
        down(SHIFT, None, vk=0xA0),
        down(22, None, vk=0x08),
        up(TAB),
    )
    assert desk.judge.movers == [1, 2, 5, 6]
