"""Keeps the sync certificate of this machine, and gives it to the recordings that it speaks of.

It measures nothing (`calibration` does) and never keeps a recording from being made: a file that is
missing, damaged or of another version is no certificate.
"""

import logging
from pathlib import Path

import msgspec

from trajectory_recorder.bundle.manifest import SyncCertificate
from trajectory_recorder.events import Display
from trajectory_recorder.recording import host
from trajectory_recorder.settings import RecordSettings
from trajectory_recorder.whole_file import write_whole

log = logging.getLogger(__name__)


def save(path: Path, certificate: SyncCertificate) -> None:
    """Write the certificate in place of the one before, wholly or not at all.

    Raises:
        OSError: It can't be written.
    """
    write_whole(path, msgspec.json.format(msgspec.json.encode(certificate), indent=2) + b"\n")


def load(path: Path) -> SyncCertificate | None:
    """Read the certificate; None, and a line in the log, where there is none that can be read."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=SyncCertificate)
    except FileNotFoundError:
        return None
    except (OSError, msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        log.warning("the sync certificate %s can't be read (%s): run doctor --calibrate", path, error)
        return None


def fitting(path: Path, displays: tuple[Display, ...], settings: RecordSettings) -> SyncCertificate | None:
    """The certificate, if it was measured with this program, these displays and this microphone."""
    certificate = load(path)
    if certificate is None:
        return None
    fits = (
        certificate.recorder == host.recorder()
        and certificate.displays == displays
        and certificate.microphone == settings.microphone
    )
    if not fits:
        log.info("the sync certificate was measured with other displays, microphone or version")
    return certificate if fits else None
