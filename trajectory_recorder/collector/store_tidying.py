"""Deletes files from the store that the database knows nothing of: left by a process that died in between.

A file that is finished in the store always has its upload, its blob or its export in the database first. So what has none
when it is looked for, after it was seen in the store, is nobody's.
"""

import logging
from collections.abc import Iterable, Iterator
from itertools import islice

from sqlalchemy import select, union_all

from trajectory_recorder.collector.database.tables import Blob, ExportFile, Job, Upload
from trajectory_recorder.collector.endpoint import Endpoint
from trajectory_recorder.collector.exports.files import FOLDER

log = logging.getLogger(__name__)

# Others put things beside them, which this knows nothing of.
_FOLDERS = ("files/", FOLDER)
_AT_ONCE = 500


def delete_forgotten_files(endpoint: Endpoint, _job: Job) -> None:
    """Handle the daily job."""
    count = 0
    every = endpoint.store.keys()
    for keys in _batches(key for key in every if key.startswith(_FOLDERS)):
        for key in _unknown(endpoint, keys):
            endpoint.store.delete(key)
            count += 1
    log.info("deleted %d forgotten files from the store", count)


def _unknown(endpoint: Endpoint, keys: list[str]) -> list[str]:
    known = union_all(*(select(table.key).where(table.key.in_(keys)) for table in (Blob, Upload, ExportFile)))
    with endpoint.database.reading() as session:
        found = set(session.scalars(known))
    return [key for key in keys if key not in found]


def _batches(keys: Iterable[str]) -> Iterator[list[str]]:
    remaining = iter(keys)
    while batch := list(islice(remaining, _AT_ONCE)):
        yield batch
