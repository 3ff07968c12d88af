"""A stretch of one display's frames that is decoded forwards, to be taken backwards."""

from collections import deque
from collections.abc import Iterable

from trajectory_recorder.replay.pictures.screen_pictures import Negative, ScreenPictures


class Stretch:
    """Decodes from one frame up to another, one by one; of those that are wanted it keeps the last.

    Args:
        pictures: The display's.
        key: Where to begin: the key frame that they build on.
        wanted: Which to keep.
        room_bytes: What they may take; one is kept in any case.
    """

    def __init__(self, pictures: ScreenPictures, *, key: int, wanted: Iterable[int], room_bytes: int) -> None:
        self._pictures = pictures
        self._wanted = frozenset(wanted)
        self._room_bytes = room_bytes
        self._kept: deque[Negative] = deque()
        self._bytes = 0
        self.next = key
        self.last = max(self._wanted)

    @property
    def is_decoded(self) -> bool:
        """Whether nothing is left to decode."""
        return self.next > self.last

    @property
    def kept(self) -> tuple[int, ...]:
        """The frames that can be taken, in the order of their times."""
        return tuple(it.index for it in self._kept)

    def end_at(self, index: int) -> None:
        """Leave out what comes after a frame."""
        self.last = min(self.last, index)

    def decode(self) -> None:
        """Decode one frame more.

        Raises:
            EndpointError: It lies at an endpoint that can't be asked now.
        """
        negative = self._pictures.negative(self.next)
        if self.next in self._wanted:
            self._kept.append(negative)
            self._bytes += negative.nbytes
            while self._bytes > self._room_bytes and len(self._kept) > 1:
                self._bytes -= self._kept.popleft().nbytes
        self.next += 1

    def take(self) -> Negative:
        """Take the last one out.

        Raises:
            IndexError: There is none.
        """
        return self._kept.pop()
