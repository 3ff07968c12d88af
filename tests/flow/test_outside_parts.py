"""The parts that nobody here wrote, and that tests of the endpoint and of uploads stand on, do work."""

import secrets
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg
import pytest

from helpers.cutting_proxy import CuttingProxy
from helpers.node_peers import tus_js_upload, tus_node_server
from helpers.ports import HOST
from helpers.postgres import PostgresServer
from helpers.s3 import S3Store


def question(url: str, statement: str) -> object:
    with psycopg.connect(url.replace("+psycopg", "")) as connection:
        answer = connection.execute(statement).fetchone()  # type: ignore[call-overload]
    assert answer is not None
    return answer[0]


def test_postgresql_answers_from_a_database_of_its_own(postgres: PostgresServer) -> None:
    first, second = postgres.create_database(), postgres.create_database()
    assert str(question(first, "select version()")).startswith("PostgreSQL")
    names = [question(url, "select current_database()") for url in (first, second)]
    assert names == [url.rpartition("/")[2] for url in (first, second)]
    assert question(first, "show max_connections") == "200"


def test_postgresql_wants_its_password(postgres: PostgresServer) -> None:
    with pytest.raises(psycopg.OperationalError, match="password"):
        psycopg.connect(postgres.url("postgres").replace("+psycopg", "").replace(postgres.password, "guess"))


def test_rclone_keeps_what_boto3_puts(s3_store: S3Store) -> None:
    from botocore.exceptions import ClientError

    content = secrets.token_bytes(300_000)
    client = s3_store.client()
    try:
        client.put_object(Bucket=s3_store.bucket, Key="parts/one", Body=content)
        assert client.get_object(Bucket=s3_store.bucket, Key="parts/one")["Body"].read() == content
        part = client.get_object(Bucket=s3_store.bucket, Key="parts/one", Range="bytes=10-19")
        assert part["Body"].read() == content[10:20]
        with pytest.raises(ClientError, match="404"):
            client.head_object(Bucket=s3_store.bucket, Key="parts/two")
    finally:
        client.close()


@pytest.mark.slow
def test_ceph_keeps_what_boto3_puts_in_parts(ceph_store: S3Store) -> None:
    from botocore.exceptions import ClientError

    content = secrets.token_bytes(11 << 20)
    client = ceph_store.client()
    place = {"Bucket": ceph_store.bucket, "Key": "parts/one"}
    try:
        upload = {**place, "UploadId": client.create_multipart_upload(**place)["UploadId"]}
        parts = []
        for number, start in enumerate(range(0, len(content), 5 << 20), 1):
            block = content[start : start + (5 << 20)]
            sent = client.upload_part(**upload, PartNumber=number, Body=block)
            parts.append({"PartNumber": number, "ETag": sent["ETag"]})
        client.complete_multipart_upload(**upload, MultipartUpload={"Parts": parts})
        assert client.get_object(**place)["Body"].read() == content
        part = client.get_object(**place, Range="bytes=10-19")
        assert part["ResponseMetadata"]["HTTPStatusCode"] == 206
        assert part["Body"].read() == content[10:20]
        with pytest.raises(ClientError, match="PreconditionFailed"):
            client.put_object(**place, Body=b"", IfNoneMatch="*")
    finally:
        client.close()


def test_a_tus_client_and_a_tus_server_get_over_cut_connections(tmp_path: Path) -> None:
    content = secrets.token_bytes(3_000_000)
    file, folder = tmp_path / "content", tmp_path / "uploads"
    file.write_bytes(content)
    folder.mkdir()
    with tus_node_server(folder) as address:
        place = urlsplit(address)
        assert place.port is not None
        with CuttingProxy(place.port, cut_after=[700_000] * 8) as proxy:
            done = tus_js_upload(file, proxy.url + place.path, metadata={"filename": "a b"})
            assert done.url, done.reason
            assert done.url.startswith(proxy.url)
            cuts = [connection for connection in proxy.connections if connection.was_cut]
            assert len(cuts) >= 2
            assert {connection.sent_bytes for connection in cuts} == {700_000}
            assert sum(connection.sent_bytes for connection in proxy.connections) > len(content)
    name = urlsplit(done.url).path.rpartition("/")[2]
    assert (folder / name).read_bytes() == content


def test_a_tus_client_that_cannot_upload_gives_its_reason(tmp_path: Path) -> None:
    file = tmp_path / "content"
    file.write_bytes(b"content")
    with tus_node_server(tmp_path) as address:
        done = tus_js_upload(file, address + "/no/such/place", headers={"Tus-Resumable": "0.1"})
    assert done.url is None
    assert "unexpected response" in done.reason


class QuietHandler(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing of requests."""


def test_chromium_shows_what_a_pages_script_made(browser: Any, tmp_path: Path) -> None:
    script = "document.body.append('trajec' + 'tories')"
    (tmp_path / "index.html").write_text(f"<!doctype html><title>Page</title><body><script>{script}</script>")
    with ThreadingHTTPServer((HOST, 0), partial(QuietHandler, directory=tmp_path)) as server:
        serving = threading.Thread(target=server.serve_forever)
        serving.start()
        try:
            browser.get(f"http://{HOST}:{server.server_port}/")
            assert browser.title == "Page"
            assert "trajectories" in browser.find_element("tag name", "body").text
        finally:
            server.shutdown()
            serving.join()
