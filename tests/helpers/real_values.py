"""Puts what is really there into requests that were made up from the OpenAPI document, or all of it were 404."""

from collections.abc import Callable, Mapping, MutableMapping
from typing import Any

from schemathesis import Case

from helpers.bundles_sent import SentBundle

Choose = Callable[[tuple[str, ...]], str]

# What a parameter or member may stand for, by its name; see `things.py`.
_SUBMISSIONS = ("submission", "judged", "accepted", "quarantined", "uploading", "whole")
_NAMES: dict[str, tuple[str, ...]] = {
    **{it: (it,) for it in ("claim", "key", "path", "person", "person_name", "project", "task", "version")},
    **{f"{it}_id": (it,) for it in ("comment", "delivery", "file", "person", "token", "upload", "webhook")},
    **dict.fromkeys(("submission", "submission_id", "replaces"), _SUBMISSIONS),
    **dict.fromkeys(("left", "right"), ("submission", "judged", "accepted")),
    "refresh_token": ("refresh",),
    "export_id": ("export", "queued"),
    "review_id": ("review", "verdict", "decided"),
}
_FIXED: dict[str, str | None] = {
    "client_id": "trajectory-recorder",
    "grant_type": "refresh_token",
    "Upload-Length": "6",
    "Upload-Offset": "0",
    "scope": "read",
    "policy": None,
}
_DECLARED = SentBundle({"data/events.mcap": b"more"}).declaration()


def put_real_values(case: Case[Any], names: Mapping[str, str], choose: Choose) -> None:
    """Replace values of a request by those of a world.

    Args:
        case: The request; changed in place.
        names: What is in the world, by name.
        choose: Takes one of several names.
    """
    for part in (case.path_parameters, case.query, case.headers, case.body):
        if isinstance(part, MutableMapping):
            _put(part, names, choose)
    if isinstance(case.body, MutableMapping) and "key" in case.body:
        case.body["key"] = names["new"]
    if case.path == "/api/v1/files/{file_id}":
        case.query = dict(it.split("=") for it in names["link"].split("&"))


def _put(part: MutableMapping[str, Any], names: Mapping[str, str], choose: Choose) -> None:
    # A recording of a task that there is, whole: nobody would make one up.
    if "manifest" in part:
        part.update({"manifest": _DECLARED["manifest"], "tag_files": _DECLARED["tag_files"], "derived": []})
        part.pop("replaces", None)
        part["task"] = None
    for name in list(part):
        if name in _NAMES and isinstance(part[name], str | int):
            part[name] = type(part[name])(names[choose(_NAMES[name])])
        elif name in _FIXED:
            part[name] = _FIXED[name]
    if "Upload-Metadata" in part:
        part["Upload-Metadata"] = names["metadata"]
