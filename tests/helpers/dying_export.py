"""An export by Daft's workers, one of which dies over a bundle: `python dying_export.py SOURCE DEST`."""

import os
import signal
import sys

import msgspec

from helpers.exporting import RAW, choice
from trajectory_recorder.export.bulk import conversion
from trajectory_recorder.export.bulk.converting import convert_one
from trajectory_recorder.export.bulk.pool import DaftPool
from trajectory_recorder.export.bulk.reports import ConvertJob
from trajectory_recorder.export.bulk.run import run_export
from trajectory_recorder.export.destinations import open_destination

DEADLY = 3


def convert_or_die(job_json: str) -> str:
    """As `convert_one`; dies as a decoder does that meets something that it can't bear."""
    job = msgspec.json.decode(job_json, type=ConvertJob)
    if job.chosen.catalogued.facts.bundle_id.endswith(f"{DEADLY:04}"):
        destination = open_destination(job.setting.destination)
        destination.write(conversion.started_path(job.index), b"")
        os.kill(os.getpid(), signal.SIGSEGV)
    return convert_one(job_json)


if __name__ == "__main__":
    from helpers import dying_export  # by its own name, so that workers find it

    conversion.convert_one = dying_export.convert_or_die
    run_export(choice(sys.argv[1]), RAW, open_destination(sys.argv[2]), pool=DaftPool(workers=1))
