"""Makes figures of what a recorder left: what it cost, what it holds, when, and how true it is.

It reads a recording once, frame by frame, and runs nothing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields

from bench_parts import figures
from bench_parts.likeness import Frame, Likeness, compare_with_truth
from bench_parts.recording import RecordedInput, Recording
from bench_parts.staleness import Change, before_action, isolated
from bench_parts.truth import Sample
from bench_parts.work import NUMBER_PX, Input, Work
from helpers.counter_code import read_counter

_LOOK_INTERVAL_NS = 33_000_000
_ISOLATED_NS = 100_000_000
# A number that gives way to the next within less than one and a half intervals may rightly be missed.
_LASTING_NS = 50_000_000
_AROUND_ACTIONS_NS = 1_000_000_000


@dataclass(frozen=True)
class Figures:
    """What is told of one recording; None where a recorder has no such thing.

    `behind_…` is the time of the first frame that shows a number minus the time at which the X server
    was asked for it; `isolated_behind_…` only of numbers before which nothing had changed for 0.1 s.
    `stale_…` is `Before.stale_ns` over all actions, and `stale_actions` counts those beyond one look
    interval of 33 ms. `lasting` are numbers that stood for at least 50 ms. `x_server_cpu_s` is what the
    X server used for the work and for being recorded.
    """

    cpu_s: float | None
    cpu_start_s: float | None
    cpu_work_s: float | None
    cpu_stop_s: float | None
    x_server_cpu_s: float | None
    peak_pss_mb: float | None
    peak_rss_mb: float | None
    pss_mb_per_minute: float | None
    pss_growth: float | None
    video_bytes: float | None
    total_bytes: float | None
    frames: float | None
    numbers_shown: float | None
    numbers_caught: float | None
    lasting_shown: float | None
    lasting_caught: float | None
    behind_median_ms: float | None
    behind_p95_ms: float | None
    isolated_behind_median_ms: float | None
    isolated_behind_p95_ms: float | None
    actions: float | None
    stale_median_ms: float | None
    stale_p95_ms: float | None
    stale_actions: float | None
    early_actions: float | None
    inputs_injected: float | None
    inputs_kept: float | None
    work_s: float | None
    stop_s: float | None


@dataclass(frozen=True)
class Truth:
    """How like the true screen a recording is."""

    fidelity: Likeness
    timeline: Likeness


_COUNTS = frozenset(
    name for name in Figures.__dataclass_fields__ if name.startswith(("numbers_", "lasting_", "inputs_"))
) | {"actions", "stale_actions", "early_actions"}


def middle(runs: Sequence[Figures]) -> Figures:
    """The median of each figure over several runs; but the sum of counts, of which none may be lost."""
    return Figures(*(_middle(field.name, runs) for field in fields(Figures)))


def _middle(name: str, runs: Sequence[Figures]) -> float | None:
    values = [value for run in runs if (value := getattr(run, name)) is not None]
    return sum(values) if name in _COUNTS and values else figures.median(values)


def measure(
    recording: Recording, x_server_cpu_s: float, samples: list[Sample] | None, *, numbered: bool
) -> tuple[Figures, Truth | None]:
    """Make figures of a recording.

    Args:
        recording: What a recorder left.
        x_server_cpu_s: What the X server used meanwhile.
        samples: Looks at the true screen; None if there were none.
        numbered: Whether every picture of the scene carries its number.
    """
    numbers: list[tuple[int, int | None]] = []

    def read() -> Iterator[Frame]:
        for at_ns, picture in recording.frames():
            numbers.append((at_ns, read_counter(picture, *NUMBER_PX)))
            yield at_ns, picture

    truth = None
    if samples is None:
        for _ in read():
            pass
    else:
        number_of = (lambda picture: read_counter(picture, *NUMBER_PX)) if numbered else None
        truth = Truth(*compare_with_truth(read(), samples, number_of))
        if not truth.timeline.pairs:
            truth = None
    return _figures(recording, x_server_cpu_s, numbers), truth


def _figures(recording: Recording, x_server_cpu_s: float, numbers: list[tuple[int, int | None]]) -> Figures:
    cost, work, has_video = recording.cost, recording.work, recording.video_bytes is not None
    seen = figures.first_seen(numbers)
    behind = {
        change.value: (seen[change.value] - change.asked_ns) / 1e6
        for change in work.changes
        if change.value in seen
    }
    quiet = [change for change in work.changes if work.quiet[0] <= change.asked_ns < work.quiet[1]]
    alone = [behind[it.value] for it in isolated(quiet, _ISOLATED_NS) if it.value in behind]
    lasting = _lasting(work.changes)
    befores = [
        before
        for action, at_ns in zip(work.actions, _recorded_times(work, recording.inputs), strict=True)
        if (before := before_action(action, at_ns, numbers, work.changes)) is not None
    ]
    stale = [before.stale_ns / 1e6 for before in befores]
    late = list(behind.values())
    peak = max((sample.pss_mb for sample in cost.memory), default=None)
    slope = figures.slope_per_minute(
        [sample.at_s for sample in cost.memory_at_work], [sample.pss_mb for sample in cost.memory_at_work]
    )
    work_s = cost.asked_to_stop.at_s - cost.began.at_s
    # Two thirds of the work, over which the slope was taken.
    growth = None if slope is None or not peak else slope * work_s / 60 * 2 / 3 / peak
    ended = cost.ended
    return Figures(
        cpu_s=ended.cpu_s if ended else None,
        cpu_start_s=cost.began.cpu_s,
        cpu_work_s=cost.asked_to_stop.cpu_s - cost.began.cpu_s,
        cpu_stop_s=ended.cpu_s - cost.asked_to_stop.cpu_s if ended else None,
        x_server_cpu_s=x_server_cpu_s,
        peak_pss_mb=peak,
        peak_rss_mb=max((sample.rss_mb for sample in cost.memory), default=None),
        pss_mb_per_minute=slope,
        pss_growth=growth,
        video_bytes=recording.video_bytes,
        total_bytes=recording.total_bytes,
        frames=len(numbers) if has_video else None,
        numbers_shown=len(work.changes) if has_video else None,
        numbers_caught=len(behind) if has_video else None,
        lasting_shown=len(lasting) if has_video else None,
        lasting_caught=sum(change.value in behind for change in lasting) if has_video else None,
        behind_median_ms=figures.median(late),
        behind_p95_ms=figures.percentile(late, 95),
        isolated_behind_median_ms=figures.median(alone),
        isolated_behind_p95_ms=figures.percentile(alone, 95),
        actions=len(befores) if has_video else None,
        stale_median_ms=figures.median(stale),
        stale_p95_ms=figures.percentile(stale, 95),
        stale_actions=sum(it.stale_ns > _LOOK_INTERVAL_NS for it in befores) if has_video else None,
        early_actions=sum(it.shows_effect for it in befores) if has_video else None,
        inputs_injected=work.injected.total() if recording.inputs is not None else None,
        inputs_kept=_kept(work, recording.inputs),
        work_s=work_s,
        stop_s=ended.at_s - cost.asked_to_stop.at_s if ended else None,
    )


def _lasting(changes: list[Change]) -> list[Change]:
    ends = [change.asked_ns for change in changes[1:]] + [float("inf")]
    return [change for change, end in zip(changes, ends, strict=True) if end - change.done_ns >= _LASTING_NS]


def _kept(work: Work, inputs: list[RecordedInput] | None) -> int | None:
    if inputs is None:
        return None
    return figures.kept(work.injected.elements(), (it.kind for it in inputs))


def _recorded_times(work: Work, inputs: list[RecordedInput] | None) -> list[int]:
    """When a recording has the actions; when they truly were, where it has none or not all of them.

    Actions are the only presses in a long while, so the order tells which is which.
    """
    true = [action.asked_ns for action in work.actions]
    if not true or inputs is None:
        return true
    presses = [
        it.at_ns
        for it in inputs
        if it.kind in {Input.KEY_PRESS, Input.BUTTON_PRESS}
        and true[0] - _AROUND_ACTIONS_NS <= it.at_ns <= true[-1] + _AROUND_ACTIONS_NS
    ]
    return sorted(presses) if len(presses) == len(true) else true
