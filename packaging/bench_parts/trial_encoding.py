"""Encodes footage with one candidate, and measures what that costs and what comes back.

The recorder's own video file does the encoding, under a rule for keyframes of the candidate's own; the
peer, ffmpeg, is given the same pictures as it would have grabbed them, thirty a second.
"""

import random
import resource
import statistics
import subprocess
import time
from dataclasses import dataclass
from io import FileIO
from pathlib import Path

from bench_parts.figures import percentile
from bench_parts.footage import Footage, Pixels
from bench_parts.similarity import Luma, luma_of_bgra, luma_of_rgb, psnr_db, ssim
from trajectory_recorder.media import decode, scan
from trajectory_recorder.media.encoding import Encoding
from trajectory_recorder.media.video import KEYFRAME_FRAMES, KEYFRAME_INTERVAL_NS, VideoEncoder, VideoFile

_PER_SECOND = 30
_SEEKS = 16
_SEED = 1
_HIGHEST_DB = 100.0  # equal pictures have an infinite one


@dataclass(frozen=True)
class Candidate:
    """Settings to try; `encoding` None stands for ffmpeg as a recorder.

    A keyframe comes after `keyframe_frames` frames, and for a frame `keyframe_ns` after the last.
    """

    name: str
    encoding: Encoding | None
    keyframe_frames: int = KEYFRAME_FRAMES
    keyframe_ns: int = KEYFRAME_INTERVAL_NS


@dataclass(frozen=True)
class Encoded:
    """A file, for each of its frames the picture that it shows, and the processor time it took."""

    path: Path
    shown: list[int]
    cpu_s: float


@dataclass(frozen=True)
class Fidelity:
    """How like the true pictures some frames are: their luma, by SSIM in the mean and at the low end
    and by PSNR in the median; and the mean SSIM of both colour differences."""

    ssim: float
    ssim_p5: float
    psnr_db: float
    colour_ssim: float


class _TrialEncoder(VideoEncoder):
    """An encoder with another rule for keyframes."""

    candidate: Candidate

    def _keyframe_due(self, pts_ns: int) -> bool:
        return (
            self._last_keyframe_ns is None
            or self._frames_since_keyframe >= self.candidate.keyframe_frames - 1
            or pts_ns - self._last_keyframe_ns >= self.candidate.keyframe_ns
        )


class _TrialVideo(VideoFile):
    """A video file whose keyframes come by a candidate's rule."""

    def __init__(
        self, file: FileIO, size_px: tuple[int, int], candidate: Candidate, encoding: Encoding
    ) -> None:
        width_px, height_px = size_px
        super().__init__(file, width_px=width_px, height_px=height_px, fps=_PER_SECOND, encoding=encoding)
        encoder = _TrialEncoder(self.coded_width_px, self.coded_height_px, fps=_PER_SECOND, encoding=encoding)
        encoder.candidate = candidate
        self._encoder = encoder


def encode(footage: Footage, candidate: Candidate, path: Path) -> Encoded:
    """Encode into a new file.

    Raises:
        EncoderFailed: The encoder does not work here.
        OSError: ffmpeg is not there, or failed.
    """
    if candidate.encoding is None:
        return _encode_with_ffmpeg(footage, path)
    size_px = footage.width_px, footage.height_px
    cpu_s = 0.0
    with path.open("xb", buffering=0) as file:
        video = _TrialVideo(file, size_px, candidate, candidate.encoding)
        for part in footage.parts:
            pixels = part.pixels.copy()  # off the disk, before the clock starts
            began_s = time.process_time()
            packet = video.encode(pixels, part.x_px, part.y_px, session_ns=part.at_ns)
            cpu_s += time.process_time() - began_s
            video.write(packet)
        video.close()
    return Encoded(path, list(range(len(footage.parts))), cpu_s)


def _encode_with_ffmpeg(footage: Footage, path: Path) -> Encoded:
    ticks = footage.at_rate(_PER_SECOND)
    command = [
        *(
            "ffmpeg",
            "-loglevel",
            "error",
            "-f",
            "rawvideo",
            "-pix_fmt",
            "bgra",
            "-framerate",
            str(_PER_SECOND),
        ),
        *("-video_size", f"{footage.width_px}x{footage.height_px}", "-i", "-"),
        *("-c:v", "libx264", "-preset", "veryfast", "-crf", "23", "-pix_fmt", "yuv420p", str(path)),
    ]
    before_s = _children_cpu_s()
    with subprocess.Popen(command, stdin=subprocess.PIPE) as process:
        assert process.stdin is not None  # noqa: S101 - asked for above
        for index, picture in enumerate(footage.pictures()):
            for _ in range(ticks.count(index)):
                process.stdin.write(picture.data)
        process.stdin.close()
    if process.returncode:
        raise OSError(f"ffmpeg ended with code {process.returncode}")
    return Encoded(path, ticks, _children_cpu_s() - before_s)


def compare(encoded: Encoded, truths: dict[int, Pixels]) -> Fidelity:
    """Hold the first frame that shows each of some pictures against the true picture."""
    lumas, decibels, colours = [], [], []
    left = dict(truths)
    for index, (_, rgb) in zip(encoded.shown, decode.frames(encoded.path), strict=True):
        true = left.pop(index, None)
        if true is None:
            continue
        height_px, width_px = true.shape[:2]
        shown = rgb[:height_px, :width_px]
        pair = luma_of_rgb(shown), luma_of_bgra(true)
        lumas.append(ssim(*pair))
        decibels.append(min(psnr_db(*pair), _HIGHEST_DB))
        # Blue and red less the luma are the colour differences of BT.709, but for a factor.
        for channel in (0, 2):
            differences: list[Luma] = [shown[:, :, channel] - pair[0], true[:, :, 2 - channel] - pair[1]]
            colours.append(ssim(differences[0] / 2 + 128, differences[1] / 2 + 128))
    low = percentile(lumas, 5)
    assert low is not None  # noqa: S101 - some pictures were compared
    return Fidelity(sum(lumas) / len(lumas), low, statistics.median(decibels), sum(colours) / len(colours))


def seek_ms(encoded: Encoded) -> float | None:
    """What it takes to find, decode and convert the picture of a given time.

    Returns:
        Processor time in ms, p95 over random times.
    """
    packets = scan.packets(encoded.path)
    times = [packet.pts_ns for packet in packets]
    chance = random.Random(_SEED)  # noqa: S311 - the same times for each candidate
    took = []
    for at_ns in chance.choices(times, k=_SEEKS):
        began_s = time.process_time()
        next(decode.frames(encoded.path, from_ns=at_ns))
        took.append((time.process_time() - began_s) * 1000)
    return percentile(took, 95)


def keyframe_bytes(encoded: Encoded) -> int:
    """The length of all keyframes."""
    return sum(packet.bytes for packet in scan.packets(encoded.path) if packet.keyframe)


def _children_cpu_s() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
