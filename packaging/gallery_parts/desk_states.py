"""The admin's desk in its states: how a project goes, its tasks, and its exports."""

from collections.abc import Iterator
from contextlib import contextmanager

from gallery_parts.contributing import Contributing, at_home, contributing
from gallery_parts.materials import Materials
from gallery_parts.stage import DARK, TWICE, Stage
from gallery_parts.states import Pixels, state
from helpers.planted_submissions import plant, plant_file
from trajectory_recorder.wire.states import Role, SubmissionState

_TITLE = "^Admin's desk"
_SCREEN_PX = (1280, 800)
_PAGES = ("overview", "tasks", "people", "reviews", "quality", "storage", "exports")
_SENT = {
    "lab-notes": (SubmissionState.IN_REVIEW, SubmissionState.IN_REVIEW, SubmissionState.REJECTED),
    "stock-list": (SubmissionState.ACCEPTED, SubmissionState.IN_REVIEW),
    "letter": (SubmissionState.UPLOADING,),
}


def _fill(there: Contributing) -> None:
    """Have experts send recordings, of all states."""
    for task, states in _SENT.items():
        for number, now in enumerate(states):
            sent = plant(there.served, there.project, "otto", task_id=there.tasks[task], state=now)
            plant_file(there.served, sent, "data/screen-0.mkv", f"{task}{number}".encode() * 90_000)


@contextmanager
def _desk(page: str, *, size_px: tuple[int, int] = _SCREEN_PX, **environment: str) -> Iterator[Stage]:
    with contributing(also=Role.ADMIN) as there:
        _fill(there)
        with at_home(there, size_px=size_px, **environment) as stage:
            stage.presses("ctrl+shift+d")
            stage.sees(_TITLE)
            stage.settles()
            stage.presses(*("Down",) * _PAGES.index(page))
            stage.settles()
            yield stage


@state(
    "desk-overview", "How a project goes", "Tasks against their targets, what waits, and hours that came in."
)
def _overview(_: Materials) -> Pixels:
    with _desk("overview") as stage:
        return stage.look_at(_TITLE)


@state(
    "desk-tasks", "Its tasks", "With their places; each can be changed, closed, and all are one file, too."
)
def _tasks(_: Materials) -> Pixels:
    with _desk("tasks") as stage:
        return stage.look_at(_TITLE)


@state("desk-exports", "Its exports", "Begun here, made at the endpoint, and brought into a folder.")
def _exports(_: Materials) -> Pixels:
    with _desk("exports") as stage:
        return stage.look_at(_TITLE)


@state("desk-dark", "Dark", "Plots on a dark desktop; patterns and dashes tell apart what colours do.")
def _dark(_: Materials) -> Pixels:
    with _desk("overview", **DARK) as stage:
        return stage.look_at(_TITLE)


@state(
    "desk-double", "Twice as fine", "The same on a screen of twice the density; here its upper left quarter."
)
def _double(_: Materials) -> Pixels:
    width_px, height_px = _SCREEN_PX
    with _desk("overview", size_px=(2 * width_px, 2 * height_px), **TWICE) as stage:
        whole = stage.look_at(_TITLE)
        return whole[: whole.shape[0] // 2, : whole.shape[1] // 2]
