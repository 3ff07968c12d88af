"""Texts for a page: whatever is not marked as HTML is escaped before it gets in."""

import html
from collections.abc import Iterable
from string import Template


class Html(str):
    """Text that is HTML already."""

    __slots__ = ()


def fill(template: str, **values: object) -> Html:
    """Put values into a template with `$name` in the place of each; it is HTML, and they need not be."""
    return Html(Template(template).substitute({name: escaped(value) for name, value in values.items()}))


def joined(parts: Iterable[object]) -> Html:
    """One after the other."""
    return Html("".join(map(escaped, parts)))


def escaped(value: object) -> Html:
    """A value as it may stand in an element or in a quoted attribute."""
    return value if isinstance(value, Html) else Html(html.escape(str(value)))
