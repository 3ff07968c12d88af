"""Can the text in the pictures be read?"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from trajectory_recorder.quality.check import check, limit
from trajectory_recorder.quality.evidence import Evidence
from trajectory_recorder.quality.finding import Finding, above, below
from trajectory_recorder.quality.wording import called, share


@dataclass(frozen=True, slots=True)
class Limits:
    warn_qp: Annotated[
        float,
        limit(
            "Coarsest encoding of key frames (H.264's quantizer, median)",
            unit="QP",
            source="measured: of small coloured letters 76 % are recognised at 24, 65 % at 35, 36 % at 42",
            most=51,
        ),
    ] = 35.0
    fail_qp: Annotated[
        float, limit("Coarser pictures are unusable", unit="QP", source="as above", most=51)
    ] = 42.0
    least_scale: Annotated[
        float,
        limit(
            "Smallest size of the video, as a part of the display's",
            unit="",
            source="letters must keep their pixels",
            most=1,
        ),
    ] = 0.99


@check("legibility", Limits)
def legibility(evidence: Evidence, limits: Limits) -> Iterator[Finding]:
    """Pictures that are encoded so coarsely, or made so small, that small text is lost."""
    for stream, quantizer in (evidence.pictures.quantizer if evidence.pictures else {}).items():
        grade = above(quantizer, warn=limits.warn_qp, fail=limits.fail_qp)
        if grade is not None:
            yield Finding(
                grade[0],
                *evidence.whole,
                f"Small text in {called(stream)} can't be read: it is encoded too coarsely",
                "Choose the quality preset 'balanced' or 'sharp', and record again",
                quantizer,
                grade[1],
                "QP",
                stream,
            )
    for stream, frames in evidence.frames.items():
        scales = [
            (at_ns, min(it.coded_width_px / it.width_px, it.coded_height_px / it.height_px))
            for at_ns, it in frames
        ]
        at_ns, scale = min(scales, key=lambda it: it[1])
        grade = below(scale, warn=limits.least_scale)
        if grade is not None:
            yield Finding(
                grade[0],
                at_ns,
                evidence.to_ns,
                f"{called(stream)[0].upper()}{called(stream)[1:]} was made smaller, to {share(scale)} of the display: "
                "small text can't be read",
                "Record displays in their own size",
                scale,
                grade[1],
                "",
                stream,
            )
