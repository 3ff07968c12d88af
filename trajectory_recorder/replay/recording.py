"""A recording, opened for its replay: its timeline and where its media are."""

from dataclasses import dataclass
from pathlib import Path

from trajectory_recorder.bundle import Manifest
from trajectory_recorder.replay.media_files import MediaFiles
from trajectory_recorder.replay.timeline.timeline import Timeline


@dataclass(frozen=True, slots=True)
class Recording:
    """A recording that can be replayed.

    `title` names it for people, `root` is the folder with its manifest and events, `media` opens its pictures
    and voice, which may lie elsewhere. `manifest` is None where it can't be read.
    """

    title: str
    root: Path
    manifest: Manifest | None
    timeline: Timeline
    media: MediaFiles

    @property
    def edited(self) -> bool:
        """Whether it was made from another recording."""
        return self.manifest is not None and self.manifest.parent is not None
