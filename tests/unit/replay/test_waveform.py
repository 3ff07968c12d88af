from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.timelines import MS, SECOND, voice_track
from trajectory_recorder.replay.scale import whole
from trajectory_recorder.replay.waveform import Waveform

TENTH = 4800
"""So many samples last 100 ms."""


def test_columns_show_their_loudest_packet_and_nothing_where_nothing_was_heard() -> None:
    voice = voice_track(
        [(0, 0.1, 0.05), (100 * MS, 0.5, 0.2), (200 * MS, 0.3, 0.1), (800 * MS, 0.9, 0.4)], samples=TENTH
    )
    columns = Waveform(voice).columns(whole(SECOND, 5))
    assert columns.peak == pytest.approx([0.5, 0.3, np.nan, np.nan, 0.9], nan_ok=True)
    assert columns.rms == pytest.approx(
        [np.sqrt((0.05**2 + 0.2**2) / 2), 0.1, np.nan, np.nan, 0.4], nan_ok=True
    )


def test_a_packet_is_seen_in_every_column_that_it_sounds_in() -> None:
    voice = voice_track([(100 * MS, 0.5, 0.2), (200 * MS, 0.3, 0.1)], samples=TENTH)
    columns = Waveform(voice).columns(whole(SECOND, 50).showing(80 * MS, 280 * MS))
    assert columns.peak[:5] == pytest.approx([np.nan] * 5, nan_ok=True)
    assert columns.peak[5:30] == pytest.approx([0.5] * 25)
    assert columns.peak[30:] == pytest.approx([0.3] * 20)


def test_no_voice_is_nothing_anywhere() -> None:
    columns = Waveform(voice_track(())).columns(whole(SECOND, 20))
    assert np.isnan(columns.peak).all()
    assert np.isnan(columns.rms).all()


def test_absurd_levels_are_shown_as_the_loudest_or_as_silence() -> None:
    voice = voice_track([(0, np.inf, np.nan), (100 * MS, -3.0, -1.0), (200 * MS, np.nan, 5.0)], samples=TENTH)
    columns = Waveform(voice).columns(whole(300 * MS, 3))
    assert columns.peak == pytest.approx([1.0, 0.0, 0.0])
    assert columns.rms == pytest.approx([0.0, 0.0, 1.0])


@given(
    st.lists(st.floats(0, 1, width=32), min_size=1, max_size=60),
    st.integers(1, 200),
    st.floats(1, 100),
    st.floats(0, 1),
)
def test_every_column_is_as_loud_as_what_sounds_in_it(
    peaks: list[float], width_px: int, factor: float, share: float
) -> None:
    voice = voice_track([(place * 100 * MS, it, it / 2) for place, it in enumerate(peaks)], samples=TENTH)
    scale = whole(len(peaks) * 100 * MS, width_px).zoomed(factor, share * width_px)
    columns = Waveform(voice).columns(scale)
    for column in range(width_px):
        from_ns = scale.from_ns + column * scale.span_ns // width_px
        to_ns = scale.from_ns + (column + 1) * scale.span_ns // width_px
        heard = [
            it
            for place, it in enumerate(peaks)
            if place * 100 * MS < to_ns and (place + 1) * 100 * MS > from_ns
        ]
        assert columns.peak[column] == np.float32(max(heard))
        assert columns.rms[column] <= columns.peak[column]


def test_a_day_is_shown_whole() -> None:
    packets = 24 * 3600 * 10
    at_ns = np.arange(packets) * 100 * MS
    level = np.linspace(0, 1, packets, dtype=np.float32)
    day = replace(
        voice_track(()), at_ns=at_ns, samples=np.full(packets, TENTH, np.int32), peak=level, rms=level / 2
    )
    columns = Waveform(day).columns(whole(packets * 100 * MS, 1200))
    assert columns.peak == pytest.approx(np.linspace(1 / 1200, 1, 1200), abs=1e-5)
    assert columns.rms == pytest.approx(np.linspace(0.5 / 1200, 0.5, 1200), abs=1e-3)
