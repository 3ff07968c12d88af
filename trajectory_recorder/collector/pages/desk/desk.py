"""Who sits at the desk, and how a page of it is shown. Strangers are sent to sign in first."""

from collections import defaultdict
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import Depends, Request, Response
from starlette.datastructures import FormData

from trajectory_recorder.collector.access import permissions
from trajectory_recorder.collector.access.actor import Actor, roles
from trajectory_recorder.collector.access.exporting import project_to_export
from trajectory_recorder.collector.endpoint import Endpoint
from trajectory_recorder.collector.pages.desk import notices, sections
from trajectory_recorder.collector.pages.desk.forms import complaints_of
from trajectory_recorder.collector.pages.sign_in import PAGE as SIGN_IN
from trajectory_recorder.collector.pages.visit import Visit, Visitor, require_proof
from trajectory_recorder.collector.problems import Problem
from trajectory_recorder.collector.routes.fields import KeyInPath
from trajectory_recorder.wire.states import Role, Scope


@dataclass(frozen=True, slots=True)
class ShownProject:
    """What the desk's frame says of a project. `is_run`: whoever looks is an admin of it."""

    id: str
    key: str
    title: str
    is_archived: bool
    is_run: bool = True


@dataclass(frozen=True, slots=True)
class Desk:
    """`me` may do at the desk what the person may do at all: whoever signs in with a browser has every scope.

    `project` is the one whose pages these are; its admins alone get here. `notice` tells what was done just now.
    """

    visit: Visit
    me: Actor
    notice: str = ""
    project: ShownProject | None = None

    @property
    def endpoint(self) -> Endpoint:
        return self.visit.endpoint

    @property
    def key(self) -> str:
        """The key of the project."""
        assert self.project is not None  # noqa: S101 - the pages of projects alone ask
        return self.project.key

    def show(
        self,
        template: str,
        here: str,
        *,
        problem: Problem | None = None,
        status: int = 200,
        typed: Mapping[str, str] | None = None,
        **values: Any,  # noqa: ANN401 - into the template
    ) -> Response:
        """A page of the desk.

        Args:
            template: Its name below `desk/`; it extends `desk/layout.html`.
            here: The section that it belongs to.
            problem: What went wrong, if something did; its status is the answer's.
            status: The answer's otherwise.
            typed: What its form holds; a field that is not named is empty.
            values: What the template takes.
        """
        frame: dict[str, Any] = {
            "me": self.me,
            "project": self.project,
            "here": here,
            "notice": "" if problem else self.notice,
            "problem": problem,
            "errors": complaints_of(problem),
            "typed": defaultdict(str, typed or {}),
            "of_a_project": sections.OF_A_PROJECT,
            "of_the_endpoint": sections.OF_THE_ENDPOINT,
        }
        answered = problem.status if problem else status
        return self.visit.show(f"desk/{template}", status=answered, **frame | values)

    def go(self, path: str, done: str = "") -> Response:
        """Send on to another page, which tells what was done: a word of `notices`."""
        return self.visit.go(f"{path}?{urlencode({'done': done})}" if done else path)

    def to(self, word: str, *parts: str) -> str:
        """The address of a page of this project."""
        return "/".join([sections.of_project(self.key, word), *parts])


def the_desk(visit: Visitor, request: Request, done: str = "") -> Desk:
    """The desk of whoever is signed in.

    Raises:
        Problem: 303, to sign in first.
    """
    if visit.person is None:
        asked = {"next": request.url.path if request.method == "GET" else sections.DESK}
        raise Problem(
            303, "sign_in", "nobody is signed in here", headers={"Location": f"{SIGN_IN}?{urlencode(asked)}"}
        )
    me = Actor(visit.person.id, visit.person.is_admin, frozenset(Scope))
    return Desk(visit, me, notices.said(done))


AtDesk = Annotated[Desk, Depends(the_desk)]


def the_project(desk: AtDesk, project: KeyInPath) -> Desk:
    """The desk of a project, for its admins.

    Raises:
        Problem: 404 and 403, as the API.
    """
    with desk.endpoint.database.reading() as session:
        found = permissions.project_as(session, desk.me, project, Role.ADMIN)
        shown = ShownProject(found.id, found.key, found.title, found.archived_at is not None)
    return Desk(desk.visit, desk.me, desk.notice, shown)


AtProject = Annotated[Desk, Depends(the_project)]


def the_exports(desk: AtDesk, project: KeyInPath) -> Desk:
    """The desk of a project's exports, for those who may export from it, whatever else they are in it.

    Raises:
        Problem: 404 and 403, as the API.
    """
    with desk.endpoint.database.reading() as session:
        found = project_to_export(session, desk.me, project)
        is_run = Role.ADMIN in roles(session, desk.me, found.id)
        shown = ShownProject(found.id, found.key, found.title, found.archived_at is not None, is_run)
    return Desk(desk.visit, desk.me, desk.notice, shown)


AtExports = Annotated[Desk, Depends(the_exports)]


def the_endpoint_desk(desk: AtDesk) -> Desk:
    """The desk of admins of the endpoint.

    Raises:
        Problem: 403.
    """
    permissions.require_endpoint_admin(desk.me)
    return desk


AtEndpoint = Annotated[Desk, Depends(the_endpoint_desk)]


async def the_form(request: Request, visit: Visitor) -> AsyncIterator[FormData]:
    """What was filled in, on a page of ours, until it is answered. Asynchronous, since forms are read so.

    Raises:
        Problem: 403.
    """
    async with request.form() as form:
        require_proof(visit, str(form.get("proof", "")))
        yield form


Filled = Annotated[FormData, Depends(the_form)]
