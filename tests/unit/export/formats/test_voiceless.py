"""A voice that may not go along, or is not wanted: nothing that was measured of it is in any format that has events."""

from pathlib import Path

import duckdb
import pytest
from mcap.reader import make_reader
from rerun.chunk import RrdReader

from helpers.exported import Exported, episode_of, exported
from trajectory_recorder.bundle import Bundle
from trajectory_recorder.bundle.topics import TOPICS
from trajectory_recorder.events import Health, Marker, SpeechEvent, VoiceClockEvent, VoiceEvent
from trajectory_recorder.wire.exports import ExportOptions

MARK = TOPICS[Marker].name
OF_THE_VOICE = {TOPICS[it].name for it in (VoiceEvent, VoiceClockEvent, SpeechEvent, Health)}


def of_parquet(made: Exported) -> set[str]:
    rows = duckdb.read_parquet(f"{made.folder}/data/events/*.parquet").project("kind").fetchall()
    return {kind for (kind,) in rows}


def of_owamcap(made: Exported) -> set[str]:
    (path,) = made.folder.rglob("*.mcap")
    with path.open("rb") as file:
        return {channel.topic for _, channel, _ in make_reader(file).iter_messages()}


def of_rerun(made: Exported) -> set[str]:
    (path,) = made.folder.rglob("*.rrd")
    entities = {it.entity_path for it in RrdReader(path).stream()}
    return {it.replace("/events/", "trajrec/") for it in entities}


READ = {"parquet": of_parquet, "owamcap": of_owamcap, "rerun": of_rerun}


@pytest.mark.parametrize("format_name", READ)
@pytest.mark.parametrize(("agreed", "wanted"), [(True, True), (False, True), (True, False)])
def test_nothing_tells_of_a_voice_that_does_not_go_along(
    spoken: Bundle, tmp_path: Path, *, format_name: str, agreed: bool, wanted: bool
) -> None:
    episode = episode_of(spoken, voice=agreed)
    made = exported(format_name, [episode], tmp_path, ExportOptions(events="all", voice=wanted))
    topics = READ[format_name](made)
    assert MARK in topics
    assert bool(topics & OF_THE_VOICE) is (agreed and wanted)
    if not (agreed and wanted):
        assert not list(made.folder.rglob("*.mka"))
