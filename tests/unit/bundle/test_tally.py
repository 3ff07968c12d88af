import random

from trajectory_recorder.bundle.manifest import StreamSummary
from trajectory_recorder.bundle.tally import Tally, stream_of
from trajectory_recorder.events import (
    ALL_STREAMS,
    ClipboardEvent,
    ClockAnchor,
    Display,
    DisplaysEvent,
    Event,
    FrameEvent,
    Gap,
    GapReason,
    Heartbeat,
    KeyAction,
    KeyEvent,
    Marker,
    PointerAction,
    PointerEvent,
    VoiceEvent,
)

DISPLAY = Display(0, "a", 0, 0, 4, 4, 1.0, primary=True)
EVENTS = "data/events.mcap"


def frame(path: str = "data/screen-0.mkv", display_id: int = 0) -> FrameEvent:
    return FrameEvent(display_id, path, 0, 4, 4, 4, 4, keyframe=True)


def key() -> KeyEvent:
    return KeyEvent(KeyAction.PRESS, 38, 65, "a", "a")


def test_each_stream_is_summed_up() -> None:
    tally = Tally()
    tally.expect("window")
    events: list[tuple[int, Event]] = [
        (5, frame()),
        (9, frame()),
        (3, VoiceEvent("data/narration.mka", 0, 0, 10, 0.1, 0.1, 0)),
        (4, key()),
        (6, PointerEvent(PointerAction.MOVE, 1, 2)),
        (7, Marker("not of a stream")),
    ]
    for at, event in events:
        tally.add(at, event)
    assert tally.streams() == (
        StreamSummary("input", (EVENTS,), "json", 4, 6, 2, 0),
        StreamSummary("screen/0", ("data/screen-0.mkv",), "h264", 5, 9, 2, 0),
        StreamSummary("voice", ("data/narration.mka",), "flac", 3, 3, 1, 0),
        StreamSummary("window", (EVENTS,), "json", None, None, 0, 0),
    )
    assert tally.last_ns == 9


def test_what_was_lost_counts_for_its_stream_even_before_its_first_event() -> None:
    tally = Tally()
    tally.add(1, Gap("input", 0, 1, GapReason.QUEUE_FULL, lost_events=7))
    tally.add(2, key())
    tally.add(3, Gap("input", 2, 3, GapReason.QUEUE_FULL, lost_events=2))
    tally.add(3, Gap("clipboard", 2, 3, GapReason.QUEUE_FULL, lost_events=5))
    (stream,) = tally.streams()
    assert (stream.name, stream.lost) == ("input", 9)
    assert len(tally.gaps) == 3


def test_a_session_is_summed_up_alike_in_any_order() -> None:
    events: list[tuple[int, Event]] = [
        (10, frame("data/screen-0.mkv")),
        (19, frame("data/screen-0.mkv")),
        (20, frame("data/screen-0-1.mkv")),
        (30, frame("data/screen-0-2.mkv")),
        (39, frame("data/screen-0-1.mkv")),
        (30, frame("data/screen-1.mkv", 1)),
        (5, Gap("screen/0", 1, 5, GapReason.QUEUE_FULL, lost_events=3)),
        (15, key()),
    ]
    expected = None
    for seed in range(20):
        shuffled = random.Random(seed).sample(events, len(events))
        tally = Tally()
        for at, event in shuffled:
            tally.add(at, event)
        expected = expected or tally.streams()
        assert tally.streams() == expected
    assert expected is not None
    assert expected[1].paths == ("data/screen-0.mkv", "data/screen-0-1.mkv", "data/screen-0-2.mkv")


def test_anchors_are_the_first_and_the_last() -> None:
    tally = Tally()
    assert list(tally.anchors) == []
    anchors = [ClockAnchor(at, at, at, None) for at in (0, 5, 9)]
    tally.add(0, anchors[0])
    assert list(tally.anchors) == [anchors[0]]
    for anchor in anchors[1:]:
        tally.add(anchor.session_ns, anchor)
    assert list(tally.anchors) == [anchors[0], anchors[2]]


def test_the_last_arrangement_of_displays_counts() -> None:
    tally = Tally()
    assert tally.displays == DisplaysEvent(())
    tally.add(0, DisplaysEvent((DISPLAY,)))
    tally.add(1, DisplaysEvent(()))
    assert tally.displays == DisplaysEvent(())


def test_streams_of_no_known_kind_are_summed_up_too() -> None:
    tally = Tally()
    tally.expect("gaze")
    assert tally.streams() == (StreamSummary("gaze", (EVENTS,), "json", None, None, 0, 0),)


def test_events_about_the_session_belong_to_no_stream() -> None:
    assert stream_of(frame(display_id=3)) == "screen/3"
    assert stream_of(ClipboardEvent("x", 1)) == "clipboard"
    for event in (Marker("x"), Heartbeat("input", 0, 1, 1), Gap(ALL_STREAMS, 0, 0, GapReason.PAUSE)):
        assert stream_of(event) is None
