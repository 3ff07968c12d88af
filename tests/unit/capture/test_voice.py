"""The voice source against a real sound server, and the clock that dates its samples."""

import os
import random
import signal
import sys
import threading
import wave
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np
import pytest

from tests.helpers.collecting_outlet import CollectingOutlet
from trajectory_recorder.capture.source import Pcm, Sound
from trajectory_recorder.capture.voice import VoiceSource
from trajectory_recorder.capture.voice._block import BLOCK_SAMPLES, RATE_HZ, Block, duration_ns
from trajectory_recorder.capture.voice._clock import SampleClock
from trajectory_recorder.capture.voice._dating import Dating
from trajectory_recorder.capture.voice.probe import measure_level, microphones
from trajectory_recorder.errors import DeviceLost, MachineError
from trajectory_recorder.virtual_desktop import VirtualDesktop

START_NS = 1_000_000_000_000
MS = 1_000_000
SILENCE: Pcm = np.zeros(BLOCK_SAMPLES, np.int16)


# --- dating, on blocks made up ----------------------------------------------------------------------


def block(
    number: int,
    *,
    late_ns: int = 0,
    age_ns: int | None = None,
    start_ns: int = START_NS,
    overflowed: bool = False,
) -> Block:
    """The block of this number; it arrives `late_ns` after its last sample was heard."""
    first = number * BLOCK_SAMPLES
    arrival_ns = start_ns + duration_ns(first + BLOCK_SAMPLES) + late_ns
    true_age_ns = duration_ns(BLOCK_SAMPLES) + late_ns
    return Block(SILENCE, first, arrival_ns, true_age_ns if age_ns is None else age_ns, overflowed)


def test_stamps_are_evenly_spaced_however_blocks_arrive() -> None:
    chance = random.Random(1)
    dating = Dating()
    dated = [sound for n in range(400) for sound in dating.take(block(n, late_ns=chance.randrange(20 * MS)))]
    stamps = np.array([stamp_ns for stamp_ns, _ in dated])
    assert len(stamps) == 400
    assert abs(np.diff(stamps) - 50 * MS).max() <= 50_001  # 1 ms a second
    assert abs(stamps[100:] - START_NS - 50 * MS * np.arange(100, 400)).max() < 1 * MS


def test_the_age_of_a_slow_device_is_believed() -> None:
    clock = SampleClock()
    for number in range(60):
        clock.observe(block(number, late_ns=120 * MS))
    assert abs(clock.stamp_ns(0) - START_NS) < 100_000


def test_ages_that_change_while_a_stream_starts_are_not_believed() -> None:
    clock = SampleClock()
    for number in range(60):
        clock.observe(block(number, age_ns=381 * MS if number < 24 else 51 * MS))
        assert number >= 24 or not clock.settled
    assert abs(clock.stamp_ns(0) - START_NS) < 2 * MS


def test_a_slow_device_is_believed_once_its_ages_are_good() -> None:
    clock = SampleClock()
    for number in range(60):
        clock.observe(block(number, late_ns=120 * MS, age_ns=400 * MS if number < 25 else None))
    assert clock.settled
    assert abs(clock.stamp_ns(0) - START_NS) < 3 * MS


def test_a_steady_device_is_dated_after_half_a_second() -> None:
    clock = SampleClock()
    for number in range(10):
        assert not clock.settled
        clock.observe(block(number))
    assert clock.settled
    assert clock.stamp_ns(48_000) == START_NS + 1_000_000_000


@pytest.mark.parametrize("drift", [200e-6, -200e-6])
def test_a_drifting_device_is_followed(drift: float) -> None:
    clock = SampleClock()
    for number in range(3000):
        ahead_ns = round(duration_ns(number * BLOCK_SAMPLES) * drift)
        clock.observe(block(number, start_ns=START_NS + ahead_ns))
    assert (
        abs(
            clock.stamp_ns(number * BLOCK_SAMPLES) - START_NS - duration_ns(number * BLOCK_SAMPLES) - ahead_ns
        )
        < 3 * MS
    )


@pytest.mark.parametrize("told", [True, False])
def test_lost_samples_are_counted_and_the_time_line_stays_true(told: bool) -> None:  # noqa: FBT001
    dating = Dating()
    for number in range(100):
        dating.take(block(number))
    after = [
        sound
        for number in range(100, 200)
        for sound in dating.take(
            block(number, start_ns=START_NS + 300 * MS, overflowed=told and number == 100)
        )
    ]
    assert sum(sound.lost_samples for _, sound in after) == 300 * RATE_HZ // 1000
    assert abs(after[-1][0] - block(199).arrival_ns - 250 * MS) < 1 * MS


def test_a_pause_in_delivery_is_no_loss() -> None:
    dating = Dating()
    lost = 0
    for number in range(300):
        late_ns = max(0, 2000 - 50 * (number - 100)) * MS if number >= 100 else 0  # a burst after 2 s
        lost += sum(sound.lost_samples for _, sound in dating.take(block(number, late_ns=late_ns)))
    assert lost == 0


@pytest.mark.parametrize("lost_blocks", [0, 12])
def test_a_backlog_after_a_freeze_is_dated_as_it_was_heard(lost_blocks: int) -> None:
    """Frozen for 4 s: what was kept meanwhile comes in a burst, what was not is lost."""
    dating = Dating()
    dated = [sound for n in range(100) for sound in dating.take(block(n))]
    # The sound system keeps 68 or 80 blocks of those 4 s, and hands them over 1 ms apart.
    kept = 80 - lost_blocks
    for n in range(100, 400):
        heard = n + lost_blocks  # the block's place in real time
        late = max(4_000 * MS + (n - 99) * MS - (heard - 99) * 50 * MS, 0)
        arrived = block(heard, late_ns=late, overflowed=bool(lost_blocks) and n == 100)
        dated += dating.take(replace(arrived, first_sample=n * BLOCK_SAMPLES))
    lost = sum(sound.lost_samples for _, sound in dated)
    assert abs(lost - lost_blocks * BLOCK_SAMPLES) <= 240
    settled = [stamp_ns for stamp_ns, _ in dated[100 + kept + 50 :]]
    expected = [START_NS + (n + lost_blocks) * 50 * MS for n in range(100 + kept + 50, 400)]
    assert max(abs(a - b) for a, b in zip(settled, expected, strict=True)) < 5 * MS
    assert (
        max(stamp - START_NS - (n + lost_blocks) * 50 * MS for n, (stamp, _) in enumerate(dated) if n >= 100)
        < 5 * MS
    )


def test_blocks_we_had_no_room_for_are_lost_samples() -> None:
    dating = Dating()
    dated = [sound for n in range(40) if n not in {20, 21} for sound in dating.take(block(n))]
    assert [sound.lost_samples for _, sound in dated if sound.lost_samples] == [2 * BLOCK_SAMPLES]
    assert dated[20][0] - dated[19][0] == 150 * MS


def test_held_blocks_are_dated_at_the_end() -> None:
    dating = Dating()
    assert [dating.take(block(number)) for number in range(3)] == [[], [], []]
    assert [stamp_ns for stamp_ns, _ in dating.finish()] == [
        START_NS,
        START_NS + 50 * MS,
        START_NS + 100 * MS,
    ]
    assert dating.finish() == []


# --- a real sound server ----------------------------------------------------------------------------


@pytest.fixture
def room(desktop_with_sound: VirtualDesktop, monkeypatch: pytest.MonkeyPatch) -> VirtualDesktop:
    for name in ("PULSE_SERVER", "HOME", "XDG_RUNTIME_DIR"):
        monkeypatch.setenv(name, desktop_with_sound.environment[name])
    return desktop_with_sound


def sound_of(outlet: CollectingOutlet) -> Pcm:
    return np.concatenate([sound.pcm for sound in outlet.events(Sound)])


def write_wav(path: Path, pcm: Pcm) -> Path:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE_HZ)
        file.writeframes(pcm.tobytes())
    return path


def server_pid(room: VirtualDesktop) -> int:
    process = room._sound_server._process
    assert process is not None
    return process.pid


def test_clicks_keep_their_distances_and_their_time(room: VirtualDesktop, tmp_path: Path) -> None:
    at = [12_000, 36_007, 60_100, 84_001]
    clicks = np.zeros(96_000, np.int16)
    clicks[at] = 30_000
    wav = write_wav(tmp_path / "clicks.wav", clicks)
    outlet = CollectingOutlet()
    with outlet.running(VoiceSource("")):
        outlet.wait_for(lambda: len(outlet.captured) > 0)
        begin_ns, end_ns = room.play(wav)
        heard_ns = outlet.captured[-1][0]
        outlet.wait_for(lambda: outlet.captured[-1][0] > heard_ns + 500 * MS)
    sounds = outlet.events(Sound)
    stamps = np.array([stamp_ns for stamp_ns, _ in outlet.captured])
    assert {sound.pcm.dtype for sound in sounds} == {np.dtype(np.int16)}
    assert {sound.pcm.shape for sound in sounds} == {(BLOCK_SAMPLES,)}
    assert sum(sound.lost_samples for sound in sounds) == 0
    assert abs(np.diff(stamps) - 50 * MS).max() <= 50_001
    (found,) = np.nonzero(sound_of(outlet) > 15_000)
    assert len(found) == len(at)
    assert abs(np.diff(found) - np.diff(at)).max() <= 2
    click_ns = stamps[found // BLOCK_SAMPLES] + found % BLOCK_SAMPLES * 1_000_000_000 // RATE_HZ
    assert begin_ns < click_ns[0]
    assert click_ns[-1] < end_ns + 500 * MS


@pytest.mark.usefixtures("room")
def test_the_first_sign_is_ready_and_held_blocks_are_not_lost() -> None:
    outlet = CollectingOutlet()
    with outlet.running(VoiceSource("")):
        outlet.wait_for(lambda: len(outlet.looks) >= 2)
    # Stopped while blocks were held, or after: either way everything since the start is there.
    assert len(outlet.events(Sound)) >= len(outlet.looks) - 1


def test_it_comes_back_after_the_sound_server_died(room: VirtualDesktop) -> None:
    source = VoiceSource("")
    for _ in range(2):
        with pytest.raises(DeviceLost):
            run_and(source, room.stop_sound)
        with pytest.raises(DeviceLost):
            source.run(CollectingOutlet())
        room.restart_sound()
    outlet = CollectingOutlet()
    with outlet.running(source):
        outlet.wait_for(lambda: len(outlet.events(Sound)) > 20)


def test_it_does_not_hang_with_the_sound_server(room: VirtualDesktop) -> None:
    source = VoiceSource("")
    with pytest.raises(DeviceLost, match="stopped delivering"):
        run_and(source, lambda: os.kill(server_pid(room), signal.SIGSTOP))
    with pytest.raises(DeviceLost, match="does not answer"):
        source.run(CollectingOutlet())
    with pytest.raises(DeviceLost, match="does not answer"):
        microphones()
    os.kill(server_pid(room), signal.SIGCONT)
    comes_back(source)


def test_a_sound_server_that_is_slow_to_answer_is_waited_for(room: VirtualDesktop) -> None:
    os.kill(server_pid(room), signal.SIGSTOP)
    goes_on = threading.Timer(3, os.kill, (server_pid(room), signal.SIGCONT))
    goes_on.start()
    outlet = CollectingOutlet()
    with outlet.running(VoiceSource("")):
        outlet.wait_for(lambda: len(outlet.events(Sound)) > 0)
    goes_on.join()


def run_and(source: VoiceSource, do_harm: Callable[[], None]) -> None:
    outlet = CollectingOutlet()
    with outlet.running(source):
        outlet.wait_for(lambda: len(outlet.events(Sound)) > 0)
        do_harm()
        outlet.wait_for_end()


def delivered(outlet: CollectingOutlet, blocks: int) -> bool:
    return len(outlet.events(Sound)) >= blocks


def comes_back(source: VoiceSource) -> None:
    for _ in range(10):  # whoever was left behind needs a moment to clean up
        outlet = CollectingOutlet()
        with suppress(DeviceLost), outlet.running(source):
            outlet.wait_for(partial(delivered, outlet, 20))
        if outlet.captured:
            return
    pytest.fail("the microphone did not come back")


def test_a_hanging_sound_server_does_not_delay_the_stop(room: VirtualDesktop) -> None:
    outlet = CollectingOutlet()
    with outlet.running(VoiceSource("")):
        outlet.wait_for(lambda: len(outlet.events(Sound)) > 0)
        os.kill(server_pid(room), signal.SIGSTOP)
    os.kill(server_pid(room), signal.SIGCONT)
    comes_back(VoiceSource(""))


def test_without_a_sound_server_there_is_no_microphone(room: VirtualDesktop) -> None:
    room.stop_sound()
    with pytest.raises(MachineError, match="no microphone") as caught:
        VoiceSource("").run(CollectingOutlet())
    assert not isinstance(caught.value, DeviceLost)
    assert microphones() == ()


@pytest.mark.usefixtures("room")
def test_an_unknown_microphone_is_answered_with_the_known_ones() -> None:
    names = microphones()
    assert names
    with pytest.raises(MachineError, match="'Jabra'") as caught:
        VoiceSource("Jabra").run(CollectingOutlet())
    assert names[0] in caught.value.remedy
    outlet = CollectingOutlet()
    with outlet.running(VoiceSource(names[-1].upper())):
        outlet.wait_for(lambda: outlet.is_ready)


def test_without_the_library_the_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "sounddevice", raising=False)
    monkeypatch.setattr("ctypes.util.find_library", lambda _: None)
    with pytest.raises(MachineError, match="libportaudio2"):
        VoiceSource("").run(CollectingOutlet())


def test_the_level_is_measured(room: VirtualDesktop, tmp_path: Path) -> None:
    assert measure_level(0.5, "").peak_dbfs < -60
    half = np.full(RATE_HZ * 20, 16_384, np.int16)
    with ThreadPoolExecutor(1) as player:
        playing = player.submit(room.play, write_wav(tmp_path / "half.wav", half))
        level = measure_level(0.1, "")
        while level.rms_dbfs < -6.1 and not playing.done():
            level = measure_level(0.5, "")
        room.stop_sound()
        with pytest.raises(MachineError):
            playing.result()
    assert level.peak_dbfs == pytest.approx(-6.02, abs=0.05)
    assert level.rms_dbfs == pytest.approx(-6.02, abs=0.05)
