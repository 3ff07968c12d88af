"""Which encoder makes the video, and what it is told. It opens one; what it encodes is others' business.

All encoders here are made to give one packet for one picture, at once, with no reference to later
pictures, so that what is written is complete at any time.
"""

import sys
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av
from av.codec.context import Flags
from av.codec.hwaccel import HWAccel

from trajectory_recorder.settings import Quality

_BT709 = 1
_LIMITED_RANGE = 1
_NO_KEYFRAMES_BY_COUNT = 1_000_000

# Quantizers by measurement (`make bench ARGS="--encoders"`): balanced matches the fidelity (SSIM) of
# x264 veryfast at crf 23, small takes about two thirds of its bytes, sharp keeps small coloured text.
_QUANTIZER = {Quality.SMALL: 33, Quality.BALANCED: 28, Quality.SHARP: 24}
_PIXEL_FORMAT = {Quality.SMALL: "yuv420p", Quality.BALANCED: "yuv420p", Quality.SHARP: "yuv444p"}

# A constant quantizer needs no look at the picture as a whole, which is half of what x264 costs when
# little changes; psycho-visual tricks are for films. What scrolls moves by many lines at once, which the
# hexagon search that the preset brings does not find: without the wide one a page costs twice the bytes.
# And it moves by whole pixels: looking between them is a fifth of the cost and saves 2 %. Letters have
# sharp edges, which the larger transform smears and the filter against blocks blurs.
_X264_PARAMETERS = "weightp=0:subme=0:me=umh:merange=32:psy=0:no-8x8dct=1:no-deblock=1"


@dataclass(frozen=True, slots=True)
class Encoding:
    """An encoder by libav's name, the pixel format it is given and its options.

    `upload` names the kind of device ("vaapi") that pictures have to be copied to beforehand, for
    encoders that don't do so themselves.
    """

    name: str
    pixel_format: str
    options: dict[str, str]
    hardware: bool = False
    upload: str = ""


def software(quality: Quality) -> Encoding:
    """x264, which works everywhere."""
    return Encoding(
        "libx264",
        _PIXEL_FORMAT[quality],
        {
            "preset": "veryfast",
            "qp": str(_QUANTIZER[quality]),
            # One packet per picture, at once, and no reference to the picture's memory afterwards.
            "tune": "zerolatency",
            "bf": "0",
            # No other keyframes than those asked for, and no I pictures between them that some tools
            # take for keyframes though decoding can't begin there.
            "sc_threshold": "0",
            "x264-params": _X264_PARAMETERS,
        },
    )


@dataclass(frozen=True, slots=True)
class _Chip:
    """A family of hardware encoders.

    `platforms` are the systems it is on, and `device` a file without which it can't be on Linux.
    `quantizer` names the options that take x264's quantizer times `scale`. `upload` is as in
    `Encoding`.
    """

    name: str
    platforms: tuple[str, ...]
    device: str
    quantizer: tuple[str, ...]
    options: dict[str, str]
    scale: int = 1
    upload: str = ""


# libav counts quantizers of `global_quality` in units of this (FF_QP2LAMBDA), with the flag qscale.
_LAMBDA = 118

# Each is told: one picture at a time, the quantizer for all of it, IDR pictures where keyframes are
# asked for. Media Foundation and VideoToolbox know no quantizer but a quality of 100.
_CHIPS = (
    _Chip(
        "h264_nvenc",
        ("linux", "win32"),
        "/dev/nvidiactl",
        ("qp",),
        {"preset": "p2", "tune": "ull", "rc": "constqp", "zerolatency": "1", "delay": "0", "forced-idr": "1"},
    ),
    _Chip(
        "h264_qsv",
        ("linux", "win32"),
        "/dev/dri/renderD128",
        ("global_quality",),
        {"flags": "+qscale", "preset": "veryfast", "async_depth": "1", "look_ahead": "0", "forced_idr": "1"},
        scale=_LAMBDA,
    ),
    _Chip(
        "h264_vaapi",
        ("linux",),
        "/dev/dri/renderD128",
        ("qp",),
        {"rc_mode": "CQP", "async_depth": "1", "idr_interval": "0"},
        upload="vaapi",
    ),
    _Chip(
        "h264_amf",
        ("linux", "win32"),
        "/dev/kfd",
        ("qp_i", "qp_p"),
        {
            "usage": "ultralowlatency",
            "latency": "1",
            "async_depth": "1",
            "rc": "cqp",
            "quality": "speed",
            "forced_idr": "1",
        },
    ),
    _Chip("h264_mf", ("win32",), "", (), {"rate_control": "quality", "quality": "70", "hw_encoding": "1"}),
    _Chip(
        "h264_videotoolbox",
        ("darwin",),
        "",
        (),
        {"flags": "+qscale", "global_quality": str(65 * _LAMBDA), "realtime": "1", "prio_speed": "1"},
    ),
)


def hardware(quality: Quality) -> tuple[list[Encoding], dict[str, str]]:
    """The encoders of graphics chips that are worth a trial here, and why the others aren't.

    No chip encodes full colour resolution as every decoder reads it, so `sharp` has none.
    """
    candidates: list[Encoding] = []
    refused: dict[str, str] = {}
    for chip in _CHIPS:
        if sys.platform not in chip.platforms:
            continue
        if quality is Quality.SHARP:
            refused[chip.name] = "it has no full colour resolution"
        elif chip.name not in av.codecs_available:
            refused[chip.name] = "this build of libav does not have it"
        elif sys.platform == "linux" and not Path(chip.device).exists():
            refused[chip.name] = f"there is no {chip.device}"
        else:
            levels = dict.fromkeys(chip.quantizer, str(_QUANTIZER[quality] * chip.scale))
            options = {**chip.options, **levels, "bf": "0"}
            candidates.append(Encoding(chip.name, "nv12", options, hardware=True, upload=chip.upload))
    return candidates, refused


def open_encoder(
    encoding: Encoding, *, width_px: int, height_px: int, fps: int, tick_ns: int | Fraction, threads: int = 1
) -> av.VideoCodecContext:
    """Open it for pictures of this size, in BT.709 colours of limited range.

    Args:
        encoding: Which, and what it is told.
        width_px: Even for formats with halved colours.
        height_px: Likewise.
        fps: The highest frame rate, a hint.
        tick_ns: The unit of its time stamps.
        threads: How many work at one picture, each at a slice of it. More save waiting but no processor time.

    Raises:
        av.FFmpegError: It does not work here.
        ValueError: This build of libav does not know it, or an option of it.
        NotImplementedError: It can't be fed from the kind of device to upload to.
    """
    device = HWAccel(encoding.upload) if encoding.upload else None
    encoder = av.CodecContext.create(encoding.name, "w", device)
    assert isinstance(encoder, av.VideoCodecContext)  # noqa: S101 - tells the type, given by the name
    encoder.width, encoder.height = width_px, height_px
    encoder.pix_fmt = encoding.pixel_format
    encoder.time_base = Fraction(tick_ns, 1_000_000_000)
    encoder.framerate = Fraction(fps)
    encoder.colorspace = encoder.color_primaries = encoder.color_trc = _BT709
    encoder.color_range = _LIMITED_RANGE
    encoder.gop_size = _NO_KEYFRAMES_BY_COUNT
    encoder.thread_count = threads
    encoder.flags |= Flags.global_header
    encoder.options = encoding.options
    encoder.open()
    # libav leaves there what it did not take, and goes on with defaults: at a quality nobody chose.
    if unknown := ", ".join(encoder.options):
        raise ValueError(f"it does not know {unknown}")
    return encoder
