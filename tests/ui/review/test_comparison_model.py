"""What is decided about a comparison, kept on a real disk."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from helpers.memory import memory_folder
from trajectory_recorder.reviewing.answers import Pair
from trajectory_recorder.reviewing.comparisons import Comparison, Comparisons
from trajectory_recorder.ui.review.comparison_model import SCALE, ComparisonModel, preference_words
from trajectory_recorder.wire.states import ComparedIn

ENDPOINT = "https://collect.example"
PAIR = Pair("a1" * 16, "b2" * 16, "lab", "notes")


class Table:
    """Makes models of one pair, and counts what they tell."""

    def __init__(self, comparisons: Comparisons) -> None:
        self.comparisons = comparisons
        self.written = 0

    def model(self) -> ComparisonModel:
        return ComparisonModel(
            PAIR, self.comparisons, ENDPOINT, work=_at_once, changed=lambda: None, written=self.note
        )

    def note(self) -> None:
        self.written += 1

    @property
    def kept(self) -> Comparison | None:
        found = self.comparisons.find(ENDPOINT, PAIR.left, PAIR.right)
        return found.says if found is not None else None


def _at_once(job: Callable[[], Any], done: Callable[[Any], None], failed: Callable[..., None]) -> None:
    try:
        result = job()
    except Exception as error:  # noqa: BLE001 - as the bridge does
        failed(error)
    else:
        done(result)


@pytest.fixture
def table() -> Iterator[Table]:
    with memory_folder() as folder, Comparisons(Path(folder) / "drafts.sqlite") as comparisons:
        yield Table(comparisons)


def test_all_that_is_said_is_on_the_disk_and_there_again(table: Table) -> None:
    model = table.model()
    model.prefer(2)
    model.prefer_in(ComparedIn.PROCESS, -1)
    model.explain("Fewer detours.")
    says = Comparison(PAIR.left, PAIR.right, 2, "Fewer detours.", {ComparedIn.PROCESS: -1})
    assert table.kept == says
    assert table.model().says == says


def test_what_is_said_of_a_respect_is_taken_back_by_saying_it_again(table: Table) -> None:
    model = table.model()
    model.prefer_in(ComparedIn.OUTCOME, 3)
    model.prefer_in(ComparedIn.PROCESS, 0)
    model.prefer_in(ComparedIn.OUTCOME, 3)
    assert model.says.dimensions == {ComparedIn.PROCESS: 0}


def test_it_is_handed_in_once_a_preference_has_its_reason(table: Table) -> None:
    model = table.model()
    assert model.missing == ("It is not said which one is better.", "It is not said why.")
    model.prefer(0)
    model.explain("  ")
    model.finish()
    assert (model.can_finish, model.is_final, table.written) == (False, False, 0)
    model.explain("Both saved it.")
    model.finish()
    assert (model.is_final, table.written) == (True, 1)
    model.prefer(3)
    assert model.says.preference == 0
    assert table.model().is_final


def test_every_step_of_the_scale_has_words_of_its_own() -> None:
    words = [preference_words(it) for it in SCALE]
    assert words == [
        "A is much better",
        "A is better",
        "A is slightly better",
        "Neither is better",
        "B is slightly better",
        "B is better",
        "B is much better",
    ]
