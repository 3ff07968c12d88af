"""The kinds of figures there are, by the word that addresses name them with."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from trajectory_recorder.collector.figures.coverage import Coverage, coverage
from trajectory_recorder.collector.figures.extent import Extent
from trajectory_recorder.collector.figures.output import Output, output
from trajectory_recorder.collector.figures.quality import Quality, quality
from trajectory_recorder.collector.figures.reasons import Reasons, reasons
from trajectory_recorder.collector.figures.storage import Storage, storage
from trajectory_recorder.collector.figures.throughput import Throughput, throughput


@dataclass(frozen=True, slots=True)
class Kind:
    """`compute` makes an `answer`, a dataclass, of what was asked for and the time."""

    title: str
    answer: type[Any]
    compute: Callable[[Session, Extent, datetime], Any]


KINDS: Mapping[str, Kind] = {
    "coverage": Kind("Coverage", Coverage, coverage),
    "output": Kind("Output", Output, lambda session, of, _: output(session, of)),
    "throughput": Kind("Reviews", Throughput, throughput),
    "quality": Kind("Quality", Quality, lambda session, of, _: quality(session, of)),
    "reasons": Kind("Reasons", Reasons, lambda session, of, _: reasons(session, of)),
    "storage": Kind("Storage", Storage, lambda session, of, _: storage(session, of)),
}
