"""Stored files on their way out: which one, which part of it, and links that open one for a while."""
