"""Every format over bundles of somebody who wants exporters to crash or to write elsewhere; their hashes fit.

An exporter answers with a result or a BundleError, and writes nowhere but into its piece.
"""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from helpers import steps_session
from helpers.exported import episode_of
from helpers.tampering import edit_events, edit_manifest, rehash, with_fields
from trajectory_recorder.bundle import Bundle
from trajectory_recorder.errors import BundleError
from trajectory_recorder.export import formats
from trajectory_recorder.export.piece import Piece
from trajectory_recorder.wire.exports import FORMATS, ExportOptions

EVENTS, SCREEN = "data/events.mcap", "data/screen-0.mkv"
QUICK = ("webdataset", "parquet")

Tamper = Callable[[Path], None]


def _bytes(path: str, change: Callable[[bytes], bytes]) -> Tamper:
    def tamper(root: Path) -> None:
        (root / path).write_bytes(change((root / path).read_bytes()))

    return tamper


def _events(**fields: Any) -> Tamper:
    """Set these fields of every event."""
    return lambda root: edit_events(root, lambda them: [with_fields(it, **fields) for it in them])


def _manifest(**members: Any) -> Tamper:
    return lambda root: edit_manifest(root, lambda it: it.update(members))


HOSTILE: dict[str, Tamper] = {
    "no events": _bytes(EVENTS, lambda _: b""),
    "half of the events": _bytes(EVENTS, lambda it: it[: len(it) // 2]),
    "events of noise": _bytes(EVENTS, lambda it: bytes(range(256)) * (len(it) // 256)),
    "no picture": _bytes(SCREEN, lambda _: b""),
    "half of the pictures": _bytes(SCREEN, lambda it: it[: len(it) // 2]),
    "pictures of noise": _bytes(SCREEN, lambda it: it[:200] + bytes(range(256)) * (len(it) // 256)),
    "a place that is none": _events(x_px=10**30, y_px=-(10**30)),
    "places beside the screen": _events(x_px=2**31 - 1, y_px=-(2**31)),
    "texts of terminals": _events(text="\x1b]0;x\x07\0\u202e", title="../../\0", key="../../x"),
    "frames of another file": _events(path="../../../etc/passwd"),
    "no time": _manifest(duration_ns=0),
    "all time": _manifest(duration_ns=2**63 - 1),
    "displays of no size": _events(displays=[]),
}


@pytest.fixture(scope="module")
def sealed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return steps_session.sealed(tmp_path_factory.mktemp("sealed")).root


@pytest.mark.parametrize(
    "form", [it if it in QUICK else pytest.param(it, marks=pytest.mark.slow) for it in FORMATS]
)
def test_it_is_converted_or_refused(sealed: Path, tmp_path: Path, form: str) -> None:
    ended: dict[str, str] = {}
    for number, (name, tamper) in enumerate(HOSTILE.items()):
        folder = tmp_path / str(number)
        root = folder / "copy.trajectory"
        shutil.copytree(sealed, root)
        tamper(root)
        rehash(root)
        before = _everything(folder)
        ended[name] = _convert(root, folder / "piece", form)
        beside = {
            it for it in _everything(folder) - before if "piece" not in it.relative_to(folder).parts[:1]
        }
        assert (name, beside) == (name, set())
    assert {name: how for name, how in ended.items() if how not in {"converted", "refused"}} == {}


def _convert(root: Path, folder: Path, form: str) -> str:
    folder.mkdir()
    try:
        formats.load(form)(ExportOptions()).convert(episode_of(Bundle(root)), Piece(folder))
    except BundleError:
        return "refused"
    except Exception as error:  # noqa: BLE001 - which it was is told for all at once
        return repr(error)
    return "converted"


def _everything(folder: Path) -> set[Path]:
    return set(folder.rglob("*"))
