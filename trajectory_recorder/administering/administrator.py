"""Asks an endpoint what an admin wants to know, and tells it what they decide.

Every method asks once and waits for the answer: call them off windows' threads. Who may do what, the endpoint says.
"""

from collections.abc import Iterator, Sequence
from typing import Annotated, TypeVar
from urllib.parse import quote

import msgspec
from msgspec import Meta

from trajectory_recorder.account.endpoint import Endpoint
from trajectory_recorder.account.lists import ask_list
from trajectory_recorder.administering.exports import Export, ExportDetails, ExportFile, Preview
from trajectory_recorder.administering.figures import Coverage, Output, Quality, Reasons, Storage, Throughput
from trajectory_recorder.administering.projects import Member, Project, Somebody, Task, TaskChange
from trajectory_recorder.administering.task_file import FileKind, Plan
from trajectory_recorder.wire.exports import ExportRequest
from trajectory_recorder.wire.states import Role

# So few of what holds long texts that a page stays within what an answer may have.
_FEW = "20"

_Figures = TypeVar("_Figures", Coverage, Output, Quality, Reasons, Storage, Throughput)
_WORDS = {
    Coverage: "coverage",
    Output: "output",
    Quality: "quality",
    Reasons: "reasons",
    Storage: "storage",
    Throughput: "throughput",
}

# Lists are followed so far: to 10,000 exports, and to a million files.
_MOST_EXPORT_PAGES = 500
_MOST_FILE_PAGES = 5_000


class _Log(msgspec.Struct, frozen=True):
    log: Annotated[str, Meta(max_length=100_000)]


class Administrator:
    """An admin at one endpoint. All methods raise `EndpointError` where it can't be asked, or refuses.

    Args:
        endpoint: Which one, and who asks; it is closed by whoever made it.
    """

    def __init__(self, endpoint: Endpoint) -> None:
        self._endpoint = endpoint

    def projects(self) -> tuple[Project, ...]:
        """The projects that I am an admin of, or may export."""
        found = ask_list(self._endpoint, "/projects", Project, limit=_FEW)
        return tuple(it for it in found if Role.ADMIN in it.roles or it.may_export)

    def tasks(self, project: str) -> tuple[Task, ...]:
        """All tasks of a project, the closed ones too."""
        return tuple(ask_list(self._endpoint, "/tasks", Task, project=project, limit=_FEW))

    def change_task(self, task: str, change: TaskChange) -> Task:
        """Change what is given of a task."""
        return self._endpoint.ask("PATCH", f"/tasks/{_part(task)}", change).read(Task)

    def close_task(self, task: str) -> Task:
        """Take no more recordings for a task."""
        return self._endpoint.ask("POST", f"/tasks/{_part(task)}/close").read(Task)

    def reopen_task(self, task: str) -> Task:
        """Take recordings for a task again."""
        return self._endpoint.ask("POST", f"/tasks/{_part(task)}/reopen").read(Task)

    def task_file(self, project: str, kind: FileKind) -> bytes:
        """All tasks of a project as a file that can be sent back."""
        return self._endpoint.ask("GET", f"{_of(project)}/task-file", format=str(kind)).body

    def send_task_file(self, project: str, content: bytes, kind: FileKind, *, dry_run: bool) -> Plan:
        """Have the tasks be as a file says, all of it or nothing; `dry_run` only asks what would be done."""
        path = self._endpoint.api(f"{_of(project)}/task-file")
        url = path.copy_merge_params({"dry_run": str(dry_run).lower()})
        headers = {"Content-Type": kind.media_type}
        return self._endpoint.request("POST", url, headers=headers, body=content).read(Plan)

    def members(self, project: str) -> tuple[Member, ...]:
        """Everybody in a project."""
        return tuple(ask_list(self._endpoint, f"{_of(project)}/members", Member))

    def set_member(self, project: str, person: str, roles: Sequence[Role], *, may_export: bool) -> Member:
        """Give somebody these roles and no others."""
        wanted = {"roles": list(roles), "may_export": may_export}
        return self._endpoint.ask("PUT", f"{_of(project)}/members/{_part(person)}", wanted).read(Member)

    def people(self) -> tuple[Somebody, ...]:
        """Everybody who can be taken into a project; admins of the endpoint alone are told."""
        return tuple(it for it in ask_list(self._endpoint, "/people", Somebody) if it.disabled_at is None)

    def take_in(self, project: str, name: str, roles: Sequence[Role], *, may_export: bool) -> Member:
        """Make somebody a member by the name that they sign in with."""
        found = self._endpoint.ask("GET", f"{_of(project)}/people/{_part(name)}").read(Somebody)
        return self.set_member(project, found.id, roles, may_export=may_export)

    def remove_member(self, project: str, person: str) -> None:
        """Take somebody out of a project."""
        self._endpoint.ask("DELETE", f"{_of(project)}/members/{_part(person)}")

    def figures(self, project: str, kind: type[_Figures]) -> _Figures:
        """Figures of a project over the last twelve weeks."""
        return self._endpoint.ask("GET", f"{_of(project)}/figures/{_WORDS[kind]}").read(kind)

    def exports(self, project: str) -> tuple[Export, ...]:
        """A project's exports, the newest first."""
        found = ask_list(self._endpoint, f"{_of(project)}/exports", Export, _MOST_EXPORT_PAGES, limit=_FEW)
        return tuple(found)[::-1]

    def preview(self, project: str, request: ExportRequest) -> Preview:
        """What an export would take now."""
        return self._endpoint.ask("POST", f"{_of(project)}/exports/preview", request).read(Preview)

    def start_export(self, project: str, request: ExportRequest) -> Export:
        """Start an export; it is made as soon as the endpoint has time."""
        return self._endpoint.ask("POST", f"{_of(project)}/exports", request).read(Export)

    def export(self, export: str) -> ExportDetails:
        """Where an export stands."""
        return self._endpoint.ask("GET", _export(export)).read(ExportDetails)

    def cancel_export(self, export: str) -> ExportDetails:
        """End an export that is under way; one that runs ends within seconds."""
        return self._endpoint.ask("POST", f"{_export(export)}/cancel").read(ExportDetails)

    def delete_export(self, export: str) -> None:
        """Delete an export's files at the endpoint; that it was made stays known there."""
        self._endpoint.ask("DELETE", _export(export))

    def log(self, export: str) -> str:
        """The last of what was said while an export was made."""
        return self._endpoint.ask("GET", f"{_export(export)}/log").read(_Log).log

    def files(self, export: str) -> Iterator[ExportFile]:
        """The files of a finished export; none of any other."""
        return ask_list(self._endpoint, f"{_export(export)}/files", ExportFile, _MOST_FILE_PAGES)


def _export(export: str) -> str:
    return f"/exports/{_part(export)}"


def _of(project: str) -> str:
    return f"/projects/{_part(project)}"


def _part(text: str) -> str:
    return quote(text, safe="")
