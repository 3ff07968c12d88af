"""Tables of reviews: verdicts, rubric scores, comments, labels of steps, comparisons."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from trajectory_recorder.collector.database.base import ID_LENGTH, Big, Document, Id, Table, new_id
from trajectory_recorder.wire.states import ReviewVerdict, StepVerdict


class Review(Table):
    """One reviewer's judgement of a submission. Once `finished_at` is set nothing of it changes.

    `scores` lists for each rubric item whether it is met, and a note; see `rubrics.py`. `score` is made of them
    when it is finished, within 0 to 1: the rubric may change later. `superseded_at`: the submission was opened for review anew, and this one counts no more.
    """

    __tablename__ = "review"
    __table_args__ = (
        Index(
            "uq_review_current",
            "submission_id",
            "reviewer_id",
            unique=True,
            sqlite_where=text("superseded_at IS NULL"),
            postgresql_where=text("superseded_at IS NULL"),
        ),
        Index(None, "finished_at"),
    )

    id: Mapped[str] = mapped_column(Id, primary_key=True, default=new_id)
    submission_id: Mapped[str] = mapped_column(ForeignKey("submission.id"))
    reviewer_id: Mapped[str] = mapped_column(ForeignKey("person.id"), index=True)
    created_at: Mapped[datetime]
    leased_until: Mapped[datetime]
    scores: Mapped[list[dict[str, Any]]] = mapped_column(Document)
    summary: Mapped[str] = mapped_column(Text, default="")
    verdict: Mapped[ReviewVerdict | None] = mapped_column(String(20))
    score: Mapped[float | None]
    finished_at: Mapped[datetime | None]
    superseded_at: Mapped[datetime | None]


class Comment(Table):
    """A remark on a span of a submission, in session time; `review_id` where it is part of a review."""

    __tablename__ = "comment"

    id: Mapped[str] = mapped_column(Id, primary_key=True, default=new_id)
    submission_id: Mapped[str] = mapped_column(ForeignKey("submission.id"), index=True)
    review_id: Mapped[str | None] = mapped_column(ForeignKey("review.id"))
    author_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    from_ns: Mapped[int] = mapped_column(Big)
    to_ns: Mapped[int] = mapped_column(Big)
    text: Mapped[str] = mapped_column(Text)
    change_wanted: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime]


class StepLabel(Table):
    """What a reviewer says of one action of a submission, known by its number in the derived actions."""

    __tablename__ = "step_label"
    __table_args__ = (UniqueConstraint("review_id", "action"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True, default=new_id)
    review_id: Mapped[str] = mapped_column(ForeignKey("review.id"))
    action: Mapped[int]
    at_ns: Mapped[int] = mapped_column(Big)
    verdict: Mapped[StepVerdict] = mapped_column(String(20))
    reason: Mapped[str] = mapped_column(Text, default="")


class Comparison(Table):
    """Which of two submissions of a task somebody prefers; never changed.

    Left and right are as they were shown. `preference` runs from -3 for the left one to 3 for the right one, and
    `dimensions` has the same by respects. `pair` is the same whichever side they were on.
    """

    __tablename__ = "comparison"
    __table_args__ = (UniqueConstraint("pair", "person_id"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True, default=new_id)
    task_id: Mapped[str] = mapped_column(ForeignKey("task.id"), index=True)
    left_id: Mapped[str] = mapped_column(ForeignKey("submission.id"), index=True)
    right_id: Mapped[str] = mapped_column(ForeignKey("submission.id"), index=True)
    pair: Mapped[str] = mapped_column(String(2 * ID_LENGTH + 1))
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), index=True)
    preference: Mapped[int]
    dimensions: Mapped[dict[str, int]] = mapped_column(Document)
    reason: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime]
