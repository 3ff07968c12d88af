"""Folders in memory: what writes each change through to the disk, as it must, has tests that mostly wait for one."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_MEMORY = "/dev/shm"


@contextmanager
def memory_folder() -> Iterator[Path]:
    """A folder that is removed in the end; where the system keeps none in memory, one like all others."""
    where = _MEMORY if os.access(_MEMORY, os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="trajectory-", dir=where) as folder:
        yield Path(folder)
