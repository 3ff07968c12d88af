"""Says in another language what the stages below the windows said in English. Knows no Qt.

Their messages come as finished text, also from files and from an endpoint, so that the template which a message
was made from is looked for: its words have to be there, and what stands in its places is any value. Values that are
words themselves are said in the other language, too; those between quotes are names, and stay.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain, islice
from typing import NamedTuple

_PLACE = re.compile(r"(?<!\{)\{(\w*)[^{}]*\}(?!\})")
# What joins sentences and words; a word may follow its number.
_JOINTS = re.compile(r"(: |; |, |\. |\n|\+|(?<=\d) )")
_WORD = re.compile(r"[^\W\d_]{2}")
_QUOTES = "\"'“”„"
_REMEMBERED = 4096
_DEEPEST = 4
_MOST_WAYS = 40
_LONGEST = 2000  # characters; what is longer was put together by nobody here
_SURE_LETTERS = 8


class Sentences:
    """Sentences in another language.

    Args:
        templates: The English sentences, with places for values as in `str.format`.
        translate: Says a template in the other language, with the same places.
    """

    def __init__(self, templates: Iterable[str], translate: Callable[[str], str]) -> None:
        self._translate = translate
        self._whole: set[str] = set()
        self._by_beginning: dict[str, list[_Template]] = {}
        self._open: list[_Template] = []
        for it in map(_Template, templates):
            if not it.names:
                self._whole.add(it.pieces[0])
            elif it.pieces[0]:
                self._by_beginning.setdefault(it.pieces[0][0], []).append(it)
            else:
                self._open.append(it)
        self.say: Callable[[str], str] = lru_cache(_REMEMBERED)(self._say)

    def _say(self, text: str) -> str:
        """A text in the other language; where no template is known for it, part by part, and else as it is."""
        return text if len(text) > _LONGEST else self._told(text, 0) or text

    def _told(self, text: str, depth: int) -> str | None:
        """A text in the other language; None if nothing is known of it."""
        return self._whole_told(text, depth) or self._part_by_part(text, depth)

    def _whole_told(self, text: str, depth: int) -> str | None:
        """A text in the other language by the template that has most of its words; None if there is none."""
        if not _WORD.search(text):
            return None
        spelled = ((text, str), (_uncapitalised(text), _capitalised))
        for said, finish in spelled:
            if said in self._whole:
                return finish(_single(self._translate(_doubled(said))))
        fitting = [(it, said, finish) for said, finish in spelled for it in self._near(said) if it.fits(said)]
        for template, said, finish in sorted(fitting, key=lambda it: it[0].letters, reverse=True):
            values = self._best_values(template, said, depth)
            if values is not None:
                return finish(_fill(self._translate(template.text), template.names, values))
        return None

    def _near(self, text: str) -> Iterator["_Template"]:
        return chain(self._by_beginning.get(text[:1], ()), self._open)

    def _best_values(self, template: "_Template", text: str, depth: int) -> tuple[str, ...] | None:
        """What stands in its places, read so that most of it is known; None if it is hardly this template."""
        filled = [self._fill(it, template, depth) for it in islice(template.ways(text), _MOST_WAYS)]
        best = max(filled, key=lambda it: it.known, default=None)
        is_sure = template.pieces[0] or template.letters >= _SURE_LETTERS
        return best.said if best is not None and (is_sure or best.known) else None

    def _fill(self, values: tuple[str, ...], template: "_Template", depth: int) -> "_Filled":
        told = [
            None if quoted or depth == _DEEPEST else self._told(it, depth + 1)
            for it, quoted in zip(values, template.quoted, strict=True)
        ]
        known = sum(new is not None or not _WORD.search(it) for it, new in zip(values, told, strict=True))
        return _Filled(tuple(new or it for it, new in zip(values, told, strict=True)), known)

    def _part_by_part(self, text: str, depth: int) -> str | None:
        parts = _JOINTS.split(text)
        if len(parts) == 1 or depth == _DEEPEST:
            return None
        said = [None if place % 2 else self._whole_told(it, depth + 1) for place, it in enumerate(parts)]
        return "".join(new or it for new, it in zip(said, parts, strict=True)) if any(said) else None


class _Filled(NamedTuple):
    """What stands in the places of a template, and of how much of it something is known."""

    said: tuple[str, ...]
    known: int


@dataclass(frozen=True)
class _Template:
    text: str

    @cached_property
    def names(self) -> tuple[str, ...]:
        return tuple(it[1] for it in _PLACE.finditer(self.text))

    @cached_property
    def pieces(self) -> tuple[str, ...]:
        """The words between the places."""
        return tuple(map(_single, _PLACE.split(self.text)[::2]))

    @cached_property
    def letters(self) -> int:
        return sum(map(len, self.pieces))

    @cached_property
    def quoted(self) -> tuple[bool, ...]:
        return tuple(it[-1:] != "" and it[-1:] in _QUOTES for it in self.pieces[:-1])

    def fits(self, text: str) -> bool:
        """Whether a text has its pieces in their order."""
        first, *inner, last = self.pieces
        if not (text.startswith(first) and text.endswith(last) and len(text) > self.letters):
            return False
        at = len(first)
        for piece in inner:
            found = text.find(piece, at + 1)
            if found == -1:
                return False
            at = found + len(piece)
        return at < len(text) - len(last)

    def ways(self, text: str) -> Iterator[tuple[str, ...]]:
        """What may stand in its places, in each way that a text can be read as one of it."""
        ends = len(text) - len(self.pieces[-1])
        return self._ways(text, len(self.pieces[0]), 1, ends)

    def _ways(self, text: str, begins: int, place: int, ends: int) -> Iterator[tuple[str, ...]]:
        if place == len(self.names):
            if begins < ends:
                yield (text[begins:ends],)
            return
        piece = self.pieces[place]
        at = text.find(piece, begins + 1, ends)
        while at != -1:
            for rest in self._ways(text, at + len(piece), place + 1, ends):
                yield (text[begins:at], *rest)
            at = text.find(piece, at + 1, ends)


def _fill(text: str, names: tuple[str, ...], values: tuple[str, ...]) -> str:
    """Not by `str.format`: what a file of translations says is no code."""
    by_name, rest = dict(zip(names, values, strict=True)), iter(values)
    return _single(_PLACE.sub(lambda it: by_name[it[1]] if it[1] else next(rest), text))


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]


def _uncapitalised(text: str) -> str:
    return text[:1].lower() + text[1:]


def _single(text: str) -> str:
    return text.replace("{{", "{").replace("}}", "}")


def _doubled(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")
