"""Brings libraries that only the slow tests use, each into a folder of its own in `.venv`.

They lie beside the project's packages and not among them: `lerobot` asks for older versions of torch and of others
than there are for every Python here, and what neither needs for its tests does not come along. torchvision, which
`lerobot` names, is stood in for in `tests/peers/lerobot`.
"""

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from set_up import CannotSetUp
from set_up.environment import environment_python


@dataclass(frozen=True)
class Library:
    """What is brought: its folder's name, and what pip is given, call by call."""

    name: str
    calls: tuple[tuple[str, ...], ...]


LIBRARIES = (
    Library(
        "lerobot",  # its own class reads datasets; 1 GB with torch for processors, more where there is none for them alone
        (
            ("torch==2.13.0",),
            (
                "--no-deps",
                "accelerate==1.15.0",
                "cloudpickle",
                "deepdiff",
                "draccus",
                "einops",
                "farama-notifications",
                "gymnasium",
                "imageio",
                "jsonlines",
                "lerobot==0.4.4",
                "mergedeep",
                "mypy-extensions",
                "orderly-set",
                "pyserial",
                "safetensors",
                "termcolor",
                "toml",
                "typing-inspect",
            ),
        ),
    ),
    Library("ray", (("--no-deps", "msgpack", "ray==2.60.0"),)),  # a cluster of this machine alone; 200 MB
)


def missing_libraries(root: Path) -> list[Library]:
    """Those that are not there yet."""
    return [it for it in LIBRARIES if not _folder(root, it).is_dir()]


def bring(root: Path, library: Library) -> None:
    """Install one, whole or not at all.

    Raises:
        CannotSetUp: It can't be installed.
    """
    folder = _folder(root, library)
    print(f"set-up: installing {library.name} for the slow tests into .venv/{library.name}", flush=True)
    making = folder.with_suffix(".part")
    shutil.rmtree(making, ignore_errors=True)
    pip = [str(environment_python(root)), "-m", "pip", "install", "--quiet", "--no-compile"]
    for packages in library.calls:
        command = [*pip, "--target", str(making), *packages]
        if subprocess.run(command, check=False, stdin=subprocess.DEVNULL).returncode:
            raise CannotSetUp(f"{library.name} can't be installed for the slow tests; the reason is above.")
    making.rename(folder)


def _folder(root: Path, library: Library) -> Path:
    return root / ".venv" / library.name
