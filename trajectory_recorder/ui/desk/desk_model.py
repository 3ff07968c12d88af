"""What the desk shows and does: one project, one page of it, and what the endpoint said of that last. Knows no Qt.

Answers are kept by project and page, so that going back shows at once what was known; what nobody waits for any more
is not asked.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, TypeVar, cast

from trajectory_recorder.administering.administrator import Administrator
from trajectory_recorder.administering.exports import Export, ExportDetails
from trajectory_recorder.administering.figures import Coverage, Output, Quality, Reasons, Storage, Throughput
from trajectory_recorder.administering.projects import Member, Project, Task
from trajectory_recorder.errors import Unreachable
from trajectory_recorder.ui.desk import overview, quality, reviews, storage
from trajectory_recorder.ui.desk.content import Sheet
from trajectory_recorder.ui.desk.times import moment
from trajectory_recorder.ui.language import translate
from trajectory_recorder.ui.notices import Notice, notice_of
from trajectory_recorder.ui.work import Work
from trajectory_recorder.wire.export_states import UNDER_WAY
from trajectory_recorder.wire.states import Role

_Result = TypeVar("_Result")


class Page(IntEnum):
    """The pages, in their order."""

    OVERVIEW = 0
    TASKS = 1
    PEOPLE = 2
    REVIEWS = 3
    QUALITY = 4
    STORAGE = 5
    EXPORTS = 6


@dataclass(frozen=True, slots=True)
class ExportsSeen:
    """A project's exports, and of the chosen one the rest with its log."""

    exports: tuple[Export, ...]
    chosen: ExportDetails | None = None
    log: str = ""


@dataclass(frozen=True, slots=True)
class _Known:
    """What the endpoint said, and when."""

    said: Any
    at: dt.datetime


def _overview(admin: Administrator, project: str) -> overview.OverviewFigures:
    return overview.OverviewFigures(
        admin.figures(project, Coverage), admin.figures(project, Throughput), admin.figures(project, Output)
    )


def _quality(admin: Administrator, project: str) -> quality.QualityFigures:
    return quality.QualityFigures(admin.figures(project, Quality), admin.figures(project, Reasons))


_ASKS: dict[Page, Callable[[Administrator, str], Any]] = {
    Page.OVERVIEW: _overview,
    Page.TASKS: lambda admin, project: admin.tasks(project),
    Page.PEOPLE: lambda admin, project: admin.members(project),
    Page.REVIEWS: lambda admin, project: admin.figures(project, Throughput),
    Page.QUALITY: _quality,
    Page.STORAGE: lambda admin, project: admin.figures(project, Storage),
}
_SHEETS: dict[Page, Callable[[Any], Sheet]] = {
    Page.OVERVIEW: overview.sheet,
    Page.REVIEWS: reviews.sheet,
    Page.QUALITY: quality.sheet,
    Page.STORAGE: storage.sheet,
}


class DeskModel:
    """The desk's content.

    Args:
        admin: Who is asked; all of it on `line`.
        line: Runs what blocks, one after the other.
        changed: Called after every change.
        now: The clock of the wall, with a time zone.
    """

    def __init__(
        self,
        admin: Administrator,
        line: Work,
        *,
        changed: Callable[[], None],
        now: Callable[[], dt.datetime] = lambda: dt.datetime.now().astimezone(),
    ) -> None:
        self.projects: tuple[Project, ...] = ()
        self.project: Project | None = None
        self.page = Page.OVERVIEW
        self.notice: Notice | None = None
        self.export_chosen = ""
        self.is_offline = self.is_asking = False
        self._admin, self._line, self._changed, self._now = admin, line, changed, now
        self._known: dict[tuple[str, Page], _Known] = {}
        self._ticket = 0

    # --- what is shown ------------------------------------------------------------------------------

    @property
    def pages(self) -> tuple[Page, ...]:
        """Those that I may see: exports need a permission, and all others an admin of the project."""
        if self.project is None:
            return ()
        pages = tuple(it for it in Page if it is not Page.EXPORTS) if Role.ADMIN in self.project.roles else ()
        return (*pages, Page.EXPORTS) if self.project.may_export else pages

    @property
    def sheet(self) -> Sheet | None:
        """The page's figures; None on a page without, and before anything is known."""
        said = self._said()
        return _SHEETS[self.page](said) if said is not None and self.page in _SHEETS else None

    @property
    def tasks(self) -> tuple[Task, ...] | None:
        """The project's tasks; None before they are known."""
        return cast("tuple[Task, ...] | None", self._said(Page.TASKS))

    @property
    def members(self) -> tuple[Member, ...] | None:
        """The project's people; None before they are known."""
        return cast("tuple[Member, ...] | None", self._said(Page.PEOPLE))

    @property
    def exports(self) -> ExportsSeen | None:
        """The project's exports; None before they are known."""
        return cast("ExportsSeen | None", self._said(Page.EXPORTS))

    @property
    def is_exporting(self) -> bool:
        """Whether an export is under way that is looked at."""
        seen = self.exports if self.page is Page.EXPORTS else None
        return seen is not None and any(it.state in UNDER_WAY for it in seen.exports)

    @property
    def standing(self) -> str:
        """How new what is shown is."""
        known = self._known.get(self._place()) if self.project is not None else None
        if self.is_offline and known is None:
            return translate("Desk", "Offline")
        if self.is_offline and known is not None:
            return translate("Desk", "Offline; as it was {time}").format(time=moment(known.at))
        if known is None:
            return translate("Desk", "Asking the endpoint…") if self.is_asking else ""
        return translate("Desk", "As of {time}").format(time=moment(known.at))

    # --- what is asked ------------------------------------------------------------------------------

    def begin(self) -> None:
        """Ask which projects there are, and for the first page."""
        self.is_asking = True
        self._line(self._admin.projects, self._take_projects, self._fail)

    def choose_project(self, key: str) -> None:
        """Show this project."""
        self.project = next((it for it in self.projects if it.key == key), self.project)
        self.export_chosen = ""
        if self.page not in self.pages and self.pages:
            self.page = self.pages[0]
        self.ask()

    def choose_page(self, page: Page) -> None:
        """Show this page."""
        self.page = page
        self.ask()

    def choose_export(self, export: str) -> None:
        """Show more of this export."""
        if export != self.export_chosen:
            self.export_chosen = export
            self.ask()

    def ask(self) -> None:
        """Ask for the page anew."""
        if self.project is None:
            self.begin()
            return
        self._ticket += 1
        ticket, place, chosen = self._ticket, self._place(), self.export_chosen
        self.is_asking = True

        def job() -> Any:  # noqa: ANN401 - what a page is made from
            # Meanwhile another page is wanted: nobody waits for this one.
            return _ask(self._admin, *place, chosen) if ticket == self._ticket else None

        def fail(error: Exception) -> None:
            if ticket == self._ticket:
                self._fail(error)

        self._line(job, lambda said: self._take(place, ticket, said), fail)
        self._changed()

    def do(self, job: Callable[[Administrator, str], _Result], then: Callable[[_Result], None]) -> None:
        """Tell the endpoint something about the project, take its answer, and ask for the page anew."""
        self.try_out(job, lambda result: self._take_done(result, then), self._fail)

    def try_out(
        self,
        job: Callable[[Administrator, str], _Result],
        done: Callable[[_Result], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Ask the endpoint something about the project that whoever asks shows themselves."""
        if self.project is not None:
            key = self.project.key
            self._line(lambda: job(self._admin, key), done, failed)

    def tell(self, notice: Notice | None) -> None:
        """Say something, or nothing any more."""
        self.notice = notice
        self._changed()

    # --- what comes back ----------------------------------------------------------------------------

    def _take_done(self, result: _Result, then: Callable[[_Result], None]) -> None:
        self.notice = None
        then(result)
        self.ask()

    def _take_projects(self, projects: tuple[Project, ...]) -> None:
        self.is_asking = self.is_offline = False
        self.projects = projects
        if projects:
            self.choose_project((self.project or projects[0]).key)
        else:
            self._changed()

    def _take(self, place: tuple[str, Page], ticket: int, said: Any) -> None:  # noqa: ANN401 - see `job`
        if said is not None:
            self._known[place] = _Known(said, self._now())
        if ticket == self._ticket:
            if self.is_offline:
                self.notice = None
            self.is_asking = self.is_offline = False
            self._changed()

    def _fail(self, error: Exception) -> None:
        self.is_asking = False
        self.is_offline = isinstance(error, Unreachable)
        self.notice = notice_of(error)
        self._changed()

    def _place(self) -> tuple[str, Page]:
        return (self.project.key if self.project is not None else "", self.page)

    def _said(self, page: Page | None = None) -> Any:  # noqa: ANN401 - as the page has it
        key, shown = self._place()
        known = self._known.get((key, shown if page is None else page))
        return known.said if known is not None else None


def _ask(admin: Administrator, project: str, page: Page, export: str) -> Any:  # noqa: ANN401 - what a page is made from
    if page is not Page.EXPORTS:
        return _ASKS[page](admin, project)
    exports = admin.exports(project)
    if not any(it.id == export for it in exports):
        return ExportsSeen(exports)
    return ExportsSeen(exports, admin.export(export), admin.log(export))
