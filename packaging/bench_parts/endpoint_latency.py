"""How soon an endpoint answers 100 people: a `serve` process with SQLite, asked once a second by each.

Each is signed in with a token of their own, and mostly looks where a submission stands, sometimes lists theirs,
and now and then declares a new one. Everything is on one machine, so the figures hold the client's time, too.
"""

import asyncio
import json
import random
import ssl
import tempfile
import time
import uuid
from collections.abc import Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
from rich.console import Console
from rich.table import Table

from bench_parts.endpoint_process import GOLDEN, PROJECT, make_people, serving
from trajectory_recorder.bundle.bagit_files import bagit_files
from trajectory_recorder.bundle.manifest import FileEntry

_PEOPLE = 100
_SECONDS = 30
_PATIENCE_S = 60
_GOAL_P95_MS = 50
# Shares of what people ask, the rest looks where one submission stands.
_DECLARES, _LISTS = 0.02, 0.3
_LIMITS = ("--open-submissions", "1000", "--submissions-per-day", "10000", "--requests-per-minute", "1000")


@dataclass
class _Took:
    """Milliseconds by what was asked for, and how often it went wrong."""

    ms: dict[str, list[float]] = field(default_factory=lambda: {"look": [], "list": [], "declare": []})
    errors: int = 0


def run_endpoint_latency(console: Console, tell: Callable[[str], None]) -> None:
    """Serve, ask, and print how long the answers took."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "endpoint"
        people = make_people(data, _PEOPLE)
        with serving(data, *_LIMITS) as (url, _):
            tell(f"{_PEOPLE} people ask {url} once a second for {_SECONDS} s")
            took = asyncio.run(_ask(url, people))
    _show(console, took)


async def _ask(url: str, people: list[str]) -> _Took:
    took = _Took()
    tls = ssl.create_default_context()  # made once: nothing here uses it, and it takes long
    async with AsyncExitStack() as stack:
        theirs = []
        for token in people:
            # A client each, as people have: one for all spends longer on its connections than on asking.
            client = httpx.AsyncClient(
                base_url=f"{url}/api/v1",
                headers={"Authorization": f"Bearer {token}"},
                timeout=_PATIENCE_S,
                trust_env=False,
                verify=tls,
            )
            await stack.enter_async_context(client)
            theirs.append((client, await _declare_first(client)))
        await asyncio.gather(*(_person(client, mine, took) for client, mine in theirs))
    return took


async def _declare_first(client: httpx.AsyncClient) -> str:
    """Declare something to look at; returns its id."""
    answer = await client.post("/submissions", json=_declaration())
    return str(answer.raise_for_status().json()["id"])


async def _person(client: httpx.AsyncClient, mine: str, took: _Took) -> None:
    chance = random.Random(mine)  # noqa: S311 - it only chooses what to ask
    began_s = time.perf_counter()
    for second in range(_SECONDS):
        await asyncio.sleep(max(0.0, began_s + second + chance.random() - time.perf_counter()))
        what, request = _drawn(client, chance.random(), mine)
        await _timed(took, what, request, client)


def _drawn(client: httpx.AsyncClient, drawn: float, mine: str) -> tuple[str, httpx.Request]:
    """What somebody asks, by a number from 0 to 1."""
    if drawn < _DECLARES:
        return "declare", client.build_request("POST", "/submissions", json=_declaration())
    if drawn < _DECLARES + _LISTS:
        return "list", client.build_request("GET", "/submissions?mine=true")
    return "look", client.build_request("GET", f"/submissions/{mine}")


async def _timed(took: _Took, what: str, request: httpx.Request, client: httpx.AsyncClient) -> None:
    began_s = time.perf_counter()
    answer = await client.send(request)
    took.ms[what].append((time.perf_counter() - began_s) * 1000)
    took.errors += answer.is_error


def _declaration() -> dict[str, Any]:
    """A bundle that nobody declared before."""
    manifest = json.loads((GOLDEN / "manifest.json").read_bytes())
    manifest["bundle_id"] = str(uuid.uuid4())
    text = json.dumps(manifest)
    files = [FileEntry(it["path"], it["bytes"], it["sha256"], it["media_type"]) for it in manifest["files"]]
    sealed_ns = manifest["clock"]["start_utc_ns"]
    tags = bagit_files(
        files, manifest=text.encode(), bundle_id=manifest["bundle_id"], sealed_utc_ns=sealed_ns
    )
    return {
        "project": PROJECT,
        "manifest": text,
        "tag_files": {name: content.decode() for name, content in tags.items() if name != "manifest.json"},
    }


def _show(console: Console, took: _Took) -> None:
    table = Table(title=f"answers to {_PEOPLE} people, each asking once a second for {_SECONDS} s, SQLite")
    for name in ("", "n", "p50", "p95", "p99", "goal of p95"):
        table.add_column(name)
    everything = [ms for times in took.ms.values() for ms in times]
    for what, times in {**took.ms, "all": everything}.items():
        marks = [f"{_quantile(times, share):.1f} ms" for share in (0.5, 0.95, 0.99)]
        table.add_row(what, str(len(times)), *marks, f"<= {_GOAL_P95_MS} ms" if what == "all" else "")
    console.print(table)
    console.print(f"errors: {took.errors}")


def _quantile(values: list[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else float("nan")
