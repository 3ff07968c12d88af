"""What admins do at the desk: forms say at their fields what is wrong, and do what the API does."""

import html
import re

import pytest
from sqlalchemy import select

from helpers.endpoint import Served
from helpers.planted_submissions import plant
from helpers.visitor import Visitor, let_in
from trajectory_recorder.collector.database.tables import (
    Consent,
    Export,
    Membership,
    Person,
    Submission,
    Task,
)
from trajectory_recorder.wire.states import Role, SubmissionState

LAB = "/desk/projects/lab"


@pytest.fixture
def lab(served: Served) -> str:
    return served.project("lab")


@pytest.fixture
def ann(served: Served, lab: str) -> Visitor:
    """An admin of the project, who may export."""
    served.person("ann", (lab, Role.ADMIN), may_export=True)
    return let_in(served, "ann")


@pytest.fixture
def root(served: Served) -> Visitor:
    served.person("root", is_admin=True)
    return let_in(served, "root")


def _words(visitor: Visitor) -> str:
    """What stands on the page, without its tags."""
    text = re.sub(r"<[^>]*>", " ", visitor.page.text)
    return re.sub(r"\s+", " ", html.unescape(text))


def _do(visitor: Visitor, see: str, path: str = "", **fields: str) -> int:
    """Look at a page, and send a form there or elsewhere; follows to where that leads."""
    visitor.see(see)
    answer = visitor.submit(path or see, **fields)
    if answer.is_redirect:
        assert visitor.see(answer.headers["location"]).status_code == 200
    return answer.status_code


def _task(served: Served, key: str) -> Task:
    with served.endpoint.database.reading() as session:
        return session.scalars(select(Task).where(Task.key == key)).one()


def test_a_project_is_made_described_and_archived(root: Visitor) -> None:
    assert _do(root, "/desk", "/desk/projects", key="Bad Key", title=" ") == 422
    words = _words(root)
    assert "small letters, digits and . _ -" in words
    assert "something has to stand here" in words
    assert 'value="Bad Key"' in root.page.text
    assert _do(root, "/desk", "/desk/projects", key="lab", title="Lab") == 303
    assert "Created." in _words(root)
    assert _do(root, "/desk", "/desk/projects", key="lab", title="Lab") == 409
    assert _do(root, f"{LAB}/overview", title="Laboratory", description="One.\r\nTwo.") == 303
    assert ">\nOne.\nTwo.</textarea>" in root.page.text
    assert _do(root, f"{LAB}/overview", f"{LAB}/archive", archived="yes") == 303
    assert "takes nothing more in" in _words(root)
    assert _do(root, f"{LAB}/overview", f"{LAB}/archive", archived="no") == 303
    assert "Archive the project" in _words(root)


_NEW = {
    "key": "books",
    "title": "Close the books",
    "instruction": "Do it.",
    "target_count": "3",
    "reviews_wanted": "2",
    "difficulty": "hard",
    "tags": "erp, month end",
    "tools": "Excel\r\nOutlook",
    "deadline": "2026-12-01T17:00",
    "rubric-0-id": "total",
    "rubric-0-criterion": "The total agrees.",
    "rubric-0-points": "5",
    "rubric-0-kind": "outcome",
    "rubric-4-id": "slow",
    "rubric-4-criterion": "It is slow.",
    "rubric-4-points": "-2",
    "rubric-4-kind": "process",
    "rubric-4-tags": "pace",
    "rubric-5-kind": "process",
}


def test_a_task_is_made_with_its_rubric_and_changed(served: Served, lab: str, ann: Visitor) -> None:  # noqa: ARG001 - the project is there
    assert _do(ann, f"{LAB}/new-task", **_NEW) == 303
    made = _task(served, "books")
    assert (made.target_count, made.reviews_wanted, made.difficulty) == (3, 2, "hard")
    assert (made.tags, made.tools) == (["erp", "month end"], ["Excel", "Outlook"])
    assert str(made.deadline) == "2026-12-01 17:00:00+00:00"
    assert [(it["id"], it["points"], it["kind"], it["tags"]) for it in made.rubric] == [
        ("total", 5, "outcome", []),
        ("slow", -2, "process", ["pace"]),
    ]
    assert made.override_allowed is False
    more = {name: text for name, text in _NEW.items() if name != "key"}
    assert _do(ann, f"{LAB}/task/books", **more, more_rows="yes") == 200
    assert ann.page.text.count('aria-label="Criterion of item') == 5
    assert _do(ann, f"{LAB}/task/books", **more | {"title": "Close them", "rubric-0-points": "6"}) == 303
    changed = _task(served, "books")
    assert (changed.title, changed.rubric[0]["points"], changed.created_at) == (
        "Close them",
        6,
        made.created_at,
    )


def test_what_is_wrong_is_said_at_its_field(lab: str, ann: Visitor) -> None:  # noqa: ARG001 - the project is there
    wrong = {"target_count": "many", "tags": "Big", "rubric-4-points": "lots", "title": ""}
    assert _do(ann, f"{LAB}/new-task", **_NEW | wrong) == 422
    for name, words in {
        "target_count": "a whole number",
        "title": "something has to stand here",
        "rubric-1-points": "a whole number",
    }.items():
        assert re.search(rf'id="{name}-error">[^<]*{words}', ann.page.text), name
        assert f'name="{name}"' in ann.page.text
    policy = "policy: mine\r\nversion: 1\r\nchecks:\r\n  idel: off\r\n"
    assert _do(ann, f"{LAB}/new-task", **_NEW, policy=policy) == 422
    assert "line 4: 'idel' is not a check" in _words(ann)
    assert 'there stands "idel: off"' in _words(ann)
    assert "idel: off" in ann.page.text.split("<textarea", maxsplit=1)[1]


def test_a_task_is_given_to_an_expert_and_closed(served: Served, lab: str, ann: Visitor) -> None:
    served.task(lab, "notes")
    served.person("eva", (lab, Role.EXPERT))
    at = f"{LAB}/task/notes"
    assert _do(ann, at, f"{at}/assignments", person=served.id_of("eva")) == 303
    assert "eva assigned" in _words(ann)
    assert _do(ann, at, f"{at}/assignments", person="x") == 422
    assert _do(ann, at, f"{at}/claims/end", claim=ann.hidden("claim")) == 303
    assert "Nobody has claimed it" in _words(ann)
    assert _do(ann, at, f"{at}/openness", closed="yes") == 303
    assert _task(served, "notes").closed_at is not None
    assert _do(ann, at, f"{at}/openness", closed="no") == 303
    assert _task(served, "notes").closed_at is None


def _upload(visitor: Visitor, name: str, content: bytes) -> None:
    visitor.see(f"{LAB}/task-file")
    form = {"proof": visitor.hidden("proof")}
    visitor.page = visitor.client.post(f"{LAB}/task-file", data=form, files={"file": (name, content)})


def test_a_file_of_tasks_is_looked_at_before_it_is_done(served: Served, lab: str, ann: Visitor) -> None:
    served.task(lab, "notes", title="Notes")
    content = "key,title,instruction\r\nnotes,Notes é,Do it.\r\nnew,New,Do that.\r\n".encode()
    _upload(ann, "tasks.CSV", content)
    assert "2 Notes é notes changed title 3 New new created -" in _words(ann)
    assert _task(served, "notes").title == "Notes"
    carried = {it: ann.hidden(it) for it in ("kind", "content", "fingerprint")}
    with served.endpoint.database.writing() as session:
        session.scalars(select(Task)).one().title = "Notes, changed meanwhile"
    assert ann.submit(f"{LAB}/task-file/confirmed", **carried | {"fingerprint": "0"}).status_code == 409
    assert "changed meanwhile, and nothing was done" in _words(ann)
    carried["fingerprint"] = ann.hidden("fingerprint")
    assert ann.submit(f"{LAB}/task-file/confirmed", **carried | {"content": "%"}).status_code == 422
    ann.see(f"{LAB}/task-file")
    assert ann.submit(f"{LAB}/task-file/confirmed", **carried).is_redirect
    assert _task(served, "notes").title == "Notes é"
    assert _task(served, "new").instruction == "Do that."


def test_a_file_with_faults_is_told_with_its_lines(served: Served, lab: str, ann: Visitor) -> None:
    served.task(lab, "notes")
    _upload(ann, "tasks.yaml", b"- key: notes\n  title: Other\n- key: new\n  title: <b>New</b>\n")
    assert ann.page.status_code == 422
    assert "3 new instruction: this is needed" in _words(ann)
    assert "Do all of it" not in ann.page.text
    _upload(ann, "", b"")
    assert "No file was chosen" in _words(ann)
    assert ann.see(f"{LAB}/task-file/csv").headers["content-type"].startswith("text/csv")
    assert ann.see(f"{LAB}/task-file/yaml").text.startswith("- key: notes\n")


def test_people_come_get_roles_and_go(served: Served, lab: str, ann: Visitor) -> None:
    served.person("eva")
    at = f"{LAB}/people"
    assert _do(ann, at, name="nobody", expert="yes") == 404
    assert _do(ann, at, name="eva") == 422
    assert "has a role at least" in _words(ann)
    assert _do(ann, at, name=" Eva ", expert="yes", may_export="yes") == 303
    eva = served.id_of("eva")
    assert _do(ann, at, f"{at}/{eva}", reviewer="yes") == 303
    with served.endpoint.database.reading() as session:
        (held,) = session.scalars(select(Membership).where(Membership.person_id == eva))
        assert (held.project_id, held.role, held.may_export) == (lab, "reviewer", False)
    assert _do(ann, at, f"{at}/{eva}/removal") == 303
    assert "eva" not in _words(ann)


def test_an_account_is_made_and_its_link_is_shown_once(served: Served, root: Visitor) -> None:
    assert _do(root, "/desk/accounts", name="Eva!") == 422
    assert _do(root, "/desk/accounts", name="eva", display_name="Eva B.") == 200
    link = re.search(r'value="(http://[^"]*/sign-in/one-time#[^"]+)"', root.page.text)
    assert link is not None
    assert "Sign-in link for Eva B." in _words(root)
    assert root.page.headers["cache-control"] == "no-store"
    with served.endpoint.database.reading() as session:
        eva = session.scalars(select(Person).where(Person.name == "eva")).one()
    root.see("/desk/accounts")
    assert "one-time#" not in root.page.text
    assert _do(root, "/desk/accounts", f"/desk/accounts/{eva.id}/state", disabled="yes") == 303
    assert _do(root, "/desk/accounts", f"/desk/accounts/{eva.id}/link") == 409
    me = served.id_of("root")
    assert _do(root, "/desk/accounts", f"/desk/accounts/{me}/state", disabled="yes") == 409
    assert _do(root, "/desk/accounts", f"/desk/accounts/{eva.id}/state", disabled="no") == 303
    assert "Enabled" in _words(root)


def test_a_consent_gets_a_new_version(served: Served, lab: str, ann: Visitor) -> None:
    at = f"{LAB}/consents"
    assert _do(ann, at, text="I agree.\r\nTo all.", training="yes", publication="yes") == 303
    assert _do(ann, at, text=" ") == 422
    with served.endpoint.database.reading() as session:
        consent = session.scalars(select(Consent).where(Consent.project_id == lab)).one()
    assert (consent.version, consent.text, consent.uses) == (
        1,
        "I agree.\nTo all.",
        ["training", "publication"],
    )
    ann.see(at)
    assert "Version 1, 2026-11-21 - signed by 0" in _words(ann)


def test_a_submission_is_decided_reopened_and_released(served: Served, lab: str, ann: Visitor) -> None:
    served.person("eva", (lab, Role.EXPERT))
    submission = plant(served, lab, "eva")
    at = f"{LAB}/submissions/{submission}"
    assert _do(ann, at, f"{at}/decision", verdict="accept", reason="") == 422
    assert _do(ann, at, f"{at}/decision", verdict="accept", reason="Fine.") == 303
    assert "accepted since" in _words(ann)
    assert "accepted ann Fine." in _words(ann)
    assert _do(ann, at, f"{at}/reopening", reason="Look again.") == 303
    assert _do(ann, at, f"{at}/release", reason="Never mind.") == 409
    with served.endpoint.database.writing() as session:
        session.get_one(Submission, submission).state = SubmissionState.QUARANTINED
    ann.see(f"{LAB}/submissions?state=quarantined")
    assert f"submissions/{submission}" in ann.page.text
    ann.see(f"{LAB}/submissions?state=accepted")
    assert f"submissions/{submission}" not in ann.page.text
    assert ann.see(f"{LAB}/submissions?state=gone").status_code == 422
    assert _do(ann, at, f"{at}/release", reason="It is good.") == 303
    assert "in review since" in _words(ann)


def test_a_submission_tells_the_applications_that_were_used(served: Served, lab: str, ann: Visitor) -> None:
    served.person("eva", (lab, Role.EXPERT))
    known = plant(served, lab, "eva", applications=["Calc", "<b>\u202eMail"])
    ann.see(f"{LAB}/submissions/{known}")
    assert "<dd><bdi>Calc</bdi>, <bdi>&lt;b&gt;\u202eMail</bdi></dd>" in ann.page.text
    ann.see(f"{LAB}/submissions/{plant(served, lab, 'eva', applications=[])}")
    assert "Applications none" in _words(ann)
    ann.see(f"{LAB}/submissions/{plant(served, lab, 'eva')}")
    assert "Applications" not in _words(ann)


def test_nobody_decides_about_their_own_submission(served: Served, lab: str, ann: Visitor) -> None:
    at = f"{LAB}/submissions/{plant(served, lab, 'ann')}"
    ann.see(at)
    assert "<h2>Decide</h2>" not in ann.page.text
    assert _do(ann, at, f"{at}/decision", verdict="accept", reason="Mine.") == 403


def test_an_export_is_looked_at_started_and_cancelled(served: Served, lab: str, ann: Visitor) -> None:
    served.person("eva", (lab, Role.EXPERT))
    plant(served, lab, "eva", state=SubmissionState.ACCEPTED, manifest='{"recorded_at": "x"}')
    at = f"{LAB}/new-export"
    ann.see(f"{at}?format=lerobot")
    assert 'name="frames_per_second" type="number" value="10"' in ann.page.text
    assert 'name="elements"' not in ann.page.text
    assert ann.see(f"{at}?format=zip").status_code == 404
    form = {"format": "lerobot", "purpose": "training", "coordinates": "pixels", "frames_per_second": "10"}
    form |= {"transcript": "yes", "shard_mb": "1000"}
    where = "(verdict == 'accept'\r\nand qualty > 1)"
    assert _do(ann, at, **form, where=where) == 422
    assert re.search(r'id="where-error">[^<]*qualty at column 26 is no field; did you mean', ann.page.text)
    assert "and qualty &gt; 1)\n    ^</pre>" in ann.page.text
    assert _do(ann, at, **form | {"frames_per_second": "600"}) == 422
    assert re.search(r'id="frames_per_second-error">[^<]*&lt;= 60', ann.page.text)
    assert _do(ann, at, **form, split_by="task", shares="train") == 422
    assert "no name with a weight" in _words(ann)
    assert _do(ann, at, **form, where="task == 'nothing'", preview="yes") == 200
    assert "Recordings 0" in _words(ann)
    assert _do(ann, at, **form, split_by="task", shares="train 8, test 2", seed="7") == 303
    with served.endpoint.database.reading() as session:
        export = session.scalars(select(Export)).one()
    assert export.request["split"] == {"by": "task", "shares": {"train": 8.0, "test": 2.0}, "seed": 7}
    assert "queued" in _words(ann)
    of_it = f"{LAB}/export/{export.id}"
    assert _do(ann, of_it, f"{of_it}/cancelling") == 303
    assert "cancelled" in _words(ann)
    assert _do(ann, of_it, f"{of_it}/cancelling") == 303
    ann.see(f"{LAB}/exports")
    assert "LeRobot v3 ann cancelled" in _words(ann)
    served.project("other")
    served.person("bob", (lab, Role.ADMIN))
    assert let_in(served, "bob").see(of_it).status_code == 403
