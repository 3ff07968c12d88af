"""`serve` as people run it: a process with a folder, told to stop at bad moments."""

import contextlib
import os
import re
import shutil
import signal
import socket
import ssl
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import httpx
import psutil
import pytest
from sqlalchemy import select, update

from helpers.command_line import PATIENCE_S, REPOSITORY, Program, run, run_all, wait_until
from helpers.endpoint import Served
from helpers.grounds import Folder
from helpers.submitted import state_of, submit
from trajectory_recorder.collector import jobs
from trajectory_recorder.collector.checking.job import CHECK_JOB
from trajectory_recorder.collector.database.base import new_id
from trajectory_recorder.collector.database.tables import Job, SubmissionFile, Upload
from trajectory_recorder.collector.opening import open_endpoint
from trajectory_recorder.settings import ServeSettings
from trajectory_recorder.wire.states import Role, SubmissionState

_LENGTH = 3_000_000


@dataclass
class Serving:
    """A `serve` process, and what it said until it listened."""

    program: Program
    url: str
    link: str | None


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """A home of its own."""
    return {**os.environ, "HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path), "PYTHONUNBUFFERED": "1"}


@pytest.fixture
def data(tmp_path: Path, on_folder: Folder) -> Iterator[Path]:
    """A folder with all tables made: to make them takes as long as all else that a start does."""
    with on_folder.prepared(tmp_path / "data"):
        yield tmp_path / "data"


@contextmanager
def _started(environment: dict[str, str], data: Path, *more: str) -> Iterator[Serving]:
    with Program(environment, "serve", "--data", str(data), "--port", "0", *more) as program:
        assert program.process.stdout is not None
        first = program.process.stdout.readline().decode()
        found = re.fullmatch(r"serving at (https?://\S+)\n", first)
        assert found is not None, first
        second = program.process.stdout.readline().decode() if not more else ""
        link = second.partition(": ")[2].strip() or None
        yield Serving(program, found[1], link)


@contextmanager
def _beside(data: Path, url: str) -> Iterator[Served]:
    """The endpoint of another process, to put things there and to look at it."""
    endpoint = open_endpoint(ServeSettings(), data, read_policy=str)
    try:
        yield Served(endpoint, url, data)
    finally:
        endpoint.database.close()


def _begun_upload(served: Served, bundle: Path) -> tuple[str, str]:
    """A submission of which one large file is on its way; returns a token, and the upload's id."""
    project = served.project()
    token = served.person("ann", (project, Role.EXPERT))
    submission = submit(served, bundle, "ann", project)
    endpoint, key = served.endpoint, f"files/{new_id()}"
    now = endpoint.clock.now()
    with endpoint.database.writing() as session:
        file = SubmissionFile(
            id=new_id(), submission_id=submission, path="data/large.mkv", bytes=_LENGTH, sha256="0" * 64
        )
        session.add(file)
        session.flush()
        upload = Upload(
            id=new_id(),
            file_id=file.id,
            person_id=served.id_of("ann"),
            key=key,
            length=_LENGTH,
            offset=0,
            parts=endpoint.store.begin(key),
            created_at=now,
            expires_at=now + timedelta(days=1),
        )
        session.add(upload)
        session.execute(update(type(state_of(served, submission))).values(state=SubmissionState.UPLOADING))
    return token, upload.id


def _connected(url: str, *lines: str) -> socket.socket:
    """A connection on which a request has begun."""
    host, port = url.removeprefix("http://").split(":")
    connection = socket.create_connection((host, int(port)))
    connection.sendall("\r\n".join([*lines, f"Host: {host}", "", ""]).encode())
    return connection


def test_it_starts_with_nothing_and_lets_the_first_admin_in(
    environment: dict[str, str], tmp_path: Path
) -> None:
    data = tmp_path / "data"
    with _started(environment, data) as serving:
        assert serving.link is not None
        assert serving.link.startswith(f"{serving.url}/sign-in/one-time#")
        assert httpx.get(f"{serving.url}/ready", trust_env=False, timeout=PATIENCE_S).json()["ready"] is True
        serving.program.send(signal.SIGTERM)
        finished = serving.program.finish()
    assert finished.code == 0
    assert serving.link.partition("#")[2] not in finished.err
    assert '"event": "stopped"' in finished.err
    assert finished.err.count("/ready") == 1
    # What it keeps is for nobody else's eyes.
    assert all(it.stat().st_mode & 0o077 == 0 for it in (data, data / "endpoint.db", data / "store"))


def test_a_stop_in_mid_upload_keeps_what_has_arrived(environment: dict[str, str], data: Path) -> None:
    golden = REPOSITORY / "tests/data/golden-1.0.trajectory"
    sent = _LENGTH // 2
    with _started(environment, data) as serving, _beside(data, serving.url) as served:
        token, upload = _begun_upload(served, golden)
        with _connected(
            serving.url,
            f"PATCH /api/v1/uploads/{upload} HTTP/1.1",
            f"Authorization: Bearer {token}",
            "Tus-Resumable: 1.0.0",
            "Upload-Offset: 0",
            "Content-Type: application/offset+octet-stream",
            f"Content-Length: {_LENGTH}",
        ) as connection:
            connection.sendall(b"x" * sent)
            wait_until(lambda: _lease(served, upload), "the request takes its turn")
            wait_until(lambda: not _on_its_way_bytes(connection), "all that was sent arrives")
            assert _answered(serving.url)  # by the same loop, which has handed it on by now
            serving.program.send(signal.SIGTERM)
            finished = serving.program.finish()
        with served.endpoint.database.reading() as session:
            offset = session.get_one(Upload, upload).offset
    assert finished.code == 0
    assert offset == sent
    assert token not in finished.err
    assert upload not in finished.err


def _on_its_way_bytes(connection: socket.socket) -> int:
    """What was sent to a server of this machine and not read by it yet, as the system counts it."""
    ends = {f"{it[1]:04X}" for it in (connection.getsockname(), connection.getpeername())}
    rows = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
    queues = [row[4].split(":") for row in rows if {row[1][-4:], row[2][-4:]} == ends]
    assert len(queues) == 2
    return sum(int(number, 16) for queue in queues for number in queue)


def _lease(served: Served, upload: str) -> str | None:
    with served.endpoint.database.reading() as session:
        return session.get_one(Upload, upload).lease


def test_a_second_signal_waits_for_nobody(environment: dict[str, str], data: Path) -> None:
    with (
        _started(environment, data) as serving,
        _connected(serving.url, "POST /health HTTP/1.1", "Content-Length: 100") as connection,
    ):
        connection.sendall(b"[")
        _answered(serving.url)
        serving.program.send(signal.SIGTERM)
        wait_until(lambda: not _answered(serving.url), "it takes no more requests")
        assert serving.program.process.poll() is None
        serving.program.send(signal.SIGTERM)
        assert serving.program.finish().code == 130


def _answered(url: str) -> bool:
    try:
        return httpx.get(f"{url}/health", trust_env=False, timeout=PATIENCE_S).status_code == 200
    except httpx.TransportError:
        return False


@pytest.mark.slow
def test_a_check_that_died_with_its_process_is_done_by_the_next(
    environment: dict[str, str], tmp_path: Path
) -> None:
    data, golden = tmp_path / "data", tmp_path / "golden.trajectory"
    shutil.copytree(REPOSITORY / "tests/data/golden-1.0.trajectory", golden)
    with _beside(data, "") as served:
        project = served.project()
        served.person("ann", (project, Role.EXPERT))
        it = submit(served, golden, "ann", project)
        with served.endpoint.database.writing() as session:
            jobs.enqueue(session, CHECK_JOB, it, at=served.endpoint.clock.now())
        with _started(environment, data, "--requests-per-minute", "300") as serving:
            pid = serving.program.pid
            wait_until(lambda: _checking(pid), "the check begins")
            children = _checking(pid)
            serving.program.send(signal.SIGKILL)
            serving.program.process.wait()
        psutil.wait_procs(children, timeout=PATIENCE_S)
        assert not any(child.is_running() and child.status() != "zombie" for child in children)
        assert state_of(served, it).state == SubmissionState.CHECKING
        _let_leases_run_out(served)
        with _started(environment, data, "--requests-per-minute", "300") as serving:
            wait_until(lambda: state_of(served, it).state == SubmissionState.IN_REVIEW, "it is checked")
            serving.program.send(signal.SIGTERM)
            assert serving.program.finish().code == 0


def _checking(pid: int) -> list[psutil.Process]:
    """The processes that check a bundle for a `serve`."""
    found = []
    for child in psutil.Process(pid).children(recursive=True):
        with contextlib.suppress(psutil.Error):
            found += [child] if "submitted.trajectory" in child.cmdline() else []
    return found


def _let_leases_run_out(served: Served) -> None:
    with served.endpoint.database.writing() as session:
        now = served.endpoint.clock.now()
        assert session.scalars(select(Job.lease).where(Job.kind == CHECK_JOB)).one() is not None
        session.execute(update(Job).where(Job.lease.is_not(None)).values(leased_until=now))


def test_with_a_certificate_it_serves_under_tls_only(
    environment: dict[str, str], data: Path, tmp_path: Path
) -> None:
    certificate, key = tmp_path / "c.pem", tmp_path / "k.pem"
    subject = ("-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1")
    make = ("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", *subject)
    subprocess.run([*make, "-keyout", str(key), "-out", str(certificate)], check=True, capture_output=True)
    files = ("--tls-certificate", str(certificate), "--tls-key", str(key))
    trusting = ssl.create_default_context(cafile=str(certificate))
    old = ssl.create_default_context(cafile=str(certificate))
    old.maximum_version = ssl.TLSVersion.TLSv1_2
    with _started(environment, data, *files) as serving:
        assert serving.url.startswith("https://")
        for context in (trusting, old):
            answer = httpx.get(f"{serving.url}/health", verify=context, trust_env=False, timeout=PATIENCE_S)
            assert answer.headers["strict-transport-security"] == "max-age=31536000"
        assert not _answered(serving.url.replace("https", "http"))
        serving.program.send(signal.SIGINT)
        assert serving.program.finish().code == 0


def test_what_can_t_be_is_told_with_a_remedy(environment: dict[str, str], data: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        to_busy = ("serve", "--data", str(data), "--port", str(taken.getsockname()[1]))
        to_all = ("serve", "--data", str(data), "--host", "0.0.0.0")  # noqa: S104 - it is refused
        busy, naked = run_all(environment, [to_busy, to_all])
    assert (busy.code, "--port" in busy.err) == (3, True)
    assert (naked.code, "--tls-certificate" in naked.err) == (2, True)


def test_the_password_of_a_database_is_never_told(environment: dict[str, str], tmp_path: Path) -> None:
    url = "postgresql+psycopg://me:hunter2@127.0.0.1:1/none"
    finished = run(
        {**environment, "TRAJECTORY_RECORDER_DATABASE": url},
        "--verbose",
        "serve",
        "--data",
        str(tmp_path / "d"),
    )
    assert finished.code == 3
    assert "does not answer" in finished.err
    assert "hunter2" not in finished.out + finished.err


def test_without_its_libraries_it_names_what_brings_them(environment: dict[str, str]) -> None:
    program = "import sys; sys.modules['fastapi'] = None; from trajectory_recorder.cli import main; main()"
    finished = subprocess.run(
        [sys.executable, "-c", program, "serve"],
        env=environment,
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=False,
    )
    assert finished.returncode == 3
    assert "pip install 'trajectory-recorder[server]'" in finished.stderr
