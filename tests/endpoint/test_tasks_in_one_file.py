"""The tasks of a project as a file: kept, changed and sent back."""

from typing import Any

import httpx
import pytest
from sqlalchemy import select

from helpers.endpoint import Served
from trajectory_recorder.collector.database.tables import AuditEntry
from trajectory_recorder.wire.states import Role

FILE = "/api/v1/projects/lab/task-file"
_YAML = "application/yaml"
_RUBRIC = [{"id": "total", "criterion": "It agrees.", "points": 5}]


@pytest.fixture
def lab(served: Served) -> str:
    return served.project("lab")


@pytest.fixture
def ann(served: Served, lab: str) -> httpx.Client:
    """An admin of the project."""
    return served.client(served.person("ann", (lab, Role.ADMIN)))


def _send(client: httpx.Client, text: str | bytes, kind: str = _YAML, **asked: Any) -> httpx.Response:
    return client.post(FILE, content=text, headers={"Content-Type": kind}, params=asked)


def _titles(client: httpx.Client) -> dict[str, str]:
    return {it["key"]: it["title"] for it in client.get("/api/v1/tasks").json()["items"]}


def _noted(served: Served) -> list[tuple[str, str, object]]:
    with served.endpoint.database.reading() as session:
        of_tasks = select(AuditEntry).where(AuditEntry.subject.startswith("task/"))
        entries = session.scalars(of_tasks.order_by(AuditEntry.seq))
        return [(it.action, it.details["key"], it.details.get("members")) for it in entries]


@pytest.mark.on_servers
@pytest.mark.parametrize("kind", ["yaml", "csv"])
def test_what_one_project_gives_another_takes(served: Served, lab: str, ann: httpx.Client, kind: str) -> None:
    served.task(
        lab, "a", title="=A", instruction="One.\nTwo.", tags=["erp"], tools=["Excel; 365"], rubric=_RUBRIC
    )
    served.task(lab, "b", deadline=served.endpoint.clock.now(), closed_at=served.endpoint.clock.now())
    told = ann.get(FILE, params={"format": kind})
    assert told.headers["content-disposition"] == f'attachment; filename="lab-tasks.{kind}"'
    served.project("other")
    root = served.client(served.person("root", is_admin=True))
    there, sent_as = FILE.replace("lab", "other"), told.headers["content-type"]
    done = root.post(there, content=told.content, headers={"Content-Type": sent_as}).json()
    assert [(it["key"], it["outcome"]) for it in done["tasks"]] == [("a", "created"), ("b", "created")]
    assert root.get(there, params={"format": kind}).content == told.content
    again = _send(ann, told.content, sent_as).json()
    assert {it["outcome"] for it in again["tasks"]} == {"unchanged"}


def test_a_dry_run_shows_what_would_be_done_and_does_nothing(
    served: Served, lab: str, ann: httpx.Client
) -> None:
    served.task(lab, "a", title="A")
    served.task(lab, "b", title="B")
    text = "- key: a\n  title: A2\n  closed: true\n- key: b\n- key: c\n  title: C\n  instruction: Do it.\n"
    shown = _send(ann, text, dry_run=True).json()
    assert not shown["done"]
    steps = [(it["line"], it["key"], it["outcome"], it["members"]) for it in shown["tasks"]]
    assert steps == [
        (1, "a", "changed", ["title", "closed"]),
        (4, "b", "unchanged", []),
        (5, "c", "created", []),
    ]
    assert _titles(ann) == {"a": "A", "b": "B"}
    assert _noted(served) == []
    assert _send(ann, text).json() == {**shown, "done": True}
    assert _titles(ann) == {"a": "A2", "b": "B", "c": "C"}
    assert _noted(served) == [
        ("task.changed", "a", ["title"]),
        ("task.closed", "a", None),
        ("task.created", "c", None),
    ]


def test_one_fault_is_enough_for_nothing_to_be_done(served: Served, lab: str, ann: httpx.Client) -> None:
    served.task(lab, "a", title="A")
    text = (
        "- key: a\n  title: A2\n"
        "- key: new\n  title: New\n  target_count: many\n"
        "- key: a\n"
        "- key: b\n  title: B\n  instruction: Do it.\n  policy: |\n    policy: x\n    version: 1\n    checks: {idel: off}\n"
        "- {key: c, title: C, instruction: x, rubric: [{id: x, criterion: y, points: 1, colour: red}]}\n"
        "- title: nameless\n"
    )
    shown = _send(ann, text, dry_run=True)
    told = [(it["line"], it["key"], it["what"]) for it in shown.json()["errors"]]
    assert told == [
        (3, "new", "instruction: this is needed"),
        (5, "new", "target_count: this has to be a whole number"),
        (6, "a", "this task stands in line 1 already"),
        (10, "b", "the policy, line 3: 'idel' is not a check"),
        (14, "c", "rubric, item 1, colour: nothing is called so here"),
        (15, "", "key: this is needed"),
        (15, "", "instruction: this is needed"),
    ]
    refused = _send(ann, text)
    assert refused.status_code == 422
    assert refused.json()["errors"] == shown.json()["errors"]
    assert "line 3" in refused.json()["detail"]
    assert _titles(ann) == {"a": "A"}
    assert _noted(served) == []


def test_other_kinds_of_files_are_not_taken(lab: str, ann: httpx.Client) -> None:  # noqa: ARG001 - the project is asked about
    assert _send(ann, "[]", "application/json").status_code == 415
    assert ann.get(FILE, params={"format": "xlsx"}).status_code == 422
    unreadable = _send(ann, b"- key: [", dry_run=True)
    assert [it["line"] for it in unreadable.json()["errors"]] == [1]
