"""Where a recording is, and what a person may ask for there. Knows no Qt."""

from enum import Enum, auto

from trajectory_recorder.recording.states import State


class Phase(Enum):
    """Where the recorder is with its recording."""

    READY = auto()
    COUNTING = auto()
    STARTING = auto()
    GIVING_UP = auto()
    RECORDING = auto()
    PAUSING = auto()
    PAUSED = auto()
    RESUMING = auto()
    SEALING = auto()
    RECOVERING = auto()


class Action(Enum):
    """What a person can ask for."""

    RECORD = auto()
    PAUSE_OR_RESUME = auto()
    MARK = auto()
    FORGET = auto()
    MASK = auto()
    STOP = auto()


WATCHED = frozenset({Phase.RECORDING, Phase.PAUSED})
"""Where the engine is looked at, and may end by itself."""
BEFORE = frozenset({Phase.COUNTING, Phase.STARTING, Phase.GIVING_UP})
"""Where nothing is recorded yet."""

OF_STATE = {State.RECORDING: Phase.RECORDING, State.PAUSED: Phase.PAUSED}
"""What a state of the session is here, as long as it goes on."""

_ALLOWED: dict[Phase, set[Action]] = {
    Phase.READY: {Action.RECORD},
    Phase.COUNTING: {Action.STOP},
    Phase.STARTING: {Action.STOP},
    Phase.RECORDING: {Action.PAUSE_OR_RESUME, Action.MARK, Action.FORGET, Action.MASK, Action.STOP},
    # What is masked by a key that is held has to come to its end in a pause too.
    Phase.PAUSING: {Action.MASK, Action.STOP},
    Phase.PAUSED: {Action.PAUSE_OR_RESUME, Action.MARK, Action.FORGET, Action.MASK, Action.STOP},
    Phase.RESUMING: {Action.MASK, Action.STOP},
}


def allowed(phase: Phase) -> frozenset[Action]:
    """What may be asked for there."""
    return frozenset(_ALLOWED.get(phase, ()))
