"""A recording as entities of Rerun's: displays with video and pointer, and lines of text for what was done and said.

Lines under `/events` are the events themselves as JSON; those under `/actions` are for people to read.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import msgspec
import rerun as rr
from rerun.chunk import Chunk

from trajectory_recorder import events
from trajectory_recorder.actions import words
from trajectory_recorder.bundle.topics import TOPICS
from trajectory_recorder.bundle.voiceless import OF_THE_VOICE
from trajectory_recorder.export.episode import Episode
from trajectory_recorder.export.media_files import NOT_AGREED
from trajectory_recorder.export.piece import Piece
from trajectory_recorder.export.rrd.pointer import PointerTrack
from trajectory_recorder.export.rrd.rows import Rows
from trajectory_recorder.export.rrd.videos import Videos
from trajectory_recorder.wire.exports import ExportOptions

_TOLD = (
    events.DisplaysEvent,
    events.WindowEvent,
    events.PointerEvent,
    events.KeyEvent,
    events.ClipboardEvent,
    events.CursorEvent,
    events.ElementEvent,
    events.Gap,
    events.Marker,
    events.NoteEvent,
)
_SOUND = (events.VoiceEvent, events.AddedVoiceEvent)
_NO_SOUND = "what Rerun has for sound may still change"
_encode = msgspec.json.Encoder().encode


class RerunRecording:
    """The chunks of one recording, in one pass over its events. Close it in the end."""

    def __init__(self, episode: Episode, piece: Piece, options: ExportOptions) -> None:
        self._episode = episode
        self._piece = piece
        self._options = options
        self._start_utc_ns = episode.bundle.manifest.clock.start_utc_ns
        self._videos = Videos(episode.bundle)
        self._pointer = PointerTrack(self._start_utc_ns)
        self._texts: dict[str, Rows] = {}

    def chunks(self) -> Iterator[Chunk]:
        """All chunks, the same each time.

        Raises:
            BundleError: The bundle can't be read.
        """
        yield self._head()
        yield from self._task()
        for at_ns, event in self._episode.events():
            yield from self._taken(at_ns, event)
        yield from self._actions()
        yield from self._words()
        yield from self._videos.rest()
        yield from self._pointer.rest()
        for rows in self._texts.values():
            yield from rows.rest()

    def close(self) -> None:
        """Let go of the bundle's files."""
        self._videos.close()

    def _head(self) -> Chunk:
        about = rr.archetypes.RecordingInfo(start_time=self._start_utc_ns, name=self._episode.name)
        return Chunk.from_property("RecordingInfo", about)

    def _task(self) -> Iterator[Chunk]:
        task = self._episode.facts.task
        if task is not None and task.instruction is not None:
            text = rr.TextDocument.columns(text=[task.instruction], media_type=["text/plain"])
            yield Chunk.from_columns("/task", [], text)

    def _taken(self, at_ns: int, event: events.Event) -> Iterator[Chunk]:
        if isinstance(event, events.FrameEvent):
            yield from self._videos.show(at_ns, event)
            self._piece.count("pictures")
        elif isinstance(event, events.PointerEvent):
            yield from self._pointer.move(at_ns, event)
        elif isinstance(event, events.DisplaysEvent):
            self._pointer.displays = event.displays
        yield from self._told(at_ns, event)

    def _told(self, at_ns: int, event: events.Event) -> Iterator[Chunk]:
        if isinstance(event, events.CursorEvent) and event.png is not None:
            self._piece.lose("images of the pointer", "a line of text has no place for them")
            event = replace(event, png=None)
        if isinstance(event, _TOLD):
            yield from self._line(_entity(event), at_ns, _encode(event).decode())
        elif isinstance(event, OF_THE_VOICE) and not self._episode.voice:
            self._piece.lose("what was told of the voice", NOT_AGREED)
        elif isinstance(event, OF_THE_VOICE) and not self._options.voice:
            return
        elif isinstance(event, events.SpeechEvent):
            yield from self._line("/events/speech", event.from_ns, _encode(event).decode())
        elif isinstance(event, _SOUND):
            self._piece.lose("what was said, as sound", _NO_SOUND)
        elif not isinstance(event, events.FrameEvent):
            self._piece.lose("what the recorder told of its own work", "a viewer has no use for it")

    def _actions(self) -> Iterator[Chunk]:
        for action in self._episode.actions:
            yield from self._line("/actions", action.start_ns, words.done(action))
            self._piece.count("actions")

    def _words(self) -> Iterator[Chunk]:
        transcript = self._episode.transcript if self._options.transcript else None
        for word in transcript.words if transcript else ():
            yield from self._line("/words", word.from_ns, word.text)
            self._piece.count("words")

    def _line(self, entity: str, at_ns: int, text: str) -> Iterator[Chunk]:
        if entity not in self._texts:
            self._texts[entity] = Rows(entity, self._start_utc_ns, _lines)
        yield from self._texts[entity].add(at_ns, text, size=len(text))


def _entity(event: events.Event) -> str:
    return "/events/" + TOPICS[type(event)].name.removeprefix("trajrec/")


def _lines(texts: list[Any]) -> Any:  # noqa: ANN401 - the SDK's columns
    return rr.TextLog.columns(text=texts)
