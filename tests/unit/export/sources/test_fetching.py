"""Bringing a recording here: in place, from files of other names, from addresses; whole, or told why not."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from helpers.sealed_bundle import EVENTS, SCREEN, sealed_bundle
from helpers.web_files import WebFiles, web_files
from trajectory_recorder.errors import DamagedBundle, OutputUnusable, Refused, Unreachable
from trajectory_recorder.export.sources import addresses, fetched, open_source
from trajectory_recorder.export.sources.fetching import check_content
from trajectory_recorder.wire.catalogue import Catalogued

SIZES = {EVENTS: 900, SCREEN: 3_000_000}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return sealed_bundle(tmp_path_factory.mktemp("sealed") / "a.trajectory", SIZES)


@pytest.fixture
def here(root: Path) -> Catalogued:
    (found,) = open_source(str(root)).catalogued(pytest.fail)
    return found


@pytest.fixture
def spool(tmp_path: Path) -> Path:
    return tmp_path / "spool"


@pytest.fixture
def web(root: Path) -> Iterator[WebFiles]:
    files = {f"/{it.relative_to(root).as_posix()}": it.read_bytes() for it in root.rglob("*") if it.is_file()}
    with web_files(files) as serving:
        yield serving


@pytest.fixture
def away(here: Catalogued, web: WebFiles) -> Catalogued:
    """The same recording, at addresses."""
    return moved(here, web.url("/{}"))


def moved(here: Catalogued, place: str) -> Catalogued:
    return replace(here, files=tuple(replace(it, location=place.format(it.path)) for it in here.files))


def content(folder: Path) -> dict[str, bytes]:
    return {it.relative_to(folder).as_posix(): it.read_bytes() for it in folder.rglob("*") if it.is_file()}


def test_a_bundle_of_this_machine_is_used_where_it_lies(here: Catalogued, root: Path, spool: Path) -> None:
    with fetched(here, spool) as found:
        assert (found.root, found.checked) == (root, False)
    assert root.is_dir()
    assert not spool.exists()


def test_what_is_used_in_place_can_be_compared(tmp_path: Path) -> None:
    root = sealed_bundle(tmp_path / "a.trajectory", {EVENTS: 900})
    (found,) = open_source(str(root)).catalogued(pytest.fail)
    check_content(root, found.files)
    data = bytearray((root / EVENTS).read_bytes())
    data[500] ^= 1
    (root / EVENTS).write_bytes(data)
    with pytest.raises(DamagedBundle, match=r"data/events\.mcap is not what its catalogue says"):
        check_content(root, found.files)
    (root / EVENTS).write_bytes(data[:-1])
    with pytest.raises(DamagedBundle, match="is not what its catalogue says"):
        check_content(root, found.files)
    (root / EVENTS).unlink()
    with pytest.raises(DamagedBundle, match="is missing"):
        check_content(root, found.files)


def test_files_with_other_names_become_a_bundle_for_a_while(
    here: Catalogued, root: Path, spool: Path, tmp_path: Path
) -> None:
    for it in here.files:
        (tmp_path / it.sha256).write_bytes(Path(it.location).read_bytes())
    stored = replace(here, files=tuple(replace(it, location=str(tmp_path / it.sha256)) for it in here.files))
    with fetched(stored, spool) as found:
        assert found.checked
        assert found.root.parent == spool
        assert content(found.root) == content(root)
    assert list(spool.iterdir()) == []


def test_what_lies_at_addresses_is_brought_here(away: Catalogued, root: Path, spool: Path) -> None:
    with fetched(away, spool) as found, fetched(away, spool, only={EVENTS}.__contains__) as events:
        assert found.checked
        assert content(found.root) == content(root)
        assert content(events.root) == {EVENTS: (root / EVENTS).read_bytes()}
    assert list(spool.iterdir()) == []


@pytest.mark.parametrize("knows_ranges", [True, False])
def test_where_a_line_breaks_it_goes_on(
    away: Catalogued,
    web: WebFiles,
    root: Path,
    spool: Path,
    monkeypatch: pytest.MonkeyPatch,
    *,
    knows_ranges: bool,
) -> None:
    monkeypatch.setattr(addresses, "_WAITS_S", (0, 0, 0))
    web.knows_ranges = knows_ranges
    web.next_up = ["status 503", "break 1500000", "break 0" if knows_ranges else "break 1600000"]
    with fetched(away, spool, only={SCREEN}.__contains__) as found:
        assert content(found.root) == {SCREEN: (root / SCREEN).read_bytes()}
    starts = [int(asked[6:-1]) if asked else 0 for _, asked in web.asked]
    assert len(starts) == 4
    assert starts[:2] == [0, 0]
    assert 0 < starts[2] <= 1_500_000
    assert starts == sorted(starts)


@pytest.mark.parametrize(
    ("fault", "error", "message"),
    [
        ("status 404", DamagedBundle, "is missing"),
        ("status 403", Refused, "answers 403"),
        ("status 500", Unreachable, "gives no whole answer"),
        ("break 100", Unreachable, "gives no whole answer"),
    ],
)
def test_what_can_not_be_had_is_told_and_leaves_nothing(
    away: Catalogued,
    web: WebFiles,
    spool: Path,
    *,
    monkeypatch: pytest.MonkeyPatch,
    fault: str,
    error: type[Exception],
    message: str,
) -> None:
    monkeypatch.setattr(addresses, "_WAITS_S", (0,))
    web.knows_ranges = False
    web.next_up = [fault] * 2
    with pytest.raises(error, match=message) as told, fetched(away, spool):
        pytest.fail("it was brought here")
    assert "secret" not in str(told.value)
    assert list(spool.iterdir()) == []


@pytest.mark.parametrize("change", ["altered", "longer", "shorter"])
def test_another_content_is_refused(away: Catalogued, web: WebFiles, spool: Path, change: str) -> None:
    data = web.files[f"/{EVENTS}"]
    other = {"altered": bytes([data[0] ^ 1]) + data[1:], "longer": data + b"x", "shorter": data[:-1]}
    web.files[f"/{EVENTS}"] = other[change]
    with pytest.raises(DamagedBundle, match="is not what its catalogue says"), fetched(away, spool):
        pytest.fail("it was brought here")
    assert list(spool.iterdir()) == []


def test_more_than_was_announced_is_not_written(away: Catalogued, web: WebFiles, spool: Path) -> None:
    web.files[f"/{EVENTS}"] = random.Random(1).randbytes(6_000_000)
    with pytest.raises(DamagedBundle), fetched(away, spool, only={EVENTS}.__contains__):
        pytest.fail("it was brought here")


@pytest.mark.parametrize("path", ["../x", "/etc/x", "data/../../x", "a\\..\\..\\x", "a:b"])
def test_no_name_leads_out_of_the_spool(here: Catalogued, spool: Path, path: str) -> None:
    hostile = replace(here, files=(replace(here.files[0], path=path), *here.files[1:]))
    with pytest.raises(DamagedBundle, match="is not a path inside"), fetched(hostile, spool):
        pytest.fail("it was brought here")
    named = replace(here, facts=replace(here.facts, bundle_id="../../x"))
    with pytest.raises(DamagedBundle, match="is not the id"), fetched(named, spool):
        pytest.fail("it was brought here")


def test_a_spool_that_can_not_be_written_is_told(away: Catalogued, tmp_path: Path) -> None:
    (tmp_path / "spool").write_bytes(b"a file")
    with pytest.raises(OutputUnusable, match="can't be written"), fetched(away, tmp_path / "spool"):
        pytest.fail("it was brought here")
