"""Somebody new in front of the first run, with a settings file of their own and a sign-in that nobody else sees."""

from pathlib import Path

import keyring
import keyring.backends.fail
import pytest

from trajectory_recorder.account.credentials import Keeper
from trajectory_recorder.account.renewal import tokens_for
from trajectory_recorder.ui.first_run.sign_in_model import Accounts


@pytest.fixture
def accounts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Accounts:
    """On a machine without a keyring."""
    monkeypatch.delenv("TRAJECTORY_RECORDER_TOKEN", raising=False)
    monkeypatch.setattr(keyring, "get_keyring", keyring.backends.fail.Keyring)
    keeper = Keeper(tmp_path / "credentials.json")
    return Accounts(
        tmp_path / "settings.toml", tmp_path / "known.sqlite", keeper, lambda url: tokens_for(url, keeper)
    )
