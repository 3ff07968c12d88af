"""The network is lost in the middle of an upload, the app is closed, and in the end all of it has arrived, once."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from features.expert import Expert
from features.lab import Lab
from helpers.command_line import REPOSITORY, run
from helpers.cutting_proxy import CuttingProxy
from helpers.grounds import Folder
from helpers.sealed_bundle import SCREEN
from helpers.sent_and_stored import require_stored_once
from helpers.served_process import ServedProcess, beside
from helpers.weighty_bundle import add_weight
from trajectory_recorder.bundle import manifest
from trajectory_recorder.virtual_desktop import VirtualDesktop
from trajectory_recorder.wire.states import SubmissionState

GOLDEN = REPOSITORY / "tests/data/golden-1.0.trajectory"
# At this speed it takes long enough to be caught in the middle.
LIMIT_KB_PER_S = 2_000
WEIGHT_BYTES = 20_000_000


@pytest.fixture
def line(tmp_path: Path, on_folder: Folder) -> Iterator[tuple[CuttingProxy, Lab]]:
    """A line to an endpoint, and what is there."""
    data = tmp_path / "endpoint"
    with (
        on_folder.prepared(data) as settings,
        ServedProcess(settings, data) as serving,
        beside(settings, data, serving.url) as served,
        CuttingProxy(serving.port) as line,
    ):
        lab = Lab.set_up(served)
        task = manifest.read(GOLDEN).task
        assert task is not None
        served.task(lab.project, task.id, title="The long one")
        yield line, lab
        served.close_clients()


@pytest.fixture
def eva(desktop: VirtualDesktop, line: tuple[CuttingProxy, Lab]) -> Iterator[Expert]:
    url = line[0].url
    eva = Expert(desktop, {"app": {"endpoint": url, "upload_kb_per_s": LIMIT_KB_PER_S}})
    line[1].is_signed_in(eva.data / "credentials.json", url)
    yield eva
    eva.leaves()


@pytest.fixture
def root(eva: Expert) -> Path:
    """A recording that takes a while to be sent."""
    root = eva.recordings / "long.trajectory"
    shutil.copytree(GOLDEN, root)
    add_weight(root, {SCREEN: WEIGHT_BYTES})
    said = run(eva.desktop.environment, "check", str(root))
    assert said.code == 0, said.err
    return root


@pytest.mark.slow
def test_an_upload_survives_the_network_and_the_app(
    line: tuple[CuttingProxy, Lab], eva: Expert, root: Path
) -> None:
    wire, lab = line
    eva.opens_the_app()
    eva.sees("The long one")
    eva.clicks("Recordings")
    eva.clicks("Submit")
    eva.waits_until(lambda: wire.sent_bytes > WEIGHT_BYTES // 4, "a part of it is there")
    wire.refuse()
    eva.sees("offline")
    eva.closes_the_app()
    assert [it.state for it in lab.submissions()] == [SubmissionState.UPLOADING]

    wire.flow()
    eva.opens_the_app()
    eva.clicks("Recordings")
    lab.submission(SubmissionState.IN_REVIEW)
    eva.sees("In review")
    require_stored_once(lab.served, root)
    total = sum(it.bytes for it in manifest.read(root).files)
    assert wire.sent_bytes < 1.5 * total
    eva.closes_the_app()
