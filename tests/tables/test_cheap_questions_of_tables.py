"""What is asked cheaply of layouts, lines and columns is what the long way says."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from pipeline.records import Page, Word
from pipeline.tables.kinds import _do_read
from pipeline.tables.layout import OVER_EDGE, Layout
from pipeline.tables.lines import Box, Line, _phrases_of, bounds, lines_of, sides

TEXTS = st.sampled_from(["Mali", "12", "000", "$", "€", "....", "…", "5", "%", "-", "|", "n.d.", ""])
PLACES = st.sampled_from([10.0, 13.0, 13.5, 40.0, 60.0, 97.0, 100.0, 103.0, 104.0, 200.0])
BOXES = st.tuples(PLACES, PLACES, PLACES, PLACES)


def word(text: str, x0: float, top: float, width: float = 10.0) -> Word:
    return Word(page=1, start=0, end=1, text=text, x0=x0, top=top, x1=x0 + width, bottom=top + 10, size=10.0)


def page() -> Page:
    return Page(id="d:p1", document_id="d", number=1, width=300.0, height=300.0, text="", origin="native")


@given(st.lists(st.tuples(TEXTS, PLACES, PLACES), max_size=20), st.lists(BOXES, max_size=3))
def test_a_layout_without_regions_has_the_words_outside_of_them(
    placed: list[tuple[str, float, float]], boxes: list[Box]
) -> None:
    layout = Layout(page(), [word(*one) for one in placed], [], [], [])
    left = layout.without(boxes)
    outside = [
        one
        for one, down, across in zip(layout.words, layout.middles, layout.centres, strict=True)
        if not any(
            x0 - OVER_EDGE <= across <= x1 + OVER_EDGE and top - OVER_EDGE <= down <= bottom + OVER_EDGE
            for x0, top, x1, bottom in boxes
        )
    ]
    assert list(map(id, left.words)) == list(map(id, outside))
    anew = Layout(page(), outside, [], [], [])
    assert (left.middles, left.centres) == (anew.middles, anew.centres)


@given(
    st.lists(st.tuples(TEXTS, st.sampled_from([0.0, 2.0, 3.0, 3.1, 3.2, 6.3, 20.0])), min_size=2, max_size=9)
)
def test_text_that_is_set_close_is_the_phrase_that_its_gaps_make_it(steps: list[tuple[str, float]]) -> None:
    x, words = 0.0, []
    for text, gap in steps:
        x += gap
        words.append(word(text, x, 100.0))
        x += 10.0
    boxes = [sides(one) for one in words]
    # A cut that nothing crosses: every gap is then looked at.
    long_way = _phrases_of(words, boxes, bounds(boxes), 10.0, [-1_000.0])
    assert _phrases_of(words, boxes, bounds(boxes), 10.0, []) == long_way


@given(st.lists(st.tuples(TEXTS, PLACES, st.sampled_from([100.0, 103.0, 112.0])), max_size=12))
def test_words_of_a_line_stand_from_left_to_right_as_given_where_they_start_at_one_place(
    placed: list[tuple[str, float, float]],
) -> None:
    for line in lines_of([word(*one) for one in placed]):
        in_turn = sorted(line.words, key=lambda one: (one.top or 0.0, one.x0 or 0.0))
        assert line.words == sorted(in_turn, key=lambda one: one.x0 or 0.0)
        assert [one for phrase in line.phrases for one in phrase.words] == line.words


def rows_asked_of_each(words: list[Word]) -> list[list[Word]]:
    """The words that stand at one height, each held against the last three lines."""
    rows: list[list[Word]] = []
    spans: list[tuple[float, float]] = []
    for one in sorted(words, key=lambda one: (sides(one)[1] + sides(one)[3], sides(one)[0])):
        _, top, _, bottom = sides(one)
        for at in range(len(rows) - 1, max(-1, len(rows) - 4), -1):
            first, last = spans[at]
            over = min(bottom, last) - max(top, first)
            if over > 0.5 * (bottom - top) or over > 0.5 * (last - first):
                rows[at].append(one)
                if bottom - top > 0.8 * (last - first):
                    spans[at] = (min(top, first), max(bottom, last))
                break
        else:
            rows.append([one])
            spans.append((top, bottom))
    return rows


HEIGHTS = st.sampled_from([-4.0, 0.0, 4.0, 10.0, 10.5])


@given(st.lists(st.tuples(PLACES, st.sampled_from([100.0, 104.9, 105.0, 105.1]), HEIGHTS), max_size=12))
def test_words_as_high_as_the_one_before_are_on_its_line(placed: list[tuple[float, float, float]]) -> None:
    words = [replace(word("a", x0, top), bottom=top + height) for x0, top, height in placed]
    expected = [sorted(map(id, row)) for row in rows_asked_of_each(words)]
    assert sorted(sorted(map(id, line.words)) for line in lines_of(words)) == sorted(expected)


def test_phrases_that_a_line_is_given_are_those_that_it_has() -> None:
    words = [word("Mali", 0.0, 100.0), word("12", 100.0, 100.0)]
    (line,) = lines_of(words)
    assert len(line.phrases) == 2
    assert Line(words, line.box, 10.0).phrases == []
    line.phrases = line.phrases[:1]
    assert len(line.phrases) == 1


@given(st.lists(st.booleans(), min_size=1, max_size=12), st.sampled_from([0.3, 0.5, 2 / 3, 0.7, 0.9]))
def test_a_column_reads_as_a_kind_where_enough_of_its_values_do(readable: list[bool], least: float) -> None:
    def parse(text: str) -> None:
        if text != "True":
            raise ValueError(text)

    values = list(map(str, readable))
    enough = sum(readable) / len(readable) >= least
    assert _do_read(parse, values, lambda count: count / len(values) >= least) == enough
    fewest = least * len(values)
    assert _do_read(parse, values, fewest.__le__) == (sum(readable) >= fewest)
