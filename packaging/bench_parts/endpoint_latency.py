"""How soon an endpoint answers 100 people whose apps ask as ours does: a `serve` process with SQLite.

What an app asks is taken from its code, as if everybody had every window open all the time, and recorded much:

* the home window, every 60 s (`ui/home/home_model.py`): the projects, the consent of each, my tasks, my submissions,
  and the projects again for the desk, one after the other: 5 requests;
* the review queue, every 30 s (`ui/review/queue_window.py`): what waits for a review, and for a comparison: 2;
* somebody looks at a submission, every 60 s: 1;
* a recording is sent, every 10 minutes: declared, and looked at after 0.5, 0.75 and 1.1 s and twice more until it is
  checked (`upload/sending.py`, `upload/sender.py`): 6. Its bytes are those of `--upload`, and its check is no answer.

That is 10.6 requests a minute for each, 17.7 a second for 100, each window on a connection of its own that the
next round finds closed. Everybody is signed in with a token of their own, the project has 20 tasks.

Then the same people ask more and more often, in the same shares, until far beyond the goal: the rate at which the
95th percentile passes it is what the endpoint bears. Server and load share this machine; what each takes of a core is told.
"""

import asyncio
import json
import random
import resource
import tempfile
import time
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psutil
from rich.console import Console
from rich.table import Table

from bench_parts.endpoint_process import GOLDEN, PROJECT, make_people, serving
from bench_parts.light_client import LightClient
from trajectory_recorder.bundle.bagit_files import bagit_files
from trajectory_recorder.bundle.manifest import FileEntry

_PEOPLE, _TASKS = 100, 20
_GOAL_P95_MS = 50
# Beyond this the endpoint has more to do than it can, and nothing is learned of more.
_HOPELESS_MS = 500
# How often people's apps ask, against what the code says; each for so many seconds. 5.65 is 100 requests a second.
_FIRST, _FIRST_S = 1.0, 60.0
_FASTER, _FASTER_S = (2.0, 4.0, 5.65, 8.0, 11.3, 16.0), 15.0
_LIMITS = ("--open-submissions", "1000", "--submissions-per-day", "10000", "--requests-per-minute", "10000")

_Request = tuple[str, str]
_HOME: Sequence[_Request] = (
    ("projects", "/projects?limit=20"),
    ("consent", f"/projects/{PROJECT}/consent"),
    ("tasks", "/me/tasks?limit=20"),
    ("submissions", "/submissions?limit=200&mine=true"),
    ("projects", "/projects?limit=20"),
)
_QUEUE: Sequence[_Request] = (
    ("review queue", "/reviews/queue?limit=200"),
    ("comparisons", "/comparisons/queue?limit=200"),
)
_LOOKS_S = (0.5, 0.75, 1.1, 3.0, 3.0)


@dataclass
class _Asked:
    """One rate: milliseconds by what was asked for, what went wrong, and processor time of both sides in s."""

    seconds: float
    ms: dict[str, list[float]] = field(default_factory=dict)
    errors: int = 0
    server_s: float = 0.0
    load_s: float = 0.0

    @property
    def every(self) -> list[float]:
        return [ms for times in self.ms.values() for ms in times]

    @property
    def per_s(self) -> float:
        return len(self.every) / self.seconds

    @property
    def p95_ms(self) -> float:
        return _quantile(self.every, 0.95)


class _Person:
    """Somebody with an app. Each window of it asks by itself; `mine` is a submission to look at."""

    def __init__(self, url: str, token: str, number: int) -> None:
        place = urlsplit(url)
        self._clients = [LightClient(place.hostname or "", place.port or 0, token) for _ in range(4)]
        self._chance = random.Random(number)  # noqa: S311 - it only chooses when to ask
        self.mine = ""

    async def declare_first(self) -> None:
        status, answer = await self._clients[0].ask("POST", "/submissions", _declaration())
        assert status == 201, answer  # noqa: S101 - or there is nothing to measure
        self.mine = json.loads(answer)["id"]

    async def live(self, asked: _Asked, faster: float) -> None:
        """Have the app open for `asked.seconds`, asking so many times as often as it does."""
        look = [("look", f"/submissions/{self.mine}")]
        home, queue, looks, sending = self._clients
        await asyncio.gather(
            self._every(60 / faster, asked, lambda: _in_turn(home, _HOME, asked)),
            self._every(30 / faster, asked, lambda: _in_turn(queue, _QUEUE, asked)),
            self._every(60 / faster, asked, lambda: _in_turn(looks, look, asked)),
            self._every(600 / faster, asked, lambda: _send(sending, asked)),
        )

    async def _every(self, period_s: float, asked: _Asked, ask: Callable[[], Any]) -> None:
        began_s, next_s = time.monotonic(), self._chance.uniform(0, period_s)
        while next_s < asked.seconds:
            await asyncio.sleep(began_s + next_s - time.monotonic())
            await ask()
            next_s += period_s

    def close(self) -> None:
        for client in self._clients:
            client.close()


def run_endpoint_latency(console: Console, tell: Callable[[str], None]) -> None:
    """Serve, ask, and print how long the answers took."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "endpoint"
        tokens = make_people(data, _PEOPLE, tasks=_TASKS)
        with serving(data, *_LIMITS) as (url, server):
            asyncio.run(_measure(url, tokens, server, console, tell))


async def _measure(
    url: str, tokens: Sequence[str], server: psutil.Process, console: Console, tell: Callable[[str], None]
) -> None:
    people = [_Person(url, token, number) for number, token in enumerate(tokens)]
    for person in people:
        await person.declare_first()
    tell(f"the apps of {_PEOPLE} people ask {url} for {_FIRST_S:.0f} s")
    first = await _at(people, _FIRST, _FIRST_S, server)
    _show_kinds(console, first)
    rates = [first]
    for faster in _FASTER:
        if rates[-1].p95_ms > _HOPELESS_MS:
            break
        tell(f"{faster:g} times as often for {_FASTER_S:.0f} s")
        rates.append(await _at(people, faster, _FASTER_S, server))
    _show_rates(console, rates)
    for person in people:
        person.close()


async def _at(people: Sequence[_Person], faster: float, seconds: float, server: psutil.Process) -> _Asked:
    asked, server_s, load_s = _Asked(seconds), _processor_s(server), _own_processor_s()
    await asyncio.gather(*(person.live(asked, faster) for person in people))
    asked.server_s, asked.load_s = _processor_s(server) - server_s, _own_processor_s() - load_s
    return asked


async def _in_turn(client: LightClient, requests: Sequence[_Request], asked: _Asked) -> None:
    for what, path in requests:
        await _timed(client, asked, what, path)


async def _send(client: LightClient, asked: _Asked) -> None:
    answer = await _timed(client, asked, "declare", "/submissions", _declaration())
    if answer:
        for wait_s in _LOOKS_S:
            await asyncio.sleep(wait_s)
            await _timed(client, asked, "look", f"/submissions/{json.loads(answer)['id']}")


async def _timed(client: LightClient, asked: _Asked, what: str, path: str, document: Any = None) -> bytes:  # noqa: ANN401 - any JSON
    method, began_s = "GET" if document is None else "POST", time.perf_counter()
    try:
        status, answer = await client.ask(method, path, document)
    except (OSError, EOFError):
        client.close()
        status, answer = 0, b""
    asked.ms.setdefault(what, []).append((time.perf_counter() - began_s) * 1000)
    if not 200 <= status < 300:
        asked.errors += 1
        return b""
    return answer


def _processor_s(process: psutil.Process) -> float:
    times = process.cpu_times()
    return float(times.user + times.system)


def _own_processor_s() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


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


def _show_kinds(console: Console, asked: _Asked) -> None:
    title = f"answers to the apps of {_PEOPLE} people in {asked.seconds:.0f} s, {asked.per_s:.1f} a second, SQLite"
    table = Table(title=title)
    for name in ("", "n", "p50", "p95", "p99", "goal of p95"):
        table.add_column(name)
    for what, times in {**dict(sorted(asked.ms.items())), "all": asked.every}.items():
        marks = [f"{_quantile(times, share):.1f} ms" for share in (0.5, 0.95, 0.99)]
        table.add_row(what, str(len(times)), *marks, f"<= {_GOAL_P95_MS} ms" if what == "all" else "")
    console.print(table)
    console.print(f"errors: {asked.errors}")


def _show_rates(console: Console, rates: Sequence[_Asked]) -> None:
    table = Table(title="the same, asked more often")
    for name in ("a second", "p50", "p95", "p99", "server", "for each answer", "load", "errors"):
        table.add_column(name)
    for it in rates:
        marks = [f"{_quantile(it.every, share):.1f} ms" for share in (0.5, 0.95, 0.99)]
        cores = [f"{seconds / it.seconds:.2f} of a core" for seconds in (it.server_s, it.load_s)]
        each = f"{it.server_s / len(it.every) * 1000:.1f} ms"
        table.add_row(f"{it.per_s:.0f}", *marks, cores[0], each, cores[1], str(it.errors))
    console.print(table)
    within = [it.per_s for it in rates if it.p95_ms <= _GOAL_P95_MS]
    passed = [it.per_s for it in rates if it.p95_ms > _GOAL_P95_MS]
    borne = (
        f"p95 stays within {_GOAL_P95_MS} ms at {max(within):.0f} a second" if within else "p95 never does"
    )
    beyond = f"passes it at {min(passed):.0f}" if passed else "and was never beyond it"
    console.print(f"{borne}, {beyond}", highlight=False)


def _quantile(values: list[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else float("nan")
