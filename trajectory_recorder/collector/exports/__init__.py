"""Exports as jobs: what may be taken out by whom, the process that converts, and the files that came of it."""
