"""Where the media of a recording are read from: a folder on this machine, or whatever else can be sought in."""

from pathlib import Path
from typing import BinaryIO, Protocol

from trajectory_recorder.bundle import layout
from trajectory_recorder.errors import DamagedBundle


class MediaFiles(Protocol):
    """Opens a recording's media, from any thread."""

    def open(self, path: str) -> BinaryIO:
        """Open a file of the bundle for reading; it can be sought in, and is for one thread only.

        Args:
            path: As the manifest has it ("data/screen-0.mkv").

        Raises:
            DamagedBundle: It is not there, or not a path inside the bundle.
            EndpointError: It lies at an endpoint that can't be asked; so may reading later.
            OSError: It can't be read.
        """


class LocalMedia:
    """The media of a bundle on this machine.

    Args:
        root: The bundle's folder.
    """

    def __init__(self, root: Path) -> None:
        self._root = root

    def open(self, path: str) -> BinaryIO:
        """As the protocol has it."""
        file = layout.resolve(self._root, path)
        if not file.is_file():
            raise DamagedBundle(f"{path} is missing in {self._root.name}")
        return file.open("rb")
