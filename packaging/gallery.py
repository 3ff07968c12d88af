"""The gallery: `make gallery`, or `make gallery ARGS="replay-paused replay-dark"` for some of its pictures.

Opens the program's windows on virtual desktops, brings each into a state, and photographs the screen. The
pictures and the page that shows them go into `docs`.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from gallery_parts.all_states import STATES
from gallery_parts.materials import Materials
from gallery_parts.page import FOLDER, page
from gallery_parts.photograph import photograph

from trajectory_recorder.errors import TrajectoryError

DOCS = Path(__file__).resolve().parent.parent / "docs"


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("names", nargs="*", metavar="NAME", help="states to photograph (default: all)")
    options.add_argument(
        "--recordings", type=Path, metavar="DIR", help="keep the recordings, and take those there"
    )
    chosen = options.parse_args()
    try:
        take(chosen.names or [name for name, _ in STATES], chosen.recordings)
    except TrajectoryError as error:
        sys.exit(f"gallery: {error}")


def take(names: list[str], recordings: Path | None) -> None:
    """Photograph these states, and write the page of all.

    Raises:
        TrajectoryError: A state can't be reached, or there is none of such a name.
    """
    with tempfile.TemporaryDirectory(prefix="gallery-") as temporary:
        materials = Materials(recordings or Path(temporary))
        for name in names:
            path = DOCS / FOLDER / f"{name}.png"
            photograph(STATES.get(name).show(materials), path)
            print(f"{name}: {path.stat().st_size / 1000:.0f} kB", flush=True)
    (DOCS / "gallery.md").write_text(page(it for _, it in STATES), encoding="utf-8")


if __name__ == "__main__":
    main()
