"""What a recorded display showed: frames of a bundle's video as pictures.

A video's size is even, and may be a column or a row larger than what it shows: that is cut off here, and nothing else
is changed.
"""

from collections.abc import Iterator, Mapping

import numpy as np
import numpy.typing as npt

from trajectory_recorder.bundle import layout
from trajectory_recorder.bundle.reader import Bundle
from trajectory_recorder.errors import DamagedBundle
from trajectory_recorder.media import decode

Rgb = npt.NDArray[np.uint8]


def pictures_of(bundle: Bundle, path: str, asked: Mapping[int, tuple[int, int]]) -> Iterator[tuple[int, Rgb]]:
    """Decode the asked frames of a video, reading it once; those that can't be decoded are left out.

    Args:
        bundle: Whose.
        path: The video's, in the bundle.
        asked: The frames' time stamps in ns, each with the width and height in pixels of what it shows.

    Yields:
        Time stamp, and the picture as (height, width, 3) RGB, in the order of the file.

    Raises:
        DamagedBundle: There is no such video, or the rest of it can't be read; what came before was yielded.
    """
    file = bundle.path(path)
    if layout.track_of(path) is None:
        raise DamagedBundle(f"{path} is no video of a bundle")
    if not file.is_file():
        raise DamagedBundle(f"{path} is missing, or no plain file")
    try:
        for pts_ns, rgb in decode.pictures_at(file, asked):
            width_px, height_px = asked[pts_ns]
            if 0 < width_px <= rgb.shape[1] and 0 < height_px <= rgb.shape[0]:
                yield pts_ns, rgb[:height_px, :width_px]
    except OSError as error:
        raise DamagedBundle(f"{path} can't be read: {error.strerror}") from error
