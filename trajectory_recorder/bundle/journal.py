"""Follows the journal of a recording that is under way, from another process, in small steps.

The file is open for no longer than a step takes, so it is never in the recorder's way.
"""

import struct
from pathlib import Path

import msgspec

from trajectory_recorder.bundle import layout
from trajectory_recorder.bundle.mcap_messages import MESSAGE_HEAD, RECORD_HEAD
from trajectory_recorder.bundle.topics import SESSION, TOPICS, decode
from trajectory_recorder.errors import DamagedBundle
from trajectory_recorder.events import Event

_MAGIC_BYTES = 8
_CHANNEL, _MESSAGE = 0x04, 0x05
# A step reads no more: what is more waits for the next.
_MOST_BYTES = 8 << 20
_LENGTH = struct.Struct("<I")


class Journal:
    """What has been recorded so far into the bundle at `root`."""

    def __init__(self, root: Path) -> None:
        self._path = root / layout.JOURNAL
        self._position = _MAGIC_BYTES
        self._start_utc_ns: int | None = None
        self._topics: dict[int, str] = {}
        self._known = {topic.name for topic in TOPICS.values()}

    def follow(self) -> list[tuple[int, Event]]:
        """The events that came since the last call: session time in ns and event, as they were written.

        Returns nothing once the recording is sealed and its journal gone.

        Raises:
            DamagedBundle: It is no journal of ours.
            OSError: It can't be read.
        """
        try:
            with self._path.open("rb") as file:
                file.seek(self._position)
                data = file.read(_MOST_BYTES)
        except FileNotFoundError:
            return []
        events, place = [], 0
        while place + RECORD_HEAD.size <= len(data):
            opcode, length = RECORD_HEAD.unpack_from(data, place)
            end = place + RECORD_HEAD.size + length
            if end > len(data):
                break  # It is being written just now.
            found = self._take(opcode, data[place + RECORD_HEAD.size : end])
            if found is not None:
                events.append(found)
            place = end
        self._position += place
        return events

    def _take(self, opcode: int, body: bytes) -> tuple[int, Event] | None:
        if opcode == _CHANNEL:
            self._declare(body)
        if opcode != _MESSAGE:
            return None
        channel, _, log_time_ns, _ = MESSAGE_HEAD.unpack_from(body)
        topic = self._topics.get(channel, "")
        if topic != SESSION.name and topic not in self._known:
            return None
        try:
            payload = decode(topic, body[MESSAGE_HEAD.size :])
        except msgspec.DecodeError as error:
            raise DamagedBundle(f"a message of {topic} in {self._path} can't be read: {error}") from error
        if topic == SESSION.name:
            self._start_utc_ns = log_time_ns
            return None
        if payload is None or self._start_utc_ns is None:
            return None
        return log_time_ns - self._start_utc_ns, payload

    def _declare(self, body: bytes) -> None:
        """A channel's id and topic: a number, another, a length and as many bytes."""
        (channel, _) = struct.unpack_from("<HH", body)
        (length,) = _LENGTH.unpack_from(body, 4)
        self._topics[channel] = body[8 : 8 + length].decode("utf-8", "replace")
