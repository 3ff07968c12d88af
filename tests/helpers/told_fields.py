"""Fields for passwords that are where a test says."""

from collections.abc import Iterator
from contextlib import contextmanager

from trajectory_recorder.capture.secrets.fields import Answer, Fields, Where


class ToldFields(Fields):
    """One window of one program; whether its focus is in a field for passwords is told by `answer`.

    `failure` is raised at the next question, `asked` counts them.
    """

    def __init__(self, answer: Answer = Answer.PLAIN, *, tells: bool = True) -> None:
        self.answer = answer
        self.news: list[bool] = []
        self.failure: Exception | None = None
        self.asked = 0
        self._tells = tells

    @contextmanager
    def open(self) -> Iterator[Fields]:
        """The fields themselves, as an opener gives them."""
        yield self

    @property
    def tells(self) -> bool:
        return self._tells

    def where(self) -> Where:
        return Where(7, 42)

    def told(self, deadline_ns: int) -> list[bool]:  # noqa: ARG002 - it is told at once
        news, self.news = self.news, []
        return news

    def ask(self, deadline_ns: int) -> Answer:  # noqa: ARG002 - the answer comes at once
        self.asked += 1
        if self.failure is not None:
            raise self.failure
        return self.answer
