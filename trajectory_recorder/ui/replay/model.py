"""What a replay shows now, and where its commands lead. Knows no Qt, and plays nothing.

Session time is the position; the step is the one that somebody chose, as long as the position is at its
beginning or it is under way, and otherwise the one that the time leads to.
"""

from trajectory_recorder.events import ALL_STREAMS, Gap, StreamName
from trajectory_recorder.replay.overlays import KeyCap, Layer, Overlay, Overlays
from trajectory_recorder.replay.overlays.lasting import Lasting
from trajectory_recorder.replay.remarks import GAP_WORDS
from trajectory_recorder.replay.timeline.places import next_remark, previous_remark, step_at
from trajectory_recorder.replay.timeline.timeline import Damage, Step, Timeline
from trajectory_recorder.ui import wording
from trajectory_recorder.ui.language import say, translate
from trajectory_recorder.ui.notices import Notice
from trajectory_recorder.ui.replay.arrangement import Arrangement, arranged
from trajectory_recorder.ui.replay.preview import Hidden, Preview
from trajectory_recorder.ui.replay.times import exact

RATES = (0.25, 0.5, 0.75, 1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0)
"""How many times as fast a replay can play."""

# Who asks for the finding before this one has just seen this one begin.
_JUST_NS = 700_000_000
_SOON_NS = 2_000_000_000


class ReplayModel:
    """The state of one replay.

    Args:
        timeline: The recording.
    """

    def __init__(self, timeline: Timeline) -> None:
        self.timeline = timeline
        self.position_ns = 0
        self.layers = frozenset(Layer)
        self.overlays_shown = True
        self.preview = Preview()
        self.display_ids = tuple(it.display_id for it in timeline.screens)
        self.shown_ids = self.display_ids
        self._chosen: int | None = None
        self._moved = False
        self._overlays = Overlays(timeline)
        self._damages = Lasting(timeline.damages)
        self._gaps = Lasting([it for it in timeline.gaps if _is_of_a_picture(it)])

    @property
    def start_ns(self) -> int:
        """Where a replay begins: with the first picture, if one comes soon, for a screen takes a moment to be read."""
        firsts = [int(it.at_ns[0]) for it in self.timeline.screens if len(it.at_ns)]
        first_ns = min(firsts, default=0)
        return self.bounded(first_ns) if first_ns <= _SOON_NS else 0

    # --- where it is --------------------------------------------------------------------------------

    def move(self, at_ns: int) -> int:
        """Be at a time of the recording; returns which one that is."""
        at_ns = self.bounded(at_ns)
        self._moved = self._moved or at_ns > self.start_ns
        self.position_ns = at_ns
        return at_ns

    def bounded(self, at_ns: int) -> int:
        """A time, or the end of the recording that is nearest to it."""
        return min(max(at_ns, 0), self.timeline.duration_ns)

    @property
    def step(self) -> Step | None:
        """The step that this is about; None before the first."""
        found = step_at(self.timeline, self.position_ns)
        if found is not None and self._chosen is not None:
            chosen = self.timeline.steps[self._chosen]
            # Two may begin at once: then it is the one that was chosen.
            if chosen.action.start_ns == found.action.start_ns:
                return chosen
        return found

    # --- where to go --------------------------------------------------------------------------------

    def choose(self, number: int) -> int:
        """Choose a step; returns when it begins."""
        self._chosen = number
        return self.bounded(self.timeline.steps[number].action.start_ns)

    def neighbour(self, steps: int) -> int | None:
        """The number of the step so many further on, or back; None where there is none."""
        step = self.step
        number = (step.number if step is not None else -1) + steps
        return number if 0 <= number < len(self.timeline.steps) else None

    def next_remark_ns(self) -> int | None:
        """When the next finding begins; None after the last."""
        found = next_remark(self.timeline, self.position_ns)
        return self.bounded(found.from_ns) if found is not None else None

    def previous_remark_ns(self, *, playing: bool) -> int | None:
        """When the finding before this one began; None before the first.

        Args:
            playing: Whether it plays, forwards.
        """
        found = previous_remark(self.timeline, self.position_ns - (_JUST_NS if playing else 0))
        return self.bounded(found.from_ns) if found is not None else None

    # --- how fast -----------------------------------------------------------------------------------

    @staticmethod
    def beside(rate: float, *, faster: bool) -> float:
        """The next higher rate, or the next lower one."""
        others = [it for it in RATES if (it > rate if faster else it < rate)]
        return (min(others) if faster else max(others)) if others else rate

    @staticmethod
    def doubled(rate: float) -> float:
        """Twice the rate, as far as that is possible."""
        return min(rate * 2, RATES[-1])

    # --- what is shown ------------------------------------------------------------------------------

    def next_displays(self) -> tuple[int, ...]:
        """What to show after this: the next display alone, or all after the last."""
        alone = [(it,) for it in self.display_ids]
        ways = [self.display_ids, *alone] if len(alone) > 1 else [self.display_ids]
        place = ways.index(self.shown_ids) if self.shown_ids in ways else -1
        return ways[(place + 1) % len(ways)]

    def arrangement(self) -> Arrangement:
        """The displays that are shown, and where."""
        return arranged(self.timeline, self.position_ns, self.shown_ids)

    def not_yet_seen(self) -> tuple[int, ...]:
        """The displays that have no picture yet."""
        screens = self.timeline.screens
        return tuple(it.display_id for it in screens if it.shown(self.position_ns) is None)

    def overlays(self, arrangement: Arrangement) -> dict[int, Overlay]:
        """What lies over each display."""
        if not self.overlays_shown:
            return {}
        return {
            it.display.display_id: self._overlays.over(
                it.display, self.position_ns, layers=self._layers_shown, step=self.step
            )
            for it in arrangement.displays
        }

    def key_caps(self) -> tuple[KeyCap, ...]:
        """The keys that are shown."""
        wanted = self.overlays_shown and Layer.KEYS in self._layers_shown
        return self._overlays.keys(self.position_ns) if wanted else ()

    @property
    def _layers_shown(self) -> frozenset[Layer]:
        return self.preview.layers(self.layers, self.position_ns)

    def hidden(self, arrangement: Arrangement) -> dict[int, Hidden]:
        """What is hidden of each display's picture."""
        shown = (it.display.display_id for it in arrangement.displays)
        return {it: self.preview.hidden(it, self.position_ns) for it in shown}

    def notice(self, problem: str) -> Notice | None:
        """What a viewer has to know: why it can't play, or not as it was recorded; None if nothing.

        Args:
            problem: The player's, or nothing.
        """
        if problem:
            return Notice(wording.sentence(problem))
        if changed := self.preview.notice(self.position_ns):
            return changed
        for damage in self._damages.at(self.position_ns, after_ns=0):
            return Notice(wording.sentence(damage.message), _where(damage))
        for gap in self._gaps.at(self.position_ns, after_ns=0):
            return Notice(_gap_words(gap), _where(gap))
        damages = self.timeline.damages
        if not damages or self._moved:
            return None
        return Notice(
            translate("Replay", "This recording can't be replayed everywhere."),
            f"{wording.sentence(damages[0].message)} {_where(damages[0])}{_also(len(damages) - 1)}",
        )


def _is_of_a_picture(gap: Gap) -> bool:
    return gap.stream == ALL_STREAMS or gap.stream.partition("/")[0] == StreamName.SCREEN


def _also(others: int) -> str:
    """In how many places more it is so; begins with the space before it."""
    if not others:
        return ""
    if others == 1:
        return " " + translate("Replay", "So it is in another place: see the findings.")
    return " " + translate("Replay", "So it is in {count} more places: see the findings.").format(
        count=others
    )


def _where(span: Damage | Gap) -> str:
    return translate("Replay", "From {begin} to {end}.").format(
        begin=exact(span.from_ns), end=exact(span.to_ns)
    )


def _gap_words(gap: Gap) -> str:
    why = say(gap.detail or GAP_WORDS[gap.reason])
    if gap.stream == ALL_STREAMS:
        return wording.sentence(translate("Replay", "Nothing was recorded here: {reason}").format(reason=why))
    return wording.sentence(translate("Replay", "No picture was recorded here: {reason}").format(reason=why))
