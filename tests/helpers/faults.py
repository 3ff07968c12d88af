"""What tests of faults ask of a running engine, and of the bundle that it leaves."""

import time
from collections.abc import Callable

from trajectory_recorder.bundle import Bundle
from trajectory_recorder.bundle.tally import stream_of
from trajectory_recorder.events import ALL_STREAMS, FrameEvent, Gap, Health, StreamState, VoiceEvent
from trajectory_recorder.recording.client import Engine

SECOND_NS = 1_000_000_000
# A gap begins with the last sign of life and ends with the first: a packet of voice is longer.
_EDGE_NS = SECOND_NS // 10


def wait_for(condition: Callable[[], bool], seconds: float = 60.0) -> None:
    """Wait until something is so."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "what was waited for did not happen"
        time.sleep(0.05)


def state_of(health: Health, stream: str) -> StreamState:
    """How a stream is doing."""
    return next(item.state for item in health.streams if item.stream == stream)


def live_streams(engine: Engine, prefix: str = "") -> set[str]:
    """The streams that deliver, of those whose names begin so."""
    streams = engine.health()[1].streams
    return {s.stream for s in streams if s.stream.startswith(prefix) and s.state is StreamState.LIVE}


def truthful_gaps(bundle: Bundle) -> list[Gap]:
    """The gaps of a bundle, after a check that nothing was recorded in them."""
    gaps = [gap for _, gap in bundle.events_of(Gap)]
    recorded = [
        (at_ns, stream_of(event))
        for at_ns, event in bundle.events()
        if isinstance(event, FrameEvent | VoiceEvent)
    ]
    for gap in gaps:
        assert 0 <= gap.from_ns <= gap.to_ns <= bundle.manifest.duration_ns
        if gap.stream != ALL_STREAMS and not gap.lost_events:
            first, last = gap.from_ns + _EDGE_NS, gap.to_ns - _EDGE_NS
            inside = [at for at, of in recorded if of == gap.stream and first < at < last]
            assert inside == [], gap
    return gaps
