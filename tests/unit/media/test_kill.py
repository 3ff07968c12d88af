"""A recorder that is killed at any moment leaves files that open and lack nothing that was written."""

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest

from trajectory_recorder.media import decode, scan

_RECORDER = """
import sys, time
import numpy as np
from trajectory_recorder.media.video import VideoFile
from trajectory_recorder.media.voice import VoiceFile

video_file, voice_file = open(sys.argv[1], "xb", buffering=0), open(sys.argv[2], "xb", buffering=0)
video = VideoFile(video_file, width_px=640, height_px=360, fps=30)
voice = VoiceFile(voice_file)
still_after_ns = int(sys.argv[3])
pixels = np.full((360, 640, 4), 230, np.uint8)
random = np.random.default_rng(1)
start = time.perf_counter_ns()
number = heard = 0
while True:
    now = time.perf_counter_ns() - start
    if now < still_after_ns:
        pixels[100:140, number % 600 : number % 600 + 40] = random.integers(0, 255, (40, 40, 4))
        number += 1
        packet = video.encode(pixels, 0, 0, session_ns=now)
        video.write(packet)
        print("video", packet.pts_ns, flush=True)
    while (heard + 1) * 50_000_000 < now:
        pcm = random.normal(0, 2000, 2400).astype(np.int16)
        for packet in voice.encode(pcm, session_ns=heard * 50_000_000):
            voice.write(packet)
            print("voice", packet.pts_ns, flush=True)
        heard += 1
        print("heard", heard * 50_000_000, flush=True)
    time.sleep(0.033)
"""


@pytest.mark.parametrize(
    ("seconds", "still_after_s"),
    [
        (0.4, 99),
        (3.2, 1.0),
        *(pytest.param(seconds, 99, marks=pytest.mark.slow) for seconds in (1.3, 2.7)),
    ],
)
def test_nothing_that_was_written_is_lost(
    tmp_path: Path,
    ffprobe: Callable[[Path], dict[str, Any]],
    record_property: Callable[[str, object], None],
    seconds: float,
    still_after_s: float,
) -> None:
    video, voice = tmp_path / "screen.mkv", tmp_path / "voice.mka"
    command = [sys.executable, "-c", _RECORDER, str(video), str(voice), str(round(still_after_s * 1e9))]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        lines = [child.stdout.readline()]  # the first frame is written: now time runs
        time.sleep(seconds)
        child.kill()
        lines += child.stdout.read().splitlines()
    reported: dict[str, list[int]] = {"video": [], "voice": [], "heard": []}
    for line in lines:
        kind, time_ns = line.split()
        reported[kind].append(int(time_ns))
    assert child.returncode == -9
    for path, kind in ((video, "video"), (voice, "voice")):
        kept = [packet.pts_ns for packet in scan.packets(path)]
        # One packet may have been written but not yet reported.
        told = f"{kind}: {len(reported[kind])} packets reported as written, {len(kept)} kept"
        record_property(path.name, told)
        assert kept[: len(reported[kind])] == reported[kind], told
        assert len(kept) - len(reported[kind]) in {0, 1}, told
        if not kept:
            continue
        assert ffprobe(path)["pts_ms"] == [pts_ns // 1_000_000 for pts_ns in kept]
        with av.open(path) as container:
            assert sum(1 for packet in container.demux() if packet.size) == len(kept)
    assert len(list(decode.frames(video))) == len(list(scan.packets(video)))
    heard = sum(pcm.size for _, pcm in decode.samples(voice)) / 48_000 if reported["voice"] else 0.0
    assert max(reported["heard"], default=0) / 1e9 - heard <= 0.2
    assert np.all(np.diff([pts_ns for pts_ns, _ in decode.frames(video)]) > 0)
