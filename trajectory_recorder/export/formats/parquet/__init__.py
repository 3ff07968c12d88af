"""Hugging Face Parquet: tables of recordings, steps and, where wanted, events, with the media beside them."""

from trajectory_recorder.export.formats.parquet.exporter import HuggingFaceParquet

__all__ = ["HuggingFaceParquet"]
