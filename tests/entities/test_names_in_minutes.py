"""Names in minutes, deliberations and tables of roles: what stands around them there; all is made up."""

import pytest
from spacy.language import Language

from pipeline.entities.organisations.mentions import as_written
from pipeline.entities.organisations.naming import new_organisation
from pipeline.entities.organisations.repeated import Said, letters_of_series
from pipeline.entities.organisations.slots import name_in_slot
from tests.entities.names import names_in, rules_of_names


@pytest.fixture(scope="module")
def nlp() -> Language:
    return rules_of_names()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Approve Delta Rivers Foundation budget.", ["Delta Rivers Foundation"]),
        ("Awa: Add Tinza Laboratory to the list.", ["Tinza Laboratory"]),
        ("Awa: Find Delta Rivers Foundation’s papers.", ["Delta Rivers Foundation"]),
        ("The Review Board met.", []),
        ("We thank the Create Rivers Foundation.", ["Rivers Foundation"]),
        ("DABO Lead Agency", []),
        ("the Implementing Agency", []),
        ("FOB: Free On Board", []),
        ("The Tinza Bank Thursday approved it.", ["Tinza Bank"]),
        (
            "at the Rivers Center of the Municipality of Tinza, in Kita.",
            ["Rivers Center of the Municipality of Tinza"],
        ),
        ("We came to the Christmas Party.", []),
    ],
)
def test_what_is_to_be_done_and_when_is_no_part_of_an_english_name(
    nlp: Language, text: str, names: list[str]
):
    assert names_in(nlp, text, language="en") == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "RAPPORT DU SYNDICAT DES EAUX DE TINZA EN QUALITE DE GESTIONNAIRE",
            ["SYNDICAT DES EAUX DE TINZA"],
        ),
        (
            "le Conseil des droits de la personne en situation de handicap siège",
            ["Conseil des droits de la personne en situation de handicap"],
        ),
        ("les délégués du Conseil communal de Kita à la TAZE", ["Conseil communal de Kita"]),
        ("la parcelle de la 3ème Division Tinza section B n° 12", []),
        ("Le lot revient à Kolo Lami, N° PNUD 0411.222.333, rue Haute.", []),
        ("Le lot revient au PNUD, rue Haute.", ["PNUD"]),
        ("Le ministre a demandé au Sénat de bien vouloir voter.", ["Sénat"]),
        ("la parcelle, Division Tinza section B n° 12", []),
        ("Le numéro de Police d’assurance est 12.", []),
        ("une société avec Conseil d'administration au Capital de 10 000 000 FCFA", []),
        (
            "L’Assemblée législative de Transition vote et le Collège communal de Kita signe.",
            ["Assemblée législative de Transition", "Collège communal de Kita"],
        ),
        ("charger le Collège communal de la tenue des registres", []),
    ],
)
def test_a_french_name_ends_before_how_it_is_meant(nlp: Language, text: str, names: list[str]):
    assert names_in(nlp, text) == names


@pytest.mark.parametrize(
    "text",
    [
        "Vu l’article L12-3 TAZE, le Conseil vote. La TAZE a financé la route.",
        "La mise en œuvre du TAZE avance. Le TAZE a été voté.",
        "The implementation of the TAZE goes on. The TAZE was voted.",
    ],
)
def test_letters_of_what_has_articles_or_is_carried_out_are_no_bodys(nlp: Language, text: str):
    assert "TAZE" not in names_in(nlp, text)


def test_letters_that_a_text_explains_otherwise_do_not_mean_the_body_of_the_gazetteer(nlp: Language):
    text = "Les institutions de microfinance (IMF) prêtent. Les IMF de la région et l’IMF de Kita."
    assert names_in(nlp, text) == []
    assert "IMF" in names_in(nlp, "The IMF has lent.", language="en")


def test_a_body_is_called_by_the_words_that_its_name_begins_with(nlp: Language):
    text = "Delta Rivers Foundation gave. Delta Rivers pays for it. Delta Rivers and others came."
    assert names_in(nlp, text, language="en") == ["Delta Rivers Foundation", "Delta Rivers", "Delta Rivers"]
    place = text + " We live in Delta Rivers."
    assert names_in(nlp, place, language="en") == ["Delta Rivers Foundation"]
    once = "Delta Rivers Foundation gave. Delta Rivers pays for it."
    assert names_in(nlp, once, language="en") == ["Delta Rivers Foundation"]


def test_a_heading_in_capitals_does_not_give_a_body_its_name():
    shouted = new_organisation("SYNDICAT DES EAUX")
    texts = ["SYNDICAT DES EAUX", "Syndicat des Eaux", "syndicat des eaux"]
    assert [one.name for one in as_written([shouted], texts)] == ["Syndicat des Eaux"]
    assert [one.name for one in as_written([shouted], texts[:1])] == ["SYNDICAT DES EAUX"]
    assert [one.id for one in as_written([shouted], texts)] == [shouted.id]


@pytest.mark.parametrize("behind", ["worth US$3 million", "valued at US$3 million", "estimé à 3 millions"])
def test_the_name_in_a_slot_ends_before_what_is_said_of_the_sum(behind: str):
    text = f"Delta Rivers {behind}"
    assert name_in_slot(text) == (0, len("Delta Rivers"))


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        (
            "We help agencies such as Meals for Tinza, the Rivers Trust (RT) and United Kita, as others do.",
            "en",
            ["Meals for Tinza", "Rivers Trust", "RT", "United Kita"],
        ),
        (
            "Des ONG comme Tin Aide, Secours Tazé et la Croix-Bleue.",
            "fr",
            ["Tin Aide", "Secours Tazé", "Croix-Bleue"],
        ),
        ("Les partenaires techniques (TAZE, TAN NET, etc.) appuient.", "fr", ["TAZE", "TAN NET"]),
        ("Les partenaires (TAZE) appuient.", "fr", []),
        ("Les partenaires (ONG, Associations) appuient.", "fr", []),
        ("Les agences de l’eau (Amont-Tinza, Aval-Tinza) paient.", "fr", []),
        (
            "Les sponsors de la fête : TANVO, TAMICA TOURS, l’ASTAN, Tin Aide.",
            "fr",
            ["TANVO", "TAMICA TOURS", "ASTAN", "Tin Aide"],
        ),
        ("Partenaires : TANVO.", "fr", []),
        ("Nos partenaires : Eau, Terre. Il faut de l’eau et de la terre.", "fr", []),
        ("Partners such as West Africa, Mali and Niger came.", "en", []),
        ("People such as Tin Aide came.", "en", []),
    ],
)
def test_a_noun_for_bodies_introduces_the_names_of_a_list(
    nlp: Language, text: str, language: str, names: list[str]
):
    assert names_in(nlp, text, language=language) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Water Agreement Ad–Hoc Committee", []),
        ("¹Tinzan Meteorological Institute, Kita.", ["Tinzan Meteorological Institute"]),
        ("Building a Foundation for Better Thinking", []),
        ("We thank an American Rivers Council programme.", ["American Rivers Council"]),
        ("between the City of Tinza and J. Dabo Contracting, Inc. for", ["J. Dabo Contracting, Inc."]),
        ("between the City of Tinza and Dabo Enterprise for", ["Dabo Enterprise"]),
        ("Awa Cross and the Blue Cross came.", ["Blue Cross"]),
    ],
)
def test_english_names_begin_and_end_where_their_words_do(nlp: Language, text: str, names: list[str]):
    assert names_in(nlp, text, language="en") == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Titre : Division Director", []),
        ("1.2 Organisation du sous-secteur de la pêche", []),
        ("1.2 Organisation des Nations Unies", ["Organisation des Nations Unies"]),
        ("les frais (autres que la Commission d’Amortissement) du prêt", []),
        ("Statut : ENTREPRISE D'ETAT", []),
        (
            "l’École Nationale des Eaux (ENE) Tinza Dabo, dont le consortium signe",
            ["École Nationale des Eaux", "ENE"],
        ),
    ],
)
def test_offices_fees_and_headings_are_no_bodies(nlp: Language, text: str, names: list[str]):
    assert names_in(nlp, text) == names


def test_the_family_of_a_person_is_not_short_for_a_body(nlp: Language):
    text = "Dabora Auto Limited sells. Dabora has grown. Dabora pays."
    assert names_in(nlp, text, language="en") == ["Dabora Auto Limited", "Dabora", "Dabora"]
    person = text + " Awa Dabora came."
    assert names_in(nlp, person, language="en") == ["Dabora Auto Limited"]


def test_a_body_that_an_item_says_to_add_is_not_the_end_of_a_longer_name(nlp: Language):
    text = "We renew the partnership with Daborse. Add Daborse to the list."
    assert names_in(nlp, text, language="en") == ["Daborse", "Daborse"]
    assert names_in(nlp, text.replace("Add", "Awa"), language="en") == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Coup de Main Vietnam aide. Un don à Coup de Main Vietnam.", ["Coup de Main Vietnam"] * 2),
        ("par la Caisse d’Assistance à l’Enfance de Tinza", ["Caisse d’Assistance à l’Enfance de Tinza"]),
        ("la classe de CP et les EPCI", []),
        (
            "de la Direction des Eaux, du Bureau de Collecte des Recettes et de TanSen",
            ["Direction des Eaux", "Bureau de Collecte des Recettes"],
        ),
        (
            "L’ONG Association pour l’Aide et le Développement Durable (AADER) agit. L’ONG AADER paie.",
            ["Association pour l’Aide et le Développement Durable", "AADER", "AADER"],
        ),
    ],
)
def test_a_name_is_neither_cut_nor_joined_to_another(nlp: Language, text: str, names: list[str]):
    assert names_in(nlp, text) == names


def test_a_programme_is_not_named_by_an_adjective_alone(nlp: Language):
    found = names_in(nlp, "dans le Programme Pluriannuel d’Intervention de Tinza")
    assert not any(name.startswith("Pluriannuel") for name in found)
    assert names_in(nlp, "dans le programme Rives Durables") == ["Rives Durables"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Mr. and Mrs. Paul Parish came to St. Tinza Parish.", ["Tinza Parish"]),
        ("Seating Limited to 75 persons. Dabo Trading Limited came.", ["Dabo Trading Limited"]),
        ("We sell Life Insurance.", []),
        ("the borders between Mali, Algeria and Niger", []),
        ("an agreement between Mali and Niger", ["Mali", "Niger"]),
    ],
)
def test_families_goods_and_lands_are_no_bodies(nlp: Language, text: str, names: list[str]):
    assert names_in(nlp, text, language="en") == names


def test_letters_that_count_are_those_of_a_series():
    said = Said(
        ["les enfants (TAZ 08, TAZ 50, TAZ 52 et TAZ 63)", "ANO 1 et ANO 2", "ABO 3, ABO 4, ABO 5"]
        + ["ABO"] * 4
    )
    assert letters_of_series(["TAZ", "ANO", "ABO"], said) == {"TAZ"}


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("the Office for Students with Disabilities acts", "en", ["Office for Students with Disabilities"]),
        ("imported from the Russian Federation", "en", []),
        ("A Turn: Leaving Russia and others", "en", []),
        ("Signature DABO RIVES PARTNERS SA", "fr", ["DABO RIVES PARTNERS SA"]),
        ("par une ONG Chrétienne du village", "fr", []),
        ("par la société Daborète and Co.", "fr", ["Daborète and Co"]),
        ("les travaux de l’Intercommunale pour l’ensemble du chantier", "fr", []),
        ("en faveur de la TEXTE MASQUÉ", "fr", []),
    ],
)
def test_what_stands_beside_a_name_does_not_make_one(
    nlp: Language, text: str, language: str, names: list[str]
):
    assert names_in(nlp, text, language=language) == names
