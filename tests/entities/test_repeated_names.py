"""What all occurrences in a document say of a name; every sentence is made up."""

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from pipeline.entities.acronyms import Definition
from pipeline.entities.organisations.acting_words import Showing, find_acting_words
from pipeline.entities.organisations.by_model import is_shouted_word
from pipeline.entities.organisations.known import KnownNames
from pipeline.entities.organisations.partners import names_listed
from pipeline.entities.organisations.repeated import (
    Repetition,
    Said,
    letters_of_bodies,
    letters_of_things,
    parts_of,
    stands_for_class,
)
from pipeline.entities.organisations.vocabulary import names_of_texts
from tests.entities.names import names_in, rules_of_names


@pytest.fixture(scope="module")
def nlp() -> Language:
    return rules_of_names()


TOOLS = "We use XYZ tools. The XYZ training began. Farmers like XYZ videos. An XYZ fund opened."


def test_letters_before_nouns_are_a_thing_however_they_once_act():
    said = Said([TOOLS, "It was paid with XYZ."] * 3)
    assert letters_of_things({"XYZ": 1}, said) == {"XYZ"}


@pytest.mark.parametrize(
    ("acts", "settings", "things"),
    [
        (1, Repetition(least=5, acting=0.21, qualifying=0.8), {"XYZ"}),
        (1, Repetition(least=6, acting=0.21, qualifying=0.8), set()),
        (1, Repetition(least=5, acting=0.2, qualifying=0.8, seldom=0.2), set()),
        (1, Repetition(least=5, acting=0.2, seldom=0.21, mainly=0.8), {"XYZ"}),
        (1, Repetition(least=5, acting=0.2, seldom=0.21, mainly=0.81), set()),
        (1, Repetition(least=5, acting=0.21, qualifying=0.81), set()),
        (2, Repetition(least=5, acting=0.21, qualifying=0.8), set()),
    ],
)
def test_each_share_decides_on_letters(acts: int, settings: Repetition, things: set[str]):
    said = Said([TOOLS, "It was paid with XYZ."])
    assert letters_of_things({"XYZ": acts}, said, settings) == things


def test_a_part_of_a_word_is_no_occurrence():
    said = Said(["XYZ-2 and AXYZ or XYZs, but XYZ, (XYZ) and l’XYZ"])
    assert said.count("XYZ") == 3


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("rue Haute, 4190 TINZA", True),
        ("le siège à 41900 TINZA est fermé", True),
        ("rue Haute, 419 TINZA", False),
        ("rue Haute, 419000 TINZA", False),
        ("en 2019 TINZA a signé", False),
        ("rue Haute, 4190 TINZANA", False),
    ],
)
def test_what_stands_behind_a_postal_code_is_a_town(text: str, town: bool):
    assert Said([text]).is_town("TINZA") is town


def test_joined_names_are_two_where_each_stands_alone_elsewhere():
    name = "Delta Aid and River Watch"
    assert parts_of(name, Said([name, "Delta Aid came.", "So did River Watch."])) == [
        (0, "Delta Aid"),
        (14, "River Watch"),
    ]
    assert parts_of(name, Said([name, "Delta Aid came."])) == [(0, name)]
    assert len(parts_of(name, Said([name, *["River Watch came."] * 3]))) == 2
    assert parts_of(name, Said([name, *["River Watch came."] * 2])) == [(0, name)]


def test_two_english_bodies_are_found_apart(nlp: Language):
    text = (
        "The Delta Association came. The River Council was there. It is led by the Delta Association"
        " and River Council together."
    )
    assert names_in(nlp, text, language="en").count("River Council") == 2


AQUA = "Aquamali a financé le puits. L'équipe d'Aquamali est là."


@pytest.mark.parametrize(
    ("passages", "settings", "words"),
    [
        ([AQUA], Showing(), ["Aquamali"]),
        ([AQUA], Showing(shown=3), ["Aquamali"]),
        ([AQUA], Showing(shown=4), []),
        ([AQUA], Showing(least=3), []),
        ([AQUA, "Il va à Aquamali."], Showing(), []),
        ([AQUA, "Awa Aquamali est venue."], Showing(), []),
        (["Aquamali est là. Voici Aquamali."], Showing(), []),
        (["Aquamali et Fondago ont financé le puits. Aquamali et Fondago ont signé."], Showing(), None),
        (["The well was funded by Aquamali. People like Aquamali."], Showing(), ["Aquamali"]),
    ],
)
def test_a_word_is_a_body_where_texts_show_it_so_and_nothing_else(
    passages: list[str], settings: Showing, words: list[str] | None
):
    found = sorted(find_acting_words(passages, frozenset(), settings))
    assert found == (["Aquamali", "Fondago"] if words is None else words)


def test_a_word_that_is_written_small_elsewhere_is_no_body():
    assert not list(find_acting_words([AQUA], frozenset(["aquamali"])))
    assert not list(find_acting_words(["Chacun a financé. L'équipe de Direction."], frozenset()))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Relief Mali opened a school.", ["Relief Mali"]),
        ("It is Awa Jordan who opened a school.", []),
        ("And Ghana opened a school.", []),
        ("DELTA's Mali team opened a school.", []),
        ("They work in Papua New Guinea, too.", []),
        ("A partner in Mozambique/Malawi, too.", []),
    ],
)
def test_only_a_body_has_a_branch_in_a_land(nlp: Language, text: str, names: list[str]):
    assert names_in(nlp, text, language="en") == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("− Engage government and partners", []),
        ("− Sensitizing police officers", []),
        ("− Kenyan police officers", ["Kenyan police"]),
        ("The Kenyan government came.", ["Kenyan government"]),
        ("the Federal University of Rio de Lago", ["Federal University of Rio de Lago"]),
        (
            "the Delta Regional Office for Asia and the Pacific",
            ["Delta Regional Office for Asia and the Pacific"],
        ),
        ("the Ministry of Rivers, Delta Mali, and River Aid Association", ["River Aid Association"]),
        ("the Ministry of Rivers, Lakes and Ports", ["Ministry of Rivers, Lakes and Ports"]),
        ("by Songsitti Co., Ltd. in 2010", ["Songsitti Co., Ltd."]),
        ("the Executive Board of the World Bank met", ["World Bank"]),
        ("near the peasant association, Awa's work is known", []),
        ("the River association, Delta, opened", ["Delta"]),
    ],
)
def test_where_english_names_end(nlp: Language, text: str, names: list[str]):
    found = names_in(nlp, text, language="en")
    assert [name for name in names if name in found] == names
    assert names or not found


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "la Croix-Rouge malienne et Clowns Sans Frontières sont là",
            ["Croix-Rouge malienne", "Clowns Sans Frontières"],
        ),
        ("avec l'association locale Tin Tama et lui", ["Tin Tama"]),
        ("avec l'association Gymnastique Tama et lui", ["Gymnastique Tama"]),
        ("les travaux ont été remis à la Commune de Tama", ["Commune de Tama"]),
        ("il va à la Commune de Tama", []),
        ("soutenu par la Métropole du Grand Lac", ["Métropole du Grand Lac"]),
        ("UNICEF / LE PROGRAMME NATIONAL", ["UNICEF"]),
    ],
)
def test_where_french_names_end(nlp: Language, text: str, names: list[str]):
    found = names_in(nlp, text)
    assert [name for name in names if name in found] == names
    assert names or not found
    assert "LE" not in found


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Rapid Survey on Rivers (RSR) is new. According to the RSR it rains.", []),
        ("The Rapid Service on Rivers (RSR) is new. According to the RSR it rains.", ["RSR"]),
        ("They help children with SAM there.", []),
        ("They were infected by the EVD there.", []),
        ("It was funded by the EVD there.", ["EVD"]),
        ("It is at P.J.T.S. River University, now.", ["P.J.T.S. River University"]),
        ("It has a Web Platform and a Learning Center.", []),
    ],
)
def test_letters_of_surveys_illnesses_and_classes_are_no_bodies(nlp: Language, text: str, names: list[str]):
    found = names_in(nlp, text, language="en")
    assert [name for name in names if name in found] == names
    assert names or not found


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Bamako, 12 août (ZZA) – Le puits est ouvert.", ["ZZA"]),
        ("Bamako, 12 août (suite) – Le puits est ouvert.", []),
        ("Le puits (ZZA) – est ouvert.", []),
        ("entre le Conseil Régional de Gao CRG et les communes", ["Conseil Régional de Gao"]),
        ("le Directeur de Cabinet du ministère de la Santé est venu", ["ministère de la Santé"]),
        ("le Cabinet du ministre est venu", None),
        ("la Convention-cadre des Nations Unies sur l'eau", []),
        ("une mission des Nations Unies sur l'eau", ["Nations Unies"]),
        ("payé par le fonds vert pour le climat depuis", ["fonds vert pour le climat"]),
        ("payé par un fonds mondial depuis", []),
        ("dans les régions Centre Ouest Nord-Ouest Littoral", []),
        ("une équipe dans la préfecture de Gao", []),
    ],
)
def test_wires_letters_behind_names_offices_and_treaties(nlp: Language, text: str, names: list[str] | None):
    found = names_in(nlp, text)
    assert names is None or [name for name in names if name in found] == names
    assert names != [] or not found


@pytest.mark.parametrize(
    ("expansion", "passages", "is_class"),
    [
        ("River Savings Association", ["Two RSAs met. The RSAs grow."], True),
        ("River Savings Association", ["Two RSAs met."], False),
        ("River Savings Association", ["a river savings association, many river savings associations"], True),
        ("River Savings Association", ["a river savings association"], False),
        ("Comité de Gestion", ["un comité de gestion et le comité de gestion"], False),
        ("Rivers", ["rivers and rivers"], False),
    ],
)
def test_letters_in_the_plural_or_words_in_small_letters_are_a_class(
    expansion: str, passages: list[str], is_class: bool
):
    assert stands_for_class("RSA", expansion, Said(passages)) is is_class
    assert stands_for_class("RSA", expansion, Said(passages), Repetition(plural=3)) is False


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The River Savings Association (RSA) is one. Many RSAs met. RSAs grow. An RSA pays.", []),
        (
            "The River Savings Association (RSA) is one. The RSA pays.",
            ["River Savings Association", "RSA", "RSA"],
        ),
        ("through the EU and World Bank, now", ["World Bank"]),
        ("partners such as the University of Tama, and DRX, came", ["University of Tama"]),
        ("the Delta Country Development Cooperation Strategy is out", []),
        ("has assured Malawi of World Bank support", ["World Bank"]),
        ("a Document of The World Bank", ["World Bank"]),
        ("it was paid by the US there", []),
    ],
)
def test_what_classes_strategies_and_lands_are_not(nlp: Language, text: str, names: list[str]):
    found = names_in(nlp, text, language="en")
    assert [name for name in names if name in found] == names
    assert names or not found
    assert not [name for name in found if " and " in name]


def test_what_a_glossary_adds_to_a_name_is_no_part_of_it():
    known = names_of_texts(["DAE (Delta Aid Everywhere, an international NGO) came. The DAE agency paid."])
    organisation = known.by_acronym("DAE")
    assert organisation is None or organisation.name == "Delta Aid Everywhere"


SHIP = "SHIPS's staff grew. SHIPS has opened wells. SHIPS is a helper. We like SHIPS now. Go to SHIPS there."


@pytest.mark.parametrize(
    ("settings", "bodies"),
    [
        (Repetition(least=5, body=0.6), {"SHIPS"}),
        (Repetition(least=6, body=0.6), set()),
        (Repetition(least=5, body=0.61), set()),
    ],
)
def test_letters_that_do_what_bodies_do_are_a_body(settings: Repetition, bodies: set[str]):
    assert letters_of_bodies(["SHIPS"], Said([SHIP]), settings) == bodies


def test_letters_of_bodies_are_found_wherever_they_stand(nlp: Language):
    assert names_in(nlp, SHIP, language="en").count("SHIPS") == 5
    plain = "SHIPS and others grew. We like SHIPS now. Go to SHIPS there. The SHIPS come. See SHIPS here."
    assert not names_in(nlp, plain, language="en")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("It was built by Oxfam Mali there.", ["Oxfam Mali"]),
        ("It was built by USAID/Mali there.", ["USAID/Mali"]),
        ("It was built by Oxfam in Mali there.", ["Oxfam"]),
        (
            "The Ministry of Rivers (MOR) and the ministry of rivers, a ministry of rivers.",
            ["Ministry of Rivers"],
        ),
        ("It was led by Kuro LTD there.", ["Kuro LTD"]),
    ],
)
def test_branches_of_known_bodies_and_what_there_is_one_of(nlp: Language, text: str, names: list[str]):
    found = names_in(nlp, text, language="en")
    assert [name for name in names if name in found] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Le déficit suit la convention KRT. Il est financé par KRV.", ["KRV"]),
        ("C'est la convention alternative (KRT). Un soutien de la KRT est là.", ["KRT", "KRT"]),
        ("Vu les articles 438 et suivants de l'KRTUS.", []),
        ("Le KRT (+147 millions) croît, et la hausse du KRT aussi.", []),
        ("L'étude de Diallo MS et Keita AB porte sur le Ministère de la Santé.", ["Ministère de la Santé"]),
        ("L'avis du MS dit que le Ministère de la Santé est là.", ["MS", "Ministère de la Santé"]),
        ("Elle paie la Commission d'engagement et la Commission d'ouverture de dossier.", []),
        ("C'est l'agence de l'Emprunteur.", []),
        ("Il sert la plateforme OpenTinza. La plateforme web OpenTinza est là.", []),
        ("Il aide la plateforme Tinza Solidaire.", ["Tinza Solidaire"]),
        ("Le FAS (Frais d'Accès au Service) est payé par la commune.", []),
        ("Le CD (Comité directeur) se réunit. Le CD a financé le projet.", []),
        ("ASBL Centre Culturel - Modification désignation.", []),
        ("Conservatoire, VILLE DE BAMAKO", []),
        ("Il a un code de Gouvernement d'entreprise.", []),
        ("C'est une société Anonyme avec un conseil.", []),
        ("La Fondation C. Diarra est ouverte.", []),
    ],
)
def test_fees_roles_organs_and_cut_names_are_no_bodies(nlp: Language, text: str, names: list[str]):
    assert sorted(names_in(nlp, text)) == sorted(names)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("They read the Joint Programme on HIV/AIDS there.", []),
        ("We met the Delta Council on HIV/AIDS there.", ["Delta Council on HIV/AIDS"]),
        ("It is the Emergency Plan for Delta Relief Fund.", []),
        ("It works with Delta River Bank, N.A. and Sira River Group, LLC dba Sira.", []),
    ],
)
def test_english_names_with_strokes_plans_and_forms(nlp: Language, text: str, names: list[str]):
    found = names_in(nlp, text, language="en")
    assert [name for name in names if name in found] == names
    assert not {"N.A", "LLC", "Delta Relief Fund", "Joint Programme on HIV"} & set(found)


@pytest.mark.parametrize(
    ("words", "shouted"),
    [
        (["axe", "TINAKOR"], True),
        (["axe", "TINAKO"], False),
        (["le", "TINAKOR"], False),
        (["avec", "BRGTKOR"], False),
    ],
)
def test_a_word_in_capitals_that_can_be_spoken_is_rather_a_place_or_a_person(
    nlp: Language, words: list[str], shouted: bool
):
    doc = Doc(nlp.vocab, words=words)
    assert is_shouted_word(doc[1:]) == shouted


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("They held Annual Meetings of the Delta Bank there.", ["Delta Bank"]),
        ("It has Major Support for the Tinza Learning Center.", ["Tinza Learning Center"]),
        ("A paper by University of Tinza Professor Awa Diallo says so.", ["University of Tinza"]),
        ("They sold Donated Goods and Services there.", []),
        ("They read “Mapping Small Rivers and Gold Mining” there.", []),
        ("The Tinza Wildlife Service’s (TWS) office. It was funded by the TWS.", ["Tinza Wildlife Service"]),
    ],
)
def test_english_bodies_without_deeds_officers_and_goods(nlp: Language, text: str, names: list[str]):
    found = [name for name in names_in(nlp, text, language="en") if " " in name]
    assert found == names


def test_letters_of_what_is_done_are_no_body_though_they_seem_to_act(nlp: Language):
    told = "L'Exploitation à Petite Échelle (EPEL) croît. " + "Le secteur EPEL est vaste. " * 9
    assert "EPEL" not in names_in(nlp, told + "Un revenu est produit par l'EPEL.")
    bodily = told.replace("Exploitation à Petite Échelle", "Action à Petite Échelle")
    assert "EPEL" in names_in(nlp, bodily + "Un revenu est produit par l'EPEL.")


def test_machines_are_no_groups(nlp: Language):
    assert names_in(nlp, "Un Groupe Électrogène Fixe (GEF) est livré par le GEF.") == []


def test_letters_of_three_mean_a_body_of_another_country_where_it_stands_in_full_only(nlp: Language):
    told = "La République du Mali et la Belgique ont parlé. Le Mali paie la WBI."
    assert names_in(nlp, told).count("WBI") == 0
    assert "WBI" in names_in(nlp, told + " Wallonie-Bruxelles International paie.")


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("aux DKG, PETROKIN et DHK", ["DKG", "PETROKIN", "DHK"]),
        ("et MEKP", ["MEKP"]),
        ("DKG, DKIF,", ["DKG", "DKIF"]),
        ("Ministère des Rives (MRI)", ["Ministère des Rives"]),
        ("DKG (remboursement)", ["DKG"]),
        ("3. Direction des Rives (DR)", ["Direction des Rives"]),
        ("► Delta Rives¹", ["Delta Rives"]),
        ("Delta Rives et Filles", ["Delta Rives et Filles"]),
        ("Delta Rives; Eau Vive", ["Delta Rives", "Eau Vive"]),
        ("La Rivière", ["La Rivière"]),
        ("- DKG, - MEKP, - PETROKIN", ["DKG", "MEKP", "PETROKIN"]),
        ("DKG MEKP PETROKIN", ["DKG MEKP PETROKIN"]),
    ],
)
def test_a_partners_cell_lists_its_names(cell: str, names: list[str]):
    assert list(names_listed(cell, KnownNames())) == names


def test_letters_that_a_document_knows_are_a_list_without_signs():
    known = KnownNames([Definition("DKG", "Direction des Rives", "inline", 0, 19, 21)])
    assert list(names_listed("DKG ONU PETROKIN", known)) == ["DKG", "ONU", "PETROKIN"]
