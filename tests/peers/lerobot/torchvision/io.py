"""Reads video by PyAV."""

from collections.abc import Iterator
from typing import Any

import av
import torch


class VideoReader:
    """Frames from the key frame at or before a time on."""

    def __init__(self, path: str, stream: str) -> None:
        self.container = av.open(str(path))
        self._stream = self.container.streams.get({stream: 0})[0]

    def seek(self, time_s: float, *, keyframes_only: bool) -> None:
        del keyframes_only  # PyAV knows no other
        self.container.seek(int(time_s / self._stream.time_base), stream=self._stream)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        for frame in self.container.decode(self._stream):
            pixels = torch.from_numpy(frame.to_ndarray(format="rgb24")).permute(2, 0, 1)
            yield {"data": pixels, "pts": float(frame.pts * frame.time_base)}
