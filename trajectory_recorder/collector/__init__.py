"""The collection endpoint: takes bundles in, checks and keeps them, and knows tasks, people and verdicts.

Needs the extra `server`. It reads bundles and never records, checks or draws them itself: what looks into
an uploaded bundle runs as the command line in a process of its own.
"""
