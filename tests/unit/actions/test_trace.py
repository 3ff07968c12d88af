"""What was said around each action."""

from dataclasses import dataclass, replace
from itertools import accumulate

from hypothesis import given
from hypothesis import strategies as st

from helpers.person_at_work import MS
from trajectory_recorder.actions import Action, Click, Said, SaidSpan, Typing, Utterance, Wait, trace
from trajectory_recorder.actions.action import Deed
from trajectory_recorder.events import Button

LATEST_MS = 60


@dataclass(frozen=True)
class Word:
    from_ns: int
    to_ns: int
    text: str


def action(start_ms: int, end_ms: int, deed: Deed | None = None) -> Action:
    return Action(deed or Click(Button.LEFT), start_ms * MS, end_ms * MS, start_ms * MS, ())


def span(from_ms: int, to_ms: int, *, continued: bool = False, continues: bool = False) -> SaidSpan:
    return SaidSpan(from_ms * MS, to_ms * MS, continued, continues)


def words(*said: tuple[int, int, str]) -> list[Word]:
    return [Word(from_ms * MS, to_ms * MS, f" {text}") for from_ms, to_ms, text in said]


def texts(said: Said) -> tuple[str | None, ...]:
    return said.before.text, said.during.text, said.after.text


def test_what_was_said_lies_before_during_and_after() -> None:
    (said,) = trace(
        [action(100, 200)],
        [span(10, 40), span(120, 150), span(300, 400)],
        words((10, 20, "now"), (20, 40, "I"), (120, 150, "click"), (300, 400, "done")),
    )
    assert said.before == Utterance((span(10, 40),), "now I")
    assert said.during == Utterance((span(120, 150),), "click")
    assert said.after == Utterance((span(300, 400),), "done")


def test_what_is_said_between_two_deeds_belongs_to_both() -> None:
    first, second = trace([action(0, 10), action(90, 100)], [span(30, 60)], words((30, 60, "so")))
    assert first.after == second.before == Utterance((span(30, 60),), "so")
    assert texts(first) == ("", "", "so")
    assert texts(second) == ("so", "", "")


def test_a_span_is_cut_at_borders_and_its_parts_are_named() -> None:
    first, second = trace([action(100, 200), action(300, 400)], [span(50, 350)])
    assert first.before.spans == (span(50, 100, continues=True),)
    assert first.during.spans == (span(100, 200, continued=True, continues=True),)
    assert first.after.spans == second.before.spans == (span(200, 300, continued=True, continues=True),)
    assert second.during.spans == (span(300, 350, continued=True),)
    assert second.after.spans == ()


def test_a_word_belongs_to_where_its_middle_lies() -> None:
    (said,) = trace(
        [action(100, 200)],
        [],
        words((80, 119, "early"), (80, 120, "just"), (190, 209, "still"), (190, 210, "late")),
    )
    assert texts(said) == ("early", "just still", "late")


def test_what_was_not_transcribed_has_no_text_and_silence_has_an_empty_one() -> None:
    assert texts(trace([action(0, 10)], [span(0, 5)])[0]) == (None, None, None)
    assert texts(trace([action(0, 10)], [span(0, 5)], [])[0]) == ("", "", "")


def test_a_wait_parts_nothing() -> None:
    first, wait, second = trace(
        [action(0, 10), action(20, 80, Wait()), action(100, 110)],
        [span(12, 15), span(30, 60), span(85, 95)],
        words((12, 15, "good"), (30, 60, "think"), (85, 95, "click")),
    )
    assert texts(first) == ("", "", "good think click")
    assert texts(second) == ("good think click", "", "")
    assert texts(wait) == ("good", "think", "click")


def test_under_another_deed_nothing_is_before_or_after() -> None:
    typing, click, later = trace(
        [action(0, 100, Typing("a", "a")), action(40, 45), action(200, 210)],
        [],
        words((20, 30, "a"), (60, 70, "b"), (150, 160, "c")),
    )
    assert texts(typing) == ("", "a b", "c")
    assert texts(click) == ("", "", "")
    assert texts(later) == ("c", "", "")


def test_a_language_without_spaces_stays_so() -> None:
    said = [Word(10, 20, "保存"), Word(20, 30, "します")]
    assert trace([action(1, 2)], [], said)[0].before.text == "保存します"


times = st.integers(0, LATEST_MS)


@st.composite
def actions(draw: st.DrawFn) -> list[Action]:
    pairs = draw(st.lists(st.tuples(times, times), min_size=1, max_size=12))
    return [action(min(pair), max(pair)) for pair in sorted(pairs, key=min)]


@st.composite
def speech(draw: st.DrawFn) -> list[SaidSpan]:
    borders = list(accumulate(draw(st.lists(st.integers(1, 8), max_size=16))))
    return [span(*pair) for pair in zip(borders[::2], borders[1::2], strict=False)]


def utterances(said: list[Said]) -> list[Utterance]:
    return [part for it in said for part in (it.before, it.during, it.after)]


@given(done=actions(), spoken=speech())
def test_nothing_said_is_lost_and_nothing_invented(done: list[Action], spoken: list[SaidSpan]) -> None:
    told = [part for it in utterances(trace(done, spoken)) for part in it.spans]
    covered = {at for part in told for at in range(part.from_ns, part.to_ns, MS)}
    assert covered == {at for it in spoken for at in range(it.from_ns, it.to_ns, MS)}
    for part in told:
        (whole,) = [it for it in spoken if it.from_ns <= part.from_ns < part.to_ns <= it.to_ns]
        assert part.continued == (whole.from_ns < part.from_ns)
        assert part.continues == (whole.to_ns > part.to_ns)


@given(done=actions(), middles=st.lists(times, max_size=30))
def test_every_word_is_told_in_its_place_and_in_order(done: list[Action], middles: list[int]) -> None:
    spoken = [Word(at * MS - 1, at * MS + 1, f" {number}") for number, at in enumerate(middles)]
    told = utterances(trace(done, [], spoken))
    assert {word for it in told for word in str(it.text).split()} == {str(n) for n in range(len(middles))}
    for it in told:
        numbers = [int(word) for word in str(it.text).split()]
        assert numbers == sorted(set(numbers))


@given(done=actions(), spoken=speech(), waits=st.lists(times, max_size=4))
def test_waits_change_nothing_for_deeds(done: list[Action], spoken: list[SaidSpan], waits: list[int]) -> None:
    paused = [replace(action(at, at + 3), deed=Wait()) for at in waits]
    mixed = sorted([*done, *paused], key=lambda it: it.start_ns)
    kept = [
        said for it, said in zip(mixed, trace(mixed, spoken), strict=True) if not isinstance(it.deed, Wait)
    ]
    assert kept == trace(done, spoken)
