"""Somebody in front of the app, and one application for all widgets, for their tests."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from trajectory_recorder.virtual_desktop import VirtualDesktop
from ui.patient_bot import PatientBot
from ui.person import Person


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """Widgets are tested without a screen; the app itself is on a virtual desktop."""
    return ["", "-platform", "offscreen"]


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:  # noqa: ARG001 - it works on the application
    return PatientBot(request)


@pytest.fixture
def person(desktop_with_sound: VirtualDesktop, tmp_path: Path) -> Iterator[Person]:
    """Somebody whose app ends in the test, or whose recordings are to be the only ones."""
    person = Person(desktop_with_sound, tmp_path)
    yield person
    person.desktop.close(person.app)


@pytest.fixture(scope="module")
def regular(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Person]:
    """Somebody who records in all of a module's tests, one after the other."""
    with VirtualDesktop(1280, 720) as desktop:
        person = Person(desktop, tmp_path_factory.mktemp("regular"))
        yield person
        desktop.close(person.app)
