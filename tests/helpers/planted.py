"""Recordings with planted defects: a script of what happens, made into a real bundle with real files."""

import time
from dataclasses import dataclass, field, replace
from functools import cache
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import numpy.typing as npt

from helpers.narration import RATE_HZ, SENTENCES, Pcm, speak
from helpers.sessions import session_info
from helpers.synthetic_session import SECOND_NS
from trajectory_recorder.bundle import BundleWriter
from trajectory_recorder.bundle.manifest import Recorder, SyncCertificate, SyncOffset
from trajectory_recorder.bundle.writer import create_folder
from trajectory_recorder.capture.source import Picture, Sound
from trajectory_recorder.events import (
    Button,
    ClockAnchor,
    Display,
    DisplaysEvent,
    Event,
    Gap,
    Heartbeat,
    KeyAction,
    KeyboardState,
    KeyEvent,
    PointerAction,
    PointerEvent,
    SpeechEvent,
    WindowEvent,
)
from trajectory_recorder.media.encoder_choice import choose_encoder
from trajectory_recorder.recording.pipeline import Pipeline
from trajectory_recorder.recording.recovery import recover
from trajectory_recorder.recording.supervisor import Timed
from trajectory_recorder.settings import Quality
from trajectory_recorder.speech import SpeechDetector

DISPLAY = Display(0, "planted", 0, 0, 320, 240, 1.0, primary=True)
SPEECH_PART = 0.55
"""How much of the narration is speech."""

_BLOCK = 4800
_QUEUED = 500
_LOOK_S = 0.4

_SPEECH: dict[str, list[tuple[int, SpeechEvent]]] = {}

Pixels = npt.NDArray[np.uint8]


def ns(at_s: float) -> int:
    return round(at_s * SECOND_NS)


# --- what a person does -----------------------------------------------------------------------------


def key(
    at_s: float, letter: str, *, symbol: str = "", modifiers: tuple[str, ...] = (), held_s: float = 0.05
) -> list[tuple[float, Event]]:
    """A press and a release."""
    text = letter if letter and not modifiers else None
    code = 10 + sum(map(ord, symbol or letter)) % 200
    press = KeyEvent(KeyAction.PRESS, code, 0, symbol or letter, text, modifiers)
    return [(at_s, press), (at_s + held_s, replace(press, action=KeyAction.RELEASE))]


def typed(at_s: float, text: str, *, every_s: float = 0.08) -> list[tuple[float, Event]]:
    return [it for number, letter in enumerate(text) for it in key(at_s + number * every_s, letter)]


def click(at_s: float, x_px: int = 100, y_px: int = 100) -> list[tuple[float, Event]]:
    press = PointerEvent(PointerAction.PRESS, x_px, y_px, Button.LEFT)
    return [(at_s, press), (at_s + 0.08, replace(press, action=PointerAction.RELEASE))]


# --- sound ------------------------------------------------------------------------------------------


@cache
def sentences() -> list[Pcm]:
    with TemporaryDirectory() as folder:
        return [speak(text, Path(folder)) for text in SENTENCES]


def pink(samples: int, rms: float) -> npt.NDArray[np.float64]:
    """Noise as of a room: as much power in every octave."""
    spectrum = np.fft.rfft(np.random.default_rng(5).normal(size=samples))
    tones_hz = np.fft.rfftfreq(samples, 1 / RATE_HZ)
    spectrum *= np.where(tones_hz < 20, 0, 1 / np.sqrt(np.maximum(tones_hz, 20)))
    sound = np.fft.irfft(spectrum, samples)
    return sound * (rms / np.sqrt(np.mean(sound**2)))


@cache
def narration(seconds: float, *, gain: float = 0.5, part: float = SPEECH_PART) -> Pcm:
    """Sentences and pauses, so that about so much of the time is speech, and a quiet room."""
    samples = round(seconds * RATE_HZ)
    sound = np.zeros(samples)
    at = RATE_HZ // 2
    for number in range(10_000):
        sentence = sentences()[number % len(SENTENCES)]
        if at + len(sentence) >= samples - RATE_HZ // 2:
            break
        sound[at : at + len(sentence)] += gain * sentence
        at += round(len(sentence) / part)
    noise = np.random.default_rng(3).normal(0, 25, samples)
    # What is too loud is bent, not cut off: a cut is a defect of its own.
    return (28_000 * np.tanh(sound / 28_000) + noise).clip(-32_767, 32_767).astype(np.int16)


def _heard(sound: Pcm) -> list[tuple[int, SpeechEvent]]:
    """The stretches of speech by the time of their end, as a recorder tells them. Most scripts share a sound."""
    digest = sha256(sound.tobytes()).hexdigest()
    if digest not in _SPEECH:
        detector = SpeechDetector()
        spans = [*detector.take(sound, at_ns=0), *detector.finish()]
        _SPEECH[digest] = [(it.to_ns, SpeechEvent(it.from_ns, it.to_ns, it.probability)) for it in spans]
    return _SPEECH[digest]


# --- the script -------------------------------------------------------------------------------------


@dataclass
class Script:
    """What happens in a recording of `seconds`. Times are in seconds.

    `input` is what is pressed; `changes` are the times of new pictures; `looked` the stretches in which
    somebody looked at the screen; `sound` the voice, from `sound_from` on, without the stretches `deaf`.
    """

    seconds: float = 40.0
    input: list[tuple[float, Event]] = field(default_factory=list)
    others: list[tuple[float, str, Event]] = field(default_factory=list)
    changes: list[float] = field(default_factory=list)
    black: list[tuple[float, float]] = field(default_factory=list)
    unseen: list[tuple[float, float]] = field(default_factory=list)
    sound: Pcm | None = None
    deaf: list[tuple[float, float]] = field(default_factory=list)
    voice_shift_s: dict[float, float] = field(default_factory=dict)
    quality: Quality = Quality.BALANCED
    encoder_options: dict[str, str] = field(default_factory=dict)
    display: Display = DISPLAY
    sync: bool = True
    sync_p95_ms: float = 5.0
    sync_drift_ms: float = 1.0
    narrated: bool = True
    utc_step_s: tuple[float, float] = (0.0, 0.0)
    screen: bool = True
    dark: bool = False
    crashed: bool = False


def good(seconds: float = 40.0) -> Script:
    """A recording without a fault: somebody clicks, types and explains, and all of it is to be seen."""
    script = Script(seconds, sound=narration(seconds))
    words = ("mean", "of", "five", "readings", "is", "twelve", "and", "fits")
    number, at_s = 0, 1.0
    while at_s < seconds - 3:
        if number % 2:
            script.input += typed(at_s, words[number // 2 % len(words)])
        else:
            script.input += click(at_s, 40 + 29 * number % 240, 40 + 17 * number % 160)
        script.changes.append(at_s + 0.15)
        number += 1
        at_s += 2.5
    window = WindowEvent(7, "Notes", "editor", 4711, 0, 0, 320, 240)
    script.others = [(0.0, "displays", DisplaysEvent((DISPLAY,))), (0.1, "window", window)]
    return script


def hush(script: Script, from_s: float, to_s: float, *, level: float = 25) -> None:
    """Nothing but the room's noise, or with level 0 nothing at all."""
    assert script.sound is not None
    script.sound = script.sound.copy()
    first, last = round(from_s * RATE_HZ), round(to_s * RATE_HZ)
    noise = np.random.default_rng(9).normal(0, level, last - first) if level else np.zeros(last - first)
    script.sound[first:last] = noise[: len(script.sound[first:last])].astype(np.int16)


class Builder:
    """Makes a script into a sealed bundle in `folder`."""

    def __init__(self, script: Script, folder: Path) -> None:
        self._script = script
        settings = {"fps": 30, "narration": script.narrated}
        info = replace(session_info(), settings=settings, sync=_certificate(script) if script.sync else None)
        self._bundle = BundleWriter(create_folder(folder, 0), info)
        encoder = choose_encoder(script.quality, allow_hardware=False)
        if script.encoder_options:
            encoder = replace(
                encoder,
                encoding=replace(
                    encoder.encoding, options={**encoder.encoding.options, **script.encoder_options}
                ),
            )
        self._pipeline = Pipeline(self._bundle, fps=30, encoder=encoder)

    def build(self) -> Path:
        """Write everything, in the order of time, and seal it."""
        script = self._script
        steps: list[tuple[float, int, Timed]] = []
        for number, (at_s, stream, captured) in enumerate(self._everything()):
            steps.append((at_s, number, Timed(ns(at_s), stream, captured)))
        for _, _, timed in sorted(steps, key=lambda it: it[:2]):
            while self._pipeline.queued > _QUEUED:
                time.sleep(0.001)
            if isinstance(timed.captured, Gap | Heartbeat | ClockAnchor | KeyboardState | SpeechEvent):
                self._pipeline.record(timed.session_ns, timed.captured, timed.stream)
            else:
                self._pipeline.deliver(timed)
        while self._pipeline.queued:
            time.sleep(0.001)
        self._pipeline.finish()
        if script.crashed:
            self._bundle.abandon()
            recover(self._bundle.root)
            return self._bundle.root
        self._bundle.seal(duration_ns=ns(script.seconds), ended="stopped")
        return self._bundle.root

    def _everything(self):  # noqa: ANN202 - times, streams and what was captured
        script = self._script
        yield from ((at_s, "input", event) for at_s, event in script.input)
        yield from ((at_s, stream, event) for at_s, stream, event in script.others)
        yield from self._clock()
        if script.screen:
            yield from self._pictures()
            yield from self._looks()
        if script.sound is not None:
            yield from self._voice(script.sound)
            yield from ((to_ns / SECOND_NS, "voice", it) for to_ns, it in _heard(script.sound))

    def _clock(self):  # noqa: ANN202
        start_utc_ns, at_s = session_info().start_utc_ns, 0.0
        while at_s <= self._script.seconds:
            step_s = self._script.utc_step_s[1] if at_s >= self._script.utc_step_s[0] > 0 else 0.0
            anchor = ClockAnchor(ns(at_s), ns(5 + at_s), start_utc_ns + ns(at_s + step_s), ns(5 + at_s))
            yield at_s, "", anchor
            at_s += 10

    def _pictures(self):  # noqa: ANN202
        script = self._script
        shown = sorted({0.0, *script.changes, *(at for span in script.black for at in span)})
        for number, at_s in enumerate(shown):
            if any(from_s < at_s < to_s for from_s, to_s in script.unseen) or at_s >= script.seconds:
                continue
            is_black = any(from_s <= at_s < to_s for from_s, to_s in script.black)
            yield at_s, "screen/0", Picture(script.display, page(number, black=is_black, dark=script.dark))

    def _looks(self):  # noqa: ANN202
        at_s = 0.2
        while at_s + _LOOK_S <= self._script.seconds:
            if not any(from_s < at_s + _LOOK_S and to_s > at_s for from_s, to_s in self._script.unseen):
                yield (
                    at_s + _LOOK_S,
                    "screen/0",
                    Heartbeat("screen/0", ns(at_s + _LOOK_S), ns(at_s + _LOOK_S), 1),
                )
            at_s += _LOOK_S

    def _voice(self, sound: Pcm):  # noqa: ANN202
        for first in range(0, len(sound) - _BLOCK + 1, _BLOCK):
            at_s = first / RATE_HZ
            if any(from_s < at_s + 0.1 and to_s > at_s for from_s, to_s in self._script.deaf):
                continue
            shift_s = sum(it for since_s, it in self._script.voice_shift_s.items() if at_s >= since_s)
            yield at_s + shift_s, "voice", Sound(sound[first : first + _BLOCK])


def page(number: int, *, black: bool = False, dark: bool = False) -> Pixels:
    """A page of something like text, another one for every number."""
    paper, ink = (0, 180) if dark else (235, 30)
    pixels = np.full((240, 320, 4), paper, np.uint8)
    letters = np.random.default_rng(number).integers(0, 2, (20, 60))
    for row, column in zip(*np.nonzero(letters), strict=True):
        pixels[8 + row * 11 : 15 + row * 11, 8 + column * 5 : 11 + column * 5] = ink
    return np.zeros_like(pixels) if black else pixels


def plant(script: Script, folder: Path) -> Path:
    """Make a sealed bundle of it; returns its folder."""
    return Builder(script, folder).build()


def _certificate(script: Script) -> SyncCertificate:
    drift_ns = round(script.sync_drift_ms * 1e6)
    offset = SyncOffset(
        "picture", 50, 0, 0, 1_000_000, round(script.sync_p95_ms * 1e6), 100_000, 50_000, drift_ns
    )
    return SyncCertificate(
        1_770_000_000_000_000_000,
        Recorder("trajectory-recorder", "0.0.0"),
        (script.display,),
        "",
        "loopback",
        ns(600),
        (offset,),
    )
