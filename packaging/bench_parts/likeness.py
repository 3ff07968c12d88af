"""How like the true screen a recording is, in two ways, from looks at the screen at random moments.

*Fidelity*: a decoded frame against the very picture that it was made from. Which that is, is known
where a picture stood for longer than recorders look away, or where every picture carries its number.
*Time line*: what the recording shows at the moment of a look against what the screen showed then, so
that a frame that is late or missing counts.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, pairwise

import numpy as np
import numpy.typing as npt

from bench_parts.figures import median, percentile
from bench_parts.similarity import Luma, luma_of_bgra, luma_of_rgb, psnr_db, ssim
from bench_parts.truth import Sample

_HIGHEST_DB = 100.0  # equal pictures have an infinite one, which JSON can't say

Rgb = npt.NDArray[np.uint8]
Frame = tuple[int, Rgb]
ReadNumber = Callable[[npt.NDArray[np.uint8]], int | None]


@dataclass(frozen=True)
class Likeness:
    """Over so many pairs of pictures: of SSIM the mean and the low end, of PSNR the median."""

    pairs: int
    ssim: float | None
    ssim_p5: float | None
    psnr_db: float | None


@dataclass(frozen=True, slots=True)
class _Match:
    ssim: float
    psnr_db: float


def compare_with_truth(
    frames: Iterable[Frame], samples: list[Sample], read_number: ReadNumber | None
) -> tuple[Likeness, Likeness]:
    """Compare a recording with what the screen truly showed.

    Args:
        frames: Monotonic time in ns and picture of each frame, in the order of time.
        samples: The looks, in the order of time.
        read_number: Reads the number that every picture carries; None where they carry none.

    Returns:
        Fidelity, in which a picture counts once, with the last frame made from it, and likeness on the
        time line.
    """
    fidelity: dict[bytes, _Match] = {}
    timeline: list[_Match] = []
    by_number = _numbered(samples, read_number) if read_number else {}
    for (from_ns, picture), until_ns in _with_ends(frames):
        shown = [it for it in samples if from_ns <= it.at_ns < until_ns]
        if read_number:
            number = read_number(picture)
            made_from = by_number.pop(number, []) if number is not None else []
        else:
            made_from = [it for it in samples if from_ns <= (it.stood_until_ns or 0) < until_ns]
        if not shown and not made_from:
            continue
        luma = luma_of_rgb(picture)
        compared: dict[bytes, _Match] = {}
        for sample in {*shown, *made_from}:
            packed = sample.packed()
            if packed not in compared:
                compared[packed] = _compare(luma, sample)
            timeline += [compared[packed]] * (sample in shown)
            if sample in made_from:
                fidelity[packed] = compared[packed]
    return _summary(list(fidelity.values())), _summary(timeline)


def _numbered(samples: list[Sample], read_number: ReadNumber) -> dict[int, list[Sample]]:
    by_number: dict[int, list[Sample]] = defaultdict(list)
    for sample in samples:
        if (number := read_number(sample.pixels())) is not None:
            by_number[number].append(sample)
    return by_number


def _with_ends(frames: Iterable[Frame]) -> Iterator[tuple[Frame, float]]:
    """Each frame, with the time at which the next one takes its place."""
    nothing: list[Frame | None] = [None]
    for one, other in pairwise(chain(frames, nothing)):
        if one is not None:
            yield one, float("inf") if other is None else other[0]


def _compare(luma: Luma, sample: Sample) -> _Match:
    true = luma_of_bgra(sample.pixels())
    recorded = luma[: true.shape[0], : true.shape[1]]  # the coded size is even
    return _Match(ssim(recorded, true), min(psnr_db(recorded, true), _HIGHEST_DB))


def _summary(matches: list[_Match]) -> Likeness:
    similar = [match.ssim for match in matches]
    mean = sum(similar) / len(similar) if similar else None
    return Likeness(len(similar), mean, percentile(similar, 5), median(match.psnr_db for match in matches))
