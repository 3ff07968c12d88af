"""Rerun: a recording for its viewer, with video, pointer, events and words on one time line.

It is for looking, not for learning from: places are floats there, and events are text.
"""

from collections.abc import Sequence

from trajectory_recorder.export.episode import Episode
from trajectory_recorder.export.exporter import EXPORTERS, Dataset, Join, Resource
from trajectory_recorder.export.listing import list_recording, write_listing
from trajectory_recorder.export.media_files import paths_of
from trajectory_recorder.export.piece import Piece
from trajectory_recorder.wire.exports import ExportOptions


@EXPORTERS.register("rerun")
class Rerun:
    """An `.rrd` file for each recording, in the folder of its split."""

    def __init__(self, options: ExportOptions) -> None:
        self._options = options

    def convert(self, episode: Episode, piece: Piece) -> None:
        # The SDK takes a second to load, and who asks for a list of formats needs none of it.
        from trajectory_recorder.export.rrd.files import write_rerun  # noqa: PLC0415
        from trajectory_recorder.export.rrd.recording import RerunRecording  # noqa: PLC0415

        path = f"{episode.split}/{episode.name}.rrd"
        recording = RerunRecording(episode, piece, self._options)
        try:
            write_rerun(piece.file(path), episode.name, recording.chunks())
        finally:
            recording.close()
        list_recording(episode, piece, [path])

    def joins(self) -> Sequence[Join]:
        return ()

    def finish(self, dataset: Dataset) -> Sequence[Resource]:
        paths = paths_of(dataset.files, ".rrd")
        words = "Each recording for Rerun's viewer: video, pointer, events and words on one time line"
        return (write_listing(dataset), Resource("viewed", words, "application/x-rerun", paths))
