"""The pointer's recorded images, ready to be painted. What is no small picture is none."""

import base64
import binascii

from PySide6.QtCore import QBuffer, QByteArray
from PySide6.QtGui import QImage, QImageReader

from trajectory_recorder.replay.overlays import CursorImage

# Systems draw pointers of up to 256 pixels; a hostile recording may have anything.
_LARGEST_PX = 512
_LONGEST = 4_000_000
_MOST = 200


class CursorImages:
    """Decodes each image once."""

    def __init__(self) -> None:
        self._decoded: dict[str, QImage | None] = {}

    def of(self, image: CursorImage) -> QImage | None:
        """The image; None where it can't be shown."""
        if not (0 < image.width_px <= _LARGEST_PX and 0 < image.height_px <= _LARGEST_PX):
            return None
        if image.shape not in self._decoded:
            if len(self._decoded) >= _MOST:
                self._decoded.clear()
            self._decoded[image.shape] = _decoded(image.png)
        return self._decoded[image.shape]


def _decoded(png: str) -> QImage | None:
    try:
        data = base64.b64decode(png[:_LONGEST], validate=True)
    except (binascii.Error, ValueError):
        return None
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    reader = QImageReader(buffer, QByteArray(b"png"))
    size = reader.size()
    if not size.isValid() or max(size.width(), size.height()) > _LARGEST_PX:
        return None
    image = reader.read()
    return None if image.isNull() else image
