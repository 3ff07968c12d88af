"""The sender inside the app against an endpoint that really listens."""

from pathlib import Path

import pytest

from helpers.command_line import wait_until
from helpers.endpoint import Served
from helpers.sealed_bundle import EVENTS, SCREEN, payload, sealed_bundle
from helpers.submitted import state_of
from helpers.upload_parts import Tokens, endpoint_at
from trajectory_recorder.collector.database.tables import Submission
from trajectory_recorder.contributing import Contributor, Known
from trajectory_recorder.quality.report import Verdict
from trajectory_recorder.submitting.enqueue import Target, enqueue
from trajectory_recorder.submitting.rules import of_no_task
from trajectory_recorder.submitting.validated import Looked
from trajectory_recorder.upload import uploader as module
from trajectory_recorder.upload.declaration import declare
from trajectory_recorder.upload.entry import Entry, QueueState
from trajectory_recorder.upload.uploader import Uploader
from trajectory_recorder.wire.states import Role, SubmissionState


def test_a_recording_goes_there_and_its_mended_one_takes_its_place(
    served: Served, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Nobody checks what arrives here.
    monkeypatch.setattr(module, "_FOLLOW_S", 0.0)
    project = served.project()
    served.task(project, "sums")
    token = served.person("eva", (project, Role.EXPERT))
    uploader = Uploader(tmp_path / "queue.sqlite", lambda _: Tokens(token))

    def submit(root: Path, replaces: str | None = None) -> Entry:
        target = Target(served.url, "lab", "sums", replaces)
        passes = Looked(Verdict.PASS)
        entry = enqueue(uploader.queue, declare(root), target, looked=passes, rules=of_no_task())
        uploader.wake()
        wait_until(lambda: uploader.queue.get(entry.id).state is QueueState.CHECKING, "it is there")
        return uploader.queue.get(entry.id)

    first = sealed_bundle(tmp_path / "first.trajectory", {EVENTS: 5_000, SCREEN: 400_000})
    mended = sealed_bundle(tmp_path / "mended.trajectory", {EVENTS: 5_000, SCREEN: 300_000}, seed=2)
    uploader.start()
    sent = submit(first)
    assert uploader.standings()[0].bytes_sent == sum(map(len, payload(first).values()))
    assert sent.submission is not None
    with served.endpoint.database.writing() as session:
        session.get_one(Submission, sent.submission).state = SubmissionState.CHANGES_REQUESTED
    again = submit(mended, sent.submission)
    assert uploader.close()
    assert state_of(served, sent.submission).state == SubmissionState.WITHDRAWN

    with Known(tmp_path / "known.sqlite") as known, endpoint_at(served.url, token) as endpoint:
        newest = next(
            it for it in Contributor(endpoint, known).submissions() if it.state is SubmissionState.RECEIVED
        )
    assert (newest.id, newest.replaces, newest.task) == (again.submission, sent.submission, "sums")
    assert newest.manifest_sha256 == again.content
