"""Makes figures of single errors: how large they are, how they scatter, whether they grow."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from trajectory_recorder.bundle.manifest import SyncOffset

_TEN_MINUTES_NS = 600_000_000_000
# In less time the scatter of single errors, carried on to ten minutes, is larger than any drift.
_LEAST_FOR_DRIFT_NS = 120_000_000_000
# Every pair is looked at: more trials than this tell nothing more and take memory.
_MOST_FOR_DRIFT = 2_000


@dataclass(frozen=True, slots=True)
class Trial:
    """One thing that happened at `at_ns`, give or take `uncertainty_ns`, and whose recorded time lies
    `error_ns` behind that."""

    at_ns: int
    error_ns: int
    uncertainty_ns: int


def summarize(name: str, trials: Sequence[Trial], *, missed: int, unsure: int) -> SyncOffset:
    """Describe a kind of thing.

    Args:
        name: Of what.
        trials: Those that were found in the recording; at least one.
        missed: How many were not.
        unsure: How many more there were, whose own time is not known.
    """
    errors = np.array([trial.error_ns for trial in trials], float)
    median = float(np.median(errors))
    return SyncOffset(
        name,
        len(trials),
        missed,
        unsure,
        round(median),
        round(float(np.percentile(np.abs(errors), 95))),
        round(float(np.median(np.abs(errors - median)))),
        round(float(np.median([trial.uncertainty_ns for trial in trials]))),
        _drift_ns(trials, errors),
    )


def _drift_ns(trials: Sequence[Trial], errors: npt.NDArray[np.float64]) -> int | None:
    """How much errors grow in ten minutes; None where the trials take too little time to tell.

    The slope is the median of those between all pairs (Theil 1950, Sen 1968): up to 29 % of the
    trials may be wild without any effect.
    """
    times = np.array([trial.at_ns for trial in trials], float)
    if np.ptp(times) < _LEAST_FOR_DRIFT_NS:
        return None
    chosen = np.unique(np.linspace(0, len(trials) - 1, _MOST_FOR_DRIFT).round().astype(int))
    times, errors = times[chosen], errors[chosen]
    one, other = np.triu_indices(len(times), k=1)
    apart = times[other] - times[one]
    slopes = (errors[other] - errors[one])[apart > 0] / apart[apart > 0]
    return round(float(np.median(slopes)) * _TEN_MINUTES_NS)
