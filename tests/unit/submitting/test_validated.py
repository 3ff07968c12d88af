import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from helpers.memory import memory_folder
from helpers.sealed_bundle import EVENTS, SCREEN, sealed_bundle
from trajectory_recorder.bundle import layout
from trajectory_recorder.bundle.derived import write_derived
from trajectory_recorder.errors import BundleError, NotABundle
from trajectory_recorder.quality import report as reports
from trajectory_recorder.quality.finding import Finding, Severity
from trajectory_recorder.quality.looking import Judged
from trajectory_recorder.quality.policy import Policy
from trajectory_recorder.quality.report import Verdict
from trajectory_recorder.submitting.enqueue import Target, enqueue
from trajectory_recorder.submitting.rules import Rules
from trajectory_recorder.submitting.validated import Looked, look_at, needed_override
from trajectory_recorder.upload.declaration import declare
from trajectory_recorder.upload.entry import QueueState
from trajectory_recorder.upload.queue import Queue

POLICY = Policy("strict", 3)
FORGIVING, STRICT = Rules(POLICY), Rules(POLICY, override_allowed=False)
FAILS = Looked(Verdict.FAIL)


@pytest.fixture
def root() -> Iterator[Path]:
    """A bundle whose files are no recording: whoever really looks into it finds it damaged."""
    with memory_folder() as folder:
        yield sealed_bundle(folder / "a.trajectory", {EVENTS: 50, SCREEN: 100})


def keep_report(
    root: Path, *severities: Severity, policy: Policy = POLICY, digest: str | None = None
) -> None:
    made = reports.report(
        [Judged("idle", Finding(it, 0, 1, "m", "s")) for it in severities],
        bundle_id="b",
        duration_ns=1,
        policy=(policy.name, policy.version),
        measures={},
    )
    digest = digest or hashlib.sha256((root / layout.MANIFEST).read_bytes()).hexdigest()
    reports.keep(root, reports.document(made, manifest_sha256=digest, recorder="1"))


def test_a_report_that_is_there_and_belongs_to_it_saves_the_check(root: Path) -> None:
    keep_report(root)
    assert look_at(root, POLICY) == Looked(Verdict.PASS)
    keep_report(root, Severity.WARN)
    assert look_at(root, POLICY) == Looked(Verdict.WARN)


@pytest.mark.parametrize("wrong", ["policy", "version", "manifest", "fail", "damaged", "none"])
def test_any_other_report_is_made_anew(root: Path, wrong: str) -> None:
    if wrong == "policy":
        keep_report(root, policy=Policy("other", 3))
    elif wrong == "version":
        keep_report(root, policy=Policy("strict", 2))
    elif wrong == "manifest":
        keep_report(root, digest="0" * 64)
    elif wrong == "fail":
        keep_report(root, Severity.FAIL)
    elif wrong == "damaged":
        write_derived(root, layout.QUALITY, b"{")
    looked = look_at(root, POLICY)
    assert looked.judgement is not None
    assert looked.verdict is Verdict.FAIL
    # What was found now is in the bundle.
    assert b'"check": "integrity"' in (root / layout.QUALITY).read_bytes()
    with pytest.raises(BundleError, match="is damaged"):
        needed_override(root, looked, FORGIVING, override="please")


def test_what_is_no_bundle_is_not_looked_at(tmp_path: Path) -> None:
    with pytest.raises(NotABundle):
        look_at(tmp_path, POLICY)


@pytest.mark.parametrize("verdict", [Verdict.PASS, Verdict.WARN])
def test_what_passes_needs_no_reason(root: Path, verdict: Verdict) -> None:
    assert needed_override(root, Looked(verdict), STRICT, override="please") is None


def test_what_fails_goes_with_a_reason_where_the_task_allows_it(root: Path) -> None:
    assert needed_override(root, FAILS, FORGIVING, override="the gap is a break") == "the gap is a break"
    with pytest.raises(BundleError, match="fails its checks"):
        needed_override(root, FAILS, FORGIVING, override=None)
    with pytest.raises(BundleError, match="allows no exception"):
        needed_override(root, FAILS, STRICT, override="please")


def test_a_recording_is_enqueued_with_what_it_goes_for(root: Path) -> None:
    target = Target("https://host", "lab", "sums", replaces="a" * 32)
    with Queue(root.parent / "queue.sqlite") as queue:
        with pytest.raises(BundleError):
            enqueue(queue, declare(root), target, looked=FAILS, rules=STRICT, override="please")
        assert queue.entries() == ()
        entry = enqueue(queue, declare(root), target, looked=FAILS, rules=FORGIVING, override="a break")
        assert (entry.endpoint, entry.project, entry.task) == ("https://host", "lab", "sums")
        assert (entry.override, entry.replaces, entry.bundle) == ("a break", "a" * 32, str(root))
        assert entry.state is QueueState.WAITING


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (QueueState.FAILED, QueueState.WAITING),
        (QueueState.CANCELLED, QueueState.WAITING),
        (QueueState.DONE, QueueState.DONE),
        (QueueState.SENDING, QueueState.WAITING),
    ],
)
def test_what_is_enqueued_again_goes_on(root: Path, before: QueueState, after: QueueState) -> None:
    target, passes = Target("https://host", "lab"), Looked(Verdict.PASS)
    with Queue(root.parent / "queue.sqlite") as queue:
        first = enqueue(queue, declare(root), target, looked=passes, rules=STRICT)
        queue.change(first.id, state=before)
        again = enqueue(queue, declare(root), target, looked=passes, rules=STRICT)
        assert (again.id, again.state) == (first.id, after)
        assert len(queue.entries()) == 1
