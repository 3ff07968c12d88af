"""An endpoint with recordings that wait for a review, and a reviewer's window in front of it."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from gallery_parts.stage import Stage
from helpers.cutting_proxy import CuttingProxy
from helpers.endpoint import Served, SetClock, serving
from helpers.planted_submissions import plant_recording
from trajectory_recorder.account.tokens import VARIABLE
from trajectory_recorder.bundle import Bundle
from trajectory_recorder.wire.states import Role

SCREEN_PX = (1280, 800)
_EXPERTS = ("expert-a", "expert-b", "expert-c")
_WAITED = timedelta(days=3)
_BETWEEN = timedelta(hours=5)
_RUBRIC = (
    {"id": "mean", "criterion": "The mean is worked out from all five readings.", "points": 3},
    {"id": "saved", "criterion": "The note is saved under the name that was asked for.", "points": 2},
    {"id": "detour", "criterion": "There were detours.", "points": -1, "kind": "process"},
)
_TASK = {
    "title": "Keep lab notes",
    "instruction": "Average the five readings in a terminal, and keep the mean in a note.",
    "rubric": list(_RUBRIC),
}


@dataclass(frozen=True)
class Collection:
    """The endpoint behind a line that can be cut, a clock that can be moved on, and reviewers' tokens."""

    served: Served
    clock: SetClock
    line: CuttingProxy
    tokens: dict[str, str]

    def takes_next(self, name: str) -> None:
        """Let another reviewer take what waits longest."""
        with self.served.client(self.tokens[name]) as client:
            client.post("/api/v1/reviews/next", json={}).raise_for_status()


@contextmanager
def collection(bundles: tuple[Path, ...]) -> Iterator[Collection]:
    """Serve an endpoint to which each bundle came from another expert."""
    clock = SetClock(datetime.now(UTC) - _WAITED)
    with (
        tempfile.TemporaryDirectory(prefix="collection-") as folder,
        serving(Path(folder), clock=clock) as served,
    ):
        project = served.project()
        task = served.task(project, key="lab-notes", **_TASK)
        tokens = {name: served.person(name, (project, Role.REVIEWER)) for name in ("reviewer", "colleague")}
        for expert, root in zip(_EXPERTS, bundles, strict=False):
            served.person(expert, (project, Role.EXPERT))
            plant_recording(served, project, expert, Bundle(root), task_id=task)
            clock.advance(hours=_BETWEEN.total_seconds() / 3600)
        with CuttingProxy(int(served.url.rpartition(":")[2])) as line:
            yield Collection(served, clock, line, tokens)


@contextmanager
def reviewing(
    bundles: tuple[Path, ...], size_px: tuple[int, int] = SCREEN_PX
) -> Iterator[tuple[Stage, Collection]]:
    """Open the review queue of such an endpoint."""
    with collection(bundles) as there, Stage(*size_px) as stage:
        stage.opens("^Review queue", "review", there.line.url, **{VARIABLE: there.tokens["reviewer"]})
        yield stage, there
