"""Pictures and voice in files: encoding, writing, scanning, mending and decoding them.

Files are Matroska with one track each. Nothing here knows of sessions, events or bundles.
"""
