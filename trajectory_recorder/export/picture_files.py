"""Pictures of steps as files in a dataset, each frame once."""

from pathlib import PurePosixPath

from trajectory_recorder.export.images import SUFFIXES, Image
from trajectory_recorder.export.piece import Piece
from trajectory_recorder.wire.exports import ExportOptions

FOLDER = "images"


class PictureFiles:
    """The pictures of one recording, in `images/` and its name.

    Args:
        name: The recording's.
        piece: Where they go.
        options: With the format of pictures.
    """

    def __init__(self, name: str, piece: Piece, options: ExportOptions) -> None:
        self._name, self._piece = name, piece
        self._suffix = SUFFIXES[options.image]
        self._kept: set[str] = set()

    def keep(self, image: Image) -> str:
        """Write a picture, if it isn't there yet; returns its path below `images/`."""
        shown = f"{PurePosixPath(image.taken.path).stem}-{image.taken.pts_ns:015d}"
        path = f"{self._name}/{shown}{self._suffix}"
        if path not in self._kept:
            self._piece.file(f"{FOLDER}/{path}").write_bytes(image.data)
            self._piece.count("pictures")
            self._kept.add(path)
        return path
