"""Names of organisations as news, audits, accounts and UN pages write them; every sentence is made up."""

import pytest
from spacy.language import Language

from pipeline.entities import entities_of_text
from tests.entities.names import rules_of_names


@pytest.fixture(scope="module")
def nlp() -> Language:
    return rules_of_names()


def mentions(nlp: Language, text: str, *, language: str = "fr", country: str = "ML") -> list[tuple[str, str]]:
    found = entities_of_text(text, nlp, language=language, country=country, only=["organisations"])
    return [(entity["text"], entity["kind"]) for entity in found["organisations"]]


def texts(nlp: Language, text: str, **options: str) -> list[str]:
    return [name for name, _ in mentions(nlp, text, **options)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Le responsable de la Banque mondiale au Togo et du projet est venu.", ["Banque mondiale"]),
        ("Elle vise le Conseil de sécurité et principal organe de décision.", ["Conseil de sécurité"]),
        ("Selon la Cour des comptes européenne responsable.", ["Cour des comptes européenne"]),
        ("La Haute Autorité à la Paix des Rives siège.", ["Haute Autorité à la Paix des Rives"]),
        ("le ministère de l'Eau et de l'Abri du sol dit", ["ministère de l'Eau et de l'Abri du sol"]),
        ("Le Bureau des Pistes au Ministère des Routes.", ["Bureau des Pistes", "Ministère des Routes"]),
        ("Le Général de Brigade Issa Cissé et la région du Centre-Est.", []),
        ("Le Conseil d'administration de la Banque des Rives a voté.", ["Banque des Rives"]),
        ("Le directeur de l'Agence des eaux rurales Awa Cissé a parlé.", ["Agence des eaux rurales"]),
    ],
)
def test_a_name_ends_where_another_thing_begins(nlp: Language, text: str, names: list[str]):
    assert texts(nlp, text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "le gouvernement nigérien et la coopération suisse",
            ["gouvernement nigérien", "coopération suisse"],
        ),
        ("La banque africaine de développement prête.", ["banque africaine de développement"]),
        ("L'Etat malien et l'armée malienne en profitent.", ["Etat malien", "armée malienne"]),
        ("Le président de la République du Mali a reçu les élus.", []),
        ("Les fonds annoncés par la Norvège arrivent en Norvège.", ["Norvège"]),
        ("Une convention entre la commune de Siby et l'ONG Yiriba est prête.", ["commune de Siby", "Yiriba"]),
    ],
)
def test_states_and_their_bodies_need_no_capital(nlp: Language, text: str, names: list[str]):
    assert texts(nlp, text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Le directeur général de l'ANDEX a signé.", ["ANDEX"]),
        ("Un appui à l'UNICEF, à l'ANDEX et au FOREX suivra.", ["UNICEF", "ANDEX", "FOREX"]),
        ("Les agents du Service des Rives (ZQT) sont là. ZQT recrute.", ["Service des Rives", "ZQT", "ZQT"]),
        ("La plateforme multifonctionnelle (PMF) tourne.", []),
        ("Les Organisations de solidarité du fleuve (OSF) se réunissent.", []),
    ],
)
def test_acronyms_that_names_or_offices_vouch_for(nlp: Language, text: str, names: list[str]):
    assert texts(nlp, text) == names


def test_a_name_that_is_announced_once_is_known_everywhere(nlp: Language):
    text = "L'ONG Danaya Rives creuse des puits.\n\nDepuis 2010, Danaya Rives a formé 40 femmes."
    assert mentions(nlp, text) == [("Danaya Rives", "NGO"), ("Danaya Rives", "NGO")]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Yiriba est une association de droit malien.", ["Yiriba"]),
        ("avec l'appui de Puisatiers sans frontières", ["Puisatiers sans frontières"]),
        ("un accord avec Yiriba Mali et la société minière Doro Or SA", ["Yiriba Mali", "Doro Or SA"]),
        ("Au Mali, le Sud Mali et notre Mali", []),
    ],
)
def test_names_that_say_themselves_what_they_are(nlp: Language, text: str, names: list[str]):
    assert texts(nlp, text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Funded by the Netherlands, Japan and the Czech Republic.",
            ["Netherlands", "Japan", "Czech Republic"],
        ),
        ("On 5 July, the River Office of the Niger met in Japan.", ["River Office of the Niger"]),
        ("The Mali River Council on Monday and the Malian army.", ["Mali River Council", "Malian army"]),
        ("The Head of Office and the River Red Cross (RRC) agreed.", ["River Red Cross", "RRC"]),
    ],
)
def test_english_names_end_at_dates_and_offices(nlp: Language, text: str, names: list[str]):
    assert texts(nlp, text, language="en") == names


def test_the_gazetteer_keeps_an_acronym_whose_name_is_told_in_part(nlp: Language):
    text = "La Mission des Nations unies pour la stabilisation au Mali (MINUSMA)."
    found = entities_of_text(text + " La MINUSMA part.", nlp, only=["organisations"])["organisations"]
    assert [entity["text"] for entity in found][1:] == ["MINUSMA", "MINUSMA"]
    assert len({entity["name"] for entity in found}) == 1


def test_the_own_state_behind_a_name_makes_no_other_organisation(nlp: Language):
    text = (
        "Le Ministère de l'Économie et des Finances, puis le Ministère de l'Économie et des Finances du Mali."
    )
    found = entities_of_text(text, nlp, only=["organisations"])["organisations"]
    assert len(found) == 2
    assert len({entity["name"] for entity in found}) == 1


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Le Conseil communal d'examiner et le ministère des Eaux de piloter.", ["ministère des Eaux"]),
        (
            "Le ministère burkinabè de l'Eau paie. Le Ministère du Sol Malgache et Sambala ont signé.",
            ["ministère burkinabè de l'Eau", "Ministère du Sol Malgache", "Sambala"],
        ),
        ("Le Conseil de la BOAD prête.", ["BOAD"]),
        (
            "Le Ministre des Eaux et Sols (MINESOL) parle. Le MINESOL recrute.",
            ["Ministre des Eaux et Sols", "MINESOL", "MINESOL"],
        ),
        ("L'Africaine des puits (ADP) creuse. L'ADP s'est engagée.", ["Africaine des puits", "ADP", "ADP"]),
        ("L'association Dentalia Rives agit. Avec Dentalia on gagne.", ["Dentalia Rives", "Dentalia"]),
        ("L'ASBL « Musique et Vie » joue, puis Musique et Vie dort.", ["Musique et Vie", "Musique et Vie"]),
        ("Le Comité technique, le Projet d'appui et la Direction du service.", []),
        ("par la direction générale des eaux", ["direction générale des eaux"]),
        ("M. Issa SARRA et NIKIEMA, par SANKARA, ont dit.", []),
    ],
)
def test_what_a_document_shows_of_names(nlp: Language, text: str, names: list[str]):
    assert texts(nlp, text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Board of Directors of the Yala Water Bank met.", ["Yala Water Bank"]),
        ("Yala Water Trust in Dorra County gives.", ["Yala Water Trust"]),
        ("The Ministry of Water, Roads and Rural Works pays.", ["Ministry of Water, Roads and Rural Works"]),
        (
            "The Yala State government and the internal affairs ministry agree.",
            ["Yala State government", "internal affairs ministry"],
        ),
        ("The House Committee, Office Hours, a Monthly Board and Club Events.", []),
        ("Yala Primary School and the Dorra Hospital.", ["Yala Primary School", "Dorra Hospital"]),
        ("The Yala Charitable Foundation Annual Report is out.", ["Yala Charitable Foundation"]),
        ("UNMISS’ office costs UA 223.83 million.", ["UNMISS"]),
    ],
)
def test_english_names_have_their_bounds(nlp: Language, text: str, names: list[str]):
    assert texts(nlp, text, language="en") == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Société de Tissage des Fibres textiles ;", ["Société de Tissage des Fibres textiles"]),
        (
            "Direction de la Comptabilité publique et du Trésor",
            ["Direction de la Comptabilité publique et du Trésor"],
        ),
        (
            "Bureau de la Répression du trafic illicite de bois.",
            ["Bureau de la Répression du trafic illicite de bois"],
        ),
        ("Le Ministère des Forces armées et du Budget siège.", ["Ministère des Forces armées et du Budget"]),
        ("Le juge du tribunal de Grande Instance est là.", ["tribunal de Grande Instance"]),
        (
            "Il dirige l'Agence nationale de la Petite enfance et des Rives.",
            ["Agence nationale de la Petite enfance et des Rives"],
        ),
        (
            "Le Réseau des Autorités Anti – corruption d'Afrique se réunit.",
            ["Réseau des Autorités Anti – corruption d'Afrique"],
        ),
        ("La Direction des Ponts chargés des routes est là.", ["Direction des Ponts"]),
        ("Commission des Lois dit oui", ["Commission des Lois"]),
    ],
)
def test_a_name_goes_on_to_the_end_of_what_it_says(nlp: Language, text: str, names: list[str]):
    assert texts(nlp, text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Madame Awa NIARELA est nommée. Un don fut remis par NIARELA et la BOAD.", ["BOAD"]),
        (
            "Monsieur Issa NIARELA est parti. Le Bureau des Plaintes Issa NIARELA est fermé.",
            ["Bureau des Plaintes"],
        ),
        ("Monsieur Issa NIARELA vient. L'Université Issa NIARELA ouvre.", ["Université Issa NIARELA"]),
        ("Le conseil, par le NIARELA, finance.", ["NIARELA"]),
        ("Elle est partie en compagnie du Recteur et sous la direction du Premier adjoint.", []),
        ("Il est nommé préfet du Département de Kita.", []),
        ("La mise en place d'un Programme de pistes rurales est prévue.", []),
        ("Le Projet de loi de règlement est lu.", []),
        ("Le Président, sur rapport du Ministre, par DECRETE :", []),
        ("ACTIVITÉS DE LA DIRECTION DES PLAINTES ET DES RIVES 22", ["DIRECTION DES PLAINTES ET DES RIVES"]),
        ("ACHAT DE BUREAU DE MAITRE POUR LYCEE", []),
        ("La vigne plaît. Un don fut remis par VIGNE.", []),
        ("Le toit de l'église Saint-Malo est refait.", []),
        ("Le Fonds de concours est voté.", []),
        ("MM. NIARELA Awa, TAMSIR Issa sont là. Un don fut remis par TAMSIR.", []),
        ("La loi portant Nouvelle Organisation territoriale de la Rive est lue.", []),
        ("Le Conseil siège. Le Président a informé le Conseil des audiences du jour.", []),
        ("LES DÉLÉGUÉS DU DÉPARTEMENT DE TAMSIR", []),
        ("Elle réunit les ONG Internationales et les autres.", []),
        ("L'école Tamata ferme. Elle est née à Tamata.", []),
    ],
)
def test_persons_lands_and_acts_are_no_organisations(nlp: Language, text: str, names: list[str]):
    assert texts(nlp, text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("We work with Nepal's Ministry of Finance.", ["Ministry of Finance"]),
        ("Make government aware. The Ghanaian government pays.", ["Ghanaian government"]),
        ("The Schedule of Rivers Works, Inc. was read.", ["Rivers Works, Inc."]),
        (
            "It met the World Bank, the Rivers Trust, and Global Fund for Wells.",
            ["World Bank", "Rivers Trust", "Global Fund for Wells"],
        ),
    ],
)
def test_english_names_begin_with_themselves(nlp: Language, text: str, names: list[str]):
    assert texts(nlp, text, language="en", country="GH") == names
