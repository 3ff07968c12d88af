"""Sends sealed bundles to a collection endpoint, over networks that fail, and loses nothing.

It does not judge bundles and asks nobody: whoever enqueues one says that it may go.
"""
