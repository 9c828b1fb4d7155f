"""Facts of long lists are made column by column: each is what it would be by itself."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.entities import extract_entities, load_nlp
from pipeline.entities.extractors import in_cell, in_cells
from pipeline.entities.numbering import Numbered
from pipeline.entities.table_cells import CellPlaces
from pipeline.records import Amount, Cell, TableSet
from pipeline.records.layout import CellText
from pipeline.tables import extract_tables
from tests.tables.drawing import markup

CELL = Cell(
    id="d:p1:t1:r1:c1", table_id="d:p1:t1", row=1, column=1, text="12", role="body", kind="text", page=1
)
BOXED = replace(CELL, x0=1.0, top=2.004, x1=3.0, bottom=4.0, confidence=71.0, quality="doubtful")


@pytest.mark.parametrize("cells", [[CELL], [BOXED], [CELL, BOXED], [BOXED, replace(BOXED, bottom=None)]])
def test_what_many_facts_say_of_their_cells_is_what_each_says(cells: list[Cell]) -> None:
    columns = in_cells(cells)
    for place, cell in enumerate(cells):
        own = {name: values[place] for name, values in columns.items()}
        assert {name: value for name, value in own.items() if value is not None} == {
            name: value for name, value in in_cell(cell).items() if value is not None
        }


def test_facts_that_are_taken_together_are_numbered_with_the_others() -> None:
    sum_ = Amount(id="", document_id="d", page=1, text="5 FCFA", currency="XOF", qualifier="exact")
    numbered: Numbered[Amount] = Numbered("d", "a")
    assert numbered.add(sum_, 1, 50) == 0
    assert list(
        numbered.add_all([replace(sum_, text="7 FCFA"), replace(sum_, page=2)], [(1, 10), (2, 0)])
    ) == [1, 2]
    assert numbered.ids() == ["d:p1:a2", "d:p1:a1", "d:p2:a1"]
    assert [fact.text for fact in numbered.facts()] == ["7 FCFA", "5 FCFA", "5 FCFA"]


def test_ids_are_given_anew_where_facts_came_or_went_since() -> None:
    sum_ = Amount(id="", document_id="d", page=1, text="5 FCFA", currency="XOF", qualifier="exact")
    numbered: Numbered[Amount] = Numbered("d", "a")
    for start in (50, 10, 10):
        numbered.add(sum_, 1, start)
    assert numbered.ids() == ["d:p1:a3", "d:p1:a1", "d:p1:a2"]
    numbered.add(sum_, 1, 20)
    assert numbered.ids() == ["d:p1:a4", "d:p1:a1", "d:p1:a2", "d:p1:a3"]
    numbered.drop(1)
    assert numbered.ids() == ["d:p1:a3", "", "d:p1:a1", "d:p1:a2"]
    with pytest.raises(ValueError, match="1 facts at 2 places"):
        numbered.add_all([sum_], [(1, 0), (1, 5)])
    assert len(numbered) == 4


def test_a_cell_stands_where_the_first_of_its_places_is() -> None:
    texts = [CellText(cell_id=id_, page=page, start=start, end=start + 1) for id_, page, start in PLACES]
    places = CellPlaces(TableSet(cell_texts=texts))
    assert places.start(CELL) == (1, 7)
    assert places.start(replace(CELL, id="other")) == (2, 0)
    assert CellPlaces(TableSet(cell_texts=texts[:1])).start(CELL) == (2, 3)
    assert places.start(replace(CELL, id="nowhere", page=3)) == (3, 1_000_000_000)


PLACES = [(CELL.id, 2, 3), ("other", 2, 0), (CELL.id, 1, 9), (CELL.id, 1, 7), (CELL.id, 1, 8)]


ROWS = [
    ["Référence", "Partenaire", "Date de signature", "Montant (FCFA)"],
    ["CV-001-APO", "Direction Régionale des Pistes", "lundi 3 mars 2025", "1 500 000"],
    ["CV-002-APO", "Groupement Lumière ; Union Tarkint", "2025-03-04", "750 000"],
    ["CV-003-APO", "Direction Régionale des Pistes", "2025-03-05", "1 500 000"],
    ["CV-004-APO", "Groupement Lumière ; Union Tarkint", "mardi 6 mars 2025", "820 000"],
    ["CV-005-APO", "Groupement Lumière ; Union Tarkint", "2025-03-07", "820 000"],
    ["Total", "", "", "5 390 000"],
]


def test_each_row_of_a_list_has_its_sum_its_date_and_its_partners() -> None:
    reading = markup(ROWS)
    tables = extract_tables(reading)
    found = extract_entities(reading, tables, load_nlp(["agreements"]))
    assert [(a.cell_id, a.text, int(a.value or 0)) for a in found.amounts] == [
        (f"doc:p1:t1:r{row}:c3", cells[3], int(cells[3].replace(" ", "")))
        for row, cells in enumerate(ROWS)
        if row
    ]
    assert [(d.text, str(d.start), d.weekday_agrees) for d in found.dates] == [
        ("lundi 3 mars 2025", "2025-03-03", True),
        ("2025-03-04", "2025-03-04", None),
        ("2025-03-05", "2025-03-05", None),
        ("mardi 6 mars 2025", "2025-03-06", False),
        ("2025-03-07", "2025-03-07", None),
    ]
    meant = {mention.cell_id: mention.organisation_id for mention in found.mentions}
    assert meant["doc:p1:t1:r1:c1"] == meant["doc:p1:t1:r3:c1"]
    texts = [m.text for m in found.mentions if (m.cell_id or "").endswith(":c1")]
    assert texts.count("Groupement Lumière") == texts.count("Union Tarkint") == 3
    implementing = [
        party.organisation_id for party in found.agreement_parties if party.role == "implementing"
    ]
    assert len(implementing) == len(found.agreements) == 5
    assert len({meant[f"doc:p1:t1:r{row}:c1"] for row in (2, 4, 5)}) == 1
