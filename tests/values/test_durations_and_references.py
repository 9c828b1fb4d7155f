from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.values.durations import find_durations, parse_duration
from pipeline.values.references import find_references, parse_reference


@pytest.mark.parametrize(
    ("cell", "header", "months"),
    [
        ("22 mois", None, "22"),
        ("19,2", "Durée prévue (en mois)", "19.2"),
        ("2 ans", None, "24"),
        ("six mois", None, "6"),
        ("18 months", None, "18"),
        ("2 ans et 6 mois", None, "30"),
        ("un an et demi", None, "18"),
        ("vingt-quatre (24) mois", None, "24"),
        ("3", "Durée en années", "36"),
    ],
)
def test_durations_are_months(cell: str, header: str | None, months: str) -> None:
    assert parse_duration(cell, header) == Decimal(months)


@pytest.mark.parametrize(
    ("cell", "header"), [("14", None), ("3", "Durée"), ("abc", "mois"), ("-3", "mois"), ("", "mois")]
)
def test_a_cell_that_is_no_duration_raises(cell: str, header: str | None) -> None:
    with pytest.raises(ValueError, match=r"duration|number"):
        parse_duration(cell, header)


def test_ages_and_recurrences_last_nothing() -> None:
    text = "une extension de six mois pour des enfants âgés de 15 ans, tous les deux ans, il y a 10 ans"
    assert [one.text for one in find_durations(text)] == ["six mois"]


def test_the_upper_bound_of_a_range_is_no_duration() -> None:
    assert find_durations("un délai de 6-8 semaines, puis 18 à 24 mois") == []
    assert [one.text for one in find_durations("Phase 2 - 24 mois")] == ["24 mois"]


@pytest.mark.parametrize(
    ("text", "reference"),
    [
        ("DDRK23-002-APO", "DDRK23-002-APO"),
        ("MLI/019", "MLI/019"),
        ("N° 08-095/P-RM", "08-095/P-RM"),
        ("Décret n°08-095/P-RM", "08-095/P-RM"),
        ("2023/045/MEF", "2023/045/MEF"),
        ("T05-EUTF-SAH-ML-01", "T05-EUTF-SAH-ML-01"),
    ],
)
def test_references_are_known_by_their_shape(text: str, reference: str) -> None:
    assert parse_reference(text) == reference


@pytest.mark.parametrize(
    "text",
    [
        "",
        "05-07-23",
        "2023-12-31",
        "2022-2023",
        "31/12/2022",
        "COVID-19",
        "SSR-DDR",
        "12 500",
        "G-9",
        "ACI 2000",
        "MLI",
    ],
)
def test_dates_numbers_and_names_are_no_references(text: str) -> None:
    with pytest.raises(ValueError, match="reference"):
        parse_reference(text)


def test_references_are_found_in_prose() -> None:
    text = "qui modifie le Décret n°08-095/P-RM du 21 février 2008, et l'APO DDRK23-002-APO (2015-2024)"
    assert [one.reference for one in find_references(text)] == ["08-095/P-RM", "DDRK23-002-APO"]


@given(st.text(alphabet="0123456789ABCdemoisan °n-/_.() \n", max_size=40))
def test_any_text_gives_offsets_that_slice_to_what_was_printed(text: str) -> None:
    for one in [*find_durations(text), *find_references(text)]:
        assert text[one.char_start : one.char_end] == one.text


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("SUB-004321", True),
        ("SUB-432", True),
        ("SUB-43", True),
        ("SUB-3", False),
        ("SUB-1843", True),
        ("SUB-1943", False),
        ("SUB-19433", True),
        ("SUB/432", True),
        ("S-432", False),
        ("PROJET-004321", False),
        ("LOI-432", False),
    ],
)
def test_letters_and_a_number_are_a_reference_unless_they_are_a_year_or_a_label(
    text: str, is_one: bool
) -> None:
    if is_one:
        assert parse_reference(text) == text
        assert parse_reference(f" {text} ") == text
    else:
        with pytest.raises(ValueError, match="not a reference"):
            parse_reference(text)
