from pathlib import Path

import pytest

from trajectory_recorder.contributing.projects import Consent, CurrentConsent, MyProject, Project
from trajectory_recorder.ui.first_run.finished import FirstRun, remember, step_due
from trajectory_recorder.ui.first_run.steps import Step, Steps
from trajectory_recorder.wire.states import Role


def project(text: str | None) -> MyProject:
    consent = Consent(2, text) if text is not None else None
    return MyProject(Project("lab", "Lab", "", None, (Role.EXPERT,)), CurrentConsent(consent, None))


def test_without_an_account_there_is_no_consent() -> None:
    steps = Steps()
    assert Step.CONSENT not in steps.all
    assert (steps.before, steps.next) == (None, Step.PERMISSIONS)
    steps.has_account = True
    assert steps.all == tuple(Step)
    assert steps.next is Step.CONSENT


def test_the_last_step_has_none_behind_it() -> None:
    steps = Steps(Step.SUMMARY)
    assert (steps.before, steps.next) == (Step.PRACTICE, None)


def test_it_is_due_until_somebody_went_through_it(tmp_path: Path) -> None:
    finished = tmp_path / "state" / "first-run.json"
    assert step_due(finished, ()) is Step.SIGN_IN
    remember(finished, FirstRun("https://collect.example", practised=True))
    assert step_due(finished, ()) is None
    assert b"https://collect.example" in finished.read_bytes()


@pytest.mark.parametrize(("text", "due"), [("A newer version.", Step.CONSENT), (None, None)])
def test_a_consent_that_is_not_signed_comes_again(tmp_path: Path, text: str | None, due: Step | None) -> None:
    finished = tmp_path / "first-run.json"
    remember(finished, FirstRun("", practised=False))
    assert step_due(finished, (project(text),)) is due
