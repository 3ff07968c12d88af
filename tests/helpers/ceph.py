"""A whole object store of the kind that large sites run: Ceph, with one of each daemon it needs.

It is what rclone is not: it refuses small parts, answers ranges with 206, and honours `If-None-Match`.
Where Ceph 16 is not like S3: a wrong SHA-256 is accepted, and completing an upload in parts gives an
empty ETag. Its programs lie in `.venv/ceph`, where set-up for the slow tests unpacked them; nothing of it
is installed. On two slow cores a cluster is ready after twenty seconds.
"""

import os
import secrets
import subprocess
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from helpers.ports import HOST, end, free_port, wait_for_port
from helpers.s3 import S3Store

_ROOT = Path(__file__).parents[2] / ".venv" / "ceph"
_DISK_BYTES = 8 << 30
"""Of a file with holes: it takes what is written."""
_PATIENCE_S = 120
_LAST_LINES = 20


@dataclass(frozen=True)
class _Cluster:
    """Where its files are and its daemons listen."""

    folder: Path
    monitor_port: int
    gateway_port: int
    libraries: Path
    cluster_id: str
    disk_id: str

    def configuration(self) -> str:
        """One monitor, one disk, one copy of everything, and nobody is asked who they are.

        The disk does not tell its class and place by itself: where it does so before the monitor has
        greeted it, it is refused, ends, and leaves the gateway waiting.
        """
        here = self.folder
        return f"""\
[global]
fsid = {self.cluster_id}
mon host = [v1:{HOST}:{self.monitor_port}]
auth cluster required = none
auth service required = none
auth client required = none
osd pool default size = 1
osd pool default min size = 1
osd pool default pg num = 4
ms bind msgr2 = false
public network = 127.0.0.0/8
run dir = {here}
log file = {here}/$name.log
admin socket = {here}/$name.asok
pid file = {here}/$name.pid
mon data avail crit = 1
mon cluster log to file = false
erasure code dir = {self.libraries}/ceph/erasure-code
osd class dir = {self.libraries}/rados-classes
plugin dir = {self.libraries}/ceph
[mon.a]
mon data = {here}/monitor
[osd.0]
osd data = {here}/disk
osd class update on start = false
osd crush update on start = false
bluestore block size = {_DISK_BYTES}
[client.rgw]
rgw frontends = beast endpoint={HOST}:{self.gateway_port}
rgw data = {here}/gateway
"""

    def environment(self) -> dict[str, str]:
        libraries = (_ROOT / "lib" / self.libraries.name, self.libraries, self.libraries / "ceph")
        return {
            **os.environ,
            "CEPH_CONF": str(self.folder / "ceph.conf"),
            "LD_LIBRARY_PATH": os.pathsep.join(map(str, libraries)),
            "PYTHONPATH": str(_ROOT / "usr" / "lib" / "python3" / "dist-packages"),
        }

    def run(self, program: str, *arguments: str, before: tuple[str, ...] = ()) -> None:
        """Run one of Ceph's programs to its end."""
        command = [*before, str(_ROOT / "usr" / "bin" / program), *arguments]
        done = subprocess.run(
            command,
            check=False,
            env=self.environment(),
            cwd=self.folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=_PATIENCE_S,
        )
        assert done.returncode == 0, f"{command}: {done.stdout}"

    def ask(self, *question: str) -> None:
        """Tell the cluster something; its tool needs the Python it was made for, which is Debian's."""
        self.run("ceph", *question, before=("/usr/bin/python3",))

    @contextmanager
    def daemon(self, program: str, *arguments: str) -> Iterator[subprocess.Popen[bytes]]:
        """Run one of Ceph's servers."""
        command = [str(_ROOT / "usr" / "bin" / program), "-f", *arguments]
        with (self.folder / f"{program}.out").open("wb") as out:
            process = subprocess.Popen(
                command, env=self.environment(), cwd=self.folder, stdout=out, stderr=out
            )
        try:
            yield process
        finally:
            end(process)


@contextmanager
def ceph_store() -> Iterator[S3Store]:
    """Make a cluster and run it."""
    assert _ROOT.is_dir(), "there is no Ceph; `make test-slow` brings it"
    with (
        tempfile.TemporaryDirectory(prefix="ceph-") as name,
        _logs_in_failures(Path(name)),
        ExitStack() as daemons,
    ):
        libraries = next(_ROOT.glob("usr/lib/*-linux-gnu*"))  # called after the processor
        ports = free_port(), free_port()
        cluster = _Cluster(Path(name), *ports, libraries, str(uuid.uuid4()), str(uuid.uuid4()))
        (cluster.folder / "ceph.conf").write_text(cluster.configuration())
        _start_monitor(cluster, daemons)
        _start_disk(cluster, daemons)
        store = S3Store(f"http://{HOST}:{cluster.gateway_port}", "tester", secrets.token_hex(20), "bundles")
        gateway = daemons.enter_context(cluster.daemon("radosgw", "-n", "client.rgw"))
        wait_for_port(cluster.gateway_port, gateway)
        keys = [f"--access-key={store.key}", f"--secret={store.secret}"]
        cluster.run("radosgw-admin", "user", "create", "--uid=tester", "--display-name=Tester", *keys)
        client = store.client()
        client.create_bucket(Bucket=store.bucket)
        client.close()
        yield store


@contextmanager
def _logs_in_failures(folder: Path) -> Iterator[None]:
    """Add what the daemons said last: a gateway waits for ever where a disk has failed."""
    try:
        yield
    except AssertionError as error:
        for log in sorted(folder.glob("*.log")):
            lines = log.read_text(errors="replace").splitlines()[-_LAST_LINES:]
            error.add_note("\n".join((log.name, *lines)))
        raise


def _start_monitor(cluster: _Cluster, daemons: ExitStack) -> None:
    address = f"[v1:{HOST}:{cluster.monitor_port}]"
    cluster.run("monmaptool", "--create", "--fsid", cluster.cluster_id, "--addv", "a", address, "map")
    cluster.run("ceph-mon", "--mkfs", "-i", "a", "--monmap", "map")
    monitor = daemons.enter_context(cluster.daemon("ceph-mon", "-i", "a"))
    wait_for_port(cluster.monitor_port, monitor)


def _start_disk(cluster: _Cluster, daemons: ExitStack) -> None:
    (cluster.folder / "disk").mkdir()
    cluster.run("ceph-osd", "--mkfs", "-i", "0", "--osd-uuid", cluster.disk_id)
    cluster.ask("osd", "new", cluster.disk_id, "0")
    cluster.ask("osd", "crush", "add", "osd.0", "1.0", "host=here", "root=default")
    daemons.enter_context(cluster.daemon("ceph-osd", "-i", "0"))
