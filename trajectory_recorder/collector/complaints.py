"""What is wrong with a value, in words for whoever typed it: pydantic's own speak to programmers."""

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import ValidationError

_LONGEST = 200
_WORDS = {
    "missing": "this is needed",
    "extra_forbidden": "nothing is called so here",
    "string_too_short": "something has to stand here",
    "string_too_long": "this is too long: {max_length} characters fit",
    "string_type": "this has to be a text",
    "int_type": "this has to be a whole number",
    "int_parsing": "this has to be a whole number",
    "bool_type": "this has to be true or false",
    "list_type": "this has to be a list",
    "greater_than_equal": "this is too small: {ge} is the least",
    "less_than_equal": "this is too large: {le} is the most",
    "too_short": "here are too few: {min_length} is the least",
    "too_long": "here are too many: {max_length} fit",
    "enum": "this has to be {expected}",
    "timezone_aware": "this time lacks its zone; write Z behind it for UTC",
}
# By what it matches: each pattern of `routes.fields` and `rubrics` that people meet.
_BY_PATTERN = (
    (r"^[a-z0-9][a-z0-9._-]", "this takes small letters, digits and . _ - and begins with a letter or digit"),
    (r"^[a-z0-9][a-z0-9._@+-]", "this takes small letters, digits and . _ @ + - only"),
    (r"^[a-z0-9][a-z0-9 ._:/-]", "tags take small letters, digits, spaces and . _ : / - only"),
    (r"^[a-z][a-z0-9_]", "checks are called by small letters, digits and _ only"),
    (r"^[^\x00]*[^\s\x00]", "something has to stand here"),
)


def complaints(error: ValidationError) -> dict[tuple[str | int, ...], str]:
    """What is wrong, by its place: the names and numbers that lead to the value."""
    return {tuple(it["loc"]): _worded(it) for it in error.errors()}


def placed(place: Sequence[str | int]) -> str:
    """A place in words for a list: `rubric, item 3, points`."""
    return ", ".join(f"item {it + 1}" if isinstance(it, int) else it for it in place)


def _worded(error: Mapping[str, Any]) -> str:
    kind, about = error["type"], error.get("ctx", {})
    if kind == "value_error":
        return _shown(str(about["error"]))
    if kind == "string_pattern_mismatch":
        found = (words for begins, words in _BY_PATTERN if str(about["pattern"]).startswith(begins))
        return next(found, "a character stands here that can't be kept")
    return _shown(_WORDS[kind].format(**about) if kind in _WORDS else error["msg"])


def _shown(text: str) -> str:
    return text.encode(errors="backslashreplace").decode()[:_LONGEST]
