"""Narration with pauses of known length and a keyboard beside it, made by a synthetic voice."""

import subprocess
import wave
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

RATE_HZ = 48_000
SENTENCES = (
    "First I look at the numbers of last week",
    "The second column is wrong because a unit was lost",
    "So I open the table again and correct it by hand",
    "Now the sum fits and I can save the file",
    "One more thing must be checked before I send it",
)

Pcm = npt.NDArray[np.int16]


@dataclass(frozen=True)
class Narration:
    """The sound, and where in it somebody speaks, in seconds."""

    pcm: Pcm
    spoken: list[tuple[float, float]]


def speak(text: str, folder: Path, *, voice: str = "en-us") -> Pcm:
    """One sentence, without the silence around it."""
    wav = folder / "sentence.wav"
    subprocess.run(["espeak-ng", "-v", voice, "-w", str(wav), text], check=True, capture_output=True)
    with wave.open(str(wav)) as file:
        rate_hz = file.getframerate()
        pcm = np.frombuffer(file.readframes(file.getnframes()), np.int16).astype(float)
    samples = len(pcm) * RATE_HZ // rate_hz
    # espeak-ng speaks at 22 kHz; what a straight line between samples adds lies above speech.
    pcm = np.interp(np.arange(samples) * rate_hz / RATE_HZ, np.arange(len(pcm)), pcm)
    (loud,) = np.nonzero(abs(pcm) > 300)
    return pcm[loud[0] : loud[-1]].astype(np.int16)


def typing_noise(samples: int, chance: np.random.Generator, *, per_second: float = 8) -> Pcm:
    """Key clicks: short bursts of noise that die away, as loud as speech."""
    sound = np.zeros(samples + RATE_HZ)
    click = np.exp(-np.arange(RATE_HZ // 25) / 240)
    at = 0
    while (at := at + int(chance.exponential(RATE_HZ / per_second))) < samples:
        sound[at : at + len(click)] += (
            chance.uniform(3_000, 12_000) * click * chance.normal(0, 0.5, len(click))
        )
    return sound[:samples].clip(-32_000, 32_000).astype(np.int16)


def narrate(folder: Path, pauses_s: Sequence[float], *, typing: bool = True) -> Narration:
    """Sentences with these pauses between and around them, keys being pressed in every other pause."""
    chance = np.random.default_rng(11)
    parts, spoken, samples = [], [], 0
    for number, pause_s in enumerate(pauses_s):
        pause = np.zeros(int(pause_s * RATE_HZ), np.int16)
        if typing and number % 2 == 0:
            pause = typing_noise(len(pause), chance)
        parts.append(pause)
        samples += len(pause)
        if number < len(pauses_s) - 1:
            parts.append(speak(SENTENCES[number % len(SENTENCES)], folder))
            spoken.append((samples / RATE_HZ, (samples + len(parts[-1])) / RATE_HZ))
            samples += len(parts[-1])
    noise = chance.normal(0, 30, samples)
    return Narration((np.concatenate(parts) + noise).clip(-32_768, 32_767).astype(np.int16), spoken)
