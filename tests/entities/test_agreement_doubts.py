"""What is a choice, a condition, a form or a proposal left open is no agreement; texts of our own."""

import pytest
from spacy.language import Language

from pipeline.entities import extract_entities
from pipeline.entities.agreements import doubts
from pipeline.records import Agreement, TableSet
from tests.entities.readings import reading_of


def told(nlp: Language, *lines: str, language: str = "fr") -> list[Agreement]:
    return extract_entities(reading_of("\n".join(lines), language=language), TableSet(), nlp).agreements


NOTHING = [
    ("en", "Option (2): to approve a grant of $4,300 to the Tamala Teachers Association."),
    ("fr", "Option 1 : accorder une subvention de 4 300 € à l'association Les Amis du livre."),
    ("en", "a. Lending money where the principal of the loan is more than 80,000 euros;"),
    ("fr", "Je m'engage à verser une contribution de 450 € à l'Unicef."),
    ("fr", "Je m'engage à verser 450 € à l'Unicef pour le projet de l'école."),
    ("en", "I undertake to pay $450 to the World Bank for the project."),
    ("en", "I undertake that a grant of $450 was paid to the World Bank."),
    ("fr", "Je soussigné verse un don de 450 € à l'Unicef."),
    ("fr", "L'Unicef a conclu différentes formes de conventions de partenariat avec la Banque mondiale."),
    ("fr", "Cela leur a permis de payer l'inscription au lycée (entre 120 000 et 300 000 FCFA)."),
]


@pytest.mark.parametrize(("language", "line"), NOTHING)
def test_choices_conditions_undertakings_ranges_and_papers_in_general_are_no_agreements(
    nlp: Language, language: str, line: str
):
    assert told(nlp, line, language=language) == []


DONE = [
    ("en", "The World Bank approved a grant of $4,300 to the Tamala Teachers Association."),
    (
        "en",
        "In Togo, where the World Bank works, it approved a loan of $80 million (44 billion FCFA) to Togo.",
    ),
    (
        "fr",
        "La Banque mondiale a accordé un prêt de 26 millions de dollars (environ 13 milliards FCFA) au Togo.",
    ),
    (
        "fr",
        "Selon l'accord de prêt signé le 3 mai 2021 entre la Banque mondiale et le Togo, la route attend.",
    ),
]


@pytest.mark.parametrize(("language", "line"), DONE)
def test_what_was_done_stays_an_agreement(nlp: Language, language: str, line: str):
    assert len(told(nlp, line, language=language)) == 1


PROPOSED = "Il est proposé au Conseil municipal d'accorder une subvention de 700 € à l'Unicef."
TALK = "Madame la Maire présente le dossier."
VOTED = "La proposition est adoptée."


@pytest.mark.parametrize(
    ("lines", "count"),
    [
        ([PROPOSED], 0),
        ([PROPOSED, VOTED], 1),
        ([PROPOSED, *[TALK] * (doubts.SETTINGS.decided_within - 1), VOTED], 1),
        ([PROPOSED, *[TALK] * doubts.SETTINGS.decided_within, VOTED], 0),
    ],
)
def test_a_proposal_is_an_agreement_where_its_decision_follows_within_the_settings_reach(
    nlp: Language, lines: list[str], count: int
):
    # Empty lines between them make each a passage.
    assert len(told(nlp, *[part for line in lines for part in (line, "")])) == count


@pytest.mark.parametrize(("between", "count"), [(0, 0), (doubts.SETTINGS.limited_within, 1)])
def test_a_limit_far_behind_a_condition_is_none_of_its_own(nlp: Language, between: int, count: int):
    filler = "x" * between
    line = f"In Togo, where the Unicef {filler} approved a loan of more than 80,000 euros to Togo."
    assert len(told(nlp, line, language="en")) == count


NO_GIFTS = [
    ("fr", "La paroisse de Tamala a reçu une première estimation du bureau d'études pour 230 000 €."),
    ("fr", "Le 3 mai 2021, l'association Les Amis du livre a reçu un avis favorable de la Banque mondiale."),
    ("fr", "Le comité s'est vu confier la mission de contrôler la Banque mondiale pour 4 000 €."),
    ("en", "On 3 May 2021 the World Bank received a report from Unicef on works worth $450,000."),
]


@pytest.mark.parametrize(("language", "line"), NO_GIFTS)
def test_an_estimate_an_opinion_or_a_mission_that_is_received_is_no_gift(
    nlp: Language, language: str, line: str
):
    assert told(nlp, line, language=language) == []


def test_a_paper_that_a_decision_only_recites_is_none_of_its_own(nlp: Language):
    line = "la convention de prêt signée le 3 mai 2021 entre la Banque mondiale et le Togo ;"
    assert told(nlp, f"Vu {line}") == []
    assert len(told(nlp, line)) == 1


def test_a_grant_that_a_decision_recites_was_made(nlp: Language):
    line = "Attendu que la Banque mondiale a accordé le 3 mai 2021 un prêt de 26 millions d'euros au Togo ;"
    assert len(told(nlp, line)) == 1


def test_what_is_recited_and_then_decided_is_one(nlp: Language):
    lines = ("Considérant la demande ;", "Décide d'accorder une subvention de 700 € à l'Unicef.")
    assert len(told(nlp, *lines)) == 1


YEARS = [
    ("en", "In 2014, Unicef awarded $7 million in public funds.", 0),
    ("en", "In 2014, Unicef awarded $7 million in public funds to 67 schools.", 1),
    ("en", "On 3 May 2014, Unicef awarded $7 million in public funds.", 1),
    ("fr", "En 2014, l'Unicef a versé 7 millions d'euros.", 0),
    ("fr", "En 2014, l'Unicef a versé 7 millions d'euros à l'association Les Amis du livre.", 1),
]


@pytest.mark.parametrize(("language", "line", "n"), YEARS)
def test_what_one_gave_in_a_year_is_a_total_where_no_one_got_it(
    nlp: Language, language: str, line: str, n: int
):
    assert len(told(nlp, line, language=language)) == n


COMPONENTS = [
    ("fr", "La première composante, intitulée « Appui aux écoles », a un coût de 81 millions d'euros."),
    ("en", "Component 2 will support schools at a cost of $4 million, financed by the World Bank."),
]


@pytest.mark.parametrize(("language", "line"), COMPONENTS)
def test_what_a_component_of_a_project_costs_is_no_gift(nlp: Language, language: str, line: str):
    assert told(nlp, line, language=language) == []


OWN = [
    ("en", "The Board approved a transfer of $16 million to the North Line project budget.", 0),
    ("en", "The World Bank approved a grant of $16 million to the North Line project.", 1),
]


@pytest.mark.parametrize(("language", "line", "n"), OWN)
def test_what_moves_to_a_budget_of_one_s_own_is_no_gift(nlp: Language, language: str, line: str, n: int):
    assert len(told(nlp, line, language=language)) == n


TOTALS = [
    ("en", "Partners gave $72 million in kind, bringing the total investment to $175 million."),
    ("fr", "La Banque mondiale a versé 3 millions d'euros, portant le total de ses apports à 9 millions."),
]


@pytest.mark.parametrize(("language", "line"), TOTALS)
def test_what_brings_a_total_to_a_sum_is_added_up(nlp: Language, language: str, line: str):
    assert told(nlp, line, language=language) == []


VOID = [
    ("fr", "Le marché, non financé par la Banque mondiale, est de 14 000 €."),
    ("en", "The road, not funded by the World Bank, is worth $14,000."),
    ("fr", "Le conseil marque un accord de principe sur l'achat de la grange pour 270 000 €."),
    (
        "fr",
        "D'approuver le cahier des charges et le montant estimé du marché de l'Unicef, soit 80 000 euros.",
    ),
]


@pytest.mark.parametrize(("language", "line"), VOID)
def test_what_is_not_done_or_only_prepared_is_no_agreement(nlp: Language, language: str, line: str):
    assert told(nlp, line, language=language) == []


SET_ASIDE = [
    ("en", "An amount of $30 million is provided for the scheme in 2021."),
    ("en", "A sum of $400,000 is set aside for the project."),
    ("fr", "Un montant de 30 millions d'euros est alloué pour le projet en 2021."),
]


@pytest.mark.parametrize(("language", "line"), SET_ASIDE)
def test_what_a_budget_sets_aside_for_no_one_who_is_named_is_no_gift(nlp: Language, language: str, line: str):
    assert told(nlp, line, language=language) == []


def test_what_is_provided_by_someone_is_a_gift(nlp: Language):
    line = "An amount of $30 million is provided for the scheme by the World Bank."
    assert len(told(nlp, line, language="en")) == 1


def test_one_paper_called_by_two_names_is_told_once(nlp: Language):
    line = (
        "Resolution approving a sales agreement and a licence agreement between the City of Tamala and "
        "Unicef for the purchase of scanners in the amount of $38,900."
    )
    (one,) = told(nlp, line, language="en")
    assert one.text == line
