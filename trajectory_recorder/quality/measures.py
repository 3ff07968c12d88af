"""What is known of a recording's sound and pictures once they were decoded."""

from dataclasses import dataclass, field

from trajectory_recorder.quality.spans import Span


@dataclass(frozen=True, slots=True)
class VoiceMeasures:
    """How good the sound is.

    `loudness_lufs` is that of speech (EBU R 128), `noise_dbfs` the level of the pauses, `snr_db` how far
    speech lies above it; None where there is too little to tell. `clipped` are the stretches in which the
    microphone was overdriven (the first hundred of `clipped_runs`), `dead` those in which it gave no sound at all.
    """

    loudness_lufs: float | None
    noise_dbfs: float | None
    snr_db: float | None
    clipped: tuple[Span, ...] = ()
    clipped_runs: int = 0
    dead: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class PictureMeasures:
    """How good the pictures are, by screen stream.

    `black` are the stretches in which a display showed nothing but black; `quantizer` is the median of
    the coarseness with which its key frames were encoded (H.264's QP, 0 to 51).
    """

    black: dict[str, list[Span]] = field(default_factory=dict)
    quantizer: dict[str, float] = field(default_factory=dict)
