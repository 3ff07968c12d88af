"""From a system's input callbacks to the outlet: what the Windows and the macOS source share.

The callbacks stamp what they heard and put it into a queue; this loop, on the source's own thread,
decodes it. Once a second it adds what is held down now, so that a reader can resynchronize. It
knows neither system.
"""

from collections.abc import Callable, Iterable, Sequence
from queue import Empty, SimpleQueue
from typing import TypeVar

from trajectory_recorder.capture.source import Outlet
from trajectory_recorder.clock import monotonic_ns
from trajectory_recorder.events import Event

_Heard = TypeVar("_Heard")

STATES_EVERY_NS = 1_000_000_000
_WAIT_S = 0.2  # a sign of life is due twice a second


def relay(
    outlet: Outlet,
    heard: SimpleQueue[tuple[int, _Heard]],
    *,
    decode: Callable[[_Heard], Iterable[Event]],
    read_states: Callable[[], Sequence[Event]],
    hand_over: Callable[[int, Event], None],
) -> None:
    """Hand over what was heard, in order, until the source shall stop.

    Args:
        outlet: The recorder's side.
        heard: What the callbacks put in: (monotonic stamp, whatever the system told).
        decode: Makes events of one such thing; called on this thread only.
        read_states: Reads what is held down now; called every second, after all that was heard
            before. It raises where the device is gone, and returns nothing where the device can't
            be heard for now: then no sign of life is given either, until it can.
        hand_over: Takes each event with its stamp.
    """
    outlet.ready()
    if not outlet.wait_for_start():
        return
    states: Sequence[Event] = ()
    next_states_ns = monotonic_ns()
    while not outlet.stopping:
        emitted = _hand_over_heard(heard, decode, hand_over)
        now_ns = monotonic_ns()
        if now_ns >= next_states_ns:
            states = read_states()
            for state in states:
                hand_over(now_ns, state)
            next_states_ns = now_ns + STATES_EVERY_NS
        elif states and not emitted:
            outlet.looked(now_ns)


def _hand_over_heard(
    heard: SimpleQueue[tuple[int, _Heard]],
    decode: Callable[[_Heard], Iterable[Event]],
    hand_over: Callable[[int, Event], None],
) -> int:
    """Hand over all that is queued, after waiting a little for the first; returns how many things."""
    try:
        things = [heard.get(timeout=_WAIT_S)]
    except Empty:
        return 0
    # No more than are queued now: a hand that never rests must not keep the states waiting.
    things += [heard.get_nowait() for _ in range(heard.qsize())]
    for stamp_ns, thing in things:
        for event in decode(thing):
            hand_over(stamp_ns, event)
    return len(things)
