"""At each press, which element was pressed and which has the focus; no element is ever touched.

The asking happens on this source's thread, off the input's path, and is bounded: an application
has `budget_s` for all that is asked at a press, and one that hangs costs that once in four seconds.

Keys are asked about when typing begins (after 2 s without a key) and when they go to another
element than was told last, which is looked at four times a second at most: who types into one field
makes one event. What is typed is the input stream's to tell.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager

from trajectory_recorder.capture.elements.asker import Absent, Asker
from trajectory_recorder.capture.elements.system import open_asker
from trajectory_recorder.capture.presses import Press, Presses, PressListener
from trajectory_recorder.capture.source import Outlet
from trajectory_recorder.clock import monotonic_ns
from trajectory_recorder.events import Absence, Element, ElementEvent, ElementTrigger, StreamName

_LOOK_S = 0.4
# Two thirds of the budget, so that an application that hangs under the pointer leaves time to ask
# another one that has the focus.
_POINTER_SHARE = 2 / 3
# An answer is about the moment of the asking. A press that waited for longer than two others may
# take would be told what came after it.
_FRESH_NS = 300_000_000
_TYPING_ENDS_NS = 2_000_000_000
_KEY_PERIOD_NS = 250_000_000


class ElementSource:
    """Says what was pressed, at the time of the press.

    Args:
        presses: Where presses are heard.
        budget_s: How long applications may take to answer, for each press.
        opener: Opens what asks the system.
    """

    stream: str = StreamName.ELEMENTS

    def __init__(
        self,
        presses: Presses,
        *,
        budget_s: float = 0.15,
        opener: Callable[[], AbstractContextManager[Asker]] = open_asker,
    ) -> None:
        self._presses = presses
        self._budget_ns = round(budget_s * 1e9)
        self._opener = opener

    def run(self, outlet: Outlet) -> None:
        """Answer presses until the outlet says to stop.

        Raises:
            MachineError: There is no window system to ask.
            DeviceLost: It went away.
        """
        with self._opener() as asker:
            listener = self._presses.listen()
            try:
                outlet.ready()
                if outlet.wait_for_start():
                    self._serve(outlet, listener, asker)
            finally:
                self._presses.leave(listener)

    def _serve(self, outlet: Outlet, listener: PressListener, asker: Asker) -> None:
        questions = _Questions(asker, self._budget_ns)
        while not outlet.stopping:
            if not listener.wait(_LOOK_S):
                asker.rest()
                outlet.looked(monotonic_ns())
                continue
            for press in listener.take():
                event = questions.about(press)
                if event is None:
                    outlet.looked(monotonic_ns())
                else:
                    outlet.emit(press.stamp_ns, event)


class _Questions:
    """Decides what is asked about a press, and asks."""

    def __init__(self, asker: Asker, budget_ns: int) -> None:
        self._asker = asker
        self._budget_ns = budget_ns
        self._last_key_ns = -_TYPING_ENDS_NS
        self._key_asked_ns = -_KEY_PERIOD_NS
        self._told: object = None

    def about(self, press: Press) -> ElementEvent | None:
        return self._about_key(press) if press.key else self._about_button(press)

    def _about_button(self, press: Press) -> ElementEvent:
        begun_ns = monotonic_ns()
        if begun_ns - press.stamp_ns > _FRESH_NS:
            skipped = (None, Absence.SKIPPED)
            return _event(ElementTrigger.BUTTON, press, skipped, skipped, took_ns=0)
        self._asker.begin()
        first_ns = begun_ns + round(self._budget_ns * _POINTER_SHARE)
        pressed = _answer(lambda: self._asker.under_pointer(press.x_px, press.y_px, first_ns))
        focused = _answer(lambda: self._asker.focused(begun_ns + self._budget_ns))
        self._told = _identity(focused)
        took_ns = monotonic_ns() - begun_ns
        return _event(ElementTrigger.BUTTON, press, pressed, focused, took_ns=took_ns)

    def _about_key(self, press: Press) -> ElementEvent | None:
        begins = press.stamp_ns - self._last_key_ns > _TYPING_ENDS_NS
        self._last_key_ns = press.stamp_ns
        begun_ns = monotonic_ns()
        if not begins and begun_ns - self._key_asked_ns < _KEY_PERIOD_NS:
            return None
        not_asked = (None, Absence.NOT_ASKED)
        if begun_ns - press.stamp_ns > _FRESH_NS:
            skipped = (None, Absence.SKIPPED)
            return _event(ElementTrigger.KEY, press, not_asked, skipped, took_ns=0) if begins else None
        self._asker.begin()
        focused = _answer(lambda: self._asker.focused(begun_ns + self._budget_ns))
        self._key_asked_ns = monotonic_ns()
        moved = _identity(focused) != self._told
        self._told = _identity(focused)
        if not begins and not moved:
            return None
        took_ns = monotonic_ns() - begun_ns
        return _event(ElementTrigger.KEY, press, not_asked, focused, took_ns=took_ns)


_Answer = tuple[Element | None, Absence | None]


def _answer(ask: Callable[[], Element]) -> _Answer:
    try:
        return ask(), None
    except Absent as absent:
        return None, absent.why


def _identity(answer: _Answer) -> object:
    """What stays the same while somebody types into an element."""
    element, absence = answer
    if element is None:
        return absence
    return element.process_id, element.role, element.name, element.bounds


def _event(
    trigger: ElementTrigger, press: Press, pressed: _Answer, focused: _Answer, *, took_ns: int
) -> ElementEvent:
    return ElementEvent(trigger, press.x_px, press.y_px, *pressed, *focused, took_ns)
