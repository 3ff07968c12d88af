"""Runs exporters over many recordings: spool, convert, checkpoint, join, finish; killed at any time, it goes on."""
