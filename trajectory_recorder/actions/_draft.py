"""An action in the making: its events come one after the other, the last ones after the next began."""

from dataclasses import dataclass, field

from trajectory_recorder.actions.action import Deed, PathPoint


@dataclass(slots=True, eq=False)
class Draft:
    """What is known of an action so far. `deed` is None while it may still become anything."""

    start_ns: int
    end_ns: int
    approach_ns: int
    event_ids: list[int] = field(default_factory=list)
    modifiers: tuple[str, ...] = ()
    at: PathPoint | None = None
    deed: Deed | None = None
    complete: bool = True

    def add(self, event_id: int, at_ns: int) -> None:
        """Take in another event."""
        self.event_ids.append(event_id)
        self.end_ns = max(self.end_ns, at_ns)
