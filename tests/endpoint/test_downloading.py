"""Exports asked for and downloaded by our own client, over lines that break, from endpoints that lie."""

import hashlib
from pathlib import Path

import pytest

from helpers.cutting_proxy import Cut, CuttingProxy
from helpers.endpoint import Served, SetClock
from helpers.exports import audit_of, stand_in
from helpers.jobs import run_due
from helpers.planted_submissions import plant_recording
from helpers.sealed_bundle import EVENTS, VOICE, sealed_bundle
from helpers.upload_parts import endpoint_at
from trajectory_recorder.administering.administrator import Administrator
from trajectory_recorder.administering.downloading import download
from trajectory_recorder.bundle import Bundle
from trajectory_recorder.collector.database.tables import ExportFile
from trajectory_recorder.collector.exports import tidying
from trajectory_recorder.errors import Cancelled, OutputUnusable, Refused, UsageError
from trajectory_recorder.tasks import Task
from trajectory_recorder.wire.export_states import ExportState
from trajectory_recorder.wire.exports import ExportRequest
from trajectory_recorder.wire.states import Role, SubmissionState

SIZE = 3_000_000
REQUEST = ExportRequest(format="raw")


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Bundle:
    root = tmp_path_factory.mktemp("bundles") / "one.trajectory"
    return Bundle(sealed_bundle(root, {EVENTS: SIZE, VOICE: 500}, seed=1))


class Lab:
    """A project with an accepted recording, and somebody who may export."""

    def __init__(self, served: Served, bundle: Bundle) -> None:
        self.served, self.bundle = served, bundle
        self.id = served.project("lab")
        self.token = served.person("max", (self.id, Role.ADMIN), may_export=True)
        served.person("eva", (self.id, Role.EXPERT))
        plant_recording(served, self.id, "eva", bundle, state=SubmissionState.ACCEPTED)
        with endpoint_at(served.url, self.token) as endpoint:
            self.export = Administrator(endpoint).start_export("lab", REQUEST).id
        run_due(served, tidying.HANDLERS)

    @property
    def data(self) -> str:
        """The path of the export's largest file."""
        return f"bundles/{self.bundle.manifest.bundle_id}/{EVENTS}"

    def download(self, folder: Path, url: str = "", task: Task | None = None) -> int:
        """Download it; returns how many bytes had to come."""
        with endpoint_at(url or self.served.url, self.token) as endpoint:
            return download(endpoint, self.export, folder, task=task or Task()).bytes_brought

    def set_file(self, at: str = "", **values: object) -> None:
        """Let the endpoint tell something else of a file, the largest one if none is named."""
        with self.served.endpoint.database.writing() as session:
            file = session.query(ExportFile).filter_by(export_id=self.export, path=at or self.data).one()
            for name, value in values.items():
                setattr(file, name, value)


@pytest.fixture
def lab(served: Served, bundle: Bundle, monkeypatch: pytest.MonkeyPatch) -> Lab:
    stand_in(monkeypatch)
    return Lab(served, bundle)


def port_of(served: Served) -> int:
    return int(served.url.rpartition(":")[2])


def require_whole(lab: Lab, folder: Path) -> None:
    for path in (EVENTS, VOICE, "manifest.json"):
        there = folder / "bundles" / lab.bundle.manifest.bundle_id / path
        assert there.read_bytes() == (lab.bundle.root / path).read_bytes()
    assert not (folder / ".export/parts").exists()


def test_an_export_is_asked_for_watched_and_ended(lab: Lab, clock: SetClock) -> None:
    clock.advance(seconds=1)
    with endpoint_at(lab.served.url, lab.token) as endpoint:
        admin = Administrator(endpoint)
        preview = admin.preview("lab", REQUEST)
        assert (preview.recordings, preview.duration_ns, preview.bytes) == (1, 10**9, SIZE + 500)
        second = admin.start_export("lab", ExportRequest(format="parquet", where="task == 'x'"))
        assert [it.id for it in admin.exports("lab")] == [second.id, lab.export]
        assert admin.cancel_export(second.id).state == ExportState.CANCELLED
        told = admin.export(lab.export)
        assert (told.state, told.request, told.counts.recordings) == (ExportState.FINISHED, REQUEST, 1)
        assert (told.skipped, told.withdrawn_count, told.withdrawn_since) == ((), 0, ())
        listed = {it.path: it for it in admin.files(lab.export)}
        content = (lab.bundle.root / EVENTS).read_bytes()
        assert (listed[lab.data].bytes, listed[lab.data].sha256) == (
            SIZE,
            hashlib.sha256(content).hexdigest(),
        )
        assert admin.log(lab.export) == ""
        admin.delete_export(lab.export)
        assert admin.export(lab.export).state == ExportState.EXPIRED
        with pytest.raises(UsageError, match="has no files"):
            download(endpoint, lab.export, lab.served.data, task=Task())


def test_all_files_come_and_none_comes_twice(lab: Lab, tmp_path: Path) -> None:
    said: list[str] = []
    folder = tmp_path / "delivery"
    assert lab.download(folder, task=Task(lambda doing, _: said.append(doing))) > SIZE
    require_whole(lab, folder)
    assert any("MB a second" in it and "left" in it for it in said)
    assert lab.download(folder) == 0
    (folder / lab.data).write_bytes(b"spoiled")
    assert lab.download(folder) == SIZE
    require_whole(lab, folder)


def test_a_line_that_breaks_costs_no_more_than_what_was_under_way(lab: Lab, tmp_path: Path) -> None:
    folder = tmp_path / "delivery"
    with CuttingProxy(
        port_of(lab.served), cut_after=[Cut(answered_bytes=it) for it in (1_000_000, 1)]
    ) as line:
        assert lab.download(folder, line.url) > SIZE
        answered = sum(it.answered_bytes for it in line.connections)
    require_whole(lab, folder)
    assert [it.was_cut for it in line.connections[:2]] == [True, True]
    assert answered < SIZE + 200_000
    assert audit_of(lab.served, lab.export).count("export.read") > len(list(folder.rglob("*.*")))


def test_what_was_broken_off_is_gone_on_with(lab: Lab, tmp_path: Path) -> None:
    folder = tmp_path / "delivery"
    task = Task(lambda _, share: task.cancel() if share > 0.5 else None)
    with pytest.raises(Cancelled):
        lab.download(folder, task=task)
    (part,) = (it for it in (folder / ".export/parts").iterdir() if it.stat().st_size > 1_000_000)
    assert not (folder / lab.data).exists()
    assert lab.download(folder) < SIZE / 2 + 100_000
    require_whole(lab, folder)
    assert not part.exists()


def test_a_spoiled_part_is_brought_anew(lab: Lab, tmp_path: Path) -> None:
    folder = tmp_path / "delivery"
    sha256 = hashlib.sha256((lab.bundle.root / EVENTS).read_bytes()).hexdigest()
    for spoiled in (bytes(1000), bytes(SIZE), bytes(SIZE + 1)):
        part = folder / ".export/parts" / sha256
        part.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(spoiled)
        (folder / lab.data).unlink(missing_ok=True)
        lab.download(folder)
        require_whole(lab, folder)


def test_a_file_that_is_not_what_was_told_gets_no_name(lab: Lab, tmp_path: Path) -> None:
    for lie in ({"sha256": "0" * 64}, {"bytes": SIZE - 1}):
        lab.set_file(**lie)
        with pytest.raises(Refused, match="gives something else"):
            lab.download(tmp_path / "delivery")
        assert not (tmp_path / "delivery" / lab.data).exists()


def test_a_hostile_path_brings_nothing_at_all(lab: Lab, tmp_path: Path) -> None:
    before = lab.data
    for path in ("../outside", "/etc/outside", ".export/job.json", "a/CON.txt", "EXPORT.JSON"):
        lab.set_file(before, path=path)
        with pytest.raises(Refused, match="which no export has"):
            lab.download(tmp_path / "delivery")
        assert not (tmp_path / "delivery").exists()
        before = path


def test_whoever_may_not_export_is_refused(lab: Lab, tmp_path: Path) -> None:
    token = lab.served.person("ann", (lab.id, Role.ADMIN))
    with endpoint_at(lab.served.url, token) as endpoint:
        for ask in (
            lambda: Administrator(endpoint).start_export("lab", REQUEST),
            lambda: download(endpoint, lab.export, tmp_path / "delivery", task=Task()),
        ):
            with pytest.raises(Refused) as refused:
                ask()
            assert refused.value.status in {403, 404}


def test_no_room_is_told_before_anything_comes(lab: Lab, tmp_path: Path) -> None:
    lab.set_file(bytes=2**62)
    with pytest.raises(OutputUnusable, match="has room for"):
        lab.download(tmp_path / "delivery")
