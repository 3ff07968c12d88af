"""Writes a recording as a folder for the browser; it appears whole or not at all.

The page loads nothing but what lies beside it, and reads no file: browsers let no page from the disk do that.
So what it shows comes as a script that holds one document, and its media as files that browsers play.
"""

from dataclasses import dataclass
from importlib import resources
from pathlib import Path

import msgspec

from trajectory_recorder.bundle import layout
from trajectory_recorder.new_folder import appearing, free, writing
from trajectory_recorder.replay.page.described import Fields, described
from trajectory_recorder.replay.page.media import write_media
from trajectory_recorder.replay.recording import Recording
from trajectory_recorder.tasks import Task

PAGE = "index.html"
DATA = "data.js"
_SCRIPT = "page.js"
_STYLE = "page.css"
# One after the other they are the page's script; each uses only what stands before it.
_SCRIPT_PARTS = (
    "values.js", "elements.js", "clock.js", "pictures.js", "voice.js", "painting.js", "overlay.js",
    "bar.js", "list.js", "lists.js", "keys.js", "page.js",
)  # fmt: skip
# What would end a script in a page, and what older browsers take for the end of a line.
_ESCAPED = {"<": "\\u003c", "\u2028": "\\u2028", "\u2029": "\\u2029"}


@dataclass(frozen=True, slots=True)
class ReplayPage:
    """What was written: the page, how many steps it lists, how many frames it plays, and what is missing."""

    page: Path
    steps: int
    frames: int
    missing: tuple[str, ...]


def write_page(recording: Recording, folder: Path, *, task: Task) -> ReplayPage:
    """Write a recording so that it plays in a browser.

    Args:
        recording: What is shown.
        folder: Empty, or not there yet; the folders above it are made where missing.
        task: Told how far it is.

    Raises:
        UsageError: The folder is something else.
        OutputUnusable: It can't be written to.
        Cancelled: The task was.
    """
    folder = free(folder, outside=recording.root / layout.DATA)
    with appearing(folder) as making:
        media = write_media(recording.timeline, recording.media, making, task=task)
        _write(making / DATA, as_script(described(recording, media)))
        _write(making / _SCRIPT, "".join(_resource(f"script/{name}") for name in _SCRIPT_PARTS))
        for name in (PAGE, _STYLE):
            _write(making / name, _resource(name))
    frames = sum(len(file["at"]) for screen in media.screens for file in screen["files"])
    return ReplayPage(folder / PAGE, len(recording.timeline.steps), frames, tuple(media.missing))


def as_script(document: Fields) -> str:
    """A script that holds a document, and nothing that a text in it could say."""
    text = msgspec.json.encode(document).decode()
    for letter, written in _ESCAPED.items():
        text = text.replace(letter, written)
    return f'"use strict";\nconst RECORDING = {text};\n'


def _resource(name: str) -> str:
    return resources.files(__package__).joinpath(name).read_text(encoding="utf-8")


def _write(path: Path, content: str) -> None:
    with writing(path):
        path.write_text(content, encoding="utf-8", newline="\n")
