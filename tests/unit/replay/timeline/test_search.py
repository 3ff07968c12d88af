from dataclasses import replace
from pathlib import Path

import pytest

from helpers.events_sealed import seal_events
from helpers.person_at_work import MS, PersonAtWork
from helpers.synthetic_session import SECOND_NS
from trajectory_recorder.actions import Said, SaidSpan, Utterance
from trajectory_recorder.events import Element, ElementEvent, ElementTrigger, WindowEvent
from trajectory_recorder.replay.opening import open_recording
from trajectory_recorder.replay.timeline.search import (
    StepSearch,
    Wanted,
    find_remarks,
    find_spoken,
    find_windows,
)
from trajectory_recorder.replay.timeline.timeline import Remark, Spoken, Timeline

BUTTON = Element("push button", "Straße speichern", None, False, (), None, (), None, None, "app", 1)


@pytest.fixture
def timeline(tmp_path: Path) -> Timeline:
    """A click on a button (step 0), a text (1) and, later, a hotkey (2)."""
    person = PersonAtWork().meanwhile(WindowEvent(1, "Budget 2026", "Tables", 1, 0, 0, 9, 9))
    person.rests(500).pushes()
    person.meanwhile(ElementEvent(ElementTrigger.BUTTON, 0, 0, BUTTON, None, None, None, 1))
    person.rests(50).lets_go()
    person.meanwhile(WindowEvent(2, "Mail", "Post", 1, 0, 0, 9, 9))
    person.rests(500).types("it's 5\\6")
    person.rests(2000).presses("Control_L").taps("s").releases("Control_L")
    found = open_recording(seal_events(tmp_path, person.events, duration_ns=9 * SECOND_NS).root).timeline
    assert len(found.steps) == 3
    quiet = Utterance((), "")
    said = Said(quiet, Utterance((SaidSpan(0, 5),), "Now the SUM"), quiet)
    return replace(
        found,
        steps=(found.steps[0], replace(found.steps[1], said=said), found.steps[2]),
        spoken=(Spoken(0, 5, "Now the SUM"), Spoken(6, 7, None), Spoken(8, 9, "and so on")),
        remarks=(
            Remark(0, found.duration_ns, "note", "clock", "Everywhere", "", ""),
            Remark(600 * MS, 610 * MS, "warn", "black_picture", "It is dark", "Light a candle", "screen/0"),
        ),
    )


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("", (0, 1, 2)),
        ("STRASSE", (0,)),
        ("push b", (0,)),
        ("click", (0,)),
        ("budget", (0,)),
        ("post", (1, 2)),
        ("it's 5\\6", (1,)),
        ("the sum", (1,)),
        ("control+s", (2,)),
        ("nowhere", ()),
    ],
)
def test_steps_by_what_is_written_in_them(timeline: Timeline, text: str, numbers: tuple[int, ...]) -> None:
    assert StepSearch(timeline).numbers(Wanted(text)) == numbers


def test_steps_by_kind_label_and_finding(timeline: Timeline) -> None:
    search = StepSearch(timeline)
    assert search.numbers(Wanted(kinds=frozenset({"type", "hotkey"}))) == (1, 2)
    labels = {0: "wrong", 2: "correct"}
    assert search.numbers(Wanted(labels=frozenset({"wrong", ""})), labels) == (0, 1)
    assert search.numbers(Wanted(labels=frozenset({"wrong"}))) == ()
    assert search.numbers(Wanted(remarked=True)) == (0, 1), "near, and not the one about everything"
    assert search.numbers(Wanted("post", kinds=frozenset({"type"}), remarked=True)) == (1,)


def test_no_finding_is_near_anything_where_there_is_none(timeline: Timeline) -> None:
    assert StepSearch(replace(timeline, remarks=())).numbers(Wanted(remarked=True)) == ()
    assert StepSearch(replace(timeline, steps=())).numbers(Wanted(remarked=True)) == ()


def test_speech_findings_and_windows(timeline: Timeline) -> None:
    assert find_spoken(timeline, "so") == (2,)
    assert find_spoken(timeline, "now the sum") == (0,)
    assert find_remarks(timeline, "CANDLE") == (1,)
    assert find_remarks(timeline, "screen/0") == (1,)
    assert find_windows(timeline, "post") == (1,)
    assert find_windows(timeline, "2026") == (0,)
