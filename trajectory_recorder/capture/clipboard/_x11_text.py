"""Counting and keeping the text of a clipboard that comes in pieces, within bounds of memory."""

import codecs

# Of a longer text no more is fetched: it is far beyond every limit, and costs its owner time too.
LONGEST_BYTES = 16_000_000


class BoundedText:
    """Text that is counted whole, and kept only up to a limit.

    Args:
        encoding: Of the bytes; what they can't mean becomes U+FFFD.
        limit: Longest text that is kept, in characters.
    """

    def __init__(self, encoding: str, limit: int) -> None:
        self._decoder = codecs.getincrementaldecoder(encoding)("replace")
        self._limit = limit
        self._kept: list[str] = []
        self._bytes = 0
        self.length = 0

    @property
    def full(self) -> bool:
        """Whether it makes no sense to bring more."""
        return self._bytes > LONGEST_BYTES

    def add(self, piece: bytes, *, last: bool = False) -> None:
        """Take the next piece, which may end within a character."""
        text = self._decoder.decode(piece, last)
        self._bytes += len(piece)
        self.length += len(text)
        if self.length <= self._limit:
            self._kept.append(text)

    @property
    def text(self) -> str | None:
        """The whole text; None if it is longer than the limit."""
        return "".join(self._kept) if self.length <= self._limit else None
