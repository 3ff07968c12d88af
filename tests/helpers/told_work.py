"""A project in which people work as a test tells it: recordings arrive, are checked, judged, reopened, taken back.

Everything is done by the endpoint's own functions at the time that its clock shows; but the check, whose report is
given.
"""

from dataclasses import dataclass, field
from typing import Any

from helpers.endpoint import Served
from helpers.planted_submissions import plant
from trajectory_recorder.collector.access.actor import Actor
from trajectory_recorder.collector.database.tables import Submission
from trajectory_recorder.collector.people import erasure
from trajectory_recorder.collector.reviews import beginning, drafts, finishing
from trajectory_recorder.collector.rubrics import ItemScore
from trajectory_recorder.collector.submissions.states import move
from trajectory_recorder.wire.states import ReviewVerdict, Role, Scope, SubmissionState

HOUR_NS = 3_600 * 10**9
_S = SubmissionState


@dataclass
class ToldWork:
    """A project of the endpoint with two experts, three reviewers and an admin."""

    served: Served
    project: str
    tokens: dict[str, str] = field(default_factory=dict)

    @classmethod
    def begin(cls, served: Served, key: str = "lab") -> "ToldWork":
        work = cls(served, served.project(key))
        for name in ("eva", "ben"):
            work.tokens[name] = served.person(name, (work.project, Role.EXPERT))
        for name in ("rita", "ron", "rosa"):
            work.tokens[name] = served.person(name, (work.project, Role.REVIEWER))
        work.tokens["ada"] = served.person("ada", (work.project, Role.ADMIN))
        work.tokens["root"] = served.person("root", is_admin=True)
        return work

    def wait(self, **by: float) -> None:
        self.served.endpoint.clock.advance(**by)  # type: ignore[attr-defined]

    def arrive(
        self,
        person: str,
        task: str,
        *,
        verdict: str = "pass",
        score: int = 95,
        findings: list[tuple[str, str]] | None = None,
        held_back: str | None = None,
        hours: float = 1,
    ) -> str:
        """A recording arrives and is checked at once; `held_back` says why it is quarantined."""
        found = [{"check": check, "severity": severity} for check, severity in findings or []]
        submission = plant(
            self.served,
            self.project,
            person,
            task_id=task,
            state=_S.UPLOADING,
            duration_ns=int(hours * HOUR_NS),
            verdict=verdict,
            score=score,
            quality={"findings": found},
            applications=["Calc"],
        )
        self.move(submission, _S.RECEIVED, person)
        self.move(submission, _S.CHECKING)
        self.move(submission, _S.QUARANTINED if held_back else _S.IN_REVIEW, reason=held_back)
        return submission

    def move(self, submission: str, to: SubmissionState, by: str | None = None, **more: Any) -> None:
        now = self.served.endpoint.clock.now()
        with self.served.endpoint.database.writing() as session:
            it = session.get_one(Submission, submission)
            move(session, it, to, now=now, person_id=by and self.served.id_of(by), **more)

    def draft(self, submission: str, reviewer: str) -> str:
        with self.served.endpoint.database.writing() as session:
            now = self.served.endpoint.clock.now()
            return beginning.begin(session, self.actor(reviewer), submission, now)[0].id

    def judge(self, submission: str, reviewer: str, verdict: ReviewVerdict, **met: bool) -> None:
        """A reviewer's verdict, and which items of the rubric are met."""
        review, now = self.draft(submission, reviewer), self.served.endpoint.clock.now()
        scores = [ItemScore(item=it, met=is_met) for it, is_met in met.items()]
        actor = self.actor(reviewer)
        with self.served.endpoint.database.writing() as session:
            drafts.save(session, actor, review, now=now, scores=scores, summary="Look at this.")
            finishing.finish(session, actor, review, verdict, now=now)

    def decide(self, submission: str, verdict: ReviewVerdict) -> None:
        now = self.served.endpoint.clock.now()
        with self.served.endpoint.database.writing() as session:
            finishing.decide(session, self.actor("ada"), submission, verdict, reason="Seen.", now=now)

    def reopen(self, submission: str) -> None:
        now = self.served.endpoint.clock.now()
        with self.served.endpoint.database.writing() as session:
            finishing.reopen(session, self.actor("ada"), submission, reason="Again.", now=now)

    def erase(self, submission: str, by: str) -> None:
        now = self.served.endpoint.clock.now()
        with self.served.endpoint.database.writing() as session:
            erasure.erase_submission(session, self.actor(by), submission, now=now)

    def erase_person(self, name: str) -> None:
        now = self.served.endpoint.clock.now()
        with self.served.endpoint.database.writing() as session:
            erasure.erase_person(session, self.actor("root"), self.served.id_of(name), now=now)

    def actor(self, name: str) -> Actor:
        return Actor(self.served.id_of(name), name == "root", frozenset(Scope))

    def ask(self, kind: str, name: str = "ada", *, of_all: bool = False, **query: str) -> Any:
        """What the API says of figures; of the project, or of all."""
        path = f"/api/v1/figures/{kind}" if of_all else f"/api/v1/projects/lab/figures/{kind}"
        answer = self.served.client(self.tokens[name]).get(path, params=query)
        assert answer.status_code == 200, answer.text
        return answer.json()
