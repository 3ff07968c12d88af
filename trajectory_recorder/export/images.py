"""The pictures of actions as files, one after the other, in memory that does not grow with the recording.

Each frame is decoded and encoded once, however many actions have it. There is no picture where its display had
another size than when the action began: places would lie elsewhere in it.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass

from trajectory_recorder.actions import ActionPicture, Frame
from trajectory_recorder.bundle.pictures import Rgb, pictures_of
from trajectory_recorder.errors import DamagedBundle
from trajectory_recorder.export.episode import Episode
from trajectory_recorder.export.geometry import exported_size
from trajectory_recorder.media.scaling import Scaler
from trajectory_recorder.media.still import to_jpeg, to_png
from trajectory_recorder.wire.exports import ExportOptions, ImageFormat

# Frames that a later action shows, while earlier ones still want others. People who move the pointer with one hand
# and type with the other make a few.
_MOST_WAITING_BYTES = 256_000_000

SUFFIXES: dict[ImageFormat, str] = {"png": ".png", "jpeg": ".jpg"}
MEDIA_TYPES: dict[ImageFormat, str] = {"png": "image/png", "jpeg": "image/jpeg"}


@dataclass(frozen=True, slots=True)
class Image:
    """A picture as the bytes of a PNG or JPEG file; `taken` is what is known of its frame."""

    taken: ActionPicture
    width_px: int
    height_px: int
    data: bytes


def before_images(episode: Episode, options: ExportOptions) -> Iterator[Image | None]:
    """The picture before each action, in the order of actions; None where there is none, or it can't be decoded.

    Raises:
        DamagedBundle: The frames lie in another order than their times, and too many would have to be kept.
    """
    sizes_px = episode.frames.size_px
    taken: list[ActionPicture | None] = []
    for it in episode.pictured:
        display = episode.frames.display(it.action.display_id, it.action.start_ns)
        fits = (
            it.before is not None
            and display is not None
            and sizes_px[it.before.path, it.before.pts_ns] == (display.width_px, display.height_px)
        )
        taken.append(it.before if fits else None)
    return _images(episode, taken, options)


def last_image(episode: Episode, options: ExportOptions) -> Image | None:
    """The picture after the last action; None where there is none."""
    return next(_images(episode, [it.after for it in episode.pictured[-1:]], options), None)


def _images(
    episode: Episode, taken: Sequence[ActionPicture | None], options: ExportOptions
) -> Iterator[Image | None]:
    uses = Counter((it.path, it.pts_ns) for it in taken if it is not None)
    files = {path: _File(episode, path, uses, options) for path in dict.fromkeys(path for path, _ in uses)}
    for it in taken:
        yield files[it.path].image(it) if it is not None else None


class _File:
    """The asked frames of one video, encoded as they pass; one is let go of after its last use."""

    def __init__(self, episode: Episode, path: str, uses: Counter[Frame], options: ExportOptions) -> None:
        self._options = options
        self._uses = uses
        self._path = path
        self._scaler = Scaler()
        self._waiting: dict[int, tuple[int, int, bytes]] = {}
        self._waiting_bytes = 0
        size_px = episode.frames.size_px
        asked = {pts_ns: size_px[path, pts_ns] for used, pts_ns in uses if used == path}
        self._frames = _until_damage(pictures_of(episode.bundle, path, asked))

    def image(self, taken: ActionPicture) -> Image | None:
        """The picture of a frame; None where it can't be decoded."""
        while taken.pts_ns not in self._waiting:
            pts_ns, rgb = next(self._frames, (None, None))
            if pts_ns is None or rgb is None:
                return None
            self._keep(pts_ns, rgb)
        width_px, height_px, data = self._waiting[taken.pts_ns]
        self._uses[self._path, taken.pts_ns] -= 1
        if not self._uses[self._path, taken.pts_ns]:
            del self._waiting[taken.pts_ns]
            self._waiting_bytes -= len(data)
        return Image(taken, width_px, height_px, data)

    def _keep(self, pts_ns: int, rgb: Rgb) -> None:
        width_px, height_px = exported_size(rgb.shape[1], rgb.shape[0], self._options.height_px)
        encode = to_png if self._options.image == "png" else to_jpeg
        data = encode(self._scaler.scaled(rgb, width_px, height_px))
        self._waiting[pts_ns] = width_px, height_px, data
        self._waiting_bytes += len(data)
        if self._waiting_bytes > _MOST_WAITING_BYTES:
            raise DamagedBundle(f"the frames of {self._path} are not in the order of their times")


def _until_damage(frames: Iterator[tuple[int, Rgb]]) -> Iterator[tuple[int, Rgb]]:
    """What can be decoded; whoever asks sees what did not come."""
    with suppress(DamagedBundle):
        yield from frames
