"""The macOS sources against a stand-in for Quartz and AppKit, with the values that Apple documents.

The stand-in begins where the operating system does: it holds functions of the same names and
results, so that everything of ours runs, on any system. That it is right is for a Mac to say.
"""

# ruff: noqa: N802, FBT001 - the system's names and signatures

import importlib
import sys
from collections.abc import Iterator
from queue import Empty, SimpleQueue
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

import trajectory_recorder.capture.clipboard
import trajectory_recorder.capture.cursor
import trajectory_recorder.capture.displays
import trajectory_recorder.capture.input
import trajectory_recorder.capture.window  # noqa: F401 - the packages choose by the real platform, before it is changed
from helpers.collecting_outlet import CollectingOutlet
from trajectory_recorder.capture.presses import Presses
from trajectory_recorder.capture.source import Source
from trajectory_recorder.errors import DeviceLost, MachineError
from trajectory_recorder.events import (
    Button,
    ClipboardEvent,
    CursorEvent,
    Display,
    DisplaysEvent,
    KeyAction,
    KeyboardState,
    KeyEvent,
    PointerAction,
    PointerEvent,
    PointerState,
    WindowEvent,
)

_MODULES = (
    *("_os.macos", "input._macos", "displays._macos", "window._macos", "clipboard._macos"),
    "cursor._macos",
)
_NOBODY = 1


def point(x: float, y: float) -> SimpleNamespace:
    return SimpleNamespace(x=x, y=y)


def rect(x: float, y: float, width: float, height: float) -> SimpleNamespace:
    return SimpleNamespace(origin=point(x, y), size=SimpleNamespace(width=width, height=height))


class Mac:
    """One Mac: what its displays, permissions, windows, pasteboard and hands are like now."""

    def __init__(self) -> None:
        self.screens = {1: (rect(0, 0, 1512, 982), 3024), 2: (rect(1512, 0, 1920, 1080), 1920)}
        self.allowed = {"screen": True, "input": True}
        self.microphone = 3
        self.gives_tap = True
        self.pointer = point(100.5, 50.0)
        self.buttons_down, self.keys_down = {0}, {0x38}
        self.windows: list[dict[str, Any]] = []
        self.cursor: bytes | None = bytes((64, 0, 0, 128, 1, 2, 3, 255))
        self.layout: str | None = "com.apple.keylayout.German"
        self.change_count, self.pasted, self.types = 7, "before", ["public.utf8-plain-text"]
        self._occurring: SimpleQueue[tuple[int, dict[Any, Any] | None]] = SimpleQueue()
        self._callback: Any = None

    def occur(self, event_type: int, event: dict[Any, Any] | None) -> None:
        """Let an event happen: its fields by CGEventField, and "at", "flags", "text"."""
        self._occurring.put((event_type, event))

    # --- Quartz -------------------------------------------------------------------------------------

    def quartz(self) -> dict[str, Any]:
        constants = {
            "kCGErrorSuccess": 0, "kCGSessionEventTap": 1, "kCGHeadInsertEventTap": 0,
            "kCGEventTapOptionListenOnly": 1, "kCFRunLoopDefaultMode": "kCFRunLoopDefaultMode",
            "kCGEventSourceStateCombinedSessionState": 0, "kCGEventKeyDown": 10, "kCGEventKeyUp": 11,
            "kCGEventFlagsChanged": 12, "kCGEventScrollWheel": 22, "kCGMouseEventButtonNumber": 3,
            "kCGKeyboardEventAutorepeat": 8, "kCGKeyboardEventKeycode": 9, "kCGEventSourceUnixProcessID": 41,
            "kCGScrollWheelEventFixedPtDeltaAxis1": 93, "kCGScrollWheelEventFixedPtDeltaAxis2": 94,
            "kCGImageAlphaPremultipliedLast": 1, "kCGWindowListOptionOnScreenOnly": 1, "kCGWindowListExcludeDesktopElements": 16, "kCGNullWindowID": 0,
        }  # fmt: skip
        functions = {name: getattr(self, name) for name in dir(self) if name.startswith(("CG", "CF"))}
        return constants | functions

    def CGGetActiveDisplayList(
        self, most: int, _displays: None, _count: None
    ) -> tuple[int, tuple[int, ...], int]:
        padded = (*self.screens, *[0] * (most - len(self.screens)))
        return (0, padded, len(self.screens)) if self.screens else (1000, (), 0)

    def CGDisplayBounds(self, display_id: int) -> SimpleNamespace:
        return self.screens[display_id][0]

    def CGDisplayCopyDisplayMode(self, display_id: int) -> int:
        return display_id

    def CGDisplayModeGetPixelWidth(self, mode: int) -> int:
        return self.screens[mode][1]

    def CGDisplayModeGetWidth(self, mode: int) -> int:
        return int(self.screens[mode][0].size.width)

    def CGDisplayIsMain(self, display_id: int) -> int:
        return int(display_id == 1)

    def CGDisplayVendorNumber(self, _display_id: int) -> int:
        return 0x610

    def CGDisplayModelNumber(self, display_id: int) -> int:
        return 0xA000 + display_id

    def CGDisplaySerialNumber(self, _display_id: int) -> int:
        return 0

    def CGDisplayUnitNumber(self, display_id: int) -> int:
        return display_id

    def CGPreflightScreenCaptureAccess(self) -> bool:
        return self.allowed["screen"]

    CGRequestScreenCaptureAccess = CGPreflightScreenCaptureAccess

    def CGPreflightListenEventAccess(self) -> bool:
        return self.allowed["input"]

    CGRequestListenEventAccess = CGPreflightListenEventAccess

    def CGEventTapCreate(
        self, tap: int, place: int, options: int, mask: int, callback: Any, _context: None
    ) -> Any:
        assert (tap, place, options) == (1, 0, 1)
        assert mask & 1 << 10
        assert mask & 1 << 22
        self._callback = callback
        return "tap" if self.gives_tap else None

    def CGEventTapEnable(self, tap: str, _enable: bool) -> None:
        assert tap == "tap"

    def CFMachPortCreateRunLoopSource(self, _allocator: None, tap: str, _order: int) -> str:
        return f"source of {tap}"

    def CFMachPortInvalidate(self, tap: str) -> None:
        assert tap == "tap"

    def CFRunLoopGetCurrent(self) -> str:
        return "loop"

    def CFRunLoopAddSource(self, loop: str, source: str, mode: str) -> None:
        assert (loop, source, mode) == ("loop", "source of tap", "kCFRunLoopDefaultMode")

    CFRunLoopRemoveSource = CFRunLoopAddSource

    def CFRunLoopRunInMode(self, _mode: str, seconds: float, _once: bool) -> int:
        try:
            event_type, event = self._occurring.get(timeout=seconds)
        except Empty:
            return 3
        assert self._callback("proxy", event_type, event, None) is event
        return 3

    def CGEventSourceFlagsState(self, _state: int) -> int:
        return 0x100

    def CGEventCreate(self, _source: None) -> dict[Any, Any]:
        return {"at": self.pointer}

    def CGEventGetLocation(self, event: dict[Any, Any]) -> SimpleNamespace:
        at: SimpleNamespace = event["at"]
        return at

    def CGEventGetFlags(self, event: dict[Any, Any]) -> int:
        return int(event.get("flags", 0x100))

    def CGEventGetTimestamp(self, _event: dict[Any, Any]) -> int:
        return 5_000_000_000

    def CGEventGetIntegerValueField(self, event: dict[Any, Any], field: int) -> int:
        return int(event.get(field, 0))

    def CGEventGetDoubleValueField(self, event: dict[Any, Any], field: int) -> float:
        return float(event.get(field, 0))

    def CGEventKeyboardGetUnicodeString(
        self, event: dict[Any, Any], _most: int, _length: None, _text: None
    ) -> tuple[int, str]:
        return len(event["text"]), event["text"]

    def CGEventSourceButtonState(self, _state: int, button: int) -> bool:
        return button in self.buttons_down

    def CGEventSourceKeyState(self, _state: int, key: int) -> bool:
        return key in self.keys_down

    def CFPreferencesAppSynchronize(self, application: str) -> bool:
        return application == "com.apple.HIToolbox"

    def CFPreferencesCopyAppValue(self, name: str, application: str) -> str | None:
        assert (name, application) == ("AppleCurrentKeyboardLayoutInputSourceID", "com.apple.HIToolbox")
        return self.layout

    def CGWindowListCopyWindowInfo(self, options: int, relative_to: int) -> list[dict[str, Any]]:
        assert (options, relative_to) == (17, 0)
        return self.windows

    def CGColorSpaceCreateDeviceRGB(self) -> str:
        return "RGB"

    def CGImageGetWidth(self, image: bytes) -> int:
        return len(image) // 4

    def CGImageGetHeight(self, _image: bytes) -> int:
        return 1

    def CGRectMake(self, *numbers: float) -> tuple[float, ...]:
        return numbers

    def CGBitmapContextCreate(self, data: bytearray, *rest: Any) -> bytearray:
        width, height, bits, stride, space, alpha = rest
        assert (len(data), bits, stride, space, alpha) == (width * height * 4, 8, width * 4, "RGB", 1)
        return data

    def CGContextDrawImage(self, context: bytearray, rect: tuple[float, ...], image: bytes) -> None:
        assert rect == (0, 0, len(image) // 4, 1)
        context[:] = image

    # --- AppKit -------------------------------------------------------------------------------------

    def app_kit(self) -> dict[str, Any]:
        def new(**methods: Any) -> SimpleNamespace:
            return SimpleNamespace(**methods)

        pasteboard = new(
            changeCount=lambda: self.change_count,
            stringForType_=lambda kind: self.pasted if kind == "public.utf8-plain-text" else None,
            availableTypeFromArray_=lambda kinds: next((kind for kind in kinds if kind in self.types), None),
        )
        device = new(authorizationStatusForMediaType_=lambda kind: self.microphone if kind == "soun" else 0)
        image = new(
            size=lambda: new(width=len(self.cursor or b"") / 8),
            CGImageForProposedRect_context_hints_=lambda _rect, _context, _hints: self.cursor,
        )
        cursor = new(image=lambda: image, hotSpot=lambda: point(0.5, 0))
        return {
            "NSCursor": new(currentSystemCursor=lambda: cursor if self.cursor else None),
            "NSAutoreleasePool": new(alloc=lambda: new(init=object)),
            "NSBundle": new(bundleWithPath_=lambda _path: new(load=lambda: True)),
            "NSClassFromString": {"AVCaptureDevice": device}.__getitem__,
            "NSPasteboard": new(generalPasteboard=lambda: pasteboard),
            "NSPasteboardTypeString": "public.utf8-plain-text",
        }


@pytest.fixture
def mac() -> Mac:
    return Mac()


@pytest.fixture
def modules(mac: Mac, monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, ModuleType]]:
    for name, members in {"Quartz": mac.quartz(), "AppKit": mac.app_kit()}.items():
        module = ModuleType(name)
        vars(module).update(members)
        monkeypatch.setitem(sys.modules, name, module)
    names = {name: f"trajectory_recorder.capture.{name}" for name in _MODULES}
    with monkeypatch.context() as patch:
        patch.setattr(sys, "platform", "darwin")
        loaded = {name: importlib.import_module(path) for name, path in names.items()}
    yield loaded
    for path in names.values():
        del sys.modules[path]


def source(modules: dict[str, ModuleType], device: str, *arguments: Any) -> Source:
    if device == "input":
        arguments = arguments or (Presses(), _NOBODY)
    made: Source = getattr(modules[f"{device}._macos"], f"{device.title()}Source")(*arguments)
    return made


def test_displays_and_their_changes(mac: Mac, modules: dict[str, ModuleType]) -> None:
    both = (
        Display(1, "0610-a001-0-1", 0, 0, 3024, 1964, 2.0, primary=True),
        Display(2, "0610-a002-0-2", 3024, 0, 1920, 1080, 1.0, primary=False),
    )
    assert modules["displays._macos"].read_displays() == both
    outlet = CollectingOutlet()
    with outlet.running(source(modules, "displays")):
        outlet.wait_for(lambda: bool(outlet.looks))
        del mac.screens[2]
        outlet.wait_for(lambda: len(outlet.captured) == 2)
    assert outlet.events(DisplaysEvent) == [DisplaysEvent(both), DisplaysEvent(both[:1])]


def test_no_displays_is_an_error(mac: Mac, modules: dict[str, ModuleType]) -> None:
    mac.screens.clear()
    with pytest.raises(DeviceLost, match="does not list its displays"):
        modules["displays._macos"].read_displays()


def test_the_active_window(mac: Mac, modules: dict[str, ModuleType]) -> None:
    mac.windows = [
        {
            "kCGWindowNumber": 42,
            "kCGWindowLayer": 0,
            "kCGWindowOwnerPID": 9,
            "kCGWindowOwnerName": "Notes",
            "kCGWindowBounds": {"X": 1612, "Y": 30, "Width": 500, "Height": 400},
        }
    ]
    outlet = CollectingOutlet()
    with outlet.running(source(modules, "window")):
        outlet.wait_for(lambda: bool(outlet.looks))
        mac.windows = []
        outlet.wait_for(lambda: len(outlet.captured) == 2)
    seen, gone = outlet.events(WindowEvent)
    assert seen == WindowEvent(42, None, "Notes", 9, 3124, 30, 500, 400)
    assert gone.window_id is None


def test_clipboard(mac: Mac, modules: dict[str, ModuleType]) -> None:
    outlet = CollectingOutlet()
    with outlet.running(source(modules, "clipboard", 10)):
        outlet.wait_for(lambda: bool(outlet.looks))
        mac.pasted, mac.change_count = "copied", 8
        outlet.wait_for(lambda: len(outlet.captured) == 1)
        mac.types.append("org.nspasteboard.ConcealedType")
        mac.pasted, mac.change_count = "secret!", 9
        outlet.wait_for(lambda: len(outlet.captured) == 2)
    assert outlet.events(ClipboardEvent) == [
        ClipboardEvent("copied", 6),
        ClipboardEvent(None, 0, concealed=True),
    ]


def test_input(mac: Mac, modules: dict[str, ModuleType]) -> None:
    outlet = CollectingOutlet()
    with outlet.running(source(modules, "input")):
        outlet.wait_for(lambda: bool(outlet.events(KeyboardState)))
        at = point(1512.0, 10.0)
        mac.occur(1, {"at": at, 3: 0})
        mac.occur(22, {"at": at})  # a scroll by nothing
        mac.occur(10, {"at": at, 9: 0, "text": "a"})
        outlet.wait_for(lambda: len(outlet.events(PointerEvent, KeyEvent)) == 2)
    press, key = outlet.events(PointerEvent, KeyEvent)
    assert press == PointerEvent(PointerAction.PRESS, 3024, 10, Button.LEFT, device_ms=5000, injected=False)
    assert key == KeyEvent(
        KeyAction.PRESS, 0, 0x41, "a", "a", device_ms=5000, injected=False, layout=mac.layout
    )
    assert outlet.events(PointerState)[0] == PointerState(201, 100, (Button.LEFT,))
    assert outlet.events(KeyboardState)[0] == KeyboardState((0x38,), (0xA0,))


def test_presses_ring_and_those_into_own_windows_are_marked(mac: Mac, modules: dict[str, ModuleType]) -> None:
    whole = {"X": 0, "Y": 0, "Width": 500, "Height": 400}
    mac.windows = [
        {"kCGWindowNumber": 4, "kCGWindowLayer": 0, "kCGWindowOwnerPID": 9, "kCGWindowBounds": whole}
    ]
    presses, outlet = Presses(), CollectingOutlet()
    listener = presses.listen()
    with outlet.running(source(modules, "input", presses, 9)):
        for x_pt in (10, 600):
            for kind in (1, 2):
                mac.occur(kind, {"at": point(x_pt, 20), 3: 0})
        mac.occur(10, {"at": point(600, 20), 9: 0, "text": "a"})
        outlet.wait_for(lambda: len(outlet.events(PointerEvent, KeyEvent)) == 5)
    assert [event.own for event in outlet.events(PointerEvent)] == [True, True, False, False]
    assert [event.own for event in outlet.events(KeyEvent)] == [True]
    clicked, clicked_beside, typed = listener.take()
    assert [(it.x_px, it.key) for it in (clicked, clicked_beside)] == [(20, False), (1200, False)]
    assert typed.key
    presses.leave(listener)


def test_the_pointers_image(mac: Mac, modules: dict[str, ModuleType]) -> None:
    outlet = CollectingOutlet()
    with outlet.running(source(modules, "cursor")):
        outlet.wait_for(lambda: bool(outlet.looks))
        mac.cursor = None
        outlet.wait_for(lambda: len(outlet.captured) == 2)
    arrow, hidden = outlet.events(CursorEvent)
    assert (arrow.visible, arrow.width_px, arrow.height_px) == (True, 2, 1)
    assert (arrow.hot_x_px, arrow.hot_y_px) == (1, 0)
    assert (hidden.visible, hidden.png) == (False, None)


def test_a_scroll_and_an_injected_button_read_their_own_fields(
    mac: Mac, modules: dict[str, ModuleType]
) -> None:
    outlet = CollectingOutlet()
    with outlet.running(source(modules, "input")):
        mac.occur(22, {"at": point(1, 1), 93: 0.5, 94: -2.0})
        mac.occur(25, {"at": point(1, 1), 3: 2, 41: 77})
        outlet.wait_for(lambda: len(outlet.events(PointerEvent)) == 2)
    scroll, press = outlet.events(PointerEvent)
    assert (scroll.dx, scroll.dy) == (2.0, 0.5)
    assert (press.button, press.injected) == (Button.MIDDLE, True)


@pytest.mark.parametrize("event_type", [0xFFFFFFFE, 0xFFFFFFFF])
def test_a_tap_that_the_system_switches_off_is_lost(
    mac: Mac, modules: dict[str, ModuleType], event_type: int
) -> None:
    outlet = CollectingOutlet()
    with pytest.raises(DeviceLost, match="switched it off"), outlet.running(source(modules, "input")):
        mac.occur(event_type, None)
        outlet.wait_for_end()


def test_no_tap_is_an_error(mac: Mac, modules: dict[str, ModuleType]) -> None:
    mac.gives_tap = False
    with pytest.raises(DeviceLost, match="gave this program no input"):
        source(modules, "input").run(CollectingOutlet())


def test_input_without_permission_names_the_pane(mac: Mac, modules: dict[str, ModuleType]) -> None:
    mac.allowed["input"] = False
    with pytest.raises(MachineError, match="Input Monitoring"):
        source(modules, "input").run(CollectingOutlet())


@pytest.mark.parametrize(
    ("missing", "microphone", "pane"),
    [
        ("screen", 3, "Screen & System Audio Recording"),
        ("input", 3, "Input Monitoring"),
        (None, 2, "Microphone"),
    ],
)
def test_permissions(
    mac: Mac, modules: dict[str, ModuleType], missing: str | None, microphone: int, pane: str
) -> None:
    if missing:
        mac.allowed[missing] = False
    mac.microphone = microphone
    with pytest.raises(MachineError, match=pane):
        modules["_os.macos"].check_permissions()


@pytest.mark.parametrize(("microphone", "narration"), [(3, True), (0, True), (2, False)])
def test_enough_permissions(
    mac: Mac, modules: dict[str, ModuleType], microphone: int, narration: bool
) -> None:
    mac.microphone = microphone
    assert modules["_os.macos"].check_permissions(narration=narration) is None
