"""What is measured of narration whose level, noise and faults are known."""

import math
import tracemalloc
from collections.abc import Iterable
from dataclasses import fields
from pathlib import Path

import numpy as np
import pytest

from helpers.narration import RATE_HZ, SENTENCES, Pcm, speak, typing_noise
from trajectory_recorder.speech import NarrationMeasures, NarrationMeter, Place, Span

SECOND_NS = 1_000_000_000
MS = 1_000_000
PAUSES_S = [1.0, 1.2, 0.5, 3.0, 2.0, 1.5]
NOTHING = np.zeros(0, np.int16)


def span(from_s: float, to_s: float) -> Span:
    return Span(round(from_s * SECOND_NS), round(to_s * SECOND_NS), 0.9)


def measure(
    pcm: Pcm, spans: Iterable[Span] = (), *, block: int = 4_608, from_ns: int = 0
) -> NarrationMeasures:
    meter = NarrationMeter(spans)
    for at in range(0, len(pcm), block):
        meter.take(pcm[at : at + block], at_ns=from_ns + at * SECOND_NS // RATE_HZ)
    return meter.finish()


def noise(seconds: float, rms: float, *, colour: str = "white", seed: int = 2) -> np.ndarray:
    """White noise, or pink noise from 20 Hz up."""
    sound = np.random.default_rng(seed).normal(0, 1, round(seconds * RATE_HZ))
    if colour == "pink":
        frequencies_hz = np.fft.rfftfreq(len(sound), 1 / RATE_HZ)
        spectrum = np.fft.rfft(sound) / np.sqrt(np.maximum(frequencies_hz, 20))
        sound = np.fft.irfft(spectrum * (frequencies_hz >= 20), len(sound))
    return sound / sound.std() * rms


def whole(sound: np.ndarray) -> Pcm:
    return np.rint(sound).clip(-32_768, 32_767).astype(np.int16)


def tone(seconds: float, amplitude: float) -> Pcm:
    return whole(amplitude * np.sin(2 * np.pi * 440 * np.arange(round(seconds * RATE_HZ)) / RATE_HZ))


class Talk:
    """Sentences with pauses and without any noise, and where they are spoken."""

    def __init__(self, folder: Path) -> None:
        parts, self.spans, samples = [], [], 0
        for pause_s, text in zip(PAUSES_S, [*SENTENCES, ""], strict=False):
            parts.append(np.zeros(round(pause_s * RATE_HZ)))
            samples += len(parts[-1])
            if text:
                parts.append(speak(text, folder).astype(float))
                begin_s, samples = samples / RATE_HZ, samples + len(parts[-1])
                self.spans.append(span(begin_s, samples / RATE_HZ))
        self.sound = np.concatenate(parts)
        self.spoken = np.zeros(len(self.sound), bool)
        for each in self.spans:
            self.spoken[each.from_ns * 48 // MS : each.to_ns * 48 // MS] = True
        self.rms = float(np.sqrt(np.mean(self.sound[self.spoken] ** 2)))

    def with_noise(self, snr_db: float, colour: str, *, keys: float = 0) -> Pcm:
        """The talk in a room's noise, and while nobody speaks so many keys a second."""
        room = noise(len(self.sound) / RATE_HZ, self.rms * 10 ** (-snr_db / 20), colour=colour)
        sound = self.sound + room[: len(self.sound)]
        if keys:
            clicks = typing_noise(len(sound), np.random.default_rng(6), per_second=keys)
            sound += np.where(self.spoken, 0, clicks)
        return whole(sound)


@pytest.fixture(scope="module")
def talk(tmp_path_factory: pytest.TempPathFactory) -> Talk:
    return Talk(tmp_path_factory.mktemp("talk"))


@pytest.mark.parametrize("colour", ["white", "pink"])
@pytest.mark.parametrize("keys", [0, 8])
@pytest.mark.parametrize("snr_db", [10, 20])
def test_speech_above_noise(talk: Talk, snr_db: float, keys: float, colour: str) -> None:
    measures = measure(talk.with_noise(snr_db, colour, keys=keys), talk.spans)
    assert measures.snr_db == pytest.approx(snr_db, abs=0.4)
    noise_dbfs = 20 * math.log10(talk.rms / 32_768) - snr_db
    assert measures.noise_floor_dbfs == pytest.approx(noise_dbfs, abs=0.4)
    assert measures.speech_ns == pytest.approx(sum(s.to_ns - s.from_ns for s in talk.spans), abs=MS)


def test_typing_in_every_pause_is_no_noise_of_the_room() -> None:
    sound = noise(60, 30)
    quiet = measure(whole(sound)).noise_floor_dbfs
    typed = measure(whole(sound + typing_noise(len(sound), np.random.default_rng(4)))).noise_floor_dbfs
    assert quiet == pytest.approx(20 * math.log10(30 / 32_768), abs=0.2)
    assert typed == pytest.approx(quiet, abs=0.2)


def test_speech_that_is_no_louder_than_the_noise() -> None:
    measures = measure(whole(noise(10, 300)), [span(3, 4)])
    assert measures.snr_db is not None
    assert measures.snr_db < -10


@pytest.mark.parametrize(("pause_s", "heard"), [(0.85, False), (1.0, True)])
def test_pauses_that_are_too_short_tell_nothing(pause_s: float, *, heard: bool) -> None:
    # 200 ms after speech and before the next are none of it; half a second has to be left.
    seconds = 1 + pause_s + 1
    spans = [span(0, 1), span(1 + pause_s, seconds)]
    measures = measure(whole(noise(seconds, 100)), spans)
    assert (measures.noise_floor_dbfs is not None) == (measures.snr_db is not None) == heard


def test_what_is_near_speech_is_no_pause() -> None:
    sound = noise(4, 20)
    sound[RATE_HZ : 3 * RATE_HZ] = noise(2, 2_000)
    measures = measure(whole(sound), [span(1.2, 2.8)])
    assert measures.noise_floor_dbfs == pytest.approx(20 * math.log10(20 / 32_768), abs=0.2)


def test_direct_current_is_told_and_is_no_noise() -> None:
    measures = measure(whole(noise(5, 30) + 800))
    assert measures.dc_offset == pytest.approx(800 / 32_768, rel=0.01)
    assert measures.noise_floor_dbfs == pytest.approx(20 * math.log10(30 / 32_768), abs=0.2)
    assert measures.levels.rms_dbfs == pytest.approx([20 * math.log10(30 / 32_768)] * 5, abs=0.2)


def test_loudness_and_levels_are_those_of_the_speech(talk: Talk) -> None:
    soft = measure(talk.with_noise(30, "pink"), talk.spans)
    typed = measure(talk.with_noise(30, "pink", keys=8), talk.spans)
    assert soft.speech_dbfs == pytest.approx(20 * math.log10(talk.rms / 32_768), abs=0.1)
    assert typed.speech_dbfs == pytest.approx(soft.speech_dbfs, abs=0.1)
    assert typed.loudness_lufs == pytest.approx(soft.loudness_lufs, abs=0.1)
    half = measure(talk.with_noise(30, "pink") // 2, talk.spans)
    assert half.loudness_lufs == pytest.approx(soft.loudness_lufs - 6.02, abs=0.1)


def test_spans_may_overlap_come_in_any_order_or_be_void(talk: Talk) -> None:
    pcm = talk.with_noise(20, "white")
    first, *others = talk.spans
    middle_ns = (first.from_ns + first.to_ns) // 2
    void = [Span(7, 3, 1), *(Span(each.to_ns + 1, 0, 1) for each in talk.spans)]
    more = [Span(middle_ns, first.to_ns, 0.5), Span(first.from_ns, middle_ns + 5, 0.5), *void]
    messy = measure(pcm, [*others[::-1], *more, first])
    tidy = measure(pcm, talk.spans)
    for name in ("speech_ns", "loudness_lufs", "speech_dbfs", "noise_floor_dbfs", "snr_db"):
        assert getattr(messy, name) == pytest.approx(getattr(tidy, name)), name


@pytest.mark.parametrize("value", [32_767, -32_767, -32_768])
def test_clipping_has_its_places(value: int) -> None:
    pcm = tone(3, 20_000)
    for second, samples in ((0.5, 2), (1.0, 3), (1.75, 40)):
        pcm[round(second * RATE_HZ) :][:samples] = value
    clipping = measure(pcm, from_ns=10 * SECOND_NS).clipping
    assert (clipping.count, clipping.samples) == (2, 43)
    assert [(place.from_ns // MS, place.to_ns // MS) for place in clipping.first] == [
        (11_000, 11_000),
        (11_750, 11_750),
    ]
    assert clipping.first[1].to_ns - clipping.first[1].from_ns == pytest.approx(40 / 48_000 * 1e9, abs=2)


def test_a_wave_that_swings_from_rail_to_rail_is_not_clipped() -> None:
    pcm = tone(1, 20_000)
    pcm[100:104] = [32_767, 32_767, -32_768, -32_768]
    assert measure(pcm).clipping.count == 0


def test_clipping_goes_on_from_second_to_second_and_no_further() -> None:
    pcm = tone(4, 20_000)
    for second, before, after in ((1, 2, 2), (2, 2, 0), (3, 0, 2)):
        pcm[second * RATE_HZ - before : second * RATE_HZ + after] = 32_767
    clipping = measure(pcm).clipping
    assert (clipping.count, clipping.samples) == (1, 4)


def test_of_many_clippings_the_first_places_are_kept() -> None:
    clipped = tone(1, 60_000)
    clipping = measure(clipped).clipping
    # 440 periods a second, each clipped above and below.
    assert clipping.count == pytest.approx(880, abs=1)
    assert clipping.samples == np.count_nonzero(abs(clipped.astype(int)) >= 32_767)
    assert len(clipping.first) == 100
    assert clipping.first[-1].to_ns < SECOND_NS // 8


def test_a_microphone_that_is_switched_off() -> None:
    pcm = whole(noise(20, 30))
    for from_s, to_s in ((2.0, 2.05), (4.0, 4.5), (8.25, 13.25)):
        pcm[round(from_s * RATE_HZ) : round(to_s * RATE_HZ)] = 0
    measures = measure(pcm, [span(15, 16)])
    assert measures.silence_share == pytest.approx(5.5 / 20, abs=1e-3)
    assert measures.longest_silence == Place(
        pytest.approx(8.25 * SECOND_NS, abs=MS), pytest.approx(13.25 * SECOND_NS, abs=MS)
    )
    assert (measures.dropouts.count, len(measures.dropouts.first)) == (1, 1)
    assert measures.dropouts.first == (measures.longest_silence,)
    # The room is as loud as when the microphone is on.
    assert measures.noise_floor_dbfs == pytest.approx(20 * math.log10(30 / 32_768), abs=0.3)
    assert list(measures.levels.rms_dbfs[9:13]) == list(measures.levels.peak_dbfs[9:13]) == [-math.inf] * 4


def test_a_dead_microphone_may_give_any_value() -> None:
    pcm = whole(noise(8, 30))
    pcm[2 * RATE_HZ : 3 * RATE_HZ + 500] = -3
    pcm[5 * RATE_HZ : 6 * RATE_HZ - 500] = 9
    measures = measure(pcm)
    (dead,) = measures.dropouts.first
    assert (dead.from_ns, dead.to_ns) == pytest.approx((2 * SECOND_NS, 3 * SECOND_NS + 10_416_000), abs=MS)
    assert measures.silence_share == 0
    assert measures.longest_silence is None
    assert measures.noise_floor_dbfs == pytest.approx(20 * math.log10(30 / 32_768), abs=0.3)


def test_a_switched_off_microphone_has_no_noise_floor() -> None:
    measures = measure(np.zeros(5 * RATE_HZ, np.int16), [span(1, 2)])
    assert measures.noise_floor_dbfs is measures.snr_db is measures.loudness_lufs is None
    assert measures.speech_dbfs == measures.true_peak_dbtp == measures.sample_peak_dbfs == -math.inf
    assert measures.silence_share == 1


def test_levels_of_every_second() -> None:
    pcm = np.concatenate([tone(1, 16_384), tone(1.5, 1_638.4), tone(0.5, 16_384)])
    levels = measure(pcm, from_ns=4 * SECOND_NS).levels
    assert levels.second.tolist() == [4, 5, 6]
    both = 10 * math.log10((0.5 + 0.005) / 2)
    assert levels.rms_dbfs == pytest.approx([-9.03, -29.03, both - 6.02 - 0.0], abs=0.1)
    assert levels.peak_dbfs == pytest.approx([-6.02, -26.02, -6.02], abs=0.1)


def test_a_hole_separates_what_lies_beside_it() -> None:
    meter = NarrationMeter([span(0, 100)])
    full = np.full(2, 32_767, np.int16)
    zeros = np.zeros(RATE_HZ * 3 // 4, np.int16)
    meter.take(np.concatenate([tone(0.5, 900), zeros, full]), at_ns=0)
    meter.take(np.concatenate([full, zeros, tone(0.5, 900)]), at_ns=60 * SECOND_NS)
    measures = meter.finish()
    assert measures.clipping.count == measures.dropouts.count == 0
    assert measures.silence_share == pytest.approx(1.5 / 2.5, abs=1e-3)
    assert measures.levels.second.tolist() == [0, 1, 60, 61]
    assert measures.sound_ns == measures.speech_ns == pytest.approx(2.5 * SECOND_NS, abs=2 * MS)


def test_figures_do_not_depend_on_the_blocks(talk: Talk) -> None:
    pcm = talk.with_noise(20, "pink", keys=4)
    pcm[70_000:70_005], pcm[200_000:260_000] = 32_767, 0
    one, other = (measure(pcm, talk.spans, block=block) for block in (997, 400_000))
    for field in fields(NarrationMeasures):
        if field.name == "levels":
            assert np.allclose(one.levels.rms_dbfs, other.levels.rms_dbfs, atol=0.01)
        elif field.name in {"clipping", "dropouts"}:
            told, again = getattr(one, field.name), getattr(other, field.name)
            assert (told.count, told.samples) == (again.count, again.samples)
        elif field.name != "longest_silence":
            assert getattr(one, field.name) == pytest.approx(getattr(other, field.name), rel=1e-3), field.name


def test_nothing_to_measure() -> None:
    measures = measure(NOTHING, [span(0, 5)])
    assert (measures.sound_ns, measures.speech_ns, len(measures.levels.second)) == (0, 0, 0)
    assert measures.snr_db is measures.speech_dbfs is measures.noise_floor_dbfs is None


def test_memory_does_not_grow_with_time() -> None:
    peaks = []
    minute = whole(noise(60, 3_000))
    for minutes in (1, 4):
        tracemalloc.start()
        meter = NarrationMeter(span(at, at + 3) for at in range(0, 60 * minutes, 5))
        for second in range(60 * minutes):
            at = second % 60 * RATE_HZ
            meter.take(minute[at : at + RATE_HZ], at_ns=second * SECOND_NS)
        meter.finish()
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    # The levels of three minutes take some 100 kB, their sound would be 17 MB.
    assert peaks[1] - peaks[0] < 400_000, peaks
