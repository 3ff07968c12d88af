"""Pictures as they are decoded, before their pixels are turned into those of a screen, and what is kept of many."""

from dataclasses import dataclass

from trajectory_recorder.media.seeking import Decoded
from trajectory_recorder.media.undoing import Undo, copied, undo


@dataclass(frozen=True, slots=True)
class Place:
    """A decoded picture, and its place in the track."""

    index: int
    decoded: Decoded


@dataclass(frozen=True, slots=True)
class Negative:
    """A decoded picture, less than half as large as with a screen's pixels.

    `index` is the place in the track that was asked for, `place` where the picture is that stands there, None where
    there is none, and `problem` a sentence where that is another one because of damage.
    """

    index: int
    place: Place | None
    problem: str

    @property
    def nbytes(self) -> int:
        """What it takes in memory."""
        return 0 if self.place is None else self.place.decoded.nbytes

    def copied(self) -> "Negative":
        """The same, with a picture of its own."""
        if self.place is None:
            return self
        own = Decoded(self.place.decoded.pts_ns, copied(self.place.decoded.frame))
        return Negative(self.index, Place(self.place.index, own), self.problem)

    def beside(self, later: "Negative") -> "Remainder | None":
        """What is to be kept of it beside a later one; None where that is hardly less."""
        if self.place is None or later.place is None:
            return None
        left = undo(self.place.decoded.frame, later.place.decoded.frame)
        if left is None:
            return None
        return Remainder(self.index, self.place.index, self.place.decoded.pts_ns, self.problem, left)


@dataclass(frozen=True, slots=True)
class Remainder:
    """What is kept of a negative beside a later one that is kept, too."""

    index: int
    place_index: int
    pts_ns: int
    problem: str
    undo: Undo

    @property
    def nbytes(self) -> int:
        """What it takes in memory."""
        return self.undo.nbytes

    def restored(self, later: Negative) -> Negative:
        """The negative, of the one beside which this was kept, in its place: that one is lost."""
        if later.place is None:
            raise AssertionError("nothing is kept beside a picture that is not there")
        frame = later.place.decoded.frame
        self.undo.apply(frame)
        return Negative(self.index, Place(self.place_index, Decoded(self.pts_ns, frame)), self.problem)
