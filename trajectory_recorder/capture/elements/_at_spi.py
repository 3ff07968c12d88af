"""Asks AT-SPI, the accessibility of free desktops, about elements on an X server.

The X server knows whose window is pressed, and that process is asked, no other. One that does not
answer at all is left alone for a few seconds. Where a session has no accessibility bus, that is told
at every press, and it is looked for again every ten seconds.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass

from trajectory_recorder.capture._os import x11
from trajectory_recorder.capture._os.d_bus import Conversation, Silence
from trajectory_recorder.capture.elements._at_spi_applications import Application, Applications
from trajectory_recorder.capture.elements._at_spi_bus import accessibility_bus, accessibility_is_on
from trajectory_recorder.capture.elements._at_spi_finding import (
    Window,
    find_at_point,
    find_window,
    has_focus,
    search_focus,
)
from trajectory_recorder.capture.elements._at_spi_reading import read
from trajectory_recorder.capture.elements._at_spi_words import Node
from trajectory_recorder.capture.elements._spared import Spared
from trajectory_recorder.capture.elements._told import holds
from trajectory_recorder.capture.elements._x11_places import Place, Places
from trajectory_recorder.capture.elements.asker import Absent, Asker
from trajectory_recorder.clock import monotonic_ns
from trajectory_recorder.events import Absence, Element, Rectangle

_TRY_AGAIN_NS = 10_000_000_000
_OPENING_NS = 1_000_000_000
_GREETING_NS = 150_000_000
_GREET_AGAIN_NS = 2_000_000_000


@contextmanager
def open_asker() -> Iterator[Asker]:
    """Open what asks; accessibility is on until it is closed.

    Raises:
        MachineError: There is no X server, or it can't tell whose a window is.
        DeviceLost: It went away.
    """
    with x11.connected() as connection, ExitStack() as opened:
        asker = _AtSpiAsker(Places(connection), opened)
        asker.open_bus()
        yield asker


def describe_support() -> str:
    """Say in a sentence what applications will tell on this machine."""
    try:
        on = accessibility_is_on()
    except OSError as error:
        return f"none: this session has no accessibility bus ({error}); install at-spi2-core and log in again"
    if on:
        return "accessibility is on"
    return (
        "accessibility is off and will be on while recording; Chromium, Electron and Firefox look at that "
        "when they start, so start them after the recording"
    )


class _AtSpiAsker:
    """See `Asker`. What holds an open bus is `opened`, for its caller to close in the end."""

    def __init__(self, places: Places, opened: ExitStack) -> None:
        self._places = places
        self._opened = opened
        self._desk: _Desk | None = None
        self._try_again_ns = 0
        self._spared = Spared()

    def open_bus(self) -> None:
        """Open the accessibility bus anew, if there is one now."""
        self._close_bus()
        try:
            bus = self._opened.enter_context(accessibility_bus())
            applications = Applications(bus)
            applications.listen(monotonic_ns() + _OPENING_NS)
        except (OSError, Silence):
            self._close_bus()
        else:
            self._desk = _Desk(bus, applications)

    def begin(self) -> None:
        if self._desk is not None:
            self._desk.begin()

    def rest(self) -> None:
        if self._desk is None and monotonic_ns() > self._try_again_ns:
            self.open_bus()
        if self._desk is not None:
            try:
                self._desk.greet(self._places.focused())
            except OSError:
                self._close_bus()

    def under_pointer(self, x_px: int, y_px: int, deadline_ns: int) -> Element:
        place = self._places.at(x_px, y_px)
        return self._ask(place, lambda question: question.under_pointer(x_px, y_px), deadline_ns)

    def focused(self, deadline_ns: int) -> Element:
        return self._ask(self._places.focused(), lambda question: question.focused(), deadline_ns)

    def _ask(
        self, place: Place | None, find: Callable[["_Question"], Element | None], deadline_ns: int
    ) -> Element:
        if self._desk is None:
            raise Absent(Absence.UNAVAILABLE)
        if place is None:
            raise Absent(Absence.NOTHING)
        self._spared.check(place.process_id)
        answered = self._desk.bus.answered
        try:
            return self._desk.ask(place, find, deadline_ns)
        except Silence:
            if self._desk.bus.answered == answered:
                self._spared.spare(place.process_id)
            raise Absent(Absence.TIMEOUT) from None
        except OSError:
            self._close_bus()
            raise Absent(Absence.UNAVAILABLE) from None

    def _close_bus(self) -> None:
        self._desk = None
        self._try_again_ns = monotonic_ns() + _TRY_AGAIN_NS
        self._opened.close()


class _Desk:
    """What is known of the applications on an open bus."""

    def __init__(self, bus: Conversation, applications: Applications) -> None:
        self.bus = bus
        self.applications = applications
        # Of the present press, which often asks twice for the same.
        self.windows: dict[tuple[Application, Rectangle], Window | None] = {}
        self.elements: dict[Node, Element] = {}
        self._greeted: int | None = None
        self._greet_again_ns = 0

    def begin(self) -> None:
        self.windows.clear()
        self.elements.clear()

    def greet(self, place: Place | None) -> None:
        """Ask the application in use for an element before the first press.

        Chromium begins to describe its pages when it is asked for the first time, which takes a while.
        """
        self.begin()
        self.applications.hear()
        now_ns = monotonic_ns()
        if place is None or place.process_id == self._greeted or now_ns < self._greet_again_ns:
            return
        self._greet_again_ns = now_ns + _GREET_AGAIN_NS
        seen = place.bounds
        x_px, y_px = seen.x_px + seen.width_px // 2, seen.y_px + seen.height_px // 2
        with suppress(Absent, Silence):
            self.ask(place, lambda question: question.under_pointer(x_px, y_px), now_ns + _GREETING_NS)
            self._greeted = place.process_id

    def ask(self, place: Place, find: Callable[["_Question"], Element | None], deadline_ns: int) -> Element:
        """Ask the applications of a window's process, one after the other, until one has the answer.

        Raises:
            Absent: None has.
            Silence: One did not answer in time.
        """
        applications = self.applications.of_process(place.process_id, deadline_ns)
        if not applications:
            raise Absent(Absence.UNSUPPORTED)
        for application in applications:
            named = self.applications.named(application, deadline_ns)
            found = find(_Question(self, named, place, deadline_ns))
            if found is not None:
                return found
        raise Absent(Absence.NOTHING)


@dataclass(frozen=True, slots=True)
class _Question:
    """One question to one application about one of its windows."""

    desk: _Desk
    application: Application
    place: Place
    deadline_ns: int

    def under_pointer(self, x_px: int, y_px: int) -> Element | None:
        window = self._window()
        if window is None:
            return self._open_menu_at(x_px, y_px)
        way = find_at_point(self.desk.bus, window, x_px, y_px, self.deadline_ns)
        return self._read(way[-1], window, way)

    def focused(self) -> Element | None:
        applications, window = self.desk.applications, self._window()
        applications.hear()  # a press often moves the focus while it is asked about
        if applications.tells_focus(self.application):
            node = applications.focus_of(self.application)
            if node is not None and not has_focus(self.desk.bus, node, self.deadline_ns):
                node = None
        else:
            # It had the focus before we listened, or never tells.
            node = search_focus(self.desk.bus, window, self.deadline_ns) if window else None
        return None if node is None else self._read(node, window, [])

    def _open_menu_at(self, x_px: int, y_px: int) -> Element | None:
        # Menus and lists that drop down have windows that are in no tree. But while one is open,
        # its entry under the pointer has the focus.
        node = self.desk.applications.focus_of(self.application)
        element = None if node is None else self._read(node, None, [])
        if element is None or element.bounds is None or not holds(element.bounds, x_px, y_px):
            return None
        return element

    def _window(self) -> Window | None:
        asked, windows = (self.application, self.place.bounds), self.desk.windows
        if asked not in windows:
            windows[asked] = find_window(self.desk.bus, *asked, self.deadline_ns)
        return windows[asked]

    def _read(self, node: Node, window: Window | None, way_down: list[Node]) -> Element:
        known = self.desk.elements.get(node)
        if known is not None:
            return known
        element = read(
            self.desk.bus,
            node,
            self.application,
            way_down=way_down,
            window=window,
            deadline_ns=self.deadline_ns,
        )
        if element is None:
            raise Absent(Absence.GONE)
        self.desk.elements[node] = element
        return element
