"""Finishing: what is done with a recording once its engine has ended, before anybody else gets it."""

from trajectory_recorder.finishing.finish import find_unfinished, finish

__all__ = ["find_unfinished", "finish"]
