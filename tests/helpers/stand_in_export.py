"""Stands in for the program's own `export`, with nothing but the standard library: `stand_in_export.py HOW CATALOGUE …`.

It reads what the endpoint gives it from where that lies, and makes an export that holds each file and the catalogue.
HOW it goes: `good`; `skips` leaves the last recording out; `fails`; `waits` until it is ended, the first time; `grows`
takes memory for ever; `chatters` writes for ever.
"""

import hashlib
import json
import sys
import time
import urllib.request
from pathlib import Path

how, catalogue, *words = sys.argv[1:]
given = dict(zip(words[::2], words[1::2], strict=False))
made = Path(given["--output"])
PROGRESS = {
    "doing": "exporting recordings",
    "bundles": 1,
    "bundles_in_all": 2,
    "bytes": 10,
    "bytes_in_all": 20,
    "skipped": 0,
    "bundles_per_s": 0.5,
    "mb_per_s": 1.5,
    "left_s": 2.0,
}


def content(location: str) -> bytes:
    if location.startswith("http"):
        with urllib.request.urlopen(location) as answer:  # noqa: S310 - a test's own store
            return bytes(answer.read())
    return Path(location).read_bytes()


def bring(recording: dict) -> None:
    for file in recording["files"]:
        data = content(file["location"])
        assert hashlib.sha256(data).hexdigest() == file["sha256"]
        place = made / "bundles" / recording["facts"]["bundle_id"] / file["path"]
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)


def main() -> None:
    (made / ".export").mkdir(parents=True, exist_ok=True)
    (made / ".export/progress.json").write_text(json.dumps(PROGRESS))
    if how == "grows":
        held = []
        while True:
            held.append(bytearray(b"x") * 50_000_000)
            time.sleep(0.01)
    if how == "chatters":
        while True:
            sys.stderr.write("x" * 1_000_000)
    begun = made / ".export/begun"
    if how == "waits" and not begun.exists():
        begun.touch()
        time.sleep(600)
    recordings = [json.loads(line) for line in Path(catalogue).read_text().splitlines()]
    if how == "fails":
        sys.stderr.write(f"reading {recordings[0]['files'][0]['location']}\n")
        sys.stderr.write(f"error: http://store/file?X-Amz-Signature=secret in {made}/x is not\0 there\n")
        sys.exit(3)
    skipped = recordings[-1:] if how == "skips" else []
    for it in recordings[: len(recordings) - len(skipped)]:
        bring(it)
    told = {
        "plan": {"words": words},
        "recordings": len(recordings) - len(skipped),
        "files": 3,
        "bytes": 100,
        "skipped": [{"bundle_id": it["facts"]["bundle_id"], "reason": "it is damaged"} for it in skipped],
    }
    (made / "facts.json").write_text(json.dumps([it["facts"] for it in recordings]))
    was_begun = begun.exists()
    for it in (begun, made / ".export/progress.json"):
        it.unlink(missing_ok=True)
    (made / ".export").rmdir()
    (made / "export.json").write_text(json.dumps({**told, "resumed": was_begun}))
    sys.exit(1 if skipped else 0)


main()
