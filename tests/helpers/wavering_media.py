"""Media at an endpoint that does not answer now and then."""

from pathlib import Path
from typing import BinaryIO

from trajectory_recorder.errors import Unreachable
from trajectory_recorder.replay.media_files import LocalMedia


class WaveringMedia(LocalMedia):
    """An endpoint that fails so many times."""

    def __init__(self, root: Path) -> None:
        super().__init__(root)
        self.failures = 0

    def open(self, path: str) -> BinaryIO:
        if self.failures:
            self.failures -= 1
            raise Unreachable("the endpoint does not answer")
        return super().open(path)
