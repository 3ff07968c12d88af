"""Kinds of values that requests about people and tokens have; see `fields.py`."""

from typing import Annotated

from fastapi import Path
from pydantic import Field, StringConstraints

from trajectory_recorder.collector.people.accounts import NAME_PATTERN
from trajectory_recorder.wire.states import Scope

# Shown on one line, so without control characters.
SHOWN_LINE = r"^[^\x00-\x1f\x7f-\x9f]*$"

PersonName = Annotated[str, Field(pattern=NAME_PATTERN, min_length=1, max_length=100)]
PersonNameInPath = Annotated[str, Path(pattern=NAME_PATTERN, min_length=1, max_length=100)]
DisplayName = Annotated[str, StringConstraints(pattern=SHOWN_LINE, max_length=200)]
Scopes = Annotated[list[Scope], Field(min_length=1, max_length=len(Scope))]
