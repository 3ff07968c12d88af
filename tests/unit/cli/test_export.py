import pytest

from trajectory_recorder.cli.export import split_rule
from trajectory_recorder.cli.export_options import options_of
from trajectory_recorder.errors import UsageError
from trajectory_recorder.wire.exports import ExportOptions, SplitRule


def test_a_split_is_read() -> None:
    assert split_rule("task:train=0.9,test=0.1", 7) == SplitRule(
        by="task", shares={"train": 0.9, "test": 0.1}, seed=7
    )
    assert split_rule(None, None) is None


@pytest.mark.parametrize("text", ["train=1", "person:train=1", "task:train", "task:train=-1", "task:", ""])
def test_a_split_that_makes_no_sense_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match=r"makes no sense.*contributor:train=0\.9"):
        split_rule(text, None)


def test_a_seed_without_a_split_is_refused() -> None:
    with pytest.raises(UsageError, match="--seed is of no use without --split"):
        split_rule(None, 1)


def test_options_that_a_format_heeds_are_taken() -> None:
    given = {"height_px": 720, "image": "jpeg"}
    assert options_of("agentnet", given) == ExportOptions(height_px=720, image="jpeg")


@pytest.mark.parametrize(
    ("name", "given", "said"),
    [
        ("raw", {"image": "png"}, r"raw does not heed --image\. leave it out; it heeds no options"),
        ("lerobot", {"image": "png"}, r"does not heed --image\. .* --height-px, --frames-per-second"),
        ("agentnet", {"height_px": 1}, "an option can't have that value"),
        ("parkett", {}, r"no format named 'parkett'\. did you mean 'parquet'"),
    ],
)
def test_other_options_are_refused(name: str, given: dict[str, object], said: str) -> None:
    with pytest.raises(UsageError, match=said):
        options_of(name, given)
