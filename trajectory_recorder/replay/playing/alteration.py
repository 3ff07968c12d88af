"""How a recording is played otherwise than it is: what a change of it would leave out, silence and add."""

from dataclasses import dataclass
from pathlib import Path

from trajectory_recorder.replay.timeline.timeline import Span


@dataclass(frozen=True, slots=True)
class Added:
    """A voice file on this machine that is heard from `from_ns` to `to_ns` of session time, beside the recorded voice."""

    from_ns: int
    to_ns: int
    path: Path


@dataclass(frozen=True, slots=True)
class Alteration:
    """Spans may overlap, in any order: `cuts` are never played, and in `silent` the recorded voice is not heard."""

    cuts: tuple[Span, ...] = ()
    silent: tuple[Span, ...] = ()
    added: tuple[Added, ...] = ()


UNALTERED = Alteration()
