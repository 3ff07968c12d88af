"""Where sign-ins are kept: the keyring, a private file, or memory."""

from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backends.fail import Keyring as NoKeyring

from helpers.file_keyring import FileKeyring
from trajectory_recorder.account.credentials import Keeper, Place
from trajectory_recorder.errors import MachineError

URL = "https://collect.example"


@pytest.fixture
def _former_keyring() -> Iterator[None]:
    former = keyring.get_keyring()
    yield
    keyring.set_keyring(former)


@pytest.fixture
def with_keyring(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, _former_keyring: None) -> Path:
    path = tmp_path / "keyring.json"
    monkeypatch.setenv("TEST_KEYRING", str(path))
    keyring.set_keyring(FileKeyring())
    return path


@pytest.fixture
def _without_keyring(_former_keyring: None) -> None:
    keyring.set_keyring(NoKeyring())


@pytest.fixture
def keeper(tmp_path: Path) -> Keeper:
    return Keeper(tmp_path / "data" / "credentials.json")


def test_a_keyring_is_used_where_there_is_one(keeper: Keeper, with_keyring: Path) -> None:
    assert keeper.place() is Place.KEYRING
    keeper.keep(URL, "refresh", keeper.place())
    assert keeper.find(URL) == "refresh"
    assert keeper.find("https://other.example") is None
    assert keeper.where(URL) is Place.KEYRING
    assert "refresh" in with_keyring.read_text(encoding="utf-8")
    for _ in range(2):
        keeper.forget(URL)
        assert keeper.find(URL) is None


@pytest.mark.usefixtures("_without_keyring")
def test_without_one_a_sign_in_stays_in_memory(keeper: Keeper, tmp_path: Path) -> None:
    assert keeper.place() is Place.MEMORY
    keeper.keep(URL, "refresh", keeper.place())
    assert keeper.find(URL) == "refresh"
    assert keeper.where(URL) is Place.MEMORY
    assert Keeper(tmp_path / "data" / "credentials.json").find(URL) is None
    assert not (tmp_path / "data").exists()
    keeper.forget(URL)
    assert keeper.find(URL) is None


@pytest.mark.usefixtures("_without_keyring")
def test_a_file_is_for_its_owner_alone_and_says_what_it_is(keeper: Keeper, tmp_path: Path) -> None:
    path = tmp_path / "data" / "credentials.json"
    keeper.keep(URL, "one", keeper.place(in_file=True))
    keeper.keep("https://other.example", "two", Place.FILE)
    assert path.stat().st_mode & 0o777 == 0o600
    assert "Whoever reads this file can act as you" in path.read_text(encoding="utf-8")
    again = Keeper(path)
    assert again.where(URL) is Place.FILE
    assert again.find(URL) == "one"
    again.forget(URL)
    assert again.find(URL) is None
    assert again.find("https://other.example") == "two"
    again.forget("https://other.example")
    assert list(path.parent.iterdir()) == []


@pytest.mark.usefixtures("_without_keyring")
@pytest.mark.parametrize("content", [b"", b"[]", b"{", b'{"tokens": 1}', b"\xff"])
def test_a_damaged_file_is_an_error_in_words(keeper: Keeper, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "data" / "credentials.json"
    path.parent.mkdir()
    path.write_bytes(content)
    with pytest.raises(MachineError, match="can't be read"):
        keeper.find(URL)


def test_a_locked_keyring_is_an_error_in_words(keeper: Keeper, with_keyring: Path) -> None:
    with_keyring.mkdir()
    for use in (keeper.find, keeper.forget):
        with pytest.raises(MachineError, match="locked"):
            use(URL)
    with pytest.raises(MachineError, match="locked"):
        keeper.keep(URL, "refresh", Place.KEYRING)
