"""Trajectory Recorder: professional work as synchronized, open, checked bundles."""

__version__ = "0.1.0"

__all__ = ["__version__"]
