"""Everything that lies in a project, put into the database in one go: tasks, submissions, reviews, webhooks."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlencode

from sqlalchemy import select
from sqlalchemy.orm import Session

from helpers.bundles_sent import metadata
from trajectory_recorder.collector.access import tokens
from trajectory_recorder.collector.database.base import Table, new_id
from trajectory_recorder.collector.database.tables import (
    Blob,
    Claim,
    Comment,
    Consent,
    ConsentSignature,
    Export,
    ExportFile,
    ExportItem,
    Person,
    Review,
    Submission,
    SubmissionFile,
    Task,
    Upload,
    Webhook,
    WebhookDelivery,
)
from trajectory_recorder.collector.endpoint import Endpoint
from trajectory_recorder.collector.reading import links
from trajectory_recorder.collector.submissions.states import record
from trajectory_recorder.wire.export_states import ExportState
from trajectory_recorder.wire.states import ReviewVerdict, Scope, SubmissionState

PATH = "data/events.mcap"
_CONTENT = b"events"
_SHA256 = hashlib.sha256(_CONTENT).hexdigest()
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Owned:
    """A project and the ids of the people in it, by who they are."""

    project_id: str
    project_key: str
    people: dict[str, str]


def plant_things(session: Session, endpoint: Endpoint, owned: Owned) -> dict[str, str]:
    """Put everything there; returns what stands for it in paths and bodies, by name."""
    planting = _Planting(session, endpoint, owned)
    names = planting.task()
    names |= planting.consents() | planting.submissions(names["task"]) | planting.sending(names["task"])
    names |= planting.webhook() | planting.tokens() | planting.exports(names["accepted"])
    planting.write()
    return names


class _Planting:
    """What is there is the expert's, and what was said of it the reviewer's."""

    def __init__(self, session: Session, endpoint: Endpoint, owned: Owned) -> None:
        self._session = session
        self._endpoint = endpoint
        self._owned = owned
        self._rows: list[Table] = []
        self._judged: list[Submission] = []
        self._blob_id = self._blob()
        self._expert, self._reviewer = owned.people["expert"], owned.people["reviewer"]

    @property
    def _now(self) -> datetime:
        return self._endpoint.clock.now()

    def write(self) -> None:
        """Write all rows, table by table, so that each finds there what it refers to."""
        for table in Table.metadata.sorted_tables:
            self._session.add_all(it for it in self._rows if it.__table__ is table)
            self._session.flush()
        for submission in self._judged:
            record(self._session, submission, "reviewed", now=self._now, person_id=self._reviewer, reviews=1)

    def task(self) -> dict[str, str]:
        """A task for two reviewers, and the expert's claim of it."""
        task = Task(
            id=new_id(),
            project_id=self._owned.project_id,
            key="notes",
            title="Notes",
            instruction="Do it.",
            tools=[],
            tags=[],
            rubric=[],
            target_count=20,
            reviews_wanted=2,
            created_at=self._now,
        )
        self._rows.append(task)
        claim = Claim(
            id=new_id(),
            task_id=task.id,
            person_id=self._expert,
            created_at=self._now,
            leased_until=self._now + _DAY,
        )
        self._rows.append(claim)
        return {"task": task.id, "key": task.key, "claim": claim.id}

    def consents(self) -> dict[str, str]:
        """One that the expert and the project's admin have signed."""
        project_id = self._owned.project_id
        consent = Consent(id=new_id(), project_id=project_id, version=1, text="Agreed.", created_at=self._now)
        self._rows.append(consent)
        signed = (self._expert, self._owned.people["admin"])
        self._rows += (
            ConsentSignature(consent_id=consent.id, person_id=it, signed_at=self._now) for it in signed
        )
        return {"version": str(consent.version)}

    def submissions(self, task_id: str) -> dict[str, str]:
        """What has arrived: with a draft, with a verdict, decided, and held back."""
        drafted, judged = self._submission(task_id), self._submission(task_id)
        accepted = self._submission(task_id, SubmissionState.ACCEPTED)
        draft, verdict, decided = (self._review(it) for it in (drafted, judged, accepted))
        for it in (verdict, decided):
            it.verdict, it.finished_at = ReviewVerdict.ACCEPT, self._now
        file = self._file(drafted, blob_id=self._blob_id)
        comment = Comment(
            id=new_id(),
            submission_id=drafted.id,
            review_id=draft.id,
            author_id=self._reviewer,
            from_ns=0,
            to_ns=1,
            text="Look here.",
            created_at=self._now,
        )
        self._rows.append(comment)
        self._judged.append(judged)
        return {
            "submission": drafted.id,
            "judged": judged.id,
            "accepted": accepted.id,
            "quarantined": self._submission(task_id, SubmissionState.QUARANTINED).id,
            "review": draft.id,
            "verdict": verdict.id,
            "decided": decided.id,
            "comment": comment.id,
            "path": PATH,
            "file": file.id,
            "link": self._link(file),
            "forged_link": self._link(file, key=b"another key"),
        }

    def sending(self, task_id: str) -> dict[str, str]:
        """What is on its way: with an upload under way, with one to be begun, and with all its files."""
        uploading, whole = (self._submission(task_id, SubmissionState.UPLOADING) for _ in range(2))
        self._file(whole, blob_id=self._blob_id)
        self._file(uploading, "data/new.mcap")
        file, key = self._file(uploading), f"files/{new_id()}"
        upload = Upload(
            id=new_id(),
            file_id=file.id,
            person_id=self._expert,
            key=key,
            length=file.bytes,
            offset=0,
            parts=self._endpoint.store.begin(key),
            created_at=self._now,
            expires_at=self._now + _DAY,
        )
        self._rows.append(upload)
        begins = metadata(uploading.id, "data/new.mcap")
        return {"uploading": uploading.id, "whole": whole.id, "upload": upload.id, "metadata": begins}

    def webhook(self) -> dict[str, str]:
        """One that was told something."""
        hook = Webhook(
            id=new_id(),
            project_id=self._owned.project_id,
            url="https://example.org/hook",
            secret="whsec_AAAA",  # noqa: S106 - nothing is signed with it
            kinds=[],
            created_at=self._now,
        )
        self._rows.append(hook)
        delivery = WebhookDelivery(
            id=new_id(),
            webhook_id=hook.id,
            event_id=new_id(),
            kind="submission.accepted",
            body={},
            created_at=self._now,
            delivered_at=self._now,
        )
        self._rows.append(delivery)
        return {"webhook": hook.id, "delivery": delivery.id}

    def exports(self, submission_id: str) -> dict[str, str]:
        """One that is finished, with a file, and one that waits."""
        finished, queued = self._export(ExportState.FINISHED), self._export(ExportState.QUEUED)
        item = ExportItem(
            export_id=finished.id,
            submission_id=submission_id,
            bundle_id=new_id(),
            manifest_sha256=_SHA256,
            position=0,
            split="train",
            voice=True,
        )
        file = ExportFile(
            export_id=finished.id, path=PATH, bytes=len(_CONTENT), sha256=_SHA256, key=f"exports/{new_id()}"
        )
        self._endpoint.store.put(file.key, _CONTENT)
        self._rows += (item, file)
        return {"export": finished.id, "queued": queued.id}

    def tokens(self) -> dict[str, str]:
        """A device that the expert is signed in on."""
        person = self._session.get_one(Person, self._expert)
        scopes, family = frozenset({Scope.READ}), new_id()
        secret, token = tokens.make(
            self._session, person, kind=tokens.REFRESH, scopes=scopes, now=self._now, family=family
        )
        return {"token": token.id, "refresh": secret}

    def _submission(self, task_id: str, state: SubmissionState = SubmissionState.IN_REVIEW) -> Submission:
        submission = Submission(
            id=new_id(),
            project_id=self._owned.project_id,
            task_id=task_id,
            person_id=self._expert,
            state=state,
            bundle_id=new_id(),
            manifest_sha256=new_id() * 2,
            manifest="{}",
            tag_files={},
            bytes=len(_CONTENT),
            duration_ns=60 * 10**9,
            applications=["Calc", "Mail"],
            # Before the claim, which is for another recording.
            created_at=self._now - _DAY,
            changed_at=self._now,
            expires_at=self._now + _DAY if state is SubmissionState.UPLOADING else None,
        )
        self._rows.append(submission)
        return submission

    def _export(self, state: ExportState) -> Export:
        export = Export(
            id=new_id(),
            project_id=self._owned.project_id,
            person_id=self._owned.people["colleague"],
            request={"format": "raw"},
            state=state,
            created_at=self._now,
        )
        self._rows.append(export)
        return export

    def _review(self, submission: Submission) -> Review:
        review = Review(
            id=new_id(),
            submission_id=submission.id,
            reviewer_id=self._reviewer,
            created_at=self._now,
            leased_until=self._now + _DAY,
            scores=[],
        )
        self._rows.append(review)
        return review

    def _file(self, submission: Submission, path: str = PATH, blob_id: str | None = None) -> SubmissionFile:
        file = SubmissionFile(
            id=new_id(),
            submission_id=submission.id,
            path=path,
            bytes=len(_CONTENT),
            sha256=_SHA256,
            blob_id=blob_id,
        )
        self._rows.append(file)
        return file

    def _blob(self) -> str:
        """One content for all submissions of all worlds."""
        known = self._session.scalars(select(Blob.id).where(Blob.sha256 == _SHA256)).one_or_none()
        if known is not None:
            return known
        blob = Blob(
            id=new_id(), key=f"files/{new_id()}", sha256=_SHA256, bytes=len(_CONTENT), created_at=self._now
        )
        self._endpoint.store.put(blob.key, _CONTENT)
        self._rows.append(blob)
        return blob.id

    def _link(self, file: SubmissionFile, key: bytes | None = None) -> str:
        """What a link carries that the expert has made."""
        expires_s = int(links.expiry(self._now).timestamp())
        signature = links.signature(key or self._endpoint.signing_key, file.id, self._expert, expires_s)
        return urlencode({"by": self._expert, "expires": expires_s, "signature": signature})
