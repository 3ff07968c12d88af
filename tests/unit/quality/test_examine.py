"""What becomes of a check where something is missing on the machine that checks."""

from pathlib import Path

import pytest

from helpers.planted import good, hush, ns, plant
from trajectory_recorder.events import SPEECH, Gap, GapReason
from trajectory_recorder.quality import examine as examining
from trajectory_recorder.quality.examine import examine
from trajectory_recorder.quality.policy import built_in
from trajectory_recorder.speech import SpeechUnavailable


def test_where_nobody_can_listen_silence_is_not_claimed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def unavailable(*_: object, **__: object) -> None:
        raise SpeechUnavailable("there is no detector")

    script = good()
    hush(script, 0, script.seconds)
    script.others.append((39.0, "", Gap(SPEECH, 0, ns(40), GapReason.SOURCE_FAILED)))
    root = plant(script, tmp_path)
    assert [it.check for it in examine(root, built_in()).report.findings] == ["speech_share"]
    monkeypatch.setattr(examining, "speech_spans", unavailable)
    report = examine(root, built_in()).report
    assert report.findings == ()
    assert "there is no detector" in caplog.text
