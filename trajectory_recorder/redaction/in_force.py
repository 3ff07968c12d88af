"""What holds until it is told otherwise: displays, window, area, pointer and its image, rates of looking.

Keeps what was true beside what was told, and knows after a hidden stretch where the two differ.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import TypeAlias

from trajectory_recorder.events import (
    AreaEvent,
    CursorEvent,
    DisplaysEvent,
    Event,
    LookRateEvent,
    WindowEvent,
)

_Key: TypeAlias = tuple[type, str]

# Images of pointers are kept while they were not told. A session has some dozen, of a few kilobytes.
_MOST_IMAGES_CHARACTERS = 32_000_000


class InForce:
    """Feed it every such event, hidden or not."""

    def __init__(self) -> None:
        self._true: dict[_Key, Event] = {}
        self._told: dict[_Key, Event] = {}
        self._images: dict[str, str] = {}
        self._image_characters = 0
        self._told_images: set[str] = set()
        self._place: tuple[int, int] | None = None
        self._told_place: tuple[int, int] | None = None

    def take(self, event: Event) -> bool:
        """Take what is true from now on; returns whether the event is of this kind."""
        if not isinstance(event, DisplaysEvent | WindowEvent | AreaEvent | CursorEvent | LookRateEvent):
            return False
        if isinstance(event, CursorEvent):
            self._keep_image(event)
            event = replace(event, png=None)
        self._true[_key(event)] = event
        return True

    def move(self, x_px: int, y_px: int, *, told: bool) -> None:
        """The pointer is there."""
        self._place = x_px, y_px
        if told:
            self._told_place = self._place

    def tell(self, event: Event) -> Event:
        """What is told now; an image of the pointer comes along the first time that it is told of."""
        if isinstance(event, CursorEvent):
            self._told[_key(event)] = replace(event, png=None)
            if event.shape not in self._told_images:
                event = replace(event, png=event.png or self._images.get(event.shape))
                self._told_images.add(event.shape)
        else:
            self._told[_key(event)] = event
        return event

    def changed(self) -> Iterator[Event]:
        """What is true and was not told; `tell` each."""
        yield from [event for key, event in self._true.items() if self._told.get(key) != event]

    def moved(self) -> tuple[int, int] | None:
        """Where the pointer is, if that was not told; from here on it is."""
        if self._place == self._told_place:
            return None
        self._told_place = self._place
        return self._place

    def _keep_image(self, event: CursorEvent) -> None:
        if event.png is None or event.shape in self._images:
            return
        if self._image_characters + len(event.png) <= _MOST_IMAGES_CHARACTERS:
            self._image_characters += len(event.png)
            self._images[event.shape] = event.png


def _key(event: Event) -> _Key:
    return type(event), event.stream if isinstance(event, LookRateEvent) else ""
