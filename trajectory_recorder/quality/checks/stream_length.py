"""Do the streams that run all the time run all the time?"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from trajectory_recorder.events import StreamName
from trajectory_recorder.quality.check import check, limit
from trajectory_recorder.quality.evidence import SECOND_NS, Evidence
from trajectory_recorder.quality.finding import Finding, above
from trajectory_recorder.quality.spans import total, without
from trajectory_recorder.quality.wording import called, lasting


@dataclass(frozen=True, slots=True)
class Limits:
    warn_s: Annotated[
        float,
        limit(
            "Most that a stream may begin later or end earlier than the recording",
            unit="s",
            source="2 s: test FC-108 of Encoding.com's Qualify",
        ),
    ] = 2.0
    fail_s: Annotated[float, limit("More makes it unusable", unit="s", source="judgement")] = 10.0


@check("stream_length", Limits)
def stream_length(evidence: Evidence, limits: Limits) -> Iterator[Finding]:
    """Pictures or sound that begin late or end early."""
    streams = dict(evidence.looks)
    if evidence.sound:
        streams[StreamName.VOICE] = evidence.sound
    for stream, seen in streams.items():
        ends_ns = max(to_ns for _, to_ns in seen)
        if evidence.displays_changed_ns:
            continue  # A display may come and go.
        edges = ((evidence.from_ns, seen[0][0]), (ends_ns, evidence.to_ns))
        for missing, words in zip(edges, ("begins {} too late", "ends {} too early"), strict=True):
            away = without([missing], evidence.unrecorded(stream)) if missing[0] < missing[1] else []
            length_s = total(away) / SECOND_NS
            grade = above(length_s, warn=limits.warn_s, fail=limits.fail_s)
            if grade is not None:
                name = called(stream)
                yield Finding(
                    grade[0],
                    *missing,
                    f"{name[0].upper()}{name[1:]} {words.format(lasting(length_s))}",
                    "Cut the recording to where all streams are there, or record again",
                    length_s,
                    grade[1],
                    "s",
                    stream,
                )
