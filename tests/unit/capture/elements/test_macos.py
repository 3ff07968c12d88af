"""The macOS asker against a stand-in for the accessibility interface, as Apple documents it.

The stand-in begins where the operating system does; that it is right is for a Mac to say.
"""

# ruff: noqa: N802, FBT001 - the system's names and signatures

import importlib
import os
import sys
from collections.abc import Iterator
from types import ModuleType, SimpleNamespace
from typing import Any

import psutil
import pytest

import trajectory_recorder.capture.elements  # noqa: F401 - it chooses by the real platform, before that is changed
from trajectory_recorder.capture._os.points import Arrangement, Screen
from trajectory_recorder.capture.elements.asker import Absent, Asker
from trajectory_recorder.clock import monotonic_ns
from trajectory_recorder.events import Absence, Ancestor, Element, Rectangle

SOON_NS = 20_000_000_000
SECRET = "hunter2"  # noqa: S105 - it is what must not be told
NO_VALUE, CANNOT_COMPLETE, API_DISABLED = -25212, -25204, -25211


class AxValue:
    """A boxed point, size or error."""

    def __init__(self, kind: int, value: Any) -> None:
        self.kind, self.value = kind, value


def at(x: float, y: float, width: float, height: float) -> dict[str, AxValue]:
    return {
        "AXPosition": AxValue(1, SimpleNamespace(x=x, y=y)),
        "AXSize": AxValue(2, SimpleNamespace(width=width, height=height)),
    }


class Mac:
    """The elements of one Mac, and how its accessibility answers."""

    def __init__(self) -> None:
        application = {"AXRole": "AXApplication", "AXTitle": "Browser"}
        window = {"AXRole": "AXWindow", "AXTitle": "Shop", "AXParent": application}
        page = {
            "AXRole": "AXWebArea", "AXTitle": "Order form", "AXURL": "https://ada:pw@example.org/order",
            "AXParent": window,
        }  # fmt: skip
        self.field: dict[str, Any] = {
            "AXRole": "AXTextField", "AXDescription": "Name", "AXValue": "Ada", "AXFocused": True,
            "AXEnabled": True, "AXParent": page, **at(100, 50, 80, 20),
        }  # fmt: skip
        self.password: dict[str, Any] = {
            "AXRole": "AXTextField", "AXSubrole": "AXSecureTextField", "AXTitle": "Code", "AXValue": SECRET,
            "AXParent": page,
        }  # fmt: skip
        self.inside_password = {"AXRole": "AXStaticText", "AXValue": SECRET, "AXParent": self.password}
        self.box = {
            "AXRole": "AXCheckBox",
            "AXTitle": "Urgent",
            "AXValue": 1,
            "AXEnabled": False,
            "AXParent": window,
        }
        self.pressed: dict[str, Any] | None = self.field
        self.focused_application = application | {"AXFocusedUIElement": self.field}
        self.error = 0
        self.calls: list[str] = []
        self.timeout_s = 0.0
        self.trusted = True

    def modules(self) -> dict[str, ModuleType]:
        services, quartz, app_kit = (ModuleType(name) for name in ("ApplicationServices", "Quartz", "AppKit"))
        vars(services).update(
            {name: getattr(self, name) for name in dir(self) if name.startswith("AX")},
            kAXValueCGPointType=1, kAXValueCGSizeType=2, kAXValueAXErrorType=5,
        )  # fmt: skip
        window = {
            "kCGWindowBounds": {"X": 0, "Y": 0, "Width": 900, "Height": 900}, "kCGWindowOwnerPID": 4711,
        }  # fmt: skip
        vars(quartz).update(
            CGDisplayBounds=lambda _display: SimpleNamespace(origin=SimpleNamespace(x=0.0, y=0.0)),
            CGWindowListCopyWindowInfo=lambda _option, _window: [window],
            CFGetTypeID=lambda value: 300 if isinstance(value, AxValue) else 1,
            kCGWindowListOptionOnScreenOnly=1, kCGWindowListExcludeDesktopElements=16, kCGNullWindowID=0,
        )  # fmt: skip
        return {"ApplicationServices": services, "Quartz": quartz, "AppKit": app_kit}

    # --- ApplicationServices ------------------------------------------------------------------------

    def AXIsProcessTrusted(self) -> bool:
        return self.trusted

    def AXUIElementCreateSystemWide(self) -> dict[str, Any]:
        return {"AXFocusedApplication": self.focused_application}

    def AXUIElementSetMessagingTimeout(self, _element: Any, seconds: float) -> int:
        self.timeout_s = seconds
        return 0

    def AXUIElementCopyElementAtPosition(
        self, _element: Any, x_pt: float, y_pt: float, _found: None
    ) -> tuple[int, Any]:
        self.calls.append(f"at {x_pt:g} {y_pt:g}")
        return self.error, None if self.error else self.pressed

    def AXUIElementCopyAttributeValue(
        self, element: dict[str, Any], name: str, _value: None
    ) -> tuple[int, Any]:
        self.calls.append(name)
        assert self.timeout_s > 0
        return (0, element[name]) if name in element else (NO_VALUE, None)

    def AXUIElementCopyMultipleAttributeValues(
        self, element: dict[str, Any], names: tuple[str, ...], _options: int, _values: None
    ) -> tuple[int, list[Any]]:
        assert self.timeout_s > 0
        assert "AXValue" not in names
        return 0, [element.get(name, AxValue(5, NO_VALUE)) for name in names]

    def AXUIElementGetPid(self, _element: Any, _process_id: None) -> tuple[int, int]:
        return 0, os.getpid()

    def AXValueGetTypeID(self) -> int:
        return 300

    def AXValueGetType(self, value: AxValue) -> int:
        return value.kind

    def AXValueGetValue(self, value: AxValue, kind: int, _value: None) -> tuple[bool, Any]:
        return value.kind == kind, value.value


@pytest.fixture
def mac() -> Mac:
    return Mac()


@pytest.fixture
def module(mac: Mac, monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    modules = mac.modules()
    pool = SimpleNamespace(alloc=lambda: SimpleNamespace(init=object))
    vars(modules["AppKit"]).update(NSAutoreleasePool=pool)
    for name, made in modules.items():
        monkeypatch.setitem(sys.modules, name, made)
    before = set(sys.modules)
    with monkeypatch.context() as patch:
        patch.setattr(sys, "platform", "darwin")
        loaded = importlib.import_module("trajectory_recorder.capture.elements._macos")
    screens = Arrangement([Screen(1, "built in", 0, 0, 1512, 982, 2.0, primary=True)])
    monkeypatch.setattr(loaded, "read_arrangement", lambda: screens)
    yield loaded
    for name in set(sys.modules) - before:
        del sys.modules[name]


@pytest.fixture
def asker(module: ModuleType) -> Iterator[Asker]:
    with module.open_asker() as asker:
        yield asker


def under_pointer(asker: Asker) -> Element:
    return asker.under_pointer(210, 110, monotonic_ns() + SOON_NS)


def test_an_element_is_told_with_all_that_holds_it(asker: Asker, mac: Mac) -> None:
    expected = Element(
        role="AXTextField",
        name="Name",
        value="Ada",
        secret=False,
        states=("editable", "focused"),
        bounds=Rectangle(200, 100, 160, 40),
        ancestors=(Ancestor("AXWebArea", "Order form"), Ancestor("AXWindow", "Shop")),
        document_title="Order form",
        document_url="https://example.org/order",
        application=psutil.Process().name(),
        process_id=os.getpid(),
    )
    assert under_pointer(asker) == expected
    assert mac.calls[0] == "at 105 55"
    assert asker.focused(monotonic_ns() + SOON_NS) == expected


@pytest.mark.parametrize("pressed", ["password", "inside_password"])
def test_a_password_is_not_even_asked_for(asker: Asker, mac: Mac, pressed: str) -> None:
    mac.pressed = getattr(mac, pressed)
    told = under_pointer(asker)
    assert (told.role, told.name, told.value, told.secret) == ("AXTextField", "Code", None, True)
    assert "AXValue" not in mac.calls
    assert SECRET not in repr(told)


def test_states_are_told(asker: Asker, mac: Mac) -> None:
    mac.pressed = mac.box
    told = under_pointer(asker)
    assert (told.value, told.states, told.bounds) == ("1", ("checked", "disabled"), None)


def test_a_loop_of_parents_ends(asker: Asker, mac: Mac) -> None:
    mac.field["AXParent"] = mac.field
    assert len(under_pointer(asker).ancestors) == 40


@pytest.mark.parametrize(
    ("error", "why"),
    [
        (CANNOT_COMPLETE, Absence.TIMEOUT),
        (API_DISABLED, Absence.UNAVAILABLE),
        (NO_VALUE, Absence.NOTHING),
        (-25208, Absence.UNSUPPORTED),
    ],
)
def test_errors_are_absences(asker: Asker, mac: Mac, error: int, why: Absence) -> None:
    mac.error = error
    with pytest.raises(Absent) as absent:
        under_pointer(asker)
    assert absent.value.why is why


def test_a_process_that_hangs_is_spared(asker: Asker, mac: Mac) -> None:
    mac.error = CANNOT_COMPLETE
    for _ in range(2):
        with pytest.raises(Absent):
            under_pointer(asker)
    assert len(mac.calls) == 1


@pytest.mark.parametrize("trusted", [True, False])
def test_what_to_expect_is_said(module: ModuleType, mac: Mac, trusted: bool) -> None:
    mac.trusted = trusted
    assert ("Accessibility to have" in module.describe_support()) is not trusted


def test_beside_every_display_and_after_the_deadline_there_is_nothing(asker: Asker, mac: Mac) -> None:
    for x_px, deadline_ns, why in (
        (9_000, monotonic_ns() + SOON_NS, Absence.NOTHING),
        (10, monotonic_ns(), Absence.TIMEOUT),
    ):
        with pytest.raises(Absent) as absent:
            asker.under_pointer(x_px, 10, deadline_ns)
        assert absent.value.why is why
    assert mac.calls == []
