"""Goes on with a file where the store takes a part of a multipart upload only once, as rclone does.

A request that was cut off may have left a part that nobody counted, and the next one has other bytes for that
number. Then the upload is ended as it is, with all that lies in it, and copied to a place of its own: a piece, of
which only the first bytes count. The file goes on in a new upload. When all is there, the pieces and what came
after them are read back and written once more: slow, and only ever done at such a store.

What it does may be done again after any end. A piece that is there is never written over, since the object that
it was copied from is another one later.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from botocore.exceptions import ClientError

from trajectory_recorder.collector.store.store import Parts
from trajectory_recorder.errors import StoreError

MISSING = frozenset({"404", "NoSuchKey", "NoSuchUpload", "NotFound"})
# What rclone says of a part that it has had.
_ONLY_ONCE = "NotImplemented"
_PART_BYTES = 16 * 1024**2
_BLOCK_BYTES = 1024**2


@dataclass(frozen=True, slots=True)
class Pieces:
    """The pieces of one file.

    Args:
        client: boto3's.
        bucket: Where it lies.
        target: The name of the finished file, and of its uploads.
        folder: Begins the names of what lies there until it is finished.
    """

    client: Any
    bucket: str
    target: str
    folder: str

    def end_upload(self, parts: Parts) -> Parts:
        """End the upload that the note speaks of, and keep what counts in it; returns the new note.

        Raises:
            StoreError: Neither the upload nor what became of it is there.
        """
        count = sum(size for _, size in parts["parts"])
        name = self._name(len(parts["pieces"]))
        if self._size(name) is None:
            self._complete_all(parts["upload"])
            if (self._size(self.target) or 0) < count:
                raise StoreError(f"the store lost an upload to {self.target}", "send the file again")
            source = {"Bucket": self.bucket, "Key": self.target}
            self.client.copy_object(Bucket=self.bucket, Key=name, CopySource=source)
        return {**parts, "upload": None, "parts": [], "pieces": [*parts["pieces"], count]}

    def put_together(self, parts: Parts, tail: bytes) -> None:
        """Make the finished file of all pieces, of the upload's parts and of the tail."""
        if parts["upload"] is not None:
            parts = self.end_upload(parts)
        upload = self.client.create_multipart_upload(Bucket=self.bucket, Key=self.target)["UploadId"]
        where = {"Bucket": self.bucket, "Key": self.target, "UploadId": upload}
        listed = []
        for number, data in enumerate(_gathered(self._content(parts["pieces"], tail)), start=1):
            etag = self.client.upload_part(**where, PartNumber=number, Body=data)["ETag"]
            listed.append({"ETag": etag, "PartNumber": number})
        self.client.complete_multipart_upload(**where, MultipartUpload={"Parts": listed})

    def listed_parts(self, upload: str) -> list[dict[str, Any]]:
        """The parts that the store has of an upload, as completing wants them."""
        where = {"Bucket": self.bucket, "Key": self.target, "UploadId": upload}
        pages = self.client.get_paginator("list_parts").paginate(**where)
        found = (it for page in pages for it in page.get("Parts", ()))
        return [{"ETag": it["ETag"], "PartNumber": it["PartNumber"]} for it in found]

    def are_there(self) -> bool:
        """Whether any is left, which is so until the finished file is whole."""
        return self._size(self._name(0)) is not None

    def delete_all(self) -> None:
        """Remove all that is in the folder, the first piece after the others."""
        listed = self.client.list_objects_v2(Bucket=self.bucket, Prefix=f"{self.folder}/")
        for it in reversed(listed.get("Contents", ())):
            self.client.delete_object(Bucket=self.bucket, Key=it["Key"])

    def _name(self, number: int) -> str:
        return f"{self.folder}/piece-{number}"

    def _complete_all(self, upload: str) -> None:
        where = {"Bucket": self.bucket, "Key": self.target, "UploadId": upload}
        try:
            listed = {"Parts": self.listed_parts(upload)}
            self.client.complete_multipart_upload(**where, MultipartUpload=listed)
        except ClientError as error:
            # It was ended before, by a request that was cut off before anybody noted it.
            if code(error) not in MISSING:
                raise

    def _size(self, name: str) -> int | None:
        try:
            return int(self.client.head_object(Bucket=self.bucket, Key=name)["ContentLength"])
        except ClientError as error:
            if code(error) in MISSING:
                return None
            raise

    def _content(self, sizes: Iterable[int], tail: bytes) -> Iterator[bytes]:
        for number, size in enumerate(sizes):
            # Not by a range: some stores know none, and a piece has hardly more than what counts.
            left = size
            with self.client.get_object(Bucket=self.bucket, Key=self._name(number))["Body"] as body:
                while left and (block := body.read(min(left, _BLOCK_BYTES))):
                    left -= len(block)
                    yield block
            if left:
                raise StoreError(f"the store lost a piece of {self.target}", "send the file again")
        yield tail


def takes_only_once(error: ClientError) -> bool:
    """Whether a store refuses a part since it has another one in its place.

    An upload that is not there counts, too: it was ended for that, and nobody noted it.
    """
    return code(error) in {_ONLY_ONCE, *MISSING}


def code(error: ClientError) -> str:
    """The store's word for what is wrong."""
    return str(error.response.get("Error", {}).get("Code", ""))


def _gathered(blocks: Iterable[bytes]) -> Iterator[bytes]:
    """The same bytes in blocks that are large enough for parts."""
    gathered = bytearray()
    for block in blocks:
        gathered += block
        if len(gathered) >= _PART_BYTES:
            yield bytes(gathered)
            gathered.clear()
    if gathered:
        yield bytes(gathered)
