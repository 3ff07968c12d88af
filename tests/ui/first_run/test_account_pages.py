"""Signing in and consenting, at an endpoint that really listens."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from helpers.endpoint import Served, SetClock, serving
from helpers.grounds import Folder
from helpers.memory import memory_folder
from helpers.visitor import Visitor, with_password
from trajectory_recorder.account import sign_in
from trajectory_recorder.settings import load_app
from trajectory_recorder.ui.first_run.consent_page import ConsentPage
from trajectory_recorder.ui.first_run.sign_in_model import Accounts, Stage
from trajectory_recorder.ui.first_run.sign_in_page import SignInPage
from trajectory_recorder.wire.states import Role

LONG = "\n".join(f"Paragraph {number} says what becomes of your recordings." for number in range(60))


@pytest.fixture
def served(on_folder: Folder, monkeypatch: pytest.MonkeyPatch) -> Iterator[Served]:
    begin = sign_in.begin
    monkeypatch.setattr(sign_in, "begin", lambda url, **more: replace(begin(url, **more), interval_s=0.1))
    with memory_folder() as folder:
        data: Path = folder / "endpoint"
        with on_folder.prepared(data) as settings, serving(data, settings, clock=SetClock()) as it:
            yield it


def label(page: QWidget, name: str) -> QLabel:
    found = page.findChild(QLabel, name)
    assert found is not None
    return found


def button(page: QWidget, name: str) -> QPushButton:
    found = page.findChild(QPushButton, name)
    assert found is not None
    return found


def consent_to(served: Served, admin: str, text: str) -> None:
    with served.client(admin) as client:
        assert client.post("/api/v1/projects/lab/consents", json={"text": text}).is_success


def test_who_looks_after_projects_may_do_more(qtbot: QtBot, served: Served, accounts: Accounts) -> None:
    served.person("ada", (served.project(), Role.ADMIN), may_export=True)
    with_password(served, "ada")
    ada = Visitor(served)
    ada.sign_in("ada")
    page = SignInPage(accounts)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: page.model.stage is Stage.OUT)
    page.model.sign_in(served.url, for_desk=True)
    qtbot.waitUntil(lambda: page.model.stage is Stage.WAITING)
    ada.approve(label(page, "code").text())
    qtbot.waitUntil(lambda: page.model.stage is Stage.IN)
    with served.client(accounts.tokens_of(served.url).token()) as client:
        assert client.get("/api/v1/me").json()["scopes"] == ["admin", "export", "read", "upload"]
    page.end()


def test_somebody_signs_in_consents_and_signs_out(qtbot: QtBot, served: Served, accounts: Accounts) -> None:
    lab = served.project()
    served.person("eva", (lab, Role.EXPERT))
    with_password(served, "eva")
    admin = served.person("ada", (lab, Role.ADMIN))
    consent_to(served, admin, "The first version.")
    consent_to(served, admin, LONG)
    eva = Visitor(served)
    eva.sign_in("eva")

    page = SignInPage(accounts)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: page.model.stage is Stage.OUT)
    assert "no keyring" in label(page, "place").text()
    (address,) = page.findChildren(QLineEdit)
    address.setText("http://collect.example")
    button(page, "sign in").click()
    qtbot.waitUntil(page.notice.isVisible)
    assert "https://collect.example" in label(page, "remedy").text()
    address.setText(f"{served.url}/")
    button(page, "sign in").click()
    qtbot.waitUntil(lambda: page.model.stage is Stage.WAITING)
    assert not page.notice.isVisible()
    eva.approve(label(page, "code").text())
    qtbot.waitUntil(lambda: page.model.stage is Stage.IN)
    assert label(page, "account").text() == f"You are signed in at {served.url} as eva."
    assert "until the app is closed" in label(page, "place").text()
    assert load_app(accounts.settings_file).endpoint == served.url
    assert page.is_settled

    _consents(qtbot, accounts, served.url)

    button(page, "sign out").click()
    qtbot.waitUntil(lambda: page.model.stage is Stage.OUT)
    assert accounts.keeper.find(served.url) is None
    page.end()


def _consents(qtbot: QtBot, accounts: Accounts, url: str) -> None:
    page = ConsentPage(accounts)
    qtbot.addWidget(page)
    page.resize(500, 500)
    page.use(url)
    with qtbot.waitExposed(page):
        page.show()
    page.enter()
    (text,), (agree,) = page.findChildren(QPlainTextEdit), page.findChildren(QCheckBox)
    qtbot.waitUntil(lambda: text.toPlainText() == LONG)
    assert "Version 2, not signed." in label(page, "standing").text()
    assert not agree.isEnabled()
    text.verticalScrollBar().setValue(text.verticalScrollBar().maximum())
    qtbot.waitUntil(agree.isEnabled)
    assert not button(page, "sign").isEnabled()
    agree.click()
    button(page, "sign").click()
    qtbot.waitUntil(lambda: page.is_settled)
    assert label(page, "standing").text().startswith("You signed version 2 on ")
    page.end()


def test_who_waits_can_give_up(qtbot: QtBot, served: Served, accounts: Accounts) -> None:
    page = SignInPage(accounts)
    qtbot.addWidget(page)
    qtbot.waitUntil(lambda: page.model.stage is Stage.OUT)
    page.model.sign_in(served.url)
    qtbot.waitUntil(lambda: page.model.stage is Stage.WAITING)
    button(page, "cancel").click()
    assert page.model.stage is Stage.OUT
    page.model.sign_in(served.url)
    qtbot.waitUntil(lambda: page.model.stage is Stage.WAITING)
    assert page.model.notice is None
    page.end()
