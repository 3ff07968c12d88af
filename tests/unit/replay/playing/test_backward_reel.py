"""The backward reel on real files; what decoding takes is told by a clock of the test's own."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from helpers.damaged_packets import blank_packets
from helpers.replayed import MS, SECOND, evenly, number_in, screen
from trajectory_recorder.media.bgra import Bgra
from trajectory_recorder.replay.media_files import LocalMedia
from trajectory_recorder.replay.pictures.negative import Negative
from trajectory_recorder.replay.pictures.picture import Picture
from trajectory_recorder.replay.pictures.screen_pictures import ScreenPictures, Shown
from trajectory_recorder.replay.playing.backward_reel import ROOM_BYTES, BackwardReel
from trajectory_recorder.replay.playing.clock import PlayClock
from trajectory_recorder.replay.playing.skipping import NO_JUMPS
from trajectory_recorder.replay.timeline.timeline import ScreenTrack, Span

APART_NS = 40 * MS
LENGTH_NS = 8 * SECOND
END_NS = LENGTH_NS - 1


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("backwards")


@pytest.fixture(scope="module")
def track(folder: Path) -> ScreenTrack:
    """200 frames, 40 ms apart, in two files; sixty build on a key frame at most."""
    return screen(folder, 0, [evenly(130), evenly(70, first=130, from_ms=5_200)])


class Reels:
    """Makes reels, and plays them: time passes where a frame is decoded, and where there is nothing to do."""

    def __init__(self, track: ScreenTrack, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now_ns = 0
        self.takes_ns = 0
        self.decoded: list[int] = []
        self.pictures = ScreenPictures(track, LocalMedia(folder))
        negative = self.pictures.negative

        def decode(index: int) -> object:
            self.now_ns += self.takes_ns
            self.decoded.append(index)
            return negative(index)

        monkeypatch.setattr(self.pictures, "negative", decode)

    def reel(self, room_bytes: int = ROOM_BYTES) -> BackwardReel:
        return BackwardReel(self.pictures, room_bytes=room_bytes, read_monotonic=lambda: self.now_ns)

    def played(self, reel: BackwardReel, clock: PlayClock, *, until_ns: int = 0) -> list[Picture]:
        """The pictures that come until a session time is reached."""
        self.shown_at_ns: list[int] = []
        shown: list[Picture] = []
        while True:
            position_ns = clock.position(self.now_ns)
            due = reel.take_due(position_ns, every=clock.speed <= 1)
            shown += due
            self.shown_at_ns += [position_ns for _ in due]
            index = reel.next_index(clock, now_ns=self.now_ns)
            if index is not None:
                reel.decode(index)
            elif position_ns <= until_ns:
                return shown
            else:
                next_ns = until_ns if reel.due_ns is None else max(reel.due_ns, until_ns)
                self.now_ns = max(self.now_ns + 1, clock.due_ns(next_ns))


@pytest.fixture
def reels(track: ScreenTrack, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Reels]:
    reels = Reels(track, folder, monkeypatch)
    yield reels
    reels.pictures.close()


@pytest.fixture
def film(monkeypatch: pytest.MonkeyPatch) -> None:
    """That no picture has anything in common with another."""
    monkeypatch.setattr(Negative, "beside", lambda _earlier, _later: None)


def picture_of(shown: Shown) -> Bgra:
    assert shown.picture is not None
    return shown.picture.bgra


def clock(speed: float = 1.0, *, from_ns: int = END_NS, now_ns: int = 0) -> PlayClock:
    made = PlayClock(LENGTH_NS, NO_JUMPS).backwards(speed, now_ns=now_ns)
    return made.moved(from_ns, now_ns=now_ns).started(now_ns=now_ns)


def indexes(pictures: list[Picture]) -> list[int]:
    assert [number_in(it) for it in pictures] == [it.index for it in pictures]
    return [it.index for it in pictures]


@pytest.mark.parametrize("speed", [0.25, 1.0])
@pytest.mark.parametrize("frames_of_room", [1, 8, 1000])
def test_every_frame_comes_once_and_the_last_one_first(
    reels: Reels, speed: float, frames_of_room: int
) -> None:
    frame_bytes = reels.pictures.negative(0).nbytes
    reel = reels.reel(2 * frames_of_room * frame_bytes)
    first = reel.show(END_NS, exactly=True)
    assert first is not None
    assert indexes([first, *reels.played(reel, clock(speed))]) == list(range(199, -1, -1))


def test_a_frame_comes_when_the_one_after_it_is_over(reels: Reels) -> None:
    reel = reels.reel()
    reel.show(END_NS, exactly=True)
    shown = reels.played(reel, clock())
    assert reels.shown_at_ns == [it.at_ns + APART_NS - 1 for it in shown]


@pytest.mark.usefixtures("film")
def test_of_a_group_that_does_not_fit_no_more_is_kept_than_fits(reels: Reels) -> None:
    frame_bytes = reels.pictures.negative(0).nbytes
    reel = reels.reel(2 * 10 * frame_bytes)
    reel.show(59 * APART_NS, exactly=True)
    reels.decoded.clear()
    most = 0
    running = clock(from_ns=59 * APART_NS)
    while (index := reel.next_index(running, now_ns=0)) is not None:
        reel.decode(index)
        most = max(most, sum(it.nbytes for it in (*reel._taken, reel._coming) if it is not None))
        reel.take_due(0, every=False)
    assert 10 * frame_bytes <= most <= 20 * frame_bytes
    assert reels.decoded == [it for last in (49, 39, 29, 19, 9) for it in range(last + 1)]


def test_a_group_with_much_in_common_fits_into_little_room_and_is_decoded_once(reels: Reels) -> None:
    frame_bytes = reels.pictures.negative(0).nbytes
    reel = reels.reel(2 * 20 * frame_bytes)
    first = reel.show(59 * APART_NS, exactly=True)
    reels.decoded.clear()
    assert first is not None
    shown = [first, *reels.played(reel, clock(from_ns=59 * APART_NS))]
    assert indexes(shown) == list(range(59, -1, -1))
    assert reels.decoded == []
    for it in shown:
        assert np.array_equal(it.bgra, picture_of(reels.pictures.exact(it.index)))


def test_what_fits_is_decoded_once(reels: Reels) -> None:
    reel = reels.reel()
    reel.show(END_NS, exactly=True)
    reels.played(reel, clock())
    assert sorted(reels.decoded) == list(range(200))


@pytest.mark.parametrize(("shown", "first_decoded"), [(119, 0), (199, 120)])
def test_the_two_stretches_before_are_decoded_while_one_is_shown(
    reels: Reels, shown: int, first_decoded: int
) -> None:
    reel = reels.reel()
    reel.show(shown * APART_NS, exactly=True)
    running = clock(from_ns=shown * APART_NS)
    while (index := reel.next_index(running, now_ns=0)) is not None:
        reel.decode(index)
    assert min(reels.decoded) == first_decoded
    assert reel.due_ns == shown * APART_NS - 1


@pytest.mark.parametrize(("speed", "apart"), [(2.0, 1), (10.0, 4)])
def test_fast_frames_are_as_far_apart_as_a_screen_shows_them_down_to_the_first(
    reels: Reels, speed: float, apart: int
) -> None:
    reel = reels.reel()
    end_ns = 199 * APART_NS - 1
    reel.show(end_ns, exactly=True)
    shown = indexes(reels.played(reel, clock(speed, from_ns=end_ns)))
    assert shown == [*range(198 - apart, 0, -apart), 0]


@pytest.mark.usefixtures("film")
@pytest.mark.parametrize(("speed", "takes_ms"), [(1.0, 30), (1.0, 90), (2.0, 20), (4.0, 12), (10.0, 8)])
def test_what_would_come_late_is_left_out_and_the_clock_goes_on(
    reels: Reels, speed: float, takes_ms: int
) -> None:
    frame_bytes = reels.pictures.negative(0).nbytes
    reel = reels.reel(2 * 8 * frame_bytes)
    reel.show(END_NS, exactly=True)
    reels.takes_ns = takes_ms * MS
    began_ns = reels.now_ns
    shown = indexes(reels.played(reel, clock(speed, now_ns=began_ns)))
    assert shown == sorted(set(shown), reverse=True)
    assert 8 <= len(shown) < 198
    assert shown[-1] == 0
    late_ns = [it * APART_NS - at_ns for it, at_ns in zip(shown, reels.shown_at_ns, strict=True)]
    assert max(late_ns) <= APART_NS + 1
    assert (reels.now_ns - began_ns) * speed <= END_NS + 2 * takes_ms * MS * speed


def test_a_group_that_takes_long_is_decoded_up_to_the_frame_that_is_due_then(reels: Reels) -> None:
    reel = reels.reel()
    reel.show(60 * APART_NS, exactly=True)
    reel._pace.frame_ns = reel._pace.key_ns = 10 * MS
    running = clock(from_ns=60 * APART_NS)
    # The whole group takes 600 ms; 600 ms before 60 frames of 40 ms is the frame 45.
    assert reel.next_index(running, now_ns=0) == 0
    assert reel.comes_at_ns(0) == 46 * APART_NS - 1


def test_where_decoding_can_not_keep_up_the_nearest_key_frame_comes(reels: Reels) -> None:
    reel = reels.reel()
    reel.show(120 * APART_NS, exactly=True)
    reel._pace.frame_ns = reel._pace.key_ns = 100 * MS
    running = clock(4.0, from_ns=120 * APART_NS)
    assert reel.next_index(running, now_ns=0) == 60
    assert reel.comes_at_ns(60) == 61 * APART_NS - 1


def test_of_those_that_are_decoded_the_late_ones_are_left_out(reels: Reels) -> None:
    reel = reels.reel()
    reel.show(59 * APART_NS, exactly=True)
    running = clock(from_ns=59 * APART_NS)
    assert reel.next_index(running, now_ns=0) == 58
    assert reel.next_index(running, now_ns=running.due_ns(30 * APART_NS + 1)) == 30
    # Where all are, the last one comes.
    assert reel.next_index(running, now_ns=running.due_ns(0)) == 0


def test_of_those_that_are_decoded_fewer_come_when_it_goes_faster(reels: Reels) -> None:
    reel = reels.reel()
    reel.show(199 * APART_NS, exactly=True)
    slow = indexes(reels.played(reel, clock(from_ns=199 * APART_NS), until_ns=196 * APART_NS))
    assert slow == [198, 197, 196]
    fast = clock(10.0, from_ns=196 * APART_NS, now_ns=reels.now_ns)
    shown = indexes(reels.played(reel, fast, until_ns=150 * APART_NS))
    # Those that were ready already, and then as many as a screen shows.
    assert shown[-5:] == [166, 162, 158, 154, 150]
    assert shown == sorted(shown, reverse=True)


def test_before_the_first_frame_there_is_none(reels: Reels) -> None:
    reel = reels.reel()
    assert reel.show(-1, exactly=True) is None
    assert reel.next_index(clock(), now_ns=0) is None
    assert reel.problem == ""


def test_in_passing_the_key_frame_comes(reels: Reels) -> None:
    shown = reels.reel().show(99 * APART_NS, exactly=False)
    assert shown is not None
    assert (shown.index, number_in(shown)) == (60, 60)


def test_what_is_left_out_is_not_decoded(reels: Reels) -> None:
    reel = reels.reel()
    reel.show(130 * APART_NS, exactly=True)
    reels.decoded.clear()
    cuts = (Span(0, 30 * APART_NS), Span(62 * APART_NS, 128 * APART_NS))
    running = clock(from_ns=130 * APART_NS).leaving_out(cuts, now_ns=0)
    # Its end is in what is left out: there it stands at last.
    assert indexes(reels.played(reel, running)) == [129, 128, 61, 60, *range(59, 29, -1), 0]
    assert not [it for it in reels.decoded if 62 <= it < 120]


def test_around_damage_the_newest_good_picture_stands_in(tmp_path: Path) -> None:
    track = screen(tmp_path, 0, [evenly(70)])
    blank_packets(tmp_path / track.paths[0], {20})
    pictures = ScreenPictures(track, LocalMedia(tmp_path))
    reel = BackwardReel(pictures, read_monotonic=lambda: 0)
    reel.show(62 * APART_NS, exactly=True)
    running = clock(from_ns=62 * APART_NS)
    came: list[tuple[int, bool, bool]] = []
    now_ns = 0
    while running.position(now_ns) > 0:
        index = reel.next_index(running, now_ns=now_ns)
        if index is not None:
            reel.decode(index)
        else:
            now_ns = running.due_ns(0 if reel.due_ns is None else reel.due_ns)
        due = reel.take_due(running.position(now_ns), every=True)
        came += [(it.index, it.exact, "damaged" in reel.problem) for it in due]
    pictures.close()
    good, stand_in = [(61, True, False), (60, True, False)], [(19, False, True)] * 40
    assert came == [*good, *stand_in, *((it, True, False) for it in range(19, -1, -1))]
