"""OWAMcap: the desktop events of a recording as messages of that convention, in an MCAP file beside its video.

Its types forbid further fields, so each event goes along whole on a topic of its own, `trajrec/…`, at the same time.
Readers of the convention ask for its topics and need not know those. A value that a type demands and nobody knows is
not made up: the message is left out of the convention's topic, and that is told.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from trajectory_recorder import events
from trajectory_recorder.bundle.event_log import McapFile
from trajectory_recorder.bundle.topics import Topic, messages
from trajectory_recorder.bundle.voiceless import OF_THE_VOICE
from trajectory_recorder.export.episode import Episode
from trajectory_recorder.export.exporter import EXPORTERS, Dataset, Join, Resource
from trajectory_recorder.export.listing import list_recording, write_listing
from trajectory_recorder.export.media_files import AUDIO, NOT_AGREED, VIDEO, beside, paths_of, take_media
from trajectory_recorder.export.piece import Piece
from trajectory_recorder.wire.exports import ExportOptions

_NO_PLACE = "the convention's types can't hold it; it is whole on the topic trajrec/… beside"
# Windows knows no virtual key beyond, and the convention's states hold a byte.
_LAST_VIRTUAL_KEY = 0xFE


@EXPORTERS.register("owamcap")
class OwaMcap:
    """An `.mcap` file for each recording, in the folder of its split."""

    def __init__(self, options: ExportOptions) -> None:
        self._options = options

    def convert(self, episode: Episode, piece: Piece) -> None:
        path = f"{episode.split}/{episode.name}.mcap"
        voice = episode.voice and self._options.voice
        with piece.file(path).open("xb") as file:
            mcap = McapFile(file, chunked=True)
            start_ns = episode.bundle.manifest.clock.start_utc_ns
            for at_ns, event in episode.events():
                if voice or not isinstance(event, OF_THE_VOICE):
                    for topic, data in _messages(episode, event, start_ns + at_ns, piece):
                        mcap.write(topic, start_ns + at_ns, data)
                elif not episode.voice:
                    piece.lose("what was told of the voice", NOT_AGREED)
            mcap.finish()
        piece.count("messages", mcap.counts.total())
        media = take_media(episode, piece, VIDEO)
        if voice:
            media += take_media(episode, piece, AUDIO)
        list_recording(episode, piece, [path, *media])

    def joins(self) -> Sequence[Join]:
        return ()

    def finish(self, dataset: Dataset) -> Sequence[Resource]:
        files = dataset.files
        return (
            write_listing(dataset),
            Resource(
                "events",
                "The events of each recording, as messages of OWAMcap and whole",
                "application/mcap",
                paths_of(files, ".mcap"),
            ),
            Resource(
                "videos",
                "What each display showed, at the times of the events",
                VIDEO,
                paths_of(files, ".mkv"),
            ),
            Resource("voices", "What was said, at the times of the events", AUDIO, paths_of(files, ".mka")),
        )


def _messages(
    episode: Episode, event: events.Event, utc_ns: int, piece: Piece
) -> Iterator[tuple[Topic, bytes]]:
    """The event whole, then in the convention's words where these can say it."""
    if isinstance(event, events.FrameEvent | events.VoiceEvent | events.AddedVoiceEvent):
        event = replace(event, path=beside(episode, event.path))
    whole, *_ = messages(event, utc_ns)
    yield whole
    sayable = _sayable(event, piece)
    if sayable is not None:
        _, *convention = messages(sayable, utc_ns)
        yield from convention


def _sayable(event: events.Event, piece: Piece) -> events.Event | None:
    """What can be said of an event in the convention's words; None where that would be made up."""
    if isinstance(event, events.KeyEvent) and not _is_virtual_key(event.vk):
        piece.lose("keys that no virtual key of Windows means", _NO_PLACE)
        return None
    if isinstance(event, events.KeyboardState):
        vks = tuple(it for it in event.vks if _is_virtual_key(it))
        if len(vks) < len(event.vks):
            piece.lose("held keys that no virtual key of Windows means", _NO_PLACE, len(event.vks) - len(vks))
        return replace(event, vks=vks)
    if isinstance(event, events.WindowEvent) and event.window_id is not None and event.title is None:
        piece.lose("windows whose title is not known", _NO_PLACE)
        return None
    if isinstance(event, events.PointerEvent) and event.action is events.PointerAction.SCROLL:
        return _whole_notches(event, piece)
    return event


def _whole_notches(event: events.PointerEvent, piece: Piece) -> events.PointerEvent | None:
    whole = replace(event, dx=float(round(event.dx)), dy=float(round(event.dy)))
    if whole != event:
        piece.lose("fractions of a notch of the wheel", _NO_PLACE)
    return whole if whole.dx or whole.dy else None


def _is_virtual_key(vk: int) -> bool:
    return 0 < vk <= _LAST_VIRTUAL_KEY
