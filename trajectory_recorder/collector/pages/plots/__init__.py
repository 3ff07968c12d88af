"""Plots as SVG, drawn on the server into the page itself: no script, no file from elsewhere, the same numbers, the same
bytes.

A module of its own: plotting libraries bring styles inside of the picture, which the pages' policy forbids, know
neither dark pages nor screen readers, and weigh more than all of the endpoint. A plot shows; it is beside a table of
the same numbers, and what tells series apart is never colour alone.
"""

from trajectory_recorder.collector.pages.plots.across import across
from trajectory_recorder.collector.pages.plots.bars import bars
from trajectory_recorder.collector.pages.plots.lines import lines
from trajectory_recorder.collector.pages.plots.series import Axes, Series

__all__ = ["Axes", "Series", "across", "bars", "lines"]
