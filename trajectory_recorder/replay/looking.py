"""What somebody looks at of a recording while it plays: the stretch in sight, and whether it goes along.

Pages turn by themselves as long as the playhead is in sight. Whoever scrolls away from it is left alone, until
the playhead is in sight again or somebody asks to follow it.
"""

from trajectory_recorder.replay.scale import Scale, whole


class Looking:
    """A scale that follows a position.

    Args:
        duration_ns: Of the recording.
    """

    def __init__(self, duration_ns: int) -> None:
        self.scale = whole(duration_ns, 1)
        self.position_ns = 0
        self.follows = True

    def resize(self, width_px: int) -> None:
        """Spread what is in sight over another width."""
        self.scale = self.scale.resized(width_px)

    def move(self, position_ns: int) -> bool:
        """The playhead goes to a time; returns whether a page was turned for it."""
        self.position_ns = min(max(position_ns, 0), self.scale.duration_ns)
        if self.scale.sees(self.position_ns):
            self.follows = True
        elif self.follows:
            self.scale = self.scale.turned_to(self.position_ns)
            return True
        return False

    def look(self, scale: Scale) -> None:
        """Somebody zoomed or scrolled."""
        self.scale = scale
        self.follows = scale.sees(self.position_ns)

    def follow(self) -> bool:
        """Somebody asks for the playhead; returns whether a page was turned for it."""
        self.follows = True
        return self.move(self.position_ns)
