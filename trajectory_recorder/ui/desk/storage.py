"""What a project's recordings take at the endpoint. Knows no Qt."""

from collections.abc import Sequence

from trajectory_recorder.administering.figures import Share, Storage
from trajectory_recorder.ui.desk.content import Look, Plot, Section, Series, Sheet, Tile, number
from trajectory_recorder.ui.desk.times import day
from trajectory_recorder.ui.home.words import size
from trajectory_recorder.ui.language import translate

_MB = 1_000_000


def sheet(figures: Storage) -> Sheet:
    """The page."""
    sections = (
        _shares(translate("Desk", "By state"), translate("Desk", "State"), figures.by_state),
        _shares(translate("Desk", "By kind of file"), translate("Desk", "Kind"), figures.by_kind),
        _growth(figures),
    )
    total = figures.total
    tiles = (
        Tile(translate("Desk", "Stored"), size(total.bytes)),
        Tile(translate("Desk", "Files of their own"), number(total.contents)),
    )
    return Sheet(tiles, sections)


def _shares(title: str, over: str, shares: Sequence[Share]) -> Section:
    nothing = translate("Desk", "Nothing is stored yet.")
    if not shares:
        return Section(title, nothing=nothing)
    plot = Plot(
        Look.BARS,
        title,
        "MB",
        over,
        tuple(it.name for it in shares),
        (Series(translate("Desk", "Stored"), tuple(it.bytes / _MB for it in shares)),),
    )
    return Section(title, plot)


def _growth(figures: Storage) -> Section:
    so_far, ends = figures.before, []
    for it in figures.over_time:
        so_far += it.bytes
        ends.append(so_far / _MB)
    plot = Plot(
        Look.LINES,
        translate("Desk", "Stored, by when it arrived"),
        "MB",
        translate("Desk", "Week from"),
        tuple(day(it.bucket) for it in figures.over_time),
        (Series(translate("Desk", "Stored"), tuple(ends)),),
    )
    return Section(translate("Desk", "How it grew"), plot)
