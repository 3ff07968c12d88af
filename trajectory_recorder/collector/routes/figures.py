"""Figures of a project, for its admins, and of all projects, for admins of the endpoint; see `collector.figures`."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query

from trajectory_recorder.collector.access import permissions
from trajectory_recorder.collector.access.actor import Actor
from trajectory_recorder.collector.endpoint import Endpoint
from trajectory_recorder.collector.figures.extent import By, extent
from trajectory_recorder.collector.figures.kinds import KINDS, Kind
from trajectory_recorder.collector.problems import invalid
from trajectory_recorder.collector.routes.fields import KeyInPath, Moment
from trajectory_recorder.collector.routes.requests import Here, Me, problem_responses
from trajectory_recorder.collector.routes.threads import ThreadRoute, gathered
from trajectory_recorder.wire.states import Role, Scope

router = APIRouter(tags=["figures"], route_class=ThreadRoute)


@dataclass(frozen=True, slots=True)
class Span:
    """Over which time; twelve weeks where nothing is said."""

    since: Annotated[Moment | None, Query()] = None
    until: Annotated[Moment | None, Query(description="Without that moment itself")] = None
    by: Annotated[By, Query(description="How long one bucket is, in UTC; weeks begin on Monday")] = By.WEEK


Asked = Annotated[Span, Depends(gathered(Span))]


def figures(kind: Kind, asked: Span, endpoint: Endpoint, me: Actor, *, project: str | None = None) -> Any:  # noqa: ANN401 - a `kind.answer`
    """Compute figures for somebody who may see them.

    Args:
        kind: Which ones.
        asked: Over which span.
        endpoint: Of what.
        me: Who asks.
        project: The key of the project that is meant; all of them for None.

    Raises:
        Problem: 404 and 403 as in `access.permissions`; 422 for a span that ends before it begins or is too long.
    """
    now = endpoint.clock.now()
    with endpoint.database.reading() as session:
        project_id = None
        if project is None:
            permissions.require_endpoint_admin(me)
        else:
            project_id = permissions.project_as(session, me, project, Role.ADMIN).id
        try:
            of = extent(project_id, now=now, since=asked.since, until=asked.until, by=asked.by)
        except ValueError as error:
            raise invalid(str(error), "ask for a shorter span, or by week") from error
        return kind.compute(session, of, now)


def _of_a_project(kind: Kind) -> Callable[..., Any]:
    def see(project: KeyInPath, asked: Asked, endpoint: Here, me: Me) -> Any:  # noqa: ANN401 - see `figures`
        me.require(Scope.READ)
        return figures(kind, asked, endpoint, me, project=project)

    return see


def _of_all(kind: Kind) -> Callable[..., Any]:
    def see(asked: Asked, endpoint: Here, me: Me) -> Any:  # noqa: ANN401 - see `figures`
        me.require(Scope.READ)
        return figures(kind, asked, endpoint, me)

    return see


for _word, _kind in KINDS.items():
    router.add_api_route(
        f"/projects/{{project}}/figures/{_word}",
        _of_a_project(_kind),
        response_model=_kind.answer,
        responses=problem_responses(401, 403, 404, 422),
        name=f"{_word}_of_a_project",
        description=f"{_kind.title} of a project.",
    )
    router.add_api_route(
        f"/figures/{_word}",
        _of_all(_kind),
        response_model=_kind.answer,
        responses=problem_responses(401, 403, 422),
        name=f"{_word}_of_all",
        description=f"{_kind.title} of all projects.",
    )
