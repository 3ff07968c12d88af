"""The language of the windows: one function that looks words up, and knows no Qt.

Words are written in English where they are shown, as `translate("Context", "Words")`, with both as plain
string literals, so that the tool that collects them finds them. Whoever starts the windows installs
what looks them up; without that they stay as they are, as in tests of models.
"""

from collections.abc import Callable
from dataclasses import dataclass

_Lookup = Callable[[str, str], str]


class _Language:
    def __init__(self) -> None:
        self.lookup: _Lookup = lambda _context, text: text


_language = _Language()


def use(lookup: _Lookup) -> None:
    """Look words up by this from now on; it takes a context and a text."""
    _language.lookup = lookup


def translate(context: str, text: str) -> str:
    """A text in the language of the windows.

    Args:
        context: The window or part that shows it.
        text: In English, with named places for values as in `str.format`, which the caller fills in.
    """
    return _language.lookup(context, text)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words in a table that is made before the language is known: `str` looks them up when they are shown."""

    context: str
    text: str

    def __str__(self) -> str:
        return translate(self.context, self.text)
