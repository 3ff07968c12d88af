"""Every video and every voice that an export makes, read by a program that nobody here wrote."""

import json
import subprocess
import tarfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from helpers.exported import episode_of, exported
from helpers.replayed_session import ReplayedSession
from trajectory_recorder.events import FrameEvent, VoiceEvent
from trajectory_recorder.export.episode import Episode

_CODECS = {".mkv": "h264", ".mp4": "h264", ".mka": "flac"}


@pytest.fixture(scope="module")
def spoken(tmp_path_factory: pytest.TempPathFactory) -> Episode:
    """A recording of two displays and a voice."""
    session = ReplayedSession(left_ms=tuple(range(20, 12_000, 500))).works()
    return episode_of(session.seal(tmp_path_factory.mktemp("spoken")))


def media(folder: Path) -> Iterator[Path]:
    """The media files of a dataset, those in its archives, too."""
    for archive in folder.rglob("*.tar"):
        with tarfile.open(archive) as opened:
            opened.extractall(archive.with_suffix(""), filter="data")
    return (it for it in sorted(folder.rglob("*")) if it.suffix in _CODECS)


def packets(file: Path) -> int:
    """How many packets its one stream has; fails where the program has anything to say against it."""
    command = ["ffprobe", "-v", "error", "-of", "json", "-count_packets", "-show_streams", str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stderr == ""
    (stream,) = json.loads(done.stdout)["streams"]
    assert stream["codec_name"] == _CODECS[file.suffix]
    return int(stream["nb_read_packets"])


@pytest.mark.parametrize("name", ["raw", "webdataset-episodes", "parquet", "owamcap"])
def test_media_that_go_along_have_every_frame_and_every_sound(
    name: str, spoken: Episode, tmp_path: Path
) -> None:
    counted = dict.fromkeys(_CODECS, 0)
    for file in media(exported(name, [spoken], tmp_path).folder):
        counted[file.suffix] += packets(file)
    frames = sum(isinstance(event, FrameEvent) for _, event in spoken.events())
    sounds = sum(isinstance(event, VoiceEvent) for _, event in spoken.events())
    assert counted == {".mkv": frames, ".mka": sounds, ".mp4": 0}
    assert frames
    assert sounds


def test_a_film_has_a_frame_for_each_row(worked: Episode, spoken: Episode, tmp_path: Path) -> None:
    made = exported("lerobot", [worked, spoken], tmp_path)
    assert sum(map(packets, media(made.folder))) == made.counts["frames"] > 0
