"""Small pictures come in the order in which they are wanted, and are kept."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import numpy as np
import pytest

from helpers.grey_recording import FRAME_MS, FRAMES, GROUP, grey_at, grey_recording
from helpers.timelines import MS, timeline
from trajectory_recorder.bundle import layout
from trajectory_recorder.errors import Unreachable
from trajectory_recorder.media.key_frames import KeyFrames
from trajectory_recorder.replay.media_files import LocalMedia
from trajectory_recorder.replay.recording import Recording
from trajectory_recorder.replay.thumbnails import HEIGHT_PX, Thumbnails, thumbnails

KEYS = range(0, FRAMES, GROUP)


@pytest.fixture
def decoded(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The numbers of the frames that are decoded."""
    numbers: list[int] = []
    real = KeyFrames.picture

    def noted(video: KeyFrames, pts_ns: int, *, width_px: int, height_px: int) -> object:
        numbers.append(pts_ns // MS // FRAME_MS)
        return real(video, pts_ns, width_px=width_px, height_px=height_px)

    monkeypatch.setattr(KeyFrames, "picture", noted)
    return numbers


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "grey.trajectory"


class Watched:
    """Small pictures, with somebody who waits until there are so many."""

    def __init__(self, recording: Recording) -> None:
        self._told = threading.Semaphore(0)
        self.pictures = Thumbnails(recording)
        self.pictures.follow(self._told.release)

    def until(self, *numbers: int) -> None:
        """Wait until the key frames with these numbers are made."""
        while not all(self.greys(it) == pytest.approx(grey_at(it * FRAME_MS), abs=6) for it in numbers):
            assert self._told.acquire(timeout=30)

    def greys(self, number: int) -> float | None:
        rgb = self.pictures.at(number * FRAME_MS * MS)
        return None if rgb is None else float(rgb.mean())


@contextmanager
def watched(recording: Recording) -> Iterator[Watched]:
    it = Watched(recording)
    try:
        yield it
    finally:
        it.pictures.close()


def test_all_come_by_themselves_and_show_what_was_there(root: Path) -> None:
    with watched(grey_recording(root)) as it:
        it.until(*KEYS, 59, 119, 599)
        rgb = it.pictures.at(0)
        assert rgb is not None
        assert rgb.shape == (HEIGHT_PX, it.pictures.width_px, 3)
        assert it.pictures.width_px == 192


def test_what_is_wanted_comes_first(root: Path, decoded: list[int]) -> None:
    recording = grey_recording(root, _Gated(root))
    assert isinstance(recording.media, _Gated)
    with watched(recording) as it:
        assert recording.media.asked.wait(30)
        it.pictures.want([number * FRAME_MS * MS for number in (500, 130, 120, 300)])
        recording.media.gate.set()
        it.until(480, 120, 300)
        assert decoded[:4] == [0, 480, 120, 300]


def test_the_second_time_nothing_is_decoded(root: Path, decoded: list[int]) -> None:
    with watched(grey_recording(root)) as it:
        it.until(*KEYS)
    assert (root / layout.THUMBNAILS).is_file()
    assert sorted(decoded) == list(KEYS)
    decoded.clear()
    with watched(grey_recording(root)) as it:
        it.until(*KEYS)
    assert decoded == []


def test_a_damaged_picture_is_left_out_and_the_one_before_stands_for_it(root: Path) -> None:
    recording = grey_recording(root)
    track = recording.timeline.screens[0]
    track.pts_ns[GROUP] += MS
    with watched(recording) as it:
        it.until(0, *KEYS[2:])
        assert it.greys(GROUP) == it.greys(0)


def test_finer_ones_are_forgotten_when_there_are_too_many(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(thumbnails, "_LOCAL", 1)
    monkeypatch.setattr(thumbnails, "_MOST_FINER", 2)
    with watched(grey_recording(root)) as it:
        for number in KEYS:
            it.pictures.want([number * FRAME_MS * MS])
            it.until(number)
        assert it.greys(240) == it.greys(0)
        assert it.greys(599) == pytest.approx(grey_at(599 * FRAME_MS), abs=6)


def test_of_media_that_lie_elsewhere_few_are_fetched(
    root: Path, decoded: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(thumbnails, "_FETCHED", 3)
    recording = grey_recording(root, _Gated(root))
    assert isinstance(recording.media, _Gated)
    recording.media.gate.set()
    with watched(recording) as it:
        it.pictures.want([number * FRAME_MS * MS for number in range(FRAMES)])
        it.until(60, 300, 480)
    assert sorted(decoded) == [60, 300, 480]


def test_a_network_that_is_gone_is_asked_again_when_somebody_looks(root: Path) -> None:
    recording = grey_recording(root, _Unreachable(root))
    assert isinstance(recording.media, _Unreachable)
    with watched(recording) as it:
        assert recording.media.asked.acquire(timeout=30)
        recording.media.is_there = True
        it.pictures.want([300 * FRAME_MS * MS])
        it.until(300)
    assert recording.media.refused == 1


def test_a_recording_without_pictures_has_none(root: Path) -> None:
    empty = Recording("Empty", root, None, timeline(), LocalMedia(root))
    with watched(empty) as it:
        it.pictures.want([0])
        assert it.pictures.at(0) is None


def test_missing_media_end_nothing(root: Path) -> None:
    recording = grey_recording(root)
    (root / "data" / "screen-0.mkv").unlink()
    with watched(recording) as it:
        it.pictures.want([0])
    assert it.pictures.at(0) is None
    assert not (root / layout.THUMBNAILS).exists()


def test_pictures_are_those_of_the_file(root: Path) -> None:
    with watched(grey_recording(root)) as it:
        it.until(*KEYS)
        first = [it.pictures.at(number * FRAME_MS * MS) for number in KEYS]
    with watched(grey_recording(root)) as it:
        it.until(*KEYS)
        second = [it.pictures.at(number * FRAME_MS * MS) for number in KEYS]
    for one, other in zip(first, second, strict=True):
        assert one is not None
        assert other is not None
        assert np.array_equal(one, other)


class _Gated:
    """Media that lie elsewhere, and are not read before somebody says so."""

    def __init__(self, root: Path) -> None:
        self._local = LocalMedia(root)
        self.gate = threading.Event()
        self.asked = threading.Event()

    def open(self, path: str) -> BinaryIO:
        self.asked.set()
        assert self.gate.wait(30)
        return self._local.open(path)


class _Unreachable:
    """Media that can't be reached at first."""

    def __init__(self, root: Path) -> None:
        self._local = LocalMedia(root)
        self.is_there = False
        self.refused = 0
        self.asked = threading.Semaphore(0)

    def open(self, path: str) -> BinaryIO:
        if self.is_there:
            return self._local.open(path)
        self.refused += 1
        self.asked.release()
        raise Unreachable("example.org does not answer")
