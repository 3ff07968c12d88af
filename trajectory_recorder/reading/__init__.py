"""Reads what is written in pictures, on this machine. It knows no recordings, and nothing of what is secret."""

from trajectory_recorder.reading import readers
from trajectory_recorder.reading.area import Area
from trajectory_recorder.reading.reader import EXTRA, READERS, Line, Reader, ReaderKind, ReaderUnavailable

__all__ = ["EXTRA", "READERS", "Area", "Line", "Reader", "ReaderKind", "ReaderUnavailable", "readers"]
