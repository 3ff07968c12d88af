"""A stretch of one display's frames that is decoded forwards, to be taken backwards."""

from collections import deque
from collections.abc import Iterable

from trajectory_recorder.replay.pictures.negative import Negative, Remainder
from trajectory_recorder.replay.pictures.screen_pictures import ScreenPictures


class Stretch:
    """Decodes from one frame up to another, one by one; of those that are wanted it keeps the last for which there
    is room, and of all but the very last only what differs from the one after.

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
        self._kept: deque[Negative | Remainder] = deque()
        self._taken = Negative(key, None, "")
        self._is_own = False
        self.nbytes = 0
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
            self.nbytes += negative.nbytes
            self._make_room()
        self.next += 1

    def take(self) -> Negative:
        """Take the last one out; it is good until the next is taken.

        Raises:
            IndexError: There is none.
        """
        last = self._kept.pop()
        self.nbytes -= last.nbytes
        if isinstance(last, Negative):
            self._taken, self._is_own = last, False
            return last
        # Those that differ little follow each other in one place: what is small changes there, and the seeker's
        # pictures stay as they are.
        later = self._taken if self._is_own else self._taken.copied()
        self._taken, self._is_own = last.restored(later), True
        return self._taken

    def _make_room(self) -> None:
        if len(self._kept) > 1:
            self._reduce()
        while self.nbytes > self._room_bytes and len(self._kept) > 1:
            self.nbytes -= self._kept.popleft().nbytes

    def _reduce(self) -> None:
        earlier, later = self._kept[-2], self._kept[-1]
        if isinstance(earlier, Negative) and isinstance(later, Negative):
            remainder = earlier.beside(later)
            if remainder is not None:
                self.nbytes += remainder.nbytes - earlier.nbytes
                self._kept[-2] = remainder
