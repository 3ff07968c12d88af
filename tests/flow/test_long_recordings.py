"""Recordings whose files get long: they go on in further files, and stopping stays short."""

import json
import shutil
import subprocess
from itertools import pairwise
from pathlib import Path

import numpy as np

from helpers.long_session import LongSession
from trajectory_recorder.bundle import Bundle, verify
from trajectory_recorder.events import FrameEvent, VoiceEvent
from trajectory_recorder.media import decode
from trajectory_recorder.recording import recovery

_SHORT = 400_000


def test_long_files_are_continued_and_nothing_is_lost_between(tmp_path: Path) -> None:
    session = LongSession(tmp_path, file_bytes=_SHORT)
    session.run(30)
    session.stop()
    bundle = Bundle(session.bundle.root)
    assert verify(bundle.root) == []
    streams = {stream.name: stream for stream in bundle.manifest.streams}
    pictures, voice = streams["screen/0"].paths, streams["voice"].paths
    assert pictures[:2] == ("data/screen-0.mkv", "data/screen-0-1.mkv")
    assert voice[:2] == ("data/narration.mka", "data/narration-1.mka")
    assert len(pictures) > 2
    assert len(voice) > 3
    # Every sample, in order, whatever file it lies in.
    heard = np.concatenate([block for path in voice for _, block in decode.samples(bundle.path(path))])
    assert np.array_equal(heard, session.spoken())
    told = [packet for _, packet in bundle.events_of(VoiceEvent)]
    assert [packet.first_sample == 0 for packet in told].count(True) == len(voice)
    # Every picture whole, also the first of a continuation, of which only a corner came.
    frames = [frame for _, frame in bundle.events_of(FrameEvent)]
    shown = [(path, *picture) for path in pictures for picture in decode.frames(bundle.path(path))]
    assert [(path, pts_ns) for path, pts_ns, _ in shown] == [(f.path, f.pts_ns) for f in frames]
    assert len(shown) == session.blocks
    for path, pts_ns, picture in shown:
        still = picture[120:].astype(int)
        assert abs(still - 90).max() <= 6, (path, pts_ns)
    opening = [frame for before, frame in pairwise(frames) if before.path != frame.path]
    assert all(frame.keyframe for frame in opening)


def test_stopping_reads_no_more_after_a_longer_recording(tmp_path: Path) -> None:
    read = {}
    for seconds in (10, 40):
        session = LongSession(tmp_path, file_bytes=_SHORT)
        session.run(seconds)
        _, read[seconds] = session.stop()
        manifest = Bundle(session.bundle.root).manifest
        assert verify(session.bundle.root) == []
        assert len(manifest.files) > seconds // 4
    newest = 2 * 2 * _SHORT  # the newest of voice and screen, each a little longer than the limit
    assert max(read.values()) < newest
    assert sum(entry.bytes for entry in manifest.files) > 2 * newest


def test_a_crash_leaves_every_continuation(tmp_path: Path) -> None:
    session = LongSession(tmp_path, file_bytes=_SHORT)
    session.run(15)
    session.pipeline.on_writer(session.bundle.flush)
    root = Path(shutil.copytree(session.bundle.root, tmp_path / "crashed.trajectory"))
    session.stop()
    manifest = recovery.recover(root)
    assert verify(root) == []
    streams = {stream.name: stream for stream in manifest.streams}
    assert len(streams["voice"].paths) > 2
    assert len(streams["screen/0"].paths) > 1
    assert streams["screen/0"].count > 140


def test_outside_software_reads_and_seeks_a_continuation(tmp_path: Path) -> None:
    session = LongSession(tmp_path, file_bytes=_SHORT)
    session.run(15)
    session.stop()
    bundle = Bundle(session.bundle.root)
    for path in ("data/screen-0-1.mkv", "data/narration-1.mka"):
        asked = ("ffprobe", "-v", "error", "-of", "json", "-show_format", "-show_packets")
        told = json.loads(subprocess.check_output([*asked, str(bundle.path(path))]))
        times = [float(packet["pts_time"]) for packet in told["packets"]]
        assert times == sorted(times)
        assert times[0] > 1
        assert float(told["format"]["duration"]) > times[-1]
        middle = times[len(times) // 2]
        seek = subprocess.check_output([*asked, "-read_intervals", f"{middle}%+0.05", str(bundle.path(path))])
        assert abs(float(json.loads(seek)["packets"][0]["pts_time"]) - middle) <= 8
