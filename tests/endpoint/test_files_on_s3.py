"""The way of a file through an endpoint whose files lie in an S3-compatible store."""

import os
from pathlib import Path

import httpx
import pytest
from sqlalchemy import select, update

from helpers.bundles_sent import SentBundle, begin, declare, offset, send
from helpers.command_line import PATIENCE_S
from helpers.endpoint import serving
from helpers.s3 import S3Store
from trajectory_recorder.collector.database.tables import Submission, SubmissionFile, Upload
from trajectory_recorder.collector.submissions.blobs import keep_file
from trajectory_recorder.settings.serving import ServeSettings
from trajectory_recorder.wire.states import Role, SubmissionState

EVENTS = "data/events.mcap"


def test_a_file_goes_in_and_comes_out(
    s3_store: S3Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    s3_store.introduce(monkeypatch)
    settings = ServeSettings(
        store=f"s3://{s3_store.bucket}/{tmp_path.name}", store_endpoint=s3_store.endpoint
    )
    data = os.urandom(21 * 1024**2)
    with serving(tmp_path / "endpoint", settings) as served:
        token = served.person("ada", (served.project(), Role.EXPERT))
        with served.client(token) as client:
            submission = declare(client, SentBundle({EVENTS: data}))["id"]
            url = begin(client, submission, EVENTS, len(data))
            wrong = send(client, url, data[:1000], 0, **{"Upload-Checksum": f"sha1 {'A' * 27}="})
            assert (wrong.status_code, offset(client, url)) == (460, 0)
            for start, end in ((0, 3_000_000), (3_000_000, 20_000_000), (20_000_000, len(data))):
                assert send(client, url, data[start:end], start).status_code == 204
            assert client.post(f"/api/v1/submissions/{submission}/commit").status_code == 202
            with served.endpoint.database.reading() as session:
                file, upload = session.execute(select(SubmissionFile, Upload).join(Upload)).one()
            keep_file(served.endpoint, file.id, sha256=file.sha256, size_bytes=file.bytes, key=upload.key)
            with served.endpoint.database.writing() as session:
                session.execute(update(Submission).values(state=SubmissionState.IN_REVIEW))
            read = client.get(
                f"/api/v1/submissions/{submission}/files/{EVENTS}", headers={"Range": "bytes=5-99"}
            )
            link = client.get(f"/api/v1/submissions/{submission}/links", params={"path": EVENTS}).json()
    assert (read.status_code, read.content) == (206, data[5:100])
    assert link["url"].startswith(s3_store.endpoint)
    with httpx.Client(trust_env=False, timeout=PATIENCE_S) as nobody:
        assert nobody.get(link["url"]).content == data
