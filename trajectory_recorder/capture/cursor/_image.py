"""What a pointer looks like, and its pixels in the one form that is told: straight alpha."""

import hashlib
import struct
from dataclasses import dataclass

import numpy as np

from trajectory_recorder.capture.source import Pixels

_SHAPE_DIGITS = 16


@dataclass(frozen=True, slots=True)
class CursorImage:
    """One image of the pointer.

    `rgba` is (height, width, 4), red first, with straight alpha; `name` is empty where the system
    has none; `shown` is False where the system hides the pointer.
    """

    rgba: Pixels
    hot_x_px: int
    hot_y_px: int
    name: str = ""
    shown: bool = True

    @property
    def shape(self) -> str:
        """A digest of size, hot spot and pixels: the first 16 hexadecimal digits of a SHA-256."""
        height, width, _ = self.rgba.shape
        digest = hashlib.sha256(struct.pack(">IIii", width, height, self.hot_x_px, self.hot_y_px))
        digest.update(self.rgba.tobytes())
        return digest.hexdigest()[:_SHAPE_DIGITS]

    @property
    def visible(self) -> bool:
        """Whether anything of it can be seen."""
        return self.shown and bool(self.rgba[..., 3].any())


NO_IMAGE = CursorImage(np.zeros((0, 0, 4), np.uint8), 0, 0, shown=False)


def straight(premultiplied: Pixels) -> Pixels:
    """Divide the colours by their alpha, rounding; where alpha is 0, everything is.

    Args:
        premultiplied: (height, width, 4), alpha last; the order of the colours does not matter.
    """
    alpha = premultiplied[..., 3:].astype(np.uint16)
    colours = premultiplied[..., :3].astype(np.uint16) * 255 + alpha // 2
    divided = np.minimum(colours // np.maximum(alpha, 1), 255) * (alpha > 0)
    return np.concatenate((divided, alpha), axis=2).astype(np.uint8)
