"""Where names end, and what looks like one: gazettes, minutes, newspapers; every sentence is made up."""

import pytest
from spacy.language import Language

from pipeline.entities.organisations.vocabulary import names_of_texts
from tests.entities.names import names_in, rules_of_names


@pytest.fixture(scope="module")
def nlp() -> Language:
    return rules_of_names()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Il rejoint le Ministère des Ports, du Plan et des Pistes, selon elle.",
            ["Ministère des Ports, du Plan et des Pistes"],
        ),
        (
            "le Ministère des Eaux, des Routes rurales et portuaires",
            ["Ministère des Eaux, des Routes rurales et portuaires"],
        ),
        ("MINISTÈRE DES PISTES, DU LOGEMENT ET DE L'EAU", ["MINISTÈRE DES PISTES, DU LOGEMENT ET DE L'EAU"]),
        ("Le Ministère des Eaux, du Mali et du Niger.", ["Ministère des Eaux"]),
        ("Le Ministère des Eaux, et de toute façon.", ["Ministère des Eaux"]),
        (
            "le Ministère du Travail et des Relations avec les Chambres dit",
            ["Ministère du Travail et des Relations avec les Chambres"],
        ),
        ("Le Ministère du Travail avec les Chambres dit", ["Ministère du Travail"]),
    ],
)
def test_a_ministry_deals_with_all_that_its_commas_join(nlp: Language, text: str, names: list[str]):
    assert names_in(nlp, text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Le Conseil supérieur d'orientation agro-sylvo-pastoral.", None),
        ("Le Centre national d'Action anti-mines.", None),
        ("La Commission nationale de lutte contre la fraude.", None),
        ("L'Association Rivière verte.", None),
        ("Le Centre national d'Action porte-bonheur.", ["Centre national d'Action"]),
    ],
)
def test_what_says_more_of_a_noun_belongs_to_the_name(nlp: Language, text: str, names: list[str] | None):
    whole = text.rstrip(".").removeprefix("Le ").removeprefix("La ").removeprefix("L'")
    assert names_in(nlp, text) == (names or [whole])


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Direction Nord - Rives et Hauts Plateaux ;", "Direction Nord - Rives et Hauts Plateaux"),
        (
            "Direction des Accords avec les Groupements de producteurs ;",
            "Direction des Accords avec les Groupements de producteurs",
        ),
        ("Direction de la Pêche, chargée du suivi des navires ;", "Direction de la Pêche"),
        ("Direction de la Pêche pour la somme de 3 millions ;", "Direction de la Pêche"),
        ("Direction de la Pêche - Nord et Madame Cissé ;", "Direction de la Pêche"),
    ],
)
def test_an_item_of_a_list_is_the_name_up_to_its_semicolon(nlp: Language, text: str, name: str):
    assert names_in(nlp, text) == [name]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Le maire informe le conseil municipal de la nécessité de payer.", []),
        ("Le conseil municipal de la commune vote.", []),
        ("Le conseil municipal de Rivebelle vote.", ["conseil municipal de Rivebelle"]),
        ("L'indemnité de conseil au Receveur Municipal", []),
        ("L'accord d'association du Bloc Rives est signé.", []),
        ("Séance du Conseil communal Lundi 30", []),
        ("DÉPARTEMENT DU NORD, le 3 mai", []),
        ("Awa Cissé, présidente du Département du Gourma", ["Département du Gourma"]),
        ("le Gouvernement du Mali relatif à la pêche", ["Gouvernement du Mali"]),
        ("L'Agence ]des eaux", []),
        ("Un exemplaire va à la Municipalité pour approbation.", []),
        ("L'Anses, l'agence française, et la coopération suisse", ["coopération suisse"]),
        ("Organisation du tirage au sort", []),
        ("Organisation des Ports Rivebelle", ["Organisation des Ports Rivebelle"]),
        ("C'est aussi un habitat pour les plantes.", []),
        ("Le RVB est inscrit. Cela figure dans le RVB depuis 2020, par le RVB.", []),
        ("Cela figure depuis 2020, par le RVB.", ["RVB"]),
        ("Un appui par le RVB. Les RVB sont payés.", []),
        ("L'Indice des Rives Hautes (IRH) monte. Voir le IRH et le Centre des Rives.", ["Centre des Rives"]),
        ("Le chef du Gouvernement a informé le Conseil de l'ouverture d'un comité.", []),
        ("Il préside le Conseil de la Rive.", ["Conseil de la Rive"]),
        ("Le groupe allemand Rives Invest a signé.", ["Rives Invest"]),
        ("Le groupe armé Rives Nord a signé.", []),
        ("L'appui de l'Unicef arrive. Le Ocha est là.", ["Unicef"]),
        ("Convention relative au marché avec la Région Sud.", ["Région Sud"]),
    ],
)
def test_what_a_council_is_told_and_what_a_paper_is_of_are_no_names(
    nlp: Language, text: str, names: list[str]
):
    assert names_in(nlp, text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The RiverKit app is new.", []),
        ("A report by RiverData is new. RiverData grows.", ["RiverData", "RiverData"]),
        ("RiverData's team came.", ["RiverData"]),
        ("The company CEO Awa Diallo spoke.", []),
        ("River Pictures for Delta Holdings", ["Delta Holdings"]),
        ("Hope for Children Foundation", ["Hope for Children Foundation"]),
        (
            "Ministry of Ports & Ministry of Rural Roads",
            ["Ministry of Ports", "Ministry of Rural Roads"],
        ),
        ("The RDA's Aid Management Platform grows.", ["Aid Management Platform"]),
        ("University of Gourma Awa Diallo, Rivers University", ["University of Gourma", "Rivers University"]),
        ("University of New Gourma", ["University of New Gourma"]),
        ("In the International Journal of River Systems it says so.", []),
        ("You can see it. Eastern Mali is dry.", []),
        ("People living with HIV signed. HIV supports nothing.", []),
        (
            "Early Years Foundation Mali and River Guides Forum",
            ["Early Years Foundation Mali", "River Guides Forum"],
        ),
        ("Gourma Institute of Land Policy", ["Gourma Institute of Land Policy"]),
        ("The Institute of River Food of the U.S. is new.", ["Institute of River Food"]),
        ("The Regional Tax Table (RTT) is new. The RTT supports growth.", []),
        ("A UK university is full, Gourma university is not.", ["Gourma university"]),
    ],
)
def test_english_products_persons_and_papers_are_no_organisations(nlp: Language, text: str, names: list[str]):
    assert names_in(nlp, text, language="en") == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Le Centre de Jeux Les Petits Pas ouvre.", ["Centre de Jeux Les Petits Pas"]),
        ("La Fondation Rives Budget Sud est là.", []),
        ("Le Service des Pistes 12 rue du Fleuve", []),
        ("Le Service des Pistes, 12 rue du Fleuve", ["Service des Pistes"]),
        ("La directrice du Service des pistes rurales Awa Cissé parle.", ["Service des pistes rurales"]),
        ("Le Service des Pistes Dr Awa Cissé", ["Service des Pistes"]),
        ("DIRECTION DES PISTES ET DES PORTS 22", ["DIRECTION DES PISTES ET DES PORTS"]),
    ],
)
def test_a_name_behind_which_the_text_goes_on_is_none(nlp: Language, text: str, names: list[str]):
    assert names_in(nlp, text) == names


@pytest.mark.parametrize(
    ("cell", "thing"),
    [("Les FRV payés au trimestre", True), ("Fiche de Rendez-vous Vus", False), ("Appui du FRV", False)],
)
def test_cells_show_which_letters_are_things(cell: str, thing: bool):
    known = names_of_texts(["Le FRV est rempli."], cells=[cell])
    assert known.is_word("FRV") is thing


@pytest.mark.parametrize(
    ("cell", "thing"),
    [
        ("stock de Vivres Prêts à Cuire (VPC)", True),
        ("stock de la Fédération des Puits de Kolo (VPC)", False),
        ("VPC 12 (VPC)", False),
    ],
)
def test_a_cell_explains_that_letters_are_no_body(cell: str, thing: bool):
    assert names_of_texts(["Le VPC est là."], cells=[cell]).means_a_class("VPC") is thing


def test_a_cell_explains_the_letters_of_a_body():
    cell = "appui de la Fédération des Puits de Kolo (FPK)"
    found = names_of_texts(["La FPK est là."], cells=[cell]).by_acronym("FPK")
    assert found is not None
    assert found.name == "Fédération des Puits de Kolo"
