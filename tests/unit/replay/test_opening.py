"""Opening a bundle: everything lies where it happened, and what is damaged is told and no error."""

from pathlib import Path
from random import Random
from typing import BinaryIO

import pytest

from helpers import tampering
from helpers.events_sealed import SCREEN, VOICE, frame, seal_events, voice
from helpers.pictured_session import DISPLAY, PATH, PicturedSession
from helpers.synthetic_session import SECOND_NS
from trajectory_recorder.actions import Click, Typing, Wait
from trajectory_recorder.bundle import Bundle, layout
from trajectory_recorder.bundle.mcap_messages import McapMessage
from trajectory_recorder.errors import Cancelled, NewerFormat, NotABundle
from trajectory_recorder.events import (
    Button,
    CursorEvent,
    Display,
    DisplaysEvent,
    Event,
    Gap,
    GapReason,
    Health,
    KeyAction,
    KeyEvent,
    Marker,
    PointerAction,
    PointerEvent,
    SpeechEvent,
    StreamHealth,
    StreamState,
    WindowEvent,
)
from trajectory_recorder.media.scan import packets
from trajectory_recorder.replay.media_files import LocalMedia
from trajectory_recorder.replay.opening import open_recording
from trajectory_recorder.replay.timeline import steps
from trajectory_recorder.replay.timeline.timeline import Damage, Span, Spoken, latest
from trajectory_recorder.tasks import Task

MS = 1_000_000
CLICKED = (-601, 90)
WINDOW = WindowEvent(1, "Report.txt", "Editor", 7, -701, 40, 701, 301)
CURSOR = CursorEvent("a1", "text", True, 16, 16, 8, 8, None)


class Elsewhere:
    """Media that nobody may ask for."""

    def open(self, path: str) -> BinaryIO:
        raise AssertionError(f"{path} was asked for")


def at_work() -> PicturedSession:
    """Waits, clicks, by which 2 comes up, and types, by which 3 does."""
    person = PicturedSession()
    person.meanwhile(WINDOW).meanwhile(CURSOR)
    person.rests(3500).moves(CLICKED)
    person.rests(20).clicks().changes()
    person.rests(900).types("ab").meanwhile(Marker("here")).changes()
    return person


def test_everything_lies_where_it_happened(tmp_path: Path) -> None:
    person = at_work()
    bundle = person.seal(tmp_path)
    recording = open_recording(bundle.root)
    timeline = recording.timeline
    assert recording.title == bundle.root.name.removesuffix(".trajectory")
    assert (recording.root, recording.manifest) == (bundle.root, bundle.manifest)
    assert isinstance(recording.media, LocalMedia)
    assert timeline.duration_ns == bundle.manifest.duration_ns
    assert timeline.displays == ((0, (DISPLAY,)),)
    assert timeline.windows == ((20 * MS, WINDOW),)
    assert timeline.cursors == ((20 * MS, CURSOR),)
    assert [type(it.action.deed) for it in timeline.steps] == [Wait, Click, Typing, Wait]
    assert [it.number for it in timeline.steps] == [0, 1, 2, 3]
    (press,) = timeline.presses
    click = timeline.steps[1].action
    assert (press.from_ns, press.to_ns, press.button) == (click.start_ns, click.end_ns, Button.LEFT)
    assert (press.x_px, press.y_px) == CLICKED
    assert [(it.label, it.text) for it in timeline.strokes] == [("a", "a"), ("b", "b")]
    assert all(it.to_ns - it.from_ns == 10 * MS for it in timeline.strokes)
    assert [label for _, label in timeline.markers] == ["here"]
    assert latest(timeline.windows, 19 * MS) is None
    assert (timeline.damages, timeline.remarks, timeline.spoken) == ((), (), ())


def test_frames_have_their_times_files_and_sizes(tmp_path: Path) -> None:
    person = at_work()
    timeline = open_recording(person.seal(tmp_path).root).timeline
    (screen,) = timeline.screens
    assert (screen.display_id, screen.paths) == (0, (PATH,))
    assert screen.at_ns.tolist() == [at_ms * MS for at_ms in person.shown_ms]
    assert screen.pts_ns.tolist() == screen.at_ns.tolist()
    assert screen.file.tolist() == [0, 0, 0]
    assert screen.keyframe.tolist() == [True, False, False]
    assert set(zip(screen.width_px.tolist(), screen.height_px.tolist(), strict=True)) == {(701, 301)}
    click = timeline.steps[1]
    assert click.before is not None
    assert click.after is not None
    assert [click.before.at_ns, click.after.at_ns] == screen.at_ns[:2].tolist()


def test_the_pointer_and_its_wheel(tmp_path: Path) -> None:
    person = PicturedSession()
    person.moves((10, 20), (30, 40)).turns(0, -1).pushes(Button.RIGHT)
    timeline = open_recording(person.seal(tmp_path).root).timeline
    assert timeline.pointer.x_px.tolist() == [10, 30, 30, 30]
    assert timeline.pointer.y_px.tolist() == [20, 40, 40, 40]
    assert [(it.dx, it.dy, it.x_px, it.y_px) for it in timeline.turns] == [(0, -1, 30, 40)]
    # Its release was not recorded.
    (press,) = timeline.presses
    assert press.to_ns == timeline.duration_ns


def test_a_display_that_goes_on_in_another_file(tmp_path: Path) -> None:
    paths = ("data/screen-0.mkv", "data/screen-0-1.mkv")
    events = [(at * SECOND_NS, frame(at, paths[at // 3])) for at in range(6)]
    bundle = seal_events(tmp_path, events, duration_ns=6 * SECOND_NS, media=paths)
    (screen,) = open_recording(bundle.root).timeline.screens
    assert screen.paths == paths
    assert screen.file.tolist() == [0, 0, 0, 1, 1, 1]


def test_speech_as_it_was_noted_and_packets_of_voice(tmp_path: Path) -> None:
    events: list[tuple[int, Event]] = [(at * 100 * MS, voice(at, rms=0.25)) for at in range(20)]
    events.append((1900 * MS, SpeechEvent(300 * MS, 900 * MS, 0.9)))
    timeline = open_recording(seal_events(tmp_path, events, duration_ns=2 * SECOND_NS).root).timeline
    assert timeline.spoken == (Spoken(300 * MS, 900 * MS, None),)
    assert timeline.voice.paths == (VOICE,)
    assert timeline.voice.at_ns.tolist() == [at * 100 * MS for at in range(20)]
    assert set(timeline.voice.samples.tolist()) == {4_800}
    assert (timeline.voice.peak[0], timeline.voice.rms[0]) == (0.5, 0.25)
    assert timeline.remarks == ()


@pytest.mark.parametrize("listened", [True, False])
def test_where_nobody_listened_it_is_told(tmp_path: Path, *, listened: bool) -> None:
    health = StreamHealth("voice", StreamState.LIVE, 1, 1, 0, 0, 0, speaking=False if listened else None)
    click = [
        (SECOND_NS, PointerEvent(PointerAction.PRESS, 1, 1, Button.LEFT)),
        (SECOND_NS + MS, PointerEvent(PointerAction.RELEASE, 1, 1, Button.LEFT)),
    ]
    events: list[tuple[int, Event]] = [(0, voice(0)), (5, Health((health,), 0, 0, 0)), *click]
    timeline = open_recording(seal_events(tmp_path, events, duration_ns=2 * SECOND_NS).root).timeline
    assert timeline.spoken == ()
    assert [(it.severity, it.check) for it in timeline.remarks] == ([] if listened else [("note", "speech")])
    assert (timeline.steps[0].said is not None) == listened


def test_gaps_come_in_order_and_within_the_recording(tmp_path: Path) -> None:
    gaps = [
        Gap("input", 5 * SECOND_NS, 20 * SECOND_NS, GapReason.SOURCE_FAILED),
        Gap("*", 3 * SECOND_NS, 3 * SECOND_NS, GapReason.PAUSE, removed_ns=60 * SECOND_NS),
    ]
    events = [(6 * SECOND_NS, gap) for gap in gaps]
    timeline = open_recording(seal_events(tmp_path, events, duration_ns=8 * SECOND_NS).root).timeline
    assert [(it.stream, it.from_ns, it.to_ns) for it in timeline.gaps] == [
        ("*", 3 * SECOND_NS, 3 * SECOND_NS),
        ("input", 5 * SECOND_NS, 8 * SECOND_NS),
    ]


def test_of_media_elsewhere_nothing_is_asked(tmp_path: Path) -> None:
    bundle = at_work().seal(tmp_path)
    bundle.path(PATH).unlink()
    media = Elsewhere()
    recording = open_recording(bundle.root, media=media)
    assert recording.media is media
    assert recording.timeline.damages == ()
    assert len(recording.timeline.screens[0].at_ns) == 3


def test_progress_is_told_and_can_be_stopped(tmp_path: Path) -> None:
    events = [(at * MS, Marker(str(at))) for at in range(20_000)]
    bundle = seal_events(tmp_path, events, duration_ns=20 * SECOND_NS)
    shares: list[float] = []
    open_recording(bundle.root, task=Task(lambda _, share: shares.append(share)))
    assert shares == sorted(shares)
    assert len(shares) > 10
    task = Task()
    task.cancel()
    bundle.path(layout.TIMELINE).unlink()
    with pytest.raises(Cancelled):
        open_recording(bundle.root, task=task)


def test_what_is_no_sealed_bundle_can_not_be_opened(tmp_path: Path) -> None:
    bundle = at_work().seal(tmp_path)
    manifest = bundle.root / layout.MANIFEST
    manifest.write_text(manifest.read_text().replace('"format_version": "1.0"', '"format_version": "2.0"'))
    with pytest.raises(NewerFormat):
        open_recording(bundle.root)
    manifest.unlink()
    (bundle.root / layout.JOURNAL).touch()
    with pytest.raises(NotABundle, match="was never sealed") as caught:
        open_recording(bundle.root)
    assert "recover" in caught.value.remedy


def test_without_its_manifest_a_recording_opens_by_its_events(tmp_path: Path) -> None:
    bundle = at_work().seal(tmp_path)
    whole = open_recording(bundle.root).timeline
    (bundle.root / layout.MANIFEST).write_bytes(b"{")
    recording = open_recording(bundle.root)
    assert recording.manifest is None
    assert recording.timeline.steps[:3] == whole.steps[:3]
    assert recording.timeline.screens[0].at_ns.tolist() == whole.screens[0].at_ns.tolist()
    (damage,) = recording.timeline.damages
    assert (damage.from_ns, damage.to_ns) == (0, recording.timeline.duration_ns)
    assert "is not valid JSON" in damage.message


# --- damaged events ---


def ten_seconds(folder: Path) -> Bundle:
    """A marker each millisecond; several chunks that can't be packed well."""
    events = [(at * MS, Marker(f"{at} {Random(at).randbytes(150).hex()}")) for at in range(10_000)]
    return seal_events(folder, events, duration_ns=10 * SECOND_NS)


def test_events_that_end_early_give_what_came_before(tmp_path: Path) -> None:
    bundle = ten_seconds(tmp_path)
    path = bundle.path(layout.EVENTS)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    timeline = open_recording(bundle.root).timeline
    assert 0 < len(timeline.markers) < 10_000
    assert [int(label.split()[0]) for _, label in timeline.markers] == list(range(len(timeline.markers)))
    (damage,) = timeline.damages
    assert (damage.from_ns, damage.to_ns) == (timeline.markers[-1][0], 10 * SECOND_NS)
    assert damage.message.startswith("From here on nothing is known: events.mcap can't be read to its end")
    assert timeline.idle == (), "what isn't known isn't skipped"


def test_events_that_were_altered_give_what_came_before(tmp_path: Path) -> None:
    bundle = ten_seconds(tmp_path)
    path = bundle.path(layout.EVENTS)
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    timeline = open_recording(bundle.root).timeline
    assert 0 < len(timeline.markers) < 10_000
    assert [it.from_ns for it in timeline.damages] == [timeline.markers[-1][0]]


def test_without_events_nothing_is_known(tmp_path: Path) -> None:
    bundle = ten_seconds(tmp_path)
    bundle.path(layout.EVENTS).unlink()
    timeline = open_recording(bundle.root).timeline
    (damage,) = timeline.damages
    assert (damage.from_ns, damage.to_ns) == (0, 10 * SECOND_NS)
    assert "No such file" in damage.message
    assert (timeline.markers, timeline.screens, timeline.idle) == ((), (), ())


def test_a_message_that_can_not_be_read_is_left_out(tmp_path: Path) -> None:
    bundle = ten_seconds(tmp_path)

    def spoil(found: list[McapMessage]) -> list[McapMessage]:
        spoilt = [tampering.with_fields(it, label=7) for it in found[5000:5002]]
        return [*found[:5000], *spoilt, *found[5002:]]

    tampering.edit_events(bundle.root, spoil)
    timeline = open_recording(bundle.root).timeline
    assert len(timeline.markers) == 9_998
    assert [it.message for it in timeline.damages] == ["2 events can't be read and are left out"]


def test_times_that_can_not_be_are_moved_to_those_that_can(tmp_path: Path) -> None:
    bundle = ten_seconds(tmp_path)
    hours = 3600 * SECOND_NS

    def shift(found: list[McapMessage]) -> list[McapMessage]:
        early = tampering.dataclasses.replace(found[100], log_time_ns=found[100].log_time_ns - hours)
        late = tampering.dataclasses.replace(found[-1], log_time_ns=2**64 - 1)
        return [*found[:100], early, *found[101:-1], late]

    tampering.edit_events(bundle.root, shift)
    timeline = open_recording(bundle.root).timeline
    times_ns = [at_ns for at_ns, _ in timeline.markers]
    assert times_ns == sorted(times_ns)
    assert (len(times_ns), times_ns[-1]) == (10_000, 10 * SECOND_NS)
    (damage,) = timeline.damages
    assert damage.message.startswith("2 events have times that can't be")


# --- damaged media ---


def test_missing_media_are_told_for_their_part(tmp_path: Path) -> None:
    paths = ("data/screen-0.mkv", "data/screen-0-1.mkv")
    events = [(at * SECOND_NS, frame(at, paths[at // 3])) for at in range(6)]
    bundle = seal_events(tmp_path, events, duration_ns=9 * SECOND_NS, media=paths)
    bundle.path(paths[0]).unlink()
    assert open_recording(bundle.root).timeline.damages == (
        Damage(0, 3 * SECOND_NS, "screen/0", "data/screen-0.mkv is missing"),
    )
    bundle.path(paths[1]).unlink()
    second = Damage(3 * SECOND_NS, 9 * SECOND_NS, "screen/0", "data/screen-0-1.mkv is missing")
    assert open_recording(bundle.root).timeline.damages[1:] == (second,)


def test_torn_media_are_good_up_to_the_tear(tmp_path: Path) -> None:
    person = at_work()
    bundle = person.seal(tmp_path)
    file = bundle.path(PATH)
    whole = file.read_bytes()
    while sum(1 for _ in packets(file)) == 3:
        file.write_bytes(file.read_bytes()[:-40])
    (damage,) = open_recording(bundle.root).timeline.damages
    assert (damage.from_ns, damage.to_ns) == (person.shown_ms[2] * MS, bundle.manifest.duration_ns)
    assert damage.message.endswith(f"bytes instead of {len(whole)}, and ends too early")


@pytest.mark.parametrize(
    "strange",
    [
        {"path": "../../etc/passwd"},
        {"path": "data/screen-9.mkv"},
        {"path": "data/events.mcap"},
        {"path": "data/narration.mka"},
        {"width_px": -5},
        {"height_px": 0},
        {"width_px": 10**300},
        {"pts_ns": -1},
        {"pts_ns": 2**70},
    ],
)
def test_frames_that_can_not_be_shown_are_told(tmp_path: Path, strange: dict[str, object]) -> None:
    events = [(at * SECOND_NS, frame(at)) for at in range(6)]
    bundle = seal_events(tmp_path, events, duration_ns=6 * SECOND_NS)

    def spoil(found: list[McapMessage]) -> list[McapMessage]:
        return [
            tampering.with_fields(it, **strange)
            if it.topic == "trajrec/frame" and b'"pts_ns":3' in it.data
            else it
            for it in found
        ]

    tampering.edit_events(bundle.root, spoil)
    timeline = open_recording(bundle.root).timeline
    assert [it.pts_ns.tolist() for it in timeline.screens] == [[0, 1, 2, 4, 5]]
    (damage,) = timeline.damages
    assert (damage.from_ns, damage.stream) == (3 * SECOND_NS, "screen/0")


def test_absurd_values_harm_nobody(tmp_path: Path) -> None:
    far = 10**300
    many = tuple(Display(it, "x", far, -far, far, far, 1e300, primary=False) for it in range(500))
    events: list[tuple[int, Event]] = [
        (0, DisplaysEvent(many)),
        (1, PointerEvent(PointerAction.MOVE, far, -far)),
        (2, PointerEvent(PointerAction.SCROLL, 0, 0, dx=1e300, dy=-1e300)),
        (3, WindowEvent(far, "t" * 100_000, "a", far, far, far, -far, far)),
        (4, CursorEvent("s", "n", True, far, -far, far, far)),
        (5, Gap("*", -far, far, GapReason.CRASH, removed_ns=far)),
        (6, SpeechEvent(-far, far, 1.0)),
        (7, voice(7, samples=far)),
        (8, voice(8, rms=1e300)),
        *((10 + it, frame(it, display_id=it)) for it in range(100)),
    ]
    timeline = open_recording(seal_events(tmp_path, events, duration_ns=SECOND_NS).root).timeline
    assert len(timeline.displays[0][1]) == 64
    assert max(abs(it.x_px) for it in timeline.displays[0][1]) <= 1_000_000
    assert (timeline.pointer.x_px[0], timeline.pointer.y_px[0]) == (1_000_000, -1_000_000)
    assert len(timeline.windows[0][1].title or "") == 10_000
    assert timeline.spoken == (Spoken(0, SECOND_NS, None),)
    assert [(it.from_ns, it.to_ns) for it in timeline.gaps] == [(0, SECOND_NS)]
    assert (timeline.voice.pts_ns.tolist(), timeline.voice.rms.tolist()) == ([8], [1.0])
    assert [it.display_id for it in timeline.screens] == [0], "only display 0 has a file"
    assert timeline.idle == ()


@pytest.mark.parametrize("duration_ns", [-5, 10**300])
def test_an_absurd_duration(tmp_path: Path, duration_ns: int) -> None:
    bundle = seal_events(tmp_path, [(0, Marker("a"))], duration_ns=SECOND_NS)
    tampering.edit_manifest(bundle.root, lambda it: it.update(duration_ns=duration_ns))
    timeline = open_recording(bundle.root).timeline
    assert timeline.duration_ns in {0, 31 * 24 * 3600 * SECOND_NS}
    assert all(it == Span(0, timeline.duration_ns) for it in timeline.idle)


def test_screens_are_those_with_frames(tmp_path: Path) -> None:
    timeline = open_recording(
        seal_events(tmp_path, [(0, frame(0))], duration_ns=1, media=[SCREEN]).root
    ).timeline
    assert [it.paths for it in timeline.screens] == [(SCREEN,)]
    assert timeline.voice.paths == ()


def test_keys_held_down_through_many_sentences_do_not_fill_the_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(steps, "_MOST_SAID", 10_000)
    keys = [KeyEvent(KeyAction.PRESS, code, 0, f"F{code}", None) for code in range(200)]
    events: list[tuple[int, Event]] = [(number, key) for number, key in enumerate(keys)]
    events += [(at * MS, SpeechEvent(at * MS, at * MS + 5, 0.9)) for at in range(1, 101)]
    bundle = seal_events(tmp_path, events, duration_ns=SECOND_NS)
    assert {it.said for it in open_recording(bundle.root).timeline.steps} == {None}
    monkeypatch.setattr(steps, "_MOST_SAID", 30_000)
    bundle.path(layout.TIMELINE).unlink()
    assert None not in {it.said for it in open_recording(bundle.root).timeline.steps}
