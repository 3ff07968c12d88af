"""What is told of a recording: what it is, who made it under which task and consent, and what was said of it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import msgspec

from trajectory_recorder.bundle.transcript import Transcript
from trajectory_recorder.export.episode import Episode
from trajectory_recorder.export.formats.parquet.told import Told, told
from trajectory_recorder.wire.catalogue import ConsentTold, QualityTold, TaskTold


@dataclass(frozen=True, slots=True)
class Whole:
    """A recording with what became of it here: paths of its media in the dataset, and how many rows it has."""

    episode: Episode
    transcript: Transcript | None
    video: tuple[str, ...]
    voice: tuple[str, ...]
    steps: int


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()


def _task(get: Callable[[TaskTold], Any]) -> Callable[[Whole], Any]:
    return lambda it: None if it.episode.facts.task is None else get(it.episode.facts.task)


def _quality(get: Callable[[QualityTold], Any]) -> Callable[[Whole], Any]:
    return lambda it: None if it.episode.facts.quality is None else get(it.episode.facts.quality)


def _consent(get: Callable[[ConsentTold], Any]) -> Callable[[Whole], Any]:
    return lambda it: None if it.episode.facts.consent is None else get(it.episode.facts.consent)


def _words(get: Callable[[Transcript], Any]) -> Callable[[Whole], Any]:
    return lambda it: None if it.transcript is None else get(it.transcript)


def _optional_list(values: tuple[str, ...] | None) -> list[str] | None:
    return None if values is None else list(values)


COLUMNS: tuple[Told[Whole], ...] = (
    told("episode_id", "string", lambda it: it.episode.name, "The id of its bundle."),
    told("split", "string", lambda it: it.episode.split, "Its part of the dataset."),
    told(
        "manifest_sha256", "string", lambda it: it.episode.facts.manifest_sha256, "Of its bundle's manifest."
    ),
    told("recorded_at", "datetime", lambda it: it.episode.facts.recorded_at, "When it was begun."),
    told(
        "start_utc_ns",
        "int64",
        lambda it: it.episode.bundle.manifest.clock.start_utc_ns,
        "What the clock on the wall said at session time 0, since 1970.",
        "ns",
    ),
    told(
        "duration_ns",
        "int64",
        lambda it: it.episode.bundle.manifest.duration_ns,
        "Session time at its end.",
        "ns",
    ),
    told("ended", "string", lambda it: it.episode.bundle.manifest.ended, "Why it ended."),
    told("steps", "int64", lambda it: it.steps, "How many steps it has."),
    told("project", "string", lambda it: it.episode.facts.project, "Its project."),
    told(
        "contributor",
        "string",
        lambda it: it.episode.facts.contributor,
        "Who recorded it, under a pseudonym.",
    ),
    told("submission", "string", lambda it: it.episode.facts.submission, "The id of its submission."),
    told("state", "string", lambda it: it.episode.facts.state, "The state of its submission."),
    told("submitted_at", "datetime", lambda it: it.episode.facts.submitted_at, "When it was submitted."),
    told(
        "decided_at",
        "datetime",
        lambda it: it.episode.facts.decided_at,
        "When its submission was decided on.",
    ),
    told("task_key", "string", _task(lambda it: it.key), "Its task's key."),
    told("task_title", "string", _task(lambda it: it.title), "Its task's title."),
    told("instruction", "string", _task(lambda it: it.instruction), "What was to be done."),
    told("starting_state", "string", _task(lambda it: it.starting_state), "What was there before."),
    told("tools", "strings", _task(lambda it: list(it.tools)), "What was to be used."),
    told("difficulty", "string", _task(lambda it: it.difficulty), "How hard the task is taken to be."),
    told("tags", "strings", _task(lambda it: list(it.tags)), "The task's tags."),
    told("rubric", "string", _task(lambda it: _json(it.rubric)), "What it is judged by, as JSON."),
    told(
        "applications",
        "strings",
        lambda it: _optional_list(it.episode.facts.applications),
        "Names of the applications that were used, in their order.",
    ),
    told("quality_verdict", "string", _quality(lambda it: it.verdict), "What the checks made of it."),
    told("quality_score", "int64", _quality(lambda it: it.score), "The same in points, 0 to 100."),
    told(
        "review_verdicts",
        "strings",
        lambda it: [review.verdict for review in it.episode.facts.reviews],
        "The verdict of each finished review.",
    ),
    told(
        "review_scores",
        "float64s",
        lambda it: [review.score for review in it.episode.facts.reviews],
        "The score of each finished review, 0 to 1.",
    ),
    told(
        "reviews",
        "string",
        lambda it: _json(it.episode.facts.reviews),
        "All of each finished review, as JSON.",
    ),
    told("consent_version", "int64", _consent(lambda it: it.version), "Which consent was given."),
    told("consent_uses", "strings", _consent(lambda it: list(it.uses)), "The uses that it allows."),
    told("recorder", "string", lambda it: it.episode.bundle.manifest.recorder.name, "What recorded it."),
    told(
        "recorder_version", "string", lambda it: it.episode.bundle.manifest.recorder.version, "Its version."
    ),
    told("os", "string", lambda it: it.episode.bundle.manifest.os.name, "The operating system."),
    told("os_version", "string", lambda it: it.episode.bundle.manifest.os.version, "Its version."),
    told("session_type", "string", lambda it: it.episode.bundle.manifest.os.session_type, "Kind of desktop."),
    told("locale", "string", lambda it: it.episode.bundle.manifest.os.locale, "Language and country."),
    told(
        "displays", "string", lambda it: _json(it.episode.bundle.manifest.displays), "The displays, as JSON."
    ),
    told(
        "gaps",
        "string",
        lambda it: _json(it.episode.bundle.manifest.gaps),
        "Where nothing was recorded, as JSON.",
    ),
    told(
        "video", "strings", lambda it: list(it.video), "Paths of its video files, from the dataset's folder."
    ),
    told(
        "voice", "strings", lambda it: list(it.voice), "Paths of its voice files, where the voice goes along."
    ),
    told("language", "string", _words(lambda it: it.language), "Language of what was said, as a code."),
    told(
        "words",
        "strings",
        _words(lambda it: [word.text for word in it.words]),
        "What was said, word by word.",
    ),
    told(
        "words_from_ns",
        "int64s",
        _words(lambda it: [word.from_ns for word in it.words]),
        "When each begins.",
        "ns",
    ),
    told(
        "words_to_ns", "int64s", _words(lambda it: [word.to_ns for word in it.words]), "When each ends.", "ns"
    ),
    told(
        "words_confidence",
        "float64s",
        _words(lambda it: [word.confidence for word in it.words]),
        "How sure the transcriber was of each, 0 to 1.",
    ),
)
