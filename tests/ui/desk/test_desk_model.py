"""The desk without a window: who sees what, and that what nobody waits for any more is not asked or shown."""

from collections.abc import Callable
from typing import Any, cast

from trajectory_recorder.administering.administrator import Administrator
from trajectory_recorder.administering.figures import Storage
from trajectory_recorder.administering.projects import Project
from trajectory_recorder.errors import Refused, Unreachable
from trajectory_recorder.ui.desk.desk_model import DeskModel, Page
from trajectory_recorder.wire.states import Role


class Line:
    """Holds what is handed over until it is let go."""

    def __init__(self) -> None:
        self.jobs: list[tuple[Callable[[], Any], Callable[[Any], None], Callable[[Exception], None]]] = []

    def work(
        self, job: Callable[[], Any], done: Callable[[Any], None], failed: Callable[[Exception], None]
    ) -> None:
        self.jobs.append((job, done, failed))

    def goes(self) -> None:
        while self.jobs:
            job, done, failed = self.jobs.pop(0)
            try:
                result = job()
            except (Unreachable, Refused) as error:
                failed(error)
            else:
                done(result)


class Desk:
    """What an endpoint would say."""

    def __init__(self, *projects: Project) -> None:
        self.of, self.asked = projects, list[str]()
        self.error: Exception | None = None

    def projects(self) -> tuple[Project, ...]:
        return self.of

    def tasks(self, project: str) -> tuple[str, ...]:
        return self._say(f"tasks of {project}")

    def members(self, project: str) -> tuple[str, ...]:
        return self._say(f"members of {project}")

    def exports(self, project: str) -> tuple[str, ...]:
        return self._say(f"exports of {project}")

    def figures(self, project: str, kind: type[object]) -> tuple[str, ...]:
        return self._say(f"{kind.__name__} of {project}")

    def _say(self, what: str) -> tuple[str, ...]:
        self.asked.append(what)
        if self.error is not None:
            raise self.error
        return (what,)


def project(key: str, *roles: Role, may_export: bool = False) -> Project:
    return Project(key, key.title(), "", None, roles, may_export)


def model(desk: Desk) -> tuple[DeskModel, Line]:
    line = Line()
    made = DeskModel(cast("Administrator", desk), line.work, changed=lambda: None)
    made.begin()
    made.page = Page.TASKS
    line.goes()
    return made, line


def test_pages_follow_permissions() -> None:
    desk, _ = model(Desk(project("lab", Role.ADMIN), project("out", may_export=True)))
    assert Page.EXPORTS not in desk.pages
    assert desk.page is Page.TASKS
    desk.choose_project("out")
    assert desk.pages == (Page.EXPORTS,)
    assert desk.page is Page.EXPORTS


def test_what_nobody_waits_for_is_not_asked() -> None:
    desk = Desk(project("lab", Role.ADMIN), project("shop", Role.ADMIN))
    shown, line = model(desk)
    shown.choose_project("shop")
    shown.choose_page(Page.PEOPLE)
    line.goes()
    assert desk.asked == ["tasks of lab", "members of shop"]
    assert cast("Any", shown.members) == ("members of shop",)
    shown.choose_project("lab")
    assert shown.members is None
    shown.choose_page(Page.TASKS)
    assert cast("Any", shown.tasks) == ("tasks of lab",)


def test_offline_keeps_what_was_known_and_comes_back() -> None:
    desk = Desk(project("lab", Role.ADMIN))
    shown, line = model(desk)
    desk.error = Unreachable("nobody answers", "look at the line")
    shown.ask()
    line.goes()
    assert shown.is_offline
    assert shown.standing.startswith("Offline; as it was ")
    assert cast("Any", shown.tasks) == ("tasks of lab",)
    desk.error = None
    shown.ask()
    line.goes()
    assert not shown.is_offline
    assert shown.notice is None


def test_a_refusal_is_told_and_is_not_offline() -> None:
    desk = Desk(project("lab", Role.ADMIN))
    shown, line = model(desk)
    desk.error = Refused("you may not", "ask somebody")
    shown.do(lambda admin, key: admin.figures(key, Storage), lambda _: None)
    line.goes()
    assert shown.notice is not None
    assert shown.notice.message == "You may not."
    assert not shown.is_offline
