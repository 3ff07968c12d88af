"""Reads the page of a contact sheet as a browser would, and the pictures beside it."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

import av
import numpy as np
import numpy.typing as npt

_EMPTY = {"meta", "img", "input"}


@dataclass
class Tag:
    """An element of the page, with the text in it and the tags that it lies in, outermost first."""

    name: str
    attributes: dict[str, str | None]
    above: tuple["Tag", ...]
    text: str = ""

    @property
    def classes(self) -> list[str]:
        return (self.attributes.get("class") or "").split()


@dataclass
class SheetPage(HTMLParser):
    """The tags of a page in their order."""

    tags: list[Tag] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self._open: list[Tag] = []

    @classmethod
    def read(cls, path: Path) -> "SheetPage":
        page = cls()
        page.feed(path.read_text(encoding="utf-8"))
        page.close()
        assert not page._open, f"not closed: {[tag.name for tag in page._open]}"
        return page

    def named(self, name: str, card: str | None = None) -> list[Tag]:
        """All tags of this name, or those in one card, by its anchor."""
        return [
            tag
            for tag in self.tags
            if tag.name == name
            and (card is None or any(above.attributes.get("id") == card for above in tag.above))
        ]

    def text(self, card: str) -> str:
        """What a card says."""
        return "".join(tag.text for tag in self.tags if tag.attributes.get("id") == card)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = Tag(tag, dict(attrs), tuple(self._open))
        self.tags.append(found)
        if tag not in _EMPTY:
            self._open.append(found)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(Tag(tag, dict(attrs), tuple(self._open)))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop().name == tag

    def handle_data(self, data: str) -> None:
        for tag in self._open:
            tag.text += data


def pixels(path: Path) -> npt.NDArray[np.uint8]:
    """The pixels of a picture, (height, width, 3)."""
    with av.open(str(path)) as file:
        (frame,) = file.decode(video=0)
    return np.asarray(frame.to_ndarray(format="rgb24"))
