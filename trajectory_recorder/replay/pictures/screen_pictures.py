"""The pictures of one display by their place in its track, whatever files they lie in.

Damage is no error here: the newest good picture before stands in for one that can't be had, and a sentence says
why. It knows no clock and chooses no frame.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from trajectory_recorder.errors import DamagedBundle
from trajectory_recorder.media.bgra import BgraConverter
from trajectory_recorder.media.seeking import Decoded, Seeker
from trajectory_recorder.media.sketch import from_sketch
from trajectory_recorder.replay.media_files import MediaFiles
from trajectory_recorder.replay.pictures.negative import Negative, Place
from trajectory_recorder.replay.pictures.picture import Picture
from trajectory_recorder.replay.pictures.previews import Previews
from trajectory_recorder.replay.timeline.timeline import ScreenTrack

# Of groups before a damaged one, in which a good picture is looked for; each is ever further back.
_GROUPS_BACK = (1, 2, 4, 8, 16)


@dataclass(frozen=True, slots=True, eq=False)
class Shown:
    """What came of asking for a picture; `picture` is None where not even an earlier one can be had, and
    `problem` a sentence where it is not the asked one because of damage."""

    picture: Picture | None
    problem: str = ""


class ScreenPictures:
    """Decodes one display's pictures. Use it from one thread at a time.

    Args:
        track: The display's frames.
        media: Opens their files.
        previews: Small pictures of key frames, if somebody makes any.
    """

    def __init__(self, track: ScreenTrack, media: MediaFiles, previews: Previews | None = None) -> None:
        self.track = track
        self._media = media
        self._previews = previews
        self._converter = BgraConverter()
        self._seekers: dict[bool, tuple[int, Seeker]] = {}
        self._unusable: dict[int, str] = {}
        self._broken_from: dict[int, int] = {}

    def exact(self, index: int) -> Shown:
        """The frame at a place in the track.

        Raises:
            EndpointError: Its file lies at an endpoint that can't be asked now.
        """
        return self.developed(self.negative(index))

    def negative(self, index: int) -> Negative:
        """The frame at a place in the track, to be `developed`.

        Raises:
            EndpointError: Its file lies at an endpoint that can't be asked now.
        """
        return Negative(index, *self._found(index))

    def developed(self, negative: Negative) -> Shown:
        """A picture of what was decoded."""
        place = negative.place
        if place is None:
            return Shown(None, negative.problem)
        return Shown(self._picture(place, exact=place.index == negative.index), negative.problem)

    def preview(self, index: int) -> Shown:
        """The key frame that a frame builds on: one picture to decode, or a small one that is there already.

        Raises:
            EndpointError: Its file lies at an endpoint that can't be asked now.
        """
        key = self.track.key(index)
        small = (
            self._previews.find(self.track.display_id, key) if self._previews and key is not None else None
        )
        if key is not None and small is not None:
            return Shown(self._enlarged(key, small))
        decoded = None if key is None else self._decoded(key, key, single=True)
        if key is None or decoded is None:
            return self.exact(index)
        return Shown(self._picture(Place(key, decoded), exact=key == index))

    def close(self) -> None:
        """Let go of all files."""
        for _, seeker in self._seekers.values():
            seeker.close()
        self._seekers.clear()

    # --- finding ---

    def _found(self, index: int) -> tuple[Place | None, str]:
        """The frame, or the newest good one before it and why."""
        key = self.track.key(index)
        if key is not None and index < self._broken_from.get(key, index + 1):
            decoded = self._decoded(index, key)
            if decoded is not None and decoded.pts_ns == self._pts_ns(index):
                return Place(index, decoded), ""
            if not self._unusable_file(index):
                good = self._placed(decoded, index, key)
                self._broken_from[key] = key if good is None else good.index + 1
        return self._stand_in(index, key), self._problem(index)

    def _stand_in(self, index: int, key: int | None) -> Place | None:
        if key is not None and key < self._broken_from.get(key, key):
            last = self._broken_from[key] - 1
            place = self._placed(self._decoded(last, key), last, key)
            if place is not None:
                return place
        for last, key_before in self._groups_before(index if key is None else key):
            place = self._placed(self._decoded(last, key_before), last, key_before)
            if place is not None:
                return place
        return None

    def _groups_before(self, index: int) -> Iterator[tuple[int, int]]:
        """The last frame and the key frame of groups before a frame's, ever further back."""
        last = index - 1
        for back in _GROUPS_BACK:
            usable = np.flatnonzero(~np.isin(self.track.file[: last + 1], list(self._unusable)))
            if not usable.size:
                return
            last = int(usable[-1])
            key = self.track.key(last)
            if key is not None:
                yield last, key
            for _ in range(back):
                key = self.track.key(last) if last >= 0 else None
                last = last - 1 if key is None else key - 1

    def _placed(self, decoded: Decoded | None, last: int, key: int) -> Place | None:
        if decoded is None:
            return None
        for index in range(last, key - 1, -1):
            if self._pts_ns(index) == decoded.pts_ns:
                return Place(index, decoded)
        return None

    def _pts_ns(self, index: int) -> int:
        return int(self.track.pts_ns[index])

    # --- decoding ---

    def _decoded(self, index: int, key: int, *, single: bool = False) -> Decoded | None:
        file = int(self.track.file[index])
        if file in self._unusable:
            return None
        try:
            seeker = self._seeker(file, single=single)
            return seeker.at(self._pts_ns(index), key_ns=self._pts_ns(key))
        except (DamagedBundle, OSError) as error:
            self._forget(single=single)
            self._unusable[file] = str(error)
            return None
        except BaseException:
            self._forget(single=single)
            raise

    def _seeker(self, file: int, *, single: bool) -> Seeker:
        open_file, seeker = self._seekers.get(single, (-1, None))
        if seeker is None or open_file != file:
            self._forget(single=single)
            path = self.track.paths[file]
            seeker = Seeker(self._media.open(path), path, single=single)
            self._seekers[single] = file, seeker
        return seeker

    def _forget(self, *, single: bool) -> None:
        _, seeker = self._seekers.pop(single, (-1, None))
        if seeker is not None:
            seeker.close()

    def _unusable_file(self, index: int) -> bool:
        return int(self.track.file[index]) in self._unusable

    def _problem(self, index: int) -> str:
        file = int(self.track.file[index])
        reason = self._unusable.get(file)
        return reason or f"{self.track.paths[file]} is damaged here: the picture shown is an earlier one"

    # --- pixels ---

    def _picture(self, place: Place, *, exact: bool) -> Picture:
        index, track = place.index, self.track
        pixels = self._converter.convert(
            place.decoded.frame, width_px=int(track.width_px[index]), height_px=int(track.height_px[index])
        )
        return Picture(track.display_id, index, int(track.at_ns[index]), exact, pixels)

    def _enlarged(self, key: int, small: bytes) -> Picture:
        track = self.track
        pixels = self._converter.enlarge(
            from_sketch(small), width_px=int(track.width_px[key]), height_px=int(track.height_px[key])
        )
        return Picture(track.display_id, key, int(track.at_ns[key]), exact=False, bgra=pixels)
