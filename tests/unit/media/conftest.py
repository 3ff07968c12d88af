"""What tests of media files share: an independent reader, and files to read."""

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from trajectory_recorder.media.video import VideoFile
from trajectory_recorder.media.voice import VoiceFile


@pytest.fixture
def ffprobe() -> Callable[[Path], dict[str, Any]]:
    """Read a file with ffmpeg's own tools: its packets, stream and duration; fail on any complaint."""

    def probe(path: Path) -> dict[str, Any]:
        command = ["ffprobe", "-v", "warning", "-show_packets", "-show_streams", "-show_format"]
        read = subprocess.run(
            [*command, "-of", "json", str(path)], check=True, capture_output=True, text=True
        )
        assert not read.stderr
        # The file's own time base: at a nominal frame rate ffmpeg complains of frames that come sooner.
        decode = ["ffmpeg", "-v", "error", "-i", str(path), "-enc_time_base", "-1", "-f", "null", "-"]
        decoded = subprocess.run(decode, check=True, capture_output=True, text=True)
        assert not decoded.stderr
        found: dict[str, Any] = json.loads(read.stdout)
        found["stream"] = found["streams"][0]
        found["pts_ms"] = [packet["pts"] for packet in found["packets"]]
        found["keyframes"] = sum("K" in packet["flags"] for packet in found["packets"])
        return found

    return probe


@pytest.fixture(scope="session")
def encoded_video(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("video") / "small.mkv"
    with path.open("xb", buffering=0) as file:
        video = VideoFile(file, width_px=64, height_px=48, fps=25)
        for number in range(100):
            pixels = np.full((48, 64, 4), 2 * number, np.uint8)
            video.write(video.encode(pixels, 0, 0, session_ns=number * 40_000_000))
        video.close()
    return path


@pytest.fixture(scope="session")
def encoded_voice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("voice") / "small.mka"
    random = np.random.default_rng(1)
    with path.open("xb", buffering=0) as file:
        voice = VoiceFile(file)
        for number in range(30):
            pcm = random.normal(0, 2000, 4800).astype(np.int16)
            for packet in voice.encode(pcm, session_ns=number * 100_000_000):
                voice.write(packet)
        for packet in voice.flush():
            voice.write(packet)
        voice.close()
    return path


@pytest.fixture
def small_video(encoded_video: Path, tmp_path: Path) -> Path:
    """A complete video of 100 frames, 64x48, 40 ms apart; frame n is a grey of level 2n. The test's own."""
    return Path(shutil.copy(encoded_video, tmp_path))


@pytest.fixture
def small_voice(encoded_voice: Path, tmp_path: Path) -> Path:
    """A complete voice file of 3 s of noise. The test's own."""
    return Path(shutil.copy(encoded_voice, tmp_path))
