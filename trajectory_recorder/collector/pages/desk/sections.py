"""The sections of the desk, in the order in which its navigation shows them.

A section of a project lies at `/desk/projects/KEY/WORD`, one of the endpoint at `/desk/WORD`.
"""

from dataclasses import dataclass

DESK = "/desk"
IN_A_PROJECT = f"{DESK}/projects/{{project}}"


@dataclass(frozen=True, slots=True)
class Section:
    """`word` is its part of the address and what its pages name as `here`."""

    word: str
    title: str


OF_A_PROJECT = (
    Section("overview", "Overview"),
    Section("tasks", "Tasks"),
    Section("people", "People"),
    Section("consents", "Consent"),
    Section("submissions", "Submissions"),
    Section("figures", "Figures"),
    Section("exports", "Exports"),
)
# For admins of the endpoint alone.
OF_THE_ENDPOINT = (Section("accounts", "Accounts"), Section("figures", "Figures"))


def of_project(key: str, word: str = "overview") -> str:
    """The address of a section of a project."""
    return f"{DESK}/projects/{key}/{word}"
