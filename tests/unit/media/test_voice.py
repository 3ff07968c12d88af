from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

from trajectory_recorder.media import decode, scan
from trajectory_recorder.media.voice import RATE_HZ, VoiceFile, VoicePacket

MS = 1_000_000
Pcm = npt.NDArray[np.int16]
Probe = Callable[[Path], dict[str, Any]]


@contextmanager
def new_voice(path: Path) -> Iterator[VoiceFile]:
    with path.open("xb", buffering=0) as file:
        voice = VoiceFile(file)
        yield voice
        voice.close()


def record(path: Path, blocks: list[tuple[int, Pcm]]) -> list[VoicePacket]:
    packets: list[VoicePacket] = []
    with new_voice(path) as voice:
        for session_ns, pcm in blocks:
            packets += voice.encode(pcm, session_ns=session_ns)
        packets += voice.flush()
        for packet in packets:
            voice.write(packet)
    return packets


def noise(samples: int, seed: int = 1) -> Pcm:
    return np.random.default_rng(seed).normal(0, 3000, samples).astype(np.int16)


def check_samples(path: Path, packets: list[VoicePacket], sent: Pcm) -> None:
    """Every sample is there once, in the packet and at the time that was told."""
    decoded = list(decode.samples(path))
    assert [(pts_ns, pcm.size) for pts_ns, pcm in decoded] == [(p.pts_ns, p.samples) for p in packets]
    assert np.array_equal(np.concatenate([pcm for _, pcm in decoded]), sent)
    assert [p.first_sample for p in packets] == np.cumsum([0, *(p.samples for p in packets)])[:-1].tolist()


@pytest.mark.parametrize("block", [480, 2400, 4608, 10_000])
def test_contiguous_sound_comes_back_bit_by_bit(tmp_path: Path, ffprobe: Probe, block: int) -> None:
    path = tmp_path / "a.mka"
    sent = noise(block * 60)
    start_ns = 250 * MS
    blocks = [
        (start_ns + at * 1_000_000_000 // RATE_HZ, sent[at : at + block]) for at in range(0, sent.size, block)
    ]
    packets = record(path, blocks)
    check_samples(path, packets, sent)
    for packet in packets:
        nominal_ns = start_ns + packet.first_sample * 1_000_000_000 // RATE_HZ
        assert abs(packet.session_ns - nominal_ns) <= 2
        assert abs(packet.pts_ns - packet.session_ns) <= MS // 2
    probe = ffprobe(path)
    assert probe["pts_ms"] == [packet.pts_ns // MS for packet in packets]
    assert float(probe["format"]["duration"]) == pytest.approx(0.25 + sent.size / RATE_HZ, abs=0.002)
    assert (probe["stream"]["sample_rate"], probe["stream"]["channels"]) == ("48000", 1)


def test_little_sound_waits_in_the_encoder(tmp_path: Path) -> None:
    with new_voice(tmp_path / "a.mka") as voice:
        given = taken = 0
        for number in range(200):
            given += 480
            taken += sum(p.samples for p in voice.encode(noise(480), session_ns=number * 10 * MS))
            assert given - taken < 0.1 * RATE_HZ
        taken += sum(p.samples for p in voice.flush())
        assert given == taken
        assert voice.flush() == []


def test_jumps_keep_every_sample_at_its_time(tmp_path: Path, ffprobe: Probe) -> None:
    path = tmp_path / "a.mka"
    sent = noise(1440 * 200)
    random = np.random.default_rng(3)
    blocks = []
    session_ns = 0
    starts = []
    for number in range(200):
        if number % 23 == 22:
            session_ns += int(random.integers(60, 3000)) * MS
            starts.append((number * 1440, session_ns))
        blocks.append((session_ns, sent[number * 1440 : number * 1440 + 1440]))
        session_ns += 30 * MS
    packets = record(path, blocks)
    check_samples(path, packets, sent)
    stamp_of = {packet.first_sample: packet.session_ns for packet in packets}
    assert [(first, stamp_of[first]) for first, _ in starts] == starts
    for packet in packets:
        block, inside = divmod(packet.first_sample, 1440)
        assert abs(packet.session_ns - (blocks[block][0] + inside * 1_000_000_000 // RATE_HZ)) <= 2
    probe = ffprobe(path)
    assert probe["pts_ms"] == [packet.pts_ns // MS for packet in packets]
    assert [info.duration_ns for info in scan.packets(path)] == [
        packet.samples * 1_000_000_000 // RATE_HZ for packet in packets
    ]


@pytest.mark.parametrize(("late_ms", "packets_made"), [(49, 1), (-49, 1), (51, 2), (-51, 2), (5000, 2)])
def test_what_counts_as_a_jump(tmp_path: Path, late_ms: int, packets_made: int) -> None:
    blocks = [(10_000 * MS, noise(960)), ((10_020 + late_ms) * MS, noise(960))]
    packets = record(tmp_path / "a.mka", blocks)
    assert len(packets) == packets_made
    assert sum(packet.samples for packet in packets) == 1920


def test_time_stamps_in_the_file_increase_even_if_sound_overlaps(tmp_path: Path, ffprobe: Probe) -> None:
    path = tmp_path / "a.mka"
    packets = record(path, [(1000 * MS, noise(4800)), (500 * MS, noise(4800)), (5000 * MS, noise(4800))])
    pts = [packet.pts_ns for packet in packets]
    assert pts == sorted(set(pts))
    assert 500 * MS in [packet.session_ns for packet in packets]
    check_samples(path, packets, np.concatenate([noise(4800)] * 3))
    assert ffprobe(path)["pts_ms"] == [ns // MS for ns in pts]


def test_sound_goes_on_after_a_flush(tmp_path: Path, ffprobe: Probe) -> None:
    path = tmp_path / "a.mka"
    sent = noise(5000 * 4)
    packets = []
    with new_voice(path) as voice:
        for number in range(4):
            # Session time stands still in a pause: the next block follows without a jump.
            session_ns = number * 5000 * 1_000_000_000 // RATE_HZ
            packets += voice.encode(sent[number * 5000 : number * 5000 + 5000], session_ns=session_ns)
            packets += voice.flush()
        for packet in packets:
            voice.write(packet)
    check_samples(path, packets, sent)
    assert len(ffprobe(path)["packets"]) == len(packets)


@pytest.mark.parametrize("drift", [200e-6, -200e-6])
def test_a_drifting_device_is_followed_for_minutes(tmp_path: Path, ffprobe: Probe, drift: float) -> None:
    path = tmp_path / "a.mka"
    block = 2400
    count = 180 * RATE_HZ // block
    sent = noise(block * count)
    spacing_ns = block / RATE_HZ * 1e9 * (1 + drift)
    blocks = [(round(n * spacing_ns), sent[n * block : n * block + block]) for n in range(count)]
    packets = record(path, blocks)
    check_samples(path, packets, sent)
    true_ns = np.array([packet.first_sample for packet in packets]) / RATE_HZ * 1e9 * (1 + drift)
    stamped_ns = np.array([packet.session_ns for packet in packets])
    # Off by the drift within one block at most; uncorrected it would be 36 ms at the end.
    assert np.abs(stamped_ns - true_ns).max() < 0.02 * MS
    assert np.abs(np.array(ffprobe(path)["pts_ms"]) - true_ns / MS).max() < 0.6


def test_levels(tmp_path: Path) -> None:
    tone = (0.5 * 32768 * np.sin(np.arange(4608) * 2 * np.pi / 48)).astype(np.int16)
    loud = np.tile(np.array([32767, -32768, 0, 0], np.int16), 1152)
    blocks = [(0, tone), (96 * MS, loud), (192 * MS, np.zeros(4608, np.int16))]
    first, second, third = record(tmp_path / "a.mka", blocks)
    levels = np.array([(packet.peak, packet.rms) for packet in (first, second, third)])
    assert levels == pytest.approx(np.array([(0.5, 0.3535), (1.0, 0.7071), (0.0, 0.0)]), abs=1e-3)
    assert [packet.clipped for packet in (first, second, third)] == [0, 2304, 0]
