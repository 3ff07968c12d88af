"""Does every frame show what its message says? A counter on the screen tells."""

from itertools import pairwise

from helpers.counter_code import read_counter
from helpers.desktop_session import CounterSession
from trajectory_recorder.bundle import Bundle, verify
from trajectory_recorder.events import FrameEvent
from trajectory_recorder.media import decode


def shown(session: CounterSession) -> list[tuple[int, int | None]]:
    """For every frame message the monotonic time of its reading and the number in its picture."""
    bundle = Bundle(session.root)
    messages = list(bundle.events_of(FrameEvent))
    pictures = decode.frames(bundle.path("data/screen-0.mkv"))
    found = []
    for (at_ns, frame), (pts_ns, picture) in zip(messages, pictures, strict=True):
        assert frame.pts_ns == pts_ns
        stamp_ns = bundle.manifest.clock.start_monotonic_ns + at_ns
        found.append((stamp_ns, read_counter(picture, session.x_px, session.y_px)))
    return found


def test_the_session_is_valid(counter_session: CounterSession) -> None:
    assert verify(counter_session.root) == []
    assert Bundle(counter_session.root).manifest.gaps == ()


def test_every_change_is_in_a_frame_once_and_in_order(counter_session: CounterSession) -> None:
    values = [value for _, value in shown(counter_session) if value is not None]
    assert [change.value for change in counter_session.changes] == list(range(20))
    assert values == sorted(values)
    assert sorted(set(values)) == list(range(20))


def test_no_frame_shows_what_was_not_there_when_it_was_read(counter_session: CounterSession) -> None:
    changes = {change.value: change for change in counter_session.changes}
    frames = shown(counter_session)
    late = 0
    for (stamp_ns, value), (next_ns, _) in pairwise(frames):
        if value is None:
            continue
        # It shows every change that is older than its stamp.
        if value + 1 in changes:
            assert stamp_ns <= changes[value + 1].done_ns
        # It was read after its stamp: on a busy machine it may show what was drawn in between.
        assert next_ns >= changes[value].asked_ns
        late += stamp_ns < changes[value].asked_ns
    assert late < len(frames) / 4
