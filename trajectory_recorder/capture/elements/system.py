"""What asks this machine's system: `open_asker` opens it, `describe_support` says what to expect of it."""

import sys

if sys.platform == "win32":
    from trajectory_recorder.capture.elements._windows import describe_support, open_asker
elif sys.platform == "darwin":
    from trajectory_recorder.capture.elements._macos import describe_support, open_asker
else:
    from trajectory_recorder.capture.elements._at_spi import describe_support, open_asker

__all__ = ["describe_support", "open_asker"]
