"""What pages say and draw: numbers, axes, the form of an export, and the picture of a plot."""

import msgspec
import pytest
from PySide6.QtGui import QColor, QPalette
from pytestqt.qtbot import QtBot

from trajectory_recorder.administering.exports import ExportDetails, Preview
from trajectory_recorder.errors import UsageError
from trajectory_recorder.ui.desk import export_form
from trajectory_recorder.ui.desk.axis import axis, mark_words
from trajectory_recorder.ui.desk.content import Look, Plot, Series, number, table_of, told
from trajectory_recorder.ui.desk.export_form import Wanted
from trajectory_recorder.ui.desk.export_words import about
from trajectory_recorder.ui.desk.plot_colours import DARK, LIGHT, PlotColours
from trajectory_recorder.ui.desk.plots import PlotView
from trajectory_recorder.wire.exports import FORMATS, ExportRequest, SplitRule

HOURS = Plot(
    Look.COLUMNS,
    "Hours",
    "hours",
    "Week",
    ("one", "two"),
    (Series("Arrived", (1.0, None)), Series("Accepted", (0.25, 3.0))),
)
BARS = Plot(
    Look.BARS, "Tasks", "recordings", "Task", ("a", "b"), (Series("Accepted", (2.0, 4.0)),), (8.0, 4.0)
)


def test_a_plot_is_told_and_listed_by_the_same_numbers() -> None:
    assert told(HOURS) == "Hours (hours). one: Arrived 1, Accepted 0.2; two: Arrived –, Accepted 3"
    assert [it.cells for it in table_of(HOURS).rows] == [("one", "1", "0.2"), ("two", "–", "3")]
    assert [it.cells for it in table_of(BARS, "Wanted").rows] == [("a", "2", "8"), ("b", "4", "4")]
    assert (HOURS.highest, BARS.highest) == (3.0, 8.0)
    assert [number(it) for it in (None, 0.0, 2.96, 1234.5)] == ["–", "0", "3", "1234.5"]


def test_an_axis_has_round_marks_that_reach_the_highest() -> None:
    assert axis(3.0, 6).marks == (0.0, 1.0, 2.0, 3.0)
    assert axis(61.0, 5).marks == (0.0, 20.0, 40.0, 60.0, 80.0)
    assert [mark_words(it) for it in axis(0.3, 3).marks] == ["0", "0.1", "0.2", "0.3"]
    assert axis(0.0, 5).marks == (0.0, 1.0)
    assert axis(0.04, 4).end == pytest.approx(0.04)
    assert all(axis(it, 4).end >= it for it in (0.3, 1.0, 7.0, 99.0, 1e9))


@pytest.mark.parametrize(("ground", "colours"), [("white", LIGHT), ("#202020", DARK)])
@pytest.mark.parametrize("plot", [HOURS, BARS])
def test_plots_are_painted_for_light_and_dark(
    qtbot: QtBot, plot: Plot, ground: str, colours: PlotColours
) -> None:
    view = PlotView(plot)
    qtbot.addWidget(view)
    view.setPalette(QPalette(QColor(ground)))
    view.resize(view.sizeHint())
    image = view.grab().toImage()
    seen = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
    assert {colours.ground, colours.series[0]} <= seen


def test_a_form_asks_what_its_format_heeds() -> None:
    for name, told_of in FORMATS.items():
        assert {it.name for it in export_form.fields(name)} == set(told_of.heeds)
        assert export_form.request_of(_wanted(format=name)) == ExportRequest(format=name)
    height, *_ = export_form.fields("parquet")
    assert (height.least, height.most, height.default) == (64, 4320, None)


def test_a_split_is_read_and_what_is_none_is_told() -> None:
    split = _wanted(split_by="task", shares="train 9, test 1.5", seed=4)
    expected = SplitRule(by="task", shares={"train": 9.0, "test": 1.5}, seed=4)
    assert export_form.request_of(split).split == expected
    for shares in ("train", "Train 1", "train -1", "train nan"):
        with pytest.raises(UsageError):
            export_form.request_of(_wanted(split_by="task", shares=shares))


def test_an_arrow_points_at_the_column() -> None:
    assert export_form.pointed_at("a == 1 and\ncolour == 2", 12) == "colour == 2\n^"
    assert export_form.pointed_at("a == 1 and b", 12) == "a == 1 and b\n           ^"
    assert export_form.pointed_at("", 1) == "\n^"


def test_a_preview_says_what_is_left_out() -> None:
    preview = Preview(2, 7_200_000_000_000, 3_000_000, {"train": 2}, {"it was withdrawn": 1})
    said = export_form.preview_words(preview).split("\n")
    assert said == [
        "2 recordings of 2 h together, 3.0 MB to read",
        "train: 2",
        "1 left out: it was withdrawn",
    ]


def test_what_was_withdrawn_since_is_told() -> None:
    moment = "2026-11-02T08:00:00Z"
    document = {
        "id": "0" * 32,
        "project": "lab",
        "person": "1" * 32,
        "request": {"format": "raw"},
        "state": "finished",
        "reason": None,
        "created_at": moment,
        "started_at": moment,
        "ended_at": moment,
        "expires_at": None,
        "stop_asked_at": None,
        "progress": None,
        "counts": {"recordings": 3, "duration_ns": 10**9, "files": 9, "bytes": 1000, "left_out": {}},
        "skipped": [{"bundle_id": "torn", "reason": "its video ends early"}],
        "withdrawn_count": 1,
        "withdrawn_since": [
            {
                "submission": "2" * 32,
                "bundle_id": "gone",
                "manifest_sha256": "3" * 64,
                "split": "",
                "erased": False,
            }
        ],
    }
    assert about(msgspec.convert(document, ExportDetails)).split("\n") == [
        "Bundles for training: finished",
        "3 recordings of 1 s together",
        "9 files, 1.0 kB",
        "Skipped: torn, its video ends early",
        "1 recording was withdrawn since: use it no more, wherever it is.",
        "    gone",
    ]


def _wanted(**more: object) -> Wanted:
    values = {"format": "raw", "options": {}, "where": "", "purpose": "training", **more}
    return msgspec.convert(values, Wanted)
