"""spaCy component for calendar dates and periods: `values.dates` finds them, this keeps them on the Doc."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.entities.context import DocumentContext
from pipeline.entities.marks import mark
from pipeline.values.dates import find_dates


@Language.component("dates")
def dates(doc: Doc) -> Doc:
    """Fill `doc._.dates` (readings with exact offsets) and `doc.spans["dates"]` (labelled by precision)."""
    given = doc._.context or DocumentContext()
    found = find_dates(doc.text, context=given.dates, language=given.language, country=given.country)
    doc._.dates = tuple(found)
    doc.spans["dates"] = mark(doc, "dates", [(d.char_start, d.char_end, d.precision) for d in found])
    return doc
