"""The language of the windows: what looks words up in it, and knows no Qt.

Words are written in English where they are shown, as `translate("Context", "Words")`, with both as plain
string literals, so that the tool that collects them finds them. Whoever starts the windows installs
what looks them up; without that they stay as they are, as in tests of models. What the stages below the
windows tell in English, as messages of errors and findings, goes through `said` where it is shown.
"""

from collections.abc import Callable
from dataclasses import dataclass

_Lookup = Callable[[str, str], str]
_Say = Callable[[str], str]


class _Language:
    def __init__(self) -> None:
        self.lookup: _Lookup = lambda _context, text: text
        self.say: _Say = str


_language = _Language()


def use(lookup: _Lookup, say: _Say = str) -> None:
    """Look words up by this from now on.

    Args:
        lookup: Takes a context and a text in English.
        say: Takes a finished text in English.
    """
    _language.lookup, _language.say = lookup, say


def translate(context: str, text: str) -> str:
    """A text in the language of the windows.

    Args:
        context: The window or part that shows it.
        text: In English, with named places for values as in `str.format`, which the caller fills in.
    """
    return _language.lookup(context, text)


def say(text: str) -> str:
    """What the stages below the windows said, in the language of the windows as far as that is known."""
    return _language.say(text)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words in a table that is made before the language is known: `str` looks them up when they are shown."""

    context: str
    text: str

    def __str__(self) -> str:
        return translate(self.context, self.text)
