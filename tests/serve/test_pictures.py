"""Pictures show their figures: nothing leaves the canvas, and heights go with the figures."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.serve.pictures.outlines import Located, draw_map, numeric_codes, rings_of
from pipeline.serve.pictures.shapes import (
    COLOURS,
    OTHERS,
    TimeSpan,
    line_over_time,
    scale_of,
    stacked_bars,
    time_line,
)

FIGURES = st.floats(min_value=0, max_value=1e13, allow_nan=False)


@given(FIGURES)
def test_a_scale_reaches_from_zero_to_the_largest_figure_in_few_steps(largest: float) -> None:
    scale = scale_of(largest)
    assert scale[0] == 0
    assert scale[-1] >= largest * (1 - 1e-9)
    assert 2 <= len(scale) <= 7


@given(st.dictionaries(st.tuples(st.sampled_from("abc"), st.sampled_from("xyz")), FIGURES, min_size=1))
def test_bars_stand_on_each_other_within_the_canvas(cells: dict[tuple[str, str], float]) -> None:
    picture = stacked_bars(list("xyz"), list("abc"), cells)
    for bar in picture.bars:
        assert picture.left <= bar.x <= bar.x + bar.width <= picture.width
        assert 0 <= bar.y <= bar.y + bar.height <= picture.base + 1e-6


def test_heights_go_with_figures() -> None:
    picture = stacked_bars(["2022", "2023"], ["a"], {("a", "2022"): 1.0, ("a", "2023"): 3.0})
    assert picture.bars[1].height == pytest.approx(3 * picture.bars[0].height)


def test_more_groups_than_colours_are_drawn_as_one() -> None:
    groups = [f"g{number}" for number in range(COLOURS + 3)]
    picture = stacked_bars(["x"], groups, {(group, "x"): 1.0 for group in groups})
    assert [name for name, _ in picture.legend] == [*groups[: COLOURS - 1], OTHERS]
    assert picture.bars[-1].value == 4


def test_spans_lie_on_one_scale_of_time_and_open_ones_say_so() -> None:
    picture = time_line([TimeSpan("a", "A", "2022", "2022"), TimeSpan("b", "B", "2023-07-01", None, "p")])
    first, second = picture.spans
    assert first.x == picture.left
    assert first.x + first.width < second.x < picture.width
    assert (first.open, second.open) == (False, True)
    assert picture.legend == [("p", 1)]


def test_a_line_goes_from_the_first_to_the_last_date() -> None:
    picture = line_over_time([("2021", 10.0), ("2022-06", 20.0), ("2023-01-31", 0.0)])
    assert [dot.x for dot in picture.dots] == sorted(dot.x for dot in picture.dots)
    assert picture.dots[1].y < picture.dots[0].y < picture.dots[2].y


def test_countries_have_outlines_by_their_code() -> None:
    assert numeric_codes()["ML"] == "466"
    west = min(x for ring in rings_of("ML") for x, _ in ring)
    assert west == pytest.approx(-12.2, abs=0.3)
    assert rings_of("XX") == ()


def test_places_lie_within_the_outline_of_their_country_and_large_ones_are_named_first() -> None:
    places = [
        Located("a", "Bamako", "ML", 12.65, -8.0, 40),
        Located("b", "Koulouba", "ML", 12.66, -8.01, 1),
        Located("c", "Paris", "FR", 48.85, 2.35, 2),
    ]
    drawn = draw_map(places)
    assert drawn is not None
    assert [(point.name, point.named) for point in drawn.points] == [("Bamako", True), ("Koulouba", False)]
    assert drawn.points[0].radius > drawn.points[1].radius
    assert all(0 < point.x < drawn.width and 0 < point.y < drawn.height for point in drawn.points)


def test_without_places_there_is_no_map() -> None:
    assert draw_map([]) is None


def test_regions_with_an_outline_are_drawn_the_darker_the_greater_their_figure() -> None:
    square = {"type": "Polygon", "coordinates": [[[0, 16], [2, 16], [2, 18], [0, 18], [0, 16]]]}
    two = {
        "type": "MultiPolygon",
        "coordinates": [square["coordinates"], [[[3, 16], [4, 16], [4, 17], [3, 16]]]],
    }
    places = [
        Located("a", "A", "ML", 17, 1, 8),
        Located("b", "B", "ML", 16.5, 3.5, 1),
        Located("c", "C", "ML", 14, 0, 2),
    ]
    drawn = draw_map(places, {"a": square, "b": two, "elsewhere": square})
    assert drawn is not None
    assert [(region.id, region.level) for region in drawn.regions] == [("a", 4), ("b", 1)]
    assert drawn.regions[1].path.count("M") == 2
    assert [point.id for point in drawn.points] == ["a", "c", "b"]


def test_parts_of_a_line_share_its_scale_and_stay_on_the_canvas() -> None:
    line = line_over_time([("2022", 10.0), ("2023", 20.0)], parts={"women": [("2022", 4.0), ("2023", 30.0)]})
    (part,) = line.parts
    assert part.colour == 1
    assert [dot.x for dot in part.dots] == [dot.x for dot in line.dots]
    assert part.dots[1].y < line.dots[1].y
    assert all(0 <= dot.y <= line.height for dot in (*line.dots, *part.dots))
