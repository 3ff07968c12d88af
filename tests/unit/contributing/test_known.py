from collections.abc import Iterator
from pathlib import Path

import pytest

from helpers.endpoint_answers import FEEDBACK, ID, NOW, PROJECTS, SUBMISSIONS, TASKS
from trajectory_recorder.contributing import Known, Told
from trajectory_recorder.contributing.projects import Consent, CurrentConsent, MyProject
from trajectory_recorder.contributing.tasks import Claim
from trajectory_recorder.errors import OutputUnusable

HERE, THERE = "https://here", "https://there"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "folder" / "answers.sqlite"


@pytest.fixture
def known(path: Path) -> Iterator[Known]:
    with Known(path, utc_s=iter(range(100)).__next__) as opened:
        yield opened


def keep_all(known: Known, endpoint: str = HERE) -> None:
    known.keep_tasks(endpoint, TASKS)
    known.keep_projects(endpoint, PROJECTS)
    known.keep_submissions(endpoint, SUBMISSIONS)
    known.keep_feedback(endpoint, ID, FEEDBACK)


def all_of(known: Known, endpoint: str = HERE) -> list[object]:
    return [
        known.tasks(endpoint),
        known.projects(endpoint),
        known.submissions(endpoint),
        known.feedback(endpoint, ID),
    ]


def test_what_was_said_is_there_after_a_restart_with_its_time(known: Known, path: Path) -> None:
    keep_all(known)
    with Known(path) as again:
        assert all_of(again) == [Told(TASKS, 0), Told(PROJECTS, 1), Told(SUBMISSIONS, 2), Told(FEEDBACK, 3)]
        assert again.feedback(HERE, "b" * 32) is None


def test_the_last_word_counts(known: Known) -> None:
    keep_all(known)
    known.keep_tasks(HERE, TASKS[:1])
    assert known.tasks(HERE) == Told(TASKS[:1], 4)


def test_endpoints_are_kept_apart_and_forgotten_one_by_one(known: Known) -> None:
    keep_all(known)
    assert all_of(known, THERE) == [None] * 4
    keep_all(known, THERE)
    known.forget(HERE)
    assert all_of(known) == [None] * 4
    assert None not in all_of(known, THERE)


def test_what_another_version_kept_is_as_if_it_was_not_there(known: Known) -> None:
    keep_all(known)
    with known._database.writing() as connection:
        connection.execute("UPDATE said SET content = ?", (b'[{"task": 1}]',))
    assert all_of(known) == [None] * 4


def test_a_database_of_a_later_version_is_left_alone(known: Known, path: Path) -> None:
    with known._database.reading() as connection:
        connection.execute("PRAGMA user_version = 99")
    with pytest.raises(
        OutputUnusable, match="a later version of this program wrote what endpoints said last"
    ):
        Known(path)


def test_only_what_is_not_signed_has_to_be() -> None:
    project, text = PROJECTS[0].project, Consent(2, "You agree.")
    assert PROJECTS[0].to_sign == text
    assert MyProject(project, CurrentConsent(text, NOW)).to_sign is None
    assert MyProject(project, CurrentConsent(None, None)).to_sign is None


def test_a_task_is_claimed_or_given() -> None:
    assert not Claim(NOW, None).is_assigned
    assert Claim(None, ID).is_assigned
