from collections.abc import Iterator
from pathlib import Path

import pytest

from helpers.replayed import MS, SECOND, evenly, screen
from trajectory_recorder.replay.media_files import LocalMedia
from trajectory_recorder.replay.pictures.screen_pictures import ScreenPictures
from trajectory_recorder.replay.playing import waiting
from trajectory_recorder.replay.playing.clock import PlayClock
from trajectory_recorder.replay.playing.reel import Reel
from trajectory_recorder.replay.playing.skipping import NO_JUMPS
from trajectory_recorder.replay.timeline.timeline import ScreenTrack, Span


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("reel")


@pytest.fixture(scope="module")
def track(folder: Path) -> ScreenTrack:
    """200 frames, 40 ms apart."""
    return screen(folder, 0, [evenly(200)])


@pytest.fixture
def reel(track: ScreenTrack, folder: Path) -> Iterator[Reel]:
    """At the first frame."""
    reel = Reel(ScreenPictures(track, LocalMedia(folder)))
    reel.show(0, exactly=True)
    yield reel
    reel.pictures.close()


def clock(rate: float) -> PlayClock:
    return PlayClock(8 * SECOND, NO_JUMPS).at_rate(rate, now_ns=0).started(now_ns=0)


@pytest.mark.parametrize("rate", [0.25, 1.0])
def test_as_fast_as_recorded_every_frame_comes_next(reel: Reel, rate: float) -> None:
    # However late it is.
    assert reel.next_index(clock(rate), now_ns=3 * SECOND) == 1
    reel.decode(1)
    assert reel.next_index(clock(rate), now_ns=3 * SECOND) == 2


def test_only_so_many_wait(reel: Reel) -> None:
    for index in range(1, 7):
        assert reel.next_index(clock(1.0), now_ns=0) == index
        reel.decode(index)
    assert reel.next_index(clock(1.0), now_ns=0) is None
    assert [it.index for it in reel.take_due(80 * MS, every=True)] == [1, 2]
    assert reel.next_index(clock(1.0), now_ns=0) == 7
    reel.decode(7)
    assert [it.index for it in reel.take_due(8 * SECOND, every=False)] == [7]


def test_fewer_wait_where_each_is_large(reel: Reel, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waiting, "_AHEAD_BYTES", 1)
    for index in range(1, 4):
        assert reel.next_index(clock(1.0), now_ns=0) == index
        reel.decode(index)
    assert reel.next_index(clock(1.0), now_ns=0) is None


def test_fast_frames_are_as_far_apart_as_a_screen_shows_them(reel: Reel) -> None:
    # 10 x a sixtieth of a second is 167 ms: four frames.
    assert reel.next_index(clock(10.0), now_ns=0) == 4
    assert reel.next_index(clock(2.0), now_ns=0) == 1


def test_fast_a_frame_is_chosen_that_is_decoded_when_it_is_due(reel: Reel) -> None:
    reel._pace.frame_ns = 4 * MS
    for rate, now_ms in ((2.0, 100), (5.0, 20), (5.0, 300)):
        index = reel.next_index(clock(rate), now_ns=now_ms * MS)
        assert index is not None
        ready_ns = now_ms * MS + reel._frames_to(index) * 4 * MS
        assert reel.comes_at_ns(index) >= clock(rate).position(ready_ns) - 40 * MS
        assert index < 199


def test_where_decoding_can_not_keep_up_the_next_key_frame_comes(reel: Reel) -> None:
    reel._pace.frame_ns = 30 * MS
    reel._pace.key_ns = 50 * MS
    assert reel.next_index(clock(5.0), now_ns=0) == 60
    assert reel.next_index(clock(5.0), now_ns=450 * MS) == 120
    assert reel.next_index(clock(5.0), now_ns=1500 * MS) is not None


def test_at_the_end_there_is_nothing_left(reel: Reel) -> None:
    assert reel.show(8 * SECOND, exactly=True) is not None
    assert reel.next_index(clock(1.0), now_ns=0) is None


def test_what_is_left_out_is_not_decoded(reel: Reel) -> None:
    leaving_out = clock(1.0).leaving_out((Span(60 * MS, 4000 * MS),), now_ns=0)
    assert reel.next_index(leaving_out, now_ns=0) == 1
    reel.decode(1)
    assert reel.next_index(leaving_out, now_ns=0) == 100
