import struct

import pytest

from trajectory_recorder.capture.absence._words import (
    macos_falls_asleep,
    macos_is_locked,
    windows_falls_asleep,
    windows_is_locked,
)


def session_info(level: int, flags: int) -> bytes:
    """A WTSINFOEXW: session 3, active; names and times after the flags."""
    return struct.pack("<I4xIIi", level, 3, 0, flags) + bytes(200)


@pytest.mark.parametrize(
    ("info", "locked"),
    [
        (session_info(1, 0), True),
        (session_info(1, 1), False),
        (session_info(1, -1), False),
        (session_info(0, 0), False),
        (session_info(1, 0)[:19], False),
        (b"", False),
    ],
)
def test_the_state_of_a_windows_session(info: bytes, *, locked: bool) -> None:
    assert windows_is_locked(info) is locked


@pytest.mark.parametrize(
    ("session", "locked"),
    [
        (None, False),
        ({}, False),
        ({"CGSSessionScreenIsLocked": 0}, False),
        ({"CGSSessionScreenIsLocked": True, "kCGSSessionOnConsoleKey": True}, True),
    ],
)
def test_the_state_of_a_session_on_macos(session: dict[str, object] | None, *, locked: bool) -> None:
    assert macos_is_locked(session) is locked


def test_news_of_power() -> None:
    assert [windows_falls_asleep(event) for event in (0x04, 0x12, 0x07, 0x0A)] == [True, False, False, None]
    messages = (0xE0000280, 0xE0000290, 0xE0000300, 0xE0000270, 0xE0000320)
    assert [macos_falls_asleep(message) for message in messages] == [True, False, False, None, None]
