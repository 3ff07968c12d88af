"""What the page of tasks shows: a list, what is told of the chosen one, and how fresh that is. Knows no Qt."""

import datetime as dt
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from trajectory_recorder.contributing.submissions import MySubmission
from trajectory_recorder.contributing.tasks import MyTask
from trajectory_recorder.ui.home.blocks import Block
from trajectory_recorder.ui.home.line import Account, Line
from trajectory_recorder.ui.home.rows import TaskRow
from trajectory_recorder.ui.home.task_blocks import task_blocks, task_row
from trajectory_recorder.ui.home.words import span
from trajectory_recorder.ui.language import translate
from trajectory_recorder.wire.states import SubmissionState

# What is younger is called new: it was asked for a moment ago.
_NEW_S = 90.0


@dataclass(frozen=True, slots=True)
class Emptiness:
    """Why there is nothing, and what to do first; a button without words is not there."""

    headline: str
    sentence: str
    button: str = ""


def _here() -> dt.datetime:
    return dt.datetime.now().astimezone()


class TasksModel:
    """The tasks of somebody at their endpoint.

    Args:
        now: The wall clock, in the time zone that dates are shown in.
    """

    def __init__(self, *, now: Callable[[], dt.datetime] = _here) -> None:
        self._now = now
        self._tasks: tuple[MyTask, ...] = ()
        self._submitted: Counter[tuple[str, str | None]] = Counter()
        self.line = Line()
        self.chosen_key = ""

    def take(self, tasks: tuple[MyTask, ...], submissions: tuple[MySubmission, ...], line: Line) -> None:
        """Show these from now on; what is chosen stays so while it is there."""
        self._tasks, self.line = tasks, line
        count = (it for it in submissions if it.state is not SubmissionState.WITHDRAWN)
        self._submitted = Counter((it.project, it.task) for it in count)
        if self.chosen is None:
            self.chosen_key = tasks[0].task.id if tasks else ""

    def choose(self, key: str) -> None:
        """Tell of this one."""
        self.chosen_key = key

    # --- what is shown ------------------------------------------------------------------------------

    @property
    def rows(self) -> tuple[TaskRow, ...]:
        """The rows: what may be worked on first, in the endpoint's order."""
        now = self._now()
        in_order = sorted(self._tasks, key=lambda it: it.closed is not None)
        return tuple(task_row(it, now) for it in in_order)

    @property
    def chosen(self) -> MyTask | None:
        """The task that is told of."""
        return next((it for it in self._tasks if it.task.id == self.chosen_key), None)

    @property
    def blocks(self) -> tuple[Block, ...]:
        """What is told of the chosen one."""
        chosen = self.chosen
        if chosen is None:
            return ()
        submitted = self._submitted[chosen.task.project, chosen.task.key]
        return task_blocks(chosen, submitted, self._now())

    @property
    def may_record(self) -> bool:
        """Whether a recording of the chosen one would be taken."""
        return self.chosen is not None and self.chosen.closed is None

    @property
    def may_claim(self) -> bool:
        """Whether a place in the chosen one can be taken."""
        return self.may_record and self.chosen is not None and self.chosen.claim is None

    @property
    def may_give_back(self) -> bool:
        """Whether there is a place that can be given to others."""
        return self.chosen is not None and self.chosen.claim is not None

    @property
    def remark(self) -> str:
        """How old the list is, where that matters."""
        if self.line.said_s is None or not self._tasks:
            return ""
        age_s = self._now().timestamp() - self.line.said_s
        if self.line.account in {Account.SIGNED_IN, Account.UNKNOWN} and age_s < _NEW_S:
            return ""
        return translate("Tasks", "As the endpoint said {span} ago").format(span=span(age_s))

    @property
    def emptiness(self) -> Emptiness | None:
        """Why there is no task to be shown; None where there is one."""
        return None if self._tasks else _WHY[self.line.account](self.line)


def _no_endpoint(_line: Line) -> Emptiness:
    return Emptiness(
        translate("Tasks", "No tasks yet"),
        translate(
            "Tasks",
            "Tasks come from a collection endpoint, and this app does not know one yet. You can record without a "
            "task meanwhile: nothing leaves this computer before you submit it.",
        ),
        translate("Tasks", "Set up"),
    )


def _asking(line: Line) -> Emptiness:
    words = translate("Tasks", "Asking {address} for your tasks.").format(address=line.address)
    return Emptiness(translate("Tasks", "One moment"), words)


def _none(line: Line) -> Emptiness:
    words = translate(
        "Tasks", "{address} has no task for you at the moment. New ones appear here by themselves."
    )
    return Emptiness(translate("Tasks", "Nothing to do"), words.format(address=line.address))


def _signed_out(line: Line) -> Emptiness:
    words = translate("Tasks", "Sign in at {address} to see your tasks.").format(address=line.address)
    return Emptiness(translate("Tasks", "You are not signed in"), words, translate("Tasks", "Sign in"))


def _offline(line: Line) -> Emptiness:
    words = translate(
        "Tasks",
        "You can record without a task meanwhile. What you submit is sent once there is a line again.",
    )
    headline = translate("Tasks", "{address} can't be reached").format(address=line.address)
    return Emptiness(headline, f"{line.trouble} {words}".strip(), translate("Tasks", "Try again"))


def _refused(line: Line) -> Emptiness:
    headline = translate("Tasks", "{address} gives no tasks").format(address=line.address)
    return Emptiness(headline, line.trouble, translate("Tasks", "Try again"))


_WHY: dict[Account, Callable[[Line], Emptiness]] = {
    Account.NONE: _no_endpoint,
    Account.UNKNOWN: _asking,
    Account.SIGNED_IN: _none,
    Account.SIGNED_OUT: _signed_out,
    Account.OFFLINE: _offline,
    Account.REFUSED: _refused,
}
