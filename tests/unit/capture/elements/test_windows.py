"""The Windows asker against a stand-in for UI Automation, with the numbers that Microsoft documents.

The stand-in begins where the operating system does; that it is right is for a Windows machine to say.
"""

# ruff: noqa: N802 - the system's names

import ctypes
import importlib
import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from types import ModuleType, SimpleNamespace
from typing import Any

import psutil
import pytest

import trajectory_recorder.capture.elements  # noqa: F401 - it chooses by the real platform, before that is changed
from trajectory_recorder.capture.elements.asker import Absent, Asker
from trajectory_recorder.clock import monotonic_ns
from trajectory_recorder.errors import MachineError
from trajectory_recorder.events import Absence, Ancestor, Element, Rectangle

SOON_NS = 20_000_000_000
SECRET = "hunter2"  # noqa: S105 - it is what must not be told
NOTHING_SPECIAL: dict[int, Any] = {
    30001: (10.0, 20.0, 100.0, 30.0), 30002: os.getpid(), 30005: "", 30008: False, 30010: True, 30019: False,
    30028: False, 30033: False, 30036: False, 30041: False, 30043: False, 30045: "", 30046: False, 30047: 0.0,
    30070: 0, 30079: False, 30086: 0,
}  # fmt: skip


class ComError(Exception):
    def __init__(self, hresult: int) -> None:
        super().__init__(hresult)
        self.hresult = hresult


class UiaElement:
    """An element: cached properties are those that the request named."""

    def __init__(self, parent: "UiaElement | None", control_type: int, name: str, **special: Any) -> None:
        self.parent = parent
        self.values = NOTHING_SPECIAL | {30003: control_type, 30005: name}
        self.values |= {int(number[1:]): value for number, value in special.items()}
        self.cached: set[int] = set()
        self.asked: list[int] = []

    def GetCachedPropertyValue(self, number: int) -> Any:
        assert number in self.cached
        return self.values[number]

    def GetCurrentPropertyValue(self, number: int) -> Any:
        self.asked.append(number)
        return self.values[number]


class Automation:
    """The system's service, and the desktop that it describes."""

    def __init__(self) -> None:
        self.root = UiaElement(None, 50033, "Desktop")
        window = UiaElement(self.root, 50032, "Shop - Browser")
        page = UiaElement(window, 50030, "Order form", _30043=True, _30045="https://ada:pw@example.org/order")
        self.field = UiaElement(page, 50004, "Name", _30043=True, _30045="Ada", _30008=True)
        self.password = UiaElement(page, 50004, "Code", _30019=True, _30043=True, _30045=SECRET)
        self.inside_password = UiaElement(self.password, 50020, SECRET)
        self.box = UiaElement(window, 50002, "Urgent", _30041=True, _30086=1, _30010=False)
        self.slider = UiaElement(window, 50015, "Volume", _30033=True, _30047=0.25)
        self.at_pointer: UiaElement | None = self.field
        self.failure = 0
        self.ConnectionTimeout = self.TransactionTimeout = 0
        self.calls = 0
        self.initialized = 0

    # --- UI Automation ------------------------------------------------------------------------------

    def CreateCacheRequest(self) -> SimpleNamespace:
        numbers: set[int] = set()
        return SimpleNamespace(AddProperty=numbers.add, numbers=numbers)

    def ElementFromPointBuildCache(self, point: Any, request: SimpleNamespace) -> UiaElement | None:
        assert (point.x, point.y) == (15, 25)
        return self._told(self.at_pointer, request)

    def GetFocusedElementBuildCache(self, request: SimpleNamespace) -> UiaElement | None:
        return self._told(self.field, request)

    @property
    def ControlViewWalker(self) -> SimpleNamespace:
        return SimpleNamespace(
            GetParentElementBuildCache=lambda element, request: self._told(element.parent, request)
        )

    def GetRootElement(self) -> UiaElement:
        return self.root

    @staticmethod
    def CompareElements(one: UiaElement, other: UiaElement) -> bool:
        return one is other

    def _told(self, element: UiaElement | None, request: SimpleNamespace) -> UiaElement | None:
        self.calls += 1
        assert self.ConnectionTimeout == self.TransactionTimeout > 0
        if self.failure:
            raise ComError(self.failure)
        if element is not None:
            element.cached = set(request.numbers)
        return element

    # --- user32 and comtypes ------------------------------------------------------------------------

    def __getattr__(self, name: str) -> Any:
        functions = {
            "WindowFromPoint": lambda _point: 77,
            "GetForegroundWindow": lambda: 77,
            "GetWindowThreadProcessId": lambda _window, reference: setattr(reference._obj, "value", 4711),
            "SetProcessDpiAwarenessContext": lambda _context: 1,
            "GetThreadDpiAwarenessContext": lambda: 34,
            "GetAwarenessFromDpiAwarenessContext": lambda _context: 2,
        }
        return functions.get(name, lambda *_: 0)

    def modules(self) -> dict[str, ModuleType]:
        comtypes, client = ModuleType("comtypes"), ModuleType("comtypes.client")
        vars(comtypes).update(
            COMError=ComError,
            CoInitializeEx=self._initialize,
            CoUninitialize=self._uninitialize,
            client=client,
        )
        interfaces = SimpleNamespace(
            CUIAutomation8=1, IUIAutomation2=2, tagPOINT=lambda x, y: SimpleNamespace(x=x, y=y)
        )
        vars(client).update(GetModule=lambda _name: interfaces, CreateObject=self._create)
        return {"comtypes": comtypes, "comtypes.client": client}

    def _initialize(self, flags: int) -> None:
        assert flags == 0
        self.initialized += 1

    def _uninitialize(self) -> None:
        self.initialized -= 1

    def _create(self, _class: int, *, interface: int) -> "Automation":
        assert interface == 2
        if self.failure:
            raise ComError(self.failure)
        return self


@pytest.fixture
def system() -> Automation:
    return Automation()


@pytest.fixture
def module(system: Automation, monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    class Library:
        def __init__(self, _name: str, **_options: bool) -> None:
            pass

        def __getattr__(self, name: str) -> Any:
            does = getattr(system, name)
            return type(name, (), {"__call__": lambda _self, *arguments: does(*arguments)})()

    for name, made in system.modules().items():
        monkeypatch.setitem(sys.modules, name, made)
    monkeypatch.setattr(sys, "coinit_flags", None, raising=False)
    before = set(sys.modules)
    with monkeypatch.context() as patch:
        patch.setattr(ctypes, "WinDLL", Library, raising=False)
        patch.setattr(ctypes, "WINFUNCTYPE", ctypes.CFUNCTYPE, raising=False)
        patch.setattr(sys, "platform", "win32")
        loaded = importlib.import_module("trajectory_recorder.capture.elements._windows")
    yield loaded
    for name in set(sys.modules) - before:
        del sys.modules[name]


@pytest.fixture
def asker(module: ModuleType, system: Automation) -> Iterator[Asker]:
    with module.open_asker() as asker:
        assert sys.coinit_flags == 0  # type: ignore[attr-defined] # comtypes reads it there
        yield asker
    assert system.initialized == 0


def under_pointer(asker: Asker) -> Element:
    return asker.under_pointer(15, 25, monotonic_ns() + SOON_NS)


def test_an_element_is_told_with_all_that_holds_it(asker: Asker) -> None:
    expected = Element(
        role="Edit",
        name="Name",
        value="Ada",
        secret=False,
        states=("editable", "focused"),
        bounds=Rectangle(10, 20, 100, 30),
        ancestors=(Ancestor("Document", "Order form"), Ancestor("Window", "Shop - Browser")),
        document_title="Order form",
        document_url="https://example.org/order",
        application=psutil.Process().name(),
        process_id=os.getpid(),
    )
    assert under_pointer(asker) == expected
    assert asker.focused(monotonic_ns() + SOON_NS) == expected


@pytest.mark.parametrize("pressed", ["password", "inside_password"])
def test_a_password_is_not_even_asked_for(asker: Asker, system: Automation, pressed: str) -> None:
    system.at_pointer = getattr(system, pressed)
    told = under_pointer(asker)
    assert (told.role, told.name, told.value, told.secret) == ("Edit", "Code", None, True)
    assert system.password.asked == []
    assert SECRET not in repr(told)


def test_states_and_numbers_are_told(asker: Asker, system: Automation) -> None:
    system.at_pointer = system.box
    assert under_pointer(asker).states == ("checked", "disabled")
    system.at_pointer = system.slider
    assert under_pointer(asker).value == "0.25"


@pytest.mark.parametrize(
    ("failure", "why"),
    [
        (0x80131505 - (1 << 32), Absence.TIMEOUT),
        (0x80040201 - (1 << 32), Absence.GONE),
        (0x80070005 - (1 << 32), Absence.UNAVAILABLE),
        (0x80004005 - (1 << 32), Absence.UNSUPPORTED),
    ],
)
def test_failures_are_absences(asker: Asker, system: Automation, failure: int, why: Absence) -> None:
    system.failure = failure
    with pytest.raises(Absent) as absent:
        under_pointer(asker)
    assert absent.value.why is why


def test_a_process_that_hangs_is_spared(asker: Asker, system: Automation) -> None:
    system.failure = 0x80131505 - (1 << 32)
    for _ in range(2):
        with pytest.raises(Absent):
            under_pointer(asker)
    assert system.calls == 1


def test_after_the_deadline_nothing_is_asked(asker: Asker, system: Automation) -> None:
    with pytest.raises(Absent) as absent:
        asker.under_pointer(15, 25, monotonic_ns())
    assert absent.value.why is Absence.TIMEOUT
    assert system.calls == 0


def test_no_element_is_an_absence(asker: Asker, system: Automation) -> None:
    for nothing in (None, system.root):
        system.at_pointer = nothing
        with pytest.raises(Absent) as absent:
            under_pointer(asker)
        assert absent.value.why is Absence.NOTHING


def test_what_to_expect_is_said(module: ModuleType) -> None:
    assert "UI Automation" in module.describe_support()


def test_without_the_service_it_says_so(module: ModuleType, system: Automation) -> None:
    system.failure = -1
    with pytest.raises(MachineError, match="UI Automation"), ExitStack() as opened:
        opened.enter_context(module.open_asker())
    assert system.initialized == 0
