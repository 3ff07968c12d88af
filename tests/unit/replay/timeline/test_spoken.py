from helpers.synthetic_session import SECOND_NS
from trajectory_recorder.replay.timeline.spoken import speech
from trajectory_recorder.replay.timeline.timeline import Span, Spoken
from trajectory_recorder.speech import Word

ENDS_NS = 60 * SECOND_NS


def words(*told: tuple[float, float, str]) -> list[Word]:
    return [Word(int(begin * SECOND_NS), int(end * SECOND_NS), text, 0.9) for begin, end, text in told]


def stretch(begin: float, end: float, text: str | None) -> Spoken:
    return Spoken(int(begin * SECOND_NS), int(end * SECOND_NS), text)


def test_without_a_transcript_spans_have_no_text() -> None:
    noted = [Span(5, 9), Span(1, 3), Span(8, 12), Span(20, 20), Span(-5, 2), Span(50, 2**80)]
    found = speech(noted, None, 60)
    assert found.spans == (Span(-5 + 5, 3), Span(5, 12), Span(50, 60))
    assert found.stretches() == (Spoken(0, 3, None), Spoken(5, 12, None), Spoken(50, 60, None))
    assert found.words is None


def test_a_transcript_is_told_in_sentences() -> None:
    told = words(
        (1, 1.2, " First"), (1.3, 1.5, " look."), (1.6, 2, " Then"), (2.1, 2.4, " go"), (4, 5, " on")
    )
    assert speech([], told, ENDS_NS).stretches() == (
        stretch(1, 1.5, "First look."),
        stretch(1.6, 2.4, "Then go"),
        stretch(4, 5, "on"),
    )


def test_what_was_noted_and_holds_no_word_is_empty() -> None:
    told = words((1, 2, " Now."))
    noted = [Span(SECOND_NS // 2, 3 * SECOND_NS), Span(10 * SECOND_NS, 11 * SECOND_NS)]
    found = speech(noted, told, ENDS_NS)
    assert found.stretches() == (stretch(1, 2, "Now."), stretch(10, 11, ""))
    assert found.spans == tuple(noted)


def test_words_make_spans_where_nobody_listened() -> None:
    found = speech([], words((1, 2, " a"), (1.5, 3, " b"), (5, 6, " c"), (70, 80, " late")), ENDS_NS)
    assert found.spans == (Span(SECOND_NS, 3 * SECOND_NS), Span(5 * SECOND_NS, 6 * SECOND_NS))
    assert [it.text for it in found.stretches()] == ["a b", "c"]


def test_a_transcript_without_words_says_that_nothing_was_said() -> None:
    found = speech([], [], ENDS_NS)
    assert (found.spans, found.words, found.stretches()) == ((), (), ())
