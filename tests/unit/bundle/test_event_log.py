import random
from pathlib import Path

import pytest

from helpers.sessions import session_info
from trajectory_recorder.bundle.event_log import EventLog
from trajectory_recorder.bundle.mcap_messages import messages, messages_until_torn
from trajectory_recorder.errors import DamagedBundle
from trajectory_recorder.events import KeyAction, KeyEvent, Marker, PointerAction, PointerEvent

SECOND = 1_000_000_000


def make_log(folder: Path) -> EventLog:
    return EventLog(folder / "journal", folder / "settled", session_info())


def test_messages_settle_into_the_order_of_their_times(tmp_path: Path) -> None:
    log = make_log(tmp_path)
    # Some streams deliver up to nine seconds late.
    late = random.Random(4)
    times = sorted(
        (number * SECOND // 10 for number in range(300)), key=lambda at: at + late.randrange(9 * SECOND)
    )
    assert times != sorted(times)
    for at in times:
        log.add(at, Marker(str(at)))
    counts = log.finish()
    found = list(messages(tmp_path / "settled"))
    assert counts == {"trajrec/session": 1, "trajrec/marker": 300}
    assert [m.topic for m in found[:1]] == ["trajrec/session"]
    assert [m.log_time_ns - session_info().start_utc_ns for m in found[1:]] == sorted(times)
    assert [m.sequence for m in found[1:]] == list(range(1, 301))


def test_an_event_with_a_copy_is_written_to_both_topics(tmp_path: Path) -> None:
    log = make_log(tmp_path)
    log.add(1, PointerEvent(PointerAction.MOVE, 3, 4))
    log.add(2, KeyEvent(KeyAction.PRESS, 38, 65, "a", "a"))
    log.finish()
    assert [
        (m.topic, m.log_time_ns - session_info().start_utc_ns) for m in messages(tmp_path / "settled")
    ] == [
        ("trajrec/session", 0),
        ("trajrec/pointer", 1),
        ("mouse", 1),
        ("trajrec/key", 2),
        ("keyboard", 2),
    ]


def test_what_was_flushed_is_in_the_journal_however_it_is_torn(tmp_path: Path) -> None:
    log = make_log(tmp_path)
    for number in range(200):
        log.add(number, Marker(str(number)))
    log.flush()
    whole = (tmp_path / "journal").read_bytes()
    log.close()
    torn = tmp_path / "torn"
    seen = []
    for length in [*sorted(random.Random(5).sample(range(len(whole)), 60)), len(whole)]:
        torn.write_bytes(whole[:length])
        found = list(messages_until_torn(torn))
        assert [m.sequence for m in found[1:]] == list(range(1, len(found)))[: len(found)]
        seen.append(len(found))
    assert seen == sorted(seen)
    assert seen[-1] == 201


def test_a_torn_or_altered_sealed_file_is_an_error(tmp_path: Path) -> None:
    log = make_log(tmp_path)
    for number in range(2000):
        log.add(number, Marker(str(number)))
    log.finish()
    whole = (tmp_path / "settled").read_bytes()
    bad = tmp_path / "bad"
    for length in random.Random(6).sample(range(len(whole)), 40):
        bad.write_bytes(whole[:length])
        with pytest.raises(DamagedBundle):
            list(messages(bad))
    bad.write_bytes(b"%PDF-1.7 something else entirely")
    with pytest.raises(DamagedBundle, match="can't be read"):
        list(messages(bad))


def test_a_chunk_that_would_grow_to_gigabytes_is_refused(tmp_path: Path) -> None:
    from mcap.writer import CompressionType, Writer

    path = tmp_path / "bomb"
    with path.open("wb") as file:
        writer = Writer(file, chunk_size=1 << 40, compression=CompressionType.ZSTD)
        writer.start()
        schema = writer.register_schema("s", "jsonschema", b"{}")
        channel = writer.register_channel("t", "json", schema)
        writer.add_message(channel, 0, bytes(80_000_000), 0)
        writer.finish()
    assert path.stat().st_size < 100_000
    with pytest.raises(DamagedBundle, match="80000"):
        list(messages(path))
