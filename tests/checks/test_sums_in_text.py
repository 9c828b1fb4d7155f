"""Sums that running text lists, pays in instalments, or balances; and figures that are misprinted in it."""

from __future__ import annotations

import pytest

from pipeline.checks.agreements.instalments import check_instalments
from pipeline.checks.text.accounts import check_accounts
from pipeline.checks.text.items import check_items
from pipeline.checks.text.printed_figures import check_misprints
from tests.checks.archives import ERROR, NOTICE, OK, Check, of_text

CASES: list[tuple[Check, tuple[str, str | None] | None, str]] = [
    (
        check_instalments,
        NOTICE,
        (
            "La convention porte sur 90.000 €. Elle est payée en deux tranches : 40.000 € en mai et "
            "60.000 € en juin."
        ),
    ),
    (
        check_instalments,
        OK,
        ("Le don s'élève à 120.000 €. Une avance de 60.000 € est versée en mai ; le solde est de 60.000 €."),
    ),
    (
        check_instalments,
        NOTICE,
        (
            "The grant is worth €1,500,000. A first payment of €700,000 is due in March; the balance of"
            " €700,000 follows."
        ),
    ),
    (
        check_instalments,
        None,
        "Une avance de 60.000 € est versée ; le solde de 20.000 € est attendu.",
    ),
    (
        check_items,
        ERROR,
        (
            "Cinq aides d'un montant total de 12.500 € sont accordées :\n"
            "- Judo : 2.000 €\n"
            "- Chorale : 1.500 €\n"
            "- Lecture : 4.000 €\n"
            "- Pompiers : 3.500 €\n"
            "- Théâtre : 2.500 €"
        ),
    ),
    (
        check_items,
        NOTICE,
        (
            "Des aides d'un montant total de 6.500 € sont accordées :\n"
            "- Judo : 2.000 €\n"
            "- Chorale : 1.500 €\n"
            "- Lecture : 4.000 €"
        ),
    ),
    (
        check_items,
        OK,
        (
            "The council awarded three grants totalling $37,500:\n"
            "- Choir: $10,000\n"
            "- Rugby: $15,000\n"
            "- Kitchen: $12,500"
        ),
    ),
    (
        check_items,
        OK,
        ("Sont versés : 12.000 € à Alpha, 8.000 € à Bêta et 15.000 € à Gamma, soit 35.000 € au total."),
    ),
    (
        check_items,
        ERROR,
        ("Sont versés : 12.000 € à Alpha, 8.000 € à Bêta et 15.000 € à Gamma, soit 36.000 € au total."),
    ),
    (
        check_items,
        NOTICE,
        "The fund paid $12,000 to Mali, $8,000 to Niger and $5,000 to Chad, a total of $27,000.",
    ),
    (
        check_items,
        None,
        "Doté de 50.000 €, le fonds a versé 12.000 € à A et 8.000 € à B, soit 20.000 € au total.",
    ),
    (
        check_items,
        None,
        "L'aide est de 12.000 €, dont 8.000 € à A et 4.000 € à B, soit 30.000 € au total.",
    ),
    (
        check_items,
        None,
        "Le coût passe de 12.000 € contre 8.000 € en 2020, soit 30.000 € au total.",
    ),
    (
        check_accounts,
        OK,
        ("Les recettes s'élèvent à 90.000 € et les dépenses à 70.000 €, soit un excédent de 20.000 €."),
    ),
    (
        check_accounts,
        ERROR,
        ("Les recettes s'élèvent à 90.000 € et les dépenses à 70.000 €, soit un excédent de 30.000 €."),
    ),
    (
        check_accounts,
        ERROR,
        "Income was $90,000 and expenditure was $95,000, leaving a surplus of $5,000.",
    ),
    (
        check_accounts,
        OK,
        ("L'exercice compte 90.000 € de recettes et 95.000 € de dépenses, soit un déficit de 5.000 €."),
    ),
    (
        check_accounts,
        NOTICE,
        (
            "Les recettes sont de 90.000 € et les charges de 70.000 €. L'excédent de l'exercice est de "
            "25.000 €."
        ),
    ),
    (
        check_accounts,
        None,
        (
            "Les recettes sont de 90.000 € et les charges de 70.000 €. L'excédent de l'année précédente"
            " est de 5.000 €."
        ),
    ),
    (
        check_accounts,
        None,
        (
            "Les recettes de fonctionnement sont de 90.000 € et les dépenses d'investissement de 70.000"
            " €, soit un excédent de 1.000 €."
        ),
    ),
    (
        check_accounts,
        None,
        "Les recettes sont de 90.000 € et l'excédent de 1.000 €.",
    ),
    (
        check_misprints,
        NOTICE,
        "Le marché a coûté 48 82 843 674 FCFA.",
    ),
    (
        check_misprints,
        NOTICE,
        "Les taxes sont de 7000 000 FCFA.",
    ),
    (
        check_misprints,
        None,
        "Le lot 12 45 000 FCFA est attribué.",
    ),
    (
        check_misprints,
        None,
        "Le marché a coûté 82 843 674 FCFA en 2023, puis 2 500 000 FCFA.",
    ),
    (
        check_misprints,
        None,
        "0 50 100 150 200 €",
    ),
    (
        check_misprints,
        None,
        "Elle porte la carte 98.001.379144 EUR.",
    ),
    (
        check_misprints,
        None,
        "The service implements WPS 1.0.0 and CSW 2.0.2.",
    ),
    (
        check_items,
        None,
        (
            "Sont prévus :\n- 2.000 € pour le judo\n- 1.500 € pour la chorale\n- 4.000 € pour la lecture\n"
            "Le coût de la dette devrait augmenter de 9.600 € cette année."
        ),
    ),
]


@pytest.mark.parametrize(
    ("check", "expected", "text"), CASES, ids=[f"{check.__name__}-{text[:40]}" for check, _, text in CASES]
)
def test_what_a_text_says_of_its_sums(
    check: Check, expected: tuple[str, str | None] | None, text: str
) -> None:
    assert of_text(check, text) == ([expected] if expected else [])
