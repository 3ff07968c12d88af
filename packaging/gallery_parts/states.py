"""The states that the gallery shows: each has a name, a sentence and a way to it. It takes no picture itself."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from gallery_parts.materials import Materials
from trajectory_recorder.registry import Registry

Pixels = npt.NDArray[np.uint8]
"""What a screen shows: (height, width, 4), in blue, green, red and nothing."""


@dataclass(frozen=True, slots=True)
class State:
    """One picture of the gallery; `name` is its file's, too."""

    name: str
    chapter: str
    title: str
    says: str
    show: Callable[[Materials], Pixels]


STATES: Registry[State] = Registry("state")


def state(
    name: str, title: str, says: str
) -> Callable[[Callable[[Materials], Pixels]], Callable[[Materials], Pixels]]:
    """Register a way to a state, and what is to be said of it; its chapter is the first word of its name."""

    def add(show: Callable[[Materials], Pixels]) -> Callable[[Materials], Pixels]:
        STATES.register(name)(State(name, name.partition("-")[0], title, says, show))
        return show

    return add
