"""An object store that nobody here wrote, over a folder: rclone's `serve s3`.

Where rclone 1.75 is not like S3:

- A read of a range gets the right bytes with 200 in place of 206, and the whole object's checksum, so a
  client that checks it must be told not to.
- `If-None-Match` is ignored when writing: there is no "create only if absent".
- A wrong MD5 is refused, a wrong SHA-256 is not.
- Parts of less than 5 MiB are taken. The ETag that completing gives is not the one the object has then;
  the one in listings has no quotes.
- Names in metadata come back with a capital letter. There are no versions.
"""

import os
import secrets
import subprocess
import sysconfig
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from helpers.ports import HOST, end, free_port, wait_for_port


@dataclass(frozen=True)
class S3Store:
    """A store with one empty bucket."""

    endpoint: str
    key: str
    secret: str
    bucket: str
    region: str = "us-east-1"

    def introduce(self, patch: pytest.MonkeyPatch) -> None:
        """Put its keys into the environment, and have boto3 forget those of another store."""
        import boto3

        patch.setenv("AWS_ACCESS_KEY_ID", self.key)
        patch.setenv("AWS_SECRET_ACCESS_KEY", self.secret)
        patch.setenv("AWS_DEFAULT_REGION", self.region)
        patch.setattr(boto3, "DEFAULT_SESSION", None)

    def client(self) -> Any:
        """A client of boto3's that asks nobody but this store. Close it after use."""
        import boto3
        from botocore.config import Config

        return boto3.client(
            "s3",
            endpoint_url=self.endpoint,
            aws_access_key_id=self.key,
            aws_secret_access_key=self.secret,
            region_name=self.region,
            config=Config(
                signature_version="s3v4",
                s3={"addressing_style": "path"},
                response_checksum_validation="when_required",
            ),
        )


@contextmanager
def rclone_store() -> Iterator[S3Store]:
    """Run rclone on a free port, with a folder of its own behind it."""
    program = Path(sysconfig.get_path("scripts")) / "rclone"
    store = S3Store(f"http://{HOST}:{free_port()}", "tester", secrets.token_urlsafe(24), "bundles")
    with tempfile.TemporaryDirectory(prefix="rclone-") as folder:
        (Path(folder) / "store" / store.bucket).mkdir(parents=True)
        command = [str(program), "serve", "s3", "--config=", f"--cache-dir={folder}/cache"]
        command += [f"--addr={store.endpoint.removeprefix('http://')}", "--log-level=ERROR"]
        command += [f"--auth-key={store.key},{store.secret}", f"{folder}/store"]
        process = subprocess.Popen(command, env=_without_settings())
        try:
            wait_for_port(int(store.endpoint.rpartition(":")[2]), process)
            yield store
        finally:
            end(process)


def _without_settings() -> dict[str, str]:
    """What a user tells rclone in the environment is not meant for this one."""
    return {name: value for name, value in os.environ.items() if not name.startswith("RCLONE_")}
