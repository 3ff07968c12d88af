"""Kinds of values in an endpoint's answers, with the bounds that the endpoint itself has for them.

Whatever is longer is no answer of one: what is shown to people, and kept here, stays of a size.
"""

from datetime import datetime
from typing import Annotated, TypeVar

from msgspec import Meta

from trajectory_recorder.wire.limits import LONGEST_TEXT

_T = TypeVar("_T")

# Ids and keys become parts of paths, here and there.
Id = Annotated[str, Meta(pattern=r"^[0-9a-f]{32}\Z")]
Key = Annotated[str, Meta(pattern=r"^[a-z0-9][a-z0-9._-]{0,63}\Z")]
Sha256 = Annotated[str, Meta(pattern=r"^[0-9a-f]{64}\Z")]
Word = Annotated[str, Meta(max_length=64)]
Line = Annotated[str, Meta(max_length=200)]
Text = Annotated[str, Meta(max_length=LONGEST_TEXT)]
Count = Annotated[int, Meta(ge=0, le=2**63 - 1)]
Share = Annotated[float, Meta(ge=0, le=1)]
Moment = Annotated[datetime, Meta(tz=True)]
Few = Annotated[tuple[_T, ...], Meta(max_length=100)]
Many = Annotated[tuple[_T, ...], Meta(max_length=5_000)]
