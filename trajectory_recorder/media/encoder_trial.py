"""The program that tries one encoder: its JSON in, a `Trial` out. Run by `encoder_choice` only."""

import math
import sys
import tempfile
import time
from pathlib import Path

import msgspec
import numpy as np
import numpy.typing as npt

from trajectory_recorder.errors import DamagedBundle
from trajectory_recorder.media import decode
from trajectory_recorder.media.encoder_choice import Trial
from trajectory_recorder.media.encoding import Encoding
from trajectory_recorder.media.matroska import SeekableOutput
from trajectory_recorder.media.video import KEYFRAME_FRAMES, EncoderFailed, VideoFile

WIDTH_PX, HEIGHT_PX = 1920, 1080
_PICTURES = KEYFRAME_FRAMES + 6  # so that a keyframe is asked for in the middle
_FPS = 30


def sheet() -> npt.NDArray[np.uint8]:
    """A picture like a screen's: paper with lines of sharp, unlike letters; (height, width, 4) BGRA."""
    random = np.random.default_rng(1)
    pixels = np.full((HEIGHT_PX, WIDTH_PX, 4), 250, np.uint8)
    for top in range(20, HEIGHT_PX - 20, 20):
        ink = random.random((12, WIDTH_PX // 2)) < 0.3
        pixels[top : top + 12, : WIDTH_PX // 2][ink] = (40, 30, 30, 255)
    return pixels


def try_encoder(encoding: Encoding) -> Trial:
    """Encode pictures that change a line at a time, as typing does, and compare what comes back."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "trial.mkv"
        with path.open("xb", buffering=0) as file:
            return _try(encoding, file, path)


def _try(encoding: Encoding, file: SeekableOutput, path: Path) -> Trial:
    pixels = sheet()
    part = np.ascontiguousarray(pixels[:20, : WIDTH_PX // 2])
    began_s = time.process_time()
    try:
        video = VideoFile(file, width_px=WIDTH_PX, height_px=HEIGHT_PX, fps=_FPS, encoding=encoding)
        keyframes = []
        for number in range(_PICTURES):
            session_ns = number * 1_000_000_000 // _FPS
            if number == 0:
                packet = video.encode(pixels, 0, 0, session_ns=0)
            else:
                top = 20 * (number % 50)
                pixels[top : top + 20, : WIDTH_PX // 2] = part = np.roll(part, 2, axis=1)
                packet = video.encode(part, 0, top, session_ns=session_ns)
            video.write(packet)
            keyframes.append(packet.keyframe)
    except EncoderFailed as error:
        return Trial(failure=str(error))
    cpu_ms = (time.process_time() - began_s) * 1000 / _PICTURES
    video.close()
    if [number for number, key in enumerate(keyframes) if key] != [0, KEYFRAME_FRAMES]:
        return Trial(failure="it does not make keyframes where they are asked for")
    returned, last = 0, pixels[:0]
    try:
        for _, shown in decode.frames(path):
            returned, last = returned + 1, shown
    except DamagedBundle as error:
        return Trial(failure=f"its packets can't be decoded: {error.message}")
    if returned != _PICTURES:
        return Trial(failure=f"of {_PICTURES} pictures {returned} came back")
    return Trial(cpu_ms, _psnr_db(pixels[:, :, 1], last[:, :, 1]))


def _psnr_db(truth: npt.NDArray[np.uint8], shown: npt.NDArray[np.uint8]) -> float:
    error = float(np.mean((truth.astype(np.float32) - shown.astype(np.float32)) ** 2))
    return 10 * math.log10(255**2 / max(error, 1e-6))


def main() -> None:
    """Read an `Encoding` from standard input and write a `Trial` to standard output."""
    encoding = msgspec.json.decode(sys.stdin.buffer.read(), type=Encoding)
    sys.stdout.buffer.write(msgspec.json.encode(try_encoder(encoding)))


if __name__ == "__main__":
    main()
