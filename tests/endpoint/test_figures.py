"""Figures: each number is one that was counted by hand in a small world, in which whatever can happen happens."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from helpers.endpoint import Served, SetClock, serving
from helpers.grounds import Ground
from helpers.jobs import run_due
from helpers.memory import memory_folder
from helpers.planted_submissions import plant, plant_file
from helpers.told_work import HOUR_NS, ToldWork
from trajectory_recorder.collector.database.tables import Claim, Membership, SubmissionFile, Upload
from trajectory_recorder.collector.figures.kinds import KINDS
from trajectory_recorder.collector.people.erasure import HANDLERS
from trajectory_recorder.wire.states import ReviewVerdict, SubmissionState

HOUR_S = 3_600
# Two hours before a Monday, on which a week begins.
SUNDAY = datetime(2026, 11, 1, 22, tzinfo=UTC)
WEEKS = ["2026-10-26", "2026-11-02"]
SPAN = {"since": "2026-10-26T00:00:00Z", "until": "2026-11-09T00:00:00Z"}
RUBRIC = [
    {"id": "saved", "criterion": "It is saved.", "points": 3},
    {"id": "rude", "criterion": "Somebody is told off.", "points": -1},
]
_V = ReviewVerdict


@pytest.fixture
def clock() -> SetClock:
    return SetClock(SUNDAY)


@pytest.fixture(scope="module")
def told(ground: Ground) -> Iterator[ToldWork]:
    """What those tests share that change nothing."""
    with (
        memory_folder() as folder,
        ground.prepared(folder / "endpoint") as settings,
        serving(folder / "endpoint", settings, clock=SetClock(SUNDAY)) as served,
    ):
        yield _work(served)


@pytest.fixture
def work(served: Served) -> ToldWork:
    return _work(served)


def _work(served: Served) -> ToldWork:
    """Until Tuesday at 10: three accepted, one of them anew; one rejected; two taken back; one that waits."""
    work = ToldWork.begin(served)
    tags = {"tags": ["office", "sums"], "difficulty": "easy", "rubric": RUBRIC}
    deadline = SUNDAY + timedelta(days=10)
    sums = served.task(work.project, "sums", target_count=3, reviews_wanted=2, deadline=deadline, **tags)
    notes = served.task(work.project, "notes", tags=["office"])
    for key, more in (("closed", {"closed_at": SUNDAY}), ("first", {"qualification": True})):
        served.task(work.project, key, target_count=50, **more)
    _claim(served, sums)

    disputed = work.arrive("eva", sums)
    work.wait(hours=2)
    work.judge(disputed, "rita", _V.ACCEPT, saved=True, rude=True)
    work.wait(hours=2)
    work.judge(disputed, "ron", _V.REJECT, saved=False, rude=False)
    work.wait(hours=2)
    work.judge(disputed, "rosa", _V.ACCEPT, saved=True, rude=False)
    # Monday at 4.
    reopened = work.arrive("ben", notes, verdict="warn", score=60, findings=[("blur", "warn")] * 2, hours=0.5)
    work.wait(hours=1)
    work.judge(reopened, "rita", _V.REJECT)
    work.wait(hours=5)
    work.reopen(reopened)
    work.wait(hours=2)
    work.judge(reopened, "ron", _V.ACCEPT)
    # Monday at 12. One is held back and thrown away, and one taken back before anybody looked.
    bad = [("blur", "fail"), ("blur", "fail"), ("silence", "note")]
    refused, given_up = (
        work.arrive(who, sums, verdict="fail", score=20, findings=bad, held_back="too bad")
        for who in ("eva", "ben")
    )
    work.wait(hours=10)
    work.decide(refused, _V.REJECT)
    work.move(given_up, SubmissionState.WITHDRAWN, "ben")
    # Monday at 22. Sent back by both of them, and then erased.
    erased = work.arrive("eva", sums, score=100)
    work.wait(hours=1)
    work.judge(erased, "rita", _V.REQUEST_CHANGES, saved=True, rude=True)
    work.judge(erased, "ron", _V.REQUEST_CHANGES, saved=False, rude=False)
    # Tuesday at 0. Nobody reviews what the task wants no reviews of.
    work.wait(hours=1)
    free = work.arrive("ben", served.task(work.project, "free", reviews_wanted=0, tags=["sums"]))
    work.move(free, SubmissionState.ACCEPTED)
    waits = work.arrive("ben", sums, score=89)
    work.wait(hours=10)
    work.draft(waits, "rita")
    work.erase(erased, "eva")
    return work


def _claim(served: Served, task: str) -> None:
    now = served.endpoint.clock.now()
    with served.endpoint.database.writing() as session:
        session.add(
            Claim(
                task_id=task,
                person_id=served.id_of("eva"),
                created_at=now + timedelta(days=30),
                leased_until=now + timedelta(days=40),
            )
        )


@pytest.mark.on_servers
def test_coverage(work: ToldWork) -> None:
    said = work.ask("coverage")
    counts = ("wanted", "accepted", "in_review", "in_flight", "claimed", "missing", "behind", "overdue")
    assert {it["key"]: [it[name] for name in counts] for it in said["tasks"]} == {
        "sums": [3, 1, 1, 1, 1, 2, False, False],
        "free": [1, 1, 0, 0, 0, 0, False, False],
        "notes": [1, 1, 0, 0, 0, 0, False, False],
    }
    assert [it["key"] for it in said["tasks"]] == ["sums", "free", "notes"]
    groups = [said["total"], *said["by_tag"], *said["by_difficulty"]]
    assert {it["name"]: [it["tasks"], *(it[name] for name in counts)] for it in groups} == {
        "all": [3, 5, 3, 1, 1, 1, 2, 0, 0],
        "office": [2, 4, 2, 1, 1, 1, 2, 0, 0],
        "sums": [2, 4, 2, 1, 1, 1, 2, 0, 0],
        "easy": [1, 3, 1, 1, 1, 1, 2, 0, 0],
        "medium": [2, 2, 2, 0, 0, 0, 0, 0, 0],
    }
    # A third of it is there. On Thursday at 5 a third of its ten days had passed.
    work.wait(days=2)
    assert work.ask("coverage")["total"]["behind"] == 1
    work.wait(days=7)
    late = work.ask("coverage", "root", of_all=True)["total"]
    assert (late["behind"], late["overdue"]) == (0, 1)


@pytest.mark.on_servers
def test_output(told: ToldWork) -> None:
    said = told.ask("output", **SPAN)
    assert [list(it.values()) for it in said["over_time"]] == [
        [WEEKS[0], 1, HOUR_NS, 0, 0],
        [WEEKS[1], 6, int(5.5 * HOUR_NS), 3, int(2.5 * HOUR_NS)],
    ]
    assert [list(it.values()) for it in said["contributors"]] == [
        ["ben", 4, int(3.5 * HOUR_NS), 2, int(1.5 * HOUR_NS), 1, 0, 0, 0, 1],
        ["eva", 3, 3 * HOUR_NS, 1, HOUR_NS, 0, 0, 0, 1, 1],
    ]


def test_people_are_called_what_the_admin_may_know(work: ToldWork) -> None:
    work.erase_person("eva")
    with work.served.endpoint.database.writing() as session:
        session.query(Membership).filter_by(person_id=work.served.id_of("ben")).delete()
    names = [it["contributor"] for it in work.ask("output", **SPAN)["contributors"]]
    assert names == ["contributor-ben", "contributor-eva"]
    known = [it["contributor"] for it in work.ask("output", "root", of_all=True, **SPAN)["contributors"]]
    assert known == ["ben", "contributor-eva"]


@pytest.mark.on_servers
def test_throughput(told: ToldWork) -> None:
    said = told.ask("throughput", **SPAN)
    # Waited for: 6 hours, 1, 2 since it was reopened, 10, and 1; half of them at most 2.
    assert [list(it.values()) for it in said["over_time"]] == [
        [WEEKS[0], 0, 0, 0, None, None, 0, 0],
        [WEEKS[1], 7, 1, 5, 2 * HOUR_S, 10 * HOUR_S, 2, 1],
    ]
    assert (said["decided"], said["median_wait_s"], said["p90_wait_s"]) == (5, 2 * HOUR_S, 10 * HOUR_S)
    age = 10 * HOUR_S
    assert list(said["queue"].values()) == [1, 1, age, age, age]
    assert [list(it.values()) for it in said["reviewers"]] == [
        ["rita", 3, 1, 1, 1, 1, [0, 3]],
        ["ron", 3, 1, 1, 1, 0, [0, 3]],
        ["rosa", 1, 1, 0, 0, 0, [0, 1]],
    ]


@pytest.mark.on_servers
def test_days_are_those_of_utc(told: ToldWork) -> None:
    said = told.ask("throughput", by="day", since="2026-11-02T02:00:00+02:00", until="2026-11-04T00:00:00Z")
    assert [(it["bucket"], it["finished"], it["decided"]) for it in said["over_time"]] == [
        ("2026-11-02", 7, 5),
        ("2026-11-03", 0, 0),
    ]
    # Until what is not part of it: the first verdict was given at midnight.
    early = told.ask("throughput", by="day", since="2026-11-01T00:00:00Z", until="2026-11-02T00:00:00Z")
    assert [(it["bucket"], it["finished"]) for it in early["over_time"]] == [("2026-11-01", 0)]


@pytest.mark.on_servers
def test_quality(told: ToldWork) -> None:
    said = told.ask("quality", **SPAN)
    assert [list(it.values()) for it in said["over_time"]] == [
        [WEEKS[0], 1, 1, 0, 0, 0, 95.0],
        # 60, 20, 20, 100, 95 and 89.
        [WEEKS[1], 6, 3, 1, 2, 0, 64.0],
    ]
    counts = {(it["at_least"], it["at_most"]): it["recordings"] for it in said["scores"]}
    assert {it: many for it, many in counts.items() if many} == {
        (20, 29): 2,
        (60, 69): 1,
        (80, 89): 1,
        (90, 100): 3,
    }
    assert [list(it.values()) for it in said["findings"]] == [
        ["blur", "fail", 2, 4],
        ["silence", "note", 2, 2],
        ["blur", "warn", 1, 2],
    ]


@pytest.mark.on_servers
def test_reasons(told: ToldWork) -> None:
    said = told.ask("reasons", **SPAN)
    assert [list(it.values()) for it in said["over_time"]] == [[WEEKS[0], 0, 0, 0], [WEEKS[1], 2, 1, 2]]
    assert said["quarantine"] == [{"reason": "too bad", "recordings": 2}]
    assert said["checks"] == [{"check": "blur", "recordings": 2}]
    # Of the rejection that was outvoted, and of both that sent it back: not met, or met where that is bad.
    assert [list(it.values()) for it in said["rubric"]] == [
        ["lab", "sums", "saved", "It is saved.", 2],
        ["lab", "sums", "rude", "Somebody is told off.", 1],
    ]


def test_of_what_was_erased_the_rows_still_count(work: ToldWork) -> None:
    before = {kind: work.ask(kind, **SPAN) for kind in ("output", "throughput", "quality")}
    run_due(work.served, HANDLERS)
    assert {kind: work.ask(kind, **SPAN) for kind in before} == before
    # What reviewers said of it is gone.
    left = work.ask("reasons", **SPAN)["rubric"]
    assert [(it["item"], it["reviews"]) for it in left] == [("saved", 1)]


@pytest.mark.on_servers
def test_storage(served: Served) -> None:
    work = ToldWork.begin(served)
    other = served.project("other")
    states = SubmissionState
    kept, gone, away = (
        plant(served, work.project, "eva", state=it)
        for it in (states.ACCEPTED, states.WITHDRAWN, states.IN_REVIEW)
    )
    elsewhere = plant(served, other, "eva")
    begun = plant(served, work.project, "ben", state=states.UPLOADING)
    plant_file(served, kept, "data/screen-0.mkv", b"s" * 100)
    plant_file(served, kept, "data/events.mcap", b"e" * 10)
    plant_file(served, gone, "data/events.mcap", b"e" * 10)
    work.wait(days=7)
    plant_file(served, gone, "data/narration.mka", b"v" * 7)
    plant_file(served, gone, "data/screen-1.mkv", b"x" * 1000)
    plant_file(served, elsewhere, "data/screen-1.mkv", b"x" * 1000)
    plant_file(served, away, "derived/transcript.json", b"{}")
    _uploading(served, begun, 5)
    work.erase(away, "eva")
    said = work.ask("storage", **SPAN)
    assert list(said["total"].values()) == ["all", 5, 1119]
    assert said["arriving"] == 5
    assert {it["name"]: it["bytes"] for it in said["by_state"]} == {"withdrawn": 1019, "accepted": 110}
    kinds = {it["name"]: it["bytes"] for it in said["by_kind"]}
    assert kinds == {"screen": 1100, "events": 10, "voice": 7, "derived": 2}
    # What another one has as well stays there whatever is erased.
    assert said["freeing"] == {"expiring": 5, "withdrawn": 7, "being_erased": 2}
    assert (said["before"], [it["bytes"] for it in said["over_time"]]) == (0, [110, 1009])
    assert said["by_project"] == []
    later = work.ask("storage", since="2026-11-02T00:00:00Z")
    assert later["before"] == 110
    every = work.ask("storage", "root", of_all=True)
    assert list(every["total"].values()) == ["all", 5, 1119]
    assert {it["name"]: it["bytes"] for it in every["by_project"]} == {"lab": 1119, "other": 1000}
    run_due(served, HANDLERS)
    assert work.ask("storage")["freeing"] == {"expiring": 5, "withdrawn": 7, "being_erased": 0}


def _uploading(served: Served, submission: str, arrived: int) -> None:
    now = served.endpoint.clock.now()
    with served.endpoint.database.writing() as session:
        file = SubmissionFile(submission_id=submission, path="data/events.mcap", bytes=9, sha256="0" * 64)
        session.add(file)
        session.flush()
        session.add(
            Upload(
                file_id=file.id,
                person_id=served.id_of("ben"),
                key="files/arriving",
                length=9,
                offset=arrived,
                parts={},
                created_at=now,
                expires_at=now + timedelta(days=1),
            )
        )


def test_nothing_is_there_of_an_empty_project(served: Served) -> None:
    work = ToldWork.begin(served)
    said = {kind: work.ask(kind) for kind in KINDS}
    assert {len(it.get("over_time", range(12))) for it in said.values()} == {12}
    assert list(said["coverage"]["total"].values()) == ["all", *[0] * 9]
    assert list(said["throughput"]["queue"].values()) == [0, 0, None, None, None]
    assert list(said["storage"]["total"].values()) == ["all", 0, 0]


def test_spans_that_make_no_sense_are_refused(served: Served) -> None:
    work = ToldWork.begin(served)
    path = "/api/v1/projects/lab/figures/quality"
    with served.client(work.tokens["ada"]) as client:
        for query in (
            {"since": "2026-11-02T00:00:00Z", "until": "2026-11-02T00:00:00Z"},
            {"since": "2024-11-02T00:00:00Z", "by": "day"},
            {"by": "hour"},
            {"since": "yesterday"},
        ):
            assert client.get(path, params=query).status_code == 422, query
        assert client.get(path, params={"since": "2024-11-02T00:00:00Z"}).status_code == 200
