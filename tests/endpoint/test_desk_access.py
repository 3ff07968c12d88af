"""Who gets to which page of the desk, and that nothing gets in there but what its own forms send."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from fastapi.routing import APIRoute

from helpers.endpoint import Served
from helpers.planted_submissions import plant
from helpers.visitor import PASSWORD, Visitor, let_in, signed_in
from trajectory_recorder.collector.database.tables import Export, ExportFile
from trajectory_recorder.collector.pages import desk
from trajectory_recorder.wire.export_states import ExportState
from trajectory_recorder.wire.states import Role

_HOSTILE = "</title><script>alert(1)</script><img src=x onerror=alert(1)>\"'{{ 7*7 }}"


@dataclass
class Lab:
    """A project with one of everything, and another project."""

    served: Served
    names: dict[str, str]

    def address(self, path: str) -> str:
        return re.sub(r"{(\w+)(?::path)?}", lambda it: self.names[it[1]], path)

    def visitor(self, name: str) -> Visitor:
        return let_in(self.served, name)


@pytest.fixture
def lab(served: Served) -> Lab:
    lab = served.project("lab", title=_HOSTILE, description=_HOSTILE)
    other = served.project("other")
    for name, project, role in (
        ("expert", lab, Role.EXPERT),
        ("elsewhere", other, Role.ADMIN),
        ("admin", lab, Role.ADMIN),
    ):
        served.person(name, (project, role))
    served.person("max", (lab, Role.REVIEWER), may_export=True)
    served.person("root", is_admin=True)
    task = served.task(
        lab,
        "notes",
        title=_HOSTILE,
        instruction=_HOSTILE,
        rubric=[{"id": "a", "criterion": _HOSTILE, "points": 1}],
    )
    finding = {
        "check": "idle",
        "severity": "warn",
        "from_ns": 0,
        "to_ns": 1,
        "message": _HOSTILE,
        "suggestion": _HOSTILE,
        "stream": "",
    }
    quality = {"policy": _HOSTILE, "verdict": "warn", "score": 1, "findings": [finding], "findings_count": 1}
    submission = plant(
        served, lab, "expert", task_id=task, quality=quality, reason=_HOSTILE, verdict="warn", score=1
    )
    export = _export(served, lab, served.id_of("max"))
    names = {
        "project": "lab",
        "key": "notes",
        "submission": submission,
        "person": served.id_of("expert"),
        "export_id": export,
        "path": "card.md",
        "word": "storage",
    }
    return Lab(served, names)


def _export(served: Served, project_id: str, person_id: str) -> str:
    """One that is finished, with a file that says bad things of itself."""
    endpoint, now = served.endpoint, served.endpoint.clock.now()
    endpoint.store.put("exports/card", b"card")
    with endpoint.database.writing() as session:
        export = Export(
            project_id=project_id,
            person_id=person_id,
            request={"format": "raw", "where": _HOSTILE, "purpose": "training"},
            state=ExportState.FINISHED,
            log=_HOSTILE,
            created_at=now,
            counts={"recordings": 1},
        )
        session.add(export)
        session.flush()
        for path, key in (("card.md", "exports/card"), (_HOSTILE[:50], "exports/other")):
            session.add(ExportFile(export_id=export.id, path=path, bytes=4, sha256="0" * 64, key=key))
        return export.id


def _routes(method: str) -> Iterator[str]:
    for router in desk.ROUTERS:
        for it in router.routes:
            # Parts of figures are another thing on each page; their page stands for them.
            if isinstance(it, APIRoute) and method in it.methods and "{part}" not in it.path:
                yield it.path


_PAGES, _FORMS = list(_routes("GET")), list(_routes("POST"))
_MAY = {
    # of a project, of the endpoint, the first page
    "expert": (403, 403, 403),
    "elsewhere": (404, 403, 200),
    "admin": (200, 403, 200),
    "max": (403, 403, 403),
    "root": (200, 200, 200),
}
# A reviewer otherwise: exporting is a permission of its own.
_MAY_EXPORT = "max"


def _expected(name: str, path: str) -> int:
    of_project, of_endpoint, first = _MAY[name]
    if "export" in path and of_project != 404:
        if name == _MAY_EXPORT:
            return 200
        return 403
    if "{project}" in path:
        return of_project
    return first if path == "/desk" else of_endpoint


def test_each_page_is_for_its_admins_alone(lab: Lab) -> None:
    assert len(_PAGES) > 10
    strange = Visitor(lab.served)
    for path in _PAGES:
        answer = strange.see(lab.address(path))
        assert answer.status_code == 303
        assert answer.headers["location"].startswith("/sign-in?next=%2Fdesk")
    for name in _MAY:
        visitor = lab.visitor(name)
        for path in _PAGES:
            answer = visitor.see(lab.address(path))
            assert answer.status_code == _expected(name, path), (name, path)
            if answer.headers["content-type"].startswith("text/html"):
                assert "<script>alert" not in answer.text
                assert "<img" not in answer.text


def test_forms_are_taken_from_the_same_people_alone(lab: Lab) -> None:
    strange = Visitor(lab.served)
    for path in _FORMS:
        assert strange.client.post(lab.address(path)).status_code == 403
    for name in ("expert", "elsewhere", "max", "admin"):
        visitor = lab.visitor(name)
        visitor.see("/")
        for path in _FORMS:
            if "{project}" in path and _expected(name, path) != 200:
                answer = visitor.submit(lab.address(path))
                assert answer.status_code == _expected(name, path), (name, path)
                visitor.see("/")
        for path, form in (
            ("/desk/projects", {"key": "mine", "title": "Mine"}),
            ("/desk/accounts", {"name": "eve"}),
        ):
            assert visitor.submit(path, **form).status_code == 403
            visitor.see("/")


def test_a_form_from_elsewhere_does_nothing(lab: Lab) -> None:
    admin, root = lab.visitor("admin"), lab.visitor("root")
    root.see("/desk")
    for path in _FORMS:
        for proof in ("", "0" * 64, root.hidden("proof"), "é"):
            sent = admin.client.post(
                lab.address(path), data={"proof": proof, "archived": "yes", "closed": "yes"}
            )
            assert sent.status_code == 403, path
    admin.see("/desk/projects/lab/overview")
    assert "archived" not in admin.page.text.split("<h1>", maxsplit=1)[0]


def test_a_submission_is_shown_in_its_own_project_alone(lab: Lab) -> None:
    root = lab.visitor("root")
    address = f"/desk/projects/other/submissions/{lab.names['submission']}"
    assert root.see(address).status_code == 404
    root.see("/desk")
    assert root.submit(f"{address}/decision", verdict="accept", reason="x").status_code == 404


def test_signing_in_leads_back_to_the_desk(served: Served) -> None:
    served.project("lab")
    ada = signed_in(served, "ada", is_admin=True)
    ada.see("/")
    ada.submit("/sign-out")
    location = ada.see("/desk/projects/lab/tasks").headers["location"]
    ada.see(location)
    back = ada.submit("/sign-in", name="ada", password=PASSWORD, next=ada.hidden("next"))
    assert back.headers["location"] == "/desk/projects/lab/tasks"
    assert 'href="/desk"' in ada.see("/").text
