"""Buckets of S3-compatible stores, for those who read recordings from one and write datasets to one.

Keys, region and a store's address (`AWS_ENDPOINT_URL`) come from the environment, as boto3 has it. No checksum of a
store's is trusted: who reads compares with what is known.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

from trajectory_recorder.errors import StoreError, UsageError

SCHEME = "s3"
_CONNECTIONS = 16
_ADDRESS_SETTINGS = ("AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL")
_MISSING = frozenset({"404", "NoSuchKey", "NotFound"})


def open_client() -> Any:  # noqa: ANN401 - boto3 has no types
    """A client of boto3's; threads may share it."""
    # It takes a third of a second to load, for those who use it.
    import boto3  # noqa: PLC0415
    from botocore.config import Config  # noqa: PLC0415

    is_another_store = any(os.environ.get(it) for it in _ADDRESS_SETTINGS)
    config = Config(
        signature_version="s3v4",
        max_pool_connections=_CONNECTIONS,
        s3={"addressing_style": "path"} if is_another_store else {},
        retries={"mode": "standard", "max_attempts": 4},
        request_checksum_calculation="when_required",
        response_checksum_validation="when_required",
    )
    with asking("the object store"):
        return boto3.client(SCHEME, config=config)


def split(url: str) -> tuple[str, str]:
    """The bucket and the key, or the prefix of keys, of `s3://BUCKET/KEY`.

    Raises:
        UsageError: It names no bucket.
    """
    bucket, _, key = url.removeprefix(f"{SCHEME}://").partition("/")
    # Keys may hold anything, so they are taken as they stand; a bucket is a host's name.
    if not url.startswith(f"{SCHEME}://") or not bucket or urlsplit(f"//{bucket}").hostname != bucket.lower():
        raise UsageError(f"{url[:200]!r} names no bucket", "give s3://BUCKET/PREFIX")
    return bucket, key


@contextmanager
def asking(what: str) -> Iterator[None]:
    """Raises StoreError where the store doesn't do what is asked of it inside."""
    from boto3.exceptions import Boto3Error  # noqa: PLC0415
    from botocore.exceptions import BotoCoreError, ClientError  # noqa: PLC0415

    try:
        yield
    except (Boto3Error, BotoCoreError, ClientError) as error:
        raise StoreError(
            f"{what} can't be used: {error}",
            "look at its name, and at AWS_ENDPOINT_URL, AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY",
        ) from error


def read(client: Any, bucket: str, key: str, *, block_bytes: int) -> Iterator[bytes] | None:  # noqa: ANN401
    """Read an object in blocks; None where there is none.

    Raises:
        StoreError: The store gives nothing, or breaks off; now or later.
    """
    from botocore.exceptions import ClientError  # noqa: PLC0415

    with asking(f"{SCHEME}://{bucket}/{key}"):
        try:
            answer = client.get_object(Bucket=bucket, Key=key)
        except ClientError as error:
            if str(error.response.get("Error", {}).get("Code", "")) in _MISSING:
                return None
            raise
    return _blocks(answer["Body"], f"{SCHEME}://{bucket}/{key}", block_bytes)


def _blocks(body: Any, name: str, block_bytes: int) -> Iterator[bytes]:  # noqa: ANN401
    with asking(name), body:
        while block := body.read(block_bytes):
            yield bytes(block)
