import pytest
from pytestqt.qtbot import QtBot

from helpers.timelines import SECOND, timeline
from trajectory_recorder.replay.timeline.timeline import Spoken
from trajectory_recorder.ui.spoken_list import SpokenList

HOURS = 20 * 3600 * SECOND
WORK = timeline(
    HOURS + 60 * SECOND,
    spoken=(
        Spoken(1 * SECOND, 3 * SECOND, "First I open it"),
        Spoken(5 * SECOND, 9 * SECOND, None),
        Spoken(HOURS, HOURS + SECOND, "Done"),
    ),
)


@pytest.fixture
def spoken(qtbot: QtBot) -> SpokenList:
    found = SpokenList(WORK)
    qtbot.addWidget(found)
    return found


def test_what_was_said_is_listed_and_what_nobody_transcribed_says_so(spoken: SpokenList) -> None:
    assert [(it.title, it.detail) for it in spoken.list.model.rows] == [
        ("First I open it", ""),
        ("Speech, not transcribed", "4.0 s"),
        ("Done", ""),
    ]


def test_a_choice_goes_to_its_beginning(spoken: SpokenList) -> None:
    told: list[object] = []
    spoken.seek_wanted.connect(told.append)
    spoken.list.choose(2)
    spoken.list.choose(0)
    assert told == [HOURS, 1 * SECOND]


def test_only_what_is_being_said_is_pointed_out(spoken: SpokenList) -> None:
    for at_s, expected in ((0, None), (1, 0), (3, None), (4, None), (6, 1), (9, None)):
        spoken.show_position(at_s * SECOND)
        assert spoken.list._current == expected


def test_it_can_be_searched(spoken: SpokenList) -> None:
    spoken.focus_search()
    spoken.list.search.setText("OPEN")
    assert spoken.list.model.rowCount() == 1


def test_without_speech_it_says_so(qtbot: QtBot) -> None:
    found = SpokenList(timeline())
    qtbot.addWidget(found)
    assert found.list._count.text() == "No speech was found"
