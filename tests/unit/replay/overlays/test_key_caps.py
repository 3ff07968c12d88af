"""Which keys are shown, and as what."""

from trajectory_recorder.actions.words import TAKEN_OUT
from trajectory_recorder.replay.overlays import KeyCap
from trajectory_recorder.replay.overlays.key_caps import key_caps
from trajectory_recorder.replay.timeline.timeline import Stroke

MS = 1_000_000


def tap(at_ms: int, label: str, text: str | None = None, *modifiers: str, for_ms: int = 50) -> Stroke:
    return Stroke(at_ms * MS, (at_ms + for_ms) * MS, label, text, modifiers)


def typed(text: str, *, from_ms: int = 0, every_ms: int = 100) -> list[Stroke]:
    return [tap(from_ms + number * every_ms, letter, letter) for number, letter in enumerate(text)]


def labels(strokes: list[Stroke], at_ms: int) -> list[str]:
    return [it.label for it in key_caps(strokes, at_ms * MS)]


def test_typing_is_one_text_and_its_end_where_it_is_long() -> None:
    assert key_caps(typed("hello world"), 1050 * MS) == (KeyCap("hello world", True, False, 1.0),)
    assert labels(typed("abcdefgh" * 10), 8000) == ["abcdefgh" * 5]


def test_a_pause_begins_a_new_text() -> None:
    strokes = typed("one") + typed("two", from_ms=1300)
    assert labels(strokes, 1400) == ["one", "two"]


def test_keys_stay_while_they_are_held_and_fade_when_they_are_let_go() -> None:
    strokes = [tap(0, "Down", for_ms=5000)]
    assert key_caps(strokes, 4999 * MS) == (KeyCap("Down", False, True, 1.0),)
    assert key_caps(strokes, 5600 * MS) == (KeyCap("Down", False, False, 0.5),)
    assert key_caps(strokes, 6201 * MS) == ()


def test_what_is_pressed_together_is_one_cap_without_its_modifiers() -> None:
    strokes = [
        tap(0, "Ctrl", for_ms=400),
        tap(50, "Shift", None, "control", for_ms=300),
        tap(100, "t", None, "shift", "control"),
    ]
    assert labels(strokes[:1], 20) == ["Ctrl"]
    assert labels(strokes, 150) == ["Shift + Ctrl + T"]


def test_capitals_are_typed_and_altgr_writes() -> None:
    strokes = [tap(0, "Shift", for_ms=200), tap(50, "A", "A", "shift"), tap(300, "@", "@", "altgr")]
    assert labels(strokes, 360) == ["A@"]


def test_keys_that_write_nothing_visible_are_named_and_counted() -> None:
    strokes = [*typed("ab"), tap(300, "Enter", "\r"), tap(500, "Backspace"), tap(600, "Backspace")]
    assert labels(strokes, 650) == ["ab", "Enter", "Backspace ×2"]


def test_only_the_newest_caps_are_shown() -> None:
    strokes = [tap(number * 50, f"F{number}", for_ms=20) for number in range(1, 10)]
    assert labels(strokes, 480) == ["F5", "F6", "F7", "F8", "F9"]


def test_keys_that_are_not_told_are_one_cap_that_says_so() -> None:
    strokes = [tap(at_ms, TAKEN_OUT) for at_ms in (0, 100, 200)]
    assert labels(strokes, 250) == ["typed (taken out) ×3"]
