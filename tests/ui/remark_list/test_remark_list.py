import pytest
from pytestqt.qtbot import QtBot

from helpers.timelines import SECOND, timeline
from trajectory_recorder.events import ALL_STREAMS, Gap, GapReason
from trajectory_recorder.replay.remarks import Mark
from trajectory_recorder.replay.timeline.timeline import Damage, Remark
from trajectory_recorder.ui.remark_list import RemarkList
from trajectory_recorder.ui.remark_signs import REMARK_SIGNS
from trajectory_recorder.ui.remark_words import REMARK_WORDS

WORK = timeline(
    remarks=(Remark(10 * SECOND, 20 * SECOND, "warn", "silence", "Nobody speaks", "Say why", "voice"),),
    damages=(Damage(50 * SECOND, 60 * SECOND, "screen/0", "The file ends here"),),
    gaps=(Gap(ALL_STREAMS, 15 * SECOND, 15 * SECOND, GapReason.PAUSE, removed_ns=5 * SECOND),),
    markers=((5 * SECOND, "Mark 1"),),
)


@pytest.fixture
def remarks(qtbot: QtBot) -> RemarkList:
    found = RemarkList(WORK)
    qtbot.addWidget(found)
    return found


def test_everything_is_listed_with_its_kind_and_what_to_do(remarks: RemarkList) -> None:
    assert [(it.title, it.detail, it.marks) for it in remarks.list.model.rows] == [
        ("Mark 1", "Marker", (Mark.MARKER,)),
        ("Nobody speaks", "Warning: Say why", (Mark.WARN,)),
        ("Paused for 5.0 s", "Gap", (Mark.GAP,)),
        ("The file ends here", "Damage", (Mark.DAMAGE,)),
    ]


def test_a_choice_goes_to_its_beginning(remarks: RemarkList) -> None:
    told: list[object] = []
    remarks.remark_chosen.connect(told.append)
    remarks.list.choose(3)
    assert told == [50 * SECOND]


def test_what_is_to_be_known_of_a_time_is_pointed_out(remarks: RemarkList) -> None:
    for at_s, expected in ((4, None), (5, 0), (6, None), (12, 1), (15, 2), (55, 3)):
        remarks.show_position(at_s * SECOND)
        assert remarks.list._current == expected


@pytest.mark.parametrize(("text", "expected"), [("gap", 1), ("SAY", 1), ("e", 4), ("xyz", 0)])
def test_it_can_be_searched(remarks: RemarkList, text: str, expected: int) -> None:
    remarks.focus_search()
    remarks.list.search.setText(text)
    assert remarks.list.model.rowCount() == expected


def test_every_kind_has_a_word_and_a_sign_of_its_own() -> None:
    assert set(REMARK_SIGNS) == set(REMARK_WORDS) == set(Mark)
    assert len({str(it) for it in REMARK_WORDS.values()}) == len(Mark)
    assert len({shape for shape, _ in REMARK_SIGNS.values()}) == len(Mark)


def test_a_clean_recording_says_so(qtbot: QtBot) -> None:
    found = RemarkList(timeline())
    qtbot.addWidget(found)
    assert found.list._count.text() == "Nothing was found"
