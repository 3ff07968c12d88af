"""A recording as a folder that plays in any browser, from the disk and without this program."""

from trajectory_recorder.replay.page.write import ReplayPage, write_page

__all__ = ["ReplayPage", "write_page"]
