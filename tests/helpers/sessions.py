"""Session data for tests that need some."""

from trajectory_recorder.bundle import SessionInfo
from trajectory_recorder.bundle.manifest import OperatingSystem, Recorder


def session_info() -> SessionInfo:
    """A session that began at a round moment of 2026."""
    return SessionInfo(
        "0192f0c1-0000-7000-8000-000000000001",
        Recorder("trajectory-recorder", "0.0.0"),
        OperatingSystem("Linux", "6.1", "x86_64", "x11", "en_US"),
        1_780_000_000_000_000_000,
        5_000_000_000,
        1,
        {"fps": 30},
    )
