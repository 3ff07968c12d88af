"""Bulk export: selected recordings in, a dataset in somebody else's format out.

A format is one short file in `formats/`. It converts one recording at a time, and knows nothing of how many there
are, where they come from, where they go, or who watches; `bulk/` does.
"""
