"""What a rubric says, as an endpoint gives it to those who are judged by it and to those who judge."""

import msgspec


class RubricItem(msgspec.Struct, frozen=True):
    """One criterion of a task, to say yes or no to. `evidence` is where to look, in words."""

    id: str
    criterion: str
    points: int
    tags: tuple[str, ...] = ()
    kind: str = "outcome"
    evidence: str = ""
    auto_check: str | None = None
