"""One recording that holds a secret, made once: it is only read."""

import pytest

from helpers.secret_session import secret_session
from trajectory_recorder.bundle import Bundle


@pytest.fixture(scope="session")
def secret(tmp_path_factory: pytest.TempPathFactory) -> Bundle:
    return secret_session(tmp_path_factory.mktemp("secret"))
