"""The library: the bundles in a folder of this machine, and what is known of each without asking anybody."""

from trajectory_recorder.library.item import Condition, Item
from trajectory_recorder.library.library import Library
from trajectory_recorder.library.space import Space

__all__ = ["Condition", "Item", "Library", "Space"]
