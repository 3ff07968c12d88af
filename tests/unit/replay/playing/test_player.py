"""The player on real files; what is shown is told by the number in every picture."""

import threading
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from helpers.damaged_packets import blank_packets
from helpers.pictured_session import DISPLAY
from helpers.replayed import MS, SECOND, Frame, evenly, number_in, recording, screen
from helpers.watched_player import LONG_S, Window, replayed
from helpers.wavering_media import WaveringMedia
from trajectory_recorder.replay.pictures.screen_pictures import ScreenPictures, Shown
from trajectory_recorder.replay.playing import projector
from trajectory_recorder.replay.playing.player import Player
from trajectory_recorder.replay.recording import Recording
from trajectory_recorder.replay.timeline.timeline import Span


@pytest.fixture(scope="module")
def two_files(tmp_path_factory: pytest.TempPathFactory) -> Recording:
    """200 frames in 8 s, in two files."""
    folder = tmp_path_factory.mktemp("two")
    track = screen(folder, 0, [evenly(130), evenly(70, first=130, from_ms=5_200)])
    return recording(folder, [track], duration_ns=8 * SECOND)


def test_the_first_picture_is_there_before_anything_is_asked(two_files: Recording) -> None:
    with replayed(two_files) as (player, window):
        window.wait_for_picture(0)
        assert player.position_ns == 0
        status = player.status
        assert (status.playing, status.ended, status.problem, status.displays) == (False, False, "", (0,))


def test_a_seek_shows_the_frame_of_that_time(two_files: Recording) -> None:
    with replayed(two_files) as (player, window):
        for at_ns in np.random.default_rng(1).integers(0, 8 * SECOND, 25).tolist():
            player.seek(at_ns)
            assert player.position_ns == at_ns
            window.wait_for_picture(at_ns // (40 * MS))
            assert player.position_ns == at_ns


def test_of_many_seeks_the_last_one_counts(two_files: Recording) -> None:
    with replayed(two_files) as (player, window):
        for number in range(100):
            player.seek((number * 37 % 200) * 40 * MS)
        assert player.position_ns == 99 * 37 % 200 * 40 * MS
        window.wait_for_picture(99 * 37 % 200)
        assert len(window.shown) < 100


def test_a_preview_shows_the_key_frame_and_the_seek_behind_it_the_frame(two_files: Recording) -> None:
    with replayed(two_files) as (player, window):
        for index, key in ((99, 60), (30, 0), (150, 130), (199, 190)):
            player.preview(index * 40 * MS)
            window.wait_for_picture(key, exact=False)
            assert player.position_ns == index * 40 * MS
        player.seek(199 * 40 * MS)
        window.wait_for_picture(199)


def test_steps_go_exactly_so_many_frames(two_files: Recording) -> None:
    with replayed(two_files) as (player, window):
        at = 57
        player.seek(at * 40 * MS + 13 * MS)
        window.wait_for_picture(at)
        for frames in (1, 1, 1, 1, -1, -1, -1, -1, -1, 75, 1, -2, 5, -60, 60):
            player.step(frames)
            at += frames
            window.wait_for_picture(at)
            assert player.position_ns == at * 40 * MS
        for _ in range(10):
            player.step(-3)
        window.wait_for_picture(at - 30)
        player.step(-1000)
        window.wait_for_picture(0)
        player.step(1000)
        window.wait_for_picture(199)


def test_a_step_ends_playing(two_files: Recording) -> None:
    with replayed(two_files) as (player, window):
        player.play()
        window.wait_for(lambda: len(window.indexes()) > 10)
        player.step(1)
        at = player.position_ns // (40 * MS)
        window.wait_for_picture(at)
        assert not player.status.playing


@pytest.mark.parametrize("rate", [1.0, 0.5])
def test_every_frame_is_shown_once_and_in_order(two_files: Recording, rate: float) -> None:
    with replayed(two_files) as (player, window):
        window.wait_for_picture(0)
        player.set_rate(rate)
        player.seek((200 - round(50 * rate)) * 40 * MS)
        player.play()
        window.wait_for(lambda: player.status.ended)
        first = 200 - round(50 * rate)
        assert window.indexes()[1:] == list(range(first, 200))
        assert [number_in(it) for it in window.shown[1:]] == window.indexes()[1:]
        assert not player.status.playing
        assert player.position_ns == 8 * SECOND


@pytest.mark.parametrize("rate", [5.0, 10.0])
def test_faster_than_recorded_frames_are_left_out_and_the_last_is_shown(
    two_files: Recording, rate: float
) -> None:
    with replayed(two_files) as (player, window):
        player.set_rate(rate)
        player.play()
        window.wait_for(lambda: player.status.ended)
        window.wait_for_picture(199)
        assert window.indexes() == sorted(set(window.indexes()))
        assert all(number_in(it) == it.index for it in window.shown)


def test_after_the_end_it_plays_from_the_beginning(two_files: Recording) -> None:
    with replayed(two_files) as (player, window):
        player.seek(10 * SECOND)
        window.wait_for_picture(199)
        assert player.status.ended
        player.play()
        window.wait_for(lambda: window.indexes()[-1:] == [3])
        assert window.indexes()[-4:] == [0, 1, 2, 3]


def test_a_pause_stands_still_at_the_frame_of_its_time(two_files: Recording) -> None:
    with replayed(two_files) as (player, window):
        player.set_rate(3.0)
        player.play()
        window.wait_for(lambda: len(window.indexes()) > 15)
        player.pause()
        at_ns = player.position_ns
        window.wait_for_picture(at_ns // (40 * MS))
        assert player.position_ns == at_ns
        assert not player.status.playing


def test_a_seek_while_playing_goes_on_from_there(two_files: Recording) -> None:
    with replayed(two_files) as (player, window):
        player.play()
        window.wait_for(lambda: 5 in window.indexes())
        player.seek(100 * 40 * MS)
        window.wait_for(lambda: 105 in window.indexes())
        after = window.indexes()[window.indexes().index(100) :]
        assert after[:6] == [100, 101, 102, 103, 104, 105]
        assert player.status.playing


def test_idle_stretches_are_jumped_over_with_a_lead_in(tmp_path: Path) -> None:
    early, late = evenly(10), evenly(20, first=10, from_ms=9_000)
    track = screen(tmp_path, 0, [early + late])
    idle = [Span(400 * MS, 9_000 * MS)]
    with replayed(recording(tmp_path, [track], duration_ns=10 * SECOND, idle=idle)) as (player, window):
        player.set_skip_idle(True)
        player.play()
        seen = []
        while not player.status.ended:
            seen.append(player.position_ns)
        assert not [it for it in seen if 440 * MS < it < 8_000 * MS]
        assert [it for it in seen if 8_000 * MS <= it < 9_000 * MS]
        window.wait_for(lambda: window.indexes() == list(range(30)))


def test_who_stays_sees_the_idle_stretch(tmp_path: Path) -> None:
    track = screen(tmp_path, 0, [evenly(2, every_ms=30_000)])
    idle = [Span(1 * SECOND, 30 * SECOND)]
    with replayed(recording(tmp_path, [track], duration_ns=40 * SECOND, idle=idle)) as (player, window):
        player.set_skip_idle(True)
        player.seek(1 * SECOND)
        player.play()
        window.wait_for(lambda: player.status.playing)
        while player.position_ns <= 1 * SECOND:
            pass
        assert player.position_ns >= 29 * SECOND
        player.stay()
        assert player.position_ns < 10 * SECOND


def test_displays_are_stepped_through_together_and_shown_as_asked(tmp_path: Path) -> None:
    # The second one's frames lie between those of the first.
    other = replace(DISPLAY, display_id=1)
    first = screen(tmp_path, 0, [evenly(5, every_ms=100)])
    second = screen(tmp_path, 1, [[Frame(n, 50 + 100 * n, other) for n in range(5)]])
    with replayed(recording(tmp_path, [first, second], duration_ns=SECOND)) as (player, window):
        window.wait_for_picture(0)
        for step in range(1, 6):
            player.step(1)
            assert player.position_ns == step * 50 * MS
            window.wait_for_picture((step - 1) // 2, display_id=1)
            window.wait_for_picture(step // 2, display_id=0)
        player.show((1, 7))
        window.wait_for(lambda: window.statuses[-1].displays == (1,))
        player.step(1)
        assert player.position_ns == 350 * MS
        window.wait_for_picture(3, display_id=1)
        assert 3 not in window.indexes(0)


def test_a_damaged_recording_plays_as_far_as_it_can_and_says_where_not(tmp_path: Path) -> None:
    track = screen(tmp_path, 0, [evenly(70)])
    blank_packets(tmp_path / track.paths[0], {20})
    with replayed(recording(tmp_path, [track], duration_ns=2_800 * MS)) as (player, window):
        player.seek(30 * 40 * MS)
        window.wait_for_picture(19, exact=False)
        window.wait_for(lambda: "damaged" in window.statuses[-1].problem)
        player.seek(15 * 40 * MS)
        window.wait_for_picture(15)
        window.wait_for(lambda: not window.statuses[-1].problem)
        player.play()
        window.wait_for(lambda: player.status.ended)
        shown = [(it.index, it.exact) for it in window.shown]
        after = shown[len(shown) - shown[::-1].index((15, True)) :]
        assert [it for it in after if it[1]] == [(n, True) for n in (16, 17, 18, 19, *range(60, 70))]
        assert {it[0] for it in after if not it[1]} == {19}


def test_a_network_that_fails_is_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(projector, "_PAUSES_NS", (1 * MS, 2 * MS))
    track = screen(tmp_path, 0, [evenly(10), evenly(10, first=10, from_ms=400)])
    media = WaveringMedia(tmp_path)
    with replayed(recording(tmp_path, [track], duration_ns=800 * MS, media=media)) as (player, window):
        window.wait_for_picture(0)
        media.failures = 5
        player.play()
        window.wait_for(lambda: player.status.ended)
        problems = [it.problem for it in window.statuses if it.problem]
        assert "waiting for the network: the endpoint does not answer" in problems
        assert not window.statuses[-1].problem
        assert [it for n, it in enumerate(window.indexes()) if it not in window.indexes()[:n]] == list(
            range(20)
        )


def test_pictures_that_come_late_stop_the_clock_and_none_is_left_out(
    two_files: Recording, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(projector, "_LATE_NS", 0)
    with replayed(two_files) as (player, window):
        player.seek(150 * 40 * MS)
        window.wait_for_picture(150)
        player.play()
        window.wait_for(lambda: player.status.ended)
        assert window.indexes()[-50:] == list(range(150, 200))


def test_what_waits_is_shown_in_time_while_another_picture_is_decoded(
    two_files: Recording, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown_meanwhile = threading.Event()
    decode = ScreenPictures.exact

    def slow(pictures: ScreenPictures, index: int) -> Shown:
        if index == 160 and shown_meanwhile.wait(LONG_S / 2):
            assert window.indexes()[-1] == 159
        return decode(pictures, index)

    monkeypatch.setattr(ScreenPictures, "exact", slow)
    with replayed(two_files) as (player, window):
        player.seek(150 * 40 * MS)
        window.wait_for_picture(150)
        player.play()
        window.wait_for(lambda: 159 in window.indexes())
        assert 160 not in window.indexes()
        shown_meanwhile.set()
        window.wait_for(lambda: player.status.ended)
        assert window.indexes()[-50:] == list(range(150, 200))


def test_a_recording_without_pictures_has_a_time(tmp_path: Path) -> None:
    with replayed(recording(tmp_path, [], duration_ns=100 * MS)) as (player, window):
        player.step(1)
        player.play()
        window.wait_for(lambda: player.status.ended)
        assert player.position_ns == 100 * MS
        assert not window.shown


def test_before_the_first_picture_there_is_none(tmp_path: Path) -> None:
    track = screen(tmp_path, 0, [evenly(3, from_ms=500)])
    with replayed(recording(tmp_path, [track], duration_ns=SECOND)) as (player, window):
        player.step(1)
        window.wait_for_picture(0)
        assert player.position_ns == 500 * MS


def test_closing_ends_all_threads_at_once_whatever_goes_on(two_files: Recording) -> None:
    before = set(threading.enumerate())
    for rate in (1.0, 10.0):
        window = Window()
        player = Player(two_files, on_picture=window.show, on_status=window.tell)
        player.set_rate(rate)
        player.play()
        window.wait_for(lambda w=window: len(w.shown) > 3)  # type: ignore[misc]
        player.seek(3 * SECOND)
        player.close()
        assert set(threading.enumerate()) <= before
