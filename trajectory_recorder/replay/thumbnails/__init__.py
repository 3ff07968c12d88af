"""Small pictures of a recording, for an overview of it."""

from trajectory_recorder.replay.thumbnails.thumbnails import HEIGHT_PX, Thumbnails

__all__ = ["HEIGHT_PX", "Thumbnails"]
