"""Writes the page that shows every picture with its sentence."""

from collections.abc import Iterable
from itertools import groupby

from gallery_parts.states import State

FOLDER = "gallery"
_HEAD = """\
# Gallery

Every window in its states, photographed on a virtual desktop by `make gallery`. The recordings in them were
made by the recorder itself: somebody averages five readings in a terminal and keeps the mean in a note.
"""
_CHAPTERS = {
    "first": "First run",
    "home": "Home",
    "recorder": "Recording",
    "mending": "Mending",
    "settings": "Settings",
    "replay": "Replay",
    "page": "Replay in a browser",
    "review": "Review",
    "desk": "Admin's desk",
}


def page(states: Iterable[State]) -> str:
    """The page in Markdown, with its pictures in the folder beside it."""
    parts, order = [_HEAD], list(_CHAPTERS)
    in_order = sorted(states, key=lambda it: order.index(it.chapter))
    for chapter, of_chapter in groupby(in_order, key=lambda it: it.chapter):
        parts.append(f"\n## {_CHAPTERS[chapter]}\n")
        parts += [
            f"\n### {it.title}\n\n{it.says}\n\n![{it.title}]({FOLDER}/{it.name}.png)\n" for it in of_chapter
        ]
    return "".join(parts)
