"""Tasks, recordings, sendings and submissions as the home window joins them, for tests of its models."""

import datetime as dt
from pathlib import Path
from typing import Any

from trajectory_recorder.bundle.quality_report import QualityReport, Reported, ReportedFinding
from trajectory_recorder.contributing.submissions import MySubmission
from trajectory_recorder.contributing.tasks import MyTask, Places, TaskSheet
from trajectory_recorder.library import Condition, Item
from trajectory_recorder.upload.entry import Entry, QueueState
from trajectory_recorder.upload.progress import Snapshot
from trajectory_recorder.upload.uploader import Standing as Sending
from trajectory_recorder.wire.states import SubmissionState

NOW = dt.datetime(2026, 11, 21, 12, 0, tzinfo=dt.UTC)
FOLDER = Path("/recordings")
MB = 1_000_000


def sha(number: int) -> str:
    return f"{number:064d}"


def item(number: int, **changes: Any) -> Item:
    """A sealed recording; the higher its number, the older it is by as many hours."""
    begun = NOW - dt.timedelta(hours=number)
    fields: dict[str, Any] = {
        "root": FOLDER / f"r{number}.trajectory",
        "name": f"r{number}",
        "condition": Condition.SEALED,
        "begun_utc_ns": int(begun.timestamp()) * 1_000_000_000,
        "duration_ns": 60_000_000_000,
        "bytes": number * MB,
        "manifest_sha256": sha(number),
    }
    return Item(**{**fields, **changes})


def report(verdict: Any, *severities: Any) -> QualityReport:
    found = tuple(
        Reported("check", ReportedFinding(it, 0, 1, f"a {it} of it", "mend it")) for it in severities
    )
    return QualityReport("trajectory-quality", "1.0", sha(0), "built-in", 1, verdict, 80, found)


def sending(
    number: int, state: QueueState, *, sent: int = 0, now: Snapshot | None = None, **more: Any
) -> Sending:
    """The sending of recording `number`, of 100 MB."""
    fields: dict[str, Any] = {
        "id": f"e{number}",
        "content": sha(number),
        "bundle": str(FOLDER / f"r{number}.trajectory"),
        "bytes": 100 * MB,
        "endpoint": "https://collect.example",
        "project": "lab",
        "task": None,
        "override": None,
        "submission": None,
        "replaces": None,
        "state": state,
        "outcome": None,
        "attempts": 1,
        "next_try_s": None,
        "error": "",
        "remedy": "",
        "added_s": 0.0,
        "changed_s": 0.0,
    }
    return Sending(Entry(**{**fields, **more}), sent, now)


def submission(number: int, state: SubmissionState, **changes: Any) -> MySubmission:
    fields: dict[str, Any] = {
        "id": f"{number:032d}",
        "project": "lab",
        "task": "notes",
        "state": state,
        "bundle_id": "b",
        "manifest_sha256": sha(number),
        "bytes": 1,
        "duration_ns": 1,
        "created_at": NOW,
        "changed_at": NOW,
        "quality": None,
        "reason": None,
        "replaces": None,
    }
    return MySubmission(**{**fields, **changes})


def task(key: str, *, claim: Any = None, closed: str | None = None, **changes: Any) -> MyTask:
    fields: dict[str, Any] = {
        "id": key.encode().hex().ljust(32, "0")[:32],
        "project": "lab",
        "key": key,
        "title": f"Title of {key}",
        "instruction": f"Do {key}.",
        "tools": (),
        "starting_state": "",
        "difficulty": "",
        "tags": (),
        "policy": None,
        "override_allowed": True,
        "rubric": (),
        "deadline": None,
        "qualification": False,
        "places": Places(10, 3, 2, 1),
    }
    return MyTask(TaskSheet(**{**fields, **changes}), claim, closed)
