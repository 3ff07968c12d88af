"""What the expert has to do while recording, as much of it as the recorder shows."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RecordingTask:
    """A task that is recorded. `instruction` is plain text, whatever stands in it."""

    id: str
    title: str
    instruction: str
