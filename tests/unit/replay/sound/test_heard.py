"""What a player plays, as the loudspeakers of a real sound server have it."""

import os
import signal
import threading
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from bench_parts.loudspeakers import RATE_HZ, Heard, heard
from numpy.typing import ArrayLike

from helpers.replayed import MS, SECOND, evenly, narrated, recording, screen, voice
from trajectory_recorder.clock import monotonic_ns
from trajectory_recorder.replay.pictures.picture import Picture
from trajectory_recorder.replay.playing.player import Player
from trajectory_recorder.replay.playing.status import Status
from trajectory_recorder.replay.recording import Recording
from trajectory_recorder.virtual_desktop import VirtualDesktop

FRAME_NS = 33 * MS
LONG_S = 20.0


class Audience:
    """Notes when pictures come, and waits for what a player tells."""

    def __init__(self) -> None:
        self.seen: list[tuple[int, int]] = []
        self.status: Status | None = None
        self._news = threading.Condition()

    def show(self, picture: Picture) -> None:
        with self._news:
            self.seen.append((picture.at_ns, monotonic_ns()))
            self._news.notify_all()

    def tell(self, status: Status) -> None:
        with self._news:
            self.status = status
            self._news.notify_all()

    def wait_for(self, holds: Callable[[], bool]) -> None:
        with self._news:
            assert self._news.wait_for(holds, LONG_S), (self.seen[-1:], self.status)

    def wait_for_time(self, at_ns: int) -> None:
        self.wait_for(lambda: self.seen[-1:] != [] and self.seen[-1][0] >= at_ns)


@pytest.fixture
def room(desktop_with_sound: VirtualDesktop, monkeypatch: pytest.MonkeyPatch) -> VirtualDesktop:
    for name in ("PULSE_SERVER", "HOME", "XDG_RUNTIME_DIR"):
        monkeypatch.setenv(name, desktop_with_sound.environment[name])
    return desktop_with_sound


def clicking(folder: Path) -> Recording:
    """A picture and a click every quarter of a second, for 8 s; from 4 s on a tone of 440 Hz under them."""
    track = screen(folder, 0, [evenly(32, every_ms=250)])
    sound = np.zeros(8 * RATE_HZ)
    sound[4 * RATE_HZ :] = 2000 * np.sin(2 * np.pi * 440 * np.arange(4 * RATE_HZ) / RATE_HZ)
    click = 12_000 * np.sin(2 * np.pi * 1500 * np.arange(480) / RATE_HZ)
    for begin in range(0, 4 * RATE_HZ, RATE_HZ // 4):
        sound[begin : begin + 480] = click
    spoken = voice(folder, {0: sound.astype(np.int16)})
    return recording(folder, [track], duration_ns=8 * SECOND, spoken=spoken)


def clicks_ns(found: Heard) -> list[int]:
    """When each click began."""
    (loud,) = np.nonzero(abs(found.sound.astype(int)) > 4_000)
    begins = loud[np.diff(loud, prepend=-RATE_HZ) > RATE_HZ // 30]
    return [found.time_ns(int(begin)) for begin in begins]


def on_time(off_ns: ArrayLike) -> bool:
    """Whether sound and picture are meant to come together: a busy machine makes some late, and not all.

    How far apart they are on one that is not busy, `make bench ARGS="--replay"` measures.
    """
    return bool(np.abs(off_ns).min() < FRAME_NS)


def test_voice_and_picture_come_together_and_the_pitch_is_kept(room: VirtualDesktop, tmp_path: Path) -> None:
    recorded = clicking(tmp_path)
    audience = Audience()
    player = Player(recorded, on_picture=audience.show, on_status=audience.tell)
    for rate, least in ((1.0, 8), (2.0, 8)):
        player.set_rate(rate)
        player.seek(0)
        with heard(room) as found:
            player.play()
            audience.wait_for_time(3_900 * MS if rate == 1 else 7_700 * MS)
            player.pause()
        pictures = np.array([at_ns for _, at_ns in audience.seen])
        off = [at_ns - pictures[abs(pictures - at_ns).argmin()] for at_ns in clicks_ns(found)]
        assert len(off) >= least
        assert on_time(off)
        audience.seen.clear()
    player.close()
    tone = found.sound[-RATE_HZ:].astype(float)
    spectrum = abs(np.fft.rfft(tone * np.hanning(len(tone))))
    assert spectrum.argmax() * RATE_HZ / len(tone) == pytest.approx(440, abs=2)


def test_a_narration_that_was_added_is_heard_with_its_pictures(room: VirtualDesktop, tmp_path: Path) -> None:
    """In place of a voice that is muted from 1 s on, four clicks are heard, a quarter of a second apart."""
    track = screen(tmp_path, 0, [evenly(12, every_ms=250)])
    spoken = np.zeros(RATE_HZ, np.int16)
    for begin in range(0, RATE_HZ, RATE_HZ // 4):
        spoken[begin : begin + 480] = 12_000 * np.sin(2 * np.pi * 1500 * np.arange(480) / RATE_HZ)
    both = narrated(tmp_path, voice(tmp_path, {0: np.zeros(3 * RATE_HZ, np.int16)}), {1_000: spoken})
    audience = Audience()
    recorded = recording(tmp_path, [track], duration_ns=3 * SECOND, spoken=both)
    player = Player(recorded, on_picture=audience.show, on_status=audience.tell)
    with heard(room) as found:
        player.play()
        audience.wait_for_time(2_500 * MS)
    player.close()
    expected = [seen_ns for at_ns, seen_ns in audience.seen if 1_000 * MS <= at_ns < 2_000 * MS]
    off = np.array(clicks_ns(found)) - np.array(expected)
    assert len(off) == 4
    assert on_time(off)


def test_backwards_nothing_is_heard_and_forwards_again_the_voice_is_in_time(
    room: VirtualDesktop, tmp_path: Path
) -> None:
    recorded = clicking(tmp_path)
    audience = Audience()
    player = Player(recorded, on_picture=audience.show, on_status=audience.tell)
    player.seek(7 * SECOND)
    audience.wait_for_time(7 * SECOND)
    with heard(room) as found:
        player.play_backwards(1.0)
        audience.wait_for(lambda: audience.seen[-1][0] <= 6 * SECOND)
        player.play_backwards(3.0)
        audience.wait_for(lambda: audience.seen[-1][0] <= 1 * SECOND)
    assert len(found.sound) > RATE_HZ
    assert not found.sound.any()
    audience.seen.clear()
    with heard(room) as found:
        player.play()
        audience.wait_for_time(3_900 * MS)
    player.close()
    pictures = np.array([at_ns for _, at_ns in audience.seen])
    off = [at_ns - pictures[abs(pictures - at_ns).argmin()] for at_ns in clicks_ns(found)]
    assert len(off) >= 8
    assert on_time(off)


def test_muted_or_very_fast_nothing_is_heard(room: VirtualDesktop, tmp_path: Path) -> None:
    recorded = clicking(tmp_path)
    audience = Audience()
    player = Player(recorded, on_picture=audience.show, on_status=audience.tell)
    with heard(room) as found:
        player.set_muted(True)
        player.seek(5 * SECOND)
        player.play()
        audience.wait_for_time(6 * SECOND)
        player.set_muted(False)
        player.set_rate(5.0)
        player.seek(0)
        audience.wait_for(lambda: audience.status is not None and audience.status.ended)
        player.set_rate(1.0)
        player.set_volume(0.0)
        player.seek(5 * SECOND)
        player.play()
        audience.wait_for_time(5_700 * MS)
    player.close()
    assert len(found.sound) > RATE_HZ
    assert not found.sound.any()


def test_without_a_loudspeaker_pictures_play_on_and_it_is_said(room: VirtualDesktop, tmp_path: Path) -> None:
    room.stop_sound()
    audience = Audience()
    player = Player(clicking(tmp_path), on_picture=audience.show, on_status=audience.tell)
    player.play()
    audience.wait_for(lambda: audience.status is not None and "no sound" in audience.status.problem)
    audience.wait_for_time(1 * SECOND)
    player.pause()
    audience.wait_for(lambda: audience.status is not None and not audience.status.problem)
    player.close()


def test_a_loudspeaker_that_goes_away_is_no_end(room: VirtualDesktop, tmp_path: Path) -> None:
    audience = Audience()
    player = Player(clicking(tmp_path), on_picture=audience.show, on_status=audience.tell)
    with heard(room) as found:
        player.play()
        audience.wait_for_time(1 * SECOND)
    assert clicks_ns(found)
    process = room._sound_server._process
    assert process is not None
    os.kill(process.pid, signal.SIGSTOP)
    audience.wait_for(lambda: audience.status is not None and "no sound" in audience.status.problem)
    audience.wait_for_time(5 * SECOND)
    os.kill(process.pid, signal.SIGCONT)
    player.close()
