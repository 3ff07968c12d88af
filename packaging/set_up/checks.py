"""Runs every static check of the project, all at once, and shows what failed.

It changes no file: formatting and mending is left to whoever reads the result.
"""

import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

# One cache for each system: mypy throws a cache away that was written for another.
CHECKS = {
    "format": ["-m", "ruff", "format", "--check", "."],
    "lint": ["-m", "ruff", "check", "."],
    "types on Linux": ["-m", "mypy", "--platform", "linux", "--cache-dir", ".mypy_cache/linux"],
    "types on Windows": ["-m", "mypy", "--platform", "win32", "--cache-dir", ".mypy_cache/win32"],
    "types on macOS": ["-m", "mypy", "--platform", "darwin", "--cache-dir", ".mypy_cache/darwin"],
    # It has no module to run, and its script breaks when the tree is moved.
    "imports": ["-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"],
}


def run_checks(root: Path, python: Path) -> int:
    """Run all checks with the given interpreter; show the failures, then a table.

    Returns:
        An exit code: 0 when all passed, else 1.
    """

    def run(arguments: list[str]) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [str(python), *arguments],
            cwd=root,
            check=False,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    # More than there are cores: one of three long ones would be left for the end, with a single core.
    with ThreadPoolExecutor(len(CHECKS)) as pool:
        results = dict(zip(CHECKS, pool.map(run, CHECKS.values()), strict=True))
    for name, result in results.items():
        if result.returncode:
            print(f"--- {name}\n{result.stdout}")
    for name, result in results.items():
        print("FAILED" if result.returncode else "passed", "", name)
    return int(any(result.returncode for result in results.values()))
