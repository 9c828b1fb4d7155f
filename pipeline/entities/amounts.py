"""spaCy component for amounts of money: `values.amounts` finds them, this keeps them on the Doc."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.entities.context import DocumentContext
from pipeline.entities.marks import mark
from pipeline.values.money import find_amounts


@Language.component("amounts")
def amounts(doc: Doc) -> Doc:
    """Fill `doc._.amounts` (readings, exact offsets) and `doc.spans["amounts"]` (labelled by currency)."""
    context = doc._.context or DocumentContext()
    found = find_amounts(doc.text, country=context.country, language=context.language)
    doc._.amounts = tuple(found)
    doc.spans["amounts"] = mark(doc, "amounts", [(a.char_start, a.char_end, a.currency) for a in found])
    return doc
