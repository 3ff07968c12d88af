"""Chooses the encoder before a recording: a chip's where a trial shows that it is right and cheaper.

A trial runs in a process of its own, with a time limit, because drivers crash and hang. An encoder
passes if it gives one decodable packet for each picture, keyframes where they are asked for, and a
true picture; and it is taken only if it costs less processor time than x264 in the same trial.
"""

import subprocess
import sys
from dataclasses import dataclass, field

import msgspec

from trajectory_recorder.media.encoding import Encoding, hardware, software
from trajectory_recorder.settings import Quality

_LIMIT_S = 15.0
LOWEST_PSNR_DB = 35.0
"""A trial's pictures must come back at least so well; x264 at the smallest preset gives 40 dB."""


@dataclass(frozen=True, slots=True)
class Trial:
    """What a trial showed: processor time for a picture, and the luma's PSNR; or what went wrong."""

    cpu_ms: float = 0.0
    psnr_db: float = 0.0
    failure: str = ""


@dataclass(frozen=True, slots=True)
class EncoderChoice:
    """The encoder to use for a quality, and why those before it were not taken."""

    quality: Quality
    encoding: Encoding
    refused: dict[str, str] = field(default_factory=dict)


def choose_encoder(quality: Quality, *, allow_hardware: bool) -> EncoderChoice:
    """Choose for this machine; takes milliseconds where there is no chip, and seconds where there is."""
    usual = software(quality)
    if not allow_hardware:
        return EncoderChoice(quality, usual)
    candidates, refused = hardware(quality)
    if not candidates:
        return EncoderChoice(quality, usual, refused)
    usual_trial: Trial | None = None
    for candidate in candidates:
        trial = run_trial(candidate)
        reason = what_is_wrong(trial)
        if not reason:
            # Not before there is a chip to compare it with: most that are tried fail at once.
            usual_trial = usual_trial or run_trial(usual)
            reason = what_is_dear(trial, usual_trial)
        if not reason:
            return EncoderChoice(quality, candidate, refused)
        refused[candidate.name] = reason
    return EncoderChoice(quality, usual, refused)


def what_is_wrong(trial: Trial) -> str:
    """Why an encoder can't be taken, in words; empty if it can."""
    if trial.failure:
        return trial.failure
    if trial.psnr_db < LOWEST_PSNR_DB:
        return f"its pictures come back at {trial.psnr_db:.0f} dB only"
    return ""


def what_is_dear(trial: Trial, usual: Trial) -> str:
    """Why an encoder that works does not pay, in words; empty if it does."""
    if not usual.failure and trial.cpu_ms >= usual.cpu_ms:
        return f"it costs {trial.cpu_ms:.1f} ms of processor time a picture, x264 {usual.cpu_ms:.1f} ms"
    return ""


def run_trial(encoding: Encoding, *, limit_s: float | None = None) -> Trial:
    """Try an encoder in a process of its own.

    Args:
        encoding: The encoder.
        limit_s: How long it may take, in seconds; by default as long as one that another can replace.
    """
    limit_s = _LIMIT_S if limit_s is None else limit_s
    command = [sys.executable, "-P", "-m", "trajectory_recorder.media.encoder_trial"]
    try:
        done = subprocess.run(
            command, input=msgspec.json.encode(encoding), capture_output=True, timeout=limit_s, check=False
        )
    except subprocess.TimeoutExpired:
        return Trial(failure=f"its trial did not end within {limit_s:g} s")
    if done.returncode != 0:
        return Trial(failure=f"its trial crashed (exit code {done.returncode})")
    try:
        return msgspec.json.decode(done.stdout, type=Trial)
    except msgspec.DecodeError:
        return Trial(failure="its trial told nothing that can be read")
