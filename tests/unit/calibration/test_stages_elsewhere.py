"""The patch and the pointer on Windows and macOS against stand-ins that begin where the system does.

They hold calls to the documented prototypes and values; that they are right is for such a machine to say.
"""

# ruff: noqa: N802 - the system's names

import ctypes
import importlib
import sys
from collections.abc import Callable, Iterator
from ctypes import wintypes
from types import ModuleType, SimpleNamespace
from typing import Any, ClassVar

import pytest

from trajectory_recorder.calibration import patch_code
from trajectory_recorder.calibration.stage import Stage
from trajectory_recorder.errors import MachineError
from trajectory_recorder.events import Display, Rectangle

PACKAGE = "trajectory_recorder.calibration"
COLUMNS, ROWS = patch_code.COLUMNS, patch_code.ROWS


class Screen:
    """What Tk has put on the screen, and what was asked of it."""

    def __init__(self) -> None:
        self.geometry = ""
        self.drawn: dict[tuple[int, int], str] = {}
        self.shown: dict[tuple[int, int], str] = {}
        self.closed = False

    def read(self) -> list[list[int]]:
        return [
            [int(self.shown[column * 24, row * 24] == "white") for column in range(COLUMNS)]
            for row in range(ROWS)
        ]


class Tk:
    """A window of Tk on the screen of the test."""

    screen: ClassVar[Screen]

    def overrideredirect(self, *, boolean: bool) -> None:
        assert boolean

    def attributes(self, name: str, value: object) -> None:
        assert (name, value) == ("-topmost", True)

    def geometry(self, geometry: str) -> None:
        self.screen.geometry = geometry

    def winfo_id(self) -> int:
        return 0x77

    def update(self) -> None:
        self.screen.shown = dict(self.screen.drawn)

    def destroy(self) -> None:
        self.screen.closed = True


class Canvas:
    """What is drawn on it is shown with the window's next turn."""

    def __init__(self, window: Tk, **_options: int) -> None:
        self._screen = window.screen
        self._items: list[tuple[int, int]] = []

    def pack(self) -> None:
        pass

    def create_rectangle(self, left: int, top: int, right: int, bottom: int, *, width: int) -> int:
        assert (right - left, bottom - top, width) == (24, 24, 0)
        self._items.append((left, top))
        return len(self._items)

    def itemconfigure(self, item: int, *, fill: str) -> None:
        self._screen.drawn[self._items[item - 1]] = fill


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> Screen:
    tk = ModuleType("tkinter")
    vars(tk).update(Tk=Tk, Canvas=Canvas, TclError=RuntimeError)
    monkeypatch.setitem(sys.modules, "tkinter", tk)
    Tk.screen = Screen()
    return Tk.screen


class Function:
    """A function of a library, held to its prototype."""

    def __init__(self, does: Any) -> None:
        self._does = does
        self.restype: Any = None
        self.argtypes: tuple[Any, ...] = ()

    def __call__(self, *arguments: Any) -> Any:
        assert self.restype is not None
        for kind, argument in zip(self.argtypes, arguments, strict=True):
            kind.from_param(argument)
        return self._does(*arguments)


class Windows:
    """A Windows machine with a second monitor to the left of the first."""

    def __init__(self) -> None:
        self.pointer = (640, 480)
        self.under_pointer = 0x77
        self.held: set[int] = set()
        self.refuses = False
        self.buttons: list[int] = []

    def SetProcessDpiAwarenessContext(self, _context: Any) -> int:
        return 1

    def GetThreadDpiAwarenessContext(self) -> int:
        return 0x22

    def GetAwarenessFromDpiAwarenessContext(self, _context: int) -> int:
        return 2

    def GetSystemMetrics(self, index: int) -> int:
        return {76: -1280, 77: 0, 78: 3840, 79: 1440}[index]

    def GetCursorPos(self, reference: Any) -> int:
        reference._obj.x, reference._obj.y = self.pointer
        return 1

    def WindowFromPoint(self, point: wintypes.POINT) -> int:
        assert (point.x, point.y) == self.pointer
        return self.under_pointer

    def GetAncestor(self, window: int, kind: int) -> int:
        assert kind == 2
        return window + 0x1000

    def GetAsyncKeyState(self, key: int) -> int:
        return -0x8000 if key in self.held else 0

    def DwmFlush(self) -> int:
        return 0

    def SendInput(self, count: int, reference: Any, size: int) -> int:
        event = reference._obj
        assert (count, size, event.kind) == (1, ctypes.sizeof(event), 0)
        if self.refuses:
            return 0
        mouse = event.mouse
        if mouse.flags & 0x8000:
            assert mouse.flags == 0x8000 | 0x4000 | 0x0001
            self.pointer = (-1280 + (mouse.x * 3840 >> 16), mouse.y * 1440 >> 16)
        else:
            self.buttons.append(mouse.flags)
        return 1


@pytest.fixture
def windows() -> Windows:
    return Windows()


@pytest.fixture
def open_on_windows(
    screen: Screen, windows: Windows, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[Display], Stage]]:
    class Library:
        def __init__(self, _name: str, **_options: bool) -> None:
            pass

        def __getattr__(self, name: str) -> Function:
            return Function(getattr(windows, name, None))

    assert not screen.closed
    modules = ("trajectory_recorder.capture._os.win32", f"{PACKAGE}._tk_patch", f"{PACKAGE}._stage_windows")
    with monkeypatch.context() as patch:
        patch.setattr(ctypes, "WinDLL", Library, raising=False)
        patch.setattr(sys, "platform", "win32")
        loaded = [importlib.import_module(name) for name in modules]
    yield loaded[-1].WindowsStage
    for name in modules:
        del sys.modules[name]


LEFT = Display(2, "left", -1280, 0, 1280, 1024, 1.0, primary=False)


def test_windows_shows_the_code(screen: Screen, open_on_windows: Callable[[Display], Stage]) -> None:
    stage = open_on_windows(LEFT)
    assert stage.area == Rectangle(-1120, 128, 480, 48)
    assert screen.geometry == "480x48+-1120+128"
    asked_ns, done_ns = stage.show(4711)
    assert asked_ns < done_ns
    assert screen.read() == [list(row) for row in patch_code.squares(4711)]
    stage.close()
    assert screen.closed


def test_windows_moves_the_pointer_to_the_pixel(
    windows: Windows, open_on_windows: Callable[[Display], Stage]
) -> None:
    stage = open_on_windows(LEFT)
    for place in [(-1120, 128), (-1119, 129), (-641, 175), (0, 0), (2559, 1439)]:
        stage.move(*place)
        assert windows.pointer == place
    stage.close()
    assert windows.pointer == (640, 480)


def test_windows_presses_its_own_patch_only(
    windows: Windows, open_on_windows: Callable[[Display], Stage]
) -> None:
    stage = open_on_windows(LEFT)
    assert stage.click() is not None
    assert windows.buttons == [0x0002, 0x0004]
    windows.under_pointer = 0x78
    assert stage.click() is None
    windows.under_pointer, windows.held = 0x77, {0x01}
    assert stage.click() is None
    assert windows.buttons == [0x0002, 0x0004]
    windows.refuses = True
    with pytest.raises(MachineError, match="refuses input"):
        stage.move(0, 0)


class Mac:
    """A Mac whose display has two pixels to a point."""

    def __init__(self) -> None:
        self.allowed = True
        self.pointer = (100.5, 50.0)

    def quartz(self) -> ModuleType:
        def post(tap: int, event: tuple[float, float]) -> None:
            assert tap == 0
            self.pointer = event

        def create(source: None, kind: int, place: tuple[float, float], button: int) -> tuple[float, float]:
            assert (source, kind, button) == (None, 5, 0)
            return place

        bounds = SimpleNamespace(
            origin=SimpleNamespace(x=0.0, y=0.0), size=SimpleNamespace(width=1512.0, height=982.0)
        )
        module = ModuleType("Quartz")
        vars(module).update(
            CGPreflightPostEventAccess=lambda: self.allowed,
            CGEventCreate=lambda _source: None,
            CGEventGetLocation=lambda _event: SimpleNamespace(x=self.pointer[0], y=self.pointer[1]),
            CGDisplayBounds=lambda _display: bounds,
            CGEventCreateMouseEvent=create,
            CGEventPost=post,
            kCGEventMouseMoved=5,
            kCGMouseButtonLeft=0,
            kCGHIDEventTap=0,
        )
        return module


@pytest.fixture
def mac() -> Mac:
    return Mac()


@pytest.fixture
def open_on_mac(
    screen: Screen, mac: Mac, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[Display], Stage]]:
    class Arrangement:
        @staticmethod
        def rect_px(x_pt: float, y_pt: float, width_pt: float, height_pt: float) -> tuple[int, ...]:
            return round(2 * x_pt), round(2 * y_pt), round(2 * width_pt), round(2 * height_pt)

    ours = ModuleType("trajectory_recorder.capture._os.macos")
    vars(ours).update(read_arrangement=Arrangement)
    assert not screen.closed
    modules = (f"{PACKAGE}._tk_patch", f"{PACKAGE}._stage_macos")
    monkeypatch.setitem(sys.modules, "Quartz", mac.quartz())
    monkeypatch.setitem(sys.modules, ours.__name__, ours)
    with monkeypatch.context() as patch:
        patch.setattr(sys, "platform", "darwin")
        loaded = [importlib.import_module(name) for name in modules]
    yield loaded[-1].MacStage
    for name in modules:
        del sys.modules[name]


RETINA = Display(1, "built-in", 0, 0, 3024, 1964, 2.0, primary=True)


def test_macos_shows_the_code_in_pixels(
    screen: Screen, mac: Mac, open_on_mac: Callable[[Display], Stage]
) -> None:
    stage = open_on_mac(RETINA)
    assert screen.geometry == "480x48+188+122"
    assert stage.area == Rectangle(376, 244, 960, 96)
    stage.show(99)
    assert screen.read() == [list(row) for row in patch_code.squares(99)]
    assert stage.step_px == 2
    stage.move(376 + 20, 244 + 4)
    assert mac.pointer == (198.0, 124.0)
    assert stage.click() is None
    stage.close()
    assert mac.pointer == (100.5, 50.0)
    assert screen.closed


def test_macos_has_to_allow_it(mac: Mac, open_on_mac: Callable[[Display], Stage]) -> None:
    mac.allowed = False
    with pytest.raises(MachineError, match="does not let this program move the pointer"):
        open_on_mac(RETINA)
