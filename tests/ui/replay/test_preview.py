"""What a recording will be like after its edits."""

from pathlib import Path

from trajectory_recorder.events import Rectangle
from trajectory_recorder.redaction.edits import Blank, Cover, Cut, MaskText, Mute, Narrate, Note
from trajectory_recorder.replay.lanes import Change
from trajectory_recorder.replay.overlays import Layer
from trajectory_recorder.replay.playing.alteration import Added
from trajectory_recorder.replay.timeline.timeline import Span
from trajectory_recorder.ui.replay.preview import Hidden, Preview

AREA, OTHER = Rectangle(1, 2, 3, 4), Rectangle(5, 6, 7, 8)
PREVIEW = Preview(
    (
        Cut(10, 20),
        Blank(30, 40),
        Cover(35, 60, 0, AREA),
        Cover(50, 70, 0, OTHER),
        Cover(50, 70, 1, OTHER),
        MaskText(80, 90),
        Mute(85, 95),
        Narrate(100, 110, "/tmp/spoken.mka"),
        Note(120, 130, "a detour"),
    )
)


def test_what_is_hidden_of_a_display() -> None:
    at = (29, 30, 36, 40, 55, 60, 70)
    assert [PREVIEW.hidden(0, it) for it in at] == [
        Hidden(),
        Hidden(black=True),
        Hidden(black=True, areas=(AREA,)),
        Hidden(areas=(AREA,)),
        Hidden(areas=(AREA, OTHER)),
        Hidden(areas=(OTHER,)),
        Hidden(),
    ]
    assert PREVIEW.hidden(1, 36) == Hidden(black=True)
    assert PREVIEW.hidden(1, 55) == Hidden(areas=(OTHER,))


def test_nothing_is_drawn_over_what_is_blank_and_no_words_over_what_is_masked() -> None:
    every = frozenset(Layer)
    assert PREVIEW.layers(every, 30) == frozenset()
    assert every - PREVIEW.layers(every, 80) == {Layer.KEYS, Layer.ELEMENT, Layer.WINDOW}
    assert PREVIEW.layers(every, 90) == every


def test_who_looks_at_what_goes_is_told() -> None:
    told = [PREVIEW.notice(it) for it in (9, 10, 19, 20, 30, 55)]
    assert [it.message if it else None for it in told] == [
        None,
        "This stretch is cut out.",
        "This stretch is cut out.",
        None,
        "This stretch is blanked.",
        None,
    ]


def test_how_it_is_played() -> None:
    alteration = PREVIEW.alteration
    assert alteration.cuts == (Span(10, 20),)
    assert alteration.silent == (Span(30, 40), Span(85, 95))
    assert alteration.added == (Added(100, 110, Path("/tmp/spoken.mka")),)


def test_every_edit_lies_on_the_timeline_and_what_takes_all_is_told_apart() -> None:
    assert PREVIEW.changes[0] == Change(10, 20, "Cut", takes_out=True)
    assert [it.text for it in PREVIEW.changes] == [
        "Cut",
        "Blank",
        "Cover",
        "Cover",
        "Cover",
        "Text masked",
        "Muted",
        "Narration",
        "Note: a detour",
    ]
    assert [it.takes_out for it in PREVIEW.changes].count(True) == 2
