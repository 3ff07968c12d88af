"""What a bundle says about the machine: its system and clock, never its name, user or address."""

import locale
import os
import platform
import time

from trajectory_recorder import __version__
from trajectory_recorder.bundle.manifest import OperatingSystem, Recorder


def recorder() -> Recorder:
    """This program."""
    return Recorder("trajectory-recorder", __version__)


def operating_system() -> OperatingSystem:
    """This operating system, without anything that identifies the person or the machine."""
    return OperatingSystem(
        platform.system(),
        platform.release(),
        platform.machine(),
        os.environ.get("XDG_SESSION_TYPE", ""),
        locale.getlocale()[0] or "C",
    )


def clock_resolution_ns() -> int:
    """The step of the clock that stamps are taken from, as the system declares it."""
    return max(1, round(time.get_clock_info("perf_counter").resolution * 1e9))
