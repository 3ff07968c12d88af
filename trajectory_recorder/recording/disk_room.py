"""Whether the disk has room for a recording: before it begins, and while it runs."""

import shutil
from pathlib import Path

from trajectory_recorder.errors import OutputUnusable


class DiskRoom:
    """The free space where a bundle is written.

    Args:
        reserve_mb: So many megabytes (10^6 bytes) must stay free.
    """

    def __init__(self, reserve_mb: int) -> None:
        self._reserve_mb = reserve_mb
        self.free_bytes = 0

    def check(self, output: Path) -> None:
        """Look at the place that a folder has or will have.

        Raises:
            OutputUnusable: There is too little.
            OSError: It can't be looked at.
        """
        existing = output.absolute()
        while not existing.exists():
            existing = existing.parent
        if self.is_short(existing):
            raise OutputUnusable(
                f"{output} has {self.free_bytes // 1_000_000} MB free, and {self._reserve_mb} MB must stay free",
                "make room, choose another folder with --output, or lower --reserve-mb",
            )

    def is_short(self, folder: Path) -> bool:
        """Look, and say whether less is free than has to stay.

        Raises:
            OSError: The folder is gone.
        """
        self.free_bytes = shutil.disk_usage(folder).free
        return self.free_bytes < self._reserve_mb * 1_000_000
