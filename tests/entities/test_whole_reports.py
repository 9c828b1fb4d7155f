"""Names of whole reports: lists without signs, forms, headings, line ends; every name is made up."""

import pytest
from spacy.language import Language

from pipeline.entities.glossaries import glossary_of_blocks
from pipeline.entities.organisations.announced import find_announced
from pipeline.entities.organisations.known import KnownNames
from pipeline.entities.organisations.naming import is_plural
from pipeline.entities.organisations.refusals import is_no_name
from pipeline.records import Block
from tests.entities.names import names_in, rules_of_names


@pytest.fixture(scope="module")
def nlp() -> Language:
    return rules_of_names()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Rivers Foundation Delta Mutual Bank", ["Rivers Foundation", "Delta Mutual Bank"]),
        ("Rivers Foundation The Delta Bank", ["Rivers Foundation", "Delta Bank"]),
        ("Rivers Council Department of Mines", ["Rivers Council", "Department of Mines"]),
        ("National Department of Mines", ["National Department of Mines"]),
        ("Rivers Trust Fund", ["Rivers Trust Fund"]),
        ("Rivers Foundation Research Council", ["Rivers Foundation Research Council"]),
        ("Friends of The Rivers Bank", ["Friends of The Rivers Bank"]),
        ("Rivers Foundation Delta Plains", []),
    ],
)
def test_a_list_without_signs_parts_where_a_noun_ends_a_name(nlp: Language, text: str, names: list[str]):
    assert names_in(nlp, f"It was given by {text}.", language="en") == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Former Chairman and CEO Delta Rivers Group, Inc.", "Delta Rivers Group, Inc."),
        ("Global Director of the Delta Rivers Council", "Delta Rivers Council"),
        ("Founder and Co-Chairperson Delta Foundation", "Delta Foundation"),
        ("Director Ltd.", "Director Ltd."),
    ],
)
def test_who_speaks_for_a_body_is_no_part_of_its_name(nlp: Language, text: str, name: str):
    assert names_in(nlp, f"We thank {text}", language="en") == [name]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Supporting Services", []),
        ("Policies for New Technologies", []),
        ("Delta Technologies", ["Delta Technologies"]),
        ("Reporting Line Services", ["Reporting Line Services"]),
        ("Centers for River and Delta Services", ["Centers for River and Delta Services"]),
    ],
)
def test_what_is_done_or_dealt_in_is_no_company(nlp: Language, text: str, names: list[str]):
    assert names_in(nlp, f"It told them of {text}.", language="en") == names


def test_the_end_of_a_longer_run_of_capitals_is_no_name_of_its_own():
    assert [one.name for one in find_announced("Le Awa Bintou Rives Delta Consulting")] == []
    assert [one.name for one in find_announced("chez Rives Delta Consulting")] == ["Rives Delta Consulting"]


@pytest.mark.parametrize("text", ["Pvt. Ltd.", "Co. Ltd.", "les décisions de la 3e AG"])
def test_a_legal_form_alone_or_an_assembly_by_its_letters_is_no_company(nlp: Language, text: str):
    assert names_in(nlp, text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Le Forum de haut niveau sur l'eau a siégé.", ["Forum de haut niveau"]),
        ("Le Centre de premier accueil de Kita a rouvert.", ["Centre de premier accueil de Kita"]),
        ("Le Comité des Eaux de s'assurer du reste.", ["Comité des Eaux"]),
        ("L'Office des Eaux de pouvoir agir.", ["Office des Eaux"]),
        ("Le Ministère des Eaux du Niger a agi.", ["Ministère des Eaux du Niger"]),
        ("Le Département Pistes pour exécution.", ["Département Pistes"]),
        ("Le Département Pistes pour les Rives.", ["Département Pistes pour les Rives"]),
    ],
)
def test_sizes_belong_to_a_name_and_deeds_and_steps_do_not(nlp: Language, text: str, names: list[str]):
    assert names_in(nlp, text) == names


def test_a_heading_in_capitals_names_no_programme(nlp: Language):
    assert names_in(nlp, "PROGRAMME ANNUEL DES SÉANCES PRÉVUES") == []
    assert names_in(nlp, "Le programme Eaux Vives commence.") == ["Eaux Vives"]


@pytest.mark.parametrize(
    ("name", "plural"),
    [
        ("Établissements Publics de Pistes", True),
        ("Établissements Rives", False),
        ("Établissements Bois", False),
        ("Associations de Rives", True),
        ("Association Rives", False),
    ],
)
def test_an_adjective_shows_the_plural_of_a_noun_that_has_no_other_form(name: str, plural: bool):
    assert is_plural(name) == plural


@pytest.mark.parametrize(
    ("name", "person"),
    [
        ("Awa NIANG", True),
        ("NIANG Awa", False),
        ("Awa Bintou NIANG", True),
        ("Rives CNDP", False),
        ("Rives CND", False),
        ("Awa-Bintou NIANG", True),
        ("Éditions NIANG", False),
        ("Association NIANG", False),
        ("Bamako NIANG", False),
        ("Awa NI", False),
        ("AWA NIANG", False),
    ],
)
def test_a_slot_holds_a_person_where_it_is_written_as_one(name: str, person: bool):
    assert KnownNames(words=frozenset({"editions"})).is_written_person(name) == person


@pytest.mark.parametrize(
    "text",
    ["D'AUTRE PART", "d’une part", "Représentée par sa Maire", "Nota", "Conseil municipal de la Commune"],
)
def test_words_of_contracts_and_councils_that_nothing_tells_apart_are_no_names(text: str):
    assert is_no_name(text)


def test_the_sign_between_letters_and_what_they_stand_for_belongs_to_neither():
    block = Block(page=1, kind="list", section="Sigles", start=0, end=0, x0=0, top=0, x1=1, bottom=1)
    (entry,) = glossary_of_blocks([(block, "ODR : : Office des Rives")])
    assert (entry.acronym, entry.expansion) == ("ODR", "Office des Rives")
