"""Numbers of running text against each other: exactly those that contradict are errors."""

from __future__ import annotations

import pytest

from pipeline.checks.agreements.instalments import check_instalments
from pipeline.checks.audit import audit_archive
from pipeline.checks.currencies.rates import check_rates, yearly_rates
from pipeline.checks.text.breakdowns import check_breakdowns, check_states
from pipeline.checks.text.calendar_dates import check_weekdays
from pipeline.checks.text.coincidences import check_same_counts
from pipeline.checks.text.enumerations import check_enumerations
from pipeline.checks.text.items import check_items
from pipeline.checks.text.labels import check_labels
from pipeline.checks.text.links import check_links
from pipeline.checks.text.parts import check_parts, check_percentages
from pipeline.checks.text.printed_figures import check_formats
from pipeline.checks.text.repeats import check_repeats
from pipeline.checks.text.running_totals import check_running_counts, check_running_totals
from pipeline.checks.text.sequences import check_sequences
from tests.checks.archives import (
    ERROR,
    NOTICE,
    OK,
    OPEN,
    ROUNDING,
    Check,
    add_document,
    empty,
    of_text,
    results_of,
)

GRANTS = """Octroie :
500,00 € à l'association A.
800,50 € à l'association B.
1.200,00 € à la chorale C.
"""

CASES: list[tuple[Check, tuple[str, str | None] | None, str]] = [
    (
        check_parts,
        OK,
        "Le coût est de 30.000.000 FCFA, dont 10.000.000 FCFA pour Gao et 20.000.000 FCFA pour Kidal.",
    ),
    (check_parts, ERROR, "Le coût est de 30.000.000 FCFA, dont 40.000.000 FCFA pour Gao."),
    (check_parts, OK, "Le bureau suit 846 projets, dont 213 à Mopti."),
    (check_parts, ERROR, "Le bureau suit 846 projets, dont 913 à Mopti."),
    (check_parts, OK, "La formation a réuni 274 participants, dont 107 femmes."),
    (check_parts, ERROR, "La formation a réuni 274 participants, dont 300 femmes."),
    (check_parts, NOTICE, "La formation a réuni 274 participants, dont 150 femmes et 190 jeunes."),
    (check_parts, NOTICE, "Environ 270 participants, dont 300 femmes."),
    (check_parts, OK, "On compte 44 chevaux en 2015 (dont 9 chevaux de tiers), et 43 chevaux en 2016."),
    (
        check_percentages,
        OK,
        "Le budget est de 133.2 millions de dollars, dont 110 millions (soit 83%) sont alloués.",
    ),
    (
        check_percentages,
        ERROR,
        "Le budget est de 133.2 millions de dollars, dont 110 millions (soit 90%) sont alloués.",
    ),
    (check_percentages, None, "Sur 1796 personnes, 1297 personnes sortent, 491 (97%) suivies sur 503."),
    (check_breakdowns, OK, "2 173 jeunes (478 femmes, 1 695 hommes) ont été soutenus."),
    (check_breakdowns, ERROR, "2 173 jeunes (478 femmes, 1 700 hommes) ont été soutenus."),
    (check_breakdowns, OK, "478 filles et 522 garçons, soit 1 000 élèves."),
    (check_states, OK, "667 projets finalisés et 179 en cours (846 projets au total)."),
    (check_states, ERROR, "667 projets finalisés et 179 en cours (850 projets au total)."),
    (check_states, ERROR, "207 projets finalisés, 60 en cours et 2 planifiés sur 272 projets approuvés."),
    (check_states, NOTICE, "12 projets finalisés et 5 en cours sur 40 projets."),
    (
        check_running_totals,
        OK,
        "A coûte 10.000.000 FCFA. B coûte 15.500.000 FCFA. Au total, 25.500.000 FCFA.",
    ),
    (
        check_items,
        OK,
        (GRANTS + "La dépense d'un montant de 2.500,50 € est inscrite au budget."),
    ),
    (
        check_items,
        NOTICE,
        (GRANTS + "La dépense d'un montant de 2.600,50 € est inscrite au budget."),
    ),
    (
        check_items,
        ERROR,
        (GRANTS + "Le montant total de 2.600,50 € est inscrit au budget."),
    ),
    (
        check_running_totals,
        OPEN,
        "A coûte 10.000.000 FCFA. B coûte 15.500.000 FCFA. Au total, 99.000.000 FCFA.",
    ),
    (
        check_instalments,
        OK,
        "Le don de 30.000.000 FCFA est versé en deux tranches : 20.000.000 FCFA et 10.000.000 FCFA.",
    ),
    (
        check_instalments,
        ERROR,
        "Le don de 30.000.000 FCFA est versé en deux tranches : 20.000.000 FCFA et 12.000.000 FCFA.",
    ),
    (
        check_instalments,
        OK,
        (
            "Le don de 30.000 € est versé en deux tranches. La première tranche est de 20.000 €. La seconde "
            "tranche, de 10.000 €, suit."
        ),
    ),
    (
        check_instalments,
        NOTICE,
        (
            "Le don de 30.000 € est versé en deux tranches. La première tranche est de 20.000 €. La seconde "
            "tranche, de 9.000 €, suit."
        ),
    ),
    (check_instalments, None, "Le don de 30.000 € est versé en deux tranches, dont 20.000 € à la signature."),
    (check_weekdays, OK, "Le jeudi 5 décembre 2024, la session s'est tenue."),
    (check_weekdays, ERROR, "Le lundi 5 décembre 2024, la session s'est tenue."),
    (check_weekdays, None, "Le lundi 5 décembre, la session s'est tenue."),
    (check_enumerations, OK, "Le programme se décline en 3 composantes :\n- Santé\n- Formation\n- Eau"),
    (check_enumerations, OPEN, "Le programme se décline en 3 composantes :\n- Santé\n- Formation"),
    (check_enumerations, NOTICE, "Le programme se décline en 2 composantes :\n- Santé\n- Formation\n- Eau"),
    (check_enumerations, OK, "Quatre donateurs ont répondu : le Mali, la Suède, le Canada et le Luxembourg."),
    (check_sequences, OK, "Acquis n°1 – Un\nTexte.\nAcquis n°2 – Deux\nTexte.\nAcquis n°3 – Trois"),
    (check_sequences, NOTICE, "Acquis n°1 – Un\nTexte.\nAcquis n°2 – Deux\nTexte.\nAcquis n°4 – Trois"),
    (check_labels, OK, "Fonds (TF) : 9 projets au total.\n2 TF\n3 TF\n4 TF"),
    (check_labels, NOTICE, "Fonds (TF) : 5 projets.\n2 TF\n3 TF\n4 TF"),
    (check_labels, None, "Le 12 mars, 12 heures.\n20 h\n15 h\n21 h"),
    (check_labels, OK, "Des écoles : 9 écoles au total.\n2 écoles\n3 écoles\n4 écoles"),
    (check_labels, OPEN, "Fonds (TF) : 12 projets.\n2 TF\n3 TF\n4 TF"),
    (
        check_repeats,
        ROUNDING,
        (
            "Le budget des QIP est de 28.2 millions de dollars.\n"
            "Répartition du budget des QIP depuis 2013 : 28,1 M USD"
        ),
    ),
    (
        check_repeats,
        None,
        (
            "Le budget des QIP est de 28.4 millions de dollars.\n"
            "Répartition du budget des QIP depuis 2013 : 28,1 M USD"
        ),
    ),
    (
        check_links,
        OK,
        ("A Bourem, un don de 223 millions de FCFA.\nhttps://a.org/plus-de-200-millions-de-fcfa-a-bourem"),
    ),
    (
        check_links,
        OPEN,
        ("Un don de 223 millions de FCFA.\nhttps://a.org/plus-de-500-millions-de-fcfa-a-bourem"),
    ),
    (
        check_links,
        NOTICE,
        (
            "Le cercle de Bourem reçoit un don de 223 millions de FCFA.\n"
            "https://a.org/plus-de-500-millions-de-fcfa-a-bourem"
        ),
    ),
    (check_running_totals, OK, "A coûte 10.000.000 FCFA et B 15.500.000 FCFA. À eux deux : 25.500.000 FCFA."),
    (check_running_counts, OK, "Remise de 8 projets dont 6 QIP. Et 4 projets. Ces 12 projets avancent."),
    (check_running_counts, None, "Il a remis 8 projets. Ces 12 projets avancent."),
    (check_same_counts, None, "Les 4 842 jeunes sont formés.\nDes kits pour 4 842 jeunes."),
    (check_same_counts, NOTICE, "- 4 842 exploitations accompagnées ;\n- 4 842 jeunes formés."),
    (check_same_counts, None, "- 4 842 lignes du fichier ;\n- 4 842 subventions versées."),
    (check_same_counts, None, "- 4 842 animateurs accrédités ;\n- 4 842 personnes en tout."),
    (check_formats, NOTICE, "Le budget est de 28,2 millions de dollars, dont 191,817,697 FCFA."),
    (check_formats, None, "Le budget est de 28,2 millions de dollars, dont 191.817.697 FCFA."),
]


@pytest.mark.parametrize(
    ("check", "expected", "text"), CASES, ids=[f"{check.__name__}-{text[:40]}" for check, _, text in CASES]
)
def test_what_a_sentence_says(check: Check, expected: tuple[str, str | None] | None, text: str) -> None:
    assert of_text(check, text) == ([expected] if expected else [])


PAIRS = (
    "A : 58.300.000 FCFA (100.000 USD).\nB : 116.600.000 FCFA (200.000 USD).\nC : {} FCFA (300.000 USD).\n"
)


def test_a_rate_off_the_median_of_its_document_is_a_notice() -> None:
    assert of_text(check_rates, PAIRS.format("174.900.000"), published="2022-03-31") == [OK, OK, OK]
    assert of_text(check_rates, PAIRS.format("185.000.000"), published="2022-03-31") == [OK, OK, NOTICE]


def test_a_single_rate_is_held_against_the_average_of_its_year() -> None:
    assert of_text(check_rates, "58.300.000 FCFA (100.000 USD).", published="2022") == [OK]
    assert of_text(check_rates, "78.300.000 FCFA (100.000 USD).", published="2022") == [NOTICE]
    assert of_text(check_rates, "58.300.000 FCFA (100.000 USD).") == [OPEN]


def test_sums_beyond_all_reason_do_not_stop_the_audit() -> None:
    db = empty()
    add_document(db, pages=["999999999999999999 milliards de FCFA (soit 999999999999999 milliards d'euros)."])
    audit_archive(db)
    db.close()


def test_more_than_so_much_implies_no_rate() -> None:
    assert of_text(check_rates, "plus de 228 millions de FCFA (soit 423 655 USD).", published="2022") == [
        OPEN
    ]


@pytest.mark.parametrize(
    ("check", "text"),
    [
        (check_breakdowns, "12 formations (45 femmes, 50 hommes) ont été tenues."),
        (check_breakdowns, "3 villages ont réuni 45 femmes et 50 hommes."),
        (check_states, "12 projets achevés, 5 en cours et 3 prévus, pour un total de 40 bénéficiaires."),
    ],
)
def test_a_count_of_other_things_is_no_whole(check: Check, text: str) -> None:
    assert of_text(check, text) == []


def test_a_breakdown_of_some_of_the_people_is_only_noticed() -> None:
    assert of_text(check_breakdowns, "500 participants dont 45 femmes et 50 hommes déplacés.") == [NOTICE]
    assert of_text(check_parts, "Les 5 projets, dont 12 femmes en conduisent.") == [NOTICE]


def test_a_percentage_that_was_cut_off_is_rounding() -> None:
    text = "Le budget est de 133.2 millions de dollars, dont 110 millions (soit {}%) sont alloués."
    assert of_text(check_percentages, text.format(82)) == [ROUNDING]
    assert of_text(check_percentages, text.format(84)) == [ERROR]


def test_the_rates_of_every_year_of_the_euro_are_known() -> None:
    rates = yearly_rates()
    assert {year for currency, year in rates if currency == "USD"} == {
        str(year) for year in range(1999, 2026)
    }
    # The Danish krone keeps to a narrow band around its central rate.
    assert all(7.42 < rate < 7.48 for (currency, _), rate in rates.items() if currency == "DKK")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Le bureau suit 846 projets, dont 213 à Mopti.", "which is within it"),
        ("Le bureau suit 846 projets, dont 913 à Mopti.", "which is more than the whole"),
        ("Le bureau suit 846 projets, dont 846 à Mopti.", "which is all of it"),
    ],
)
def test_it_is_told_whether_parts_are_within_their_whole_or_all_of_it_or_more(text: str, told: str) -> None:
    db = empty()
    add_document(db, pages=[text])
    (result,) = results_of(check_parts, db)
    assert told in result.wording.written("en")
