"""Where files lie: a folder, or a bucket of an S3-compatible store."""

from trajectory_recorder.collector.store.store import Store

__all__ = ["Store"]
