"""A report that is kept, and when it is believed."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from helpers.pictured_session import PicturedSession
from trajectory_recorder.bundle import layout
from trajectory_recorder.errors import NotABundle
from trajectory_recorder.quality import kept
from trajectory_recorder.quality.kept import kept_or_made
from trajectory_recorder.quality.policy import Policy, built_in


@pytest.fixture
def root(tmp_path: Path) -> Path:
    session = PicturedSession()
    session.rests(200).changes()
    return session.seal(tmp_path).root


def looks(monkeypatch: pytest.MonkeyPatch) -> list[Policy]:
    """The policies that a recording was looked through by, from now on."""
    seen: list[Policy] = []
    examine = kept.examine

    def note(root: Path, policy: Policy, **how: object) -> object:
        seen.append(policy)
        return examine(root, policy, **how)  # type: ignore[arg-type]

    monkeypatch.setattr(kept, "examine", note)
    return seen


def test_it_is_made_once_for_each_state_and_policy(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen, policy = looks(monkeypatch), built_in()
    made = kept_or_made(root, policy)
    assert made.findings
    assert kept_or_made(root, policy) == made
    assert seen == [policy]
    stricter = replace(policy, version=2)
    assert kept_or_made(root, stricter).policy_version == 2
    assert seen == [policy, stricter]
    manifest = root / layout.MANIFEST
    manifest.write_bytes(manifest.read_bytes() + b"\n")
    kept_or_made(root, stricter)
    assert seen == [policy, stricter, stricter]


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"format": "a poem"}'])
def test_one_that_can_t_be_read_is_made_anew(
    root: Path, damage: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = kept_or_made(root, built_in())
    (root / layout.QUALITY).write_bytes(damage)
    seen = looks(monkeypatch)
    assert kept_or_made(root, built_in()) == made
    assert len(seen) == 1
    assert json.loads((root / layout.QUALITY).read_bytes())["policy"] == "built-in"


def test_where_it_can_t_be_kept_it_is_told_all_the_same(root: Path, caplog: pytest.LogCaptureFixture) -> None:
    (root / "derived").write_text("no folder")
    assert kept_or_made(root, built_in()).findings
    assert "can't be kept" in caplog.text


def test_what_is_no_recording_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotABundle):
        kept_or_made(tmp_path, built_in())
