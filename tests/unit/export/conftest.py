"""Recordings to export, made once."""

import pytest

from helpers.exported import episode_of
from helpers.steps_session import WORDS, at_work
from trajectory_recorder.bundle.transcript import Transcript, write_transcript
from trajectory_recorder.export.episode import Episode
from trajectory_recorder.speech import Model, Word
from trajectory_recorder.wire.catalogue import StepTold
from trajectory_recorder.wire.states import StepVerdict


@pytest.fixture(scope="session")
def worked(tmp_path_factory: pytest.TempPathFactory) -> Episode:
    """Somebody who does each thing once, says what, and was reviewed."""
    bundle = at_work().seal(tmp_path_factory.mktemp("worked"))
    words = tuple(Word(from_ns, to_ns, text, 0.9) for from_ns, to_ns, text in WORDS)
    write_transcript(bundle, Transcript("scripted", "1", Model("tiny", "00"), "en", {}, words))
    labels = (StepTold(action=0, at_ns=960_000_000, verdict=StepVerdict.WRONG, reason="that is the menu"),)
    return episode_of(bundle, labels=labels)


@pytest.fixture(scope="session")
def silent(tmp_path_factory: pytest.TempPathFactory) -> Episode:
    """The same, by another name and in another split, whose voice may not go along and whose task is not known."""
    bundle = at_work().seal(tmp_path_factory.mktemp("silent"))
    return episode_of(
        bundle, name="0192f0c1-0000-7000-8000-000000000002", split="test", voice=False, task=None
    )
