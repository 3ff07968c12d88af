"""Pages of figures, of a project and of all of them, and their tables as CSV."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from http import HTTPStatus
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Query, Response
from pydantic import Field

from trajectory_recorder.collector.figures.extent import By, Extent, extent
from trajectory_recorder.collector.figures.kinds import KINDS
from trajectory_recorder.collector.pages.desk.desk import AtEndpoint, AtProject, Desk
from trajectory_recorder.collector.pages.desk.figures_content import (
    quality_shown,
    reasons_shown,
    storage_shown,
)
from trajectory_recorder.collector.pages.desk.figures_shown import Shown, as_csv
from trajectory_recorder.collector.pages.desk.figures_work import (
    coverage_shown,
    output_shown,
    throughput_shown,
)
from trajectory_recorder.collector.pages.desk.sections import DESK, IN_A_PROJECT
from trajectory_recorder.collector.pages.plots.lines import mark
from trajectory_recorder.collector.pages.plots.series import fill
from trajectory_recorder.collector.problems import Problem, not_found
from trajectory_recorder.collector.routes.figures import Span, figures
from trajectory_recorder.collector.routes.threads import gathered

router = APIRouter(prefix=DESK, include_in_schema=False)

_SECTION = "figures"
_OF_PROJECT = f"{IN_A_PROJECT.removeprefix(DESK)}/{_SECTION}"
_SHOWN: Mapping[str, Callable[[Any, str], Shown]] = {
    "coverage": coverage_shown,
    "output": output_shown,
    "throughput": throughput_shown,
    "quality": quality_shown,
    "reasons": reasons_shown,
    "storage": storage_shown,
}
# Says how things stand now, whatever the span.
_OF_NOW = "coverage"
# As `routes.fields` has it for moments.
_Day = Annotated[date, Field(ge=date(2000, 1, 1), lt=date(3000, 1, 1))]
Word = Literal["coverage", "output", "throughput", "quality", "reasons", "storage"]


@dataclass(frozen=True, slots=True)
class Days:
    """The span as a form has it, in days, the last one among them. Forms send empty texts for what is left open."""

    since: Annotated[_Day | Literal[""], Query()] = ""
    until: Annotated[_Day | Literal[""], Query()] = ""
    by: Annotated[By, Query()] = By.WEEK

    def span(self) -> Span:
        """The same with moments."""
        until = self.until + timedelta(days=1) if self.until else None
        return Span(
            _midnight(self.since) if self.since else None, _midnight(until) if until else None, self.by
        )


Asked = Annotated[Days, Depends(gathered(Days))]


@router.get(_OF_PROJECT)
def see_first(at: AtProject, days: Asked) -> Response:
    return _page(at, _OF_NOW, days)


@router.get(f"{_OF_PROJECT}/{{word}}")
def see(at: AtProject, word: Word, days: Asked) -> Response:
    return _page(at, word, days)


@router.get(f"{_OF_PROJECT}/{{word}}/{{part}}.csv")
def table(at: AtProject, word: Word, part: str, days: Asked) -> Response:
    return _table(at, word, part, days)


@router.get(f"/{_SECTION}")
def see_storage(desk: AtEndpoint, days: Asked) -> Response:
    return _page(desk, "storage", days)


@router.get(f"/{_SECTION}/{{word}}")
def see_of_all(desk: AtEndpoint, word: Word, days: Asked) -> Response:
    return _page(desk, word, days)


@router.get(f"/{_SECTION}/{{word}}/{{part}}.csv")
def table_of_all(desk: AtEndpoint, word: Word, part: str, days: Asked) -> Response:
    return _table(desk, word, part, days)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


def _page(desk: Desk, word: str, days: Days) -> Response:
    problem = None
    try:
        shown, of = _shown(desk, word, days)
    except Problem as found:
        if found.status != HTTPStatus.UNPROCESSABLE_ENTITY:
            raise
        problem, (shown, of) = found, _shown(desk, word, Days())
    base = desk.to(_SECTION) if desk.project else f"{DESK}/{_SECTION}"
    first, last = of.since.date(), (of.until - timedelta(microseconds=1)).date()
    return desk.show(
        "figures.html",
        _SECTION,
        problem=problem,
        base=base,
        kinds=KINDS,
        word=word,
        kind=KINDS[word],
        shown=shown,
        mark=mark,
        fill=fill,
        spans=word != _OF_NOW,
        since=first,
        until=last,
        by=of.by,
        query={"since": first, "until": last, "by": of.by.value},
    )


def _shown(desk: Desk, word: str, days: Days) -> tuple[Shown, Extent]:
    asked, key = days.span(), desk.key if desk.project else None
    answer = figures(KINDS[word], asked, desk.endpoint, desk.me, project=key)
    of = extent(None, now=desk.endpoint.clock.now(), since=asked.since, until=asked.until, by=asked.by)
    return _SHOWN[word](answer, f"{of.by.value} from (UTC)"), of


def _table(desk: Desk, word: str, part: str, days: Days) -> Response:
    shown, _ = _shown(desk, word, days)
    found = next((it for it in shown.parts if it.word == part), None)
    if found is None:
        raise not_found("table")
    name = "-".join([*([desk.key] if desk.project else []), word, part])
    headers = {"Content-Disposition": f'attachment; filename="{name}.csv"'}
    return Response(as_csv(found), media_type="text/csv", headers=headers)
