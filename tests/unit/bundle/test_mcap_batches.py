"""Messages of some topics only: the same as among all messages, with the same care."""

from pathlib import Path
from random import Random

import pytest
from mcap.writer import Writer

from helpers.events_sealed import seal_events
from trajectory_recorder.bundle import layout
from trajectory_recorder.bundle.mcap_messages import McapMessage, batches_of, messages
from trajectory_recorder.errors import DamagedBundle
from trajectory_recorder.events import KeyAction, KeyEvent, Marker

WANTED = {"trajrec/key", "trajrec/marker"}


def file(folder: Path, count: int) -> Path:
    """Keys, which have copies, and markers; in chunks that can't be packed well."""
    events = [
        (
            at,
            Marker(Random(at).randbytes(300).hex()) if at % 3 else KeyEvent(KeyAction.PRESS, at, 0, "a", "a"),
        )
        for at in range(count)
    ]
    return seal_events(folder, events, duration_ns=count).path(layout.EVENTS)


def of(path: Path) -> list[McapMessage]:
    return [McapMessage(*it) for batch in batches_of(path, WANTED) for it in batch]


def test_they_are_those_of_all_messages(tmp_path: Path) -> None:
    path = file(tmp_path, 4_000)
    wanted = [it for it in messages(path) if it.topic in WANTED]
    assert len(wanted) == 4_000
    assert of(path) == wanted
    assert max(map(len, batches_of(path, WANTED))) <= 1_000


def test_what_is_not_wanted_is_counted_and_checked_all_the_same(tmp_path: Path) -> None:
    path = file(tmp_path, 3_000)
    assert [it for batch in batches_of(path, set()) for it in batch] == []
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    with pytest.raises(DamagedBundle):
        list(batches_of(path, set()))


def test_a_file_that_is_altered_gives_what_came_before(tmp_path: Path) -> None:
    path = file(tmp_path, 6_000)
    whole = of(path)
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    read: list[McapMessage] = []
    with pytest.raises(DamagedBundle):
        for batch in batches_of(path, WANTED):
            read += [McapMessage(*it) for it in batch]
    assert 0 < len(read) < len(whole)
    assert read == whole[: len(read)]


def test_a_chunk_that_gets_malformed_gives_what_came_before(tmp_path: Path) -> None:
    path = tmp_path / "events.mcap"
    with path.open("wb") as opened:
        writer = Writer(opened)
        writer.start()
        channel = writer.register_channel("trajrec/marker", "json", 0)
        for number, known in enumerate((channel, channel, channel + 1, channel), 1):
            writer.add_message(known, number, b"{}", number, number)
        writer.finish()  # type: ignore[no-untyped-call]
    read: list[int] = []
    with pytest.raises(DamagedBundle, match="undeclared channel"):
        for batch in batches_of(path, WANTED):
            read += [sequence for _, _, sequence, _ in batch]
    assert read == [1, 2]
