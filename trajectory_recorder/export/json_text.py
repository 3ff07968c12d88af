"""Documents as JSON: one a line, for tables, or laid out, for people."""

import msgspec


def line(document: object) -> bytes:
    """One document as a line of JSON."""
    return msgspec.json.encode(document) + b"\n"


def laid_out(document: object) -> bytes:
    """A document with a member a line."""
    return msgspec.json.format(msgspec.json.encode(document), indent=1) + b"\n"
