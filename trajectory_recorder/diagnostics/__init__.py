"""Diagnostics: one file that tells those who help what this machine is and what the program did.

It holds nothing that was recorded, and neither names nor titles: see `words` for what is taken out.
"""

from trajectory_recorder.diagnostics.write import write

__all__ = ["write"]
