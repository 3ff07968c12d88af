"""How fast a gigabyte arrives: this project's client and endpoint beside tus-js-client and @tus/server.

Both pairs take turns on this machine, over loopback, and keep what arrives on the same disk. The Node pair sends
one request, which is its fastest, and neither checks what arrives nor brings it to the disk before it says that it
is there; ours brings it there. Times begin with the first request; nothing of starting programs is in them.
"""

import json
import os
import shutil
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median
from typing import Self

import psutil
from rich.console import Console
from rich.table import Table

from bench_parts.endpoint_process import GOLDEN, PROJECT, make_people, serving
from trajectory_recorder.account.endpoint import Endpoint
from trajectory_recorder.bundle import bagit_files, manifest
from trajectory_recorder.bundle.checksums import hash_file
from trajectory_recorder.bundle.manifest import FileEntry
from trajectory_recorder.upload.control import Control
from trajectory_recorder.upload.declaration import declare
from trajectory_recorder.upload.sending import Purpose, Sending

_BYTES = 1_000_000_000
_FILE = "data/screen-0.mkv"
_PEERS = Path(__file__).parents[2] / "tests/peers"
_POLL_S = 0.05


@dataclass(frozen=True)
class _Run:
    """One upload: wall time and processor time of both sides in s, and the server's memory in bytes."""

    seconds: float
    processor_s: float
    memory_before: int
    memory_most: int


def run_upload_speed(rounds: int, console: Console, tell: Callable[[str], None]) -> None:
    """Send, in turns, and print how long it took."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        (token,) = make_people(folder / "endpoint", 1)
        ours, theirs = [], []
        with (
            serving(folder / "endpoint") as (url, process),
            _node_server(folder / "node") as (node_url, node),
        ):
            for number in range(rounds):
                bundle = _bundle(folder / f"{number}.trajectory")
                tell(f"round {number + 1} of {rounds}: tus-js-client and @tus/server")
                theirs.append(_node_upload(bundle / _FILE, node_url, node))
                tell(f"round {number + 1} of {rounds}: ours")
                ours.append(_upload(bundle, url, token, process))
                shutil.rmtree(bundle)
    _show(console, ours, theirs)


def _bundle(root: Path) -> Path:
    """A bundle with a gigabyte that nothing can compress. Its video is noise, so the endpoint will refuse it later."""
    (root / "data").mkdir(parents=True)
    with (root / _FILE).open("wb") as file:
        for _ in range(_BYTES // 1_000_000):
            file.write(os.urandom(1_000_000))
    files = (FileEntry(_FILE, *hash_file(root / _FILE), "video/matroska"),)
    described = replace(manifest.read(GOLDEN), files=files, bundle_id=manifest.new_bundle_id(), task=None)
    text = manifest.encode(described)
    tags = bagit_files.bagit_files(files, manifest=text, bundle_id=described.bundle_id, sealed_utc_ns=1)
    for name, content in {**tags, "manifest.json": text}.items():
        (root / name).write_bytes(content)
    return root


class _Nowhere:
    """Remembers no place: nothing is cut off here."""

    def place(self, path: str) -> str | None:  # noqa: ARG002 - the protocol's
        return None

    def remember(self, path: str, url: str | None, offset: int) -> None:
        """Every upload is a new one."""


def _upload(bundle: Path, url: str, token: str, process: psutil.Process) -> _Run:
    declaration = declare(bundle)
    with Endpoint(url, _Token(token)) as endpoint:
        sending = Sending(endpoint, declaration, Purpose(PROJECT), places=_Nowhere(), control=Control())
        with _watched(process) as watched:
            began_s, client_s = time.perf_counter(), time.process_time()
            submission = sending.send()
            seconds, client_s = time.perf_counter() - began_s, time.process_time() - client_s
        # Its check would be in the way of the next round.
        sending.follow(submission, longest_s=300)
    return watched.run(seconds, client_s)


class _Token:
    def __init__(self, token: str) -> None:
        self._token = token

    def token(self) -> str:
        return self._token

    def renew(self) -> str:
        return self._token


def _node_upload(file: Path, url: str, server: psutil.Process) -> _Run:
    command = ["node", str(_PEERS / "tus_upload.mjs"), str(file), url, "{}", "{}", "0"]
    with _watched(server) as watched:
        said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    timing = json.loads(said.splitlines()[1])
    return watched.run(timing["seconds"], timing["processor_s"])


@contextmanager
def _node_server(folder: Path) -> Iterator[tuple[str, psutil.Process]]:
    folder.mkdir()
    command = ["node", str(_PEERS / "tus_server.mjs"), "0", str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None  # noqa: S101 - a pipe
            yield process.stdout.readline().strip(), psutil.Process(process.pid)
        finally:
            process.terminate()


class _watched:  # noqa: N801 - read as a verb
    """A server's memory and processor time, for as long as it is entered."""

    def __init__(self, process: psutil.Process) -> None:
        self._process = process
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> Self:
        self._before, self._before_s = self._memory(), self._processor_s()
        self._most = self._before
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()
        self._server_s = self._processor_s() - self._before_s

    def run(self, seconds: float, client_s: float) -> _Run:
        return _Run(seconds, self._server_s + client_s, self._before, self._most)

    def _watch(self) -> None:
        while not self._over.wait(_POLL_S):
            self._most = max(self._most, self._memory())

    def _memory(self) -> int:
        return int(self._process.memory_info().rss)

    def _processor_s(self) -> float:
        times = self._process.cpu_times()
        return float(times.user + times.system)


def _show(console: Console, ours: list[_Run], theirs: list[_Run]) -> None:
    table = Table(title=f"{_BYTES // 10**6} MB over loopback, {len(ours)} rounds in turns")
    for name in ("", "MB/s", "median", "processor time", "server's memory, before and most"):
        table.add_column(name)
    for name, runs in (("this project", ours), ("tus-js-client + @tus/server", theirs)):
        speeds = [_BYTES / it.seconds / 1e6 for it in runs]
        memory = f"{median(it.memory_before for it in runs) / 1e6:.0f}, {max(it.memory_most for it in runs) / 1e6:.0f} MB"
        each = " ".join(f"{it:.0f}" for it in speeds)
        table.add_row(
            name, each, f"{median(speeds):.0f}", f"{median(it.processor_s for it in runs):.1f} s", memory
        )
    console.print(table)
    ratios = [theirs[it].seconds / ours[it].seconds for it in range(len(ours))]
    console.print(f"throughput, ours by theirs: {median(ratios):.2f} (goal: at least 1)", highlight=False)
