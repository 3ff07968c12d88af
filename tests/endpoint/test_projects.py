"""Projects and their members, over HTTP."""

import json
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from sqlalchemy import func, select

from helpers.endpoint import Served
from trajectory_recorder.collector import audit_log
from trajectory_recorder.collector.database.tables import AuditEntry, Membership, Person, Project
from trajectory_recorder.wire.states import Role

PROJECTS = "/api/v1/projects"
AS_JSON = {"Content-Type": "application/json"}


@pytest.fixture
def root(served: Served) -> Iterator[httpx.Client]:
    """An admin of the endpoint."""
    with served.client(served.person("root", is_admin=True)) as client:
        yield client


def _count(served: Served, table: Any) -> int:
    with served.endpoint.database.reading() as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


def _audited(served: Served, action: str) -> list[AuditEntry]:
    with served.endpoint.database.reading() as session:
        assert audit_log.verify(session) is None
        statement = select(AuditEntry).where(AuditEntry.action == action).order_by(AuditEntry.seq)
        return list(session.scalars(statement))


def test_a_project_is_made_once(served: Served, root: httpx.Client) -> None:
    made = root.post(PROJECTS, json={"key": "lab", "title": " The lab ", "description": "Work."})
    assert made.status_code == 201
    assert made.json() == root.get(f"{PROJECTS}/lab").json()
    assert (made.json()["title"], made.json()["archived_at"]) == ("The lab", None)
    again = root.post(PROJECTS, json={"key": "lab", "title": "Another"})
    assert (again.status_code, again.json()["code"]) == (409, "key_taken")
    assert _count(served, Project) == 1
    [line] = _audited(served, "project.created")
    assert (line.person_id, line.details) == (served.id_of("root"), {"key": "lab"})


def test_only_what_is_given_changes(root: httpx.Client) -> None:
    root.post(PROJECTS, json={"key": "lab", "title": "Lab", "description": "Work."})
    changed = root.patch(f"{PROJECTS}/lab", json={"title": "New"}).json()
    assert (changed["title"], changed["description"]) == ("New", "Work.")
    archived = root.patch(f"{PROJECTS}/lab", json={"archived": True}).json()
    assert archived["archived_at"] is not None
    assert root.patch(f"{PROJECTS}/lab", json={"archived": False}).json()["archived_at"] is None


NO_PROJECTS: list[Any] = [
    {"key": "Lab", "title": "x"},
    {"key": "lab", "title": "  "},
    {"key": "lab", "title": "a\x00b"},
    {"key": "lab", "title": "x" * 201},
    {"key": "lab", "title": "\ud800"},
    {"key": "lab", "title": "x", "\ud800": 1},
    {"key": "lab", "title": "x", "descripton": ""},
    {"key": "lab", "title": 7},
    {"key": "lab"},
    [],
    "lab",
    None,
]


def test_what_is_no_project_is_refused(served: Served, root: httpx.Client) -> None:
    for body in NO_PROJECTS:
        # As Python writes JSON, half a character is an escape: UTF-8 has none.
        answer = root.post(PROJECTS, content=json.dumps(body), headers=AS_JSON)
        assert (body, answer.status_code) == (body, 422)
        assert answer.headers["content-type"] == "application/problem+json"
    assert _count(served, Project) == 0


def test_what_is_no_change_is_refused(root: httpx.Client) -> None:
    before = root.post(PROJECTS, json={"key": "lab", "title": "Lab"}).json()
    for changes in ({"title": None}, {"key": "other"}, {"archived": 1}, {"title": ""}, [], None):
        assert root.patch(f"{PROJECTS}/lab", json=changes).status_code == 422
    assert root.get(f"{PROJECTS}/lab").json() == before


def test_i_see_the_projects_that_i_am_in(served: Served, root: httpx.Client) -> None:
    lab, shop = served.project("lab"), served.project("shop")
    served.project("hall")
    token = served.person("ada", (lab, Role.EXPERT), (shop, Role.REVIEWER), (lab, Role.ADMIN))
    with served.client(token) as ada:
        seen = {it["key"]: it["roles"] for it in ada.get(PROJECTS).json()["items"]}
    assert seen == {"lab": ["admin", "expert"], "shop": ["reviewer"]}
    assert [it["key"] for it in root.get(PROJECTS).json()["items"]].count("hall") == 1


def test_a_list_comes_in_pages_that_leave_nothing_out(served: Served, root: httpx.Client) -> None:
    made = {served.project(f"p{number}") for number in range(7)}
    seen, after = [], {}
    while True:
        page = root.get(PROJECTS, params={"limit": 3, **after}).json()
        seen += [it["id"] for it in page["items"]]
        if page["next"] is None:
            break
        after = {"after": page["next"]}
    assert len(seen) == 7
    assert set(seen) == made


NO_CURSORS: list[dict[str, Any]] = [
    {"after": "x"},
    {"after": "A" * 601},
    {"after": "W10"},
    {"after": "WyIyMDI2LTExLTIxVDEyOjAwOjAwIiwieCJd"},  # its time has no zone
    {"after": "WyIwMDAxLTAxLTAxVDAwOjAwOjAwKzIzOjU5IiwieCJd"},  # before the first year
    {"after": "WyIyMDI2LTExLTIxVDEyOjAwOjAwWiIsIlx1MDAwMCJd"},  # a NUL
    {"after": "WyIyMDI2LTExLTIxVDEyOjAwOjAwWiIsIlx1ZDgwMCJd"},  # half a character
    {"after": "WzEsMl0"},
    {"after": "W1tbW1tbW1tbW1tbW1s"},
    {"limit": 0},
    {"limit": 201},
    {"limit": 10**30},
]


def test_a_cursor_that_no_list_gave_is_refused(root: httpx.Client) -> None:
    for params in NO_CURSORS:
        answer = root.get(PROJECTS, params=params)
        assert (params, answer.status_code) == (params, 422)


def test_keys_in_paths_are_keys(root: httpx.Client) -> None:
    for key in ["%00", "Lab", "x" * 65, "%ff", "..%2fx", "%F0%9F%98%80"]:
        assert root.get(f"{PROJECTS}/{key}").status_code in {404, 422}


def test_a_member_is_what_they_were_made_last(served: Served, root: httpx.Client) -> None:
    served.project("lab")
    served.person("ada")
    place = f"{PROJECTS}/lab/members/{served.id_of('ada')}"
    for roles in (["expert", "reviewer", "expert"], ["reviewer"], ["admin", "expert"]):
        made = root.put(place, json={"roles": roles}).json()
        assert made["roles"] == sorted(set(roles))
        assert root.get(f"{PROJECTS}/lab/members").json()["items"] == [made]
    assert root.delete(place).status_code == 204
    assert root.get(f"{PROJECTS}/lab/members").json()["items"] == []
    assert root.delete(place).status_code == 404


def test_whom_to_take_in_is_found_by_the_whole_name(served: Served) -> None:
    lab = served.project("lab")
    served.person("ada")
    served.person("gone")
    with served.endpoint.database.writing() as session:
        session.get_one(Person, served.id_of("gone")).disabled_at = served.endpoint.clock.now()
    with served.client(served.person("ann", (lab, Role.ADMIN))) as ann:
        answers = {it: ann.get(f"{PROJECTS}/lab/people/{it}") for it in ("ada", "ad", "gone", "Ada", "-a")}
    assert answers["ada"].json() == {"id": served.id_of("ada"), "name": "ada", "display_name": ""}
    assert [it.status_code for it in answers.values()] == [200, 404, 404, 422, 422]


def test_exporting_is_a_permission_of_its_own_and_leaves_a_line(served: Served) -> None:
    lab = served.project("lab")
    with served.client(served.person("ada", (lab, Role.ADMIN))) as ada:
        place = f"{PROJECTS}/lab/members/{served.id_of('ada')}"
        assert ada.get(f"{PROJECTS}/lab").json()["may_export"] is False
        assert ada.put(place, json={"roles": ["admin"], "may_export": True}).status_code == 200
        assert ada.get(f"{PROJECTS}/lab").json()["may_export"] is True
    [line] = _audited(served, "member.set")
    assert line.person_id == line.details["member"] == served.id_of("ada")
    assert (line.details["might_export_before"], line.details["may_export"]) == (False, True)


def test_an_admin_of_one_project_decides_nothing_in_another(served: Served) -> None:
    lab, shop = served.project("lab"), served.project("shop")
    token = served.person("ada", (lab, Role.ADMIN), (shop, Role.EXPERT))
    with served.client(token) as ada:
        place = f"{PROJECTS}/shop/members/{served.id_of('ada')}"
        assert ada.put(place, json={"roles": ["admin"]}).status_code == 403
    assert _count(served, Membership) == 2


NO_MEMBERS: list[tuple[str, dict[str, Any], int]] = [
    ("0" * 32, {"roles": ["expert"]}, 404),
    ("x", {"roles": ["expert"]}, 422),
    ("ada", {"roles": []}, 422),
    ("ada", {"roles": ["owner"]}, 422),
    ("ada", {"roles": ["expert"] * 4}, 422),
    ("ada", {"roles": ["expert"], "may_export": "yes"}, 422),
    ("ada", {"roles": ["expert"], "is_admin": True}, 422),
    ("gone", {"roles": ["expert"]}, 404),
]


def test_what_is_no_member_is_refused(served: Served, root: httpx.Client) -> None:
    served.project("lab")
    for name in ("ada", "gone"):
        served.person(name)
    with served.endpoint.database.writing() as session:
        session.get_one(Person, served.id_of("gone")).disabled_at = served.endpoint.clock.now()
    known = {name: served.id_of(name) for name in ("ada", "gone")}
    for person, body, status in NO_MEMBERS:
        answer = root.put(f"{PROJECTS}/lab/members/{known.get(person, person)}", json=body)
        assert (person, body, answer.status_code) == (person, body, status)
    assert _count(served, Membership) == 0
