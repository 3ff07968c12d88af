"""Writes the contact sheet of a bundle; the folder appears whole or not at all."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from trajectory_recorder.actions import ActionPictures, derive
from trajectory_recorder.actions.frames import Frames
from trajectory_recorder.bundle import Bundle, layout
from trajectory_recorder.contact_sheet.cards import cards
from trajectory_recorder.contact_sheet.page import page
from trajectory_recorder.contact_sheet.pictures import write_pictures
from trajectory_recorder.new_folder import appearing, free, writing
from trajectory_recorder.tasks import Task

PAGE = "index.html"


@dataclass(frozen=True, slots=True)
class Sheet:
    """What was written: the page, how many actions and pictures it shows, and why pictures are missing:
    each reason with the number of pictures."""

    page: Path
    actions: int
    pictures: int
    missing: dict[str, int]


def write_sheet(bundle: Bundle, folder: Path, *, task: Task) -> Sheet:
    """Write the pictures of a bundle's actions, and a page that shows them.

    Args:
        bundle: What is shown.
        folder: Empty, or not there yet; the folders above it are made where missing.
        task: Told how far it is.

    Raises:
        UsageError: The folder is something else.
        OutputUnusable: It can't be written to.
        DamagedBundle: An event can't be read.
        Cancelled: The task was.
    """
    folder = free(folder, outside=bundle.root / layout.DATA)
    task.progress("reading events", 0)
    actions = derive(bundle.events())
    frames = Frames()
    pictured = list(ActionPictures(frames.noting(bundle.events())).of(actions))
    shown = [picture for it in pictured for picture in (it.before, it.after) if picture is not None]
    size_px = {(it.path, it.pts_ns): frames.size_px[it.path, it.pts_ns] for it in shown}
    with appearing(folder) as making:
        written = write_pictures(bundle, size_px, making, task=task)
        missing = Counter(it for it in written.values() if isinstance(it, str))
        _write_page(making / PAGE, page(bundle, cards(pictured, written, frames), missing))
    return Sheet(folder / PAGE, len(actions), len(written) - missing.total(), dict(missing))


def _write_page(path: Path, parts: Iterable[str]) -> None:
    with writing(path), path.open("w", encoding="utf-8") as file:
        file.writelines(parts)
