"""Sums that no rule takes, proposed by what stands around them; texts of our own."""

from decimal import Decimal

import pytest
from spacy.language import Language

from benchmarks.fit_amounts import Sum, fit, measured
from pipeline.entities import extract_entities
from pipeline.entities.agreements import reading
from pipeline.entities.agreements.proposing import BIAS, ProposalSettings, amount_weights, likelihood, propose
from pipeline.records import Entities, TableSet
from tests.entities.readings import reading_of
from tests.entities.test_agreement_forms import parties, sums


def told(nlp: Language, *lines: str, language: str = "fr") -> Entities:
    return extract_entities(reading_of("\n".join(lines), language=language), TableSet(), nlp)


PARTS = """
a agreement agreements an and another active be before begins behind beneficiary beside bracket
budgets colon cost dated document ends event first for full funding general giver gives goes habit
has heading in is item its lender list long magnitude many money near no noun of one only paid paper
part party passage passive percentage project receiver said sentence several short side someone
state sum sums the to verb words works approver 0 1 2 3 4
"""
"""What the names of features are made of."""

LENT = "La Banque ouest-africaine de développement a approuvé un prêt de 12 milliards FCFA au Togo."
ALSO = "La Société des eaux de Lomé est aussi de la partie avec 7 milliards FCFA."
"""No rule takes it; that it stands beside a loan says something."""


def test_a_sum_is_proposed_from_the_settings_probability_on(nlp: Language, monkeypatch: pytest.MonkeyPatch):
    def found(least: float) -> list[list[Decimal]]:
        monkeypatch.setattr(reading, "propose", lambda p, d: propose(p, d, ProposalSettings(least)))
        return sums(told(nlp, LENT, ALSO))

    assert found(0.05) == [[Decimal(12_000_000_000)], [Decimal(7_000_000_000)]]
    assert found(0.999) == [[Decimal(12_000_000_000)]]


@pytest.mark.parametrize(
    "line",
    [
        "Total des aides accordées aux associations : 1 450 €",
        "En tout, les associations ont touché 1 450 €.",
        "Chaque association peut recevoir une subvention de 1 450 €.",
        "Depuis 2014, la Ville a accordé 1 450 € à l'association Les Amis du livre.",
    ],
)
def test_totals_rules_and_what_was_added_up_since_are_never_proposed(
    nlp: Language, monkeypatch: pytest.MonkeyPatch, line: str
):
    monkeypatch.setattr(reading, "propose", lambda p, d: propose(p, d, ProposalSettings(0.0)))
    assert [Decimal(1450)] not in sums(told(nlp, LENT, line))


def test_the_exact_sum_in_brackets_behind_a_round_one_is_no_other(
    nlp: Language, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(reading, "propose", lambda p, d: propose(p, d, ProposalSettings(0.0)))
    found = told(
        nlp,
        "L'Agence française de développement a accordé 20 millions d'euros (20 208 700 euros) au Togo.",
    )
    assert sums(found) == [[Decimal(20_000_000)]]


def test_a_proposed_sum_has_the_sides_that_stand_right_beside_it(
    nlp: Language, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(reading, "propose", lambda p, d: propose(p, d, ProposalSettings(0.0)))
    found = told(
        nlp,
        "The Ghana Union of Tailors gave $3,000. Also in were $5,000 from the Tamala Teachers Association "
        "and $700 from the Yendi Farmers Cooperative.",
        language="en",
    )
    assert {frozenset(one) for one in parties(found)} == {
        frozenset({("funding", "Ghana Union of Tailors")}),
        frozenset({("funding", "Tamala Teachers Association")}),
        frozenset({("funding", "Yendi Farmers Cooperative")}),
    }


def test_a_probability_is_of_the_features_that_hold():
    weights = {BIAS: 0.0, "a giver": 2.0, "percentage": -2.0}
    assert likelihood(frozenset(), weights) == 0.5
    assert likelihood(frozenset({"a giver"}), weights) > 0.5 > likelihood(frozenset({"percentage"}), weights)
    assert likelihood(frozenset({"a giver", "never fitted"}), weights) == likelihood(
        frozenset({"a giver"}), weights
    )


def test_no_feature_is_a_word_of_a_text():
    """Features are about form, place and cues; which words are cues is data of the languages."""
    parts = set(PARTS.split())
    assert {word for name in amount_weights() if name != BIAS for word in name.split()} <= parts


def test_the_same_sums_give_the_same_weights_and_the_right_signs():
    known = [
        Sum(f"d{n}", frozenset({"a giver"} if n % 2 else {"percentage"}), "g" if n % 2 else None, taken=False)
        for n in range(40)
    ]
    names = ["a giver", "percentage"]
    assert fit(known, names) == fit(known, names)
    assert fit(known, names)["a giver"] > 0 > fit(known, names)["percentage"]


def test_recall_and_precision_count_what_rules_take_and_what_is_proposed():
    known = [
        Sum("d", frozenset(), "g1", taken=True),
        Sum("d", frozenset(), "g2", taken=False, likely=0.9),
        Sum("d", frozenset(), None, taken=False, likely=0.7),
    ]
    assert measured(known, 2.0) == "recall 0.500, precision 1.000"
    assert measured(known, 0.8) == "recall 1.000, precision 1.000"
    assert measured(known, 0.6) == "recall 1.000, precision 0.667"
