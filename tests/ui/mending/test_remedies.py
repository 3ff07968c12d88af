"""What can be done about findings, and when it has been."""

import pytest

from helpers.timelines import timeline, window
from trajectory_recorder.events import Rectangle
from trajectory_recorder.quality.check import CHECKS
from trajectory_recorder.quality.policy import built_in
from trajectory_recorder.redaction.edits import Blank, Cover, Cut, Edit, MaskText, Mute, Narrate, Note
from trajectory_recorder.replay.timeline.timeline import Remark, Span
from trajectory_recorder.ui.edit_words import Way
from trajectory_recorder.ui.mending import remedies as table
from trajectory_recorder.ui.mending.remedies import Remedy, is_disclosure, is_mended, remedies

S = 1_000_000_000
LASTS = 100 * S


def remark(check: str, from_s: float, to_s: float) -> Remark:
    return Remark(round(from_s * S), round(to_s * S), "warn", check, "It is so", "Do this", "")


def offered(check: str, from_s: float, to_s: float) -> list[tuple[Way, float, float]]:
    found = remedies(remark(check, from_s, to_s), timeline(LASTS))
    return [(it.way, it.span.from_ns / S, it.span.to_ns / S) for it in found]


@pytest.mark.parametrize(
    ("check", "span_s", "expected"),
    [
        ("idle", (10, 40), [(Way.CUT, 11, 39)]),
        ("idle", (0, 30), [(Way.CUT, 1, 29)]),
        ("idle", (0, 100), []),
        ("idle", (10, 12.5), []),
        ("frozen_picture", (10, 40), [(Way.CUT, 11, 39), (Way.NOTE, 10, 40)]),
        ("secrets", (10, 12), [(Way.MASK_TEXT, 9.5, 12.5), (Way.COVER, 9.5, 12.5), (Way.BLANK, 9.5, 12.5)]),
        (
            "personal_data",
            (0.2, 0.2),
            [(Way.MASK_TEXT, 0, 0.7), (Way.COVER, 0, 0.7), (Way.BLANK, 0, 0.7)],
        ),
        (
            "personal_data",
            (99.9, 100),
            [(Way.MASK_TEXT, 99.4, 100), (Way.COVER, 99.4, 100), (Way.BLANK, 99.4, 100)],
        ),
        ("silence_while_acting", (10, 40), [(Way.NARRATE, 10, 40), (Way.NOTE, 10, 40)]),
        ("speech_share", (0, 100), [(Way.NARRATE, 0, 100), (Way.NOTE, 0, 100)]),
        ("voice_clipped", (10, 12), [(Way.NARRATE, 10, 12), (Way.MUTE, 10, 12)]),
        ("no_visible_effect", (10, 10), [(Way.NOTE, 9.5, 10.5)]),
        ("a check of a later version", (10, 20), [(Way.NOTE, 10, 20)]),
        ("integrity", (0, 0), []),
    ],
)
def test_what_is_offered(
    check: str, span_s: tuple[float, float], expected: list[tuple[Way, float, float]]
) -> None:
    assert offered(check, *span_s) == expected


def test_a_title_is_told_until_the_next_one() -> None:
    told = Remark(10 * S, 10 * S, "fail", "secrets", "A key is in a window's title", "", "window")
    renamed = ((10 * S, window("AKIA")), (30 * S, window("Mail")), (50 * S, window("Calendar")))
    mask, *_ = remedies(told, timeline(LASTS, windows=renamed))
    assert mask == Remedy(Way.MASK_TEXT, Span(9_500_000_000, 30_500_000_000))
    mask, *_ = remedies(told, timeline(LASTS, windows=renamed[:1]))
    assert mask.span.to_ns == LASTS


def test_the_table_knows_no_check_that_there_is_not() -> None:
    assert built_in().limits
    assert set(table._WAYS) - {name for name, _ in CHECKS} == {"integrity"}


def cover(from_s: float, to_s: float) -> Cover:
    return Cover(round(from_s * S), round(to_s * S), 0, Rectangle(0, 0, 9, 9))


def span(from_s: float, to_s: float) -> tuple[int, int]:
    return round(from_s * S), round(to_s * S)


@pytest.mark.parametrize(
    ("check", "edits", "mended"),
    [
        ("idle", [Cut(*span(11, 39))], True),
        ("idle", [Cut(*span(12, 39))], False),
        ("idle", [Blank(*span(11, 39))], True),
        ("idle", [Mute(*span(10, 40))], False),
        ("secrets", [MaskText(*span(9.5, 40.5))], True),
        ("secrets", [MaskText(*span(10, 39))], False),
        ("secrets", [Cut(*span(11, 39))], False),
        ("secrets", [Cut(*span(10, 40))], True),
        ("secrets", [cover(10, 40)], True),
        ("secrets", [Note(*span(10, 40), "sorry")], False),
        ("voice_noise", [Mute(*span(0, 100))], True),
        ("voice_noise", [Narrate(*span(10, 40), "x")], True),
        ("undo_storm", [Note(*span(10, 40), "I tried it")], False),
        ("idle", [], False),
    ],
)
def test_whether_it_was_done(check: str, edits: list[Edit], *, mended: bool) -> None:
    assert is_mended(remark(check, 10, 40), edits) is mended


@pytest.mark.parametrize("check", ["idle", "secrets", "voice_level"])
def test_what_is_offered_first_mends(check: str) -> None:
    found = remark(check, 10, 40)
    first = remedies(found, timeline(LASTS))[0]
    extra = ("spoken.mka",) if first.way is Way.NARRATE else ()
    edit = first.way.value(first.span.from_ns, first.span.to_ns, *extra)
    assert isinstance(first, Remedy)
    assert first.span != Span(0, 0)
    assert is_mended(found, [edit])


def test_what_others_must_not_learn() -> None:
    assert [it for it in ("secrets", "personal_data", "idle") if is_disclosure(remark(it, 1, 2))] == [
        "secrets",
        "personal_data",
    ]
