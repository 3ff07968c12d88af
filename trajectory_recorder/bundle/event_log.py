"""Writes events twice: to a journal that survives a kill, and settled into the sealed file.

The MCAP writer closes a chunk by size only, so a chunked file loses minutes at a kill. The journal
is therefore unchunked and flushed ten times a second by its owner. Beside it the same messages,
brought into the order of their times, go to the chunked, compressed and indexed file that the seal
keeps: stopping costs the same after a minute and after a day, because nothing is written anew.
"""

import heapq
from collections import Counter
from pathlib import Path
from typing import BinaryIO

from mcap.writer import CompressionType, Writer

from trajectory_recorder import __version__
from trajectory_recorder.bundle import topics
from trajectory_recorder.bundle.checksums import SummedFile
from trajectory_recorder.bundle.manifest import SessionInfo
from trajectory_recorder.bundle.topics import Topic
from trajectory_recorder.events import Event

# Streams deliver late: pictures wait for the encoder, voice for its device's clock. Messages are
# put in order within this span, far above any queue's depth; a later one would be out of order.
SETTLING_NS = 10_000_000_000
_CHUNK_BYTES = 1024 * 1024


class McapFile:
    """An MCAP file of the bundle's topics.

    Args:
        file: Opened for writing in binary; the caller flushes and closes it.
        chunked: Whether to compress and index, or to write each message through at once.
    """

    def __init__(self, file: BinaryIO, *, chunked: bool) -> None:
        self._writer = Writer(
            file,
            chunk_size=_CHUNK_BYTES,
            compression=CompressionType.ZSTD if chunked else CompressionType.NONE,
            use_chunking=chunked,
            enable_data_crcs=True,
        )
        self._writer.start(profile="owa", library=f"trajectory-recorder {__version__}")
        self._channels: dict[str, int] = {}
        self.counts: Counter[str] = Counter()

    def write(self, topic: Topic, log_time_ns: int, data: bytes) -> None:
        """Append a message; its sequence number counts the messages of its topic from 1."""
        self.counts[topic.name] += 1
        self._writer.add_message(
            self._channel(topic), log_time_ns, data, log_time_ns, self.counts[topic.name]
        )

    def finish(self) -> None:
        """Write the index and the summary."""
        self._writer.finish()  # type: ignore[no-untyped-call]  # mcap annotates most, not this

    def _channel(self, topic: Topic) -> int:
        if topic.name not in self._channels:
            schema = self._writer.register_schema(topic.schema, "jsonschema", topic.json_schema())
            self._channels[topic.name] = self._writer.register_channel(topic.name, "json", schema)
        return self._channels[topic.name]


class SettledEvents:
    """The sealed file in the making: takes messages in almost any order, writes them in order.

    Args:
        file: Opened for writing in binary.
        start_utc_ns: Added to session times to give log times.
    """

    def __init__(self, file: BinaryIO, start_utc_ns: int) -> None:
        self._file = McapFile(file, chunked=True)
        self._start_utc_ns = start_utc_ns
        self._waiting: list[tuple[int, int, Topic, bytes]] = []
        self._arrivals = 0

    @property
    def counts(self) -> Counter[str]:
        """Messages written so far, by topic."""
        return self._file.counts

    def add(self, session_ns: int, topic: Topic, data: bytes) -> None:
        """Take a message, and write those that are older than the settling span."""
        heapq.heappush(self._waiting, (session_ns, self._arrivals, topic, data))
        self._arrivals += 1
        self._write_until(session_ns - SETTLING_NS)

    def finish(self) -> None:
        """Write everything that waits, the index and the summary."""
        self._write_until(None)
        self._file.finish()

    def _write_until(self, session_ns: int | None) -> None:
        while self._waiting and (session_ns is None or self._waiting[0][0] < session_ns):
            at_ns, _, topic, data = heapq.heappop(self._waiting)
            self._file.write(topic, self._start_utc_ns + at_ns, data)


class EventLog:
    """The two files of a running recording.

    Args:
        journal: Path of the journal; must not exist.
        settled: Path of the file that the seal will keep; must not exist.
        session: Goes into both as the first message.

    Raises:
        OSError: A file can't be made or written, here and in every method.
    """

    def __init__(self, journal: Path, settled: Path, session: SessionInfo) -> None:
        self._start_utc_ns = session.start_utc_ns
        self.journal_file = journal.open("xb")
        self.settled_file = SummedFile(settled)
        self._journal = McapFile(self.journal_file, chunked=False)
        self._settled = SettledEvents(self.settled_file, session.start_utc_ns)
        self._write(0, *topics.session_message(session))

    @property
    def counts(self) -> Counter[str]:
        """Messages taken so far, by topic."""
        return self._journal.counts

    def add(self, session_ns: int, event: Event) -> None:
        """Write an event to each of its topics."""
        for topic, data in topics.messages(event, self._start_utc_ns + session_ns):
            self._write(session_ns, topic, data)

    def flush(self) -> None:
        """Hand the journal to the operating system: from here a kill can't lose it."""
        self.journal_file.flush()

    def finish(self) -> Counter[str]:
        """Complete the settled file and close both; returns its messages by topic."""
        self._settled.finish()
        self.journal_file.close()
        self.settled_file.close()
        return self._settled.counts

    @property
    def summed(self) -> tuple[int, str]:
        """The size in bytes and the SHA-256 of the settled file, once it is complete."""
        return self.settled_file.summed

    def close(self) -> None:
        """Close both as they are, for a recording that can't be sealed now."""
        self.journal_file.close()
        self.settled_file.close()

    def _write(self, session_ns: int, topic: Topic, data: bytes) -> None:
        self._journal.write(topic, self._start_utc_ns + session_ns, data)
        self._settled.add(session_ns, topic, data)
