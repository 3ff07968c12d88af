"""An expert with a folder of recordings, some of them sent, and an endpoint with tasks for them.

What became of a recording is what its state is at the endpoint; its content is nobody's business there.
"""

import hashlib
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from gallery_parts.stage import Stage
from helpers.cutting_proxy import CuttingProxy
from helpers.endpoint import Served, SetClock, serving
from helpers.planted_submissions import plant, plant_recording
from helpers.sealed_bundle import EVENTS, SCREEN, VOICE, sealed_bundle
from helpers.visitor import Visitor, with_password
from trajectory_recorder import paths
from trajectory_recorder.account import sign_in
from trajectory_recorder.account.credentials import Keeper, Place
from trajectory_recorder.account.tokens import VARIABLE
from trajectory_recorder.bundle import Bundle, layout
from trajectory_recorder.bundle.manifest import Clock, Task
from trajectory_recorder.collector.database.tables import Consent
from trajectory_recorder.errors import MachineError
from trajectory_recorder.paths import APPLICATION
from trajectory_recorder.quality import policy, report
from trajectory_recorder.quality.finding import Finding, Severity
from trajectory_recorder.quality.looking import Judged
from trajectory_recorder.wire.states import Role, SubmissionState

SCREEN_PX = (1200, 760)
_PATIENCE_S, _LOOK_S = 30, 0.1
_NOW = datetime.now(UTC)
_MB, _S_NS = 1_000_000, 10**9
_EXPERT, _REVIEWER, _OTHER = "eva", "rita", "otto"
HOME = "^Home \N{EM DASH}"
_RUBRIC = [
    {"id": "mean", "criterion": "The mean is worked out from all five readings.", "points": 3},
    {"id": "saved", "criterion": "The note is saved under the name that was asked for.", "points": 2},
    {"id": "detour", "criterion": "There were detours.", "points": -1, "kind": "process"},
]
_TASKS = (
    {
        "key": "lab-notes",
        "title": "Keep lab notes",
        "instruction": "Average the five readings in a terminal, and keep the mean in a note.\n\n"
        "Say aloud why you do what you do: others are to learn from it.",
        "tools": ["a terminal", "a text editor"],
        "starting_state": "An empty desktop. The readings are 12.1, 11.9, 12.4, 12.0 and 12.2 mm.",
        "rubric": _RUBRIC,
        "target_count": 5,
        "deadline": _NOW + timedelta(days=9),
    },
    {
        "key": "stock-list",
        "title": "Order what runs short",
        "instruction": "Find what is below forty in the stock list, and write the order.",
        "tools": ["a spreadsheet"],
        "target_count": 3,
    },
    {
        "key": "letter",
        "title": "Answer a complaint",
        "instruction": "Read the letter, look the order up, and answer in the tone of the house.",
        "tools": ["a mail program"],
        "target_count": 1,
    },
)


@dataclass(frozen=True)
class Contributing:
    """An endpoint behind a line that can be cut, and a folder of recordings."""

    served: Served
    line: CuttingProxy
    recordings: Path
    project: str
    tasks: dict[str, str]
    token: str
    reviewer: str

    def becomes(self, bundle: Path, state: SubmissionState, task: str) -> str:
        """Have a recording be at the endpoint, in this state; returns the submission's id."""
        made = Bundle(bundle)
        return plant_recording(
            self.served, self.project, _EXPERT, made, task_id=self.tasks[task], state=state
        )

    def signs_in(self, credentials: Path, *, first_run: bool) -> dict[str, str]:
        """Have the expert be signed in: for the first run by a browser, and else by these variables."""
        if not first_run:
            return {VARIABLE: self.token}
        with_password(self.served, _EXPERT)
        visitor = Visitor(self.served)
        visitor.sign_in(_EXPERT)
        asked = sign_in.begin(self.line.url)
        visitor.approve(asked.user_code)
        tokens = sign_in.wait(replace(asked, interval_s=_LOOK_S))
        credentials.parent.mkdir(parents=True)
        sign_in.keep(asked, tokens, Keeper(credentials), Place.FILE)
        return {}

    def wants_consent(self, text: str) -> None:
        """Have the project ask for a consent."""
        now = self.served.endpoint.clock.now()
        with self.served.endpoint.database.writing() as session:
            session.add(Consent(project_id=self.project, version=1, text=text, created_at=now))

    def asks_for_changes(self, submission: str) -> None:
        """Have a reviewer write a review that asks for changes."""
        with self.served.client(self.reviewer) as client:
            review = client.post("/api/v1/reviews", json={"submission": submission}).json()["id"]
            for at_s, text, wanted in (
                (4, "Say why you leave the last reading out.", True),
                (31, "A good name for the file.", False),
            ):
                said = {"from_ns": at_s * _S_NS, "to_ns": (at_s + 2) * _S_NS, "text": text}
                client.post(
                    f"/api/v1/submissions/{submission}/comments", json={**said, "change_wanted": wanted}
                ).raise_for_status()
            scores = [
                {"item": "mean", "met": False, "note": "one is missing"},
                {"item": "saved", "met": True},
                {"item": "detour", "met": False},
            ]
            client.patch(
                f"/api/v1/reviews/{review}",
                json={
                    "summary": "Clear work. One reading needs a word, then it can be taken.",
                    "scores": scores,
                },
            ).raise_for_status()
            client.post(
                f"/api/v1/reviews/{review}/finish", json={"verdict": "request_changes"}
            ).raise_for_status()


@contextmanager
def contributing(*, also: Role | None = None) -> Iterator[Contributing]:
    """Serve an endpoint with three tasks, to which others have contributed, too.

    Args:
        also: What the expert is besides; who is more than that may export, too.
    """
    clock = SetClock(_NOW)
    with (
        tempfile.TemporaryDirectory(prefix="contributing-") as folder,
        serving(Path(folder) / "endpoint", clock=clock) as served,
    ):
        project = served.project(title="Laboratory work")
        roles = [(project, it) for it in (Role.EXPERT, also) if it is not None]
        token = served.person(_EXPERT, *roles, may_export=also is not None)
        reviewer = served.person(_REVIEWER, (project, Role.REVIEWER))
        served.person(_OTHER, (project, Role.EXPERT))
        tasks = {}
        for it in _TASKS:
            tasks[str(it["key"])] = served.task(project, **it)  # type: ignore[arg-type]
            clock.advance(minutes=1)  # they are listed in this order
        for _ in range(2):
            plant(served, project, _OTHER, task_id=tasks["lab-notes"], state=SubmissionState.ACCEPTED)
        with CuttingProxy(int(served.url.rpartition(":")[2])) as line:
            recordings = Path(folder) / "recordings"
            recordings.mkdir()
            yield Contributing(served, line, recordings, project, tasks, token, reviewer)


def recorded(
    folder: Path,
    name: str,
    *,
    task: str | None,
    hours_ago: float,
    length_s: int,
    mb: int,
    findings: tuple[Finding, ...] = (),
) -> Path:
    """Make a sealed recording with a report of its check."""
    begun_ns = int((_NOW - timedelta(hours=hours_ago)).timestamp()) * _S_NS
    root = sealed_bundle(
        folder / f"{name}{layout.SUFFIX}",
        {EVENTS: 20_000, SCREEN: mb * _MB, VOICE: 200_000},
        seed=int(hours_ago * 10),
        clock=Clock(begun_ns, 0, 1, ()),
        duration_ns=length_s * _S_NS,
        task=Task(task) if task is not None else None,
    )
    by = policy.built_in()
    judged = [Judged("secrets", it) for it in findings]
    made = report.report(
        judged,
        bundle_id=name,
        duration_ns=length_s * _S_NS,
        policy=(by.name, by.version),
        measures={},
    )
    digest = hashlib.sha256((root / layout.MANIFEST).read_bytes()).hexdigest()
    report.keep(root, report.document(made, manifest_sha256=digest, recorder="1"))
    return root


FOUND = Finding(
    Severity.FAIL,
    31 * _S_NS,
    33 * _S_NS,
    "A password was typed in plain sight.",
    "Mask what was typed there, and cover it in the picture.",
)
"""Something that has to be mended first."""


@contextmanager
def at_home(
    there: Contributing | None = None,
    *,
    size_px: tuple[int, int] = SCREEN_PX,
    title: str = HOME,
    signed_in: bool = True,
    first_run: bool = False,
    sound: bool = False,
    settings: str = "",
    **environment: str,
) -> Iterator[Stage]:
    """Open the app, and wait until it shows what there is.

    Args:
        there: The endpoint, and the folder of recordings; None where none is set.
        size_px: Of the screen.
        title: Of the window, in the language of the settings.
        signed_in: Whether somebody is.
        first_run: Whether nobody has gone through the first run yet.
        sound: Whether there is a microphone.
        settings: More lines for the group `[app]` of the settings.
        environment: More variables.
    """
    with Stage(*size_px, sound=sound) as stage:
        folder = there.recordings if there is not None else stage.desktop.home / "Recordings"
        endpoint = f'endpoint = "{there.line.url}"\n' if there is not None else ""
        _write(stage, "XDG_CONFIG_HOME", paths.settings_file(), f"[app]\n{endpoint}{settings}")
        if not first_run:
            _write(stage, "XDG_STATE_HOME", paths.first_run(), "{}")
        if there is not None and signed_in:
            environment |= there.signs_in(
                _place(stage, "XDG_DATA_HOME", paths.credentials()), first_run=first_run
            )
        stage.opens(title, "app", f"--output={folder}", "--reserve-mb=50", **environment)
        _wait_for(_place(stage, "XDG_DATA_HOME", paths.endpoint_answers()))
        stage.settles()
        yield stage


def _place(stage: Stage, folder: str, path: Path) -> Path:
    """Where the app on a stage has a file of its own."""
    return Path(stage.desktop.environment[folder]) / APPLICATION / path.name


def _write(stage: Stage, folder: str, path: Path, text: str) -> None:
    place = _place(stage, folder, path)
    place.parent.mkdir(parents=True)
    place.write_text(text, encoding="utf-8")


def _wait_for(path: Path) -> None:
    """Wait until the app has opened what the home window stands on."""
    deadline_s = time.monotonic() + _PATIENCE_S
    while not path.exists():
        if time.monotonic() > deadline_s:
            raise MachineError(f"the app makes no {path.name}", "look at it: make app")
        time.sleep(_LOOK_S)
