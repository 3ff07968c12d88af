"""Events without their text: that something happened stays, and what was typed, copied or named does not."""

from dataclasses import replace

from trajectory_recorder.events import (
    Ancestor,
    ClipboardEvent,
    Element,
    ElementEvent,
    Event,
    Gap,
    KeyEvent,
    Marker,
    Rectangle,
    WindowEvent,
)


def without_text(event: Event) -> Event:
    """The event without any text in it; the same one where it has none."""
    if isinstance(event, KeyEvent):
        return masked_key(event)
    if isinstance(event, ClipboardEvent):
        return replace(event, text=None, length=0)
    if isinstance(event, WindowEvent):
        return replace(event, title=None)
    if isinstance(event, ElementEvent):
        return replace(event, under_pointer=_nameless(event.under_pointer), focused=_nameless(event.focused))
    if isinstance(event, Marker):
        return Marker("")
    return replace(event, detail="") if isinstance(event, Gap) else event


def masked_key(event: KeyEvent) -> KeyEvent:
    """A press or release of some key, and no word of which, as `is_masked` knows it."""
    return replace(event, key_code=0, vk=0, symbol="", text=None, modifiers=(), layout="")


def without_covered(event: ElementEvent, areas: tuple[Rectangle, ...]) -> ElementEvent:
    """The event without the text of those elements that are covered, or may be."""
    if not areas:
        return event
    at_pointer = Rectangle(event.x_px, event.y_px, 1, 1)
    under, focused = event.under_pointer, event.focused
    if under is not None and any(_meet(under.bounds or at_pointer, it) for it in areas):
        under = _nameless(under)
    # Where an element lies that doesn't tell is not known: it may be there.
    if focused is not None and any(focused.bounds is None or _meet(focused.bounds, it) for it in areas):
        focused = _nameless(focused)
    return replace(event, under_pointer=under, focused=focused)


def _nameless(element: Element | None) -> Element | None:
    if element is None:
        return None
    return replace(
        element,
        name="",
        value=None,
        ancestors=tuple(Ancestor(it.role, "") for it in element.ancestors),
        document_title=None,
        document_url=None,
    )


def _meet(one: Rectangle, other: Rectangle) -> bool:
    return (
        one.x_px < other.x_px + other.width_px
        and other.x_px < one.x_px + one.width_px
        and one.y_px < other.y_px + other.height_px
        and other.y_px < one.y_px + one.height_px
    )
