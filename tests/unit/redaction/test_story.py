"""What the events tell once stretches are hidden: consistent, and nothing of what was hidden."""

from collections.abc import Iterable
from pathlib import Path

from helpers.events_sealed import seal_events
from helpers.secret_session import MS, SECOND_NS, window
from trajectory_recorder.actions import KeyPress, Wait, derive
from trajectory_recorder.bundle import Bundle, verify
from trajectory_recorder.events import (
    ALL_STREAMS,
    Button,
    ClockAnchor,
    CursorEvent,
    Display,
    DisplaysEvent,
    Event,
    Gap,
    GapReason,
    Health,
    Heartbeat,
    KeyAction,
    KeyboardState,
    KeyEvent,
    Marker,
    NoteEvent,
    PointerAction,
    PointerEvent,
    PointerState,
    StreamHealth,
    StreamState,
    WindowEvent,
)
from trajectory_recorder.quality.checks.stuck_keys import Limits, stuck_keys
from trajectory_recorder.quality.evidence import Evidence
from trajectory_recorder.redaction import Blank, Cut, Edit, MaskText, Note, apply

END_NS = 10 * SECOND_NS
CUT = Cut(4 * SECOND_NS, 6 * SECOND_NS)
BLANK = Blank(4 * SECOND_NS, 6 * SECOND_NS)
MASKED = MaskText(4 * SECOND_NS, 6 * SECOND_NS)
SCREEN = Display(0, "DP-1", 0, 0, 100, 100, 1.0, primary=True)


def told(folder: Path, events: Iterable[tuple[float, Event]], *edits: Edit) -> list[tuple[float, Event]]:
    """Seal events, edit that, and return the new events with their times in seconds."""
    timed = [(round(at_s * SECOND_NS), it) for at_s, it in events]
    bundle = seal_events(folder / "old", timed, duration_ns=END_NS, media=())
    root = apply(bundle, edits, folder / "new")
    assert verify(root) == []
    return [(at_ns / SECOND_NS, it) for at_ns, it in Bundle(root).events()]


def of(found: Iterable[tuple[float, Event]], *kinds: type) -> list[tuple[float, Event]]:
    return [it for it in found if isinstance(it[1], kinds)]


def key(action: KeyAction, letter: str, *, repeat: bool = False) -> KeyEvent:
    return KeyEvent(action, ord(letter), ord(letter), letter, letter, ("shift",), repeat, layout="us")


def press(letter: str, *, repeat: bool = False) -> KeyEvent:
    return key(KeyAction.PRESS, letter, repeat=repeat)


def release(letter: str) -> KeyEvent:
    return key(KeyAction.RELEASE, letter)


def keys(found: Iterable[tuple[float, Event]]) -> list[tuple[float, str, str]]:
    return [(at_s, str(it.action), it.symbol) for at_s, it in found if isinstance(it, KeyEvent)]


HELD: list[tuple[float, Event]] = [
    (3.9, press("a")),
    (3.95, press("c")),
    (4.5, release("a")),
    (5.0, press("b")),
    (5.5, press("b", repeat=True)),
    (6.5, press("b", repeat=True)),
    (6.6, KeyboardState((ord("b"), ord("c")), (ord("b"), ord("c")))),
    (6.7, release("b")),
    (6.8, release("c")),
]


def test_keys_that_are_down_across_a_cut_are_let_go_where_their_press_was_told(tmp_path: Path) -> None:
    found = told(tmp_path, HELD, CUT)
    assert keys(found) == [
        (3.9, "press", "a"),
        (3.95, "press", "c"),
        (4.0, "release", "a"),
        (4.8, "release", "c"),
    ]
    assert of(found, KeyboardState) == [(4.6, KeyboardState((ord("c"),), (ord("c"),)))]


def test_no_check_finds_a_key_stuck_over_a_hidden_stretch(tmp_path: Path) -> None:
    for number, edit in enumerate((CUT, BLANK, MASKED)):
        found = told(tmp_path / str(number), HELD, edit)
        events = [(round(at_s * SECOND_NS), it) for at_s, it in found]
        evidence = Evidence(events, 0, END_NS, {})
        assert list(stuck_keys(evidence, Limits(lost_releases=0))) == []


def test_masked_keys_are_told_as_keys_of_no_name(tmp_path: Path) -> None:
    typed: list[tuple[float, Event]] = [
        (4.1, press("a")),
        (4.15, press("b")),
        (4.2, release("a")),
        (4.3, release("b")),
    ]
    found = told(tmp_path, typed, MASKED)
    deeds = [it.deed for it in derive((round(at_s * SECOND_NS), it) for at_s, it in found)]
    assert deeds == [Wait(), KeyPress("", 2)]


def test_a_masked_key_has_times_and_nothing_else(tmp_path: Path) -> None:
    found = of(told(tmp_path, [*HELD, (4.7, KeyboardState((ord("c"),), (ord("c"),)))], MASKED), KeyEvent)
    masked = [(at_s, it) for at_s, it in found if isinstance(it, KeyEvent) and it.key_code == 0]
    assert [(at_s, str(it.action), it.repeat) for at_s, it in masked] == [
        (5.0, "press", False),
        (5.5, "press", True),
        (6.5, "press", True),
        (6.7, "release", False),
    ]
    assert {(it.vk, it.symbol, it.text, it.modifiers, it.layout) for _, it in masked} == {
        (0, "", None, (), "")
    }
    assert [(at_s, it.symbol) for at_s, it in found if isinstance(it, KeyEvent) and it.key_code] == [
        (3.9, "a"),
        (3.95, "c"),
        (4.5, "a"),
        (6.8, "c"),
    ]


def test_a_button_that_was_pressed_in_a_cut_is_let_go_by_nobody(tmp_path: Path) -> None:
    events: list[tuple[float, Event]] = [
        (1.0, PointerEvent(PointerAction.PRESS, 1, 1, Button.RIGHT)),
        (4.5, PointerEvent(PointerAction.RELEASE, 2, 2, Button.RIGHT)),
        (5.0, PointerEvent(PointerAction.PRESS, 50, 60, Button.LEFT)),
        (6.5, PointerState(70, 80, (Button.LEFT,))),
        (7.0, PointerEvent(PointerAction.RELEASE, 70, 80, Button.LEFT)),
    ]
    assert of(told(tmp_path, events, CUT), PointerEvent, PointerState) == [
        (1.0, events[0][1]),
        # Where the pointer was meanwhile is not told, and where it is then, is.
        (4.0, PointerEvent(PointerAction.RELEASE, 1, 1, Button.RIGHT)),
        (4.0, PointerState(50, 60, ())),
        (4.5, PointerState(70, 80, ())),
    ]


STATES: list[tuple[float, Event]] = [
    (0.0, DisplaysEvent((SCREEN,))),
    (0.0, window("before")),
    (4.2, window("hidden")),
    (4.4, window("holds")),
    (4.5, CursorEvent("beam", "text", True, 4, 8, 2, 4, "QkVBTQ==")),
    (8.0, CursorEvent("beam", "text", False, 4, 8, 2, 4)),
]


def test_what_holds_after_a_cut_is_told_at_its_seam(tmp_path: Path) -> None:
    found = told(tmp_path, STATES, CUT)
    assert of(found, WindowEvent, CursorEvent) == [
        (0.0, window("before")),
        (4.0, window("holds")),
        (4.0, STATES[4][1]),
        (6.0, STATES[5][1]),
    ]


def test_what_holds_after_a_blank_stretch_is_told_at_its_end(tmp_path: Path) -> None:
    found = told(tmp_path, [*STATES, (5.0, DisplaysEvent(())), (5.5, Marker("hidden"))], BLANK)
    assert of(found, WindowEvent) == [(0.0, window("before")), (6.0, window("holds"))]
    assert of(found, DisplaysEvent) == [(0.0, DisplaysEvent((SCREEN,))), (5.0, DisplaysEvent(()))]
    assert of(found, Marker) == [(5.5, Marker(""))]
    assert of(found, Gap) == [(6.0, Gap(ALL_STREAMS, 4 * SECOND_NS, 6 * SECOND_NS, GapReason.REDACTED))]


def test_what_changes_at_the_very_end_of_a_stretch_is_told_alone(tmp_path: Path) -> None:
    found = told(tmp_path, [*STATES, (6.0, window("at its end"))], BLANK)
    assert of(found, WindowEvent) == [(0.0, window("before")), (6.0, window("at its end"))]


def test_the_time_that_a_cut_took_is_told_with_the_pauses_in_it(tmp_path: Path) -> None:
    def pause(at_s: float) -> tuple[float, Event]:
        at_ns = round(at_s * SECOND_NS)
        return at_s, Gap(ALL_STREAMS, at_ns, at_ns, GapReason.PAUSE, removed_ns=SECOND_NS)

    anchors = [
        (at_s, ClockAnchor(round(at_s * SECOND_NS), round(real_s * SECOND_NS), 5, None))
        for at_s, real_s in ((0.0, 0.0), (5.0, 6.0), (9.0, 11.0))
    ]
    events: list[tuple[float, Event]] = [
        pause(4.5),
        pause(8.0),
        *anchors,
        (4.9, Marker("a")),
        (7.0, Marker("b")),
    ]
    found = told(tmp_path, events, Cut(4 * SECOND_NS, 5 * SECOND_NS), Cut(5 * SECOND_NS, 6 * SECOND_NS))
    gaps = [it for _, it in of(found, Gap) if isinstance(it, Gap)]
    assert [(it.from_ns, it.to_ns, it.reason, it.removed_ns) for it in gaps] == [
        (4 * SECOND_NS, 4 * SECOND_NS, GapReason.CUT, 3 * SECOND_NS),
        (6 * SECOND_NS, 6 * SECOND_NS, GapReason.PAUSE, SECOND_NS),
    ]
    # At any time the real one is the session's and all that was removed before.
    assert of(found, ClockAnchor) == [
        (0.0, ClockAnchor(0, 0, 5, None)),
        (7.0, ClockAnchor(7 * SECOND_NS, 11 * SECOND_NS, 5, None)),
    ]
    assert of(found, Marker) == [(5.0, Marker("b"))]


def test_spans_are_clipped(tmp_path: Path) -> None:
    events: list[tuple[float, Event]] = [
        (7.0, Heartbeat("input", 2 * SECOND_NS, 7 * SECOND_NS, 50)),
        (5.5, Heartbeat("window", 4 * SECOND_NS + MS, 5 * SECOND_NS, 3)),
        (5.6, Gap("window", 3 * SECOND_NS, 5 * SECOND_NS, GapReason.SOURCE_FAILED, "gone")),
        (5.7, Gap("window", 4 * SECOND_NS, 5 * SECOND_NS, GapReason.SOURCE_FAILED, "hidden")),
    ]
    found = told(tmp_path, events, CUT)
    assert of(found, Heartbeat) == [
        (5.0, Heartbeat("input", 2 * SECOND_NS, 4 * SECOND_NS, 20)),
        (5.0, Heartbeat("input", 4 * SECOND_NS, 5 * SECOND_NS, 10)),
    ]
    assert [it.detail for _, it in of(found, Gap) if isinstance(it, Gap)] == ["gone", ""]


def test_how_much_was_typed_in_a_hidden_stretch_is_not_told_by_a_count(tmp_path: Path) -> None:
    def health(events: int) -> Health:
        return Health((StreamHealth("input", StreamState.LIVE, events, 0, 0, 0, 0),), 0, 0, 0)

    typed = [(4.0 + number / 10, press("x", repeat=True)) for number in range(7)]
    for number, edit in enumerate((CUT, BLANK)):
        found = told(tmp_path / str(number), [(1.0, health(3)), *typed, (9.0, health(10))], edit)
        assert [it for _, it in of(found, Health)] == [health(3), health(3)]


def test_notes_are_kept_where_they_belong(tmp_path: Path) -> None:
    older: list[tuple[float, Event]] = [
        (1.0, NoteEvent(SECOND_NS, 5 * SECOND_NS, "older")),
        (4.5, NoteEvent(round(4.5 * SECOND_NS), 5 * SECOND_NS, "of the cut")),
    ]
    found = told(tmp_path, older, CUT, Note(5 * SECOND_NS, 8 * SECOND_NS, "it \N{DUCK} is"))
    assert of(found, NoteEvent) == [
        (1.0, NoteEvent(SECOND_NS, 4 * SECOND_NS, "older")),
        (4.0, NoteEvent(4 * SECOND_NS, 6 * SECOND_NS, "it \N{DUCK} is")),
    ]
