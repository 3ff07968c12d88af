"""Asks Microsoft UI Automation about elements.

It runs in the multithreaded apartment, as Microsoft advises for clients, and every call is limited
to what is left of the budget. A process that did not answer is left alone for a few seconds.
"""
# ruff: noqa: E402 - imports follow the assertion that keeps mypy from them elsewhere

import sys

assert sys.platform == "win32"  # noqa: S101 - mypy checks what follows for Windows only

import ctypes
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from ctypes import wintypes
from typing import Any

import psutil

from trajectory_recorder.capture._os.win32 import (
    be_dpi_aware,
    declare,
    get_foreground_window,
    get_window_thread_process_id,
    user32,
)
from trajectory_recorder.capture.elements import _uia_words as words
from trajectory_recorder.capture.elements._spared import Spared
from trajectory_recorder.capture.elements._told import MOST_ANCESTORS, is_masked, public_url
from trajectory_recorder.capture.elements._uia_words import ASKED_AT_ONCE, DOCUMENT, Properties, Property
from trajectory_recorder.capture.elements.asker import Absent, Asker
from trajectory_recorder.clock import monotonic_ns
from trajectory_recorder.errors import MachineError
from trajectory_recorder.events import Absence, Ancestor, Element

_MULTITHREADED = 0  # COINIT_MULTITHREADED

_window_from_point = declare(user32, "WindowFromPoint", wintypes.HWND, wintypes.POINT)


@contextmanager
def open_asker() -> Iterator[Asker]:
    """Open what asks, for the thread that opens it.

    Raises:
        MachineError: Windows gives no UI Automation, or scales coordinates.
    """
    be_dpi_aware()
    # Looked at by the first import of comtypes, which enters an apartment on its thread.
    vars(sys)["coinit_flags"] = _MULTITHREADED
    import comtypes  # noqa: PLC0415 - see above
    import comtypes.client  # noqa: PLC0415 - see above

    comtypes.CoInitializeEx(_MULTITHREADED)
    try:
        try:
            interfaces = comtypes.client.GetModule("UIAutomationCore.dll")
            automation = comtypes.client.CreateObject(
                interfaces.CUIAutomation8, interface=interfaces.IUIAutomation2
            )
        except (OSError, comtypes.COMError) as error:
            raise MachineError(
                f"Windows' UI Automation can't be used: {error}",
                "record without elements, or repair Windows with `sfc /scannow`",
            ) from error
        asker = _UiaAsker(automation, interfaces, comtypes.COMError)
        del automation
        try:
            yield asker
        finally:
            asker.close()  # before the apartment goes that its objects live in
    finally:
        comtypes.CoUninitialize()


def describe_support() -> str:
    """Say in a sentence what applications will tell on this machine."""
    return "through UI Automation; programs with higher rights tell nothing"


class _UiaAsker:
    """See `Asker`."""

    def __init__(self, automation: Any, interfaces: Any, failure: type[Exception]) -> None:  # noqa: ANN401 - made at run time
        self._automation = automation
        self._interfaces = interfaces
        self._failure = failure
        self._request = automation.CreateCacheRequest()
        for item in ASKED_AT_ONCE:
            self._request.AddProperty(int(item))
        self._walker = automation.ControlViewWalker
        self._spared = Spared()

    def close(self) -> None:
        """Let go of every object of the system."""
        del self._automation, self._request, self._walker

    def begin(self) -> None:
        """Nothing is kept from one press to the next."""

    def rest(self) -> None:
        """The system tells nothing unasked."""

    def under_pointer(self, x_px: int, y_px: int, deadline_ns: int) -> Element:
        point = self._interfaces.tagPOINT(x_px, y_px)
        return self._ask(
            _window_from_point(wintypes.POINT(x_px, y_px)),
            lambda: self._automation.ElementFromPointBuildCache(point, self._request),
            deadline_ns,
        )

    def focused(self, deadline_ns: int) -> Element:
        return self._ask(
            get_foreground_window(),
            lambda: self._automation.GetFocusedElementBuildCache(self._request),
            deadline_ns,
        )

    def _ask(self, window: int | None, find: Callable[[], Any], deadline_ns: int) -> Element:
        if window is None:
            raise Absent(Absence.NOTHING)
        process_id = wintypes.DWORD()
        get_window_thread_process_id(window, ctypes.byref(process_id))
        self._spared.check(process_id.value)
        try:
            self._limit(deadline_ns)
            found = find()
            if not found:
                raise Absent(Absence.NOTHING)
            return self._read(found, deadline_ns)
        except self._failure as error:
            why = words.absence(getattr(error, "hresult", 0))
            if why is Absence.TIMEOUT:
                self._spared.spare(process_id.value)
            raise Absent(why) from error

    def _read(self, found: Any, deadline_ns: int) -> Element:  # noqa: ANN401 - IUIAutomationElement
        way = self._way_up(found, deadline_ns)
        # What lies within a password's field shows parts of it: the field itself is told instead.
        secret = next((place for place, (_, known) in enumerate(way) if known[Property.IS_PASSWORD]), None)
        way = way[secret or 0 :]
        element, known = way[0]
        held = words.value_property(known) if secret is None else None
        value = None if held is None else words.value(self._current(element, held, deadline_ns))
        masked = value is not None and is_masked(value)
        title, url = self._document(way, deadline_ns)
        process_id = int(known[Property.PROCESS_ID])
        return Element(
            role=words.role(known),
            name=words.text(known[Property.NAME]),
            value=None if masked else value,
            secret=masked or secret is not None,
            states=words.states(known),
            bounds=words.bounds(known),
            ancestors=tuple(
                Ancestor(words.role(above), words.text(above[Property.NAME])) for _, above in way[1:]
            ),
            document_title=title,
            document_url=url,
            application=_program(process_id),
            process_id=process_id,
        )

    def _way_up(self, found: Any, deadline_ns: int) -> list[tuple[Any, Properties]]:  # noqa: ANN401 - see above
        """The element and all that it lies in, without the desktop."""
        root = self._automation.GetRootElement()
        way: list[tuple[Any, Properties]] = []
        while found and len(way) <= MOST_ANCESTORS and not self._automation.CompareElements(found, root):
            way.append((found, {item: found.GetCachedPropertyValue(int(item)) for item in ASKED_AT_ONCE}))
            self._limit(deadline_ns)
            found = self._walker.GetParentElementBuildCache(found, self._request)
        if not way:
            raise Absent(Absence.NOTHING)
        return way

    def _document(self, way: list[tuple[Any, Properties]], deadline_ns: int) -> tuple[str | None, str | None]:
        for element, known in way:
            if known[Property.CONTROL_TYPE] == DOCUMENT and known[Property.HAS_VALUE]:
                # Browsers give a page's address as the value of its document.
                url = words.text(self._current(element, Property.VALUE, deadline_ns), 1 << 16)
                if "://" in url.partition(" ")[0]:
                    return words.text(known[Property.NAME]) or None, public_url(url)
        return None, None

    def _current(self, element: Any, item: Property, deadline_ns: int) -> Any:  # noqa: ANN401 - see above
        self._limit(deadline_ns)
        return element.GetCurrentPropertyValue(int(item))

    def _limit(self, deadline_ns: int) -> None:
        """Have the next call end at the deadline."""
        left_ms = (deadline_ns - monotonic_ns()) // 1_000_000
        if left_ms <= 0:
            raise Absent(Absence.TIMEOUT)
        self._automation.ConnectionTimeout = left_ms
        self._automation.TransactionTimeout = left_ms


def _program(process_id: int) -> str:
    with suppress(psutil.Error):
        return psutil.Process(process_id).name()
    return ""
