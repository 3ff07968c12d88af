"""Whole sessions on synthetic devices: real queues, encoders, files and seals."""

import itertools
import time
from pathlib import Path

import pytest

from helpers.faults import wait_for
from helpers.synthetic_session import (
    SECOND_NS,
    SETTINGS,
    SyntheticSources,
    begin,
    clicking,
    drawing,
    typing,
)
from trajectory_recorder.bundle import Bundle, verify
from trajectory_recorder.capture.source import Outlet
from trajectory_recorder.capture.synthetic import Moment, SyntheticVoice
from trajectory_recorder.clock import SessionClock, monotonic_ns
from trajectory_recorder.errors import DeviceLost, MachineError, OutputUnusable, UsageError
from trajectory_recorder.events import (
    ALL_STREAMS,
    Display,
    DisplaysEvent,
    FrameEvent,
    Gap,
    GapReason,
    Heartbeat,
    KeyEvent,
    Marker,
    PointerEvent,
    StreamHealth,
    StreamState,
    VoiceEvent,
    WindowEvent,
)
from trajectory_recorder.media import decode
from trajectory_recorder.recording import recovery
from trajectory_recorder.recording.session import Session
from trajectory_recorder.recording.states import State
from trajectory_recorder.settings import RecordSettings


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Bundle:
    """Somebody types and clicks, and nothing goes wrong."""
    sources = SyntheticSources(input_moments=[*typing(0.3, 0.6, 0.9), *clicking(1.2)])
    return record(tmp_path_factory.mktemp("whole"), 2.5, sources)


def record(folder: Path, seconds: float, sources: SyntheticSources | None = None) -> Bundle:
    session = begin(folder, sources)
    time.sleep(seconds)
    outcome = session.stop()
    assert session.state is State.SEALED
    assert verify(outcome.root) == []
    return Bundle(outcome.root)


def gaps(bundle: Bundle, stream: str) -> list[Gap]:
    return [gap for _, gap in bundle.events_of(Gap) if gap.stream == stream]


def record_until_heard(folder: Path, sources: SyntheticSources, count: int) -> Bundle:
    """Record until there were so many events of input, however late they come."""
    session = begin(folder, sources)
    wait_for(lambda: health_of(session, "input").events == count)
    bundle = Bundle(session.stop().root)
    assert verify(bundle.root) == []
    return bundle


def health_of(session: Session, stream: str) -> StreamHealth:
    return next(it for it in session.health().streams if it.stream == stream)


def assert_adjoining(bundle: Bundle) -> None:
    """Voice has no hole; how long a machine takes to stop is not its matter."""
    heard = [(at, at + packet.samples * SECOND_NS // 48_000) for at, packet in bundle.events_of(VoiceEvent)]
    assert len(heard) > 5
    assert all(abs(ended - began) < SECOND_NS // 100 for (_, ended), (began, _) in itertools.pairwise(heard))


def test_a_session_is_sealed_whole(whole: Bundle) -> None:
    bundle = whole
    keys = [key for _, key in bundle.events_of(KeyEvent)]
    assert [(key.action, key.symbol) for key in keys] == [
        (action, letter) for letter in "abc" for action in ("press", "release")
    ]
    assert [(click.action, click.x_px, click.y_px) for _, click in bundle.events_of(PointerEvent)] == [
        ("press", 10, 20),
        ("release", 10, 20),
    ]
    assert bundle.manifest.gaps == ()
    assert not (bundle.root / "recording.lock").exists()
    assert sorted(path.name for path in (bundle.root / "data").iterdir()) == [
        "events.mcap",
        "narration.mka",
        "screen-0.mkv",
    ]
    streams = {stream.name: stream for stream in bundle.manifest.streams}
    assert set(streams) == {"screen/0", "input", "voice", "window", "displays"}
    assert streams["input"].count == 8
    assert streams["window"].count == 0
    # Ten changes a second and a heartbeat for the looks between them.
    assert streams["screen/0"].count >= 15
    assert any(beat.stream == "screen/0" for _, beat in bundle.events_of(Heartbeat))


def test_every_frame_message_points_to_its_picture(whole: Bundle) -> None:
    bundle = whole
    frames = [frame for _, frame in bundle.events_of(FrameEvent)]
    decoded = list(decode.frames(bundle.path("data/screen-0.mkv")))
    assert [pts for pts, _ in decoded] == [frame.pts_ns for frame in frames]
    for number, (_, picture) in enumerate(decoded):
        left = number * 2 * 3 % (320 - 16)
        assert picture[60, left + 8, 2] > 180 > picture[60, left + 8, 0], (
            f"frame {number} shows another picture"
        )


def test_voice_fills_the_session(whole: Bundle) -> None:
    bundle = whole
    packets = [packet for _, packet in bundle.events_of(VoiceEvent)]
    samples = sum(packet.samples for packet in packets)
    assert_adjoining(bundle)
    assert max(packet.peak for packet in packets) == pytest.approx(0.25, abs=0.01)
    assert sum(len(block) for _, block in decode.samples(bundle.path("data/narration.mka"))) == samples


def test_a_pause_takes_its_time_out_of_every_stream(tmp_path: Path) -> None:
    session = begin(tmp_path)
    time.sleep(1.0)
    session.pause()
    assert session.state is State.PAUSED
    paused_at = session.session_ns
    assert {stream.state for stream in session.health().streams} == {StreamState.PAUSED}
    session.mark("while paused")
    time.sleep(1.5)
    assert session.session_ns == paused_at
    session.resume()
    time.sleep(1.0)
    bundle = Bundle(session.stop().root)
    assert verify(bundle.root) == []
    (gap,) = gaps(bundle, ALL_STREAMS)
    assert gap.reason is GapReason.PAUSE
    assert (gap.from_ns, gap.to_ns) == (paused_at, paused_at)
    assert gap.removed_ns >= int(1.5e9)
    assert [marker.label for _, marker in bundle.events_of(Marker)] == ["while paused"]
    assert bundle.manifest.duration_ns < int(3.0e9)
    times = [at for at, _ in bundle.events_of(FrameEvent)]
    # Pictures go on on both sides of the pause, with no hole as long as the pause was.
    assert max(b - a for a, b in itertools.pairwise(times)) < SECOND_NS
    assert_adjoining(bundle)


def test_a_source_that_fails_is_started_anew_and_leaves_a_gap(tmp_path: Path) -> None:
    moments = [*typing(0.3), Moment(SECOND_NS // 2, DeviceLost("the keyboard was pulled out")), *typing(2.0)]
    bundle = record_until_heard(tmp_path, SyntheticSources(input_moments=moments), 4)
    (gap,) = gaps(bundle, "input")
    assert gap.reason is GapReason.SOURCE_FAILED
    assert "pulled out" in gap.detail
    assert 0 < gap.from_ns < gap.to_ns
    assert len([1 for _ in bundle.events_of(KeyEvent)]) == 4
    assert gaps(bundle, "screen/0") == gaps(bundle, "voice") == []


def test_a_bug_in_a_source_takes_nothing_else_down(tmp_path: Path) -> None:
    moments = [Moment(SECOND_NS // 2, ZeroDivisionError("a bug")), *typing(2.0)]
    bundle = record_until_heard(tmp_path, SyntheticSources(input_moments=moments), 2)
    assert "a bug" in gaps(bundle, "input")[0].detail
    assert len([1 for _ in bundle.events_of(KeyEvent)]) == 2


def test_a_silent_source_is_seen_and_its_gap_recorded(tmp_path: Path) -> None:
    sources = SyntheticSources(input_moments=[Moment(SECOND_NS // 2, 3.0), *typing(3.0)])
    session = begin(tmp_path, sources)

    def state() -> StreamState:
        return health_of(session, "input").state

    wait_for(lambda: state() is StreamState.STALLED)
    # Seen within two seconds of the last sign of life, which came before 0.5 s.
    assert session.session_ns < int(2.8e9)
    wait_for(lambda: state() is StreamState.LIVE)
    bundle = Bundle(session.stop().root)
    assert verify(bundle.root) == []
    (gap,) = gaps(bundle, "input")
    assert gap.reason is GapReason.SOURCE_STALLED
    assert gap.to_ns - gap.from_ns >= int(2.5e9)


def test_a_run_that_hangs_is_replaced(tmp_path: Path) -> None:
    sources = SyntheticSources(input_moments=[Moment(0, 60.0), *typing(1.0)])
    bundle = record_until_heard(tmp_path, sources, 2)
    assert len(gaps(bundle, "input")) == 1


def test_an_absent_extra_stream_is_a_gap_for_the_whole_session(tmp_path: Path) -> None:
    sources = SyntheticSources(window_moments=[Moment(0, MachineError("no window manager"))])
    bundle = record(tmp_path, 1.5, sources)
    (gap,) = gaps(bundle, "window")
    assert gap.detail == "no window manager"
    assert gap.to_ns == bundle.manifest.duration_ns


class _BrokenMicrophone:
    stream = "voice"

    def run(self, _outlet: Outlet) -> None:
        raise MachineError("there is no microphone", "plug one in")


def test_a_required_device_that_is_missing_leaves_nothing_behind(tmp_path: Path) -> None:
    session = Session(SETTINGS, SyntheticSources(voice=_BrokenMicrophone()))
    with pytest.raises(MachineError, match="no microphone"):
        session.start(tmp_path)
    assert session.state is State.FAILED
    assert list(tmp_path.iterdir()) == []


def test_a_microphone_that_goes_and_comes_back(tmp_path: Path) -> None:
    class Unplugged(SyntheticVoice):
        runs = 0

        def run(self, outlet: Outlet) -> None:
            self.runs += 1
            if self.runs == 2:
                raise DeviceLost("the microphone is not there")

            class UntilUnplugged:
                def __getattr__(self, name: str) -> object:
                    return getattr(outlet, name)

                def emit(self, stamp_ns: int, captured: object) -> None:
                    outlet.emit(stamp_ns, captured)  # type: ignore[arg-type]
                    if self_.runs == 1 and monotonic_ns() - began > SECOND_NS:
                        raise DeviceLost("the microphone was unplugged")

            self_, began = self, monotonic_ns()
            super().run(UntilUnplugged())  # type: ignore[arg-type]

    microphone = Unplugged()
    session = begin(tmp_path, SyntheticSources(voice=microphone))
    wait_for(lambda: microphone.runs == 3)
    before = health_of(session, "voice").events
    wait_for(lambda: health_of(session, "voice").events > before + 3)
    bundle = Bundle(session.stop().root)
    assert verify(bundle.root) == []
    (gap,) = gaps(bundle, "voice")
    assert gap.reason is GapReason.SOURCE_FAILED
    heard = [(at, packet.samples) for at, packet in bundle.events_of(VoiceEvent)]
    # Voice on both sides of the gap, none within it.
    assert any(at < gap.from_ns for at, _ in heard)
    assert any(at >= gap.to_ns for at, _ in heard)
    assert not any(gap.from_ns + SECOND_NS // 5 < at < gap.to_ns for at, _ in heard)


def test_displays_that_change_size_go_and_come(tmp_path: Path) -> None:
    small = Display(0, "synthetic", 0, 0, 160, 120, 1.0, primary=True)
    second = Display(1, "other", 320, 0, 64, 48, 1.0, primary=False)
    changes = [
        Moment(SECOND_NS, DisplaysEvent((small, second))),
        Moment(2 * SECOND_NS, DisplaysEvent((small,))),
    ]
    bundle = record(tmp_path, 3.5, SyntheticSources(display_moments=changes))
    assert {entry.path for entry in bundle.manifest.files} >= {
        "data/screen-0.mkv",
        "data/screen-0-1.mkv",
        "data/screen-1.mkv",
    }
    sizes = [(frame.path, frame.width_px) for _, frame in bundle.events_of(FrameEvent)]
    assert {("data/screen-0.mkv", 320), ("data/screen-0-1.mkv", 160), ("data/screen-1.mkv", 64)} == set(sizes)
    (changed,) = gaps(bundle, "screen/0")
    assert changed.reason is GapReason.DISPLAY_CHANGED
    (unplugged,) = gaps(bundle, "screen/1")
    assert unplugged.to_ns == bundle.manifest.duration_ns
    assert bundle.manifest.displays == (small,)


def test_the_last_display_going_away_ends_the_session(tmp_path: Path) -> None:
    session = begin(tmp_path, SyntheticSources(display_moments=[Moment(SECOND_NS // 2, DisplaysEvent(()))]))
    wait_for(lambda: session.must_end is not None)
    assert session.stop().manifest.ended == "screen_lost"


class Hands:
    """The operating system's clocks, with a hand to move them."""

    def __init__(self) -> None:
        self.utc_step = self.slept = 0

    def clock(self) -> SessionClock:
        return SessionClock(
            read_utc=lambda: time.time_ns() + self.utc_step + self.slept,
            read_boottime=lambda: time.clock_gettime_ns(time.CLOCK_BOOTTIME) + self.slept,
        )


def test_a_stepped_clock_and_a_sleep_are_told_apart(tmp_path: Path) -> None:
    hands = Hands()
    session = begin(tmp_path, clock=hands.clock())
    time.sleep(0.6)
    hands.utc_step = -3600 * SECOND_NS
    time.sleep(0.8)
    hands.slept = 120 * SECOND_NS
    time.sleep(0.8)
    bundle = Bundle(session.stop().root)
    assert verify(bundle.root) == []
    stepped, slept = gaps(bundle, ALL_STREAMS)
    assert stepped.reason is GapReason.CLOCK_STEP
    assert "-3600.0 s" in stepped.detail
    assert stepped.removed_ns == 0
    assert slept.reason is GapReason.SUSPEND
    assert slept.removed_ns == pytest.approx(120 * SECOND_NS, abs=10_000_000)
    times = [at for at, _ in bundle.events_of(FrameEvent)]
    assert times == sorted(times)
    assert bundle.manifest.duration_ns < 10 * SECOND_NS


def test_commands_that_make_no_sense_are_refused(tmp_path: Path) -> None:
    session = Session(SETTINGS, SyntheticSources())
    for command in (session.pause, session.resume, session.stop):
        with pytest.raises(UsageError, match="preparing"):
            command()
    session.start(tmp_path)
    with pytest.raises(UsageError, match="recording"):
        session.resume()
    session.stop()
    with pytest.raises(UsageError, match="sealed"):
        session.stop()


def test_outputs_that_can_not_be_used(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    with pytest.raises(UsageError, match="not a folder"):
        Session(SETTINGS, SyntheticSources()).start(file)
    sealed = record(tmp_path / "recordings", 0.5).root
    with pytest.raises(UsageError, match="is a bundle itself"):
        Session(SETTINGS, SyntheticSources()).start(sealed)


def test_too_little_room_is_said_before_anything_is_made(tmp_path: Path) -> None:
    settings = RecordSettings(reserve_mb=100_000_000)
    with pytest.raises(OutputUnusable, match="must stay free"):
        Session(settings, SyntheticSources()).start(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_display_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"no display 7.*0 \(synthetic\)"):
        Session(RecordSettings(display="7"), SyntheticSources()).start(tmp_path)


def test_a_thousand_events_a_second_all_arrive_in_order(tmp_path: Path) -> None:
    count = 3_000
    moments = [
        Moment(number * 1_000_000, WindowEvent(number, str(number), None, None, 0, 0, 1, 1))
        for number in range(count)
    ]
    session = begin(tmp_path, SyntheticSources(window_moments=moments, draw=drawing(1)))
    wait_for(lambda: health_of(session, "window").events == count)
    bundle = Bundle(session.stop().root)
    assert verify(bundle.root) == []
    assert [window.window_id for _, window in bundle.events_of(WindowEvent)] == list(range(count))


def test_a_stop_whose_counts_disagree_is_no_success(tmp_path: Path) -> None:
    session = begin(tmp_path)
    time.sleep(0.5)
    session._parts().pipeline.accepted[Marker] += 1
    with pytest.raises(OutputUnusable, match=r"lacks events.*'Marker': 1.*recover"):
        session.stop()
    assert session.state is State.FAILED
    assert session.root is not None
    manifest = recovery.recover(session.root)
    assert manifest.ended == "crash"
    assert verify(session.root) == []
