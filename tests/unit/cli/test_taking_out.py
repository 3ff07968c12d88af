"""`trim` and `redact`, called as on the command line."""

import json
from pathlib import Path

import pytest

from helpers.events_sealed import seal_events
from helpers.lettered_session import LetteredSession
from helpers.pictured_session import PATH
from helpers.secret_session import SECOND_NS, SECRET, secret_session, texts, typed, typing, window
from trajectory_recorder.bundle import Bundle, verify
from trajectory_recorder.cli.application import run
from trajectory_recorder.cli.taking_out import _cover, _span
from trajectory_recorder.errors import UsageError
from trajectory_recorder.events import Rectangle, WindowEvent
from trajectory_recorder.media import decode
from trajectory_recorder.reading.readers import RapidOcr
from trajectory_recorder.redaction import Cover, Cut, apply

HARMLESS, SHOWN = "Quarterly figures of the ward", "password: horse-battery-42"


def test_times_are_taken_as_they_are_printed() -> None:
    assert _span("12.5-40") == (12_500_000_000, 40 * SECOND_NS)
    assert _span("1:02:03-1:02:10.250") == (3723 * SECOND_NS, 3730 * SECOND_NS + 250_000_000)
    assert _span("0:04.213-61") == (4_213_000_000, 61 * SECOND_NS)
    assert _cover("1:-100,20,300x40@2-3") == Cover(
        2 * SECOND_NS, 3 * SECOND_NS, 1, Rectangle(-100, 20, 300, 40)
    )


@pytest.mark.parametrize("text", ["", "5", "5-", "a-b", "1:2:3:4-5", "-1-5", "1e3-2e3", "١-٢"])
def test_what_is_no_span_is_refused(text: str) -> None:
    with pytest.raises(UsageError):
        _span(text)


@pytest.mark.parametrize("text", ["0:1,2,3x4", "0:1,2@1-2", "x:1,2,3x4@1-2", "0:1,2,-3x4@1-2"])
def test_what_is_no_area_is_refused(text: str) -> None:
    with pytest.raises(UsageError):
        _cover(text)


def test_a_stretch_is_cut_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old = secret_session(tmp_path / "old").root
    arguments = ["trim", str(old), "--cut", "4-0:05", "--cut", "5-7", "--output", str(tmp_path / "new")]
    assert run([*arguments, "--json"], interruptible=False) == 0
    told = json.loads(capsys.readouterr().out)
    new = Path(told["bundle"])
    assert verify(new) == []
    assert told["duration_ns"] == 9 * SECOND_NS
    assert told["edits"] == [
        {"kind": "cut", "from_ns": 4 * SECOND_NS, "to_ns": 5 * SECOND_NS},
        {"kind": "cut", "from_ns": 5 * SECOND_NS, "to_ns": 7 * SECOND_NS},
    ]
    assert SECRET.encode() not in texts(new)
    assert verify(old) == []


def test_wrong_usage_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old = seal_events(tmp_path, [(0, window("a"))], duration_ns=SECOND_NS, media=()).root
    assert (
        run(["redact", str(old), "--mute", "0-1", "--output", str(tmp_path / "new")], interruptible=False)
        == 2
    )
    assert "There is no voice to mute" in capsys.readouterr().err
    assert (
        run(["trim", str(old), "--cut", "0-9", "--output", str(tmp_path / "new")], interruptible=False) == 2
    )
    assert "outside of the recording" in capsys.readouterr().err
    assert (
        run(
            ["redact", str(tmp_path), "--blank", "0-1", "--output", str(tmp_path / "new")],
            interruptible=False,
        )
        == 1
    )


def test_text_is_masked_wherever_something_is_found_in_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    card, token = "4111 1111 1111 1111", "ghp_" + "a1B2" * 9
    events = [
        (0, window("harmless")),
        *typing("before", SECOND_NS),
        *typing(f"my card {card}", 10 * SECOND_NS),
        *typing("between", 20 * SECOND_NS),
        (30 * SECOND_NS, window(f"{token} - Browser")),
        (35 * SECOND_NS, window("harmless again")),
        # Once more: every one of them is masked, not the first alone.
        (40 * SECOND_NS, window(f"{token} - Browser")),
    ]
    old = seal_events(tmp_path / "old", events, duration_ns=60 * SECOND_NS, media=()).root
    assert (
        run(["redact", str(old), "--suggested", "--output", str(tmp_path / "new")], interruptible=False) == 0
    )
    said = capsys.readouterr()
    new = Bundle(Path(said.out.strip()))
    assert [line for line in said.err.splitlines() if line.startswith("masked: ")] == [
        "masked: A card number was typed (0:10.000, 1.3 s)",
        "masked: A GitHub token is in a window's title (0:30.000, 5.0 s)",
        "masked: A GitHub token is in a window's title (0:40.000, 20.0 s)",
    ]
    assert "a picture may still show more" in said.err
    assert token.encode() not in texts(new.root)
    assert typed(new) == "beforebetween"
    assert [it.title for _, it in new.events_of(WindowEvent)] == ["harmless", None, "harmless again", None]


def test_where_nothing_is_found_nothing_is_suggested(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = seal_events(tmp_path, [(0, window("harmless"))], duration_ns=SECOND_NS, media=()).root
    assert (
        run(["redact", str(old), "--suggested", "--output", str(tmp_path / "new")], interruptible=False) == 2
    )
    assert "Nothing was found" in capsys.readouterr().err


def test_info_says_what_was_edited_and_of_what_it_was_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = seal_events(tmp_path, [(0, window("a"))], duration_ns=9 * SECOND_NS, media=())
    new = apply(old, [Cut(SECOND_NS, 2 * SECOND_NS), Cut(4 * SECOND_NS, 5 * SECOND_NS)], tmp_path / "new")
    assert run(["info", str(new)], interruptible=False) == 0
    assert f"  edited    cut x2; made from {old.manifest.bundle_id}\n" in capsys.readouterr().out
    assert run(["info", str(old.root)], interruptible=False) == 0
    assert "made from" not in capsys.readouterr().out


def test_what_can_be_read_in_the_pictures_is_covered(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pages = ({(30, 20): HARMLESS}, 6), ({(30, 20): HARMLESS, (30, 200): SHOWN}, 6), ({(30, 20): HARMLESS}, 6)
    old = LetteredSession(*pages).seal(tmp_path / "old")
    arguments = ["redact", str(old.root), "--suggested", "--output", str(tmp_path / "new")]
    assert run(arguments, interruptible=False) == 0
    said = capsys.readouterr()
    new = Bundle(Path(said.out.strip()))
    assert verify(new.root) == []
    told = "covered: A password beside its name is on display 0 (0:06.020, 6.0 s)"
    assert told in said.err.splitlines()
    assert set(written_in(new)) == {HARMLESS}


def test_without_a_reader_it_is_said_that_the_pictures_are_not_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("trajectory_recorder.reading.readers.rapidocr.find_spec", lambda _: None)
    old = LetteredSession(({(30, 20): SHOWN}, 6)).seal(tmp_path / "old")
    arguments = ["redact", str(old.root), "--suggested", "--output", str(tmp_path / "new")]
    assert run(arguments, interruptible=False) == 2
    assert "run: pip install 'trajectory-recorder[ocr]'" in capsys.readouterr().err


def written_in(bundle: Bundle) -> list[str]:
    """Every line that can be read in any frame."""
    reader = RapidOcr()
    found = (reader.read(picture) for _, picture in decode.frames(bundle.path(PATH)))
    return [line.text for lines in found for line in lines]
