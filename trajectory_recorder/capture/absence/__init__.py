"""Whether anybody can be at work here: not while the screen is locked or the machine sleeps."""

import sys

from trajectory_recorder.capture.absence.watch import Told, Watch

if sys.platform == "win32":
    from trajectory_recorder.capture.absence._windows import AbsenceWatch
elif sys.platform == "darwin":
    from trajectory_recorder.capture.absence._macos import AbsenceWatch
else:
    from trajectory_recorder.capture.absence._linux import AbsenceWatch

__all__ = ["AbsenceWatch", "Told", "Watch"]
