import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from trajectory_recorder.speech._pieces import RATE_HZ, Pcm, Piece, Pieces

MS = 1_000_000
SECOND_NS = 1_000 * MS


def put_together(blocks: list[tuple[int, Pcm]]) -> list[Piece]:
    pieces = Pieces()
    found = [piece for at_ns, pcm in blocks for piece in pieces.take(pcm, at_ns=at_ns)]
    return [*found, *pieces.finish()]


def ramp(samples: int) -> Pcm:
    return np.arange(samples).astype(np.int16)


@given(sizes=st.lists(st.integers(0, 70_000), max_size=8), start_ns=st.integers(0, 3 * SECOND_NS))
def test_every_sample_is_in_one_piece_at_its_time(sizes: list[int], start_ns: int) -> None:
    sound, at, blocks = ramp(sum(sizes)), 0, []
    for size in sizes:
        blocks.append((start_ns + at * SECOND_NS // RATE_HZ, sound[at : at + size]))
        at += size
    pieces = put_together(blocks)
    assert np.array_equal(np.concatenate([ramp(0), *(piece.pcm for piece in pieces)]), sound)
    assert [piece.begins for piece in pieces] == [True, *[False] * len(pieces)][: len(pieces)]
    at = 0
    for piece in pieces:
        assert abs(piece.at_ns - start_ns - at * SECOND_NS // RATE_HZ) <= 2
        # Blocks' times are whole nanoseconds: that may shift the last sample of a second.
        end_of_second_ns = (piece.at_ns // SECOND_NS + 1) * SECOND_NS
        assert piece.time_ns(len(piece.pcm) - 1) <= end_of_second_ns + 1
        at += len(piece.pcm)


def test_a_hole_begins_anew() -> None:
    block = ramp(4_800)
    times_ms = [0, 100, 250, 400, 350, 900]  # 50 ms late, 50 ms late, 150 ms early, 450 ms late
    pieces = put_together([(at_ms * MS, block) for at_ms in times_ms])
    assert [(piece.at_ns // MS, len(piece.pcm) // 4_800, piece.begins) for piece in pieces] == [
        (0, 4, True),
        (350, 1, True),
        (900, 1, True),
    ]


def test_times_follow_the_blocks() -> None:
    # The device is 20 ms a second too slow: the blocks' times run ahead of their samples.
    pieces = put_together([(number * 102 * MS, ramp(4_800)) for number in range(30)])
    for piece, number in zip(pieces[1:], range(1, 10), strict=False):
        assert 0 <= piece.at_ns - number * SECOND_NS <= 2 * MS


def test_which_samples_a_span_holds() -> None:
    piece = Piece(ramp(48_000), SECOND_NS, begins=True)
    assert piece.samples(0, 3 * SECOND_NS) == slice(0, 96_000)
    assert piece.samples(SECOND_NS + 1, SECOND_NS + 2) == slice(1, 1)
    assert piece.samples(SECOND_NS + 250 * MS, SECOND_NS + 500 * MS) == slice(12_000, 24_000)
    assert piece.samples(0, SECOND_NS) == slice(0, 0)
