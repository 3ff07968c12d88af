"""OWAMcap files, read by that convention's own reader and compared with the bundle message by message."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from mcap_owa.highlevel import OWAMcapReader

from helpers.counter_code import read_counter
from helpers.exported import Exported, episode_of, exported
from helpers.pictured_session import COUNTER_PX
from helpers.viewed_session import CONTROL, LETTER_A
from trajectory_recorder import events
from trajectory_recorder.bundle import Bundle
from trajectory_recorder.bundle.topics import TOPICS, decode
from trajectory_recorder.events import FrameEvent, PointerAction
from trajectory_recorder.wire.exports import ExportOptions

TOPIC_NAMES = ["screen", "mouse", "keyboard", "window", "mouse/state", "keyboard/state"]
Message = tuple[str, int, dict[str, Any]]


@pytest.fixture(scope="module")
def made(viewed: Bundle, tmp_path_factory: pytest.TempPathFactory) -> Exported:
    return exported("owamcap", [episode_of(viewed)], tmp_path_factory.mktemp("owamcap"))


def mcap(made: Exported) -> Path:
    (path,) = made.folder.rglob("*.mcap")
    return path


def convention(made: Exported) -> list[Message]:
    with OWAMcapReader(str(mcap(made))) as reader:
        return [
            (
                it.topic,
                it.timestamp,
                it.decoded.model_dump(mode="json", exclude_none=True, exclude={"frame_arr"}),
            )
            for it in reader.iter_messages(topics=TOPIC_NAMES)
        ]


def expected(bundle: Bundle) -> Iterator[Message]:
    """What the convention's topics ought to say, worked out anew from the events."""
    start_ns = bundle.manifest.clock.start_utc_ns
    for at_ns, event in bundle.events():
        said = _said(bundle, event, start_ns + at_ns)
        if said is not None:
            yield said[0], start_ns + at_ns, said[1]


def _said(  # noqa: PLR0911 - one line for each kind
    bundle: Bundle, event: events.Event, utc_ns: int
) -> tuple[str, dict[str, Any]] | None:
    match event:
        case FrameEvent():
            reference = {"uri": f"{bundle.manifest.bundle_id}-screen-0.mkv", "pts_ns": event.pts_ns}
            shape = {"source_shape": [701, 301], "shape": [702, 302]}
            return "screen", {"utc_ns": utc_ns, **shape, "media_ref": reference}
        case events.PointerEvent():
            return _pointer(event)
        case events.KeyEvent(vk=vk, action=action) if vk:
            return "keyboard", {"event_type": action.value, "vk": vk}
        case events.WindowEvent(title=str(title), window_id=int(number)):
            return "window", {"title": title, "rect": [-701, 40, -401, 240], "hWnd": number}
        case events.WindowEvent(window_id=None):
            return "window", {"title": "", "rect": [0, 0, 0, 0], "hWnd": 0}
        case events.PointerState():
            return "mouse/state", {"x": event.x_px, "y": event.y_px, "buttons": ["left"]}
        case events.KeyboardState():
            return "keyboard/state", {"buttons": [CONTROL]}
    return None


def _pointer(event: events.PointerEvent) -> tuple[str, dict[str, Any]] | None:
    place = {"x": event.x_px, "y": event.y_px}
    if event.action is PointerAction.MOVE:
        return "mouse", {"event_type": "move", **place}
    if event.action is not PointerAction.SCROLL:
        pressed = event.action is PointerAction.PRESS
        return "mouse", {"event_type": "click", **place, "button": event.button, "pressed": pressed}
    notches = {(0, -2): (0, -2), (0, 1.5): (0, 2), (0.25, 0): None}[event.dx, event.dy]
    return notches and ("mouse", {"event_type": "scroll", **place, "dx": notches[0], "dy": notches[1]})


def test_its_reader_finds_every_event_at_its_time_with_its_values(viewed: Bundle, made: Exported) -> None:
    found = convention(made)
    assert found == list(expected(viewed))
    assert set(TOPIC_NAMES) == {topic for topic, *_ in found}
    assert ("keyboard", LETTER_A) in {(topic, it.get("vk")) for topic, _, it in found}


def test_its_reader_finds_the_pictures(made: Exported) -> None:
    with OWAMcapReader(str(mcap(made))) as reader:
        shown = [it.decoded.resolve_relative_path(str(mcap(made))) for it in reader.iter_messages(["screen"])]
    assert [read_counter(it.to_rgb_array(), *COUNTER_PX) for it in shown[::4]] == [1, 5, 9]


def test_each_event_is_there_whole_on_a_topic_of_its_own(viewed: Bundle, made: Exported) -> None:
    name = viewed.manifest.bundle_id
    ours = {it.name for it in TOPICS.values()}
    with OWAMcapReader(str(mcap(made))) as reader:
        start_ns = viewed.manifest.clock.start_utc_ns
        found = [
            (it.timestamp - start_ns, decode(it.topic, it.message))
            for it in reader.iter_messages(log_time_order=False)
            if it.topic in ours
        ]
    assert found == [(at_ns, _beside(event, name)) for at_ns, event in viewed.events()]


def _beside(event: Any, name: str) -> Any:
    return replace(event, path=event.path.replace("data/", f"{name}-")) if hasattr(event, "pts_ns") else event


def test_media_lie_beside_byte_for_byte(viewed: Bundle, made: Exported) -> None:
    name = viewed.manifest.bundle_id
    files = made.bytes()
    assert files[f"train/{name}-screen-0.mkv"] == viewed.path("data/screen-0.mkv").read_bytes()
    assert files[f"train/{name}-narration.mka"] == viewed.path("data/narration.mka").read_bytes()
    (line,) = map(json.loads, files["recordings.jsonl"].splitlines())
    assert set(line["files"]) == files.keys() - {"recordings.jsonl"}
    assert (line["task"], line["instruction"]) == ("sums", "Add the numbers up")
    assert made.described() == set(files)


def test_what_the_types_cannot_hold_is_told_and_not_made_up(made: Exported) -> None:
    assert Counter({it.what: count for it, count in made.losses.items()}) == {
        "windows whose title is not known": 1,
        "fractions of a notch of the wheel": 2,
        "keys that no virtual key of Windows means": 2,
        "held keys that no virtual key of Windows means": 1,
    }


@pytest.mark.parametrize(("agreed", "wanted"), [(False, True), (True, False)])
def test_without_the_voice_nothing_tells_of_it(
    viewed: Bundle, tmp_path: Path, *, agreed: bool, wanted: bool
) -> None:
    episode = episode_of(viewed, voice=agreed)
    made = exported("owamcap", [episode], tmp_path, ExportOptions(voice=wanted))
    with OWAMcapReader(str(mcap(made))) as reader:
        assert not [it for it in reader.topics if "voice" in it or "speech" in it]
    assert not list(made.folder.rglob("*.mka"))
    assert ("what was told of the voice" in {it.what for it in made.losses}) is not agreed


def test_it_has_the_same_bytes_each_time(viewed: Bundle, made: Exported, tmp_path: Path) -> None:
    again = exported("owamcap", [episode_of(viewed)], tmp_path)
    assert again.bytes() == made.bytes()
