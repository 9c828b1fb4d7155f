from decimal import Decimal
from typing import Any

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from pipeline.entities import EXTRACTORS, extract_entities, load_nlp
from pipeline.entities.extractors import DocumentFacts, Extractor, Placing
from pipeline.entities.registry import LONGEST_SUFFIX, bounded, register
from pipeline.gazetteer import GazetteerEntry
from pipeline.records import ENTITIES, Entities, TableSet
from pipeline.records.guards import STRICT
from tests.entities.readings import reading_of, table_of

COLUMNS = [
    ("N° Convention", "reference", "reference", None),
    ("Partenaire", "text", "partner", None),
    ("Durée (mois)", "duration", "duration", "month"),
    ("Signature", "date", "signed", None),
    ("Fin", "date", "ends", None),
    ("Montant FCFA", "amount", "amount", "XOF"),
    ("Équivalent Euro", "amount", "amount", "EUR"),
]
ROWS = [
    ["DDRG23-002-APO", "DRSV", "19,5", "29-08-23", "30-04-25", "36.108.000", "55.046"],
    ["Total", "", "", "", "", "36.108.000", "55.046"],
]
CORPUS = (
    GazetteerEntry(
        "Programme de Développement Durable dans la Région de Gao", "DDRG", "programme", "ML", "world", ()
    ),
)
VALUES = {"36.108.000": Decimal(36108000), "55.046": Decimal(55046), "19,5": Decimal("19.5")}


@pytest.fixture(scope="module")
def nlp() -> Language:
    blank = load_nlp(["amounts", "dates", "acronyms"])
    blank.add_pipe("organisations")
    blank.add_pipe("agreements")
    return blank


@pytest.fixture(scope="module")
def of_table(nlp: Language) -> Entities:
    tables = table_of(COLUMNS, ROWS, kind="agreements", values=VALUES, totals=(2,))
    reading = reading_of("La Direction Régionale des Services Vétérinaires (DRSV) de Gao et le DDRG.")
    return extract_entities(reading, tables, nlp, CORPUS)


def test_each_row_with_a_reference_is_an_agreement_and_totals_are_none(of_table: Entities):
    (agreement,) = of_table.agreements
    assert agreement.id == "doc:p1:g1"
    assert (agreement.reference, agreement.kind) == ("DDRG23-002-APO", "APO")
    assert (agreement.signed_on, agreement.ends_on) == ("2023-08-29", "2025-04-30")
    assert agreement.duration_months == Decimal("19.5")
    assert agreement.programme == "Programme de Développement Durable dans la Région de Gao"
    assert "Partenaire: DRSV" in agreement.text


@pytest.mark.parametrize("partner", ["Commune de Sabara", "Région de Tombora", "Ville de Massela"])
def test_a_commune_in_the_cell_of_a_partner_is_one(nlp: Language, partner: str) -> None:
    rows = [[ROWS[0][0], partner, *ROWS[0][2:]], ROWS[1]]
    tables = table_of(COLUMNS, rows, kind="agreements", values=VALUES, totals=(2,))
    found = extract_entities(reading_of("Accords signés en 2023."), tables, nlp, CORPUS)
    assert (partner, "local authority") in {(one.name, one.kind) for one in found.organisations}
    assert len(found.agreement_parties) > 0


def test_each_name_of_a_partners_cell_is_one_and_the_first_stands_for_the_row(nlp: Language) -> None:
    rows = [[ROWS[0][0], "Commune de Sabara; Delta Rives²¹ ;Gao", *ROWS[0][2:]], ROWS[1]]
    tables = table_of(COLUMNS, rows, kind="agreements", values=VALUES, totals=(2,))
    found = extract_entities(reading_of("Accords signés en 2023."), tables, nlp, CORPUS)
    names = {one.id: one.name for one in found.organisations}
    assert {"Commune de Sabara", "Delta Rives"} <= set(names.values())
    assert [one.text for one in found.mentions] == ["Commune de Sabara", "Delta Rives"]
    parties = {names[one.organisation_id] for one in found.agreement_parties}
    assert "Commune de Sabara" in parties
    assert "Delta Rives" not in parties


def test_a_person_in_the_cell_of_a_partner_is_no_organisation(nlp: Language) -> None:
    rows = [[ROWS[0][0], "Bintou SABARA", *ROWS[0][2:]], ROWS[1]]
    tables = table_of(COLUMNS, rows, kind="agreements", values=VALUES, totals=(2,))
    found = extract_entities(reading_of("Accords signés en 2023."), tables, nlp, CORPUS)
    assert found.mentions == []


@pytest.mark.parametrize("partner", ["Gao", "Sociétés nationales"])
def test_a_place_or_a_kind_of_body_in_the_cell_of_a_partner_is_none(nlp: Language, partner: str) -> None:
    rows = [[ROWS[0][0], partner, *ROWS[0][2:]], ROWS[1]]
    tables = table_of(COLUMNS, rows, kind="agreements", values=VALUES, totals=(2,))
    found = extract_entities(reading_of("Accords signés en 2023."), tables, nlp, CORPUS)
    assert partner not in {one.name for one in found.organisations}


def test_amounts_of_a_row_belong_to_its_agreement_and_say_one_sum(of_table: Entities):
    francs, euros, *totals = of_table.amounts
    assert (francs.value, francs.currency, francs.agreement_id) == (Decimal(36108000), "XOF", "doc:p1:g1")
    assert (euros.equals_amount_id, francs.equals_amount_id) == (francs.id, euros.id)
    assert [total.agreement_id for total in totals] == [None, None]
    assert francs.cell_id == "doc:p1:t1:r1:c5"
    assert francs.box == (500.0, 20.0, 590.0, 35.0)


def test_the_partner_is_that_of_the_region_of_the_programme(of_table: Entities):
    names = {organisation.id: organisation.name for organisation in of_table.organisations}
    parties = {names[party.organisation_id] for party in of_table.agreement_parties}
    assert parties == {
        "Direction Régionale des Services Vétérinaires de Gao",
        "Programme de Développement Durable dans la Région de Gao",
    }


def test_amounts_that_differ_in_what_they_are_are_not_paired(nlp: Language):
    columns = [
        ("Projet", "text", None, None),
        ("Budget FCFA", "amount", "amount", "XOF"),
        ("Dépenses EUR", "amount", "amount", "EUR"),
    ]
    values = {"1.000.000": Decimal(1000000), "800": Decimal(800)}
    found = extract_entities(
        reading_of("Texte."), table_of(columns, [["Puits", "1.000.000", "800"]], values=values), nlp
    )
    assert [amount.equals_amount_id for amount in found.amounts] == [None, None]


def test_tables_of_contents_state_no_facts(nlp: Language):
    columns = [("Titre", "text", None, None), ("Page", "integer", None, None)]
    tables = table_of(columns, [["Bilan de 2019 : 5 millions d'euros", "3"]], kind="contents")
    found = extract_entities(reading_of("Sommaire"), tables, nlp)
    assert (found.amounts, found.dates) == ([], [])


def test_ids_count_by_page_in_order_and_context_is_the_sentence(nlp: Language):
    reading = reading_of("Un don. Il coûte 548M FCFA.\nPuis 20 EUR.", "Enfin 3 USD.", published="2023-07")
    found = extract_entities(reading, TableSet(), nlp)
    assert [(a.id, a.text) for a in found.amounts] == [
        ("doc:p1:a1", "548M FCFA"),
        ("doc:p1:a2", "20 EUR"),
        ("doc:p2:a1", "3 USD"),
    ]
    assert found.amounts[0].context == "Il coûte 548M FCFA."


def test_a_missing_year_comes_from_the_document(nlp: Language):
    reading = reading_of("Le 2 mars, on ouvre.", covers_start="2022-02", covers_end="2022-03")
    (found,) = extract_entities(reading, TableSet(), nlp).dates
    assert found.start is not None
    assert found.start.isoformat() == "2022-03-02"


def test_acronym_and_name_meet_in_one_organisation(nlp: Language):
    text = "L'Agence pour la Promotion du Mil (APM) agit.\nL'APM finance un puits."
    found = extract_entities(reading_of(text), TableSet(), nlp)
    assert [(o.name, o.acronym) for o in found.organisations] == [("Agence pour la Promotion du Mil", "APM")]
    assert [m.text for m in found.mentions] == ["Agence pour la Promotion du Mil", "APM", "APM"]
    assert [(a.id, a.source, a.organisation_id) for a in found.acronyms] == [
        ("doc:APM", "inline", "agence-pour-la-promotion-du-mil")
    ]


def test_the_same_document_gives_the_same_facts(nlp: Language):
    reading = reading_of(
        "Le 2 mars 2022, la MINUSMA a remis 5 000 EUR au CICR et à la DRS (Direction de la Santé)."
    )
    assert extract_entities(reading, TableSet(), nlp) == extract_entities(reading, TableSet(), nlp)


def test_no_more_of_a_word_is_searched_for_the_marks_at_its_end_than_its_end():
    given: list[str] = []
    search = bounded(given.append)
    search("a" * LONGEST_SUFFIX)
    search("a" + "*" * LONGEST_SUFFIX)
    assert given == ["a" * LONGEST_SUFFIX, "*" * LONGEST_SUFFIX]
    assert len(load_nlp([]).make_doc("(voir « Gao »)." + " " + "a" + "*" * (LONGEST_SUFFIX + 9))) == 117


def test_amounts_and_dates_need_no_model():
    assert load_nlp(["amounts", "dates"]).pipe_names == ["amounts", "dates"]


def test_an_unknown_component_is_named():
    with pytest.raises(KeyError, match="weather"):
        load_nlp(["weather"])


def test_components_run_in_the_order_of_the_registry():
    assert load_nlp(["dates", "acronyms", "amounts"]).pipe_names == [
        name for name in EXTRACTORS if name in ("dates", "acronyms", "amounts")
    ]


def test_a_date_cell_that_is_none_is_a_problem(nlp: Language):
    columns = [("Projet", "text", None, None), ("Signature", "date", "signed", None)]
    found = extract_entities(reading_of("Texte."), table_of(columns, [["Puits", "32-13-23"]]), nlp)
    assert [(p.text, p.stage, p.cell_id) for p in found.problems] == [
        ("32-13-23", "entities", "doc:p1:t1:r1:c1")
    ]


class Sevens(Extractor):
    """The sevens of a text; the word `nine` is too much for it, and writing `77` down as well."""

    finds = "sevens"
    records = ("dates",)
    leaves = ("sevens",)

    def __init__(self, facts: DocumentFacts) -> None:
        super().__init__(facts)
        self._found: list[str] = []

    @staticmethod
    def mark(doc: Doc) -> None:
        if "nine" in doc.text:
            raise ValueError("no seven,\nbut nine")
        doc._.sevens = tuple(token.text for token in doc if token.text.startswith("7"))

    def write(self, doc: Doc, place: Placing) -> None:
        if "77" in doc._.sevens:
            raise KeyError("77")
        self._found += doc._.sevens

    def written(self) -> dict[str, list[Any]]:
        return {"dates": self._found}


@pytest.fixture
def sevens(monkeypatch: pytest.MonkeyPatch) -> Language:
    monkeypatch.setitem(EXTRACTORS, "sevens", Sevens)
    register("sevens", Sevens)
    return load_nlp(["sevens"])


def test_an_extractor_is_a_class_and_a_line_in_the_registry(sevens: Language):
    found = extract_entities(reading_of("Le 7 mars.\nEt 7 fois."), TableSet(), sevens)
    assert found.dates == ["7", "7"]


def test_a_failure_in_one_passage_costs_that_passage_only(sevens: Language, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv(STRICT)
    found = extract_entities(reading_of("Le 7.\nnine 7\nLe 77.\nEt 7."), TableSet(), sevens)
    assert found.dates == ["7", "7"]
    assert [(p.id, p.kind, p.page, p.text) for p in found.problems] == [
        ("doc:entities:1", "fault", 1, "nine 7"),
        ("doc:entities:2", "fault", 1, "Le 77."),
    ]
    assert "sevens: a fault of this program: ValueError: no seven, but nine" in found.problems[0].reason


def test_an_extractor_that_cannot_finish_leaves_the_others(sevens: Language, monkeypatch: pytest.MonkeyPatch):
    def failing(self: Sevens) -> None:
        raise IndexError("nothing to settle")

    monkeypatch.delenv(STRICT)
    monkeypatch.setattr(Sevens, "finish", failing, raising=False)
    found = extract_entities(reading_of("Le 7."), TableSet(), sevens)
    assert [(p.kind, p.page, p.text) for p in found.problems] == [("fault", None, "the whole document")]


def test_the_tables_of_the_stage_are_those_that_extractors_write():
    written = [table for extractor in EXTRACTORS.values() for table in extractor.records]
    assert sorted(written) == sorted(ENTITIES)
