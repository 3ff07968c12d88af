"""The OpenAPI document holds: what it allows is answered as it says, what it forbids is refused, nothing breaks.

Requests are made up from the document, and sent to an endpoint that really listens, by an expert, a reviewer
and an admin of the endpoint. Real ids are put into most of them. Nobody erases themself.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.checks import CheckFunction, not_a_server_error
from schemathesis.core.failures import FailureGroup
from schemathesis.core.result import Ok
from schemathesis.schemas import APIOperation
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from helpers.endpoint import Served, SetClock, serving
from helpers.people_and_things import World, make_world
from helpers.real_values import put_real_values
from trajectory_recorder.settings import ServeSettings
from trajectory_recorder.wire import tus

CONFORMS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
    response_headers_conformance,
]
ASKERS = ("reviewer", "expert", "root")
# 412 is what tus answers where its version is missing.
REFUSALS = [400, 401, 403, 404, 409, 412, 413, 415, 422, 429]
_CHANGE_NOTHING = {"GET", "HEAD", "OPTIONS"}
_SHORT = 300
_Operation = APIOperation[Any, Any, Any, Any]


@schemathesis.serializer(tus.CONTENT_TYPE)
def _as_it_is(_context: object, value: Any) -> bytes:
    return value if isinstance(value, bytes) else value.data


@pytest.fixture
def served(tmp_path: Path, migrated: Path, clock: SetClock) -> Iterator[Served]:
    """An endpoint that takes as many requests as somebody can think of."""
    data = tmp_path / "endpoint"
    data.mkdir()
    shutil.copy(migrated, data / "endpoint.db")
    with serving(data, ServeSettings(requests_per_minute=100_000), clock=clock) as it:
        yield it


@pytest.fixture
def document(served: Served) -> dict[str, Any]:
    with served.client() as client:
        return dict(client.get("/api/v1/openapi.json").json())


def test_what_the_document_allows_is_answered_as_it_says(served: Served, document: dict[str, Any]) -> None:
    # Making up 20,000 characters takes most of the time.
    _shorten(document)
    assert _failures(served, document, GenerationMode.POSITIVE, CONFORMS, examples=1) == {}


def test_what_the_document_forbids_breaks_nothing(served: Served, document: dict[str, Any]) -> None:
    _shorten(document)
    assert _failures(served, document, GenerationMode.NEGATIVE, CONFORMS, examples=1) == {}


@pytest.mark.slow
@pytest.mark.timeout(3600)
@pytest.mark.parametrize(
    ("mode", "checks", "examples"),
    [
        (GenerationMode.POSITIVE, CONFORMS, 60),
        # Each takes several times as long to make up.
        (GenerationMode.NEGATIVE, [*CONFORMS, negative_data_rejection], 20),
    ],
    ids=["allowed", "forbidden"],
)
def test_the_document_holds_for_many_requests(
    served: Served,
    document: dict[str, Any],
    mode: GenerationMode,
    checks: list[CheckFunction],
    examples: int,
) -> None:
    assert _failures(served, document, mode, checks, examples=examples) == {}


def _failures(
    served: Served,
    document: dict[str, Any],
    mode: GenerationMode,
    checks: list[CheckFunction],
    *,
    examples: int,
) -> dict[str, str]:
    """What goes wrong, by operation."""
    schema = schemathesis.openapi.from_dict(document)
    schema.config.checks.negative_data_rejection.expected_statuses = [str(it) for it in REFUSALS]
    found = {}
    world = make_world(served)
    with requests.Session() as client:
        for result in schema.get_all_operations():
            assert isinstance(result, Ok), result
            operation = result.ok()
            if mode is GenerationMode.NEGATIVE and not _takes_something(document, operation):
                continue
            asking = _Asking(world, client, operation, mode, checks)
            try:
                asking.ask_often(examples)
            except FailureGroup as failure:
                found[operation.label] = str(failure)
            if mode is GenerationMode.POSITIVE and operation.method.upper() not in _CHANGE_NOTHING:
                world = make_world(served)
    return found


class _Asking:
    """Requests to one operation, made up and sent by each asker."""

    def __init__(
        self,
        world: World,
        client: requests.Session,
        operation: _Operation,
        mode: GenerationMode,
        checks: list[CheckFunction],
    ) -> None:
        self._world = world
        self._client = client
        self._strategy = operation.as_strategy(generation_mode=mode)
        self._mode = mode
        self._checks = checks

    def ask_often(self, examples: int) -> None:
        @settings(
            max_examples=examples,
            derandomize=True,
            database=None,
            deadline=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(st.data())
        def ask(data: st.DataObject) -> None:
            self._ask(data)

        ask()

    def _ask(self, data: st.DataObject) -> None:
        case = data.draw(self._strategy)
        # What is wrong with a request must stay wrong.
        if self._mode is GenerationMode.POSITIVE and data.draw(st.sampled_from([True, True, True, False])):
            put_real_values(case, self._world.names, lambda names: data.draw(st.sampled_from(names)))
        for asker in ASKERS:
            own = {"Authorization": f"Bearer {self._world.tokens[asker]}"}
            answer = case.call(self._world.served.url, self._client, own)
            case.validate_response(answer, self._checks, headers=own)


def _takes_something(document: dict[str, Any], operation: _Operation) -> bool:
    """Whether there is anything that a request can get wrong."""
    described = document["paths"][operation.path][operation.method.lower()]
    return "parameters" in described or "requestBody" in described


def _shorten(part: Any) -> None:
    """Let no text be longer than a few lines."""
    if isinstance(part, dict) and part.get("maxLength", 0) > _SHORT:
        part["maxLength"] = _SHORT
    for it in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
        _shorten(it)
