"""A narration while it is spoken: what of the sound is kept, and what is told of a microphone that fails."""

import queue
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from helpers.command_line import PATIENCE_S
from trajectory_recorder.capture.source import Outlet, Sound
from trajectory_recorder.errors import DeviceLost, OutputUnusable, TrajectoryError
from trajectory_recorder.media.decode import samples
from trajectory_recorder.media.voice import RATE_HZ
from trajectory_recorder.ui.mending.take import Take

MS = 1_000_000
BLOCK_MS = 50


class Speaker:
    """Speaks what it is told to, at monotonic times that it is told."""

    stream = "voice"

    def __init__(self) -> None:
        self.words: queue.Queue[tuple[int, int] | Exception | None] = queue.Queue()

    def run(self, outlet: Outlet) -> None:
        outlet.ready()
        while (word := self.words.get()) is not None:
            if isinstance(word, Exception):
                raise word
            at_ms, level = word
            outlet.emit(at_ms * MS, Sound(np.full(BLOCK_MS * RATE_HZ // 1000, level, np.int16)))
            self.words.task_done()

    def speaks(self, from_ms: int, to_ms: int, level: int) -> None:
        for at_ms in range(from_ms, to_ms, BLOCK_MS):
            self.words.put((at_ms, level))
        self.words.join()


class Spoken:
    """A take, and how it ended."""

    def __init__(self, path: Path, *, lasts_ms: int = 1000) -> None:
        self.speaker = Speaker()
        self.ends: queue.Queue[Exception | None] = queue.Queue()
        self.take = Take(path, lasts_ns=lasts_ms * MS, on_end=self.ends.put, source=self.speaker)
        self.take.start()

    def ends_with(self, last: Exception | None = None) -> Exception | None:
        self.take.stop()
        self.speaker.words.put(last)
        return self.ends.get(timeout=PATIENCE_S)

    def heard(self) -> np.ndarray:
        """All of it, from 0 on."""
        whole = np.zeros(RATE_HZ * 2, np.int16)
        for pts_ns, pcm in samples(self.take.path):
            begin = round(pts_ns * RATE_HZ / 1e9)
            whole[begin : begin + len(pcm)] = pcm
        return whole


@pytest.fixture
def spoken(tmp_path: Path) -> Iterator[Spoken]:
    made = Spoken(tmp_path / "narration-1.mka")
    yield made
    made.speaker.words.put(None)
    made.take.close()


def test_what_is_said_from_its_beginning_to_its_end_is_kept(spoken: Spoken) -> None:
    spoken.speaker.speaks(10_000, 10_500, 3000)
    assert spoken.take.is_ready
    assert spoken.take.level == pytest.approx(3000 / 32_768)
    spoken.take.begin(10_520 * MS)
    spoken.speaker.speaks(10_500, 12_000, 5000)
    assert spoken.ends_with() is None
    heard = spoken.heard()
    assert set(heard[:RATE_HZ].tolist()) == {5000}
    assert set(heard[RATE_HZ:].tolist()) == {0}
    assert spoken.take.length_ns == pytest.approx(1000 * MS, abs=MS)


def test_who_stops_early_has_what_was_said(spoken: Spoken) -> None:
    spoken.take.begin(10_000 * MS)
    spoken.speaker.speaks(10_000, 10_300, 5000)
    assert spoken.ends_with() is None
    assert spoken.take.length_ns == pytest.approx(300 * MS, abs=MS)
    assert np.count_nonzero(spoken.heard()) == 300 * RATE_HZ // 1000


def test_what_is_said_before_it_begins_is_not_kept(spoken: Spoken) -> None:
    spoken.speaker.speaks(10_000, 10_500, 3000)
    assert spoken.ends_with() is None
    assert spoken.take.length_ns == 0


def test_a_microphone_that_goes_away_is_told(spoken: Spoken) -> None:
    gone = DeviceLost("the microphone stopped delivering", "see whether it is plugged in")
    assert spoken.ends_with(gone) is gone


def test_a_place_that_can_t_be_written_is_told(tmp_path: Path) -> None:
    refused = Spoken(tmp_path / "no folder" / "narration-1.mka")
    error = refused.ends.get(timeout=PATIENCE_S)
    refused.take.close()
    assert isinstance(error, OutputUnusable)
    assert isinstance(error, TrajectoryError)
