"""A scripted session, whose every picture and event is known, opened by software not of this project."""

import json
import subprocess
import time
from collections import Counter
from pathlib import Path
from typing import Any

import av
import bagit
import numpy as np
import pytest
from mcap.reader import make_reader
from mcap_owa.highlevel import OWAMcapReader
from owa.msgs.desktop.keyboard import KeyboardEvent, KeyboardState
from owa.msgs.desktop.mouse import MouseEvent, MouseState
from owa.msgs.desktop.screen import ScreenCaptured
from owa.msgs.desktop.window import WindowInfo

from helpers.synthetic_session import SECOND_NS, SyntheticSources, begin, clicking, typing
from trajectory_recorder.bundle import Bundle, topics
from trajectory_recorder.capture.source import Pixels
from trajectory_recorder.capture.synthetic import Moment
from trajectory_recorder.events import (
    Button,
    Display,
    FrameEvent,
    PointerAction,
    PointerEvent,
    PointerState,
    VoiceEvent,
    WindowEvent,
)
from trajectory_recorder.events import (
    KeyboardState as KeyboardStateEvent,
)

WIDTH, HEIGHT = 321, 241  # odd, so that the video's size differs
DISPLAY = Display(0, "odd", 0, 0, WIDTH, HEIGHT, 1.0, primary=True)
LEVELS = (20, 60, 100, 140, 180, 220)
OWA_TYPES = {
    "screen": ScreenCaptured,
    "mouse": MouseEvent,
    "mouse/state": MouseState,
    "keyboard": KeyboardEvent,
    "keyboard/state": KeyboardState,
    "window": WindowInfo,
}


def _draw(look: int) -> Pixels | None:
    """A grey that changes with every picture."""
    if look % 4:
        return None
    return np.full((HEIGHT, WIDTH, 4), LEVELS[look // 4 % len(LEVELS)], np.uint8)


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Bundle:
    moments = [
        *typing(0.2, 0.3),
        *clicking(0.5),
        Moment(600_000_000, PointerEvent(PointerAction.MOVE, -5, 6)),
        Moment(700_000_000, PointerEvent(PointerAction.SCROLL, 5, 6, dy=-1.0)),
        Moment(SECOND_NS, PointerState(5, 6, (Button.LEFT,))),
        Moment(SECOND_NS, KeyboardStateEvent((38,), (65, 0))),
    ]
    windows = [
        Moment(100_000_000, WindowEvent(7, "Bericht 数", "writer", 1, 1, 2, 30, 40)),
        Moment(800_000_000, WindowEvent(None, None, None, None, 0, 0, 0, 0)),
    ]
    sources = SyntheticSources(input_moments=moments, window_moments=windows, displays=(DISPLAY,), draw=_draw)
    session = begin(tmp_path_factory.mktemp("outside"), sources)
    time.sleep(3.0)
    return Bundle(session.stop().root)


# --- BagIt ----------------------------------------------------------------------------------------


def test_bagit_validates_it(bundle: Bundle) -> None:
    bag = bagit.Bag(str(bundle.root))
    assert bag.validate() is True
    assert bag.version_info == (1, 0)
    assert set(bag.payload_files()) == {entry.path for entry in bundle.manifest.files}
    assert "manifest.json" in bag.tagfile_entries()
    assert bag.info["External-Identifier"] == bundle.manifest.bundle_id


# --- MCAP -----------------------------------------------------------------------------------------


def test_the_mcap_library_reads_it_by_its_index(bundle: Bundle) -> None:
    with bundle.path("data/events.mcap").open("rb") as file:
        reader = make_reader(file, validate_crcs=True)
        assert reader.get_header().profile == "owa"
        summary = reader.get_summary()
        assert summary is not None
        assert summary.statistics is not None
        names = {channel.id: channel.topic for channel in summary.channels.values()}
        counted = {names[at]: n for at, n in summary.statistics.channel_message_counts.items()}
        assert counted == bundle.manifest.topics
        assert len(summary.chunk_indexes) == summary.statistics.chunk_count >= 1
        schemas = {names[c.id]: summary.schemas[c.schema_id] for c in summary.channels.values()}
        known = [topics.SESSION, *topics.TOPICS.values(), *(topic for topic, _ in topics.OWA_TOPICS.values())]
        for topic in known:
            if topic.name in schemas:
                assert schemas[topic.name].name == topic.schema
                assert schemas[topic.name].encoding == "jsonschema"
                assert json.loads(schemas[topic.name].data)["type"] == "object"
        read = Counter(channel.topic for _, channel, _ in reader.iter_messages())
        assert read == bundle.manifest.topics
        times = [message.log_time for _, _, message in reader.iter_messages(log_time_order=False)]
        assert times == sorted(times)


def test_the_mcap_library_seeks_in_it(bundle: Bundle) -> None:
    start_ns = bundle.manifest.clock.start_utc_ns
    from_ns, to_ns = SECOND_NS, 2 * SECOND_NS
    with bundle.path("data/events.mcap").open("rb") as file:
        found = [
            message.log_time - start_ns
            for _, _, message in make_reader(file).iter_messages(
                ["trajrec/voice"], starting_at=start_ns + from_ns, ending_before=start_ns + to_ns
            )
        ]
    assert found == [at for at, _ in bundle.events_of(VoiceEvent) if from_ns <= at < to_ns]
    assert found


# --- OWAMcap --------------------------------------------------------------------------------------


def _owa(bundle: Bundle) -> dict[str, list[tuple[int, Any]]]:
    found: dict[str, list[tuple[int, Any]]] = {}
    with OWAMcapReader(bundle.path("data/events.mcap")) as reader:
        for message in reader.iter_messages(topics=list(OWA_TYPES)):
            found.setdefault(message.topic, []).append((message.timestamp, message.decoded))
    return found


def test_owamcap_decodes_every_topic_into_its_type(bundle: Bundle) -> None:
    found = _owa(bundle)
    assert {topic: {type(value) for _, value in values} for topic, values in found.items()} == {
        topic: {kind} for topic, kind in OWA_TYPES.items()
    }
    assert {topic: len(values) for topic, values in found.items()} == {
        topic: bundle.manifest.topics[topic] for topic in OWA_TYPES
    }
    assert [(value.event_type, value.vk) for _, value in found["keyboard"]] == [
        ("press", 65),
        ("release", 65),
        ("press", 66),
        ("release", 66),
    ]
    assert [(value.event_type, value.x, value.y, value.pressed) for _, value in found["mouse"]] == [
        ("click", 10, 20, True),
        ("click", 10, 20, False),
        ("move", -5, 6, None),
        ("scroll", 5, 6, None),
    ]
    assert [value.buttons for _, value in found["mouse/state"]] == [{"left"}]
    assert [value.buttons for _, value in found["keyboard/state"]] == [{65}]
    assert next((value.title, value.rect) for _, value in found["window"]) == ("Bericht 数", (1, 2, 31, 42))


def test_owamcap_finds_the_picture_of_every_screen_message(bundle: Bundle) -> None:
    frames = list(bundle.events_of(FrameEvent))
    screens = _owa(bundle)["screen"]
    assert len(screens) == len(frames) > 5
    for number, ((stamp_ns, screen), (at_ns, frame)) in enumerate(zip(screens, frames, strict=True)):
        assert stamp_ns == screen.utc_ns == bundle.manifest.clock.start_utc_ns + at_ns
        assert screen.source_shape == (WIDTH, HEIGHT)
        assert screen.media_ref.pts_ns == frame.pts_ns
        screen.resolve_relative_path(str(bundle.path("data/events.mcap")))
        assert Path(screen.media_ref.uri) == bundle.path(frame.path)
        picture = screen.to_rgb_array()
        assert picture.shape == (HEIGHT + 1, WIDTH + 1, 3)
        level = LEVELS[number % len(LEVELS)]
        assert np.abs(picture.astype(int) - level).max() <= 6, f"picture {number} is not its own"


# --- players --------------------------------------------------------------------------------------


def _probe(path: Path, *options: str) -> dict[str, Any]:
    done = subprocess.run(
        ["ffprobe", "-v", "error", "-of", "json", "-show_streams", "-show_format", *options, str(path)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == ""
    document: dict[str, Any] = json.loads(done.stdout)
    return document


def test_ffprobe_describes_the_video(bundle: Bundle) -> None:
    document = _probe(bundle.path("data/screen-0.mkv"), "-count_frames", "-show_frames")
    (stream,) = document["streams"]
    frames = [frame for _, frame in bundle.events_of(FrameEvent)]
    assert int(stream["nb_read_frames"]) == len(frames)
    assert (stream["codec_name"], stream["pix_fmt"], stream["has_b_frames"]) == ("h264", "yuv420p", 0)
    assert (stream["width"], stream["height"]) == (WIDTH + 1, HEIGHT + 1)
    assert {stream[key] for key in ("color_space", "color_transfer", "color_primaries")} == {"bt709"}
    assert stream["color_range"] == "tv"
    assert [round(float(frame["pts_time"]) * 1000) for frame in document["frames"]] == [
        frame.pts_ns // 1_000_000 for frame in frames
    ]
    assert [bool(frame["key_frame"]) for frame in document["frames"]] == [frame.keyframe for frame in frames]
    assert document["format"]["format_name"] == "matroska,webm"
    end_ms = frames[-1].pts_ns / 1e6
    assert end_ms <= float(document["format"]["duration"]) * 1000 <= end_ms + 1000


def test_ffprobe_describes_the_voice(bundle: Bundle) -> None:
    document = _probe(bundle.path("data/narration.mka"))
    (stream,) = document["streams"]
    assert (stream["codec_name"], stream["sample_rate"], stream["channels"]) == ("flac", "48000", 1)
    assert (stream["sample_fmt"], stream["bits_per_raw_sample"]) == ("s16", "16")
    samples = sum(packet.samples for _, packet in bundle.events_of(VoiceEvent))
    assert abs(float(document["format"]["duration"]) - samples / 48_000) < 0.2


@pytest.mark.parametrize("path", ["data/screen-0.mkv", "data/narration.mka"])
def test_ffmpeg_decodes_it_without_a_word(bundle: Bundle, path: str) -> None:
    done = subprocess.run(
        ["ffmpeg", "-v", "warning", "-xerror", "-i", str(bundle.path(path)), "-f", "null", "-"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_player_can_seek_to_any_frame(bundle: Bundle) -> None:
    frames = [frame.pts_ns for _, frame in bundle.events_of(FrameEvent)]
    with av.open(str(bundle.path("data/screen-0.mkv"))) as container:
        (stream,) = container.streams.video
        assert stream.time_base is not None
        for number in (len(frames) - 1, 0, len(frames) // 2, 3):
            wanted = round(frames[number] / 1e9 / stream.time_base)
            container.seek(wanted, stream=stream)
            shown = next(f for f in container.decode(stream) if f.pts is not None and f.pts >= wanted)
            assert shown.pts == wanted
            grey = shown.to_ndarray(format="rgb24").mean()
            assert abs(grey - LEVELS[number % len(LEVELS)]) <= 4
