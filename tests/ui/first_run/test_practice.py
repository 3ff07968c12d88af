"""A recording to practise with: what is said of it, and what becomes of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from helpers.planted import good, plant
from trajectory_recorder.contributing.tasks import MyTask, Places, TaskSheet
from trajectory_recorder.quality.finding import Finding, Severity
from trajectory_recorder.quality.looking import Judged
from trajectory_recorder.quality.report import report
from trajectory_recorder.ui.bridge import Bridge
from trajectory_recorder.ui.first_run.practice_feedback import feedback
from trajectory_recorder.ui.first_run.practice_model import PracticeModel, Stage
from trajectory_recorder.ui.first_run.sign_in_model import Accounts
from trajectory_recorder.ui.home.blocks import Block, Heading, Point

STREAMS = ("screen/1", "input", "voice", "clipboard")
QUALIFYING = MyTask(
    TaskSheet(
        *("t1", "lab", "first", "First steps", "Add up the table.", (), "", "", (), None),
        override_allowed=True,
        rubric=(),
        deadline=None,
        qualification=True,
        places=Places(1, 0, 0, 0),
    ),
    None,
    None,
)


def judged(check: str, severity: Severity, stream: str = "") -> Judged:
    return Judged(check, Finding(severity, 0, 1, f"{check} is wrong", f"mend {check}", stream=stream))


def texts(blocks: tuple[Block, ...], kind: type) -> list[str]:
    return [it.text for it in blocks if isinstance(it, kind)]  # type: ignore[union-attr]


def told(
    *findings: Judged, for_practice: bool = True, streams: tuple[str, ...] = STREAMS
) -> tuple[Block, ...]:
    made = report(findings, bundle_id="b", duration_ns=1, policy=("built-in", 1), measures={})
    return feedback(made, streams, for_practice=for_practice)


def test_what_is_good_comes_first() -> None:
    blocks = told(
        judged("voice_level", Severity.WARN, "voice"), judged("voice_level", Severity.WARN, "voice")
    )
    assert texts(blocks, Heading) == ["What is good", "What could be better"]
    assert texts(blocks, Point) == [
        "The picture of your screen is there, and complete.",
        "Your clicks and keys are there.",
        "Voice_level is wrong.",
    ]


def test_what_is_no_matter_in_practice_is_not_told() -> None:
    few = judged("duration", Severity.FAIL), judged("secrets", Severity.NOTE)
    assert texts(told(*few), Heading) == ["All is well"]
    assert texts(told(*few, for_practice=False), Heading) == ["What is good", "What could be better"]


def test_who_did_nothing_is_told() -> None:
    blocks = told(streams=("screen/1", "voice"))
    assert texts(blocks, Point)[-1] == "No click and no key is in it."


@pytest.fixture
def practice(accounts: Accounts, tmp_path: Path) -> Iterator[PracticeModel]:
    disk, line = Bridge(), Bridge()
    yield PracticeModel(accounts, tmp_path, work=disk.work, line=line.work, changed=lambda: None)
    disk.end()
    line.end()


def test_a_recording_is_checked_and_deleted_when_the_next_begins(
    qtbot: QtBot, practice: PracticeModel, tmp_path: Path
) -> None:
    root = plant(good(6), tmp_path)
    assert practice.begin() is None
    practice.take(root)
    assert practice.stage is Stage.CHECKING
    qtbot.waitUntil(lambda: practice.stage is Stage.CHECKED)
    assert "Your clicks and keys are there." in texts(practice.blocks, Point)
    assert practice.has_practised
    practice.begin()
    qtbot.waitUntil(lambda: not root.exists())
    assert practice.notice is None
    practice.take(None)
    assert practice.stage is Stage.READY


@pytest.mark.parametrize("is_qualification", [False, True])
def test_what_is_kept_or_counts_stays(
    qtbot: QtBot, practice: PracticeModel, tmp_path: Path, *, is_qualification: bool
) -> None:
    root = tmp_path / "not even a recording"
    root.mkdir()
    practice.qualification = QUALIFYING if is_qualification else None
    task = practice.begin()
    assert (task is not None) is is_qualification
    assert (practice.instruction == "Add up the table.") is is_qualification
    practice.take(root)
    practice.keep(kept=not is_qualification)
    assert practice.may_keep is not is_qualification
    qtbot.waitUntil(lambda: practice.stage is Stage.CHECKED)
    assert practice.notice is not None
    practice.tidy_up()
    assert root.exists()
