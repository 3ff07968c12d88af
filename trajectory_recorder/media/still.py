"""One picture as a file that every browser and image program shows: PNG, without loss, or JPEG for those who want it.

Of four pictures of office work at 1920x1080, once, in processor time and bytes a picture: PNG at zlib's
level 6 without a filter 38 ms and 28 kB; with the mixed filters 67 ms and 28 kB; at level 1, 24 ms and 52 kB;
by Python's zlib 58 ms and 28 kB; JPEG at its second best quality 49 ms and 80 kB. Screens are flat: filters
and JPEG, made for photographs, cost more there and give less.
"""

from fractions import Fraction
from typing import Any

import av
import numpy as np
import numpy.typing as npt
from av.video.frame import PictureType
from av.video.reformatter import ColorRange, Colorspace, Interpolation, VideoReformatter

from trajectory_recorder.errors import DamagedBundle

_OPTIONS = {"compression_level": "6", "pred": "none"}
# The second best of 31; whole numbers, the same on every machine.
_JPEG_OPTIONS = {"qmin": "2", "qmax": "2", "dct": "int", "flags": "+bitexact"}
# libav counts rows as long as it aligns them.
_PADDING_PX = 64


def to_png(rgb: npt.NDArray[np.uint8]) -> bytes:
    """Encode a picture, (height, width, 3) in the order red, green, blue."""
    height_px, width_px, _ = rgb.shape
    encoder = av.VideoCodecContext.create("png", "w")
    encoder.width, encoder.height, encoder.pix_fmt = width_px, height_px, "rgb24"
    encoder.time_base = Fraction(1)
    encoder.options = _OPTIONS
    frame = av.VideoFrame.from_ndarray(np.ascontiguousarray(rgb), format="rgb24")
    return b"".join(bytes(packet) for packet in (*encoder.encode(frame), *encoder.encode(None)))


def to_jpeg(rgb: npt.NDArray[np.uint8]) -> bytes:
    """Encode a picture, (height, width, 3) in the order red, green, blue, with colours at full resolution."""
    height_px, width_px, _ = rgb.shape
    encoder: Any = av.VideoCodecContext.create("mjpeg", "w")
    encoder.width, encoder.height, encoder.pix_fmt = width_px, height_px, "yuv444p"
    encoder.color_range, encoder.colorspace = ColorRange.JPEG, Colorspace.ITU601
    encoder.time_base = Fraction(1)
    encoder.options = _JPEG_OPTIONS
    encoder.thread_count = 1
    frame = VideoReformatter().reformat(
        av.VideoFrame.from_ndarray(np.ascontiguousarray(rgb), format="rgb24"),
        format="yuv444p",
        dst_colorspace=Colorspace.ITU601,
        dst_color_range=ColorRange.JPEG,
        interpolation=Interpolation.AREA | Interpolation.ACCURATE_RND | Interpolation.BITEXACT,
        threads=1,
    )
    frame.pict_type = PictureType.NONE
    return b"".join(bytes(packet) for packet in (*encoder.encode(frame), *encoder.encode(None)))


def from_png(data: bytes, *, width_px: int, height_px: int) -> npt.NDArray[np.uint8]:
    """Decode a picture of a known size, (height, width, 3) in the order red, green, blue.

    Raises:
        DamagedBundle: It is none, or of another size; a larger one is not even decoded.
    """
    decoder = av.VideoCodecContext.create("png", "r")
    decoder.options = {"max_pixels": str((width_px + _PADDING_PX) * height_px)}
    try:
        frames = [*decoder.decode(av.Packet(data)), *decoder.decode(None)]
    except av.FFmpegError as error:
        raise DamagedBundle(f"A picture can't be decoded: {error}") from error
    if [(it.width, it.height) for it in frames] != [(width_px, height_px)]:
        raise DamagedBundle(f"A picture is not {width_px}x{height_px} pixels large")
    return np.ascontiguousarray(frames[0].to_ndarray(format="rgb24"))
