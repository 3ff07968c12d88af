"""What of all that is wrong is told: one thing at a time, and not again and again."""

import pytest

from trajectory_recorder.ui.notices import Notice
from trajectory_recorder.ui.recorder.advice import STREAM, Advice, Concern

MINUTE_NS = 60_000_000_000
QUIET, IDLE = Concern("level voice", Notice("Too quiet.")), Concern("idle", Notice("Nothing happens."))
VOICE = Concern(f"{STREAM}voice", Notice("The voice is not recorded."), urgent=True)
SCREEN = Concern(f"{STREAM}screen/0", Notice("The screen is not recorded."), urgent=True)


class Clock:
    now_ns = 0

    def __call__(self) -> int:
        return self.now_ns


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def advice(clock: Clock) -> Advice:
    return Advice(clock)


def told(advice: Advice, *concerns: Concern) -> Notice | None:
    advice.consider(concerns)
    return advice.notice


def test_one_at_a_time_until_it_is_mended(advice: Advice) -> None:
    assert told(advice, QUIET) is QUIET.notice
    assert told(advice, IDLE, QUIET) is QUIET.notice
    assert told(advice, IDLE) is IDLE.notice
    assert told(advice) is None


def test_its_words_may_change_while_it_lasts(advice: Advice) -> None:
    assert told(advice, QUIET) is QUIET.notice
    worse = Concern(QUIET.key, Notice("Much too quiet."))
    assert told(advice, worse) is worse.notice


def test_not_again_for_five_minutes(advice: Advice, clock: Clock) -> None:
    told(advice, QUIET)
    assert told(advice) is None
    assert told(advice, QUIET) is None
    clock.now_ns = 5 * MINUTE_NS - 1
    assert told(advice, QUIET) is None
    clock.now_ns += 1
    assert told(advice, QUIET) is QUIET.notice


def test_what_is_dismissed_is_quiet_though_it_lasts(advice: Advice, clock: Clock) -> None:
    told(advice, QUIET)
    advice.dismiss()
    assert advice.notice is None
    assert told(advice, QUIET) is None
    assert told(advice, QUIET, IDLE) is IDLE.notice
    clock.now_ns = 6 * MINUTE_NS
    assert told(advice, QUIET) is QUIET.notice


def test_a_stream_that_is_lost_comes_first_and_every_time(advice: Advice) -> None:
    told(advice, QUIET)
    assert told(advice, VOICE, QUIET) is VOICE.notice
    assert told(advice, SCREEN, VOICE) is VOICE.notice
    assert told(advice) is None
    assert told(advice, VOICE) is VOICE.notice


def test_a_lost_stream_that_was_dismissed_is_news_once_it_was_back(advice: Advice) -> None:
    told(advice, VOICE)
    advice.dismiss()
    assert told(advice, VOICE) is None
    assert told(advice) is None
    assert told(advice, VOICE) is VOICE.notice


def test_what_was_refused_stands_before_all_until_it_is_dismissed(advice: Advice) -> None:
    refused = Notice("It can't be paused.")
    told(advice, VOICE)
    advice.refuse(refused)
    assert told(advice, VOICE) is refused
    advice.dismiss()
    assert advice.notice is VOICE.notice
