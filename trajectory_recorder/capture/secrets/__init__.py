"""Fields for passwords: what is typed into them never leaves the memory that it was heard in.

`open_fields` tells whether keys go to one, and `WithoutSecrets` keeps them out of the input.
"""

import sys

from trajectory_recorder.capture.secrets.source import WithoutSecrets

if sys.platform == "win32":
    from trajectory_recorder.capture.secrets._windows import open_fields
elif sys.platform == "darwin":
    from trajectory_recorder.capture.secrets._macos import open_fields
else:
    from trajectory_recorder.capture.secrets._at_spi import open_fields

__all__ = ["WithoutSecrets", "open_fields"]
