"""Who gets which answer from which route: every route of the application, asked by everybody.

A new route needs a line in a table, and one in `SENT` if it takes more than an address. What `{name}` stands for
is in `helpers/people_and_things.py` and `helpers/things.py`, as is who asks. A route may stand there more than
once, with different things: an address names the thing that is asked about.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, product
from typing import Any

import httpx

from helpers.bundles_sent import CHUNK, TUS, SentBundle
from helpers.endpoint import Served
from helpers.people_and_things import ASKERS, World, make_world
from trajectory_recorder.collector.app import API, create_app
from trajectory_recorder.collector.pages.desk.sections import DESK
from trajectory_recorder.wire.states import Scope

# The scope is the one that a token of the first who gets something must have; - where it needs none. The columns are the `ASKERS`, by their
# first three letters.
#                                                            scope   nob for str els exp oth rev col adm roo
BELOW_API = """
GET     /people                                              admin   401 401 403 403 403 403 403 403 403 200
POST    /people                                              admin   401 401 403 403 403 403 403 403 403 201
GET     /people/{person}                                     admin   401 401 404 404 404 404 404 404 404 200
GET     /people/{expert}                                     -       401 401 404 404 200 404 404 404 404 200
GET     /people/{erased}                                     admin   401 401 404 404 404 404 404 404 404 404
PATCH   /people/{person}                                     admin   401 401 403 403 403 403 403 403 403 200
PATCH   /people/{erased}                                     admin   401 401 403 403 403 403 403 403 403 404
POST    /people/{person}/sign-in-codes                       admin   401 401 403 403 403 403 403 403 403 201
POST    /people/{erased}/sign-in-codes                       admin   401 401 403 403 403 403 403 403 403 404
POST    /people/{person}/erasure                             upload  401 401 404 404 404 404 404 404 404 202
POST    /people/{expert}/erasure                             upload  401 401 404 404 202 404 404 404 404 202
GET     /me                                                  -       401 401 200 200 200 200 200 200 200 200
GET     /tokens                                              -       401 401 200 200 200 200 200 200 200 200
POST    /tokens                                              -       401 401 201 201 201 201 201 201 201 201
DELETE  /tokens/{token}                                      -       401 401 404 404 204 404 404 404 404 404

POST    /projects                                            admin   401 401 403 403 403 403 403 403 403 201
GET     /projects                                            read    401 401 200 200 200 200 200 200 200 200
GET     /projects/{project}                                  read    401 401 404 404 200 200 200 200 200 200
PATCH   /projects/{project}                                  admin   401 401 404 404 403 403 403 403 200 200
GET     /projects/{project}/members                          read    401 401 404 404 403 403 403 403 200 200
GET     /projects/{project}/people/{person_name}             admin   401 401 404 404 403 403 403 403 200 200
PUT     /projects/{project}/members/{person}                 admin   401 401 404 404 403 403 403 403 200 200
PUT     /projects/{project}/members/{erased}                 admin   401 401 404 404 403 403 403 403 404 404
DELETE  /projects/{project}/members/{person}                 admin   401 401 404 404 403 403 403 403 204 204
POST    /projects/{project}/consents                         admin   401 401 404 404 403 403 403 403 201 201
GET     /projects/{project}/consents                         read    401 401 404 404 200 200 200 200 200 200
GET     /projects/{project}/consent                          read    401 401 404 404 200 200 200 200 200 200
POST    /projects/{project}/consent/signatures               upload  401 401 404 404 200 201 201 201 200 201
GET     /projects/{project}/consents/{version}/signatures    read    401 401 404 404 403 403 403 403 200 200
POST    /projects/{project}/tasks                            admin   401 401 404 404 403 403 403 403 201 201
GET     /projects/{project}/task-file                        read    401 401 404 404 403 403 403 403 200 200
POST    /projects/{project}/task-file                        admin   401 401 404 404 403 403 403 403 200 200
POST    /projects/{project}/task-file?dry_run=true           admin   401 401 404 404 403 403 403 403 200 200
GET     /projects/{project}/tasks/{key}                      read    401 401 404 404 200 200 200 200 200 200
GET     /tasks                                               read    401 401 200 200 200 200 200 200 200 200
GET     /tasks/{task}                                        read    401 401 404 404 200 200 200 200 200 200
PATCH   /tasks/{task}                                        admin   401 401 404 404 403 403 403 403 200 200
POST    /tasks/{task}/close                                  admin   401 401 404 404 403 403 403 403 200 200
POST    /tasks/{task}/reopen                                 admin   401 401 404 404 403 403 403 403 200 200
POST    /tasks/{task}/claim                                  upload  401 401 404 404 200 201 403 403 403 403
DELETE  /tasks/{task}/claim                                  upload  401 401 404 404 204 404 404 404 404 404
POST    /tasks/{task}/assignments                            admin   401 401 404 404 403 403 403 403 201 201
GET     /tasks/{task}/claims                                 read    401 401 404 404 403 403 403 403 200 200
DELETE  /tasks/{task}/claims/{claim}                         admin   401 401 404 404 403 403 403 403 204 204
GET     /me/tasks                                            read    401 401 200 200 200 200 200 200 200 200

POST    /submissions                                         upload  401 401 404 404 201 409 403 403 201 409
GET     /submissions                                         read    401 401 200 200 200 200 200 200 200 200
GET     /submissions/{submission}                            read    401 401 404 404 200 404 200 200 200 200
GET     /submissions/{uploading}                             read    401 401 404 404 200 404 404 404 200 200
GET     /submissions/{quarantined}                           read    401 401 404 404 200 404 404 404 200 200
GET     /submissions/{submission}/events                     read    401 401 404 404 200 404 200 200 200 200
GET     /submissions/{uploading}/events                      read    401 401 404 404 200 404 404 404 200 200
POST    /submissions/{whole}/commit                          upload  401 401 404 404 202 404 404 404 403 403
POST    /submissions/{submission}/withdraw                   upload  401 401 404 404 200 404 403 403 403 403
POST    /submissions/{submission}/erasure                    upload  401 401 404 404 202 404 403 403 403 202
GET     /submissions/{submission}/files/{path}               read    401 401 404 404 200 404 200 200 200 200
HEAD    /submissions/{submission}/files/{path}               read    401 401 404 404 200 404 200 200 200 200
GET     /submissions/{whole}/files/{path}                    read    401 401 404 404 200 404 404 404 200 200
GET     /submissions/{submission}/links?path={path}          read    401 401 404 404 200 404 200 200 200 200
GET     /files/{file}?{link}                                 -       200 200 200 200 200 200 200 200 200 200
HEAD    /files/{file}?{link}                                 -       200 200 200 200 200 200 200 200 200 200
GET     /files/{file}?{forged_link}                          -       403 403 403 403 403 403 403 403 403 403
OPTIONS /uploads                                             -       204 204 204 204 204 204 204 204 204 204
POST    /uploads                                             upload  401 401 404 404 201 404 404 404 403 403
HEAD    /uploads/{upload}                                    upload  401 401 404 404 200 404 404 404 404 404
PATCH   /uploads/{upload}                                    upload  401 401 404 404 204 404 404 404 404 404
DELETE  /uploads/{upload}                                    upload  401 401 404 404 204 404 404 404 404 404

POST    /submissions/{submission}/comments                   upload  401 401 404 404 201 404 201 409 201 201
GET     /submissions/{submission}/comments                   read    401 401 404 404 200 404 200 200 200 200
PUT     /submissions/{submission}/comments/{comment}         review  401 401 404 404 404 404 200 404 404 404
DELETE  /submissions/{submission}/comments/{comment}         review  401 401 404 404 404 404 204 404 404 404
GET     /reviews/queue                                       read    401 401 200 200 200 200 200 200 200 200
POST    /reviews                                             review  401 401 404 404 403 404 200 201 201 201
POST    /reviews/next                                        review  401 401 404 404 404 404 200 201 201 201
GET     /reviews                                             read    401 401 200 200 200 200 200 200 200 200
GET     /reviews/{review}                                    read    401 401 404 404 404 404 200 404 404 404
GET     /reviews/{verdict}                                   read    401 401 404 404 200 404 200 404 200 200
GET     /reviews/{decided}                                   read    401 401 404 404 200 404 200 200 200 200
PATCH   /reviews/{review}                                    review  401 401 404 404 404 404 200 404 404 404
PUT     /reviews/{review}/labels                             review  401 401 404 404 404 404 200 404 404 404
PUT     /reviews/{review}/lease                              review  401 401 404 404 404 404 200 404 404 404
PUT     /reviews/{verdict}/lease                             review  401 401 404 404 403 404 409 404 403 403
POST    /reviews/{review}/finish                             review  401 401 404 404 404 404 200 404 404 404
GET     /submissions/{submission}/reviews                    read    401 401 404 404 200 404 200 200 200 200
GET     /comparisons/queue                                   read    401 401 200 200 200 200 200 200 200 200
POST    /comparisons                                         review  401 401 404 404 403 404 201 201 201 201
GET     /comparisons                                         read    401 401 200 200 200 200 200 200 200 200
POST    /submissions/{submission}/decision                   admin   401 401 404 404 403 404 403 403 200 200
POST    /submissions/{accepted}/reopen                       admin   401 401 404 404 403 404 403 403 200 200
POST    /submissions/{quarantined}/release                   admin   401 401 404 404 403 404 404 404 200 200

GET     /projects/{project}/figures/coverage                 read    401 401 404 404 403 403 403 403 200 200
GET     /projects/{project}/figures/output                   read    401 401 404 404 403 403 403 403 200 200
GET     /projects/{project}/figures/throughput               read    401 401 404 404 403 403 403 403 200 200
GET     /projects/{project}/figures/quality                  read    401 401 404 404 403 403 403 403 200 200
GET     /projects/{project}/figures/reasons                  read    401 401 404 404 403 403 403 403 200 200
GET     /projects/{project}/figures/storage                  read    401 401 404 404 403 403 403 403 200 200
GET     /figures/coverage                                    admin   401 401 403 403 403 403 403 403 403 200
GET     /figures/output                                      admin   401 401 403 403 403 403 403 403 403 200
GET     /figures/throughput                                  admin   401 401 403 403 403 403 403 403 403 200
GET     /figures/quality                                     admin   401 401 403 403 403 403 403 403 403 200
GET     /figures/reasons                                     admin   401 401 403 403 403 403 403 403 403 200
GET     /figures/storage                                     admin   401 401 403 403 403 403 403 403 403 200

POST    /projects/{project}/webhooks                         admin   401 401 404 404 403 403 403 403 201 201
GET     /projects/{project}/webhooks                         admin   401 401 404 404 403 403 403 403 200 200
GET     /webhooks/{webhook}                                  admin   401 401 404 404 404 404 404 404 200 200
PATCH   /webhooks/{webhook}                                  admin   401 401 404 404 404 404 404 404 200 200
GET     /webhooks/{webhook}/deliveries                       admin   401 401 404 404 404 404 404 404 200 200
POST    /webhooks/{webhook}/deliveries/{delivery}/redelivery admin   401 401 404 404 404 404 404 404 202 202
DELETE  /webhooks/{webhook}                                  admin   401 401 404 404 404 404 404 404 204 204
POST    /projects/{project}/exports                          export  401 401 404 404 403 403 403 202 403 403
POST    /projects/{project}/exports/preview                  export  401 401 404 404 403 403 403 200 403 403
GET     /projects/{project}/exports                          export  401 401 404 404 403 403 403 200 403 403
GET     /exports/{export}                                    export  401 401 404 404 404 404 404 200 404 404
GET     /exports/{export}/log                                export  401 401 404 404 404 404 404 200 404 404
GET     /exports/{export}/files                              export  401 401 404 404 404 404 404 200 404 404
GET     /exports/{export}/files/{path}                       export  401 401 404 404 404 404 404 200 404 404
HEAD    /exports/{export}/files/{path}                       export  401 401 404 404 404 404 404 200 404 404
POST    /exports/{queued}/cancel                             export  401 401 404 404 404 404 404 202 404 404
DELETE  /exports/{export}                                    export  401 401 404 404 404 404 404 204 404 404
GET     /audit                                               admin   401 401 403 403 403 403 403 403 403 200
GET     /audit/verification                                  admin   401 401 403 403 403 403 403 403 403 200
"""

# What people come to with a browser asks for no token, but for a form that was filled in there.
#                                                            scope   nob for str els exp oth rev col adm roo
ELSEWHERE = """
GET     /metrics                                             admin   401 401 403 403 403 403 403 403 403 200
GET     /health                                              -       200 200 200 200 200 200 200 200 200 200
GET     /ready                                               -       200 200 200 200 200 200 200 200 200 200
GET     /.well-known/oauth-authorization-server              -       200 200 200 200 200 200 200 200 200 200
POST    /oauth/device_authorization                          -       200 200 200 200 200 200 200 200 200 200
POST    /oauth/token                                         -       200 200 200 200 200 200 200 200 200 200
POST    /oauth/revoke                                        -       200 200 200 200 200 200 200 200 200 200
GET     /                                                    -       303 303 303 303 303 303 303 303 303 303
POST    /tokens/end                                          -       403 403 403 403 403 403 403 403 403 403
GET     /sign-in                                             -       200 200 200 200 200 200 200 200 200 200
POST    /sign-in                                             -       403 403 403 403 403 403 403 403 403 403
POST    /sign-out                                            -       403 403 403 403 403 403 403 403 403 403
GET     /sign-in/one-time                                    -       200 200 200 200 200 200 200 200 200 200
POST    /sign-in/one-time                                    -       403 403 403 403 403 403 403 403 403 403
POST    /sign-in/one-time/choose                             -       403 403 403 403 403 403 403 403 403 403
GET     /device                                              -       303 303 303 303 303 303 303 303 303 303
POST    /device                                              -       403 403 403 403 403 403 403 403 403 403
POST    /device/decide                                       -       403 403 403 403 403 403 403 403 403 403
GET     /assets/pages.css                                    -       200 200 200 200 200 200 200 200 200 200
GET     /assets/pages.js                                     -       200 200 200 200 200 200 200 200 200 200
"""

_DECLARED = SentBundle({"data/events.mcap": b"more"}).declaration()
_REASON = {"reason": "Said so."}
_CLIENT = {"client_id": "trajectory-recorder"}
# As httpx takes it.
SENT: dict[str, dict[str, Any]] = {
    "POST /people": {"json": {"name": "{new}"}},
    "PATCH /people/{person}": {"json": {"display_name": "Ann"}},
    "POST /tokens": {"json": {"name": "nightly", "scopes": ["read"]}},
    "POST /projects": {"json": {"key": "{new}", "title": "New"}},
    "PATCH /projects/{project}": {"json": {"title": "Changed"}},
    "PUT /projects/{project}/members/{person}": {"json": {"roles": ["reviewer"], "may_export": True}},
    "POST /projects/{project}/consents": {"json": {"text": "Agreed anew."}},
    "POST /projects/{project}/consent/signatures": {"json": {"version": 1}},
    "POST /projects/{project}/tasks": {"json": {"key": "new", "title": "New", "instruction": "Do it."}},
    "POST /projects/{project}/task-file": {
        "content": "[]",
        "headers": {"Content-Type": "application/yaml"},
    },
    "PATCH /tasks/{task}": {"json": {"title": "Changed"}},
    "POST /tasks/{task}/assignments": {"json": {"person": "{person}"}},
    "POST /submissions": {
        "json": {
            **_DECLARED,
            "project": "{project}",
            "manifest": _DECLARED["manifest"].replace("{", "{{").replace("}", "}}"),
        }
    },
    "POST /uploads": {"headers": {**TUS, "Upload-Length": "6", "Upload-Metadata": "{metadata}"}},
    "HEAD /uploads/{upload}": {"headers": TUS},
    "PATCH /uploads/{upload}": {"headers": {**CHUNK, "Upload-Offset": "0"}, "content": "ev"},
    "DELETE /uploads/{upload}": {"headers": TUS},
    "POST /submissions/{submission}/comments": {"json": {"from_ns": 0, "to_ns": 1, "text": "Why?"}},
    "PUT /submissions/{submission}/comments/{comment}": {"json": {"from_ns": 0, "to_ns": 1, "text": "Why?"}},
    "POST /comparisons": {
        "json": {"left": "{judged}", "right": "{accepted}", "preference": 1, "reason": "Quicker."}
    },
    "POST /reviews": {"json": {"submission": "{submission}"}},
    "POST /reviews/next": {"json": {"project": "{project}"}},
    "PATCH /reviews/{review}": {"json": {"summary": "Well done."}},
    "PUT /reviews/{review}/labels": {"json": {"labels": []}},
    "POST /reviews/{review}/finish": {"json": {"verdict": "accept"}},
    "POST /submissions/{submission}/decision": {"json": {**_REASON, "verdict": "accept"}},
    "POST /submissions/{submission}/reopen": {"json": _REASON},
    "POST /submissions/{submission}/release": {"json": _REASON},
    "POST /projects/{project}/webhooks": {"json": {"url": "https://example.org/hook"}},
    "POST /projects/{project}/exports": {"json": {"format": "raw"}},
    "POST /projects/{project}/exports/preview": {"json": {"format": "raw"}},
    "PATCH /webhooks/{webhook}": {"json": {"enabled": False}},
    # From afar: whoever is on the machine itself needs no token.
    "GET /metrics": {"headers": {"X-Forwarded-For": "203.0.113.9"}},
    "POST /oauth/device_authorization": {"data": _CLIENT},
    "POST /oauth/token": {"data": {**_CLIENT, "grant_type": "refresh_token", "refresh_token": "{refresh}"}},
    "POST /oauth/revoke": {"data": {**_CLIENT, "token": "{refresh}"}},
    "POST /tokens/end": {"data": {"token": "{token}"}},
}


def _shape(route: str) -> str:
    """A route whatever its names stand for, without its query."""
    return re.sub(r"{[^}]*}", "{}", route).partition("?")[0]


_SENT = {_shape(route): it for route, it in SENT.items()}


@dataclass(frozen=True)
class Row:
    method: str
    prefix: str
    path: str
    scope: str
    statuses: dict[str, int]

    @property
    def route(self) -> str:
        return f"{self.method} {self.path}"

    @property
    def allowed(self) -> list[str]:
        return [asker for asker, status in self.statuses.items() if status < 300]

    @property
    def may_change_more(self) -> bool:
        """Whether the next one may find something else: what PATCH and the like did may be done again."""
        return self.method in {"POST", "DELETE"} or "/members/" in self.path

    def ask(self, client: httpx.Client, world: World, token: str | None) -> httpx.Response:
        sent = dict(_filled(_SENT.get(_shape(self.route), {}), world.names))
        own = {"Authorization": f"Bearer {token}"} if token else {}
        sent["headers"] = {**sent.get("headers", {}), **own}
        # Nobody is known by a page that another one saw.
        client.cookies.clear()
        return client.request(self.method, self.prefix + _filled(self.path, world.names), **sent)


def _rows(table: str, prefix: str) -> Iterator[Row]:
    for line in filter(None, table.splitlines()):
        method, path, scope, *statuses = line.split()
        yield Row(method, prefix, path, scope, dict(zip(ASKERS, map(int, statuses), strict=True)))


def _filled(value: Any, names: dict[str, str]) -> Any:
    """The value with what each `{name}` in its texts stands for."""
    if isinstance(value, dict):
        return {key: _filled(it, names) for key, it in value.items()}
    if isinstance(value, list):
        return [_filled(it, names) for it in value]
    return value.format_map(names) if isinstance(value, str) else value


ROWS = [*_rows(BELOW_API, API), *_rows(ELSEWHERE, "")]


def test_everybody_gets_the_answer_of_the_table(served: Served) -> None:
    answered = {}
    world = make_world(served)
    with served.client() as client:
        for row, asker in product(ROWS, ASKERS):
            answer = row.ask(client, world, world.tokens[asker])
            answered[row.route, asker] = answer.status_code
            if answer.is_success and row.may_change_more:
                # What one changed, the next one shall not stumble over.
                world = make_world(served)
    expected = {(row.route, asker): row.statuses[asker] for row, asker in product(ROWS, ASKERS)}
    # Only what differs, so that a failure can be read.
    assert {it: answered[it] for it in expected if answered[it] != expected[it]} == {}


def test_a_token_without_the_scope_is_refused(served: Served) -> None:
    world = make_world(served)
    with served.client() as client:
        for row in (it for it in ROWS if it.scope != "-" and it.allowed):
            answer = row.ask(client, world, world.token_without(row.allowed[0], Scope(row.scope)))
            assert (row.route, answer.status_code) == (row.route, 403)
            assert row.method == "HEAD" or f"the scope {row.scope!r}" in answer.json()["detail"]


def test_events_do_not_tell_an_expert_who_reviewed(served: Served) -> None:
    world = make_world(served)
    with served.client(world.tokens["expert"]) as client:
        events = client.get(f"{API}/submissions/{world.names['judged']}/events").json()["items"]
    assert [(it["kind"], it["is_mine"], it["details"]) for it in events] == [("reviewed", False, {})]
    assert world.people["reviewer"] not in str(events)


def test_who_was_erased_is_no_member_and_is_given_nothing(served: Served) -> None:
    world = make_world(served)
    project, task, person = (world.names[it] for it in ("project", "task", "person"))
    with served.client(world.tokens["root"]) as client:
        assert client.post(f"{API}/people/{person}/erasure").status_code == 202
        members = client.get(f"{API}/projects/{project}/members").json()["items"]
        assigned = client.post(f"{API}/tasks/{task}/assignments", json={"person": person})
        enabled = client.patch(f"{API}/people/{person}", json={"disabled": False})
        code = client.post(f"{API}/people/{person}/sign-in-codes")
    assert person not in {it["person"] for it in members}
    assert [it.status_code for it in (assigned, enabled, code)] == [409, 404, 404]


def test_every_route_is_in_a_table(served: Served) -> None:
    app = create_app(served.endpoint)
    # FastAPI keeps what a router brings along in a part of its own.
    parts = (getattr(it, "effective_route_contexts", lambda it=it: [it])() for it in app.routes)
    there = {
        _shape(f"{method} {it.path}")
        for it in chain.from_iterable(parts)
        for method in it.methods
        # Pages of the desk want a cookie instead; `test_desk_access.py` goes through those.
        if it.path != app.openapi_url and not it.path.startswith(DESK)
    }
    assert there == {_shape(f"{it.method} {it.prefix}{it.path}") for it in ROWS}
