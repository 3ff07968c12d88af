"""The source of input without what is typed into fields for passwords.

The source's own thread only puts into a queue; whoever asks applications does so on another thread,
for the window system must be read whatever an application does. Nothing of a key that waits is
anywhere but in this queue. Where it fails, what waits is lost rather than told.
"""

import logging
import threading
from collections.abc import Callable

from trajectory_recorder.capture.secrets.fields import Fields, FieldsOpener
from trajectory_recorder.capture.secrets.holding import Holding
from trajectory_recorder.capture.secrets.judge import Judge, Verdict
from trajectory_recorder.capture.source import Captured, Outlet, Source
from trajectory_recorder.clock import monotonic_ns
from trajectory_recorder.errors import MachineError

log = logging.getLogger(__name__)

_LOOK_S = 0.4
_BUSY_LOOK_S = 0.05
_ANSWER_NS = 150_000_000


class WithoutSecrets:
    """A source of input that leaves out what is typed into fields for passwords.

    Args:
        source: Tells everything.
        opener: Opens what knows those fields.
        make_judge: Makes who decides, given whether applications tell of the focus.
    """

    def __init__(
        self, source: Source, opener: FieldsOpener, make_judge: Callable[[bool], Judge] | None = None
    ) -> None:
        self.stream = source.stream
        self._source = source
        self._opener = opener
        self._make_judge = make_judge or (lambda tells: Judge(tells=tells))

    def run(self, outlet: Outlet) -> None:
        """Run the source until the outlet says to stop.

        Raises:
            MachineError: The source's device can't be used.
            DeviceLost: It, or what knows the fields, went away.
        """
        desk = _Desk(outlet, self._opener, self._make_judge)
        desk.thread.start()
        desk.opened.wait()
        try:
            desk.check()
            self._source.run(desk if desk.is_open else outlet)
        finally:
            desk.end()
        desk.check()


class _Desk(Outlet):
    """The outlet with a queue before it, and the thread that asks."""

    def __init__(self, outlet: Outlet, opener: FieldsOpener, make_judge: Callable[[bool], Judge]) -> None:
        self._outlet = outlet
        self._opener = opener
        self._make_judge = make_judge
        self._changed = threading.Condition()
        self._awake = False
        self._ended = False
        self._failure: Exception | None = None
        self._seen_ns = 0
        self._holding: Holding
        self.is_open = False
        self.opened = threading.Event()
        self.thread = threading.Thread(target=self._main, name="secrets", daemon=True)

    # --- the source's thread ---

    def ready(self) -> None:
        self._outlet.ready()

    def wait_for_start(self) -> bool:
        return self._outlet.wait_for_start()

    def emit(self, stamp_ns: int, captured: Captured) -> None:
        with self._changed:
            self.check()
            self._seen_ns = stamp_ns
            self._holding.take(stamp_ns, captured)
            if not self._holding.is_empty:
                self._awake = True
                self._changed.notify()

    def looked(self, stamp_ns: int) -> None:
        self.check()
        self._seen_ns = stamp_ns
        self._outlet.looked(stamp_ns)

    @property
    def stopping(self) -> bool:
        return self._outlet.stopping

    def wait(self, seconds: float) -> bool:
        return self._outlet.wait(seconds)

    def end(self) -> None:
        """Have all decided that waits, and the thread ended."""
        with self._changed:
            self._ended = True
            self._changed.notify()
        self.thread.join()

    def check(self) -> None:
        """Raise what ended the other thread, if it failed."""
        if self._failure is not None:
            raise self._failure

    # --- the thread that asks ---

    def _main(self) -> None:
        try:
            with self._opener() as fields:
                judge = self._make_judge(fields.tells)
                self._holding = Holding(judge, self._outlet.emit)
                self.is_open = True
                self.opened.set()
                self._serve(fields, judge)
        except MachineError as error:
            if self.is_open:
                self._failure = error
            else:
                log.warning("fields for passwords can't be told from others: %s", error)
        except Exception as error:  # noqa: BLE001 - the source's thread raises it
            self._failure = error
        finally:
            self.opened.set()

    def _serve(self, fields: Fields, judge: Judge) -> None:
        while self._wait(judge):
            where = fields.where()
            told = fields.told(monotonic_ns() + _ANSWER_NS)
            with self._changed:
                judge.look(where, monotonic_ns())
                judge.heard(told, monotonic_ns())
                verdict = self._holding.settle(monotonic_ns())
                has_to_say = self._holding.is_empty and self._holding.withholds
                asks = verdict is Verdict.ASK or has_to_say or judge.wants_to_know(monotonic_ns())
            if asks:
                self._ask(fields, judge)
        with self._changed:
            self._holding.say(self._seen_ns)

    def _ask(self, fields: Fields, judge: Judge) -> None:
        asked_ns = monotonic_ns()
        answer = fields.ask(asked_ns + _ANSWER_NS)
        with self._changed:
            judge.answered(answer, asked_ns, monotonic_ns())
            self._holding.settle(monotonic_ns())
            if self._holding.is_empty and not judge.is_secret:
                self._holding.say(self._seen_ns)

    def _wait(self, judge: Judge) -> bool:
        """Wait until there is something to do; False once there is nothing more."""
        with self._changed:
            if self._ended:
                judge.hurry(monotonic_ns())
            if not (self._awake or (self._ended and self._holding.is_empty)):
                self._changed.wait(_LOOK_S if self._holding.is_empty else _BUSY_LOOK_S)
            self._awake = False
            return not (self._ended and self._holding.is_empty)
