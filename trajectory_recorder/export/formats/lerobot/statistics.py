"""Statistics of columns and pictures as LeRobot's loaders want them: per recording, and joined for the dataset.

Sums are rounded once, at the end, so that they are the same on every processor. Quantiles of a dataset can't be known
from those of its recordings: like LeRobot's own, the lower ones here are the least of them and the upper the greatest.
"""

import math
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

QUANTILES = {"q01": 0.01, "q10": 0.1, "q50": 0.5, "q90": 0.9, "q99": 0.99}
NAMES = ("min", "max", "mean", "std", "count", *QUANTILES)
_LEVELS = 256

Numbers = npt.NDArray[np.float64]
Stats = dict[str, list[Any]]
"""By name, a number for each dimension; `count` has one for all."""


def of_columns(columns: Iterable[Numbers]) -> Stats:
    """The statistics of some dimensions, each given with all its values, one after the other."""
    each = [_of(values) for values in columns]
    return {name: [it[name] for it in each] for name in NAMES if name != "count"} | {
        "count": [each[0]["count"]]
    }


def _of(values: Numbers) -> dict[str, float]:
    mean = math.fsum(values) / len(values)
    quantiles = np.quantile(values, list(QUANTILES.values()))
    return {
        "min": float(values.min()),
        "max": float(values.max()),
        "mean": mean,
        "std": math.sqrt(math.fsum((values - mean) ** 2) / len(values)),
        "count": len(values),
        **dict(zip(QUANTILES, quantiles.tolist(), strict=True)),
    }


class PictureStatistics:
    """Statistics of the colours of pictures, each from 0 to 1, from how often each level occurs."""

    def __init__(self) -> None:
        self._levels = np.zeros((3, _LEVELS), np.int64)
        self._pictures = 0

    def add(self, rgb: npt.NDArray[np.uint8], *, times: int) -> None:
        """Take a picture, (height, width, 3), that is shown so many times."""
        for channel in range(3):
            self._levels[channel] += np.bincount(rgb[..., channel].ravel(), minlength=_LEVELS) * times
        self._pictures += times

    def stats(self) -> Stats:
        """A number for each of red, green and blue, in lists of their own: the shape (3, 1, 1)."""
        each = [self._channel(it) for it in self._levels]
        told: Stats = {name: [[[it[name]]] for it in each] for name in NAMES if name != "count"}
        return told | {"count": [self._pictures]}

    @staticmethod
    def _channel(levels: npt.NDArray[np.int64]) -> dict[str, float]:
        values = np.arange(_LEVELS)
        count, total = int(levels.sum()), int((levels * values).sum())
        squares = int((levels * values * values).sum())
        passed = np.cumsum(levels)
        present = np.flatnonzero(levels)
        top = _LEVELS - 1
        # Whole numbers until here: the variance times the square of the count is exact.
        return {
            "min": int(present[0]) / top,
            "max": int(present[-1]) / top,
            "mean": total / count / top,
            "std": math.sqrt(count * squares - total * total) / count / top,
            **{name: int(np.searchsorted(passed, part * count)) / top for name, part in QUANTILES.items()},
        }


def joined(each: Sequence[Stats]) -> Stats:
    """The statistics of all recordings from those of each."""
    counts = [int(it["count"][0]) for it in each]
    told = {name: np.array([it[name] for it in each], np.float64) for name in NAMES if name != "count"}
    mean = _weighted(told["mean"], counts)
    variance = _weighted(told["std"] ** 2 + (told["mean"] - mean) ** 2, counts)
    lower = {name: told[name].min(axis=0) for name, part in QUANTILES.items() if part <= 0.5}
    upper = {name: told[name].max(axis=0) for name, part in QUANTILES.items() if part > 0.5}
    found = {
        "min": told["min"].min(axis=0),
        "max": told["max"].max(axis=0),
        "mean": mean,
        "std": np.sqrt(variance),
        **lower,
        **upper,
    }
    return {name: values.tolist() for name, values in found.items()} | {"count": [sum(counts)]}


def _weighted(values: Numbers, counts: Sequence[int]) -> Numbers:
    flat = values.reshape(len(counts), -1)
    weights = np.array(counts, np.float64)
    sums = [math.fsum(column * weights) / sum(counts) for column in flat.T]
    return np.array(sums).reshape(values.shape[1:])
