import io
import json
import os
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from trajectory_recorder.cli import output
from trajectory_recorder.cli.output import print_json, progress_bar, seconds, silence, size


@pytest.mark.parametrize(
    ("duration_ns", "expected"),
    [
        (0, "0:00.0"),
        (7_400_000_000, "0:07.4"),
        (59_940_000_000, "0:59.9"),
        (59_960_000_000, "1:00.0"),
        (60_000_000_000, "1:00.0"),
        (3_599_990_000_000, "1:00:00.0"),
        (3_723_000_000_000, "1:02:03.0"),
        (100 * 3_600_000_000_000, "100:00:00.0"),
    ],
)
def test_seconds(duration_ns: int, expected: str) -> None:
    assert seconds(duration_ns) == expected


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (0, "0 B"),
        (999, "999 B"),
        (1_000, "1.0 kB"),
        (470_900, "470.9 kB"),
        (999_960, "1.0 MB"),
        (12_300_000, "12.3 MB"),
        (999_990_000, "1.00 GB"),
        (2_500_000_000_000, "2500.00 GB"),
    ],
)
def test_size(count: int, expected: str) -> None:
    assert size(count) == expected


@dataclass(frozen=True)
class Thing:
    name: str
    path: str | None


def test_json_is_one_document_of_any_structure(capsys: pytest.CaptureFixture[str]) -> None:
    print_json({"things": [Thing("ü\n", None)], "count": 1})
    out, err = capsys.readouterr()
    assert json.loads(out) == {"things": [{"name": "ü\n", "path": None}], "count": 1}
    assert out.endswith("}\n")
    assert err == ""


def test_work_goes_on_without_a_terminal_to_show_a_bar_on(capfd: pytest.CaptureFixture[str]) -> None:
    with progress_bar() as task:
        task.progress("counting", 0.5)
    assert capfd.readouterr() == ("", "")


def test_silence_sends_a_stream_nowhere(tmp_path: Path) -> None:
    path = tmp_path / "said"
    with path.open("w", encoding="utf-8") as stream:
        stream.write("kept\n")
        stream.flush()
        silence(stream)
        stream.write("dropped\n")
    assert path.read_text(encoding="utf-8") == "kept\n"
    silence(None)  # What Python has for a stream that was closed before it started.


def test_messages_survive_the_end_of_their_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    reader, writer = os.pipe()
    with os.fdopen(writer, "w", encoding="utf-8") as broken:
        monkeypatch.setattr(sys, "stderr", broken)
        output.messages.print("first")
        assert os.read(reader, 100) == b"first\n"
        os.close(reader)
        output.messages.print("second")
        output.messages.print("third")


def test_messages_say_paths_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    heard = io.StringIO()
    monkeypatch.setattr(sys, "stderr", heard)
    path = "/records/[bold]/:smile:/" + "long " * 40
    output.messages.print(path, soft_wrap=True)
    assert heard.getvalue() == f"{path}\n"
