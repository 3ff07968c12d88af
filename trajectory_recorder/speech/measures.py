"""What can be said of recorded narration in figures. It judges none of them.

Levels in dBFS are relative to a full-scale sample, so a full-scale sine has an RMS level of -3 dBFS;
digital silence is minus infinity. Direct current is left out of every RMS level. Nothing is weighted but
loudness.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt


@dataclass(frozen=True, slots=True)
class Place:
    """From `from_ns` to `to_ns` of session time."""

    from_ns: int
    to_ns: int


@dataclass(frozen=True, slots=True)
class Places:
    """Where something happened: how often, in how many samples, and the first hundred places."""

    count: int
    samples: int
    first: tuple[Place, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Levels:
    """Levels of every second in which there is sound; three arrays of one length.

    `second` is the second of session time, `rms_dbfs` and `peak_dbfs` are its levels. Where sound is
    missing for a whole second, that second is missing here.
    """

    second: npt.NDArray[np.int64]
    rms_dbfs: npt.NDArray[np.float32]
    peak_dbfs: npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class NarrationMeasures:
    """The figures of one narration. None says that there was too little to measure it in.

    Attributes:
        sound_ns: How much sound there is.
        speech_ns: How much of it is speech.
        loudness_lufs: Integrated loudness of the speech; None below 0.4 s of it or -70 LUFS.
        sample_peak_dbfs: The highest sample.
        true_peak_dbtp: The highest peak, between samples too.
        clipping: Runs of three and more samples of full scale.
        speech_dbfs: RMS level of the speech, with the noise in it.
        noise_floor_dbfs: Level of the pauses; None below 0.5 s of them.
        snr_db: Speech without the noise in it above the noise floor; minus infinity where the speech
            is no louder than the noise.
        dc_offset: Mean of all samples; 1.0 is full scale.
        silence_share: Share of the sound, 0 to 1, that is digital silence: zeros for 0.1 s and more, as
            from a microphone that is switched off.
        longest_silence: Where the longest of it is.
        dropouts: Where nothing but one value, be it zero, was heard for a second and more.
        levels: Levels of every second.
    """

    sound_ns: int
    speech_ns: int
    loudness_lufs: float | None
    sample_peak_dbfs: float
    true_peak_dbtp: float
    clipping: Places
    speech_dbfs: float | None
    noise_floor_dbfs: float | None
    snr_db: float | None
    dc_offset: float
    silence_share: float
    longest_silence: Place | None
    dropouts: Places
    levels: Levels
