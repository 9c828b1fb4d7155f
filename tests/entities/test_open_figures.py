"""No magnitude in silence: what only context decides is in `problems`, whichever way it was decided."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from pipeline.entities import extract_entities, load_nlp
from pipeline.records import TableSet
from pipeline.values.money import find_amounts
from tests.entities.readings import reading_of

LINES = (
    "Un prêt de 24,5 milliards de FCFA est signé.",
    "Un don de 3.2 millions d'euros est signé.",
    "Soit une somme de 432.152.309 FCFA au total.",
    "Le taux est passé à 45,3 % en fin d'année.",
    "Le prix est de 12,50 € puis de 7,25 € et de 8,75 €.",
    "Il a reçu 14.098 milliards de FCFA (24,5 milliards de dollars).",
)
DOUBTFUL = ("2.856 milliards de FCFA", "14.098 millions d'euros", "12.250 USD")


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load_nlp(["amounts", "dates"])


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(DOUBTFUL), st.lists(st.sampled_from(LINES), max_size=4, unique=True))
def test_a_context_that_changes_a_magnitude_leaves_a_problem(figure: str, lines: list[str]) -> None:
    nlp = load_nlp(["amounts"])
    (habit,) = find_amounts(figure)
    found = extract_entities(reading_of("\n".join([*lines, f"Le coût est de {figure}."])), TableSet(), nlp)
    amount = found.amounts[-1]
    noted = any(
        figure in problem.text or "figures like this one" in problem.reason for problem in found.problems
    )
    assert amount.value == habit.value or noted
    whole = amount.low is not None and amount.high is not None and amount.low <= amount.value <= amount.high
    assert whole


def test_an_open_figure_holds_both_readings_and_says_so(nlp: Language) -> None:
    found = extract_entities(reading_of("Le coût est de 2.856 milliards de FCFA."), TableSet(), nlp)
    (amount,) = found.amounts
    assert (amount.value, amount.low, amount.high) == (2_856_000_000, 2_855_500_000, 2_856_500_000_000)
    (problem,) = found.problems
    assert problem.text == "2.856 milliards de FCFA"
    assert "2856000000 or 2856000000000 XOF" in problem.reason


def test_a_document_says_once_that_its_signs_overrule_the_habit(nlp: Language) -> None:
    lines = ["Un prêt de 24,5 milliards de FCFA.", *["Un coût de 14.098 milliards de FCFA."] * 3]
    found = extract_entities(reading_of("\n".join(lines)), TableSet(), nlp)
    assert {amount.value for amount in found.amounts[1:]} == {14_098_000_000_000}
    (problem,) = found.problems
    assert problem.reason.startswith("3 figures like this one")


def test_a_year_over_two_calendar_years_without_a_known_calendar_is_a_problem(nlp: Language) -> None:
    found = extract_entities(reading_of("La campagne 2021-2022 a été bonne.", country="ML"), TableSet(), nlp)
    (date,) = found.dates
    assert (str(date.start), str(date.end)) == ("2021-01-01", "2022-12-31")
    (problem,) = found.problems
    assert problem.text == "2021-2022"


def test_a_passage_in_portuguese_of_a_french_document_is_read(nlp: Language) -> None:
    text = (
        "O projecto foi aprovado pelo governo e não pela província, com dois milhões e quinhentos mil euros."
    )
    (amount,) = extract_entities(reading_of(text, language="fr"), TableSet(), nlp).amounts
    assert (amount.value, amount.currency) == (2_500_000, "EUR")
