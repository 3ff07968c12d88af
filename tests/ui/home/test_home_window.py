"""The home window against an endpoint that really listens, away from time to time."""

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QPushButton

from helpers.sealed_bundle import EVENTS, SCREEN, sealed_bundle
from helpers.sessions import session_info
from trajectory_recorder.bundle import BundleWriter, layout
from trajectory_recorder.bundle.manifest import Clock, Task
from trajectory_recorder.bundle.writer import create_folder
from trajectory_recorder.quality import policy, report
from trajectory_recorder.ui.home.window import RECORDINGS
from trajectory_recorder.upload.entry import QueueState
from ui.home.conftest import Home


def recorded(folder: Path, name: str, *, task: str | None = None, seed: int = 1, passes: bool = True) -> Path:
    """A recording in a folder, with a report of the built-in policy."""
    about = Task(task) if task is not None else None
    clock = Clock(1_700_000_000_000_000_000 + seed, 0, 1, ())
    root = sealed_bundle(
        folder / f"{name}{layout.SUFFIX}", {EVENTS: 50, SCREEN: 100}, seed=seed, clock=clock, task=about
    )
    if passes:
        by = policy.built_in()
        made = report.report([], bundle_id="b", duration_ns=1, policy=(by.name, by.version), measures={})
        digest = hashlib.sha256((root / layout.MANIFEST).read_bytes()).hexdigest()
        report.keep(root, report.document(made, manifest_sha256=digest, recorder="1"))
    return root


def test_a_task_is_claimed_recorded_and_given_back(home: Home) -> None:
    home.served.task(home.project, "sums", title="Add it up", instruction="Add <b>all</b> of it.")
    home.window.begin(home.model)
    home.window.allow_recording(allowed=True)
    home.waits(lambda: home.tasks() == ["Add it up"])
    # Text stays text, whatever it says.
    assert "Add <b>all</b> of it." in home.texts()
    home.clicks("Claim it")
    home.sees("Its place is kept for you until")
    with home.qtbot.waitSignal(home.window.record_wanted) as recorded_task:
        home.clicks("Record this task")
    assert recorded_task.args[0].task.key == "sums"
    home.clicks("Give it back")
    home.waits(lambda: home.button("Claim it").isEnabled())


def test_what_was_known_is_there_offline_and_says_that_it_is_old(home: Home) -> None:
    home.served.task(home.project, "sums", title="Add it up")
    home.window.begin(home.model)
    home.waits(lambda: home.tasks() == ["Add it up"])
    home.line.refuse()
    home.model.ask(now=True)
    home.sees("offline")
    assert home.tasks() == ["Add it up"]
    home.sees("As the endpoint said")
    home.line.flow()
    home.clicks("Look again")
    home.waits(lambda: not any("offline" in it for it in home.texts()))


def test_a_recording_is_submitted_paused_and_sent(home: Home) -> None:
    home.served.task(home.project, "sums", title="Add it up")
    recorded(home.recordings, "one", task="sums")
    home.window.begin(home.model)
    home.waits(lambda: home.tasks() == ["Add it up"])
    home.window.show_page(RECORDINGS)
    home.waits(lambda: [row[1:2] + row[4:] for row in home.rows()] == [["Add it up", "Ready to submit"]])
    home.clicks("Submit")
    home.waits(lambda: home.rows()[0][4] == "Waiting to be sent")
    (waiting,) = home.uploader.standings()
    assert (waiting.entry.project, waiting.entry.task) == ("lab", "sums")
    home.clicks("Pause sending")
    home.waits(lambda: home.rows()[0][4] == "Sending is paused")
    home.clicks("Go on sending")
    home.waits(lambda: home.uploader.standings()[0].entry.state is QueueState.WAITING)
    home.uploader.start()
    home.waits(lambda: home.rows()[0][4] == "Being checked")
    home.sees("All of it has arrived.")


def test_what_a_crash_left_is_recovered_and_offered(home: Home) -> None:
    session = replace(session_info(), task=Task("sums"))
    root = create_folder(home.recordings, session.start_utc_ns)
    BundleWriter(root, session).abandon()
    home.window.begin(home.model)
    home.sees("A recording was interrupted. It was saved up to")
    home.waits((root / layout.MANIFEST).is_file)
    with home.qtbot.waitSignal(home.window.open_wanted) as opened:
        home.clicks("Look at it")
    assert opened.args == [root, None]
    home.waits(lambda: [row[1] for row in home.rows()] == ["sums"])
    assert not any("was interrupted" in it for it in home.texts())


def test_deleting_asks_and_says_what_is_lost(home: Home) -> None:
    kept, gone = recorded(home.recordings, "kept", seed=1), recorded(home.recordings, "gone", seed=2)
    home.window.begin(home.model)
    home.window.show_page(RECORDINGS)
    home.waits(lambda: len(home.rows()) == 2)
    for answer, left in (("Cancel", {kept, gone}), ("Delete", {kept})):
        home.clicks("Delete\N{HORIZONTAL ELLIPSIS}")
        (box,) = home.window.findChildren(QMessageBox)
        assert box.text() == "Delete gone from this computer?"
        assert "lost for good" in box.informativeText()
        assert box.textFormat() is Qt.TextFormat.PlainText
        (button,) = [it for it in box.findChildren(QPushButton) if it.text().strip("&") == answer]
        button.click()
        home.waits(lambda left=left: set(home.recordings.iterdir()) == left)
        home.waits(lambda: not home.window.findChildren(QMessageBox))
    home.waits(lambda: len(home.rows()) == 1)


def test_a_copy_is_exported_and_its_place_told(home: Home, tmp_path: Path) -> None:
    recorded(home.recordings, "one")
    home.window.begin(home.model)
    home.waits(lambda: len(home.rows()) == 1)
    chosen = home.model.recordings.chosen
    assert chosen is not None
    home.model.export(chosen, tmp_path / "copy.zip")
    home.sees(f"The copy is {tmp_path / 'copy.zip'}.")
    assert (tmp_path / "copy.zip").is_file()


def test_everything_has_a_name_and_can_be_reached_by_keyboard(home: Home) -> None:
    recorded(home.recordings, "one")
    home.window.begin(home.model)
    home.window.allow_recording(allowed=True)
    home.window.show_page(RECORDINGS)
    home.waits(lambda: len(home.rows()) == 1)
    for button in home.window.findChildren(QPushButton):
        if button.isVisible():
            assert button.text()
            assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
    with home.qtbot.waitSignal(home.window.record_wanted) as wanted:
        home.qtbot.keyClick(home.window, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    assert wanted.args == [None]


@pytest.mark.parametrize("size_px", [(640, 480), (1600, 900)])
def test_nothing_is_wider_than_the_window(home: Home, size_px: tuple[int, int]) -> None:
    recorded(home.recordings, "a-name-of-many-letters-without-a-break-in-it", task="sums")
    home.window.begin(home.model)
    home.window.show_page(RECORDINGS)
    home.waits(lambda: len(home.rows()) == 1)
    home.window.resize(*size_px)
    assert home.window.minimumSizeHint().width() <= 640
