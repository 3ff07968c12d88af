"""Decoded pictures as Qt's images, without a copy."""

from PySide6.QtGui import QImage

from trajectory_recorder.media.bgra import Bgra


def image_of(bgra: Bgra) -> QImage:
    """Wrap a picture's pixels; keep them as long as the image."""
    height, width, _ = bgra.shape
    return QImage(bgra.data, width, height, width * 4, QImage.Format.Format_RGB32)
