"""Drafts of reviews, for tests that know no endpoint."""

from trajectory_recorder.reviewing.draft import About
from trajectory_recorder.wire.rubric import RubricItem

REVIEW = "b1" * 16
ABOUT = About(
    endpoint="https://collect.example",
    review=REVIEW,
    submission="a1" * 16,
    project="lab",
    task="notes",
    task_title="Notes",
    instruction="Do it.",
    duration_ns=60 * 10**9,
    rubric=(RubricItem("saved", "The file is saved.", 3), RubricItem("detour", "There were detours.", -1)),
)
