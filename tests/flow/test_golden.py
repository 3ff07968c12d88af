"""A bundle of format 1.0 as its first version wrote it must be read for ever.

`helpers/make_golden.py` made it, once. A test that fails here is not mended by making it anew.
"""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import pytest

from trajectory_recorder.bundle import Bundle, verify
from trajectory_recorder.bundle.mcap_messages import messages
from trajectory_recorder.events import Event, FrameEvent, VoiceEvent
from trajectory_recorder.media import decode

DATA = Path(__file__).parents[1] / "data"
GOLDEN = DATA / "golden-1.0.trajectory"
EXPECTED: dict[str, Any] = json.loads((DATA / "golden-1.0.json").read_text(encoding="utf-8"))
COUNTS = {
    "trajrec/session": 1,
    "trajrec/frame": 27,
    "screen": 27,
    "trajrec/voice": 22,
    "trajrec/pointer": 4,
    "mouse": 4,
    "trajrec/key": 7,
    "keyboard": 7,
    "trajrec/pointer/state": 1,
    "mouse/state": 1,
    "trajrec/key/state": 1,
    "keyboard/state": 1,
    "trajrec/window": 2,
    "window": 2,
    "trajrec/clipboard": 3,
    "trajrec/display": 2,
    "trajrec/clock": 3,
    "trajrec/heartbeat": 1,
    "trajrec/gap": 7,
    "trajrec/marker": 2,
    "trajrec/health": 1,
}


@pytest.fixture(scope="module")
def bundle() -> Bundle:
    return Bundle(GOLDEN)


def test_it_is_valid() -> None:
    assert verify(GOLDEN) == []


def test_it_has_these_messages(bundle: Bundle) -> None:
    assert Counter(message.topic for message in messages(bundle.path("data/events.mcap"))) == COUNTS
    assert bundle.manifest.topics == COUNTS


def _holds(found: Any, expected: Any) -> bool:
    """Whether all that is expected is there; a later version may know more fields."""
    if isinstance(expected, dict):
        return isinstance(found, dict) and all(
            key in found and _holds(found[key], value) for key, value in expected.items()
        )
    if isinstance(expected, list):
        return len(found) == len(expected) and all(map(_holds, found, expected))
    return bool(found == expected)


def test_every_event_is_what_was_written(bundle: Bundle) -> None:
    found = list(bundle.events())
    assert (
        len(found)
        == len(EXPECTED["events"])
        == sum(
            count
            for topic, count in COUNTS.items()
            if topic.startswith("trajrec/") and topic != "trajrec/session"
        )
    )
    for (at_ns, event), (expected_ns, kind, values) in zip(found, EXPECTED["events"], strict=True):
        assert (at_ns, type(event).__name__) == (expected_ns, kind)
        assert _holds(msgspec.to_builtins(event), values), f"{event} was {values}"
    assert len({kind for _, kind, _ in EXPECTED["events"]}) == 14


def test_some_events_in_full(bundle: Bundle) -> None:
    """What stands in the file of expectations, once more as a person can check it."""

    def described(event: Event) -> dict[str, Any]:
        values: dict[str, Any] = msgspec.to_builtins(event)
        return values

    events = [(at, described(event)) for at, event in bundle.events()]
    assert (320_000_000, 38, 0x41, "A", "A", ["shift"], True) in [
        (at, e["key_code"], e["vk"], e["symbol"], e["text"], list(e["modifiers"]), e["injected"])
        for at, e in events
        if "key_code" in e
    ]
    assert [(at, e["label"]) for at, e in events if "label" in e] == [
        (1_400_000_000, "here it goes wrong"),
        (1_500_000_123, ""),
    ]
    assert [(e["text"], e["length"], e["concealed"]) for _, e in events if "concealed" in e] == [
        ("two\nlines, a tab\t and “quotes”", 31, False),
        (None, 18, True),
        (None, 2_000_000, False),
    ]
    assert [(e["title"], e["application"]) for _, e in events if "title" in e] == [
        ("Übersicht – 数 🦆", "editor"),
        (None, None),
    ]
    assert [(gap.stream, gap.reason, gap.removed_ns, gap.lost_events) for gap in bundle.manifest.gaps] == [
        ("clipboard", "source_failed", 0, 0),
        ("input", "queue_full", 0, 17),
        ("*", "pause", 60_000_000_000, 0),
        ("screen/0", "display_changed", 0, 0),
        ("*", "suspend", 120_000_000_000, 0),
        ("*", "clock_step", 0, 0),
        ("voice", "source_stalled", 0, 0),
    ]


def test_the_manifest_says_this(bundle: Bundle) -> None:
    manifest = bundle.manifest
    assert (manifest.format, manifest.format_version) == ("trajectory", "1.0")
    assert manifest.bundle_id == "01979a3c-4c00-7abc-8def-0123456789ab"
    assert (manifest.os.name, manifest.os.locale) == ("Linux", "en_GB")
    assert manifest.task is not None
    assert manifest.task.id == "golden-task"
    assert (manifest.duration_ns, manifest.ended) == (3_000_000_000, "stopped")
    assert manifest.clock.start_utc_ns == 1_795_258_800_000_000_000
    assert [anchor.session_ns for anchor in manifest.clock.anchors] == [0, 3_000_000_000]
    assert [(d.display_id, d.x_px, d.width_px, d.scale) for d in manifest.displays] == [
        (0, 0, 128, 1.0),
        (1, -63, 63, 1.0),
    ]
    assert [(s.name, s.codec, s.count, s.lost) for s in manifest.streams] == [
        ("clipboard", "json", 3, 0),
        ("displays", "json", 2, 0),
        ("input", "json", 13, 17),
        ("screen/0", "h264", 24, 0),
        ("screen/1", "h264", 3, 0),
        ("voice", "flac", 22, 0),
        ("window", "json", 2, 0),
    ]
    assert manifest.settings == {"fps": 10, "display": "all", "narration": True}
    assert manifest.recovered is None


@pytest.mark.parametrize("path", EXPECTED["pictures"])
def test_pictures_have_their_colours(bundle: Bundle, path: str) -> None:
    expected = EXPECTED["pictures"][path]
    frames = [frame for _, frame in bundle.events_of(FrameEvent) if frame.path == path]
    decoded = list(decode.frames(bundle.path(path)))
    assert [pts for pts, _ in decoded] == [pts for pts, _ in expected] == [frame.pts_ns for frame in frames]
    for (_, picture), (pts_ns, colour), frame in zip(decoded, expected, frames, strict=True):
        assert picture.shape == (frame.coded_height_px, frame.coded_width_px, 3)
        shown = picture[24:, 24:].reshape(-1, 3).mean(axis=0)
        assert np.abs(shown - colour).max() < 8, f"the picture at {pts_ns} is {shown}"
        assert picture[2:12, 2:12].mean() < 24, "the corner is black"


def test_the_voice_is_the_tone(bundle: Bundle) -> None:
    packets = [packet for _, packet in bundle.events_of(VoiceEvent)]
    blocks = list(decode.samples(bundle.path("data/narration.mka")))
    assert [(pts, len(block)) for pts, block in blocks] == [(p.pts_ns, p.samples) for p in packets]
    heard = np.concatenate([block for _, block in blocks])
    tone = [
        (0.25 * 32767 * np.sin(2 * np.pi * 440 * np.arange(n) / 48_000)).astype(np.int16)
        for n in (48_001, 48_000)
    ]
    assert np.array_equal(heard, np.concatenate(tone))
