"""The player going backwards on real files; what is shown is told by the number in every picture."""

import time
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from helpers.pictured_session import DISPLAY
from helpers.replayed import MS, SECOND, Frame, evenly, number_in, recording, screen
from helpers.watched_player import Window, replayed
from helpers.wavering_media import WaveringMedia
from trajectory_recorder.replay.playing.player import Player
from trajectory_recorder.replay.recording import Recording
from trajectory_recorder.replay.timeline.timeline import Span

APART_NS = 40 * MS


@pytest.fixture(scope="module")
def two_files(tmp_path_factory: pytest.TempPathFactory) -> Recording:
    """200 frames in 8 s, in two files."""
    folder = tmp_path_factory.mktemp("two")
    track = screen(folder, 0, [evenly(130), evenly(70, first=130, from_ms=5_200)])
    return recording(folder, [track], duration_ns=8 * SECOND)


def stand_at(player: Player, window: Window, index: int) -> None:
    player.seek(index * APART_NS)
    window.wait_for_picture(index)
    window.shown.clear()


def stands(player: Player) -> bool:
    return not player.status.playing


@pytest.mark.parametrize("speed", [0.5, 1.0, 4.0])
def test_frames_come_in_reverse_down_to_the_first_and_none_twice(two_files: Recording, speed: float) -> None:
    with replayed(two_files) as (player, window):
        stand_at(player, window, 40)
        player.play_backwards(speed)
        window.wait_for(lambda: stands(player) and window.indexes()[-1] == 0)
        # Where it stands the picture comes as after any other way there, be it there already or not.
        shown = window.indexes()[: window.indexes().index(0) + 1]
        assert shown == sorted(set(shown), reverse=True)
        assert shown[0] == 40
        assert [number_in(it) for it in window.shown[: len(shown)]] == shown
        assert player.position_ns == 0
        assert not player.status.ended


def test_from_the_end_it_goes_back(two_files: Recording) -> None:
    with replayed(two_files) as (player, window):
        player.seek(8 * SECOND)
        window.wait_for(lambda: player.status.ended)
        player.play_backwards(10.0)
        window.wait_for(lambda: stands(player))
        window.wait_for_picture(0)
        assert 199 in window.indexes()
        assert player.position_ns == 0


def test_it_tells_that_it_plays_backwards_and_afterwards_the_rate_of_before(two_files: Recording) -> None:
    with replayed(two_files) as (player, window):
        player.set_rate(3.0)
        stand_at(player, window, 150)
        player.play_backwards(1.0)
        window.wait_for(lambda: (window.statuses[-1].playing, window.statuses[-1].rate) == (True, -1.0))
        player.play_backwards(2.0)
        window.wait_for(lambda: window.statuses[-1].rate == -2.0)
        player.pause()
        window.wait_for(lambda: (window.statuses[-1].playing, window.statuses[-1].rate) == (False, 3.0))
        at_ns = player.position_ns
        window.wait_for_picture(at_ns // APART_NS)
        assert player.position_ns == at_ns < 150 * APART_NS


def test_from_the_beginning_it_plays_forwards_again_with_every_frame(tmp_path: Path) -> None:
    track = screen(tmp_path, 0, [evenly(10, from_ms=40)])
    with replayed(recording(tmp_path, [track], duration_ns=SECOND)) as (player, window):
        player.seek(SECOND)
        window.wait_for_picture(9)
        player.play_backwards(4.0)
        window.wait_for(lambda: stands(player))
        came = len(window.shown)
        player.play()
        window.wait_for(lambda: player.status.ended)
        assert window.indexes()[came:] == list(range(10))


@pytest.mark.parametrize("how", ["play", "set_rate"])
def test_forwards_again_every_frame_comes_from_where_it_turned(two_files: Recording, how: str) -> None:
    with replayed(two_files) as (player, window):
        stand_at(player, window, 120)
        player.play_backwards(1.0)
        window.wait_for(lambda: len(window.shown) > 5)
        if how == "play":
            player.play()
        else:
            player.set_rate(1.0)
        lowest = min(window.indexes())
        window.wait_for(lambda: window.indexes()[-1] > lowest + 10)
        after = window.indexes()[window.indexes().index(min(window.indexes())) :]
        assert after[-10:] == list(range(after[-1] - 9, after[-1] + 1))
        assert {on - before for before, on in pairwise(after)} <= {0, 1}
        assert (player.status.playing, player.status.rate) == (True, 1.0)


def test_turned_around_while_it_plays_it_goes_back_at_once(two_files: Recording) -> None:
    with replayed(two_files) as (player, window):
        stand_at(player, window, 100)
        player.set_rate(2.0)
        player.play()
        window.wait_for(lambda: 110 in window.indexes() or max(window.indexes(), default=0) > 110)
        player.play_backwards(1.0)
        turned_ns = player.position_ns
        window.wait_for(lambda: window.indexes()[-1] < turned_ns // APART_NS - 5)
        indexes = window.indexes()
        back = indexes[indexes.index(max(indexes)) :]
        assert back == sorted(back, reverse=True)


def test_a_seek_while_it_plays_backwards_goes_back_from_there(two_files: Recording) -> None:
    with replayed(two_files) as (player, window):
        stand_at(player, window, 60)
        player.play_backwards(1.0)
        window.wait_for(lambda: len(window.shown) > 2)
        player.seek(180 * APART_NS)
        window.wait_for(lambda: 180 in window.indexes() and window.indexes()[-1] < 180)
        after = window.indexes()[window.indexes().index(180) :]
        assert after == sorted(after, reverse=True)
        assert after[1] > 60
        assert (player.status.playing, player.status.rate) == (True, -1.0)


def test_a_step_ends_playing_backwards(two_files: Recording) -> None:
    with replayed(two_files) as (player, window):
        stand_at(player, window, 150)
        player.play_backwards(2.0)
        window.wait_for(lambda: len(window.shown) > 2)
        player.step(-1)
        window.wait_for_picture(player.position_ns // APART_NS)
        assert (player.status.playing, player.status.rate) == (False, 1.0)


def test_what_is_jumped_over_is_not_shown_backwards(tmp_path: Path) -> None:
    early, late = evenly(10), evenly(10, first=10, from_ms=9_000)
    track = screen(tmp_path, 0, [early + late])
    idle = [Span(400 * MS, 8_000 * MS)]
    with replayed(recording(tmp_path, [track], duration_ns=10 * SECOND, idle=idle)) as (player, window):
        player.set_skip_idle(True)
        player.seek(9_200 * MS)
        window.wait_for_picture(15)
        player.play_backwards(2.0)
        seen = []
        while not stands(player):
            seen.append(player.position_ns)
            time.sleep(0.001)
        assert not [it for it in seen if 400 * MS <= it < 7_000 * MS]
        window.wait_for_picture(0)
        assert window.indexes()[1:] == sorted(window.indexes()[1:], reverse=True)


def test_several_displays_go_back_together(tmp_path: Path) -> None:
    other = replace(DISPLAY, display_id=1)
    first = screen(tmp_path, 0, [evenly(30)])
    second = screen(tmp_path, 1, [[Frame(n, 20 + 40 * n, other) for n in range(30)]])
    with replayed(recording(tmp_path, [first, second], duration_ns=1_200 * MS)) as (player, window):
        player.seek(1_200 * MS)
        window.wait_for_picture(29)
        window.wait_for_picture(29, display_id=1)
        window.shown.clear()
        player.play_backwards(0.5)
        window.wait_for(lambda: stands(player))
        window.wait_for_picture(0)
        for display_id in (0, 1):
            shown = window.indexes(display_id)
            assert shown == sorted(shown, reverse=True)
            assert len(shown) > 1


def test_backwards_a_network_that_fails_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    track = screen(tmp_path, 0, [evenly(10), evenly(10, first=10, from_ms=400)])
    media = WaveringMedia(tmp_path)
    monkeypatch.setattr("trajectory_recorder.replay.playing.projector._PAUSES_NS", (1 * MS, 2 * MS))
    with replayed(recording(tmp_path, [track], duration_ns=800 * MS, media=media)) as (player, window):
        player.seek(18 * APART_NS)
        window.wait_for_picture(18)
        window.shown.clear()
        media.failures = 5
        player.play_backwards(0.5)
        window.wait_for(lambda: stands(player))
        problems = [it.problem for it in window.statuses if it.problem]
        assert "waiting for the network: the endpoint does not answer" in problems
        assert not window.statuses[-1].problem
        assert window.indexes()[-1] == 0
        assert window.indexes() == sorted(window.indexes(), reverse=True)


@pytest.mark.parametrize("speed", [0.1, -1.0, 11.0])
def test_other_speeds_are_refused(two_files: Recording, speed: float) -> None:
    with replayed(two_files) as (player, window):
        window.wait_for_picture(0)
        with pytest.raises(ValueError, match="a rate is from"):
            player.play_backwards(speed)
        assert stands(player)
