"""The applications of recordings, looked up where somebody asks for them."""

from pathlib import Path

from msgspec.structs import replace

from helpers.events_sealed import SCREEN, seal_events
from trajectory_recorder.bundle import Bundle
from trajectory_recorder.events import WindowEvent
from trajectory_recorder.export.sources import Problem, open_source
from trajectory_recorder.export.sources.applications import with_applications
from trajectory_recorder.wire.catalogue import Catalogued


def window(application: str | None) -> WindowEvent:
    return WindowEvent(1, "title", application, 1, 0, 0, 10, 10)


def sealed(folder: Path, *names: str | None) -> Bundle:
    return seal_events(folder, [(at, window(name)) for at, name in enumerate(names)], duration_ns=9)


def catalogue(folder: Path) -> list[Catalogued]:
    return list(open_source(str(folder)).catalogued(lambda problem: None))  # noqa: ARG005


def test_only_where_nobody_looked_events_are_brought_here_and_taken_away(tmp_path: Path) -> None:
    sealed(tmp_path / "bundles", "Calc")
    (here,) = catalogue(tmp_path / "bundles")
    # As in an endpoint's store, where files have names of their own; the video is not asked for.
    (tmp_path / "store").mkdir()
    for it in here.files:
        if it.path != SCREEN:
            Path(it.location).rename(tmp_path / "store" / it.sha256)
    away = replace(
        here, files=tuple(replace(it, location=str(tmp_path / "store" / it.sha256)) for it in here.files)
    )
    known = replace(away, facts=replace(away.facts, applications=("Known",)))
    lost = replace(away, files=tuple(replace(it, location="/not/there") for it in away.files))
    problems: list[Problem] = []
    found = list(with_applications([away, known, lost], tmp_path / "spool", problems.append))
    assert [it.facts.applications for it in found] == [("Calc",), ("Known",), None]
    assert [it.place for it in problems] == [here.facts.bundle_id]
    assert "is missing" in problems[0].reason
    assert list((tmp_path / "spool").iterdir()) == []
