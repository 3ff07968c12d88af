"""Turns problems into answers, for routes and for what stands before them."""

from starlette.responses import JSONResponse
from starlette.types import Scope

from trajectory_recorder.collector.problems import Problem

PROBLEM_TYPE = "application/problem+json"


def problem_answer(scope: Scope, problem: Problem) -> JSONResponse:
    """The answer to a request that can't be done; it names the request as the log does."""
    document = problem.document(scope.get("state", {}).get("request_id", ""))
    return JSONResponse(document, problem.status, problem.headers, PROBLEM_TYPE)
