"""The format's description against the code, and every kind of event there and back."""

import json
import re
from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from enum import Enum
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, TypeGuard, get_args, get_origin, get_type_hints

import msgspec
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from owa.msgs.desktop.keyboard import KeyboardEvent as OwaKeyboardEvent
from owa.msgs.desktop.keyboard import KeyboardState as OwaKeyboardState
from owa.msgs.desktop.mouse import MouseEvent as OwaMouseEvent
from owa.msgs.desktop.mouse import MouseState as OwaMouseState
from owa.msgs.desktop.screen import ScreenCaptured
from owa.msgs.desktop.window import WindowInfo

from helpers.sessions import session_info
from trajectory_recorder.bundle import topics
from trajectory_recorder.events import (
    Button,
    Event,
    FrameEvent,
    GapReason,
    KeyAction,
    KeyEvent,
    PointerAction,
    PointerEvent,
    PointerState,
    WindowEvent,
)

FORMAT = (Path(__file__).parents[3] / "FORMAT.md").read_text()
KINDS: tuple[type, ...] = get_args(Event)
COPIES = [topic for topic, _ in topics.OWA_TOPICS.values()]
EVERY_TOPIC = [topics.SESSION, *topics.TOPICS.values(), *COPIES]
OWA_TYPES = {
    "screen": ScreenCaptured,
    "mouse": OwaMouseEvent,
    "mouse/state": OwaMouseState,
    "keyboard": OwaKeyboardEvent,
    "keyboard/state": OwaKeyboardState,
    "window": WindowInfo,
}


# --- what the format's description says -----------------------------------------------------------


def _section(title: str) -> str:
    return FORMAT.split(f"\n## {title}\n", 1)[1].split("\n## ", 1)[0]


def test_the_table_of_topics_is_the_code() -> None:
    rows = re.findall(r"^\| `(trajrec/\S+)` \| .+ \| (?:`(\S+)` )?\|$", _section("Topics"), re.MULTILINE)
    assert {name: copy or None for name, copy in rows} == {
        topic.name: topics.TWINS.get(topic.name) for topic in (topics.SESSION, *topics.TOPICS.values())
    }


def test_the_list_of_gap_reasons_is_the_code() -> None:
    listed = FORMAT.split("**Gap reasons:**", 1)[1].split(".", 1)[0]
    assert re.findall(r"`(\w+)`", listed) == [str(reason) for reason in GapReason]


def test_the_table_of_the_manifest_is_the_code() -> None:
    from trajectory_recorder.bundle.manifest import Clock, FileEntry, Manifest, StreamSummary

    rows = re.findall(r"^\| (`.+?`) \| (.+) \|$", _section("manifest.json"), re.MULTILINE)
    listed = [name for cell, _ in rows for name in re.findall(r"`(\w+)`", cell)]
    assert sorted(listed) == sorted(field.name for field in fields(Manifest))
    described = {re.findall(r"`(\w+)`", cell)[0]: text for cell, text in rows}
    for name, kind in (("streams", StreamSummary), ("files", FileEntry)):
        assert re.findall(r"`(\w+)`", described[name]) == [field.name for field in fields(kind)]
    assert set(re.findall(r"`(\w+)`", described["clock"])) <= {field.name for field in fields(Clock)}


def test_the_table_of_files_is_the_code() -> None:
    from trajectory_recorder.bundle import layout

    section = _section("Files")
    for name in (
        layout.MANIFEST,
        layout.EVENTS,
        layout.narration_path(0),
        layout.JOURNAL,
        layout.SETTLED,
        layout.LOCK,
    ):
        assert f"`{name}`" in section
    assert layout.screen_path(0, 0).replace("0", "D") in section
    assert "data/screen-D-K.mkv" in section


# --- schemas --------------------------------------------------------------------------------------


def test_every_kind_of_event_has_a_topic_of_its_own() -> None:
    assert set(topics.TOPICS) == set(KINDS)
    assert (
        len({topic.name for topic in EVERY_TOPIC})
        == len({topic.schema for topic in EVERY_TOPIC})
        == len(EVERY_TOPIC)
    )
    assert set(topics.OWA_TOPICS) <= set(KINDS)


@pytest.mark.parametrize("topic", EVERY_TOPIC, ids=lambda topic: topic.name)
def test_a_schema_describes_its_message_at_the_top(topic: topics.Topic) -> None:
    schema = json.loads(topic.json_schema())
    assert schema["type"] == "object"
    assert set(schema["properties"]) == {field.name for field in fields(topic.payload)}
    defined = set(schema.get("$defs", {}))
    referred = set(re.findall(r"#/\$defs/(\w+)", topic.json_schema().decode()))
    assert referred == defined


def test_copies_have_the_names_and_fields_of_the_convention() -> None:
    for topic in COPIES:
        theirs = OWA_TYPES[topic.name]
        assert topic.schema == theirs._type
        assert {field.name for field in fields(topic.payload)} <= set(theirs.model_fields)


# --- there and back -------------------------------------------------------------------------------


def anything(hint: Any, name: str = "") -> st.SearchStrategy[Any]:  # noqa: PLR0911 - a case for each kind
    """Any value that a field of this type may hold in a recording."""
    if name in {"vk", "vks"}:
        # Windows has no more virtual keys.
        return st.integers(0, 255) if hint is int else st.lists(st.integers(0, 255)).map(tuple)
    if isinstance(hint, UnionType):
        return st.one_of([anything(member) for member in get_args(hint)])
    if get_origin(hint) is tuple:
        return st.lists(anything(get_args(hint)[0]), max_size=4).map(tuple)
    if get_origin(hint) is dict:
        return st.dictionaries(*map(anything, get_args(hint)), max_size=4)
    if is_dataclass(hint) and isinstance(hint, type):
        hints = get_type_hints(hint)
        return st.builds(hint, **{field: anything(kind, field) for field, kind in hints.items()})
    if isinstance(hint, type) and issubclass(hint, Enum):
        return st.sampled_from(hint)
    return {
        int: st.integers(-(2**63), 2**63 - 1),
        float: st.floats(-1e12, 1e12),
        str: st.text(max_size=50),
        bool: st.booleans(),
        NoneType: st.none(),
    }[hint]


UTC_NS = 1_780_000_000_000_000_000


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_event_comes_back_as_it_was(kind: type) -> None:
    @settings(max_examples=20)
    @given(anything(kind))
    def check(event: Event) -> None:
        (topic, data), *copies = topics.messages(event, UTC_NS)
        assert topics.decode(topic.name, data) == event
        assert len(copies) == (topic.name in topics.TWINS)
        required = set(json.loads(topic.json_schema()).get("required", ()))
        assert required <= set(json.loads(data)) <= {field.name for field in fields(kind)}

    check()


@pytest.mark.parametrize("kind", topics.OWA_TOPICS, ids=lambda kind: kind.__name__)
def test_every_copy_is_valid_for_the_convention(kind: type) -> None:
    @settings(max_examples=20)
    @given(anything(kind))
    def check(event: Event) -> None:
        # A press or release is always one of a button.
        assume(not _is_click(event) or event.button is not None)
        _, (topic, data) = topics.messages(event, UTC_NS)
        assert topic.name == topics.TWINS[topics.TOPICS[kind].name]
        OWA_TYPES[topic.name].model_validate_json(data)
        assert topics.decode(topic.name, data) is None, "a copy is nothing that our reader reads"

    check()


def _is_click(event: Event) -> TypeGuard[PointerEvent]:
    return isinstance(event, PointerEvent) and event.action in {PointerAction.PRESS, PointerAction.RELEASE}


def copy_of(event: Event) -> Any:
    _, (topic, data) = topics.messages(event, UTC_NS)
    return OWA_TYPES[topic.name].model_validate_json(data)


def test_what_copies_say() -> None:
    frame = copy_of(FrameEvent(1, "data/screen-1.mkv", 7_000_000, 63, 47, 64, 48, keyframe=True))
    assert (frame.utc_ns, frame.source_shape, frame.shape) == (UTC_NS, (63, 47), (64, 48))
    assert (frame.media_ref.uri, frame.media_ref.pts_ns) == ("screen-1.mkv", 7_000_000)
    click = copy_of(PointerEvent(PointerAction.PRESS, 3, 4, Button.RIGHT))
    assert (click.event_type, click.x, click.y, click.button, click.pressed) == ("click", 3, 4, "right", True)
    release = copy_of(PointerEvent(PointerAction.RELEASE, 3, 4, Button.X1))
    assert (release.event_type, release.button, release.pressed) == ("click", "x1", False)
    assert copy_of(PointerEvent(PointerAction.MOVE, 3, 4)).model_dump(exclude_none=True) == {
        "event_type": "move",
        "x": 3,
        "y": 4,
    }
    scroll = copy_of(PointerEvent(PointerAction.SCROLL, 3, 4, dx=0.0, dy=-2.0))
    assert (scroll.event_type, scroll.dx, scroll.dy) == ("scroll", 0, -2)
    key = copy_of(KeyEvent(KeyAction.RELEASE, 38, 65, "a", None))
    assert (key.event_type, key.vk) == ("release", 65)
    state = copy_of(PointerState(1, 2, (Button.LEFT,)))
    assert (state.x, state.y, state.buttons) == (1, 2, {"left"})
    window = copy_of(WindowEvent(9, "Report", "writer", 1, 10, 20, 30, 40))
    assert (window.title, window.rect, window.hWnd) == ("Report", (10, 20, 40, 60), 9)
    none = copy_of(WindowEvent(None, None, None, None, 0, 0, 0, 0))
    assert isinstance(none.title, str)
    assert isinstance(none.hWnd, int)


def test_the_session_comes_back_as_it_was() -> None:
    topic, data = topics.session_message(session_info())
    assert topics.decode(topic.name, data) == session_info()


def _unreadable() -> Iterable[tuple[str, bytes]]:
    for topic in (topics.SESSION, *topics.TOPICS.values()):
        for data in (b"", b"[]", b"7", b'{"', b"{}"):
            if data == b"{}" and not json.loads(topic.json_schema()).get("required"):
                continue
            yield topic.name, data


@pytest.mark.parametrize(("topic", "data"), list(_unreadable()))
def test_messages_of_another_shape_are_refused(topic: str, data: bytes) -> None:
    with pytest.raises(msgspec.DecodeError):
        topics.decode(topic, data)


def test_unknown_topics_are_none_of_ours() -> None:
    assert topics.decode("trajrec/later", b"{}") is None
    assert topics.decode("", b"") is None
