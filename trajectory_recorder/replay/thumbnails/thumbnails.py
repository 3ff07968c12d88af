"""Small pictures of a recording, made in the background in the order in which they are wanted.

Key frames only: they are quick to decode, and an overview needs no more. A set that is spread evenly over the
recording is made in any case, and kept for the next time; finer ones are made while somebody looks closer, and
forgotten again. Of media that lie at an endpoint only a few are fetched.
"""

import logging
import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence
from contextlib import ExitStack, closing

import numpy as np
import numpy.typing as npt

from trajectory_recorder.errors import DamagedBundle, EndpointError
from trajectory_recorder.media.key_frames import KeyFrames
from trajectory_recorder.replay.media_files import LocalMedia, MediaFiles
from trajectory_recorder.replay.recording import Recording
from trajectory_recorder.replay.thumbnails.cache import ThumbnailCache
from trajectory_recorder.replay.thumbnails.choice import evenly, key_frames, main_screen
from trajectory_recorder.replay.timeline.timeline import ScreenTrack

log = logging.getLogger(__name__)

HEIGHT_PX = 108
"""Twice as high as they are shown on an ordinary display, so that they are sharp on others."""

_LOCAL, _FETCHED = 128, 16
_MOST_FINER = 256
"""Each is 62 kB at 16:9."""
_WIDEST = 4.0

Rgb = npt.NDArray[np.uint8]


class Thumbnails:
    """The small pictures of a recording's main display. Its methods return at once, on any thread.

    Args:
        recording: Whose; where it has no pictures, none come. `close` ends the work on it.
    """

    def __init__(self, recording: Recording) -> None:
        self._media = recording.media
        self._told: Callable[[], None] = lambda: None
        self._lock = threading.Condition()
        self._wanted: tuple[int, ...] = ()
        self._even: dict[int, Rgb] = {}
        self._finer: OrderedDict[int, Rgb] = OrderedDict()
        self._hopeless: set[int] = set()
        # How often somebody looked, and how often at the time when the media could not be reached.
        self._looks = 0
        self._cut_off_at: int | None = None
        self._closed = False
        self._track = main_screen(recording.timeline)
        self.width_px = _width_px(self._track)
        is_local = isinstance(recording.media, LocalMedia)
        self._plan(recording.timeline.duration_ns, is_local=is_local)
        display_id = self._track.display_id if self._track is not None else 0
        self._cache = ThumbnailCache(
            recording.root, display_id=display_id, width_px=self.width_px, height_px=HEIGHT_PX
        )
        self._thread = threading.Thread(target=self._run, name="thumbnails", daemon=True)
        self._thread.start()

    def follow(self, told: Callable[[], None]) -> None:
        """Have this called on another thread whenever there is a new picture."""
        self._told = told

    def want(self, times_ns: Sequence[int]) -> None:
        """Ask for the pictures at these times, the most important first, in place of those asked for before."""
        places = dict.fromkeys(it for it in map(self._place, times_ns) if it is not None)
        with self._lock:
            self._wanted = tuple(places)
            self._looks += 1
            self._lock.notify()

    def at(self, at_ns: int) -> Rgb | None:
        """The picture at a time, (`HEIGHT_PX`, `width_px`, 3) RGB, or the newest one before it that is made."""
        place = self._place(at_ns)
        with self._lock:
            made = [it for it in (*self._even, *self._finer) if place is not None and it <= place]
            return self._made(max(made)) if made else None

    def close(self) -> None:
        """End the work; what is made stays."""
        with self._lock:
            self._closed = True
            self._lock.notify()
        self._thread.join()

    def _plan(self, duration_ns: int, *, is_local: bool) -> None:
        """Decide which key frames may be asked for, and which are made in any case."""
        self._places, self._places_ns = np.zeros(0, np.intp), np.zeros(0, np.int64)
        self._evenly: tuple[int, ...] = ()
        if self._track is None:
            return
        places = key_frames(self._track)
        even = places[evenly(self._track.at_ns[places], duration_ns, _LOCAL if is_local else _FETCHED)]
        self._evenly = tuple(even.tolist())
        self._places = places if is_local else even
        self._places_ns = self._track.at_ns[self._places]

    def _place(self, at_ns: int) -> int | None:
        """The key frame that stands for a time, by its place in the track: the first one before there is one."""
        if not self._places.size:
            return None
        number = int(np.searchsorted(self._places_ns, at_ns, side="right")) - 1
        return int(self._places[max(number, 0)])

    def _made(self, place: int) -> Rgb:
        if place in self._finer:
            self._finer.move_to_end(place)
            return self._finer[place]
        return self._even[place]

    def _run(self) -> None:
        if self._track is None:
            return
        is_kept = self._recall(self._track)
        with closing(_Reader(self._media, self._track, self.width_px)) as reader:
            while (place := self._next()) is not None:
                self._make(place, reader)
                if not is_kept and self._is_even_done():
                    is_kept = True
                    self._cache.save({int(self._track.at_ns[it]): rgb for it, rgb in self._even.items()})

    def _recall(self, track: ScreenTrack) -> bool:
        """Take the pictures that were kept; returns whether they are all there."""
        at_ns = {int(track.at_ns[it]): it for it in self._evenly}
        kept = self._cache.load()
        with self._lock:
            self._even = {at_ns[it]: rgb for it, rgb in kept.items() if it in at_ns}
        if kept:
            self._told()
        return self._is_even_done()

    def _next(self) -> int | None:
        """Wait for a key frame that is to be made; None once closed."""
        with self._lock:
            while not self._closed:
                todo = (it for it in (*self._wanted, *self._evenly) if not self._is_done(it))
                place = next(todo, None) if self._looks != self._cut_off_at else None
                if place is not None:
                    return place
                self._lock.wait()
            return None

    def _make(self, place: int, reader: "_Reader") -> None:
        looks = self._looks
        try:
            rgb = reader.picture(place)
        except DamagedBundle as error:
            log.info("no thumbnail: %s", error)
            self._hopeless.add(place)
            return
        except (OSError, EndpointError) as error:
            log.info("thumbnails wait until somebody looks again: %s", error)
            self._cut_off_at = looks
            return
        with self._lock:
            self._keep(place, rgb)
        self._told()

    def _keep(self, place: int, rgb: Rgb) -> None:
        if place in self._evenly:
            self._even[place] = rgb
            return
        self._finer[place] = rgb
        while len(self._finer) > _MOST_FINER:
            self._finer.popitem(last=False)

    def _is_done(self, place: int) -> bool:
        return place in self._even or place in self._finer or place in self._hopeless

    def _is_even_done(self) -> bool:
        return all(map(self._is_done, self._evenly))


class _Reader:
    """Decodes a track's key frames, with the file open that the last one was in."""

    def __init__(self, media: MediaFiles, track: ScreenTrack, width_px: int) -> None:
        self._media, self._track, self._width_px = media, track, width_px
        self._opened = ExitStack()
        self._path: str | None = None

    def picture(self, place: int) -> Rgb:
        path = self._track.paths[int(self._track.file[place])]
        if path != self._path:
            self._open(path)
        pts_ns = int(self._track.pts_ns[place])
        return self._video.picture(pts_ns, width_px=self._width_px, height_px=HEIGHT_PX)

    def close(self) -> None:
        self._opened.close()

    def _open(self, path: str) -> None:
        self._opened.close()
        self._path = None
        file = self._opened.enter_context(self._media.open(path))
        self._video = self._opened.enter_context(closing(KeyFrames(file, path)))
        self._path = path


def _width_px(track: ScreenTrack | None) -> int:
    """As wide as the display is in proportion, within reason."""
    if track is None:
        return HEIGHT_PX
    first = int(np.argmax(track.keyframe))
    share = int(track.width_px[first]) / max(int(track.height_px[first]), 1)
    return round(HEIGHT_PX * min(max(share, 1 / _WIDEST), _WIDEST))
