"""What the recorder shall reach, beside the figure that each goal is about; it measures nothing."""

from collections.abc import Callable
from dataclasses import dataclass

from bench_parts.figures import ratio
from bench_parts.measures import Figures, Truth
from bench_parts.scenes import LARGE, MOTION, OFFICE

_SAME_SSIM = 0.0005  # less than that differs from round to round


@dataclass(frozen=True)
class Measured:
    """Figures of one recorder in one scene; `truth` is None where there were no looks at the screen."""

    figures: Figures
    truth: Truth | None


Check = Callable[[Measured, Measured | None], bool | None]
"""Ours and ffmpeg's; None where the goal can't be judged."""


@dataclass(frozen=True)
class Goal:
    """A goal in words, and whether it is reached."""

    words: str
    check: Check


def _at_most(limit: float, read: Callable[[Figures], float | None]) -> Check:
    def check(ours: Measured, _theirs: Measured | None) -> bool | None:
        value = read(ours.figures)
        return None if value is None else value <= limit

    return check


def _ratio_at_most(limit: float, read: Callable[[Figures], float | None]) -> Check:
    def check(ours: Measured, theirs: Measured | None) -> bool | None:
        times = ratio(read(ours.figures), read(theirs.figures)) if theirs else None
        return None if times is None else times <= limit

    return check


def _all(part: str, whole: str) -> Check:
    def check(ours: Measured, _theirs: Measured | None) -> bool | None:
        there_are = getattr(ours.figures, whole)
        return getattr(ours.figures, part) == there_are if there_are else None

    return check


def _bytes_at_same_likeness(ours: Measured, theirs: Measured | None) -> bool | None:
    fewer = _ratio_at_most(1, lambda it: it.video_bytes)(ours, theirs)
    if theirs is None or fewer is None or ours.truth is None or theirs.truth is None:
        return None
    like, as_like = ours.truth.fidelity.ssim, theirs.truth.fidelity.ssim
    return None if like is None or as_like is None else fewer and like >= as_like - _SAME_SSIM


_EVERYWHERE = {
    "peak_pss_mb": Goal("≤ 250 MB", _at_most(250, lambda it: it.peak_pss_mb)),
    "stop_s": Goal("≤ 2 s", _at_most(2, lambda it: it.stop_s)),
    "video_bytes": Goal("≤ ffmpeg's, SSIM ≥ its", _bytes_at_same_likeness),
}
_AT_WORK = {
    "lasting": Goal("all", _all("lasting_caught", "lasting_shown")),
    "inputs": Goal("all", _all("inputs_kept", "inputs_injected")),
    "isolated_behind_p95_ms": Goal("≤ 5 ms", _at_most(5, lambda it: it.isolated_behind_p95_ms)),
    "stale_actions": Goal("0", _at_most(0, lambda it: it.stale_actions)),
    "early_actions": Goal("0", _at_most(0, lambda it: it.early_actions)),
}
GOALS: dict[str, dict[str, Goal]] = {
    OFFICE: {
        **_EVERYWHERE,
        **_AT_WORK,
        # The other scenes are too short to tell growth from warming up.
        "pss_growth": Goal("≤ 5 % of the peak", _at_most(0.05, lambda it: it.pss_growth)),
        "cpu_work_s": Goal("≤ 0.25 of ffmpeg's", _ratio_at_most(0.25, lambda it: it.cpu_work_s)),
    },
    MOTION: {
        **_EVERYWHERE,
        "cpu_work_s": Goal("≤ 1.1 of ffmpeg's", _ratio_at_most(1.1, lambda it: it.cpu_work_s)),
        "behind_p95_ms": Goal("≤ 33 ms", _at_most(33.4, lambda it: it.behind_p95_ms)),
    },
    LARGE: {**_EVERYWHERE, **_AT_WORK},
}
"""For each scene, the goals by the key of the row that they stand in."""
