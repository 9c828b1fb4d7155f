import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.entities.acronyms import find_definitions, spells
from pipeline.entities.context import DocumentContext
from pipeline.entities.explained import Acronyms
from pipeline.entities.extractors import DocumentFacts
from pipeline.entities.glossaries import GlossaryEntry
from pipeline.entities.organisations.known import KnownNames
from pipeline.entities.passages import WordBoxes
from pipeline.entities.table_cells import CellPlaces
from pipeline.records import TableSet


@pytest.mark.parametrize(
    ("text", "acronym", "expansion"),
    [
        ("des Accords de Partenariat Opérationnel (APO)", "APO", "Accords de Partenariat Opérationnel"),
        ("des QIPs (projets à effet rapide) lancés", "QIPs", None),
        (
            "a case against TAC is first heard by the Tinza Complaints Panel (TCP)",
            "TCP",
            "Tinza Complaints Panel",
        ),
        (
            "a case against the TRB is at first heard by the Complaints Panel (TRB-CP)",
            "TRB-CP",
            None,
        ),
        ("le GEC (Groupe exécutif de coopération) siège", "GEC", "Groupe exécutif de coopération"),
        (
            "Accords avec des Associations de Santé Communautaire (ASACO)",
            "ASACO",
            "Associations de Santé Communautaire",
        ),
        ("par la Division des Affaires Civiles (CAD) hier", "CAD", "Division des Affaires Civiles"),
        (
            "American Association for the Advancement of Science (AAAS)",
            "AAAS",
            "American Association for the Advancement of Science",
        ),
        ("Institut du Sahel – INSAH", "INSAH", None),
        ("1. TAC — Tinza Aid Council — the guard of all", "TAC", "Tinza Aid Council"),
        ("ATPn : Assistance Technique Perlée Nationale", "ATPn", "Assistance Technique Perlée Nationale"),
    ],
)
def test_the_expansion_is_the_name_and_no_more(text: str, acronym: str, expansion: str | None):
    found = {d.acronym: d.expansion for d in find_definitions(text)}
    assert found.get(acronym) == expansion


@pytest.mark.parametrize(
    ("acronym", "expansion"),
    [
        ("CRZPC", "Commission de réhabilitation des zones post-conflit"),
        ("FERASCOM", "Fédération Régionale des Associations de Santé Communautaire"),
        ("ATNp", "Assistance Technique Perlée Nationale"),
    ],
)
def test_letters_are_matched_loosely(acronym: str, expansion: str):
    assert spells(acronym, expansion)


@pytest.mark.parametrize(
    ("acronym", "expansion"), [("USD", "le coût total"), ("APO", "voir la carte jointe")]
)
def test_a_parenthesis_that_spells_nothing_is_no_definition(acronym: str, expansion: str):
    assert not spells(acronym, expansion)


@given(st.text(max_size=200))
def test_offsets_slice_to_the_expansion(text: str):
    for found in find_definitions(text):
        assert text[found.start : found.end] == found.expansion
        assert text[found.acronym_start :].startswith(found.acronym)


def test_the_first_line_of_a_glossary_entry_is_no_second_explanation():
    whole = GlossaryEntry("RPE", "Réseau des Producteurs et Éleveurs du fleuve", 2)
    line = GlossaryEntry("RPE", "Réseau des Producteurs", 2)
    other = GlossaryEntry("RPE", "Registre des Personnes Employées", 2)
    context = DocumentContext(known=KnownNames([whole, line, other]))
    facts = DocumentFacts("d", context, WordBoxes(()), CellPlaces(TableSet()), (line, whole, other))
    acronyms = facts.begin({"acronyms": Acronyms})["acronyms"]
    acronyms.finish()
    assert [row.expansion for row in acronyms.written()["acronyms"]] == [whole.expansion, other.expansion]
