import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.values.money import IATI_TRANSACTION_TYPES, find_amounts, find_role


def roles(text: str, language: str = "fr") -> list[str | None]:
    return [find_role(text, one.char_start, one.char_end) for one in find_amounts(text, language=language)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le budget du projet est de 5 millions d'euros.", ["budget"]),
        ("une enveloppe de 5 M€", ["budget"]),
        ("5 M€ ont été alloués à la santé", ["budget"]),
        ("Le coût total s'élève à 12 500 000 FCFA", ["cost"]),
        ("L'ouvrage a coûté 12 500 000 FCFA", ["cost"]),
        (
            "un forage d'un coût de 8 000 000 FCFA, dont 500 000 FCFA de contribution villageoise",
            ["cost", "contribution"],
        ),
        ("La contribution du Luxembourg est de 5 M€", ["contribution"]),
        ("un projet financé à hauteur de 27 millions de FCFA", ["contribution"]),
        ("la MINUSMA a mobilisé 30 000 dollars", ["contribution"]),
        ("5 M€ ont été décaissés en 2021", ["disbursement"]),
        ("Le montant décaissé est de 5 M€", ["disbursement"]),
        ("un versement de 5 000 €", ["disbursement"]),
        ("Sur un budget de 5 M€, 2 M€ ont déjà été décaissés.", ["budget", "disbursement"]),
        ("les engagements de 5 M€", ["commitment"]),
        ("5 M€ engagés au 31 décembre", ["commitment"]),
        ("Les dépenses se chiffrent à 3 M€", ["expenditure"]),
        ("Les dépenses atteignent 3 M€", ["expenditure"]),
        ("3 M€ de dépenses", ["expenditure"]),
        ("un plafond de 50 000 €", ["ceiling"]),
        ("une subvention de 50 000 €", ["grant"]),
        ("un don de 50 000 €", ["grant"]),
        ("un prêt de 50 000 €", ["loan"]),
        ("le remboursement de la dette, soit 50 000 €", ["repayment"]),
        ("les recettes ont atteint 50 000 €", ["income"]),
        ("le prix du kilo est de 500 FCFA", ["price"]),
        ("vendu à 500 FCFA le kilo", ["price"]),
        ("un salaire mensuel de 50 000 FCFA", ["salary"]),
        ("un solde de 50 000 €", ["balance"]),
        ("un budget estimé à 50 000 €", ["budget"]),
        ("50 000 € seront accordés en guise de don", ["grant"]),
        ("50 000 € seront investis", ["cost"]),
        ("222 € pour les frais de virement", ["cost"]),
        ("Nous avons perçu 50 000 € en 2021", ["income"]),
        ("il reste en caisse 16 948 €", ["balance"]),
        ("une prévision de 13 milliards de FCFA", ["budget"]),
        ("une aide de 50 000 €", ["contribution"]),
        ("Une soirée a rapporté 300 €. 500 € vont au village.", ["income", None]),
        ("Une soirée a rapporté 300 € · 500 € vont au village", ["income", None]),
        ("Il reçoit 50 000 €.", [None]),
        ("Le budget est clos. Il reçoit 50 000 €.", [None]),
        ("Le coût est de 65 595 700 FCFA (100 000 euros)", ["cost", "cost"]),
    ],
)
def test_the_words_of_the_sentence_say_the_role(text: str, expected: list[str | None]) -> None:
    assert roles(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a budget of $5 million", ["budget"]),
        ("The road cost $5 million", ["cost"]),
        ("$5 million were disbursed", ["disbursement"]),
        ("$5 million in grants", ["grant"]),
        ("a $5 million IDA grant", ["grant"]),
        ("an additional credit in the amount of $5 million", ["loan"]),
        ("a loan of $5 million", ["loan"]),
        ("Donors pledged $5 million", ["pledge"]),
        ("commitments of $5 million, of which $2 million spent", ["commitment", "expenditure"]),
    ],
)
def test_english_words_say_it_too(text: str, expected: list[str | None]) -> None:
    assert roles(text, "en") == expected


def test_every_role_is_registered() -> None:
    found = {role for text in ("un budget de 5 €", "5 € décaissés", "un prêt de 5 €") for role in roles(text)}
    assert found <= set(IATI_TRANSACTION_TYPES)


def test_an_abbreviation_before_the_sum_ends_no_sentence() -> None:
    assert roles("Le coût est env. 5 M€") == ["cost"]


WORDS = [
    "un budget",
    "estimé à",
    "5 €",
    "5 M€",
    "décaissés",
    "en",
    "don",
    ".",
    "·",
    "pour les",
    "frais",
    "(",
    ")",
]


@given(st.lists(st.sampled_from([*WORDS, " ", "\n"])).map(" ".join) | st.text())
def test_any_text_has_a_registered_role_or_none(text: str) -> None:
    assert all(role is None or role in IATI_TRANSACTION_TYPES for role in roles(text))
