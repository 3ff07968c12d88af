"""Replays recordings: what lies where on one media clock, the pictures and the voice at any time of it.

Session time is the only clock here; whoever skips or plays faster moves on it differently, and no time is
ever counted anew. It knows no window: shells show what it gives.
"""
