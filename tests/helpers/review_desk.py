"""A review's model on a real disk, whose work is done when the test says so."""

from collections.abc import Callable
from typing import Any

from helpers.drafts import ABOUT, REVIEW
from helpers.timelines import SECOND, step
from trajectory_recorder.reviewing.content import Content
from trajectory_recorder.reviewing.drafts import Drafts
from trajectory_recorder.ui.review.model import ReviewModel

STEPS = tuple(step(number, number * SECOND, number * SECOND + 5) for number in range(3))


class ReviewDesk:
    """A model, and the work that it handed over.

    Args:
        drafts: Where the review is kept.
    """

    def __init__(self, drafts: Drafts) -> None:
        self.drafts = drafts
        self.jobs: list[Callable[[], None]] = []
        self.changes = self.writes = 0
        self.show: Callable[[], None] = lambda: None
        draft = drafts.begin(ABOUT, Content(), is_sent=True)
        self.model = ReviewModel(
            draft, STEPS, drafts, work=self.work, changed=self.note_change, written=self.note_write
        )
        self.works()

    def work(self, job: Callable[[], Any], done: Callable[[Any], None], failed: Callable[..., None]) -> None:
        def run() -> None:
            try:
                result = job()
            except Exception as error:  # noqa: BLE001 - as the bridge does
                failed(error)
            else:
                done(result)

        self.jobs.append(run)

    def works(self) -> None:
        while self.jobs:
            self.jobs.pop(0)()

    def shows(self, show: Callable[[], None]) -> None:
        """Have this called after every change."""
        self.show = show

    def note_change(self) -> None:
        self.changes += 1
        self.show()

    def note_write(self) -> None:
        self.writes += 1

    @property
    def kept(self) -> Content:
        return self.drafts.get(REVIEW).content
