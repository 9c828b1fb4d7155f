"""Cells of long lists that say the same: each is a fact of its own, but its text is searched once."""

from __future__ import annotations

from collections import Counter

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.entities import extract_entities, load_nlp
from pipeline.tables import extract_tables
from tests.tables.drawing import markup

ROWS = [
    ["Village", "Maître d'ouvrage", "Travaux"],
    ["Ansongo", "Association des éleveurs de Gao", "puits, 2 500 000 FCFA"],
    ["Bara", "Association des éleveurs de Gao", "puits, 2 500 000 FCFA"],
    ["Tessit", "Association des femmes de Kidal", "puits, 2 500 000 FCFA"],
    ["Ménaka", "Association des éleveurs de Gao", "piste, 900 000 FCFA"],
]


def test_the_same_words_in_several_cells_are_facts_of_each() -> None:
    reading = markup(ROWS)
    tables = extract_tables(reading)
    asked: Counter[str] = Counter()
    nlp = load_nlp(["amounts", "organisations"])

    @Language.component("asked_for")
    def count(doc: Doc) -> Doc:
        asked[doc.text] += 1
        return doc

    nlp.add_pipe("asked_for")
    found = extract_entities(reading, tables, nlp)
    assert [(amount.cell_id, amount.text) for amount in found.amounts] == [
        (f"doc:p1:t1:r{row}:c2", text)
        for row, text in enumerate(["2 500 000 FCFA"] * 3 + ["900 000 FCFA"], start=1)
    ]
    named = sorted(
        mention.cell_id or ""
        for mention in found.mentions
        if mention.text == "Association des éleveurs de Gao"
    )
    assert named == ["doc:p1:t1:r1:c1", "doc:p1:t1:r2:c1", "doc:p1:t1:r4:c1"]
    assert {text: asked[text] for text in ("Association des éleveurs de Gao", "puits, 2 500 000 FCFA")} == {
        "Association des éleveurs de Gao": 1,
        "puits, 2 500 000 FCFA": 1,
    }
