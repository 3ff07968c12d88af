"""A kept timeline: the same as a new one, and believed only where this user made it of this very bundle."""

import os
import stat
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from helpers.events_sealed import frame, seal_events, voice
from helpers.pictured_session import PicturedSession
from helpers.synthetic_session import SECOND_NS
from trajectory_recorder import paths
from trajectory_recorder.bundle import Bundle, layout, verify
from trajectory_recorder.events import (
    Button,
    CursorEvent,
    Element,
    ElementEvent,
    ElementTrigger,
    Event,
    Gap,
    GapReason,
    Marker,
    PointerAction,
    PointerEvent,
    Rectangle,
    SpeechEvent,
    WindowEvent,
)
from trajectory_recorder.replay import index as indexes
from trajectory_recorder.replay import opening
from trajectory_recorder.replay.opening import open_recording
from trajectory_recorder.replay.timeline import codec
from trajectory_recorder.replay.timeline.timeline import Timeline

ELEMENT = Element(
    "push button", "Save", "1", False, ("focused",), Rectangle(1, 2, 3, 4), (), None, None, "app", 1
)


def everything(folder: Path) -> Bundle:
    """A bundle with each kind of deed, and whatever else lies in a timeline."""
    person = PicturedSession()
    person.meanwhile(WindowEvent(1, "Report", "Editor", 7, -701, 40, 701, 301))
    person.meanwhile(CursorEvent("a1", "text", True, 16, 16, 8, 8, "iVBORw0="))
    person.moves((-600, 90)).pushes()
    person.meanwhile(ElementEvent(ElementTrigger.BUTTON, -600, 90, ELEMENT, None, ELEMENT, None, 5))
    person.rests(50).lets_go().changes()
    person.rests(700).pushes().rests(700).lets_go().rests(700)
    person.pushes().moves((-500, 95), (-400, 100)).lets_go().rests(700).turns(0, -1).rests(700)
    person.types("über").taps("Return").presses("Control_L").taps("s").releases("Control_L").rests(700)
    person.moves((-300, 100), (-200, 200)).rests(4000).meanwhile(Marker("here")).changes()
    person.meanwhile(SpeechEvent(SECOND_NS, 2 * SECOND_NS, 0.9))
    person.meanwhile(Gap("input", SECOND_NS, SECOND_NS, GapReason.PAUSE, removed_ns=5))
    return person.seal(folder)


def same(one: object, other: object) -> bool:
    """Whether two timelines, or parts of them, are equal in every number and type."""
    if isinstance(one, np.ndarray):
        return isinstance(other, np.ndarray) and one.dtype == other.dtype and np.array_equal(one, other)
    if isinstance(one, tuple):
        return isinstance(other, tuple) and len(one) == len(other) and all(map(same, one, other))
    if hasattr(one, "__dataclass_fields__"):
        parts = [it.name for it in fields(one)]  # type: ignore[arg-type]
        return type(one) is type(other) and all(same(getattr(one, it), getattr(other, it)) for it in parts)
    return type(one) is type(other) and one == other


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch) -> list[Timeline]:
    """Timelines that were built from events."""
    found: list[Timeline] = []
    build = opening.build

    def counting(*given: Any, **more: Any) -> Timeline:
        found.append(build(*given, **more))
        return found[-1]

    monkeypatch.setattr(opening, "build", counting)
    return found


def test_the_second_time_it_comes_from_the_index_and_is_the_same(
    tmp_path: Path, built: list[Timeline]
) -> None:
    root = everything(tmp_path).root
    first = open_recording(root).timeline
    assert {type(it.action.deed).__name__ for it in first.steps} == {
        "Click",
        "LongPress",
        "Drag",
        "Scroll",
        "Typing",
        "KeyPress",
        "Hotkey",
        "Move",
        "Wait",
    }
    second = open_recording(root).timeline
    assert len(built) == 1
    assert same(first, second)
    assert verify(root) == [], "it is no part of the sealed content"


@pytest.mark.parametrize("changed", [layout.QUALITY, layout.TRANSCRIPT, layout.EVENTS, layout.MANIFEST])
def test_of_another_state_of_the_bundle_it_is_made_anew(
    tmp_path: Path, built: list[Timeline], changed: str
) -> None:
    root = everything(tmp_path).root
    open_recording(root)
    path = root / changed
    path.write_bytes((path.read_bytes() if path.exists() else b"{}") + b"\n")
    open_recording(root)
    assert len(built) == 2
    open_recording(root)
    assert len(built) == 2


def test_by_another_version_it_is_made_anew(
    tmp_path: Path, built: list[Timeline], monkeypatch: pytest.MonkeyPatch
) -> None:
    root = everything(tmp_path).root
    open_recording(root)
    monkeypatch.setattr(indexes, "__version__", "99.0")
    open_recording(root)
    monkeypatch.setattr(codec, "LAYOUT", codec.LAYOUT + 1)
    open_recording(root)
    assert len(built) == 3


def test_whatever_was_altered_is_not_believed(tmp_path: Path, built: list[Timeline]) -> None:
    root = everything(tmp_path).root
    path = root / layout.TIMELINE
    open_recording(root)
    good = path.read_bytes()
    altered = [b"", good[:40], good[:-1], good + b"\0", bytes(len(good))]
    altered += [good[:at] + bytes([good[at] ^ 1]) + good[at + 1 :] for at in (0, 31, 32, len(good) // 2)]
    for number, data in enumerate(altered, 2):
        path.write_bytes(data)
        open_recording(root)
        assert len(built) == number
        assert path.read_bytes()[32:] == good[32:]


def test_one_that_somebody_else_made_is_not_believed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = everything(tmp_path).root
    honest = open_recording(root).timeline
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "other"))
    forged = replace(honest, steps=(), strokes=())
    digest = opening.sha256((root / layout.MANIFEST).read_bytes()).hexdigest()
    indexes.Index(root, digest).write(forged)
    assert open_recording(root).timeline.steps == (), "whoever made it believes it"
    monkeypatch.undo()
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "mine"))
    assert open_recording(root).timeline.steps == honest.steps


def test_the_key_is_its_owners_alone_and_stays(tmp_path: Path) -> None:
    open_recording(everything(tmp_path).root)
    key = paths.timeline_key()
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    before = key.read_bytes()
    assert len(before) == 32
    open_recording(seal_events(tmp_path, [(0, Marker("a"))], duration_ns=5).root)
    assert key.read_bytes() == before


def test_without_a_place_for_a_key_nothing_is_kept_or_believed(
    tmp_path: Path, built: list[Timeline], monkeypatch: pytest.MonkeyPatch
) -> None:
    root = everything(tmp_path).root
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "file" / "below"))
    for number in (1, 2):
        open_recording(root)
        assert len(built) == number
    assert not (root / layout.TIMELINE).exists()


def test_where_the_bundle_can_not_be_written_to_the_users_cache_has_it(
    tmp_path: Path, built: list[Timeline], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexes, "_KEPT_ELSEWHERE", 3)
    for number in range(1, 6):
        bundle = seal_events(tmp_path, [(0, Marker(str(number)))], duration_ns=number * SECOND_NS)
        (bundle.root / "derived").touch()  # no folder can be made there
        first = open_recording(bundle.root).timeline
        assert same(first, open_recording(bundle.root).timeline)
        assert len(built) == number
        kept = list(paths.timelines_folder().iterdir())
        assert len(kept) == min(number, 3)
        assert {stat.S_IMODE(it.stat().st_mode) for it in kept} == {0o600}


@pytest.mark.parametrize("kind", ["link", "pipe", "folder"])
def test_what_is_no_plain_file_is_neither_read_nor_written_to(
    tmp_path: Path, built: list[Timeline], kind: str
) -> None:
    root = everything(tmp_path).root
    path = root / layout.TIMELINE
    path.parent.mkdir()
    target = tmp_path / "target"
    target.write_bytes(b"mine")
    {"link": lambda: path.symlink_to(target), "pipe": lambda: os.mkfifo(path), "folder": path.mkdir}[kind]()
    open_recording(root)
    open_recording(root)
    assert len(built) == 1
    assert target.read_bytes() == b"mine"


def test_numbers_that_can_not_be_written_are_not_kept(tmp_path: Path, built: list[Timeline]) -> None:
    click: list[tuple[int, Event]] = [
        (0, WindowEvent(10**40, "t", "a", 1, 0, 0, 1, 1)),
        (1, PointerEvent(PointerAction.PRESS, 1, 1, Button.LEFT)),
        (2, frame(2)),
        (3, voice(3)),
    ]
    root = seal_events(tmp_path, click, duration_ns=SECOND_NS).root
    open_recording(root)
    timeline = open_recording(root).timeline
    assert len(built) == 2
    assert timeline.windows[0][1].window_id == 10**40
    assert not (root / layout.TIMELINE).exists()


def test_what_is_no_timeline_is_none() -> None:
    for data in (b"", b"no frame", codec.zstandard.compress(b"\x91\x01")):
        with pytest.raises(ValueError, match=r"."):
            codec.decode(data)
