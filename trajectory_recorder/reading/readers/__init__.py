"""Readers, one file each: loading this registers them. What they run on is loaded once one is made."""

from trajectory_recorder.reading.readers.rapidocr import RapidOcr

__all__ = ["RapidOcr"]
