"""The home window in its states: tasks, recordings, and what reviewers answered."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from gallery_parts.contributing import FOUND, HOME, SCREEN_PX, Contributing, at_home, contributing, recorded
from gallery_parts.materials import Materials
from gallery_parts.stage import DARK, TWICE, Stage
from gallery_parts.states import Pixels, state
from trajectory_recorder.wire.states import SubmissionState

_NARROW_PX = (700, 640)
_SENT_S = 6.0
_IN_GERMAN, _GERMAN_TITLE = 'language = "de"\n', "^Übersicht \N{EM DASH}"
_SLOWLY = "upload_kb_per_s = 400\n"


def _fill(there: Contributing) -> None:
    """Record for some days: recordings in all of their states."""
    lab = {"task": "lab-notes"}
    recorded(there.recordings, "monday-2", **lab, hours_ago=2, length_s=754, mb=21)
    recorded(there.recordings, "monday-1", **lab, hours_ago=3, length_s=312, mb=6, findings=(FOUND,))
    recorded(there.recordings, "practice", task=None, hours_ago=5, length_s=48, mb=1)
    for name, state_, hours in (
        ("saturday", SubmissionState.IN_REVIEW, 44),
        ("friday", SubmissionState.CHANGES_REQUESTED, 69),
        ("thursday", SubmissionState.ACCEPTED, 93),
    ):
        task = "stock-list" if name == "saturday" else "lab-notes"
        root = recorded(there.recordings, name, task=task, hours_ago=hours, length_s=400 + hours, mb=9)
        if state_ is SubmissionState.CHANGES_REQUESTED:
            there.asks_for_changes(there.becomes(root, SubmissionState.IN_REVIEW, task))
        else:
            there.becomes(root, state_, task)


@contextmanager
def _recordings(*keys: str, title: str = HOME, settings: str = "", **environment: str) -> Iterator[Stage]:
    with contributing() as there:
        _fill(there)
        with at_home(there, title=title, settings=settings, **environment) as stage:
            stage.presses("ctrl+2")
            stage.settles()
            stage.presses(*keys)
            stage.settles()
            yield stage


@state(
    "home-first", "Nothing yet", "Where no endpoint is set, the page of tasks says so, and what can be done."
)
def _first(_: Materials) -> Pixels:
    with at_home() as stage:
        return stage.look_at(HOME)


@state("home-signed-out", "Signed out", "Tasks come once somebody has signed in; recording goes without.")
def _signed_out(_: Materials) -> Pixels:
    with contributing() as there, at_home(there, signed_in=False) as stage:
        return stage.look_at(HOME)


@state(
    "home-tasks",
    "My tasks",
    "What is to be done, with what, what it is judged by in plain words, and how many are still needed.",
)
def _tasks(_: Materials) -> Pixels:
    with contributing() as there, at_home(there) as stage:
        return stage.look_at(HOME)


@state("home-offline", "Offline", "What was known last is there, and says how old it is.")
def _offline(_: Materials) -> Pixels:
    with contributing() as there, at_home(there) as stage:
        there.line.refuse()
        stage.presses("shift+Tab", "space")
        stage.settles()
        return stage.look_at(HOME)


@state("home-recordings-none", "No recordings yet", "Where they will be, and that nothing is sent by itself.")
def _none_yet(_: Materials) -> Pixels:
    with contributing() as there, at_home(there) as stage:
        stage.presses("ctrl+2")
        stage.settles()
        return stage.look_at(HOME)


@state(
    "home-recordings",
    "My recordings",
    "Each with its state in plain words, and what can be done with the chosen one.",
)
def _list(_: Materials) -> Pixels:
    with _recordings() as stage:
        return stage.look_at(HOME)


@state(
    "home-sending",
    "Sending",
    "How far it is and how long it takes still; it goes on after the app is closed.",
)
def _sending(_: Materials) -> Pixels:
    with _recordings(settings=_SLOWLY) as stage:
        stage.presses("Tab", "Tab", "space")
        time.sleep(_SENT_S)
        return stage.look_at(HOME)


@state(
    "home-answer",
    "A reviewer's answer",
    "The verdict, what is to be changed, and the places: a click opens the recording there.",
)
def _answer(_: Materials) -> Pixels:
    with _recordings(*("Down",) * 4) as stage:
        return stage.look_at(HOME)


@state("home-dark", "Dark", "The same on a dark desktop.")
def _dark(_: Materials) -> Pixels:
    with _recordings(*("Down",) * 4, **DARK) as stage:
        return stage.look_at(HOME)


@state("home-narrow", "A small screen", "What is told of the chosen one goes below the list.")
def _narrow(_: Materials) -> Pixels:
    with contributing() as there, at_home(there, size_px=_NARROW_PX) as stage:
        return stage.look_at(HOME)


@state(
    "home-double", "Twice as fine", "A task on a screen of twice the density; here its upper right quarter."
)
def _double(_: Materials) -> Pixels:
    width_px, height_px = SCREEN_PX
    with contributing() as there, at_home(there, size_px=(2 * width_px, 2 * height_px), **TWICE) as stage:
        return stage.look_at(HOME)[:height_px, -width_px:]


@state(
    "home-german", "In German", "Every text of the app is there in German, too; the language is a setting."
)
def _german(_: Materials) -> Pixels:
    with _recordings(*("Down",) * 4, title=_GERMAN_TITLE, settings=_IN_GERMAN) as stage:
        return stage.look_at(_GERMAN_TITLE)
