"""The Windows sources against a stand-in for the Win32 libraries and pynput's hooks.

The stand-in begins where the operating system does. It holds every call to the prototype that was
declared for it, so that a wrong number or kind of argument fails on any system; that the prototypes
and answers are right is for a Windows machine to say.
"""

# ruff: noqa: N802, FBT001 - the system's names and signatures

import ctypes
import importlib
import sys
import threading
from collections.abc import Callable, Iterator
from ctypes import wintypes
from dataclasses import dataclass
from types import ModuleType, SimpleNamespace
from typing import Any, ClassVar

import pytest

import trajectory_recorder.capture.area
import trajectory_recorder.capture.clipboard
import trajectory_recorder.capture.cursor
import trajectory_recorder.capture.displays
import trajectory_recorder.capture.input
import trajectory_recorder.capture.window  # noqa: F401 - the packages choose by the real platform, before it is changed
from helpers.collecting_outlet import CollectingOutlet
from trajectory_recorder.capture.area import Excluded, Selection, Wanted
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
    *("_os.win32", "_os.win32_windows", "input._windows", "displays._windows", "window._windows"),
    *("clipboard._windows", "cursor._windows", "area._windows"),
)
_NOBODY = 1


class Function:
    """A function of a library: holds calls to its prototype and passes them on."""

    def __init__(self, does: Callable[..., Any]) -> None:
        self._does = does
        self.restype: Any = None
        self.argtypes: tuple[Any, ...] = ()

    def __call__(self, *arguments: Any) -> Any:
        assert self.restype is not None
        assert len(arguments) == len(self.argtypes), f"{self._does.__name__} takes {len(self.argtypes)}"
        for kind, argument in zip(self.argtypes, arguments, strict=True):
            kind.from_param(argument)
        return self._does(*arguments)


class Listener(threading.Thread):
    """pynput's listener: alive until stopped, and hearing whatever the test says."""

    living: ClassVar[list["Listener"]] = []

    def __init__(self, *, win32_event_filter: Callable[[int, Any], bool]) -> None:
        super().__init__(daemon=True)
        self.hear = win32_event_filter
        self._stopped = threading.Event()

    def run(self) -> None:
        self.living.append(self)
        self._stopped.wait()
        self.living.remove(self)

    def wait(self) -> None:
        while self not in self.living:
            self._stopped.wait(0.001)

    def stop(self) -> None:
        self._stopped.set()


class MouseListener(Listener):
    pass


class KeyboardListener(Listener):
    pass


def held(reference: Any) -> Any:
    """What `byref` refers to."""
    return reference._obj


@dataclass
class Window:
    """A window of the desktop; `place` is left, top, right and bottom."""

    place: tuple[int, int, int, int]
    title: str = "Untitled"
    process_id: int = 4711
    owner: int | None = None
    style: int = 0x14CF_0000  # what an ordinary window has
    extended_style: int = 0x100
    visible: bool = True
    iconic: bool = False
    cloaked: bool = False


class Machine:
    """One Windows machine: what its monitors, windows, clipboard and hands are like now."""

    def __init__(self) -> None:
        self.awareness = 2
        self.monitors = {
            0x10001: (-1280, 0, 0, 1024, 0, r"\\.\DISPLAY2", 96),
            0x10003: (0, 0, 2560, 1440, 1, r"\\.\DISPLAY1", 144),
        }
        self.down: set[int] = set()
        self.idle_ms = 60_000
        self.window: int | None = 0x20304
        self.title = "Untitled - Notepad"
        self.process_is_open, self.opened = True, 0
        self.programs = {4711: "notepad.exe", 12: "bank.exe"}
        self.windows: dict[int, Window] = {}
        self.sequence, self.clipboard, self.is_free = 5, {13: "before\0".encode("utf-16-le")}, True
        self.formats: dict[str, int] = {}
        white, black = 0xFFFFFF00, 0
        self.cursors: dict[int, tuple[list[list[int]], list[list[int]] | None]] = {
            0x10000 + 32512: ([[black, black]], [[0x010203FF, 0]]),
            0x777: ([[white, black], [black, white]], None),
        }
        self.cursor, self.cursor_flags, self.tells_cursor = 0x10000 + 32512, 1, True
        self.bitmaps: dict[int, list[list[int]]] = {}
        self.contexts = 0
        self._locked: dict[int, Any] = {}

    # --- user32: displays, windows ------------------------------------------------------------------

    def SetProcessDpiAwarenessContext(self, context: Any) -> int:
        assert ctypes.c_ssize_t(context.value).value == -4
        return 0

    def GetThreadDpiAwarenessContext(self) -> int:
        return 0x22

    def GetAwarenessFromDpiAwarenessContext(self, _context: int) -> int:
        return self.awareness

    def EnumDisplayMonitors(self, _dc: None, _clip: None, callback: Any, data: int) -> int:
        for handle in self.monitors:
            assert callback(handle, None, None, data)
        return 1

    def GetMonitorInfoW(self, handle: int, reference: Any) -> int:
        info = held(reference)
        assert info.size == ctypes.sizeof(info)
        left, top, right, bottom, info.flags, info.device, _ = self.monitors[handle]
        info.monitor = wintypes.RECT(left, top, right, bottom)
        return 1

    def GetDpiForMonitor(self, handle: int, kind: int, x: Any, y: Any) -> int:
        assert kind == 0
        held(x).value = held(y).value = self.monitors[handle][-1]
        return 0

    def GetSystemMetrics(self, index: int) -> int:
        return {23: 0, 76: -1280, 77: 0, 78: 3840, 79: 1440}[index]

    def WindowFromPoint(self, point: Any) -> int | None:
        return self.window if point.x < 1000 else None

    def GetForegroundWindow(self) -> int | None:
        return self.window

    def GetWindowThreadProcessId(self, window: int, reference: Any) -> int:
        if reference is not None:
            held(reference).value = self.windows[window].process_id if window in self.windows else 4711
        return 99

    def GetWindowTextW(self, window: int, buffer: Any, size: int) -> int:
        title = self.windows[window].title if window in self.windows else self.title
        buffer.value = title[: size - 1]
        return len(buffer.value)

    def EnumWindows(self, visit: Any, data: int) -> int:
        for window in self.windows:
            assert visit(window, data)
        return 1

    def IsWindowVisible(self, window: int) -> int:
        return int(self.windows[window].visible)

    def IsIconic(self, window: int) -> int:
        return int(self.windows[window].iconic)

    def GetWindow(self, window: int, kind: int) -> int | None:
        assert kind == 4
        return self.windows[window].owner

    def GetWindowLongW(self, window: int, index: int) -> int:
        styles = {-16: self.windows[window].style, -20: self.windows[window].extended_style}
        return ctypes.c_int32(styles[index]).value

    def GetWindowRect(self, _window: int, _rectangle: Any) -> int:
        raise AssertionError("the compositor told already")

    def DwmGetWindowAttribute(self, window: int, attribute: int, reference: Any, size: int) -> int:
        if attribute == 14:
            assert size == ctypes.sizeof(wintypes.DWORD)
            held(reference).value = 2 * self.windows[window].cloaked
            return 0
        assert (attribute, size) == (9, ctypes.sizeof(wintypes.RECT))
        frame = held(reference)
        place = self.windows[window].place if window in self.windows else (100, 50, 1000, 700)
        frame.left, frame.top, frame.right, frame.bottom = place
        return 0

    def OpenProcess(self, access: int, _inherit: bool, process_id: int) -> int | None:
        assert access == 0x1000
        self.opened = process_id
        return 0x99 if self.process_is_open else None

    def CloseHandle(self, handle: int) -> int:
        assert handle == 0x99
        return 1

    def QueryFullProcessImageNameW(self, _process: int, _flags: int, buffer: Any, length: Any) -> int:
        buffer.value = rf"C:\Windows\System32\{self.programs[self.opened]}"
        held(length).value = len(buffer.value)
        return 1

    # --- user32: input ------------------------------------------------------------------------------

    def GetCursorPos(self, reference: Any) -> int:
        held(reference).x, held(reference).y = 640, 480
        return 1

    def GetAsyncKeyState(self, vk: int) -> int:
        return -0x8000 if vk in self.down else 0

    def GetKeyState(self, vk: int) -> int:
        return int(vk == 0x90)

    def GetLastInputInfo(self, reference: Any) -> int:
        assert held(reference).size == ctypes.sizeof(held(reference))
        held(reference).time_ms = (10_000 - self.idle_ms) & 0xFFFFFFFF
        return 1

    def GetTickCount(self) -> int:
        return 10_000

    def GetKeyboardLayout(self, thread: int) -> int:
        assert thread == 99
        return 0x4090409

    def MapVirtualKeyW(self, vk: int, kind: int) -> int:
        assert kind == 4
        return {0x25: 0xE04B}.get(vk, 0)

    def ToUnicodeEx(
        self, vk: int, _scan: int, state: bytes, buffer: Any, _size: int, flags: int, layout: int
    ) -> int:
        assert (len(state), flags, layout) == (256, 4, 0x4090409)
        if vk == 0xDC:  # a dead key
            buffer.value = "^"
            return -1
        buffer.value = chr(vk) if state[0x10] else chr(vk).lower()
        return len(buffer.value)

    # --- user32 and gdi32: cursor -------------------------------------------------------------------

    def LoadCursorW(self, _instance: None, number: int) -> int:
        return 0x10000 + number

    def GetCursorInfo(self, reference: Any) -> int:
        info = held(reference)
        assert info.size == ctypes.sizeof(info)
        info.flags, info.cursor = self.cursor_flags, self.cursor
        return int(self.tells_cursor)

    def GetIconInfo(self, cursor: int, reference: Any) -> int:
        icon = held(reference)
        icon.hot_x, icon.hot_y = 1, 0
        icon.mask = self._bitmap(self.cursors[cursor][0])
        icon.colour = self._bitmap(self.cursors[cursor][1])
        return 1

    def _bitmap(self, rows: list[list[int]] | None) -> int | None:
        if rows is None:
            return None
        handle = 0x500 + len(self.bitmaps)
        self.bitmaps[handle] = rows
        return handle

    def GetDC(self, _window: None) -> int:
        self.contexts += 1
        return 0xDC

    def ReleaseDC(self, _window: None, context: int) -> int:
        assert context == 0xDC
        self.contexts -= 1
        return 1

    def DeleteObject(self, handle: int) -> int:
        self.bitmaps[handle] = []
        return 1

    def GetDIBits(self, _context: int, bitmap: int, *rest: Any) -> int:
        first, count, bits, reference, usage = rest
        info, rows = held(reference), self.bitmaps[bitmap]
        assert (info.size, first, usage) == (40, 0, 0)
        if bits is None:
            info.width, info.height = len(rows[0]), len(rows)
            return 1
        assert (info.width, info.height, info.planes, info.bit_count) == (len(rows[0]), -len(rows), 1, 32)
        pixels = b"".join(pixel.to_bytes(4, "big") for row in rows for pixel in row)
        ctypes.memmove(bits, pixels, len(pixels))
        return int(count)

    # --- user32 and kernel32: clipboard -------------------------------------------------------------

    def GetClipboardSequenceNumber(self) -> int:
        return self.sequence

    def OpenClipboard(self, _owner: None) -> int:
        return int(self.is_free)

    def CloseClipboard(self) -> int:
        return 1

    def IsClipboardFormatAvailable(self, kind: int) -> int:
        return int(kind in self.clipboard)

    def GetClipboardData(self, kind: int) -> int:
        return kind

    def RegisterClipboardFormatW(self, name: str) -> int:
        return self.formats.setdefault(name, 0xC000 + len(self.formats))

    def GlobalLock(self, memory: int) -> int:
        contents = self.clipboard[memory]
        self._locked[memory] = ctypes.create_string_buffer(contents, len(contents))
        return ctypes.addressof(self._locked[memory])

    def GlobalUnlock(self, memory: int) -> int:
        del self._locked[memory]
        return 0

    def GlobalSize(self, memory: int) -> int:
        return len(self.clipboard[memory])

    def put(self, text: str, **formats: bytes) -> None:
        self.clipboard = {13: f"{text}\0".encode("utf-16-le")}
        self.clipboard |= {self.formats[name]: contents for name, contents in formats.items()}
        self.sequence += 1


@pytest.fixture
def machine() -> Machine:
    return Machine()


@pytest.fixture
def modules(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, ModuleType]]:
    class Library:
        def __init__(self, _name: str, **_options: bool) -> None:
            pass

        def __getattr__(self, name: str) -> Function:
            return Function(getattr(machine, name))

    pynput = ModuleType("pynput")
    vars(pynput).update(
        mouse=SimpleNamespace(Listener=MouseListener), keyboard=SimpleNamespace(Listener=KeyboardListener)
    )
    monkeypatch.setitem(sys.modules, "pynput", pynput)
    names = {name: f"trajectory_recorder.capture.{name}" for name in _MODULES}
    with monkeypatch.context() as patch:
        patch.setattr(ctypes, "WinDLL", Library, raising=False)
        patch.setattr(ctypes, "WINFUNCTYPE", ctypes.CFUNCTYPE, raising=False)
        patch.setattr(sys, "platform", "win32")
        loaded = {name: importlib.import_module(path) for name, path in names.items()}
    yield loaded
    for path in names.values():
        del sys.modules[path]
    assert not Listener.living


def source(modules: dict[str, ModuleType], device: str, *arguments: Any) -> Source:
    if device == "input":
        arguments = arguments or (Presses(), _NOBODY)
    made: Source = getattr(modules[f"{device}._windows"], f"{device.title()}Source")(*arguments)
    return made


def hear(kind: type[Listener], message: int, **fields: Any) -> None:
    [listener] = [listener for listener in Listener.living if isinstance(listener, kind)]
    assert listener.hear(message, SimpleNamespace(**fields)) is False


def move(x: int, y: int) -> None:
    hear(MouseListener, 0x0200, pt=SimpleNamespace(x=x, y=y), mouseData=0, flags=0, time=77)


def key(message: int, vk: int, scan: int, flags: int = 0) -> None:
    hear(KeyboardListener, message, vkCode=vk, scanCode=scan, flags=flags, time=78)


# --- displays, windows, clipboard -----------------------------------------------------------------


def test_displays_and_their_changes(machine: Machine, modules: dict[str, ModuleType]) -> None:
    both = (
        Display(1, r"\\.\DISPLAY1", 0, 0, 2560, 1440, 1.5, primary=True),
        Display(2, r"\\.\DISPLAY2", -1280, 0, 1280, 1024, 1.0, primary=False),
    )
    assert modules["displays._windows"].read_displays() == both
    outlet = CollectingOutlet()
    with outlet.running(source(modules, "displays")):
        outlet.wait_for(lambda: bool(outlet.looks))
        del machine.monitors[0x10001]
        outlet.wait_for(lambda: len(outlet.captured) == 2)
    assert outlet.events(DisplaysEvent) == [DisplaysEvent(both), DisplaysEvent(both[:1])]


def test_no_display_is_an_error(machine: Machine, modules: dict[str, ModuleType]) -> None:
    machine.monitors.clear()
    with pytest.raises(DeviceLost, match="no display"):
        modules["displays._windows"].read_displays()


@pytest.mark.parametrize("awareness", [0, 1])
def test_scaled_coordinates_are_refused(
    machine: Machine, modules: dict[str, ModuleType], awareness: int
) -> None:
    machine.awareness = awareness
    with pytest.raises(MachineError, match="scales this process's coordinates"):
        modules["_os.win32"].be_dpi_aware()


def test_the_active_window(machine: Machine, modules: dict[str, ModuleType]) -> None:
    outlet = CollectingOutlet()
    with outlet.running(source(modules, "window")):
        outlet.wait_for(lambda: bool(outlet.looks))
        machine.title, machine.process_is_open = "*Untitled - Notepad", False
        outlet.wait_for(lambda: len(outlet.captured) >= 2)
        machine.window = None
        outlet.wait_for(lambda: outlet.events(WindowEvent)[-1].window_id is None)
    events = outlet.events(WindowEvent)
    assert events[0] == WindowEvent(0x20304, "Untitled - Notepad", "notepad.exe", 4711, 100, 50, 900, 650)
    assert events[-2] == WindowEvent(0x20304, "*Untitled - Notepad", None, 4711, 100, 50, 900, 650)


def test_the_recorded_area(machine: Machine, modules: dict[str, ModuleType]) -> None:
    whole = (0, 0, 2560, 1440)
    popup, click_through = 0x9600_0000, 0x0008_0020
    machine.windows = {
        1: Window(whole, "overlay", 12, extended_style=click_through),
        2: Window(whole, "cloaked", 12, cloaked=True),
        3: Window(whole, "hidden", 12, visible=False),
        4: Window(whole, "minimized", 12, iconic=True),
        5: Window((1200, 0, 1300, 50), "", style=popup),  # a menu of the editor
        6: Window((1400, 0, 1500, 50), "", 12, style=popup),
        7: Window((0, 300, 200, 400), "Save as", owner=9),
        8: Window((500, 0, 600, 100), "bank", 12),
        9: Window((0, 0, 600, 100), "Untitled - Notepad"),
        10: Window((0, 800, 100, 900), "other"),
    }
    machine.window = 9
    with modules["area._windows"].open_area(Selection(Wanted("notepad", "untitled"))) as area:
        assert [(it.x_px, it.y_px, it.width_px, it.height_px) for it in area.visible()] == [
            *((0, 0, 500, 100), (1200, 0, 100, 50), (0, 300, 200, 100)),
        ]
        assert area.focused()
        assert [area.holds(window) for window in (5, 6, 7, 8, 9, 10)] == [
            True,
            False,
            True,
            False,
            True,
            False,
        ]
        machine.window = 8
        assert not area.focused()


def test_an_excluded_window_is_no_part_of_the_area(machine: Machine, modules: dict[str, ModuleType]) -> None:
    glass = 0x0008_0000
    machine.windows = {
        1: Window((0, 0, 100, 1440), "glass", extended_style=glass),
        2: Window((100, 0, 200, 1440), "plain"),
        3: Window((0, 0, 500, 1440), "Bank - InPrivate", 12),
        4: Window((600, 0, 700, 100), "Sign in", 12, owner=3),
        5: Window((0, 0, 2560, 1440), "other"),
    }
    machine.window = 2
    with modules["area._windows"].open_area(Selection(excluded=Excluded(titles=("inprivate",)))) as area:
        assert [(it.x_px, it.y_px, it.width_px, it.height_px) for it in area.visible()] == [
            (-1280, 0, 1280, 1440),
            (100, 0, 100, 1440),
            (500, 0, 100, 100),
            (700, 0, 1860, 100),
            (500, 100, 2060, 1340),
        ]
        assert (area.whole(), area.focused(), area.excluded_in_front()) == (False, True, False)
        machine.window = 4
        assert (area.focused(), area.excluded_in_front()) == (False, True)
        machine.windows = {5: machine.windows[5]}
        assert area.whole()
        assert area.focused()


def test_clipboard(machine: Machine, modules: dict[str, ModuleType]) -> None:
    outlet = CollectingOutlet()
    with outlet.running(source(modules, "clipboard", 6)):
        outlet.wait_for(lambda: bool(outlet.looks))
        machine.put("copied")
        outlet.wait_for(lambda: len(outlet.captured) == 1)
        machine.put("too long")
        outlet.wait_for(lambda: len(outlet.captured) == 2)
        machine.put("pass", ExcludeClipboardContentFromMonitorProcessing=b"\0")
        outlet.wait_for(lambda: len(outlet.captured) == 3)
        machine.put("open", CanIncludeInClipboardHistory=b"\1\0\0\0")
        outlet.wait_for(lambda: len(outlet.captured) == 4)
        machine.put("pin", CanIncludeInClipboardHistory=bytes(4))
        outlet.wait_for(lambda: len(outlet.captured) == 5)
    assert outlet.events(ClipboardEvent) == [
        ClipboardEvent("copied", 6),
        ClipboardEvent(None, 8),
        ClipboardEvent(None, 0, concealed=True),
        ClipboardEvent("open", 4),
        ClipboardEvent(None, 0, concealed=True),
    ]


# --- input ----------------------------------------------------------------------------------------


def test_input(machine: Machine, modules: dict[str, ModuleType]) -> None:
    machine.down = {0x01, 0x25}
    outlet = CollectingOutlet()
    with outlet.running(source(modules, "input")):
        outlet.wait_for(lambda: bool(outlet.events(KeyboardState)))
        move(-1290, 5)
        key(0x0100, 0xA0, 0x2A)
        key(0x0100, 0x51, 0x10)
        key(0x0100, 0xDC, 0x29, flags=0x10)
        outlet.wait_for(lambda: len(outlet.events(PointerEvent, KeyEvent)) == 4)
    moved, _shift, letter, dead = outlet.events(PointerEvent, KeyEvent)
    assert moved == PointerEvent(PointerAction.MOVE, -1280, 5, device_ms=77, injected=False)
    assert letter == KeyEvent(
        *(KeyAction.PRESS, 0x10, 0x51, "Q", "Q", ("shift", "num_lock")),
        device_ms=78,
        injected=False,
        layout="04090409",
    )
    assert isinstance(dead, KeyEvent)
    assert (dead.text, dead.injected) == (None, True)
    assert outlet.events(PointerState)[0] == PointerState(640, 480, (Button.LEFT,))
    assert outlet.events(KeyboardState)[0] == KeyboardState((0xE04B,), (0x25,))


def test_presses_ring_and_those_into_own_windows_are_marked(modules: dict[str, ModuleType]) -> None:
    presses, outlet = Presses(), CollectingOutlet()
    listener = presses.listen()
    with outlet.running(source(modules, "input", presses, 4711)):
        for x_px in (10, 2000):
            for message in (0x0201, 0x0202):
                at = SimpleNamespace(x=x_px, y=20)
                hear(MouseListener, message, pt=at, mouseData=0, flags=0, time=77)
        outlet.wait_for(lambda: len(outlet.events(PointerEvent)) == 4)
        for message in (0x0100, 0x0100, 0x0101):
            key(message, 0x51, 0x10)
        outlet.wait_for(lambda: len(outlet.events(KeyEvent)) == 3)
    assert [event.own for event in outlet.events(PointerEvent)] == [True, True, False, False]
    assert [event.own for event in outlet.events(KeyEvent)] == [True] * 3
    clicked, clicked_beside, typed = listener.take()
    assert [(it.x_px, it.key) for it in (clicked, clicked_beside)] == [(10, False), (2000, False)]
    assert typed.key
    presses.leave(listener)


def test_the_pointers_image(machine: Machine, modules: dict[str, ModuleType]) -> None:
    outlet = CollectingOutlet()
    with outlet.running(source(modules, "cursor")):
        outlet.wait_for(lambda: bool(outlet.looks))
        machine.cursor = 0x777
        outlet.wait_for(lambda: len(outlet.captured) == 2)
        machine.cursor_flags = 0
        outlet.wait_for(lambda: len(outlet.captured) == 3)
    arrow, text, hidden = outlet.events(CursorEvent)
    assert (arrow.name, arrow.visible, arrow.width_px, arrow.height_px) == ("arrow", True, 2, 1)
    assert (arrow.hot_x_px, arrow.hot_y_px) == (1, 0)
    assert (text.name, text.visible, text.width_px, text.height_px) == ("", True, 2, 1)
    assert (hidden.visible, hidden.shape) == (False, text.shape)
    assert [event.png is not None for event in (arrow, text, hidden)] == [True, True, False]
    assert not any(machine.bitmaps.values())  # all were given back
    assert machine.contexts == 0


def test_a_cursor_that_is_not_told_is_lost(machine: Machine, modules: dict[str, ModuleType]) -> None:
    machine.tells_cursor = False
    outlet = CollectingOutlet()
    with (
        pytest.raises(DeviceLost, match="does not tell the cursor"),
        outlet.running(source(modules, "cursor")),
    ):
        outlet.wait_for_end()


def test_a_hook_that_ends_is_lost(modules: dict[str, ModuleType]) -> None:
    outlet = CollectingOutlet()
    with pytest.raises(DeviceLost, match="hooks stopped"), outlet.running(source(modules, "input")):
        Listener.living[0].stop()
        outlet.wait_for_end()


def test_deaf_hooks_give_no_sign_of_life_and_are_set_anew(
    machine: Machine, modules: dict[str, ModuleType]
) -> None:
    outlet = CollectingOutlet()
    with outlet.running(source(modules, "input")):
        outlet.wait_for(lambda: bool(outlet.events(KeyboardState)))
        first = set(Listener.living)
        machine.idle_ms = 0
        outlet.wait_for(
            lambda: bool(outlet.looks) and not first & set(Listener.living) and len(Listener.living) == 2
        )
        move(1, 1)
        outlet.wait_for(lambda: bool(outlet.events(PointerEvent)))
    assert outlet.events(PointerEvent)[0].x_px == 1
