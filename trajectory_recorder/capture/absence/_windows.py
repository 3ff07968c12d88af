"""Locks and sleep on Windows: the session is asked for its state; news of power come by themselves.

The state of the session is that of its lock alone, other than the desktop that gets input, which also
changes while Windows asks for an administrator's consent.
"""
# ruff: noqa: E402 - imports follow the assertion that keeps mypy from them elsewhere

import sys

assert sys.platform == "win32"  # noqa: S101 - mypy checks what follows for Windows only

import ctypes
import logging
import threading
from ctypes import wintypes

from trajectory_recorder.capture._os.win32 import declare
from trajectory_recorder.capture.absence._words import windows_falls_asleep, windows_is_locked
from trajectory_recorder.capture.absence.watch import Told
from trajectory_recorder.errors import MachineError

log = logging.getLogger(__name__)

_LOOK_S = 0.25
_THIS_SERVER = None  # WTS_CURRENT_SERVER_HANDLE
_THIS_SESSION = 0xFFFFFFFF  # WTS_CURRENT_SESSION
_SESSION_INFO_EX = 25  # WTSSessionInfoEx
_CALLBACK = 2  # DEVICE_NOTIFY_CALLBACK

_wtsapi32 = ctypes.WinDLL("wtsapi32", use_last_error=True)
_powrprof = ctypes.WinDLL("powrprof", use_last_error=True)

_OnPower = ctypes.WINFUNCTYPE(wintypes.ULONG, ctypes.c_void_p, wintypes.ULONG, ctypes.c_void_p)


class _Subscription(ctypes.Structure):
    """DEVICE_NOTIFY_SUBSCRIBE_PARAMETERS."""

    _fields_ = (("callback", _OnPower), ("context", ctypes.c_void_p))


_query_session = declare(
    *(_wtsapi32, "WTSQuerySessionInformationW", wintypes.BOOL, wintypes.HANDLE, wintypes.DWORD),
    *(ctypes.c_int, ctypes.POINTER(ctypes.c_void_p), ctypes.POINTER(wintypes.DWORD)),
)
_free = declare(_wtsapi32, "WTSFreeMemory", None, ctypes.c_void_p)
_subscribe = declare(
    *(_powrprof, "PowerRegisterSuspendResumeNotification", wintypes.DWORD, wintypes.DWORD),
    *(ctypes.POINTER(_Subscription), ctypes.POINTER(wintypes.HANDLE)),
)
_unsubscribe = declare(_powrprof, "PowerUnregisterSuspendResumeNotification", wintypes.DWORD, wintypes.HANDLE)


class AbsenceWatch:
    """Asks Windows about this session, and is told of sleep."""

    def run(self, told: Told, stopping: threading.Event) -> None:
        """Tell how things are, then every change, until `stopping` is set.

        Raises:
            MachineError: Windows tells nothing about sleep.
        """

        def on_power(_context: int | None, event: int, _setting: int | None) -> int:
            asleep = windows_falls_asleep(event)
            if asleep is not None:
                told.asleep(now=asleep)
            return 0

        callback = _OnPower(on_power)  # kept for as long as Windows may call it
        handle = wintypes.HANDLE()
        failure = _subscribe(_CALLBACK, ctypes.byref(_Subscription(callback, None)), ctypes.byref(handle))
        if failure:
            raise MachineError(f"Windows does not tell when it will sleep (error {failure})")
        try:
            _follow_lock(told, stopping)
        finally:
            _unsubscribe(handle)


def _follow_lock(told: Told, stopping: threading.Event) -> None:
    last = _is_locked()
    told.locked(now=last)
    while not stopping.wait(_LOOK_S):
        locked = _is_locked()
        if locked != last:
            told.locked(now=locked)
        last = locked


def _is_locked() -> bool:
    info, size = ctypes.c_void_p(), wintypes.DWORD()
    if not _query_session(
        _THIS_SERVER, _THIS_SESSION, _SESSION_INFO_EX, ctypes.byref(info), ctypes.byref(size)
    ):
        return False  # where there are no sessions, nothing can be locked
    try:
        return windows_is_locked(ctypes.string_at(info.value or 0, size.value))
    finally:
        _free(info)
