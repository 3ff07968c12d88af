"""Recordings in which something was to be forgotten: it is nowhere any more, whoever is killed when."""

import shutil
from collections.abc import Iterable
from pathlib import Path

import pytest

from helpers.events_sealed import seal_events
from helpers.secret_session import END_NS, FROM_NS, SECOND_NS, SECRET, secret_session, texts
from trajectory_recorder.bundle import Bundle, verify
from trajectory_recorder.cli.application import run
from trajectory_recorder.errors import BundleError
from trajectory_recorder.events import Event, Forget, Marker
from trajectory_recorder.finishing import find_unfinished, finish
from trajectory_recorder.upload.declaration import declare


def forgetful(folder: Path, *spans: tuple[int, int], more: Iterable[tuple[int, Event]] = ()) -> Bundle:
    """A recording of five seconds with a marker in each, in which spans were to be forgotten."""
    events = [(it * SECOND_NS, Marker(f"second {it}")) for it in range(5)]
    asked = [(min(to_ns, 5 * SECOND_NS), Forget(from_ns, to_ns)) for from_ns, to_ns in spans]
    return seal_events(folder, [*events, *asked, *more], duration_ns=5 * SECOND_NS, media=())


def labels(root: Path) -> list[str]:
    return [it.label for _, it in Bundle(root).events_of(Marker)]


def test_what_was_to_be_forgotten_is_nowhere(tmp_path: Path) -> None:
    asked = [(7 * SECOND_NS, Forget(FROM_NS, 7 * SECOND_NS))]
    root = secret_session(tmp_path, more=asked).root
    kept = finish(root)
    assert kept is not None
    assert list(tmp_path.iterdir()) == [kept]
    assert kept != root
    assert verify(kept) == []
    assert SECRET.encode() not in texts(kept)
    new = Bundle(kept)
    assert list(new.events_of(Forget)) == []
    assert new.manifest.duration_ns == END_NS - 3 * SECOND_NS
    assert finish(kept) == kept


def test_a_recording_with_nothing_to_forget_stays_as_it_is(tmp_path: Path) -> None:
    root = forgetful(tmp_path).root
    before = {it: it.stat().st_mtime_ns for it in root.rglob("*")}
    assert finish(root) == root
    assert {it: it.stat().st_mtime_ns for it in root.rglob("*")} == before


def test_spans_that_overlap_or_reach_beyond_are_forgotten_together(tmp_path: Path) -> None:
    root = forgetful(tmp_path, (SECOND_NS, 3 * SECOND_NS), (2 * SECOND_NS, 9 * SECOND_NS)).root
    kept = finish(root)
    assert kept is not None
    assert labels(kept) == ["second 0"]


def test_a_recording_of_which_all_was_to_be_forgotten_is_deleted(tmp_path: Path) -> None:
    root = forgetful(tmp_path, (-SECOND_NS, 5 * SECOND_NS)).root
    assert finish(root) is None
    assert list(tmp_path.iterdir()) == []


def test_a_request_that_concerns_no_time_is_carried_out_too(tmp_path: Path) -> None:
    kept = finish(forgetful(tmp_path, (0, 0)).root)
    assert kept is not None
    assert labels(kept) == [f"second {it}" for it in range(5)]
    assert find_unfinished(tmp_path) == []


def test_whoever_was_killed_before_the_old_one_was_deleted_goes_on(tmp_path: Path) -> None:
    root = forgetful(tmp_path, (SECOND_NS, 3 * SECOND_NS)).root
    copy = tmp_path / "aside"
    shutil.copytree(root, copy)
    first = finish(root)
    copy.rename(root)
    (tmp_path / ".forgotten-abc").mkdir()
    assert find_unfinished(tmp_path) == [root]
    assert finish(root) == first
    assert list(tmp_path.iterdir()) == [first]


def test_nobody_gets_a_recording_with_what_was_to_be_forgotten(tmp_path: Path) -> None:
    root = forgetful(tmp_path, (SECOND_NS, 3 * SECOND_NS)).root
    with pytest.raises(BundleError, match="still holds what was to be forgotten"):
        declare(root)
    kept = finish(root)
    assert kept is not None
    assert declare(kept).root == kept


def test_the_command_that_recovers_forgets_as_well(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("trajectory_recorder.logs.log_to_stderr", lambda *, verbose: verbose)
    forgetful(tmp_path, (SECOND_NS, 3 * SECOND_NS))
    assert run(["recover", str(tmp_path)], interruptible=False) == 0
    (kept,) = tmp_path.iterdir()
    said = capsys.readouterr()
    assert said.out == f"{kept}: sealed, 0:03.0\n"
    assert "was cut out" in said.err
    assert labels(kept) == ["second 0", "second 3", "second 4"]
