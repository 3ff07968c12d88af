"""A large recording goes to a real endpoint while one side or the other is killed, and nothing is lost.

What is counted is what the endpoint's side was handed, heads of requests and all. A sender that is killed may
cost a chunk. An endpoint that is killed loses what it had not counted yet: a block that is written, one that is being
written, and the next one, which arrives meanwhile.
"""

import json
import random
import shutil
import signal
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from helpers.alternating_switch import AlternatingSwitch
from helpers.command_line import Program, wait_until
from helpers.cutting_proxy import CuttingProxy
from helpers.endpoint import Served
from helpers.grounds import Ground
from helpers.sealed_bundle import SCREEN, VOICE
from helpers.sent_and_stored import HEADS_BYTES, PROJECT, Person, person, require_stored_once
from helpers.served_process import ServedProcess, beside
from helpers.weighty_bundle import add_weight
from trajectory_recorder.bundle import manifest
from trajectory_recorder.settings import ServeSettings
from trajectory_recorder.wire.limits import CHUNK_BYTES

GOLDEN = Path(__file__).parents[1] / "data" / "golden-1.0.trajectory"
PAYLOAD_BYTES = 60_000_000
# Slow enough to be caught in the middle.
LIMIT = ("--limit", "30000")
KILLS = [1, pytest.param(20, marks=pytest.mark.slow)]
ON_SERVERS_TOO = ["on_folder", pytest.param("on_servers", marks=pytest.mark.slow)]
SHARED = ["on_servers", "on_postgres"]
"""What replicas may share: a folder or a store for the files, and never SQLite."""


@dataclass
class Site:
    """Where endpoints may be run, and somebody who sends to them."""

    settings: ServeSettings
    data: Path
    served: Served
    ann: Person


@pytest.fixture(scope="session")
def ground(request: pytest.FixtureRequest) -> Ground:
    it: Ground = request.getfixturevalue(request.param)
    return it


@pytest.fixture
def site(ground: Ground, tmp_path: Path) -> Iterator[Site]:
    data = tmp_path / "endpoint"
    with ground.prepared(data) as settings, beside(settings, data) as served:
        task = manifest.read(GOLDEN).task
        assert task is not None
        yield Site(settings, data, served, person(served, tmp_path / "ann", task=task.id))


def recording(folder: Path, payload_bytes: int) -> Path:
    """A good recording of about so many bytes, nearly all of them in one file."""
    root = folder / "large.trajectory"
    shutil.copytree(GOLDEN, root)
    add_weight(root, {VOICE: 3_000_000, SCREEN: payload_bytes - 3_000_000})
    return root


def more_is_sent(line: CuttingProxy, sender: Program, count: int) -> None:
    goal = line.sent_bytes + count
    wait_until(
        lambda: line.sent_bytes >= goal or sender.process.poll() is not None, f"{count} bytes more are sent"
    )
    assert sender.process.poll() is None, sender.finish()


def require_few_bytes_twice(line: CuttingProxy, bundle: Path, *, most: int) -> None:
    total = sum(it.bytes for it in manifest.read(bundle).files)
    twice = line.sent_bytes - total
    sys.stdout.write(f"{twice} bytes besides the {total} of the payload, of {most} that may be\n")
    assert 0 < twice <= most + HEADS_BYTES


@pytest.mark.timeout(1200)
@pytest.mark.parametrize("kills", KILLS)
@pytest.mark.parametrize("ground", ON_SERVERS_TOO, indirect=True)
def test_the_endpoint_is_killed_again_and_again(site: Site, tmp_path: Path, kills: int) -> None:
    """Each time somewhat more than a block has come, since a sender that gets nowhere waits ever longer."""
    block, drawn = site.served.endpoint.store.block_bytes, random.Random(kills)
    bundle = recording(tmp_path, (kills + 1) * 2 * block)
    upload = ("upload", "--project", PROJECT, "--json", str(bundle), "--endpoint")
    with (
        ServedProcess(site.settings, site.data) as endpoint,
        CuttingProxy(endpoint.port) as line,
        Program(site.ann.environment, *upload, line.url) as sender,
    ):
        for _ in range(kills):
            line.stall_after(round(block * drawn.uniform(1.1, 1.6)))
            wait_until(lambda: line.has_stalled or sender.process.poll() is not None, "more is sent")
            assert sender.process.poll() is None, sender.finish()
            endpoint.kill()
            line.flow()
            endpoint.start()
        said = sender.finish()
        assert said.code == 0, said.err + said.out
        assert json.loads(said.out)["entries"][0]["outcome"] == "in_review"
        require_stored_once(site.served, bundle)
    require_few_bytes_twice(line, bundle, most=kills * 3 * block)


@pytest.mark.slow
@pytest.mark.timeout(1200)
@pytest.mark.parametrize("kills", [20])
@pytest.mark.parametrize("ground", ON_SERVERS_TOO, indirect=True)
def test_the_sender_is_killed_again_and_again(site: Site, tmp_path: Path, kills: int) -> None:
    bundle, drawn = recording(tmp_path, PAYLOAD_BYTES), random.Random(kills)
    with ServedProcess(site.settings, site.data) as endpoint, CuttingProxy(endpoint.port) as line:
        entry = site.ann.enqueue(bundle, line.url)
        for _ in range(kills):
            with Program(site.ann.environment, "queue", "send", entry, *LIMIT) as sender:
                more_is_sent(line, sender, drawn.randrange(1, PAYLOAD_BYTES // 25))
                sender.process.kill()
                assert sender.process.wait() == -signal.SIGKILL
        said = site.ann.run("queue", "send", entry)
        assert said.code == 0, said.err + said.out
        require_stored_once(site.served, bundle)
    require_few_bytes_twice(line, bundle, most=kills * CHUNK_BYTES)


@pytest.mark.slow
@pytest.mark.parametrize("ground", SHARED, indirect=True)
def test_one_of_two_replicas_is_killed_half_way(site: Site, tmp_path: Path) -> None:
    bundle = recording(tmp_path, PAYLOAD_BYTES)
    with (
        ServedProcess(site.settings, site.data) as one,
        ServedProcess(site.settings, site.data) as other,
        AlternatingSwitch([one.port, other.port]) as line,
    ):
        entry = site.ann.enqueue(bundle, line.url)
        with Program(site.ann.environment, "queue", "send", entry, *LIMIT) as sender:
            more_is_sent(line, sender, PAYLOAD_BYTES // 2)
            before = dict(line.taken_by)
            one.kill()
            said = sender.finish()
        assert said.code == 0, said.err + said.out
        require_stored_once(site.served, bundle)
    assert min(before.values()) > 0
    assert line.taken_by[one.port] == before[one.port]
    blocks = 2 * site.served.endpoint.store.block_bytes
    require_few_bytes_twice(line, bundle, most=blocks)
