"""Names that stand for people."""

from trajectory_recorder.collector.exports.pseudonyms import Pseudonyms


def test_somebody_has_one_name_in_a_project_and_another_elsewhere() -> None:
    here, there, another = Pseudonyms(b"k" * 32, "1"), Pseudonyms(b"k" * 32, "2"), Pseudonyms(b"j" * 32, "1")
    assert here.contributor("eva") == Pseudonyms(b"k" * 32, "1").contributor("eva")
    names = {
        *(it.contributor("eva") for it in (here, there, another)),
        here.contributor("otto"),
        here.reviewer("eva"),
    }
    assert len(names) == 5
    assert len({it.partition("-")[2] for it in names}) == 5
    assert "kkk" not in repr(here)
