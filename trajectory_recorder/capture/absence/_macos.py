"""Locks and sleep on macOS: the window server is asked for the lock; IOKit tells of sleep.

IOKit calls back on this thread's run loop and waits, up to 30 s, until it is allowed to go on.
"""
# ruff: noqa: E402 - imports follow the assertion that keeps mypy from them elsewhere

import sys

assert sys.platform == "darwin"  # noqa: S101 - mypy checks what follows for macOS only

import ctypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import Quartz

from trajectory_recorder.capture._os.macos import autorelease_pool
from trajectory_recorder.capture.absence._words import macos_falls_asleep, macos_is_locked
from trajectory_recorder.capture.absence.watch import Told
from trajectory_recorder.errors import MachineError

_LOOK_S = 0.25
_CAN_SLEEP = 0xE0000270  # kIOMessageCanSystemSleep: who does not answer holds it up

_frameworks = "/System/Library/Frameworks"
_iokit = ctypes.CDLL(f"{_frameworks}/IOKit.framework/IOKit")
_core = ctypes.CDLL(f"{_frameworks}/CoreFoundation.framework/CoreFoundation")

_OnPower = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_uint32, ctypes.c_uint32, ctypes.c_void_p)

_iokit.IORegisterForSystemPower.restype = ctypes.c_uint32
_iokit.IORegisterForSystemPower.argtypes = (
    *(ctypes.c_void_p, ctypes.POINTER(ctypes.c_void_p), _OnPower, ctypes.POINTER(ctypes.c_uint32)),
)
_iokit.IODeregisterForSystemPower.argtypes = (ctypes.POINTER(ctypes.c_uint32),)
_iokit.IOAllowPowerChange.argtypes = (ctypes.c_uint32, ctypes.c_long)
_iokit.IOServiceClose.argtypes = (ctypes.c_uint32,)
_iokit.IONotificationPortGetRunLoopSource.restype = ctypes.c_void_p
_iokit.IONotificationPortGetRunLoopSource.argtypes = (ctypes.c_void_p,)
_iokit.IONotificationPortDestroy.argtypes = (ctypes.c_void_p,)
_core.CFRunLoopGetCurrent.restype = ctypes.c_void_p
_core.CFRunLoopAddSource.argtypes = (ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p)
_core.CFRunLoopRunInMode.argtypes = (ctypes.c_void_p, ctypes.c_double, ctypes.c_bool)
_MODE = ctypes.c_void_p.in_dll(_core, "kCFRunLoopDefaultMode")


class AbsenceWatch:
    """Asks macOS about this session, and is told of sleep."""

    def run(self, told: Told, stopping: threading.Event) -> None:
        """Tell how things are, then every change, until `stopping` is set.

        Raises:
            MachineError: macOS tells nothing about sleep.
        """
        with _power_news(told):
            last = _is_locked()
            told.locked(now=last)
            while not stopping.is_set():
                _core.CFRunLoopRunInMode(_MODE, _LOOK_S, False)
                locked = _is_locked()
                if locked != last:
                    told.locked(now=locked)
                last = locked


@contextmanager
def _power_news(told: Told) -> Iterator[None]:
    port, notifier = ctypes.c_void_p(), ctypes.c_uint32()

    def on_power(_context: int | None, _service: int, message: int, argument: int | None) -> None:
        asleep = macos_falls_asleep(message)
        if asleep is not None:
            told.asleep(now=asleep)
        if asleep or message == _CAN_SLEEP:
            _iokit.IOAllowPowerChange(root_port, argument or 0)

    callback = _OnPower(on_power)  # kept for as long as macOS may call it
    root_port = _iokit.IORegisterForSystemPower(None, ctypes.byref(port), callback, ctypes.byref(notifier))
    if not root_port:
        raise MachineError("macOS does not tell when it will sleep")
    source = _iokit.IONotificationPortGetRunLoopSource(port)
    _core.CFRunLoopAddSource(_core.CFRunLoopGetCurrent(), source, _MODE)
    try:
        yield
    finally:
        # Destroying the port takes its source out of the run loop.
        _iokit.IODeregisterForSystemPower(ctypes.byref(notifier))
        _iokit.IOServiceClose(root_port)
        _iokit.IONotificationPortDestroy(port)


def _is_locked() -> bool:
    with autorelease_pool():
        return macos_is_locked(Quartz.CGSessionCopyCurrentDictionary())
