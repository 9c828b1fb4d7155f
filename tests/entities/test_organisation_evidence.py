"""What all places of a document say for and against a name; every name is made up."""

from dataclasses import replace

import pytest
from spacy.language import Language

from pipeline.entities import extract_entities
from pipeline.entities.numbering import Numbered
from pipeline.entities.organisations.evidence import (
    EVIDENCE,
    REASONS,
    NameEvidence,
    WeighedName,
    is_weak,
    naming_in,
    weight_of,
)
from pipeline.entities.organisations.known import KnownNames
from pipeline.entities.organisations.name_mention import NameMention, NameSighting
from pipeline.entities.organisations.name_signs import weigh_signs
from pipeline.entities.organisations.naming import new_organisation
from pipeline.entities.organisations.repeated import Said
from pipeline.records import Mention, TableSet
from tests.entities.names import rules_of_names
from tests.entities.readings import reading_of


@pytest.fixture(scope="module")
def nlp() -> Language:
    return rules_of_names()


def place(
    before: str = "in the ", behind: str = " met", *, rank: str = "name", kind: str = "paragraph"
) -> NameSighting:
    return NameSighting(rank, kind, before, behind)


def candidate(name: str, *namings: NameSighting, said: str = "", acronym: str | None = None) -> WeighedName:
    known = KnownNames(said=Said([said]))
    return WeighedName(new_organisation(name, acronym=acronym), namings or (place(),), known)


def test_each_reason_has_its_weight():
    assert set(EVIDENCE.weights) == set(REASONS)


TWICE = (place(), place("of "))
SIDES = [
    ("a noun says what body it is", candidate("Tinza Foundation"), candidate("Tinza Rivers")),
    ("an English name", candidate("Tinza", place(rank="english")), candidate("Tinza")),
    ("a name that is known in the document", candidate("Tinza", place(rank="known")), candidate("Tinza")),
    (
        "its letters are explained",
        candidate("Tinza Rivers Aid", acronym="TRA"),
        candidate("Tinza", acronym="TA"),
    ),
    ("a legal form", candidate("Tinza Ltd"), candidate("Tinza Rivers")),
    ("one word", candidate("Tinza"), candidate("Tinza Rivers")),
    ("alone in its block", candidate("Tinza", place("", " ")), candidate("Tinza", place("", " met"))),
    ("a noun of many things", candidate("Tinza Office"), candidate("Tinza Foundation")),
    ("a noun of many things", candidate("plateforme de vente"), candidate("fondation de la vente")),
    ("a noun of many things", candidate("Network for Tinza"), candidate("Tinza for Networks")),
    ("a noun of many things", candidate("Division of Tinza"), candidate("Division de la Médiation")),
    (
        "a noun of many things, no letters and no word of its own",
        candidate("Recovery Office"),
        candidate("Tinza Office"),
    ),
    (
        "a noun of many things, no letters and no word of its own",
        candidate("Dredging Office", said="the dredging of rivers"),
        candidate("Dredging Office", said="Dredging of rivers"),
    ),
    (
        "named once, and nothing leads to it",
        candidate("Tinza", place("2. ")),
        candidate("Tinza", place("par la ")),
    ),
    (
        "named once, and nothing leads to it",
        candidate("Tinza", place("the ", kind="heading")),
        candidate("Tinza", place("2. "), place("3. ")),
    ),
    (
        "an indefinite article leads to it",
        candidate("Tinza", place("to build a ")),
        candidate("Tinza", place("to build the ")),
    ),
    (
        "in small letters, too",
        candidate("Deep Wells", said="the deep wells of Tinza"),
        candidate("Deep Wells", said="the Deep Wells of Tinza"),
    ),
    (
        "a class in the plural, too",
        candidate("Unité de dragage", said="les unités de dragage et ces unités de dragage"),
        candidate("Unité de dragage", said="les unités de dragage"),
    ),
    (
        "a class in the plural, too",
        candidate("Unité de dragage", said="les unités de dragage et ces unités de dragage"),
        candidate("Unité de Gao", said="les unités de Gao et ces unités de Gao"),
    ),
    (
        "the text always goes on",
        candidate("Tinza", place(behind=" Rivers met")),
        candidate("Tinza", place(behind=" Rivers met"), place()),
    ),
    (
        "only the model says so",
        candidate("Tinza", place(rank="model")),
        candidate("Tinza", place(rank="model"), place()),
    ),
    (
        "words only in cells, without a noun",
        candidate("Tinza Mali", place(kind="cell")),
        candidate("Tinza Foundation", place(kind="cell")),
    ),
    (
        "words only in cells, without a noun",
        candidate("Tinza Mali", place(kind="cell")),
        replace(
            candidate("Tinza Mali", place(kind="cell")),
            organisation=new_organisation("Tinza Mali", kind="NGO"),
        ),
    ),
    (
        "words only in cells, without a noun",
        candidate("Tinza Mali", place(kind="cell")),
        candidate("KLMN", place(kind="cell")),
    ),
    (
        "words only in cells, without a noun",
        candidate("Tinza Mali", place(kind="cell")),
        candidate("Tinza Mali", place(kind="cell"), place()),
    ),
    ("a dash between its words", candidate("Conseil de Tinza - Élections"), candidate("Conseil de Ti-Nza")),
]


@pytest.mark.parametrize(("reason", "holds", "holds_not"), SIDES)
def test_each_reason_holds_on_one_side_and_not_on_the_other(
    reason: str, holds: WeighedName, holds_not: WeighedName
):
    assert reason in EVIDENCE.holding(holds)
    assert reason not in EVIDENCE.holding(holds_not)


@pytest.mark.parametrize(
    ("name", "namings", "weak"),
    [
        ("Recovery Office", [place("2. ", rank="english")], True),
        ("Recovery Office", [place("by the ", rank="english")], False),
        ("Tinza Recovery Office", [place("of the ", rank="english")], False),
        ("Tinza Mali", [place("for ", kind="cell", rank="cue")], True),
        ("Tinza Mali", [place("par ", rank="cue")], False),
        ("Tinza Foundation", [place("", "", rank="english")], False),
        ("forum à Tinza", [place("- ", " - ")], True),
        ("ministère de la Santé", [place("- ", " - ")], False),
    ],
)
def test_the_weights_keep_names_and_refuse_what_only_looks_like_one(
    name: str, namings: list[NameSighting], weak: bool
):
    assert is_weak(candidate(name, *namings)) is weak


@pytest.mark.parametrize(("more", "weak"), [(0.0, False), (0.01, True)])
def test_the_least_weight_decides(more: float, weak: bool):
    office = candidate("Recovery Office", place("2. ", rank="english"))
    least = NameEvidence(weight_of(office) + more)
    assert is_weak(WeighedName(office.organisation, office.namings, settings=least)) is weak


def test_signs_are_weighed_beside_the_reasons():
    held, signed = candidate("Tinza Foundation"), candidate("Tinza Section")
    assert weight_of(held) == pytest.approx(
        EVIDENCE.weigh(held) + weigh_signs(held.organisation, held.namings, held.known.said)
    )
    assert weight_of(signed) < weight_of(held)


@pytest.mark.parametrize(("letters", "explained"), [(3, True), (4, False)])
def test_letters_count_from_a_number_on(letters: int, explained: bool):
    named = candidate("Tinza Rivers Aid", acronym="TRA")
    weighed = WeighedName(named.organisation, named.namings, settings=NameEvidence(letters=letters))
    assert ("its letters are explained" in EVIDENCE.holding(weighed)) is explained


@pytest.mark.parametrize(("near", "before"), [(4, "the "), (3, "he ")])
def test_only_what_stands_near_is_kept(near: int, before: str):
    mention = NameMention(4, 9, new_organisation("Tinza"), "name")
    assert naming_in("the Tinza met", mention, "box", NameEvidence(near=near)).before == before


def test_a_weak_name_is_no_mention_unless_an_agreement_is_made_of_it(nlp: Language):
    lines = (
        "1. Corporate Recovery Services\nCorporate recovery is slow. "
        "The Tinza Foundation met the Tinza Council in May."
    )
    found = extract_entities(reading_of(lines, language="en"), TableSet(), nlp)
    assert {m.text for m in found.mentions} == {"Tinza Foundation", "Tinza Council"}
    assert {o.name for o in found.organisations} == {"Tinza Foundation", "Tinza Council"}


def test_letters_that_a_name_spells_do_not_vouch_for_it(nlp: Language):
    line = "1. Corporate Recovery Services\nCorporate recovery is slow. The plan of CRS cables is old."
    found = extract_entities(reading_of(line, language="en"), TableSet(), nlp)
    assert [m.text for m in found.mentions] == []


def test_what_is_dropped_gets_no_number():
    facts: Numbered[Mention] = Numbered("doc", "m")
    tickets = [
        facts.add(
            Mention(id="", organisation_id="o", document_id="doc", page=1, text=text, context=None), 1, at
        )
        for at, text in enumerate("abc")
    ]
    facts.drop(tickets[1])
    assert [(one.id, one.text) for one in facts.facts()] == [("doc:p1:m1", "a"), ("doc:p1:m2", "c")]
    assert facts.ids() == ["doc:p1:m1", "", "doc:p1:m2"]
