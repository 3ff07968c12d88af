import dataclasses
import tracemalloc
from collections import Counter
from pathlib import Path

import pytest

from helpers import tampering
from helpers.sessions import session_info
from trajectory_recorder.bundle import Bundle, BundleWriter, verify
from trajectory_recorder.bundle.writer import create_folder
from trajectory_recorder.errors import DamagedBundle, NewerFormat, NotABundle
from trajectory_recorder.events import (
    Event,
    Heartbeat,
    KeyAction,
    KeyEvent,
    Marker,
    PointerAction,
    PointerEvent,
)

EVENTS = "data/events.mcap"


def seal(folder: Path, events: list[tuple[int, Event]]) -> Path:
    """A bundle of these events and no media."""
    writer = BundleWriter(create_folder(folder, session_info().start_utc_ns), session_info())
    for at, event in events:
        writer.add(at, event)
    writer.seal(duration_ns=max(at for at, _ in events), ended="stopped")
    return writer.root


SOME: list[tuple[int, Event]] = [
    (0, Marker("begin \N{DUCK}")),
    (10, KeyEvent(KeyAction.PRESS, 38, 65, "a", "a", ("shift",), device_ms=5, injected=False)),
    (10, PointerEvent(PointerAction.SCROLL, -3, 4, dx=0.5, dy=-1.0)),
    (25, Heartbeat("input", 10, 25, 2)),
]


def test_events_come_back_as_they_were_written(tmp_path: Path) -> None:
    root = seal(tmp_path, SOME)
    assert verify(root) == []
    assert list(Bundle(root).events()) == SOME


def test_events_come_in_the_order_of_time(tmp_path: Path) -> None:
    late = [*SOME, (5, Marker("late"))]
    assert [at for at, _ in Bundle(seal(tmp_path, late)).events()] == [0, 5, 10, 10, 25]


def test_one_kind_can_be_asked_for(tmp_path: Path) -> None:
    bundle = Bundle(seal(tmp_path, SOME))
    assert list(bundle.events_of(KeyEvent)) == [SOME[1]]
    assert [type(event) for _, event in bundle.events_of(object)] == [type(event) for _, event in SOME]


def test_the_manifest_is_there_at_once(tmp_path: Path) -> None:
    manifest = Bundle(seal(tmp_path, SOME)).manifest
    assert manifest.bundle_id == session_info().bundle_id
    assert manifest.topics["trajrec/key"] == manifest.topics["keyboard"] == 1
    assert manifest.duration_ns == 25


def test_topics_and_fields_of_later_versions_are_passed_over(tmp_path: Path) -> None:
    root = seal(tmp_path, SOME)

    def with_news(found: list[tampering.Message]) -> list[tampering.Message]:
        later = tampering.Message("trajrec/gaze", found[-1].log_time_ns, 1, b"{}")
        return [*(tampering.with_fields(message, later=1) for message in found), later]

    tampering.edit_events(root, with_news)
    assert list(Bundle(root).events()) == SOME


def test_paths_lead_into_the_bundle_only(tmp_path: Path) -> None:
    bundle = Bundle(seal(tmp_path, SOME))
    assert bundle.path(EVENTS) == bundle.root / EVENTS
    with pytest.raises(DamagedBundle):
        bundle.path("../other")


def test_what_is_no_bundle_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotABundle):
        Bundle(tmp_path)
    root = seal(tmp_path, SOME)
    tampering.edit_manifest(root, lambda document: document.update(format_version="2.0"))
    with pytest.raises(NewerFormat):
        Bundle(root)


@pytest.mark.parametrize("data", [b"{", b'{"label":"\xff"}', b"[" * 100_000, b"[]", b'{"label":1}'])
def test_a_message_that_can_not_be_read(tmp_path: Path, data: bytes) -> None:
    root = seal(tmp_path, SOME)
    tampering.edit_events(
        root,
        lambda found: [
            dataclasses.replace(message, data=data) if message.topic == "trajrec/marker" else message
            for message in found
        ],
    )
    with pytest.raises(DamagedBundle, match=r"trajrec/marker can't be read"):
        list(Bundle(root).events())


def test_an_event_file_that_is_torn_or_gone(tmp_path: Path) -> None:
    root = seal(tmp_path, [(at, Marker(str(at))) for at in range(1000)])
    whole = (root / EVENTS).read_bytes()
    (root / EVENTS).write_bytes(whole[: len(whole) // 2])
    with pytest.raises(DamagedBundle):
        list(Bundle(root).events())
    (root / EVENTS).unlink()
    with pytest.raises(DamagedBundle, match="missing"):
        list(Bundle(root).events())
    (root / EVENTS).symlink_to("/etc/hostname")
    with pytest.raises(DamagedBundle, match="symbolic link"):
        list(Bundle(root).events())


def test_memory_does_not_grow_with_the_bundle(tmp_path: Path) -> None:
    count = 10_000
    root = seal(tmp_path, [(at, Marker(f"{at:0600d}")) for at in range(count)])
    tracemalloc.start()
    try:
        assert Counter(type(event) for _, event in Bundle(root).events()) == {Marker: count}
        assert verify(root) == []
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    # Ten thousand messages of 600 bytes are 6 MB. A few chunks are held, of which each is 1 MB.
    assert peak < 4_000_000
