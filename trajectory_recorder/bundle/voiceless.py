"""Copies the events of a bundle without what tells of the voice, for those who may not have it.

Levels, stretches of speech and the microphone's clock are measured of the voice; the health of streams has its level, and
whether somebody speaks. All else stays as it is, message by message.
"""

from pathlib import Path

from trajectory_recorder.bundle import layout
from trajectory_recorder.bundle.event_log import McapFile
from trajectory_recorder.bundle.mcap_messages import messages
from trajectory_recorder.bundle.reader import Bundle
from trajectory_recorder.bundle.topics import OWA_TOPICS, SESSION, TOPICS
from trajectory_recorder.errors import DamagedBundle
from trajectory_recorder.events import AddedVoiceEvent, Health, SpeechEvent, VoiceClockEvent, VoiceEvent

OF_THE_VOICE = (VoiceEvent, AddedVoiceEvent, VoiceClockEvent, SpeechEvent, Health)
"""The events that tell of the voice; whoever leaves that out leaves out all of them."""

_KEPT = {
    topic.name: topic
    for topic in (
        SESSION,
        *(topic for kind, topic in TOPICS.items() if kind not in OF_THE_VOICE),
        *(topic for topic, _ in OWA_TOPICS.values()),
    )
}


def write_voiceless(bundle: Bundle, path: Path) -> None:
    """Write the events to a new file.

    Args:
        bundle: Whose.
        path: Where to; nothing is there yet.

    Raises:
        DamagedBundle: The events can't be read.
    """
    source = bundle.path(layout.EVENTS)
    if not source.is_file():
        raise DamagedBundle(f"{source} is missing")
    with path.open("xb") as file:
        written = McapFile(file, chunked=True)
        for message in messages(source):
            if message.topic in _KEPT:
                written.write(_KEPT[message.topic], message.log_time_ns, message.data)
        written.finish()
