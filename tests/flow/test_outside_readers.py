"""The recorded session, opened by software that nobody here wrote."""

import json
import shutil
import subprocess
from collections import Counter
from pathlib import Path
from typing import Any

import bagit
import pytest
from mcap.reader import make_reader
from mcap_owa.highlevel import OWAMcapReader

from helpers.desktop_session import ScriptedSession
from trajectory_recorder.bundle import Bundle
from trajectory_recorder.events import FrameEvent, VoiceEvent
from trajectory_recorder.media import decode


def probe(path: Path, *entries: str) -> Any:
    command = ["ffprobe", "-v", "error", "-count_packets", "-print_format", "json", *entries, str(path)]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def test_bagit_finds_it_complete_and_valid(walkthrough: ScriptedSession) -> None:
    bag = bagit.Bag(str(walkthrough.root))
    assert bag.validate()
    assert bag.info["External-Identifier"] == Bundle(walkthrough.root).manifest.bundle_id


def test_bagit_catches_an_altered_payload(walkthrough: ScriptedSession, tmp_path: Path) -> None:
    copy = tmp_path / walkthrough.root.name
    shutil.copytree(walkthrough.root, copy)
    with (copy / "data" / "screen-0.mkv").open("r+b") as file:
        file.seek(1000)
        byte = file.read(1)
        file.seek(1000)
        file.write(bytes([byte[0] ^ 1]))
    with pytest.raises(bagit.BagValidationError):
        bagit.Bag(str(copy)).validate()


def test_ffprobe_agrees_about_the_video(walkthrough: ScriptedSession) -> None:
    bundle = Bundle(walkthrough.root)
    frames = [frame for _, frame in bundle.events_of(FrameEvent)]
    told = probe(bundle.path("data/screen-0.mkv"), "-show_streams", "-show_packets", "-show_format")
    (stream,) = told["streams"]
    assert stream["codec_name"] == "h264"
    assert (stream["width"], stream["height"], stream["pix_fmt"]) == (1280, 800, "yuv420p")
    assert (stream["color_space"], stream["color_range"]) == ("bt709", "tv")
    assert int(stream["nb_read_packets"]) == len(frames)
    assert [round(float(packet["pts_time"]) * 1e9) for packet in told["packets"]] == [
        f.pts_ns for f in frames
    ]
    keyframes = ["K" in packet["flags"] for packet in told["packets"]]
    assert keyframes == [frame.keyframe for frame in frames]
    assert abs(float(told["format"]["duration"]) * 1e9 - bundle.manifest.duration_ns) < 2e9


def test_ffprobe_agrees_about_the_voice(walkthrough: ScriptedSession) -> None:
    bundle = Bundle(walkthrough.root)
    packets = [packet for _, packet in bundle.events_of(VoiceEvent)]
    told = probe(bundle.path("data/narration.mka"), "-show_streams", "-show_format")
    (stream,) = told["streams"]
    assert (stream["codec_name"], stream["sample_rate"], stream["channels"]) == ("flac", "48000", 1)
    assert int(stream["nb_read_packets"]) == len(packets)
    assert abs(float(told["format"]["duration"]) * 1e9 - bundle.manifest.duration_ns) < 0.3e9


@pytest.mark.parametrize("path", ["data/screen-0.mkv", "data/narration.mka"])
def test_ffmpeg_decodes_it_without_a_complaint(walkthrough: ScriptedSession, path: str) -> None:
    # The output's clock is taken from the file: ffmpeg's null output would else expect a fixed rate.
    command = ["ffmpeg", "-v", "warning", "-i", str(walkthrough.root / path), "-enc_time_base", "-1"]
    done = subprocess.run([*command, "-f", "null", "-"], check=True, capture_output=True, text=True)
    assert done.stderr == ""


def test_mcap_reads_every_message(walkthrough: ScriptedSession) -> None:
    manifest = Bundle(walkthrough.root).manifest
    counts: Counter[str] = Counter()
    with (walkthrough.root / "data" / "events.mcap").open("rb") as file:
        reader = make_reader(file, validate_crcs=True)
        summary = reader.get_summary()
        assert summary is not None
        assert summary.statistics is not None
        assert summary.chunk_indexes
        last_ns = 0
        for schema, channel, message in reader.iter_messages(log_time_order=False):
            assert schema is not None
            assert schema.encoding == "jsonschema"
            assert json.loads(schema.data)["type"] == "object"
            assert set(json.loads(message.data)) <= set(json.loads(schema.data)["properties"])
            assert message.log_time >= last_ns
            last_ns = message.log_time
            counts[channel.topic] += 1
        assert reader.get_header().profile == "owa"
    assert counts == manifest.topics
    assert summary.statistics.message_count == sum(counts.values())


def test_owa_reads_its_types_and_finds_the_pictures(walkthrough: ScriptedSession) -> None:
    bundle = Bundle(walkthrough.root)
    pictures = dict(decode.frames(bundle.path("data/screen-0.mkv")))
    kinds: Counter[str] = Counter()
    with OWAMcapReader(str(walkthrough.root / "data" / "events.mcap")) as reader:
        for message in reader.iter_messages(
            topics=["screen", "mouse", "keyboard", "window", "mouse/state", "keyboard/state"]
        ):
            kinds[type(message.decoded).__name__] += 1
            if message.topic == "screen" and kinds["ScreenCaptured"] in {1, 20, 60}:
                picture = message.decoded.resolve_relative_path(
                    str(walkthrough.root / "data" / "events.mcap")
                )
                mine = pictures[picture.media_ref.pts_ns]
                assert abs(picture.to_rgb_array().astype(int) - mine).mean() < 2
    assert set(kinds) == {
        "ScreenCaptured",
        "MouseEvent",
        "KeyboardEvent",
        "WindowInfo",
        "MouseState",
        "KeyboardState",
    }
    assert kinds["ScreenCaptured"] == len(pictures)
