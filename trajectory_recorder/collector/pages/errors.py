"""Refusals, for people in place of programs."""

from fastapi import Request, Response

from trajectory_recorder.collector.pages.rendering import page
from trajectory_recorder.collector.problems import Problem

_FOR_PROGRAMS = ("/api/", "/oauth/", "/.well-known/")


def wants_page(request: Request) -> bool:
    """Whether a person looks at what is answered."""
    for_people = not request.url.path.startswith(_FOR_PROGRAMS)
    return for_people and "text/html" in request.headers.get("accept", "")


def error_page(problem: Problem) -> Response:
    """A page that says what went wrong and what to try."""
    values = {"person": None, "problem": problem}
    return page("error.html", values, status=problem.status, headers=problem.headers)
