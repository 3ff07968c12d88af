"""The lists of tasks, people, exports and of what a file of tasks would do, as tables. Knows no Qt."""

from collections.abc import Iterable
from dataclasses import dataclass

from trajectory_recorder.administering.exports import Export, Progress
from trajectory_recorder.administering.projects import Member, Somebody, Task
from trajectory_recorder.administering.task_file import Plan
from trajectory_recorder.ui.desk.content import UNKNOWN, Column, Row, Table, number
from trajectory_recorder.ui.desk.times import moment, span
from trajectory_recorder.ui.home.words import size
from trajectory_recorder.ui.language import Phrase, translate
from trajectory_recorder.wire.export_states import ExportState
from trajectory_recorder.wire.exports import FORMATS
from trajectory_recorder.wire.states import Role

ROLES = {
    Role.EXPERT: Phrase("Desk", "expert"),
    Role.REVIEWER: Phrase("Desk", "reviewer"),
    Role.ADMIN: Phrase("Desk", "admin"),
}
_STATES = {
    ExportState.QUEUED: Phrase("Desk", "waits"),
    ExportState.RUNNING: Phrase("Desk", "is made"),
    ExportState.FINISHED: Phrase("Desk", "finished"),
    ExportState.FAILED: Phrase("Desk", "failed"),
    ExportState.CANCELLED: Phrase("Desk", "cancelled"),
    ExportState.EXPIRED: Phrase("Desk", "its files are gone"),
}
_OUTCOMES = {
    "created": Phrase("Desk", "is made"),
    "changed": Phrase("Desk", "changes"),
    "unchanged": Phrase("Desk", "stays"),
}


def tasks_table(tasks: Iterable[Task], wanted: str = "") -> Table:
    """Tasks with their places, those alone whose key, title or a tag has `wanted` in it."""
    columns = (
        Column(translate("Desk", "Task")),
        Column(translate("Desk", "Title")),
        Column(translate("Desk", "Wanted"), is_number=True),
        Column(translate("Desk", "Accepted"), is_number=True),
        Column(translate("Desk", "On its way"), is_number=True),
        Column(translate("Desk", "Claimed"), is_number=True),
        Column(translate("Desk", "Deadline")),
        Column(translate("Desk", "State")),
    )
    rows = tuple(_task_row(it) for it in tasks if _has(it, wanted))
    return Table(translate("Desk", "Tasks"), columns, rows)


def _has(task: Task, wanted: str) -> bool:
    return any(wanted.strip().casefold() in it.casefold() for it in (task.key, task.title, *task.tags))


def _task_row(task: Task) -> Row:
    state = translate("Desk", "closed") if task.closed_at is not None else translate("Desk", "open")
    places = task.places
    cells = (
        task.key,
        task.title,
        number(places.wanted),
        number(places.accepted),
        number(places.in_flight),
        number(places.claimed),
        moment(task.deadline),
        state,
    )
    return Row(task.id, cells)


def people_table(members: Iterable[Member]) -> Table:
    """People with their roles."""
    yes, no = translate("Desk", "yes"), translate("Desk", "no")
    columns = (
        Column(translate("Desk", "Person")),
        Column(translate("Desk", "Name")),
        Column(translate("Desk", "Roles")),
        Column(translate("Desk", "May export")),
    )
    rows = tuple(
        Row(
            it.person,
            (
                it.name,
                it.display_name or UNKNOWN,
                ", ".join(str(ROLES[role]) for role in it.roles),
                yes if it.may_export else no,
            ),
        )
        for it in members
    )
    return Table(translate("Desk", "People"), columns, rows)


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody who can be chosen: the name that they sign in with, and what they are called in a list."""

    name: str
    called: str


def who_may_come(people: Iterable[Somebody], members: Iterable[Member]) -> list[Known]:
    """Those who are not in the project yet, by their names."""
    inside = {it.person for it in members}
    outside = sorted((it for it in people if it.id not in inside), key=lambda it: it.name)
    return [
        Known(it.name, f"{it.name} ({it.display_name})" if it.display_name else it.name) for it in outside
    ]


def exports_table(exports: Iterable[Export]) -> Table:
    """Exports, and how far they are."""
    columns = (
        Column(translate("Desk", "Begun")),
        Column(translate("Desk", "Format")),
        Column(translate("Desk", "Which")),
        Column(translate("Desk", "State")),
        Column(translate("Desk", "Recordings"), is_number=True),
        Column(translate("Desk", "Size"), is_number=True),
    )
    rows = tuple(
        Row(
            it.id,
            (
                moment(it.created_at),
                format_title(it.request.format),
                " ".join(it.request.where.split()) or translate("Desk", "all"),
                export_state(it),
                number(it.counts.recordings),
                size(it.counts.bytes) if it.counts.bytes is not None else UNKNOWN,
            ),
        )
        for it in exports
    )
    return Table(translate("Desk", "Exports"), columns, rows)


def format_title(name: str) -> str:
    """What a format is called; one of a newer endpoint by its word."""
    return FORMATS[name].title if name in FORMATS else name


def export_state(export: Export) -> str:
    """Where an export stands, in a few words."""
    if export.stop_asked_at is not None and export.state is ExportState.RUNNING:
        return translate("Desk", "ends")
    if export.state is ExportState.RUNNING and export.progress is not None:
        return translate("Desk", "{percent} % made").format(percent=int(100 * export.progress.share))
    return str(_STATES[export.state])


def progress_words(progress: Progress) -> str:
    """How far an export is, how fast, and how long it takes still."""
    parts = [
        translate("Desk", "{count} of {all} recordings").format(
            count=progress.bundles, all=progress.bundles_in_all
        ),
        translate("Desk", "{rate} MB/s").format(rate=number(progress.mb_per_s)),
    ]
    if progress.skipped:
        parts.append(translate("Desk", "{count} skipped").format(count=progress.skipped))
    if progress.left_s is not None:
        parts.append(translate("Desk", "{span} left").format(span=span(progress.left_s)))
    return ", ".join(parts)


def plan_table(plan: Plan) -> Table:
    """What a file of tasks would do, or what is wrong in it."""
    line = Column(translate("Desk", "Line"), is_number=True)
    task = Column(translate("Desk", "Task"))
    if plan.errors:
        rows = tuple(Row(str(at), (str(it.line), it.key, it.what)) for at, it in enumerate(plan.errors))
        wrong = Column(translate("Desk", "What is wrong"))
        return Table(translate("Desk", "What is wrong in the file"), (line, task, wrong), rows)
    rows = tuple(
        Row(str(at), (str(it.line), it.key, str(_OUTCOMES[it.outcome]), ", ".join(it.members)))
        for at, it in enumerate(plan.tasks)
    )
    columns = (
        line,
        task,
        Column(translate("Desk", "What becomes of it")),
        Column(translate("Desk", "What changes")),
    )
    return Table(translate("Desk", "What the file would do"), columns, rows)
