"""Files in a bucket of an S3-compatible store.

What grows is a multipart upload put together by hand. A part has at least 5 MiB, so what is less lies in an
object of its own, the tail, and goes before the next bytes. There are two places for it, taken in turns: the
one that the database's note speaks of is never written over, whatever happens to a request. A part that nobody
counted is written over by the next; what is done where a store refuses that is in `s3_pieces`.

boto3 does all of it: another client would be the second set of credentials, retries and addresses, and the one
that was tried (obstore) reads no ranges from stores that answer them with 200.

No checksum of a store's is trusted: some take wrong ones. What is kept is hashed by the endpoint itself.
"""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import boto3
from boto3.exceptions import Boto3Error
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from trajectory_recorder.collector.store.s3_pieces import MISSING, Pieces, code, takes_only_once
from trajectory_recorder.collector.store.store import Parts
from trajectory_recorder.errors import StoreError, UsageError

_SMALLEST_PART_BYTES = 5 * 1024**2
_BLOCK_BYTES = 1024**2
_INCOMING = "incoming"
_KEPT = "kept"
_TAILS = ("a", "b")
_CONNECTIONS = 32
# What the protocol allows.
_LONGEST_LINK = timedelta(days=7)


class S3Store:
    """A `Store` in a bucket. Keys and region come from the environment, as boto3 has it.

    Args:
        url: `s3://BUCKET/PREFIX`; the prefix may be left out.
        endpoint: Address of a store that is not Amazon's, or an empty string.

    Raises:
        UsageError: The URL names no bucket.
    """

    # Larger than a part must be, so that only the last one of a request may leave a tail.
    block_bytes = 8 * 1024**2

    def __init__(self, url: str, endpoint: str = "") -> None:
        parts = urlsplit(url)
        if parts.scheme != "s3" or not parts.netloc:
            raise UsageError(f"{url!r} names no bucket", "give s3://BUCKET/PREFIX")
        self._bucket = parts.netloc
        self._prefix = f"{parts.path.strip('/')}/".lstrip("/")
        self._name = url
        config = Config(
            signature_version="s3v4",
            max_pool_connections=_CONNECTIONS,
            s3={"addressing_style": "path"} if endpoint else {},
            retries={"mode": "standard", "max_attempts": 4},
            request_checksum_calculation="when_required",
            response_checksum_validation="when_required",
        )
        self._client: Any = boto3.client("s3", endpoint_url=endpoint or None, config=config)

    def begin(self, key: str) -> Parts:  # noqa: ARG002 - nothing is there before the first bytes are
        return {"upload": None, "parts": [], "pieces": [], "tail": None, "tail_bytes": 0}

    def append(self, key: str, parts: Parts, offset: int, data: bytes) -> Parts:
        if offset != _length(parts):
            raise StoreError(f"{self._name} holds {_length(parts)} bytes of {key}, not {offset}")
        with self._translated():
            grown = self._tail(key, parts) + data
            if len(grown) < _SMALLEST_PART_BYTES:
                return self._with_tail(key, parts, grown)
            return self._with_part(key, parts, grown)

    def finish(self, key: str, parts: Parts, length: int) -> None:
        with self._translated():
            pieces = self._pieces(key)
            # While pieces are there, what has the file's name may be what one was copied from.
            if self.size(key) != length or (parts["pieces"] and pieces.are_there()):
                self._assemble(key, parts, pieces)
            # What a store says of an assembled file is not always so; what it then has is.
            if self.size(key) != length:
                raise StoreError(f"{self._name} has not put {key} together as it should")
            self._tidy(key)

    def abandon(self, key: str, parts: Parts) -> None:  # noqa: ARG002 - what no note knows of goes, too
        with self._translated():
            self._tidy(key)

    def put(self, key: str, data: bytes) -> None:
        with self._translated():
            self._put(self._kept(key), data)

    def keep(self, key: str, source: Path) -> None:
        with self._translated():
            self._client.upload_file(str(source), self._bucket, self._kept(key))

    def size(self, key: str) -> int | None:
        with self._translated():
            try:
                return int(
                    self._client.head_object(Bucket=self._bucket, Key=self._kept(key))["ContentLength"]
                )
            except ClientError as error:
                if code(error) in MISSING:
                    return None
                raise

    def read(self, key: str, start: int = 0, end: int | None = None) -> Iterator[bytes]:
        size = self.size(key)
        if size is None:
            raise StoreError(f"{self._name} has no {key}")
        stop = size if end is None else min(end, size)
        if start >= stop:
            return
        with self._translated():
            asked = f"bytes={start}-{stop - 1}"
            answer = self._client.get_object(Bucket=self._bucket, Key=self._kept(key), Range=asked)
            # Some stores send the whole file instead.
            came_whole = answer["ContentLength"] == size
            with answer["Body"] as body:
                yield from _window(body, start if came_whole else 0, stop - start)

    def delete(self, key: str) -> None:
        with self._translated():
            self._client.delete_object(Bucket=self._bucket, Key=self._kept(key))

    def keys(self) -> Iterator[str]:
        prefix = f"{self._prefix}{_KEPT}/"
        with self._translated():
            for page in self._client.get_paginator("list_objects_v2").paginate(
                Bucket=self._bucket, Prefix=prefix
            ):
                yield from (it["Key"].removeprefix(prefix) for it in page.get("Contents", ()))

    def local_path(self, key: str) -> Path | None:  # noqa: ARG002 - nothing lies on this machine
        return None

    def signed_url(self, key: str, lasting: timedelta) -> str | None:
        target = {"Bucket": self._bucket, "Key": self._kept(key)}
        lasting_s = int(min(lasting, _LONGEST_LINK).total_seconds())
        with self._translated():
            return str(self._client.generate_presigned_url("get_object", Params=target, ExpiresIn=lasting_s))

    def check(self) -> None:
        key = f"check/{secrets.token_hex(8)}"
        self.put(key, b"here")
        is_whole = b"".join(self.read(key)) == b"here"
        self.delete(key)
        if not is_whole:
            raise StoreError(f"{self._name} gives back other bytes than were written")

    def _kept(self, key: str) -> str:
        return f"{self._prefix}{_KEPT}/{key}"

    def _tail_key(self, key: str, place: str) -> str:
        return f"{self._prefix}{_INCOMING}/{key}/{place}"

    def _tail(self, key: str, parts: Parts) -> bytes:
        """The bytes that are too few for a part yet."""
        if not parts["tail_bytes"]:
            return b""
        answer = self._client.get_object(Bucket=self._bucket, Key=self._tail_key(key, parts["tail"]))
        tail = bytes(answer["Body"].read())
        if len(tail) != parts["tail_bytes"]:
            raise StoreError(f"{self._name} holds another tail of {key} than was written")
        return tail

    def _with_tail(self, key: str, parts: Parts, tail: bytes) -> Parts:
        place = _TAILS[parts["tail"] == _TAILS[0]]
        self._put(self._tail_key(key, place), tail)
        return {**parts, "tail": place, "tail_bytes": len(tail)}

    def _with_part(self, key: str, parts: Parts, data: bytes) -> Parts:
        try:
            return self._with_next_part(key, parts, data)
        except ClientError as error:
            if parts["upload"] is None or not takes_only_once(error):
                raise
        return self._with_next_part(key, self._pieces(key).end_upload(parts), data)

    def _with_next_part(self, key: str, parts: Parts, data: bytes) -> Parts:
        target = {"Bucket": self._bucket, "Key": self._kept(key)}
        upload = parts["upload"] or self._client.create_multipart_upload(**target)["UploadId"]
        number = len(parts["parts"]) + 1
        answer = self._client.upload_part(**target, UploadId=upload, PartNumber=number, Body=data)
        listed = [*parts["parts"], [answer["ETag"], len(data)]]
        # The place of the last tail is remembered: the database still speaks of it.
        return {**parts, "upload": upload, "parts": listed, "tail_bytes": 0}

    def _assemble(self, key: str, parts: Parts, pieces: Pieces) -> None:
        tail = self._tail(key, parts)
        if parts["upload"] is None and not parts["pieces"]:
            self._put(self._kept(key), tail)
        elif parts["pieces"] or not self._completed(key, parts, tail):
            pieces.put_together(parts, tail)

    def _completed(self, key: str, parts: Parts, tail: bytes) -> bool:
        """Complete an upload; returns False where the store has others than the parts that count."""
        target = {"Bucket": self._bucket, "Key": self._kept(key)}
        try:
            whole = self._with_next_part(key, parts, tail) if tail else parts
            # Completing without a part that is there ends an upload in ruins at some stores.
            if len(self._pieces(key).listed_parts(parts["upload"])) != len(whole["parts"]):
                return False
            listed = [
                {"ETag": etag, "PartNumber": at} for at, (etag, _) in enumerate(whole["parts"], start=1)
            ]
            self._client.complete_multipart_upload(
                **target, UploadId=parts["upload"], MultipartUpload={"Parts": listed}
            )
        except ClientError as error:
            if not takes_only_once(error):
                raise
            return False
        return True

    def _pieces(self, key: str) -> Pieces:
        return Pieces(self._client, self._bucket, self._kept(key), f"{self._prefix}{_INCOMING}/{key}")

    def _tidy(self, key: str) -> None:
        """Remove tails, pieces and parts, also of requests that were cut off before anybody noted them."""
        target = {"Bucket": self._bucket, "Key": self._kept(key)}
        for upload in self._uploads(key):
            try:
                self._client.abort_multipart_upload(**target, UploadId=upload)
            except ClientError as error:
                if code(error) not in MISSING:
                    raise
        self._pieces(key).delete_all()

    def _uploads(self, key: str) -> list[str]:
        try:
            listed = self._client.list_multipart_uploads(Bucket=self._bucket, Prefix=self._kept(key))
        except ClientError as error:
            # rclone's answer as long as there was none in the whole bucket.
            if code(error) in MISSING:
                return []
            raise
        return [it["UploadId"] for it in listed.get("Uploads", ())]

    def _put(self, name: str, data: bytes) -> None:
        self._client.put_object(Bucket=self._bucket, Key=name, Body=data)

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except (Boto3Error, BotoCoreError, ClientError) as error:
            raise StoreError(
                f"the store {self._name} does not do it: {error}", "look at its address, keys and permissions"
            ) from error


def _length(parts: Parts) -> int:
    return int(sum(parts["pieces"]) + sum(size for _, size in parts["parts"]) + parts["tail_bytes"])


def _window(body: Any, skipped: int, wanted: int) -> Iterator[bytes]:  # noqa: ANN401 - botocore has no types
    """Bytes of a stream from `skipped` on, `wanted` of them."""
    while skipped > 0 and (block := body.read(min(skipped, _BLOCK_BYTES))):
        skipped -= len(block)
    while wanted > 0 and (block := body.read(min(wanted, _BLOCK_BYTES))):
        wanted -= len(block)
        yield block
