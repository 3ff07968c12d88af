"""What every check keeps to, whatever it looks for."""

from typing import get_args, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.sessions import session_info
from helpers.synthetic_session import DISPLAY
from trajectory_recorder.events import (
    Button,
    ClipboardEvent,
    ClockAnchor,
    DisplaysEvent,
    ElementEvent,
    Event,
    FrameEvent,
    Gap,
    GapReason,
    Heartbeat,
    KeyAction,
    KeyboardState,
    KeyEvent,
    LookRateEvent,
    PointerAction,
    PointerEvent,
    PointerState,
    SpeechEvent,
    VoiceEvent,
    WindowEvent,
)
from trajectory_recorder.quality.check import CHECKS, Check
from trajectory_recorder.quality.evidence import Evidence
from trajectory_recorder.quality.looking import look
from trajectory_recorder.quality.measures import PictureMeasures, VoiceMeasures
from trajectory_recorder.quality.policy import built_in

END_NS = 100_000_000_000
TIMES = st.integers(0, END_NS)
STREAMS = st.sampled_from(["screen/0", "screen/1", "input", "voice", "window", "speech", "*"])
ANY_EVENT = st.one_of(
    st.builds(
        KeyEvent,
        st.sampled_from(KeyAction),
        st.integers(1, 3),
        st.just(0),
        st.sampled_from(["a", "Control_L"]),
        st.sampled_from(["a", None]),
    ),
    st.builds(
        PointerEvent,
        st.sampled_from(PointerAction),
        st.integers(-9, 400),
        st.integers(-9, 400),
        st.sampled_from([Button.LEFT, None]),
    ),
    st.builds(PointerState, st.integers(0, 9), st.integers(0, 9), st.just(())),
    st.builds(KeyboardState, st.sampled_from([(), (1,), (1, 2)]), st.just(())),
    st.builds(
        FrameEvent,
        st.integers(0, 1),
        st.just("data/screen-0.mkv"),
        TIMES,
        *[st.integers(1, 9)] * 4,
        st.booleans(),
    ),
    st.builds(
        VoiceEvent,
        st.just("data/narration.mka"),
        TIMES,
        st.integers(0, 10**6),
        st.integers(0, 5000),
        st.floats(0, 1),
        st.floats(0, 1),
        st.just(0),
    ),
    st.builds(SpeechEvent, TIMES, TIMES, st.floats(0, 1)),
    st.builds(
        Gap,
        STREAMS,
        TIMES,
        TIMES,
        st.sampled_from(GapReason),
        st.just(""),
        st.integers(0, 9),
        st.integers(0, 9),
    ),
    st.builds(Heartbeat, STREAMS, TIMES, TIMES, st.integers(0, 9)),
    st.builds(ClockAnchor, TIMES, TIMES, TIMES, st.none()),
    st.builds(
        WindowEvent, st.integers(0, 3), st.text(max_size=5), st.none(), st.none(), *[st.integers(0, 99)] * 4
    ),
    st.builds(ClipboardEvent, st.text(max_size=9), st.just(9)),
    st.builds(LookRateEvent, STREAMS, st.integers(0, 60)),
    st.just(DisplaysEvent((DISPLAY,))),
    st.builds(DisplaysEvent, st.just(())),
    st.from_type(ElementEvent),
)
GARBAGE = st.lists(st.tuples(TIMES, ANY_EVENT), max_size=40).map(
    lambda it: sorted(it, key=lambda timed: timed[0])
)


@pytest.fixture(params=[check for _, check in CHECKS], ids=lambda it: it.name)
def check(request: pytest.FixtureRequest) -> Check:
    return request.param  # type: ignore[no-any-return]


def test_it_says_what_it_looks_for_and_where_its_limits_come_from(check: Check) -> None:
    assert check.summary.endswith((".", ",", "or"))
    hints = get_type_hints(check.limits, include_extras=True)
    assert hints
    for hint in hints.values():
        (meta,) = get_args(hint)[1:]
        assert meta.description
        assert meta.extra["source"]


def test_its_defaults_are_within_their_bounds(check: Check) -> None:
    limits = check.limits()
    for name, hint in get_type_hints(check.limits, include_extras=True).items():
        (meta,) = get_args(hint)[1:]
        assert getattr(limits, name) >= meta.ge
        assert meta.le is None or getattr(limits, name) <= meta.le


def test_nothing_is_found_in_no_time(check: Check) -> None:
    if check.name in {"empty_stream", "duration"}:
        return  # They are about that.
    assert list(check.look(Evidence([], 0, 0, session_info().settings), check.limits())) == []


@given(GARBAGE, st.booleans())
def test_any_events_give_a_result(events: list[tuple[int, Event]], live: bool) -> None:  # noqa: FBT001
    evidence = Evidence(events, 0, END_NS, {"narration": True})
    span = (5, 10**9)
    evidence.voice = VoiceMeasures(-50.0, -20.0, 3.0, (span,), 9, (span,))
    evidence.pictures = PictureMeasures({"screen/0": [span]}, {"screen/0": 51.0})
    for it in look(evidence, built_in(), live=live):
        assert it.finding.message
        assert it.finding.from_ns <= it.finding.to_ns
