"""Who gives and gets each of several sums, papers by their sides, and forms of lists; texts of our own."""

from decimal import Decimal

import pytest
from spacy.language import Language

from pipeline.entities import extract_entities
from pipeline.records import Entities, TableSet
from tests.entities.readings import reading_of
from tests.entities.test_agreement_forms import parties, sums


def told(nlp: Language, *lines: str, language: str = "fr") -> Entities:
    return extract_entities(reading_of("\n".join(lines), language=language), TableSet(), nlp)


def test_the_same_sum_to_two_receivers_is_two_gifts(nlp: Language):
    found = told(
        nlp,
        "La Banque africaine de développement a prêté 15 milliards FCFA à la Société des huiles de Bobo.",
        "Un financement de 15 milliards FCFA a été accordé à la Compagnie des textiles de Koulikoro.",
    )
    assert sums(found) == [[Decimal(15_000_000_000)]] * 2


def test_the_same_sum_to_two_receivers_in_one_passage_is_two_gifts(nlp: Language):
    found = told(
        nlp,
        "La Ville de Namur octroie un subside de 500 € au Club Cycliste de Valmont. "
        "Elle octroie un subside de 500 € à la Maison des Jeunes de Valmont.",
    )
    assert sums(found) == [[Decimal(500)]] * 2


def test_a_sum_told_again_beside_who_uses_it_is_one_gift(nlp: Language):
    found = told(
        nlp,
        "La Ville de Namur octroie une subvention de 500 € au Club Cycliste de Valmont. "
        "Ces 500 € serviront à la piste de Valmont.",
    )
    assert len(found.agreements) == 1


def test_a_loan_and_a_gift_of_the_same_sum_are_two(nlp: Language):
    found = told(
        nlp,
        "The World Bank approved a loan of USD 15 million to Malawi.",
        "The World Bank also approved a grant of USD 15 million to Malawi.",
        language="en",
    )
    assert len(found.agreements) == 2


def test_what_a_bank_accepts_to_finance_it_finances(nlp: Language):
    found = told(
        nlp,
        "La BOAD a accepté de financer pour un montant de 15 milliards FCFA la campagne de coton au Mali.",
    )
    assert sums(found) == [[Decimal(15_000_000_000)]]
    assert ("funding", "Banque ouest-africaine de développement") in parties(found)[0]


def test_a_participle_behind_its_sum_needs_no_auxiliary(nlp: Language):
    found = told(
        nlp,
        "11 millions de FCFA offerts à l'Hôpital régional de Sokodé ; 4 millions de FCFA à l'Association des "
        "sages-femmes de Kara.",
    )
    assert sums(found) == [[Decimal(11_000_000)], [Decimal(4_000_000)]]
    assert [name for one in parties(found) for role, name in one if role == "beneficiary"] == [
        "Hôpital régional de Sokodé",
        "Association des sages-femmes de Kara",
    ]


def test_a_sum_that_goes_to_some_is_told_by_a_council(nlp: Language):
    found = told(
        nlp,
        "Conseil municipal de Villebrumeuse du 12 mai 2021",
        "Cette année, 12 400 € seront attribués aux différentes associations de la commune.",
    )
    assert sums(found) == [[Decimal(12_400)]]


def test_sums_in_brackets_are_of_what_stands_before_them(nlp: Language):
    found = told(
        nlp,
        "La Banque africaine de développement a approuvé le financement de projets de routes au Togo "
        "(22 milliards de FCFA), de logements au Mali (25 milliards) et de ports au Bénin (14 milliards).",
    )
    assert {value for one in sums(found) for value in one} == {14 * 10**9, 22 * 10**9, 25 * 10**9}


def test_two_sums_in_brackets_are_no_enumeration(nlp: Language):
    found = told(nlp, "Les recettes (22 milliards de FCFA) dépassent les dépenses (20 milliards).")
    assert sums(found) == []


def test_who_stands_behind_from_gives_the_sum_before_it(nlp: Language):
    found = told(
        nlp,
        "The Ghana Union of Tailors donated $3,000, and $5,000 came from the Tamala Teachers Association.",
        language="en",
    )
    assert ("funding", "Ghana Union of Tailors") in parties(found)[0]


def test_a_state_in_brackets_behind_a_town_gives_nothing(nlp: Language):
    found = told(
        nlp,
        "La Banque ouest-africaine de développement a tenu sa session à Lomé.",
        "Réuni à Cotonou (Bénin), le conseil d'administration a approuvé un prêt de 9 milliards FCFA.",
    )
    assert parties(found) == [{("funding", "Banque ouest-africaine de développement")}]


def test_a_body_that_is_taken_up_by_its_noun_is_the_one_named_last(nlp: Language):
    found = told(
        nlp,
        "The World Bank met in Lima on Monday.",
        "The bank is lending $54 million to help build a treatment plant.",
        language="en",
    )
    assert sums(found) == [[Decimal(54_000_000)]]
    (sides,) = parties(found)
    assert ("funding", "Banque mondiale") in sides


@pytest.mark.parametrize(
    "text",
    [
        "Le gouvernement du Tchad a conclu une trêve de six mois avec deux groupes armés du nord.",
        "Un accord de paix a été signé à Rome entre le gouvernement du Tchad et 14 groupes armés.",
    ],
)
def test_a_paper_with_sides_that_have_no_name_needs_only_one_that_has(nlp: Language, text: str):
    found = told(nlp, text)
    assert len(found.agreements) == 1


def test_a_paper_with_one_side_and_no_other_is_none(nlp: Language):
    assert told(nlp, "Le gouvernement du Tchad a conclu une trêve de six mois.").agreements == []


def test_each_of_several_papers_is_told_by_its_two_sides(nlp: Language):
    found = told(
        nlp,
        "Kenya has signed two Memorandums of Understanding with Ghana.",
        "The second MoU is between the Kenya Chamber of Millers and the Ghana Chamber of Millers.",
        language="en",
    )
    assert len(found.agreements) == 2


def test_the_first_article_ends_the_sides_of_a_convention_in_capitals(nlp: Language):
    found = told(
        nlp,
        "CONVENTION DE COOPERATION",
        "Entre les soussignés",
        "LA VILLE D'ANGERS, représentée par son Maire, LA VILLE DE BAMAKO, représentée par son Maire.",
        "ARTICLE 1 : OBJET",
        "Les deux villes coopèrent depuis longtemps.",
    )
    assert len(found.agreements) == 1
    assert len({name for _, name in parties(found)[0]}) == 2


def test_items_that_begin_with_a_name_have_the_sum_that_a_label_of_giving_names(nlp: Language):
    found = told(
        nlp,
        "L'Agence française de développement a retenu des projets d'associations.",
        "- Association Eau Claire : au Togo, le projet creuse des puits pour dix villages. Montant "
        "total : 80 000 €, subvention : 50 000 €.",
        "- Fédération des semences : au Mali, le projet garde des semences dans trois régions. Montant "
        "total : 120 000 €, subvention : 90 000 €.",
    )
    assert sums(found) == [[Decimal(50_000)], [Decimal(90_000)]]
    assert [name for one in parties(found) for role, name in one if role == "beneficiary"] == [
        "Association Eau Claire",
        "Fédération des semences",
    ]


def test_one_such_item_alone_is_no_list(nlp: Language):
    found = told(
        nlp,
        "- Association Eau Claire : au Togo, le projet creuse des puits pour dix villages des plateaux. Coût "
        "estimé : 80 000 €, subvention demandée : 50 000 €.",
    )
    assert [Decimal(80_000)] not in sums(found)


def test_a_line_with_the_sum_of_the_item_above_it_goes_on_with_the_list(nlp: Language):
    found = told(
        nlp,
        "La Banque ouest-africaine de développement a approuvé les prêts suivants :",
        "– Campagne de coton au Togo. Montant de l'opération : 15 milliards FCFA.",
        "– Usine d'engrais au Mali. Le projet vise la production de 29 000 tonnes par an.",
        "Montant de l'opération : 14 milliards FCFA.",
    )
    assert [Decimal(14_000_000_000)] in sums(found)


def test_what_another_gives_after_this_is_another_gift(nlp: Language):
    found = told(
        nlp,
        "The Ghana Union of Tailors donated $3,000 to the school of Yendi.",
        "This was followed by a donation from the Tamala Teachers Association, which gave $5,000.",
        language="en",
    )
    assert sums(found) == [[Decimal(3_000)], [Decimal(5_000)]]


def test_what_each_of_those_named_got_is_no_rule(nlp: Language):
    found = told(
        nlp,
        "The Tamala Fish Association and the Yendi Mill Association got $ 5 000 each from the World Bank.",
        language="en",
    )
    assert sums(found) == [[Decimal(5_000)]]
    assert told(nlp, "The World Bank pays each association $ 5 000.", language="en").agreements == []


@pytest.mark.parametrize(
    "text",
    [
        "The board moved to approve the sale of these cables at $300 per roll.",
        "The loan of EUR 29,691 is paid back by the World Bank on 24 August 2020.",
    ],
)
def test_sales_by_the_piece_and_repayments_are_none(nlp: Language, text: str):
    assert told(nlp, text, language="en").agreements == []


def test_what_a_lender_finances_without_sum_needs_someone_who_gets_it(nlp: Language):
    text = "The memos show the need for co-financing by the World Bank and support for projects."
    assert told(nlp, text, language="en").agreements == []


def test_a_list_may_say_up_to_before_its_sums(nlp: Language):
    found = told(
        nlp,
        "New grant awards:",
        "Rosewood Foundation",
        "Up to $10 million to the University of Tamala for skate parks.",
        "Brookfield Foundation",
        "$5 million to the Yendi Hospital for a new ward.",
        language="en",
    )
    assert sums(found) == [[Decimal(10_000_000)], [Decimal(5_000_000)]]
    assert ("funding", "Rosewood Foundation") in parties(found)[0]


def test_a_company_that_adjudges_itself_a_contract_gets_it(nlp: Language):
    found = told(nlp, "La société Routes du Sahel s'adjuge un contrat de 19 milliards de FCFA au Tchad.")
    assert [role for role, name in parties(found)[0] if "Sahel" in name] == ["beneficiary"]


def test_what_begins_a_sentence_is_no_name_of_a_list(nlp: Language):
    found = told(
        nlp,
        "The board approved the following grants:",
        "Yendi Hospital: $900",
        "This plus the original $450",
        "Because the expenditure exceeds $500",
        language="en",
    )
    assert sums(found) == [[Decimal(900)]]


def givers(found: Entities) -> list[list[str]]:
    return [[name for role, name in one if role == "funding"] for one in parties(found)]


def test_who_thanks_councils_further_down_tells_no_decision_of_theirs(nlp: Language):
    given = "Une subvention de 4 000 € a été accordée à l'association Les Amis du Fleuve."
    thanks = "Merci au Conseil municipal de Villebrumeuse pour son accueil."
    story = "L'association a passé l'hiver à réparer ses bancs et à repeindre ses salles. " * 16
    assert givers(told(nlp, thanks, given)) == [["Commune de Villebrumeuse"]]
    assert givers(told(nlp, story, thanks, given)) == [[]]


def test_the_seat_of_a_council_gives_and_not_the_town_that_it_is_twinned_with(nlp: Language):
    found = told(
        nlp,
        "Conseil municipal de Villebrumeuse du 12 mai 2021",
        "La commune de Koulbi viendra en juin ; la commune de Koulbi est jumelée.",
        "Une subvention de 4 000 € est accordée à l'association Les Amis du Fleuve.",
    )
    assert givers(found) == [["Commune de Villebrumeuse"]]


COUNCIL = ("Conseil communal de Tamala", "Séance du 19 mars 2026")


def test_a_decision_in_the_infinitive_says_who_gets_what_it_gives(nlp: Language):
    found = told(
        nlp,
        *COUNCIL,
        "D'attribuer le marché à LB-Molat, Rue du Lac, 4 à Bertal, pour le prix de 7.200 € ;",
    )
    assert parties(found) == [{("funding", "Commune de Tamala"), ("beneficiary", "LB-Molat")}]


def test_the_same_sum_to_two_bodies_of_no_known_kind_is_two_gifts(nlp: Language):
    found = told(
        nlp,
        *COUNCIL,
        "Décide d'octroyer une subvention de 1.240 € à Vélotamala pour ses ateliers ;",
        "Décide d'octroyer une subvention de 1.240 € à Accompagner Tamala ;",
    )
    named = [p.text for p in found.agreement_parties if p.role == "beneficiary"]
    assert (sums(found), named) == ([[Decimal(1240)]] * 2, ["Vélotamala", "Accompagner Tamala"])


@pytest.mark.parametrize(
    ("line", "sides"),
    [
        (
            "Lettre de la Banque mondiale portant octroi à la Commune de Tamala d'une aide de 50 €",
            {("funding", "Banque mondiale"), ("beneficiary", "Commune de Tamala")},
        ),
        (
            "La dépêche porte octroi à la Commune d'une aide de 70 € ;",
            {("beneficiary", "Commune de Tamala")},
        ),
    ],
)
def test_a_community_that_gets_a_subsidy_does_not_give_it(
    nlp: Language, line: str, sides: set[tuple[str, str]]
):
    assert parties(told(nlp, *COUNCIL, line)) == [sides]


def test_who_stands_right_behind_with_is_the_side_of_a_paper_that_was_signed(nlp: Language):
    found = told(
        nlp, "Une convention avec l'Association des Amis du Lac a été signée en mai 2019 pour 4 000 euros."
    )
    assert parties(found) == [{("party", "Association des Amis du Lac")}]


@pytest.mark.parametrize(
    "line",
    [
        "The Moro Foundation's partners turned this money into $7 million of works.",
        "Forecast to contribute $6 million to Unicef.",
        "The Kouri Foundation undertook to find money and complete the $40 million project.",
    ],
)
def test_possessions_estimates_and_whole_costs_are_no_gifts(nlp: Language, line: str):
    assert told(nlp, line, language="en").agreements == []


def test_officers_sign_for_their_bodies(nlp: Language):
    found = told(
        nlp,
        "Kouri Fund CEO Ann Weld and Molat University Deputy Vice Chancellor Joe Mirr signed a memorandum "
        "of understanding on 4 May 2019.",
        language="en",
    )
    assert parties(found) == [{("party", "Kouri Fund"), ("party", "Molat University")}]


def test_where_a_board_sat_is_not_who_gives(nlp: Language):
    found = told(
        nlp,
        "Réuni dans les locaux de l'Unicef, le directoire de la Banque mondiale a accordé 7 milliards de "
        "francs CFA à la Société Molat.",
    )
    assert parties(found) == [{("funding", "Banque mondiale"), ("beneficiary", "Société Molat")}]


def test_a_body_that_marks_its_agreement_signs_no_paper(nlp: Language):
    found = told(
        nlp,
        *COUNCIL,
        "Marque son accord sur le versement d'une aide de 980 € à l'AIS LOGIMARLO à titre de don.",
    )
    assert parties(found) == [{("funding", "Commune de Tamala"), ("beneficiary", "AIS LOGIMARLO")}]


def test_parts_of_a_sum_are_no_gifts_beside_it(nlp: Language):
    found = told(
        nlp,
        "Sur les 3 milliards de dollars accordés au Malawi par la Banque mondiale, 5 millions de dollars "
        "iront à la santé.",
    )
    assert sums(found) == [[Decimal(3_000_000_000)]]


def test_each_of_two_gifts_that_are_told_in_turn_is_one(nlp: Language):
    found = told(
        nlp,
        "Le Japon a accordé deux dons, le premier d'un montant de 4 millions de dollars, dédié aux écoles, "
        "et le second d'un montant de 3 millions de dollars.",
    )
    assert sums(found) == [[Decimal(4_000_000)], [Decimal(3_000_000)]]


@pytest.mark.parametrize(
    "line",
    [
        "The Kouri Foundation says that a grant of $90,000 is available to clubs.",
        "By now the Kouri Fund has awarded a total of $70,000 to clubs.",
    ],
)
def test_calls_and_totals_are_no_gifts(nlp: Language, line: str):
    assert told(nlp, line, language="en").agreements == []


def test_a_name_between_commas_is_the_subject_of_what_follows(nlp: Language):
    found = told(
        nlp, "A local charity, Kouri Village Trust, has been awarded £6,000 by the Moro Fund.", language="en"
    )
    assert parties(found) == [{("beneficiary", "Kouri Village Trust"), ("funding", "Moro Fund")}]
