"""Finds and installs the system packages that the project needs on Linux.

Debian's and Ubuntu's are installed where the user may do so. On other distributions missing programs
are only named: their package names differ too much to guess.
"""

import importlib.util
import os
import shlex
import shutil
import subprocess
import sys
from typing import NamedTuple

from set_up import CannotSetUp


class Package(NamedTuple):
    """A Debian package, and the program that shows its presence on systems without dpkg."""

    name: str
    program: str | None


def wanted_packages(listing: str) -> list[Package]:
    """Read `NAME [PROGRAM]  # purpose` lines; add what this Python lacks for making environments."""
    fields = [line.partition("#")[0].split() for line in listing.splitlines()]
    wanted = [Package(name, program[0] if program else None) for name, *program in filter(None, fields)]
    if importlib.util.find_spec("ensurepip") is None:  # Debian keeps it in a package of its own
        wanted.append(Package(f"python{sys.version_info.major}.{sys.version_info.minor}-venv", None))
    return wanted


def missing_packages(wanted: list[Package]) -> list[str]:
    """Name those of the wanted packages that are not wholly installed.

    A program that is there without its package came from elsewhere, and serves as well: Debian's npm
    can't even be installed beside a Node of another source.
    """
    if shutil.which("dpkg-query") is None:
        return [package.name for package in wanted if package.program and not shutil.which(package.program)]
    query = ["dpkg-query", "--show", "--showformat=${Package} ${db:Status-Status}\n"]
    names = [package.name for package in wanted]
    # It exits with 1 where a name is unknown, and still lists the others.
    answer = subprocess.run([*query, *names], check=False, capture_output=True, text=True).stdout
    lines = [line.split() for line in answer.splitlines()]
    # A name may come once for each architecture; one that is installed is enough, so it goes last.
    states = dict(sorted(lines, key=lambda line: line[1] == "installed"))
    return [package.name for package in wanted if _is_missing(package, states.get(package.name))]


def _is_missing(package: Package, state: str | None) -> bool:
    if state in {None, "not-installed", "config-files"}:
        return package.program is None or shutil.which(package.program) is None
    return state != "installed"


def administrator() -> list[str] | None:
    """The words before a command that changes the system; None where this user may not change it."""
    if sys.platform != "win32" and os.geteuid() == 0:
        return []
    if shutil.which("sudo") is None:
        return None
    if subprocess.run(["sudo", "-n", "true"], check=False, capture_output=True).returncode == 0:
        return ["sudo", "-n"]
    return ["sudo"] if sys.stdin.isatty() else None


def install_packages(missing: list[str]) -> None:
    """Install Debian packages.

    Raises:
        CannotSetUp: It may not, or could not. The message names the packages and the command.
    """
    # A package may conflict with what this desktop runs on, as pulseaudio does with PipeWire.
    install = ["install", "--yes", "--no-remove", "--no-install-recommends", *missing]
    named = "these system packages are missing: " + " ".join(missing)
    by_hand = (
        f"An administrator can install them with\n\n    apt-get update && apt-get {shlex.join(install)}\n"
    )
    if shutil.which("apt-get") is None:
        raise CannotSetUp(
            f"{named} (Debian's names).\nInstall what they hold with this system's own package manager."
        )
    prefix = administrator()
    if prefix is None:
        raise CannotSetUp(f"{named}.\nThis user may not install them. {by_hand}")
    print("set-up: installing system packages:", " ".join(missing), flush=True)
    # `su` without `-` leaves an administrator without the folders that dpkg's own helpers are in.
    environment = ["env", "DEBIAN_FRONTEND=noninteractive", f"PATH={os.environ['PATH']}:/usr/sbin:/sbin"]
    apt = ["apt-get", "-qq", "-o", "Dpkg::Use-Pty=0", "-o", "DPkg::Lock::Timeout=300"]
    for command in (
        ["dpkg", "--configure", "--pending"],  # without it, apt refuses to work after a killed installation
        [*apt, "update"],  # may fail for a source that isn't needed here
        [*apt, *install],
    ):
        subprocess.run([*prefix, *environment, *command], check=False, stdin=subprocess.DEVNULL)
    still = missing_packages([Package(name, None) for name in missing])
    if still:
        raise CannotSetUp(
            f"these system packages could not be installed: {' '.join(still)}.\n"
            "The reason is above: no network, perhaps, or something that would have to be removed for them.\n"
            f"{by_hand}"
        )
