"""What the checks say of a practice recording, in plain words: what is good first, then what to do better. No Qt.

How long it is, and how much was said and done in it, is no matter: it is for practice.
"""

from collections.abc import Iterable

from trajectory_recorder.events import StreamName
from trajectory_recorder.quality.finding import Severity
from trajectory_recorder.quality.looking import Judged
from trajectory_recorder.quality.report import Report
from trajectory_recorder.ui.home.blocks import Block, Heading, Point
from trajectory_recorder.ui.home.standing import Mood, Standing
from trajectory_recorder.ui.language import translate
from trajectory_recorder.ui.wording import sentence

_NO_MATTER = frozenset({"duration", "idle", "speech_share", "silence_while_acting", "sync_certificate"})
_MOST_POINTS = 5


def feedback(report: Report, streams: Iterable[str], *, for_practice: bool = True) -> tuple[Block, ...]:
    """Say what is good and what could be better.

    Args:
        report: What the checks found.
        streams: The streams that something of the person was recorded of, as `StreamName` has them, screens with
            their number.
        for_practice: Leave out what is no matter in practice.
    """
    findings = [
        it
        for it in report.findings
        if it.finding.severity is not Severity.NOTE and not (for_practice and it.check in _NO_MATTER)
    ]
    kinds = {it.partition("/")[0] for it in streams}
    good = tuple(Point(words, standing=_GOOD) for words in _good(kinds, findings))
    better = (*_missing(kinds), *(_point(it) for it in _first_of_each(findings)))
    if not better:
        return (*_under(translate("Practice", "All is well"), good),)
    return (
        *_under(translate("Practice", "What is good"), good),
        *_under(translate("Practice", "What could be better"), better[:_MOST_POINTS]),
    )


_GOOD, _LOOK, _BAD = Standing("", Mood.GOOD), Standing("", Mood.LOOK), Standing("", Mood.BAD)


def _under(words: str, points: tuple[Block, ...]) -> tuple[Block, ...]:
    return (Heading(words), *points) if points else ()


def _good(kinds: set[str], findings: list[Judged]) -> list[str]:
    """What was recorded and not found fault with."""
    wrong = {it.finding.stream.partition("/")[0] for it in findings}
    sentences = {
        StreamName.SCREEN: translate("Practice", "The picture of your screen is there, and complete."),
        StreamName.INPUT: translate("Practice", "Your clicks and keys are there."),
        StreamName.VOICE: translate("Practice", "Your voice can be heard well."),
    }
    return [words for kind, words in sentences.items() if kind in kinds and kind not in wrong]


def _missing(kinds: set[str]) -> tuple[Point, ...]:
    """What no check misses, for work may be without it."""
    if StreamName.INPUT in kinds:
        return ()
    words = translate("Practice", "No click and no key is in it.")
    return (Point(words, translate("Practice", "Do something while it records."), _LOOK),)


def _first_of_each(findings: list[Judged]) -> list[Judged]:
    """The first finding of each check: the same thing many times is one habit."""
    seen: dict[str, Judged] = {}
    for it in findings:
        seen.setdefault(it.check, it)
    return list(seen.values())


def _point(judged: Judged) -> Point:
    it = judged.finding
    return Point(
        sentence(it.message), sentence(it.suggestion), _BAD if it.severity is Severity.FAIL else _LOOK
    )
