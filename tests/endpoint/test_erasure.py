"""Being forgotten: at once for everybody, and byte for byte once the jobs are done."""

import pytest
from sqlalchemy import func, select

from helpers.endpoint import Served
from helpers.jobs import run_due
from helpers.planted_submissions import plant, plant_file
from trajectory_recorder.collector import audit_log
from trajectory_recorder.collector.database.tables import (
    AuditEntry,
    Blob,
    Comment,
    Job,
    Person,
    Review,
    StepLabel,
    Submission,
    SubmissionEvent,
    SubmissionFile,
    Table,
    Token,
    Upload,
)
from trajectory_recorder.collector.people.erasure import HANDLERS
from trajectory_recorder.errors import StoreError
from trajectory_recorder.wire.states import Role, Scope, SubmissionState

MARKER = "marker-of-eva-7f3a"


@pytest.fixture
def project(served: Served) -> str:
    return served.project()


def content(served: Served, project: str, person: str, mark: str) -> str:
    """A submission with files, an unfinished upload, a review, labels and a comment, all with `mark` in them."""
    now = served.endpoint.clock.now()
    submission = plant(
        served,
        project,
        person,
        manifest=mark * 2_000,
        tag_files={"bag-info.txt": mark},
        quality={"findings": [{"message": mark}]},
        applications=[mark],
        override_reason=mark,
    )
    plant_file(served, submission, "data/events.mcap", f"{mark} events {submission}".encode())
    store = served.endpoint.store
    key = f"files/{submission}"
    parts = store.append(key, store.begin(key), 0, mark.encode())
    with served.endpoint.database.writing() as session:
        file = SubmissionFile(submission_id=submission, path="data/screen-0.mkv", bytes=99, sha256="0" * 64)
        session.add(file)
        session.flush()
        owner = served.id_of(person)
        session.add(
            Upload(
                file_id=file.id,
                person_id=owner,
                key=key,
                length=99,
                offset=len(mark),
                parts=parts,
                created_at=now,
                expires_at=now,
            )
        )
        review = Review(
            submission_id=submission,
            reviewer_id=served.id_of("rita"),
            created_at=now,
            leased_until=now,
            scores=[{"item": "saved", "met": True, "note": mark}],
            summary=mark,
        )
        session.add(review)
        session.flush()
        session.add(StepLabel(review_id=review.id, action=1, at_ns=0, verdict="wrong", reason=mark))
        comment(session, submission, owner, mark, now)
    return submission


def comment(session: object, submission: str, author: str, text: str, now: object) -> None:
    session.add(  # type: ignore[attr-defined]
        Comment(submission_id=submission, author_id=author, from_ns=0, to_ns=0, text=text, created_at=now)
    )


def places_of(served: Served, mark: str) -> list[str]:
    """Where the endpoint has `mark`: in rows, in the store's files, and in bytes of whatever files it has here."""
    endpoint, store = served.endpoint, served.endpoint.store
    with endpoint.database.reading() as session:
        found = [
            str(table.name)
            for table in Table.metadata.sorted_tables
            if any(mark in str(row) for row in session.execute(select(table)))
        ]
    held = {key: b"".join(store.read(key)) for key in list(store.keys())}
    found += [key for key, data in held.items() if mark.encode() in data]
    paths = (it for it in served.data.rglob("*") if it.is_file())
    return [*found, *(it.name for it in paths if mark.encode() in it.read_bytes())]


def rows(served: Served, table: type) -> int:
    with served.endpoint.database.reading() as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


def test_nothing_of_a_person_is_left_anywhere(served: Served, project: str) -> None:
    served.person("rita", (project, Role.REVIEWER))
    served.person("otto", (project, Role.EXPERT))
    token = served.person(MARKER, (project, Role.EXPERT))
    mine = content(served, project, MARKER, MARKER)
    theirs = content(served, project, "otto", "marker-of-otto")
    now = served.endpoint.clock.now()
    with served.endpoint.database.writing() as session:
        comment(session, theirs, served.id_of(MARKER), f"by {MARKER}", now)
    assert len(places_of(served, MARKER)) >= 3
    with served.endpoint.database.writing() as session:
        person = session.get_one(Person, served.id_of(MARKER))
        person.pseudonym, person.display_name = "contributor-1", MARKER
    with served.client(token) as client:
        assert client.post(f"/api/v1/people/{person.id}/erasure").status_code == 202
        assert client.get("/api/v1/reviews").status_code == 401
    with served.endpoint.database.reading() as session:
        assert session.get_one(Submission, mine).state == SubmissionState.WITHDRAWN
        assert not session.scalars(select(Token).where(Token.person_id == person.id)).all()
    assert run_due(served, HANDLERS) == 3
    assert places_of(served, MARKER) == []
    assert len(places_of(served, "marker-of-otto")) >= 3
    with served.endpoint.database.reading() as session:
        kept = session.get_one(Person, person.id)
        assert (kept.name, kept.pseudonym, kept.display_name) == (f"erased-{kept.id}", "contributor-1", "")
        assert kept.disabled_at == kept.erased_at == session.get_one(Submission, mine).erased_at == now
        assert audit_log.verify(session) is None
        actions = list(session.scalars(select(AuditEntry.action)))
    assert {"person.erased", "submission.erased", "submission.withdrawn", "upload.ended"} <= set(actions)


def test_one_submission_alone_is_forgotten_by_whoever_sent_it(served: Served, project: str) -> None:
    served.person("rita", (project, Role.REVIEWER))
    token = served.person("eva", (project, Role.EXPERT))
    gone, kept = (content(served, project, "eva", mark) for mark in (MARKER, "marker-that-stays"))
    path = f"/api/v1/submissions/{gone}/erasure"
    with served.client(token) as client:
        first = client.post(path)
        assert first.status_code == 202
        served.endpoint.clock.advance(minutes=1)  # type: ignore[attr-defined]
        assert client.post(path).json() == first.json()
    run_due(served, HANDLERS)
    assert places_of(served, MARKER) == []
    assert len(places_of(served, "marker-that-stays")) >= 3
    with served.endpoint.database.reading() as session:
        assert session.get_one(Submission, kept).erased_at is None
        said = session.scalars(select(SubmissionEvent.kind).where(SubmissionEvent.submission_id == gone))
        assert list(said) == ["withdrawn", "erased"]


def test_bytes_that_others_have_too_stay_until_the_last_is_gone(served: Served, project: str) -> None:
    eva = served.person("eva", (project, Role.EXPERT))
    otto = served.person("otto", (project, Role.EXPERT))
    submissions = [plant(served, project, name) for name in ("eva", "otto")]
    keys = {plant_file(served, it, "data/events.mcap", b"the same") for it in submissions}
    (key,) = keys
    for token, submission, size in ((eva, submissions[0], 8), (otto, submissions[1], None)):
        with served.client(token) as client:
            assert client.post(f"/api/v1/submissions/{submission}/erasure").status_code == 202
        run_due(served, HANDLERS)
        assert served.endpoint.store.size(key) == size
        assert rows(served, Blob) == (0 if size is None else 1)


def test_a_store_that_is_away_is_waited_for(
    served: Served, project: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = served.person("eva", (project, Role.EXPERT))
    submission = plant(served, project, "eva")
    key = plant_file(served, submission, "data/events.mcap", b"bytes")

    def fail(*_: object) -> None:
        raise StoreError("the store is away")

    with served.client(token) as client:
        client.post(f"/api/v1/submissions/{submission}/erasure")
    with monkeypatch.context() as patch:
        patch.setattr(type(served.endpoint.store), "delete", fail)
        run_due(served, HANDLERS)
    assert served.endpoint.store.size(key) == 5
    served.endpoint.clock.advance(minutes=6)  # type: ignore[attr-defined]
    run_due(served, HANDLERS)
    assert served.endpoint.store.size(key) is None


def test_nobody_else_forgets_for_one(served: Served, project: str) -> None:
    served.person("eva", (project, Role.EXPERT))
    submission = plant(served, project, "eva")
    tokens = [
        (served.person("otto", (project, Role.EXPERT)), 404, 404),
        (served.person("rita", (project, Role.REVIEWER)), 403, 404),
        (served.person("ada", (project, Role.ADMIN)), 403, 404),
        (served.person("weak", is_admin=True, scopes=frozenset({Scope.READ, Scope.UPLOAD})), 403, 403),
    ]
    for token, of_submission, of_person in tokens:
        with served.client(token) as client:
            answers = (
                client.post(f"/api/v1/submissions/{submission}/erasure"),
                client.post(f"/api/v1/people/{served.id_of('eva')}/erasure"),
            )
        assert [it.status_code for it in answers] == [of_submission, of_person]
    with served.client() as client:
        assert client.post(f"/api/v1/submissions/{submission}/erasure").status_code == 401
    assert rows(served, Job) == 0
    with served.endpoint.database.reading() as session:
        assert session.get_one(Submission, submission).erased_at is None
        assert session.get_one(Person, served.id_of("eva")).erased_at is None


def test_an_admin_forgets_somebody_on_request_but_not_the_last_admin(served: Served) -> None:
    root = served.person("root", is_admin=True)
    served.person("eva")
    with served.client(root) as client:
        for _ in range(2):
            assert client.post(f"/api/v1/people/{served.id_of('eva')}/erasure").status_code == 202
        refused = client.post(f"/api/v1/people/{served.id_of('root')}/erasure")
        assert (refused.status_code, refused.json()["code"]) == (409, "last_admin")
        assert client.post(f"/api/v1/people/{'0' * 32}/erasure").status_code == 404
        assert client.post("/api/v1/people/x/erasure").status_code == 422
    with served.endpoint.database.reading() as session:
        assert session.get_one(Person, served.id_of("root")).erased_at is None
        assert session.get_one(Person, served.id_of("eva")).erased_at is not None
