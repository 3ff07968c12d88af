"""Submissions on their way through the endpoint's own checks, by the real command on real bundles.

Where it does not matter what is found, the command only repeats what the real one said of the same bundle.
"""

import dataclasses
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import select

from helpers.command_line import REPOSITORY
from helpers.endpoint import Served, SetClock, serving
from helpers.submitted import check_job, keys_of, state_of, submit
from helpers.tampering import rehash
from trajectory_recorder.collector.checking import job as checking
from trajectory_recorder.collector.checking.job import check_submission
from trajectory_recorder.collector.database.tables import Submission, SubmissionEvent
from trajectory_recorder.collector.worker import TryLater
from trajectory_recorder.settings import ServeSettings
from trajectory_recorder.wire.states import Role, SubmissionState

GOLDEN = REPOSITORY / "tests/data/golden-1.0.trajectory"
_STRICT = "policy: long ones\nversion: 1\nchecks:\n  duration: {fail_short_s: 900}\n"


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    """A good bundle, to be spoiled."""
    root = tmp_path / "mine.trajectory"
    shutil.copytree(GOLDEN, root)
    return root


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What the real command says of the good bundle."""
    root = tmp_path_factory.mktemp("checked") / "good.trajectory"
    shutil.copytree(GOLDEN, root)
    command = [*checking.CHECK_COMMAND, str(root)]
    return subprocess.run(command, check=False, capture_output=True, text=True).stdout


def _repeating(report: str) -> tuple[str, ...]:
    return sys.executable, "-S", "-c", f"print({report!r})"


@pytest.fixture
def _checked_before(report: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "CHECK_COMMAND", _repeating(report))


@pytest.fixture
def project(served: Served) -> str:
    project_id = served.project()
    served.person("ann", (project_id, Role.EXPERT))
    served.person("bob", (project_id, Role.EXPERT))
    return project_id


def _check(served: Served, submission_id: str) -> Submission:
    check_submission(served.endpoint, check_job(served, submission_id))
    return state_of(served, submission_id)


def _kinds(served: Served, submission_id: str) -> list[str]:
    statement = select(SubmissionEvent.kind).where(SubmissionEvent.submission_id == submission_id)
    with served.endpoint.database.reading() as session:
        return list(session.scalars(statement.order_by(SubmissionEvent.seq)))


def _stored(served: Served) -> set[str]:
    return {it for it in served.endpoint.store.keys() if it.startswith("files/")}  # noqa: SIM118 - a store's


def test_a_good_one_goes_into_review_with_its_report(served: Served, project: str, bundle: Path) -> None:
    it = submit(served, bundle, "ann", project)
    after = _check(served, it)
    assert (after.state, after.reason, after.verdict) == (SubmissionState.IN_REVIEW, None, "warn")
    assert after.quality is not None
    assert after.score == after.quality["score"]
    assert {found["check"] for found in after.quality["findings"]} >= {"duration", "lost_events"}
    assert all(keys_of(served, it).values())
    assert _kinds(served, it) == ["checking", "in_review"]
    # A second run, by a replica that was late, changes nothing.
    assert _check(served, it).state == SubmissionState.IN_REVIEW
    assert _kinds(served, it) == ["checking", "in_review"]


@pytest.mark.usefixtures("_checked_before")
def test_one_that_wants_no_reviews_is_accepted(served: Served, project: str, bundle: Path) -> None:
    task = served.task(project, reviews_wanted=0)
    it = submit(served, bundle, "ann", project, task_id=task)
    assert _check(served, it).state == SubmissionState.ACCEPTED
    assert _kinds(served, it) == ["checking", "in_review", "accepted"]


def test_bytes_that_were_not_declared_are_not_kept(served: Served, project: str, bundle: Path) -> None:
    video = bundle / "data/screen-0.mkv"
    video.write_bytes(video.read_bytes()[:-1] + b"?")
    it = submit(served, bundle, "ann", project)
    before = _stored(served)
    after = _check(served, it)
    assert (after.state, after.reason) == (SubmissionState.QUARANTINED, "wrong content: data/screen-0.mkv")
    assert len(before) - len(_stored(served)) == 1
    assert keys_of(served, it)["data/screen-0.mkv"] is None


def test_a_bundle_that_contradicts_itself_is_quarantined(served: Served, project: str, bundle: Path) -> None:
    video = bundle / "data/screen-0.mkv"
    video.write_bytes(video.read_bytes()[: video.stat().st_size // 2])
    rehash(bundle)
    after = _check(served, submit(served, bundle, "ann", project))
    assert after.state == SubmissionState.QUARANTINED
    assert after.reason is not None
    assert after.reason.startswith("it is not whole: ")


def test_a_task_decides_by_what_is_checked(served: Served, project: str, bundle: Path) -> None:
    task = served.task(project, policy=_STRICT)
    after = _check(served, submit(served, bundle, "ann", project, task_id=task))
    assert (after.state, after.verdict) == (SubmissionState.QUARANTINED, "fail")
    assert after.quality is not None
    assert after.quality["policy"] == "long ones"


@pytest.mark.parametrize(
    ("reason", "allowed", "state"),
    [
        (None, True, SubmissionState.QUARANTINED),
        ("the task is short", False, SubmissionState.QUARANTINED),
        ("the task is short", True, SubmissionState.IN_REVIEW),
    ],
)
def test_poor_quality_needs_a_reason_and_a_task_that_allows_one(
    served: Served,
    project: str,
    bundle: Path,
    report: str,
    monkeypatch: pytest.MonkeyPatch,
    *,
    reason: str | None,
    allowed: bool,
    state: SubmissionState,
) -> None:
    poor = json.dumps({**json.loads(report), "verdict": "fail"})
    monkeypatch.setattr(checking, "CHECK_COMMAND", _repeating(poor))
    task = served.task(project, override_allowed=allowed)
    it = submit(served, bundle, "ann", project, task_id=task, override_reason=reason)
    after = _check(served, it)
    assert (after.state, after.verdict) == (state, "fail")
    with served.endpoint.database.reading() as session:
        last = session.scalars(
            select(SubmissionEvent)
            .where(SubmissionEvent.submission_id == it)
            .order_by(SubmissionEvent.seq.desc())
        ).first()
        assert last is not None
        assert last.details.get("overridden", False) is (state == SubmissionState.IN_REVIEW)


@pytest.mark.usefixtures("_checked_before")
def test_what_somebody_else_sent_before_is_no_new_recording(
    served: Served, project: str, bundle: Path, clock: SetClock
) -> None:
    first = submit(served, bundle, "ann", project)
    clock.advance(minutes=1)
    second = submit(served, bundle, "bob", project)
    after = _check(served, second)
    assert after.state == SubmissionState.QUARANTINED
    assert after.reason == "the same recording was submitted by somebody else"
    assert _check(served, first).state == SubmissionState.IN_REVIEW


def test_one_that_was_taken_back_is_left_alone(served: Served, project: str, bundle: Path) -> None:
    it = submit(served, bundle, "ann", project)
    with served.endpoint.database.writing() as session:
        session.get_one(Submission, it).state = SubmissionState.WITHDRAWN
    assert _check(served, it).state == SubmissionState.WITHDRAWN


def test_a_check_that_a_dying_process_left_is_done_again(served: Served, project: str, bundle: Path) -> None:
    it = submit(served, bundle, "ann", project)
    served.endpoint.stopping.set()
    with pytest.raises(TryLater):
        _check(served, it)
    assert state_of(served, it).state == SubmissionState.CHECKING
    served.endpoint.stopping.clear()
    assert _check(served, it).state == SubmissionState.IN_REVIEW
    assert _kinds(served, it) == ["checking", "in_review"]


@pytest.mark.parametrize(
    ("program", "reason"),
    [
        ("print('x' * 5_000_000)", "its report is longer than any may be"),
        ("raise SystemExit(1)", "the check broke off"),
        ("x = bytearray(400_000_000)", "the check broke off"),
        ('print(\'{"verdict": "pass"}\')', "the check broke off"),
    ],
)
def test_a_check_that_goes_wrong_lets_nothing_through(
    tmp_path: Path,
    migrated: Path,
    bundle: Path,
    monkeypatch: pytest.MonkeyPatch,
    *,
    program: str,
    reason: str,
) -> None:
    monkeypatch.setattr(checking, "CHECK_COMMAND", (sys.executable, "-S", "-c", program))
    data = tmp_path / "endpoint"
    data.mkdir()
    shutil.copy(migrated, data / "endpoint.db")
    settings = dataclasses.replace(ServeSettings(), check_memory_mb=256)
    with serving(data, settings, clock=SetClock()) as served:
        project_id = served.project()
        served.person("ann", (project_id, Role.EXPERT))
        after = _check(served, submit(served, bundle, "ann", project_id))
    assert after.state == SubmissionState.QUARANTINED
    assert after.reason is not None
    assert reason in after.reason
