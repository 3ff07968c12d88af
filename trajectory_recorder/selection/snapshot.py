"""A choice of recordings that is fixed: ids and hashes, in an order, with their splits."""

import hashlib

import msgspec

from trajectory_recorder.wire.catalogue import Catalogued

FORMAT = "trajectory-snapshot"
VERSION = "1.0"


class Chosen(msgspec.Struct, frozen=True, kw_only=True):
    """A recording that is taken. `voice` says whether its voice may go along."""

    split: str
    voice: bool
    catalogued: Catalogued


class LeftOut(msgspec.Struct, frozen=True, kw_only=True):
    """A recording that isn't, and why."""

    bundle_id: str
    reason: str


class Snapshot(msgspec.Struct, frozen=True, kw_only=True):
    """What was chosen, and how.

    `chosen` is sorted by split, in the order of the rule's shares, then by bundle id, so that it does not depend on the
    order in which recordings were found. `left_out` are those that met the condition and may not be taken.
    """

    where: str
    purpose: str
    chosen: tuple[Chosen, ...]
    left_out: tuple[LeftOut, ...]
    format: str = FORMAT
    version: str = VERSION

    @property
    def id(self) -> str:
        """The same for the same choice of the same content, wherever the files lie: SHA-256, hexadecimal."""
        rows = [
            (it.split, it.voice, it.catalogued.facts.bundle_id, it.catalogued.facts.manifest_sha256)
            for it in self.chosen
        ]
        return hashlib.sha256(msgspec.json.encode((self.where, self.purpose, rows))).hexdigest()
