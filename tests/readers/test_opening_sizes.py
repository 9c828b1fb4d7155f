"""The size of a block in the first pages is that of its largest word."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.readers.metadata.opening import _sizes
from pipeline.records import Block, Document, Reading, Word

SPANS = st.tuples(st.integers(1, 3), st.integers(0, 12), st.integers(0, 6))


@given(
    st.lists(SPANS, max_size=8),
    st.lists(
        st.tuples(st.integers(1, 3), st.integers(-1, 14), st.sampled_from([0.0, 9.0, 12.5])), max_size=15
    ),
)
def test_each_block_has_the_size_of_its_largest_word(
    spans: list[tuple[int, int, int]], placed: list[tuple[int, int, float]]
) -> None:
    blocks = [Block(page=page, kind="paragraph", start=at, end=at + long) for page, at, long in spans]
    words = [Word(page=page, start=at, end=at + 1, text="a", size=size) for page, at, size in sorted(placed)]
    expected: dict[int, float] = {}
    for number, block in enumerate(blocks):
        sizes = [
            word.size
            for word in words
            if word.page == block.page < 3 and block.start <= word.start < block.end
        ]
        if sizes:
            expected[number] = max(sizes)
    reading = Reading(Document(id="d", path="d.pdf", status="ok"), words=words, blocks=blocks)
    assert _sizes(reading) == expected
