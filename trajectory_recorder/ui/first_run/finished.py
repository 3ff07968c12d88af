"""Whether somebody has to be led through the first run, and what came of it. Knows no Qt.

It is due until somebody went through it, and again where an endpoint has a consent that nobody has signed yet.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from trajectory_recorder.contributing.projects import MyProject
from trajectory_recorder.ui.first_run.steps import Step
from trajectory_recorder.whole_file import write_whole


@dataclass(frozen=True, slots=True)
class FirstRun:
    """What came of it.

    Attributes:
        endpoint: The address that somebody is signed in at; empty for none.
        practised: Whether a recording was made to practise.
    """

    endpoint: str
    practised: bool


def step_due(finished: Path, projects: Iterable[MyProject]) -> Step | None:
    """Where it has to begin, None where it does not have to.

    Args:
        finished: The file that `remember` writes.
        projects: Those that the endpoint told of last.
    """
    if not finished.exists():
        return Step.SIGN_IN
    return Step.CONSENT if any(it.to_sign is not None for it in projects) else None


def remember(finished: Path, result: FirstRun) -> None:
    """Keep that somebody went through it.

    Raises:
        OSError: It can't be written.
    """
    when = datetime.now(UTC).isoformat(timespec="seconds")
    write_whole(finished, msgspec.json.encode({"finished": when, **msgspec.to_builtins(result)}))
