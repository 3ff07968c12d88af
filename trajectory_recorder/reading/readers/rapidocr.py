"""PaddleOCR's small models, run by RapidOCR on the processor; both come in its package.

It is told where its models are: otherwise it would fetch those that it misses. One core is used, so that
whoever works at the machine can go on. Lines that stand on their head are not read: screens show none.
"""

import os
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

from trajectory_recorder.reading.area import Area
from trajectory_recorder.reading.reader import EXTRA, READERS, Line, Picture, ReaderUnavailable

_FINDS_LINES = "PP-OCRv6_det_small.onnx"
_READS_LINES = "PP-OCRv6_rec_small.onnx"
# Lines are looked for in a picture of at most so many pixels each way and read in the whole one. Of a page of
# 44 lines at 1080p all are found in half of its size, in a quarter of the time.
_SOUGHT_IN_PX = 960
# A picture is never made smaller for being read.
_LARGEST_PX = 32_767
_REMEDY = f"run: pip install '{EXTRA}'"


@READERS.register("rapidocr")
class RapidOcr:
    """The models of the package. Loading them takes seconds.

    Raises:
        ReaderUnavailable: The package is missing, lacks its models, or does not run here.
    """

    def __init__(self) -> None:
        try:
            import rapidocr  # noqa: PLC0415 - an extra
        except (ImportError, OSError) as error:
            raise ReaderUnavailable(f"RapidOCR can't be loaded: {error}", _REMEDY) from error
        models = Path(os.fspath(rapidocr.__path__[0])) / "models"
        try:
            self._engine: Any = rapidocr.RapidOCR(params=_parameters(models))
        except Exception as error:  # its libraries raise errors of many classes
            raise ReaderUnavailable(f"RapidOCR's models can't be loaded: {error}", _REMEDY) from error

    @staticmethod
    def is_installed() -> bool:
        """Whether its packages are there."""
        return all(find_spec(it) is not None for it in ("rapidocr", "onnxruntime"))

    def read(self, picture: Picture) -> Sequence[Line]:
        """The lines in a picture; see `Reader`."""
        # The models know pictures as OpenCV has them, blue first.
        found = self._engine(np.ascontiguousarray(picture[:, :, ::-1]))
        if found.boxes is None:
            return ()
        lines = zip(found.boxes, found.txts, found.scores, strict=True)
        return tuple(Line(text, _around(corners), float(score)) for corners, text, score in lines)


def _around(corners: "np.ndarray[tuple[int, int], np.dtype[np.float32]]") -> Area:
    left, top = np.floor(corners.min(axis=0)).astype(int).tolist()
    right, bottom = np.ceil(corners.max(axis=0)).astype(int).tolist()
    return Area(left, top, right + 1, bottom + 1)


def _parameters(models: Path) -> dict[str, object]:
    return {
        "Global.use_cls": False,
        "Global.log_level": "error",
        "Global.max_side_len": _LARGEST_PX,
        "Det.model_path": str(models / _FINDS_LINES),
        "Det.limit_type": "max",
        "Det.limit_side_len": _SOUGHT_IN_PX,
        "Rec.model_path": str(models / _READS_LINES),
        "EngineConfig.onnxruntime.intra_op_num_threads": 1,
        "EngineConfig.onnxruntime.inter_op_num_threads": 1,
    }
