"""Bundles on disk, format 1: written once, sealed, then only read. `FORMAT.md` is the specification."""

from trajectory_recorder.bundle.findings import Finding, Severity
from trajectory_recorder.bundle.integrity import verify
from trajectory_recorder.bundle.manifest import Manifest, SessionInfo
from trajectory_recorder.bundle.reader import Bundle
from trajectory_recorder.bundle.writer import BundleWriter

__all__ = ["Bundle", "BundleWriter", "Finding", "Manifest", "SessionInfo", "Severity", "verify"]
