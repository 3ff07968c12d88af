"""Holds events of input back until it is known which of them were typed into a field for passwords.

What comes behind a key that is held waits as well, so that all keep their order. A key whose press is
withheld is withheld to its release, one whose press is recorded is recorded to its release. This knows
no thread: its owner calls it from one at a time.
"""

from collections import deque
from collections.abc import Callable

from trajectory_recorder.capture.secrets.judge import Judge, Verdict
from trajectory_recorder.capture.source import Captured, WithheldSince
from trajectory_recorder.events import (
    TYPED_SECRETLY,
    KeyAction,
    KeyboardState,
    KeyEvent,
    PointerAction,
    PointerEvent,
)

_NOT_TOLD = "an application did not say in time whether this is a field for passwords"
# An hour of typing, or a minute of a fast mouse: nothing waits for so long unless asking hangs.
_MOST_HELD = 50_000
_MODIFIERS = {0x10, 0x11, 0x12, 0x14, 0x5B, 0x5C, 0x90, 0x91, *range(0xA0, 0xA6)}
_CORRECTING = {0x08, 0x2E}  # backspace, delete


class Holding:
    """The queue, and what is known of the keys that are down.

    Args:
        judge: Who decides.
        emit: Takes what may be recorded, with its stamp.
    """

    def __init__(self, judge: Judge, emit: Callable[[int, Captured], None]) -> None:
        self._judge = judge
        self._emit = emit
        self._held: deque[tuple[int, Captured]] = deque()
        self._recorded: set[int] = set()
        self._withheld: set[int] = set()
        self._since_ns: int | None = None
        self._why = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is held."""
        return not self._held

    @property
    def withholds(self) -> bool:
        """Whether keys were withheld of which nothing is said yet."""
        return self._since_ns is not None

    def take(self, stamp_ns: int, captured: Captured) -> None:
        """Take what was captured; it is handed on at once where nothing has to wait."""
        if _may_move_the_focus(captured):
            self._judge.may_move(stamp_ns)
        if self._held or self._verdict(stamp_ns, captured, stamp_ns) is not Verdict.PASS:
            self._held.append((stamp_ns, captured))
        else:
            self._emit(stamp_ns, captured)

    def settle(self, now_ns: int) -> Verdict:
        """Hand on, and withhold, whatever is decided; returns what the rest waits for, PASS for none."""
        while self._held:
            stamp_ns, captured = self._held[0]
            verdict = self._verdict(stamp_ns, captured, now_ns)
            if verdict in {Verdict.WAIT, Verdict.ASK}:
                if len(self._held) <= _MOST_HELD:
                    return verdict
                verdict = Verdict.LATE
            self._held.popleft()
            if verdict is Verdict.PASS:
                self._let_through(stamp_ns, captured)
            else:
                self._withhold(stamp_ns, captured, verdict)
        return Verdict.PASS

    def say(self, now_ns: int) -> None:
        """Say that keys were withheld up to now."""
        if self._since_ns is not None:
            self._emit(now_ns, WithheldSince(self._since_ns, self._why))
            self._since_ns = None

    def _verdict(self, stamp_ns: int, captured: Captured, now_ns: int) -> Verdict:
        if isinstance(captured, KeyEvent):
            # Repeats of a key that is recorded may go elsewhere than its press.
            goes_on = captured.action is KeyAction.RELEASE or captured.repeat
            if goes_on and captured.key_code in self._withheld:
                return Verdict.SECRET
            if captured.action is KeyAction.RELEASE and captured.key_code in self._recorded:
                return Verdict.PASS
        elif not isinstance(captured, KeyboardState):
            return Verdict.PASS
        elif self.withholds or self._withheld & set(captured.key_codes):
            return Verdict.SECRET
        elif self._recorded >= set(captured.key_codes):
            return Verdict.PASS
        return self._judge.verdict(stamp_ns, now_ns)

    def _let_through(self, stamp_ns: int, captured: Captured) -> None:
        if isinstance(captured, KeyEvent):
            if captured.action is KeyAction.PRESS:
                self.say(stamp_ns)
            self._note(captured, self._recorded, self._withheld)
        self._emit(stamp_ns, captured)

    def _withhold(self, stamp_ns: int, captured: Captured, verdict: Verdict) -> None:
        if not isinstance(captured, KeyEvent):
            return  # what is down while nothing of it may be told
        if captured.action is KeyAction.PRESS and captured.key_code not in self._withheld:
            if self._since_ns is None:
                self._since_ns, self._why = stamp_ns, _NOT_TOLD
            if verdict is Verdict.SECRET:
                self._why = TYPED_SECRETLY
        self._note(captured, self._withheld, self._recorded)

    @staticmethod
    def _note(key: KeyEvent, its: set[int], others: set[int]) -> None:
        if key.action is KeyAction.RELEASE:
            its.discard(key.key_code)
        elif not key.repeat:
            its.add(key.key_code)
            others.discard(key.key_code)


def _may_move_the_focus(captured: Captured) -> bool:
    if isinstance(captured, PointerEvent):
        return captured.action in {PointerAction.PRESS, PointerAction.RELEASE}
    if not isinstance(captured, KeyEvent) or captured.action is KeyAction.RELEASE:
        return False
    writes = captured.text is not None and captured.text.isprintable()
    return not writes and captured.vk not in _MODIFIERS | _CORRECTING
