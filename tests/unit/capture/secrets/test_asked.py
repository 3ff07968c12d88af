from typing import Any

import pytest

from trajectory_recorder.capture.elements.asker import Absent, Asker
from trajectory_recorder.capture.secrets._asked import AskedFields
from trajectory_recorder.capture.secrets.fields import NOWHERE, Answer
from trajectory_recorder.events import Absence, Element


class Asked(Asker):
    """An application with one element, or without."""

    def __init__(self, focused: Element | Absence) -> None:
        self._focused = focused

    def begin(self) -> None:
        pass

    def rest(self) -> None:
        pass

    def under_pointer(self, *_: Any) -> Element:
        raise AssertionError("nobody pointed")

    def focused(self, deadline_ns: int) -> Element:  # noqa: ARG002 - it answers at once
        if isinstance(self._focused, Absence):
            raise Absent(self._focused)
        return self._focused


def field(*, secret: bool) -> Element:
    return Element("Edit", "", None, secret, (), None, (), None, None, "app", 1)


@pytest.mark.parametrize(
    ("focused", "answer"),
    [
        (field(secret=True), Answer.SECRET),
        (field(secret=False), Answer.PLAIN),
        (Absence.NOTHING, Answer.NOTHING),
        (Absence.TIMEOUT, Answer.LATE),
        (Absence.GONE, Answer.MOVED),
        (Absence.UNSUPPORTED, Answer.BLIND),
        (Absence.UNAVAILABLE, Answer.BLIND),
    ],
)
def test_answers_are_those_of_accessibility(focused: Element | Absence, answer: Answer) -> None:
    fields = AskedFields(Asked(focused), lambda: NOWHERE, system_says_secret=lambda: False)
    assert fields.ask(0) is answer
    assert fields.told(0) == []


def test_the_systems_own_mark_comes_before_any_answer() -> None:
    fields = AskedFields(Asked(Absence.UNAVAILABLE), lambda: NOWHERE, system_says_secret=lambda: True)
    assert fields.ask(0) is Answer.SECRET
    assert fields.told(0) == [True]
