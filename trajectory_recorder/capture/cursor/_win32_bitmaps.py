"""A Windows cursor's bitmaps as one image: pure, so that it can be tested anywhere.

https://learn.microsoft.com/windows/win32/api/winuser/ns-winuser-iconinfo
"""

import numpy as np

from trajectory_recorder.capture.source import Pixels

_BLACK_OPAQUE = (0, 0, 0, 255)
_WHITE_OPAQUE = (255, 255, 255, 255)


def colour_cursor(bgra: Pixels, mask: Pixels) -> Pixels:
    """The image of a cursor with colours, as RGBA.

    Args:
        bgra: Its colour bitmap, (height, width, 4), straight alpha.
        mask: Its mask bitmap in the same form; white is transparent. It counts where the colours
            have no alpha at all, as in cursors from before Windows XP.
    """
    rgba = bgra[..., [2, 1, 0, 3]].copy()
    if not rgba[..., 3].any():
        rgba[..., 3] = np.where(mask[..., 0] > 0, 0, 255)
    rgba[rgba[..., 3] == 0] = 0
    return rgba


def monochrome_cursor(masks: Pixels) -> Pixels:
    """The image of a cursor without colours, as RGBA.

    Args:
        masks: Its mask bitmap, (2 x height, width, 4): above, white keeps the screen; below, white
            turns it to white, or over where it is kept. What turns the screen over, as the text
            cursor does, has no colour of its own and is drawn black.
    """
    height = len(masks) // 2
    keeps, whitens = masks[:height, :, 0] > 0, masks[height : 2 * height, :, 0] > 0
    rgba = np.zeros((height, masks.shape[1], 4), np.uint8)
    rgba[~keeps & ~whitens] = _BLACK_OPAQUE
    rgba[~keeps & whitens] = _WHITE_OPAQUE
    rgba[keeps & whitens] = _BLACK_OPAQUE
    return rgba
