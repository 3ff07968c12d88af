"""Copies a recording's media beside what is made of it, under the recording's name, byte for byte."""

from collections.abc import Sequence
from pathlib import PurePosixPath

from trajectory_recorder.bundle import layout
from trajectory_recorder.export.episode import Episode
from trajectory_recorder.export.piece import Piece

VIDEO, AUDIO = "video/matroska", "audio/matroska"
NOT_AGREED = "its speaker did not agree that it goes along"


def beside(episode: Episode, path: str) -> str:
    """What a media file of a recording is called in the folder of its split."""
    return f"{episode.name}-{PurePosixPath(path).name}"


def take_media(episode: Episode, piece: Piece, media_type: str) -> list[str]:
    """Copy all files of a kind; returns where they are in the dataset.

    Raises:
        DamagedBundle: One isn't what its manifest says.
    """
    taken = []
    for entry in episode.bundle.manifest.files:
        if layout.track_of(entry.path) and layout.media_type(entry.path) == media_type:
            path = f"{episode.split}/{beside(episode, entry.path)}"
            piece.take(path, episode.bundle.path(entry.path), sha256=entry.sha256)
            taken.append(path)
    return taken


def paths_of(files: Sequence[str], suffix: str) -> tuple[str, ...]:
    """Those of a dataset's files that end in this."""
    return tuple(it for it in files if it.endswith(suffix))
