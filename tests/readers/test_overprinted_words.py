"""Words drawn twice are looked for only where equal words lie close: with the same result as everywhere."""

from __future__ import annotations

from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

from pipeline.readers.page_layout import Box, PrintedWord
from pipeline.readers.pdf.words import overprinting
from pipeline.readers.pdf.words.overprinting import without_doubles

PLACES = st.tuples(
    st.sampled_from(["le", "de", "Mali"]),
    st.sampled_from([50.0, 50.4, 52.0, 55.0, 60.0, 74.1, 100.0]),
    st.sampled_from([700.0, 700.3, 703.0, 705.0, 712.0]),
    st.sampled_from([4.0, 10.0, 30.0]),
    st.sampled_from([0, 0, 0, 90, 30]),
)


@given(st.lists(PLACES, max_size=25))
def test_where_no_equal_words_lie_close_there_are_no_doubles(
    places: list[tuple[str, float, float, float, int]],
) -> None:
    words = [
        PrintedWord(text, Box(x0, top, x0 + width, top + 10.0), 10.0, bold=False, order=order, angle=angle)
        for order, (text, x0, top, width, angle) in enumerate(places)
    ]
    found = without_doubles(words)
    with patch.object(overprinting, "_lie_on_equals", return_value=True):
        assert without_doubles(words) == found
