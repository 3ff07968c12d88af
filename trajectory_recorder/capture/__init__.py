"""Capture sources: one interface per device, one file per operating system, a synthetic twin each."""
