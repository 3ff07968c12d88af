"""Asks macOS's accessibility about elements; the person has to allow it under Accessibility.

Every call is limited to what is left of the budget. A process that did not answer is left alone for
a few seconds. No attribute is ever set, though some applications would tell more after one is.
"""
# ruff: noqa: E402 - imports follow the assertion that keeps mypy from them elsewhere

import sys

assert sys.platform == "darwin"  # noqa: S101 - mypy checks what follows for macOS only

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

import ApplicationServices as ax  # noqa: N813 - as Apple abbreviates it
import psutil
import Quartz

from trajectory_recorder.capture._os.macos import autorelease_pool, read_arrangement, read_windows
from trajectory_recorder.capture._os.points import Arrangement
from trajectory_recorder.capture._os.quartz_windows import owner_at
from trajectory_recorder.capture.elements import _ax_words as words
from trajectory_recorder.capture.elements._ax_words import ASKED_AT_ONCE, Attributes
from trajectory_recorder.capture.elements._spared import Spared
from trajectory_recorder.capture.elements._told import (
    MOST_ANCESTORS,
    is_masked,
    public_url,
    rectangle,
    short,
)
from trajectory_recorder.capture.elements.asker import Absent, Asker
from trajectory_recorder.clock import monotonic_ns
from trajectory_recorder.events import Absence, Ancestor, Element, Rectangle

_SUCCESS = 0


@contextmanager
def open_asker() -> Iterator[Asker]:
    """Open what asks. Without the person's permission it opens too, and every answer says so."""
    yield _AxAsker()


def describe_support() -> str:
    """Say in a sentence what applications will tell on this machine."""
    if ax.AXIsProcessTrusted():
        return "accessibility is allowed"
    return (
        "none: allow this app or the terminal that starts it under System Settings > Privacy & Security > "
        "Accessibility to have them recorded"
    )


class _AxAsker:
    """See `Asker`."""

    def __init__(self) -> None:
        self._system = ax.AXUIElementCreateSystemWide()
        self._spared = Spared()

    def begin(self) -> None:
        """Nothing is kept from one press to the next."""

    def rest(self) -> None:
        """The system tells nothing unasked."""

    def under_pointer(self, x_px: int, y_px: int, deadline_ns: int) -> Element:
        with autorelease_pool():
            self._limit(deadline_ns)
            arrangement = read_arrangement()
            x_pt, y_pt = _point(arrangement, x_px, y_px)
            owner = owner_at(read_windows(), arrangement, (x_px, y_px))
            self._spared.check(owner)
            # Of the whole system: the menu bar is of another process than its window.
            error, found = ax.AXUIElementCopyElementAtPosition(self._system, x_pt, y_pt, None)
            return self._read(self._judged(error, found, owner), arrangement, deadline_ns)

    def focused(self, deadline_ns: int) -> Element:
        with autorelease_pool():
            self._limit(deadline_ns)
            application = self._attribute(self._system, "AXFocusedApplication", deadline_ns)
            found = self._attribute(application, "AXFocusedUIElement", deadline_ns)
            return self._read(found, read_arrangement(), deadline_ns)

    def _read(self, found: Any, arrangement: Arrangement, deadline_ns: int) -> Element:  # noqa: ANN401 - AXUIElement
        way = self._way_up(found, deadline_ns)
        # What lies within a password's field shows parts of it: the field itself is told instead.
        secret = next((place for place, (_, known) in enumerate(way) if words.is_secret(known)), None)
        way = way[secret or 0 :]
        element, known = way[0]
        told = None if secret is not None else self._if_any(element, words.VALUE, deadline_ns)
        value = words.value(told)
        masked = value is not None and is_masked(value)
        title, url = _document(way)
        process_id = _process_id(element)
        return Element(
            role=words.role(known),
            name=words.name(known),
            value=None if masked else value,
            secret=masked or secret is not None,
            states=words.states(known, told),
            bounds=_bounds(known, arrangement),
            ancestors=tuple(Ancestor(words.role(above), words.name(above)) for _, above in way[1:]),
            document_title=title,
            document_url=url,
            application=_program(process_id),
            process_id=process_id,
        )

    def _way_up(self, found: Any, deadline_ns: int) -> list[tuple[Any, Attributes]]:  # noqa: ANN401 - see above
        """The element and all that it lies in, without the application."""
        way: list[tuple[Any, Attributes]] = []
        while found is not None and len(way) <= MOST_ANCESTORS:
            known = self._attributes(found, deadline_ns)
            if known.get("AXRole") == words.APPLICATION:
                break
            way.append((found, known))
            found = known.get("AXParent")
        if not way:
            raise Absent(Absence.NOTHING)
        return way

    def _attributes(self, element: Any, deadline_ns: int) -> Attributes:  # noqa: ANN401 - see above
        process_id = _process_id(element)
        self._spared.check(process_id)
        self._limit(deadline_ns)
        error, told = ax.AXUIElementCopyMultipleAttributeValues(element, ASKED_AT_ONCE, 0, None)
        values = self._judged(error, told, process_id)
        return {
            name: value
            for name, value in zip(ASKED_AT_ONCE, values, strict=False)
            if value is not None and not _is_boxed(value, ax.kAXValueAXErrorType)
        }

    def _attribute(self, element: Any, name: str, deadline_ns: int) -> Any:  # noqa: ANN401 - see above
        self._limit(deadline_ns)
        error, told = ax.AXUIElementCopyAttributeValue(element, name, None)
        return _told(error, told)

    def _if_any(self, element: Any, name: str, deadline_ns: int) -> Any:  # noqa: ANN401 - see above
        """An attribute that not every element has."""
        try:
            return self._attribute(element, name, deadline_ns)
        except Absent as absent:
            if absent.why is Absence.TIMEOUT:
                raise
            return None

    def _judged(self, error: int, told: Any, process_id: int | None) -> Any:  # noqa: ANN401 - whatever was told
        try:
            return _told(error, told)
        except Absent as absent:
            if absent.why is Absence.TIMEOUT:
                self._spared.spare(process_id)
            raise

    def _limit(self, deadline_ns: int) -> None:
        """Have the next call of any element end at the deadline."""
        left_s = (deadline_ns - monotonic_ns()) / 1e9
        if left_s <= 0:
            raise Absent(Absence.TIMEOUT)
        ax.AXUIElementSetMessagingTimeout(self._system, left_s)


def _told(error: int, value: Any) -> Any:  # noqa: ANN401 - whatever was told
    if error != _SUCCESS:
        raise Absent(words.absence(error))
    if value is None:
        raise Absent(Absence.NOTHING)
    return value


def _is_boxed(value: Any, kind: int) -> bool:  # noqa: ANN401 - whatever was told
    """Whether this is an AXValue of a kind; what an application tells may be anything."""
    if value is None or isinstance(value, (str, int, float)):
        return False
    return bool(Quartz.CFGetTypeID(value) == ax.AXValueGetTypeID() and ax.AXValueGetType(value) == kind)


def _document(way: list[tuple[Any, Attributes]]) -> tuple[str | None, str | None]:
    """The nearest page's address, or that of the window's file."""
    for _, known in way:
        address = known.get("AXURL") if known.get("AXRole") == words.WEB_AREA else known.get("AXDocument")
        if address is not None:
            return short(words.name(known)) or None, public_url(str(address))
    return None, None


def _bounds(known: Attributes, arrangement: Arrangement) -> Rectangle | None:
    position, extent = known.get("AXPosition"), known.get("AXSize")
    if not _is_boxed(position, ax.kAXValueCGPointType) or not _is_boxed(extent, ax.kAXValueCGSizeType):
        return None
    _, origin = ax.AXValueGetValue(position, ax.kAXValueCGPointType, None)
    _, size = ax.AXValueGetValue(extent, ax.kAXValueCGSizeType, None)
    return rectangle(*arrangement.rect_px(origin.x, origin.y, size.width, size.height))


def _point(arrangement: Arrangement, x_px: int, y_px: int) -> tuple[float, float]:
    """The point that a pixel is in."""
    for display in arrangement.displays():
        right, below = x_px - display.x_px, y_px - display.y_px
        if 0 <= right < display.width_px and 0 <= below < display.height_px:
            origin = Quartz.CGDisplayBounds(display.display_id).origin
            return origin.x + right / display.scale, origin.y + below / display.scale
    raise Absent(Absence.NOTHING)


def _process_id(element: Any) -> int | None:  # noqa: ANN401 - AXUIElement
    error, process_id = ax.AXUIElementGetPid(element, None)
    return int(process_id) if error == _SUCCESS else None


def _program(process_id: int | None) -> str:
    with suppress(psutil.Error):
        return "" if process_id is None else psutil.Process(process_id).name()
    return ""
