"""Does the sound stay where it belongs in time?"""

from collections.abc import Iterator
from dataclasses import dataclass
from statistics import linear_regression
from typing import Annotated

from trajectory_recorder.events import StreamName, VoiceEvent
from trajectory_recorder.quality.check import check, limit
from trajectory_recorder.quality.evidence import SECOND_NS, VOICE_RATE_HZ, Evidence
from trajectory_recorder.quality.finding import Finding, above
from trajectory_recorder.quality.wording import lasting

_FEWEST = 20
_BREAK_NS = 50_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    warn_ms: Annotated[
        float,
        limit(
            "Most that the sound may stray from an even course",
            unit="ms",
            source="40 ms: EBU R 37 for sound before picture",
        ),
    ] = 40.0
    warn_ppm: Annotated[
        float,
        limit(
            "Most that the microphone's clock may be fast or slow; up to it the time line corrects it",
            unit="ppm",
            source="crystals keep to 100; judgement",
        ),
    ] = 500.0


@check("voice_clock", Limits)
def voice_clock(evidence: Evidence, limits: Limits) -> Iterator[Finding]:
    """Sound that drifts or jumps against the rest of the recording."""
    for times_ns, even_ns in _stretches(evidence):
        if len(times_ns) < _FEWEST:
            continue
        slope, offset = linear_regression(even_ns, times_ns)
        strays = (abs(at - slope * even - offset) for at, even in zip(times_ns, even_ns, strict=True))
        length_s = even_ns[-1] / SECOND_NS
        yield from _judge((times_ns[0], times_ns[-1]), max(strays) / 1e6, (slope - 1) * 1e6, length_s, limits)


def _judge(
    span: tuple[int, int], stray_ms: float, drift_ppm: float, length_s: float, limits: Limits
) -> Iterator[Finding]:
    grade = above(stray_ms, warn=limits.warn_ms)
    if grade is not None:
        yield Finding(
            grade[0],
            *span,
            f"Within {lasting(length_s)} the sound strays up to {stray_ms:.0f} ms from an even course",
            "Use another microphone or connection; voice and picture may not fit together here",
            stray_ms,
            grade[1],
            "ms",
            StreamName.VOICE,
        )
    # A slope is known to about 5 ms over the stretch.
    grade = above(abs(drift_ppm) - 5_000 / length_s, warn=limits.warn_ppm)
    if grade is not None:
        yield Finding(
            grade[0],
            *span,
            f"The microphone's clock is {'slow' if drift_ppm > 0 else 'fast'} by {abs(drift_ppm):.0f} millionths",
            "Use another microphone: this one's clock is out of order",
            abs(drift_ppm),
            grade[1],
            "ppm",
            StreamName.VOICE,
        )


def _stretches(evidence: Evidence) -> Iterator[tuple[list[int], list[float]]]:
    """When packets came, and when they would have at an even 48 kHz, stretch by stretch without a hole."""
    times_ns: list[int] = []
    even_ns: list[float] = []
    first_sample, expected_ns, path = 0, None, ""
    for at_ns, it in evidence.of(VoiceEvent):
        if expected_ns is None or abs(at_ns - expected_ns) > _BREAK_NS or it.path != path:
            yield times_ns, even_ns
            times_ns, even_ns, first_sample, path = [], [], it.first_sample, it.path
        times_ns.append(at_ns)
        even_ns.append((it.first_sample - first_sample) * SECOND_NS / VOICE_RATE_HZ)
        expected_ns = at_ns + it.samples * SECOND_NS // VOICE_RATE_HZ
    yield times_ns, even_ns
