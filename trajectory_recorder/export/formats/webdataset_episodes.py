"""WebDataset of episodes: tar shards with the video, the voice, the events and JSON documents of each recording.

Steps and words are lines of JSON in members of their own, which loaders hand on as they are: taken for lists of a table,
those of the first few recordings would decide over the types of all.
Media and events are the bundle's, byte for byte. Where the voice may not go along, neither does what was measured of it:
the events come without it.
"""

from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from pathlib import PurePosixPath
from typing import Any

from trajectory_recorder.bundle import layout
from trajectory_recorder.bundle.voiceless import write_voiceless
from trajectory_recorder.export.episode import Episode
from trajectory_recorder.export.exporter import EXPORTERS, Dataset, Field, Join, Resource
from trajectory_recorder.export.json_text import line
from trajectory_recorder.export.piece import Piece
from trajectory_recorder.export.step_rows import RECORDING_FIELDS, recording_row, step_row
from trajectory_recorder.export.steps import steps
from trajectory_recorder.export.tar_parts import TarPart, join_tar
from trajectory_recorder.speech import Word
from trajectory_recorder.wire.catalogue import CataloguedFile
from trajectory_recorder.wire.exports import ExportOptions

_PART = "samples"
_MB = 1_000_000
_VIDEO, _VOICE, _EVENTS = ".mkv", ".mka", ".mcap"
_FIELDS = (
    *RECORDING_FIELDS,
    Field("contributor", "string", "A pseudonym of whoever made it; empty where it is not known."),
    Field("start_utc_ns", "integer", "When session time began, since 1970.", "ns"),
    Field("duration_ns", "integer", "How long it is.", "ns"),
    Field("displays", "list", "The displays at the beginning, in pixels of the desktop."),
    Field("files", "list", "The member of each file of the bundle that is in the sample."),
    Field("transcribed", "boolean", "Whether it is known what was said."),
)


@EXPORTERS.register("webdataset-episodes")
class WebDatasetEpisodes:
    """Writes `{split}-000000.tar` and so on; samples are called by their recordings."""

    def __init__(self, options: ExportOptions) -> None:
        self._options = options

    def convert(self, episode: Episode, piece: Piece) -> None:
        voice = self._options.voice and episode.voice
        members = list(_members(episode, voice=voice))
        with piece.part(_PART).open("xb") as file:
            tar = TarPart(file)
            transcript = episode.transcript if self._options.transcript else None
            document = _document(episode, members, transcribed=transcript is not None)
            tar.add(f"{episode.name}.json", line(document))
            told = steps(episode, self._options, piece)
            tar.add(f"{episode.name}.steps.jsonl", _lines(step_row(it) for it in told))
            words = transcript.words if transcript is not None else ()
            tar.add(f"{episode.name}.words.jsonl", _lines(_word(it) for it in words))
            for name, entry in members:
                source = episode.bundle.path(entry.path)
                tar.add_file(f"{episode.name}.{name}", source, size_bytes=entry.bytes, sha256=entry.sha256)
            if not voice:
                self._add_voiceless(episode, tar, piece)
        piece.count("episodes")

    def joins(self) -> Sequence[Join]:
        return [Join(_PART, "{split}-{number:06d}.tar", join_tar, self._options.shard_mb * _MB)]

    def finish(self, dataset: Dataset) -> Sequence[Resource]:
        shards = tuple(it.path for it in dataset.shards)
        about = "Recordings with their media and events."
        rows = len(dataset.pieces)
        return [Resource("samples", about, "application/x-tar", shards, fields=_FIELDS, rows=rows)]

    def _add_voiceless(self, episode: Episode, tar: TarPart, piece: Piece) -> None:
        """Add the events without the voice, made on the way."""
        made = piece.folder / "events.mcap"
        write_voiceless(episode.bundle, made)
        data_sha256 = sha256()
        with made.open("rb") as file:
            while block := file.read(_MB):
                data_sha256.update(block)
        size_bytes, digest = made.stat().st_size, data_sha256.hexdigest()
        tar.add_file(f"{episode.name}{_EVENTS}", made, size_bytes=size_bytes, sha256=digest)
        made.unlink()
        piece.lose("the voice and what was measured of it", "it does not go along")


def _document(
    episode: Episode, members: Sequence[tuple[str, CataloguedFile]], *, transcribed: bool
) -> dict[str, Any]:
    manifest = episode.bundle.manifest
    return {
        **recording_row(episode),
        "contributor": episode.facts.contributor or "",
        "start_utc_ns": manifest.clock.start_utc_ns,
        "duration_ns": manifest.duration_ns,
        "displays": manifest.displays,
        "files": [{"path": entry.path, "member": name} for name, entry in members],
        "transcribed": transcribed,
    }


def _lines(rows: Iterable[dict[str, Any]]) -> bytes:
    return b"".join(line(row) for row in rows)


def _word(word: Word) -> dict[str, Any]:
    return {"from_ns": word.from_ns, "to_ns": word.to_ns, "text": word.text}


def _members(episode: Episode, *, voice: bool) -> Iterator[tuple[str, CataloguedFile]]:
    """The files that go along as they are, each with the name of its member behind the recording's.

    The first video and the first voice have no name but their suffix; further ones have that of their file, too.
    """
    taken: set[str] = set()
    for entry in sorted(episode.files, key=_order):
        path = PurePosixPath(entry.path)
        is_media = layout.track_of(entry.path) is not None
        if entry.path == layout.EVENTS:
            if voice:
                yield _EVENTS.lstrip("."), entry
        elif is_media and (path.suffix == _VIDEO or (path.suffix == _VOICE and voice)):
            yield (f"{path.stem}{path.suffix}" if path.suffix in taken else path.suffix.lstrip(".")), entry
            taken.add(path.suffix)


def _order(entry: CataloguedFile) -> tuple[bool, int, str]:
    """Voices that were added later come last, and the second part of something after the first."""
    return layout.is_added_narration(entry.path), len(entry.path), entry.path
