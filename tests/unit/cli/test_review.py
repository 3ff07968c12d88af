"""`review` before it opens a window: nobody waits for one that can't come."""

from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backends.fail import Keyring as NoKeyring

from trajectory_recorder.account.tokens import VARIABLE
from trajectory_recorder.cli.application import run

URL = "https://collect.example"


@pytest.fixture(autouse=True)
def _nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No endpoint is named, nobody is signed in, and there is no display."""
    former = keyring.get_keyring()
    keyring.set_keyring(NoKeyring())
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    for name in ("TRAJECTORY_RECORDER_ENDPOINT", VARIABLE, "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    yield
    keyring.set_keyring(former)


def test_an_endpoint_has_to_be_named(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["review"], interruptible=False) == 2
    assert "give its address: trajectory-recorder review URL" in capfd.readouterr().err


def test_who_is_not_signed_in_is_told_how(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["review", URL], interruptible=False) == 4
    said = capfd.readouterr().err
    assert f"nobody is signed in at {URL}" in said
    assert f"trajectory-recorder login {URL} --scope read --scope review" in said


def test_a_machine_without_a_display_is_told_so(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, "secret")
    monkeypatch.setenv("TRAJECTORY_RECORDER_ENDPOINT", URL)
    assert run(["review"], interruptible=False) == 3
    assert "DISPLAY" in capfd.readouterr().err
