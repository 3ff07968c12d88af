"""Brings Ceph, an object store of several daemons that the slow tests run, without installing it.

Debian's packages are fetched and unpacked into `.venv/ceph`, whole or not at all; no package of the
system changes. Of what they depend on come libraries alone: tools for managing disks are not needed, and
one of them would be a second `sudo`.
"""

import shutil
import subprocess
import tempfile
from pathlib import Path

from set_up import CannotSetUp
from set_up.system_packages import administrator

_WANTED = ("ceph-base", "ceph-common", "ceph-mon", "ceph-osd", "radosgw")
_NEEDED_KINDS = ("ceph", "lib", "python3-", "radosgw")


def ceph_is_ready(root: Path) -> bool:
    """Whether it was unpacked."""
    return _folder(root).is_dir()


def bring_ceph(root: Path) -> None:
    """Fetch it and unpack it: 60 MB to fetch, 250 MB unpacked.

    Raises:
        CannotSetUp: This system has no Debian packages, or they can't be fetched.
    """
    if shutil.which("apt-get") is None or shutil.which("dpkg") is None:
        raise CannotSetUp("the slow tests run Ceph from Debian's packages, and this system has no apt-get.")
    print("set-up: fetching Ceph for the slow tests into .venv/ceph", flush=True)
    prefix = administrator()
    if prefix is not None:  # may fail for a source that isn't needed here
        subprocess.run([*prefix, "apt-get", "-qq", "update"], check=False, stdin=subprocess.DEVNULL)
    with tempfile.TemporaryDirectory(prefix="ceph-", dir=root / ".venv") as name:
        fetched, unpacked = Path(name, "fetched"), Path(name, "unpacked")
        fetched.mkdir()
        # A sandboxed apt may not write into this folder.
        download = ["apt-get", "-qq", "-o", "APT::Sandbox::User=root", "download"]
        _must_run([*download, *_packages()], fetched)
        for package in sorted(fetched.glob("*.deb")):
            _must_run(["dpkg", "--extract", str(package), str(unpacked)], fetched)
        unpacked.rename(_folder(root))


def _packages() -> list[str]:
    """What Ceph needs of what this system lacks, as apt finds it."""
    command = ["apt-get", "install", "--simulate", "--no-install-recommends", *_WANTED]
    answer = _must_run(command, Path("/"))
    lacking = [line.split()[1] for line in answer.splitlines() if line.startswith("Inst ")]
    return sorted({*_WANTED, *(name for name in lacking if name.startswith(_NEEDED_KINDS))})


def _must_run(command: list[str], folder: Path) -> str:
    done = subprocess.run(
        command, cwd=folder, check=False, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True
    )
    if done.returncode:
        raise CannotSetUp(
            "Ceph can't be fetched for the slow tests; the reason is above: no network, perhaps. "
            f"This ended with exit code {done.returncode}:\n\n    {' '.join(command)}\n"
        )
    return done.stdout


def _folder(root: Path) -> Path:
    return root / ".venv" / "ceph"
