"""Judges recordings: checks, policies, reports. It reads bundles and changes nothing of what was recorded.

`examine` looks at a sealed bundle and loads the media libraries for it; `live` does without them.
"""
