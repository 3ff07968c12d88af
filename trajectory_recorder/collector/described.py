"""Completes the OpenAPI document by what routes don't know: how requests are refused before a route sees them.

It describes, and changes nothing of what is answered.
"""

from collections.abc import Iterator
from typing import Any

from trajectory_recorder.collector.problems import ProblemDocument
from trajectory_recorder.collector.routes.requests import problem_responses

_ANOTHERS = ("HTTPValidationError", "ValidationError")


def complete(document: dict[str, Any]) -> None:
    """Add what is missing.

    Args:
        document: As FastAPI made it; changed in place.
    """
    schemas = document.setdefault("components", {}).setdefault("schemas", {})
    for name in _ANOTHERS:
        # FastAPI's own words for what is invalid here: ours are others.
        schemas.pop(name, None)
    schemas["Problem"] = ProblemDocument.model_json_schema()
    for operation in _operations(document):
        answers = operation["responses"]
        if _ANOTHERS[0] in str(answers.get("422")):
            del answers["422"]
        for status in _refusals(operation):
            answers.setdefault(str(status), problem_responses(status)[status])


def _operations(document: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for methods in document["paths"].values():
        yield from methods.values()


def _refusals(operation: dict[str, Any]) -> Iterator[int]:
    body = operation.get("requestBody", {}).get("content", {})
    if "application/json" in body:
        yield 400
    if body:
        yield 413
    if operation.get("parameters") and "4XX" not in operation["responses"]:
        yield 422
    if "401" in operation["responses"]:
        yield 429
