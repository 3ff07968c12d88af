"""What Windows and macOS answer when they are asked about locks and sleep. Pure; it asks nobody."""

import struct
from collections.abc import Mapping

# WTSINFOEXW (wtsapi32.h): its level, then, aligned to 8 bytes, session, state of connection and flags.
_SESSION_INFO = struct.Struct("<I4xIIi")
_LEVEL = 1
_WTS_LOCKED = 0  # WTS_SESSIONSTATE_LOCK; unlocked is 1, and unknown 0xFFFFFFFF

# WM_POWERBROADCAST: PBT_APMSUSPEND; PBT_APMRESUMESUSPEND and PBT_APMRESUMEAUTOMATIC.
_POWER = {0x04: True, 0x07: False, 0x12: False}

# IOMessage.h: kIOMessageSystemWillSleep; kIOMessageSystemWillNotSleep and kIOMessageSystemHasPoweredOn.
_SYSTEM_MESSAGES = {0xE0000280: True, 0xE0000290: False, 0xE0000300: False}


def windows_is_locked(session_info: bytes) -> bool:
    """Whether a WTSINFOEXW says that the session is locked; what is too short or unknown says no."""
    if len(session_info) < _SESSION_INFO.size:
        return False
    level, _, _, flags = _SESSION_INFO.unpack_from(session_info)
    return bool(level == _LEVEL and flags == _WTS_LOCKED)


def macos_is_locked(session: Mapping[str, object] | None) -> bool:
    """Whether the window server's dictionary of a session says that its screen is locked."""
    return bool(session and session.get("CGSSessionScreenIsLocked"))


def windows_falls_asleep(event: int) -> bool | None:
    """Whether the machine is about to sleep (True) or woke up (False); None for other news of power."""
    return _POWER.get(event)


def macos_falls_asleep(message: int) -> bool | None:
    """Whether the machine is about to sleep (True) or woke up (False); None for other messages."""
    return _SYSTEM_MESSAGES.get(message)
