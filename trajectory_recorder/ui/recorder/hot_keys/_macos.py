"""Hot keys on macOS, by Carbon's event manager, which is the one interface that needs no permission.

They are told on the main thread, by the run loop that Qt runs there. (Carbon/HIToolbox: CarbonEvents.h)
"""
# ruff: noqa: E402 - imports follow the assertion that keeps mypy from them elsewhere

import sys

assert sys.platform == "darwin"  # noqa: S101 - mypy checks what follows for macOS only


import ctypes
from collections.abc import Sequence
from typing import Any

from trajectory_recorder.capture.input.macos_keys import VK_BY_MACOS_KEY
from trajectory_recorder.key_combination import Combination, Modifier
from trajectory_recorder.ui.recorder.hot_keys.listening import Listener


def _code(letters: str) -> int:
    return int.from_bytes(letters.encode(), "big")


_KEYBOARD, _PRESSED, _RELEASED = _code("keyb"), 5, 6
_DIRECT_OBJECT, _HOT_KEY_ID, _SIGNATURE = _code("----"), _code("hkid"), _code("TrRc")
_MODIFIERS = {Modifier.META: 0x0100, Modifier.SHIFT: 0x0200, Modifier.ALT: 0x0800, Modifier.CTRL: 0x1000}
_MACOS_KEY_BY_VK = {virtual_key: code for code, virtual_key in reversed(VK_BY_MACOS_KEY.items())}
_HANDLED = 0


class _EventType(ctypes.Structure):
    _fields_ = (("kind_class", ctypes.c_uint32), ("kind", ctypes.c_uint32))


class _HotKeyId(ctypes.Structure):
    _fields_ = (("signature", ctypes.c_uint32), ("number", ctypes.c_uint32))


_Handler = ctypes.CFUNCTYPE(ctypes.c_int32, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p)


class MacosHotKeys:
    """Holds combinations in this session. Make and close it on the main thread.

    Args:
        combinations: What to hold.
        listener: Who is told, on the main thread.
    """

    def __init__(self, combinations: Sequence[Combination], listener: Listener) -> None:
        self._combinations = combinations
        self._listener = listener
        self._carbon = _carbon()
        self._handler = _Handler(self._hear)  # Carbon keeps no reference to it
        self._installed = ctypes.c_void_p()
        self._registered: list[ctypes.c_void_p] = []
        target = self._carbon.GetApplicationEventTarget()
        kinds = (_EventType * 2)(_EventType(_KEYBOARD, _PRESSED), _EventType(_KEYBOARD, _RELEASED))
        self._carbon.InstallEventHandler(
            target, self._handler, len(kinds), kinds, None, ctypes.byref(self._installed)
        )
        for number, combination in enumerate(combinations):
            self._hold(number, combination, target)

    def close(self) -> None:
        """Let go of them."""
        for registered in self._registered:
            self._carbon.UnregisterEventHotKey(registered)
        self._carbon.RemoveEventHandler(self._installed)

    def _hold(self, number: int, combination: Combination, target: int) -> None:
        code = _MACOS_KEY_BY_VK.get(combination.virtual_key)
        reference = ctypes.c_void_p()
        refused = code is None or self._carbon.RegisterEventHotKey(
            code,
            sum(_MODIFIERS[modifier] for modifier in combination.modifiers),
            _HotKeyId(_SIGNATURE, number),
            target,
            0,
            ctypes.byref(reference),
        )
        if refused:
            self._listener.refused(combination)
        else:
            self._registered.append(reference)

    def _hear(self, _next: int, event: int, _data: int) -> int:
        told = _HotKeyId()
        self._carbon.GetEventParameter(
            event, _DIRECT_OBJECT, _HOT_KEY_ID, None, ctypes.sizeof(told), None, ctypes.byref(told)
        )
        combination = self._combinations[told.number]
        if self._carbon.GetEventKind(event) == _PRESSED:
            self._listener.pressed(combination)
        else:
            self._listener.released(combination)
        return _HANDLED


def _carbon() -> Any:  # noqa: ANN401 - ctypes types
    carbon = ctypes.CDLL("/System/Library/Frameworks/Carbon.framework/Carbon")
    pointer, number, word = ctypes.c_void_p, ctypes.c_uint32, ctypes.c_size_t
    prototypes: dict[str, tuple[Any, list[Any]]] = {
        "GetApplicationEventTarget": (pointer, []),
        "InstallEventHandler": (ctypes.c_int32, [pointer, _Handler, word, pointer, pointer, pointer]),
        "RemoveEventHandler": (ctypes.c_int32, [pointer]),
        "RegisterEventHotKey": (ctypes.c_int32, [number, number, _HotKeyId, pointer, number, pointer]),
        "UnregisterEventHotKey": (ctypes.c_int32, [pointer]),
        "GetEventKind": (number, [pointer]),
        "GetEventParameter": (ctypes.c_int32, [pointer, number, number, pointer, word, pointer, pointer]),
    }
    for name, (result, arguments) in prototypes.items():
        function = getattr(carbon, name)
        function.restype, function.argtypes = result, arguments
    return carbon
