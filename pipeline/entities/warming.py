"""What is else built when it is first asked for, built before workers are forked: they share it."""

from __future__ import annotations

from spacy.language import Language

from pipeline.entities.extraction import extract_entities
from pipeline.records import Block, Document, Page, Reading, TableSet

_TEXTS = {
    "fr": (
        "Le 3 mars 2023, l'ONG Espoir (OE) et le Ministère de la Santé ont signé une convention de 12 "
        "millions de FCFA au Mali. La première phase a formé 40 femmes à Gao, grâce à un don de la Suisse."
    ),
    "en": (
        "On 3 March 2023 the World Bank signed a grant agreement of USD 2.5 million with the Ministry of "
        "Health. It trained 40 women in Chad for two years, funded by Norway."
    ),
}
"""A sentence or two in each language that asks for every lexicon, pattern and gazetteer."""


def warm_up(nlp: Language) -> None:
    """Extract from a made-up document in each language, and forget what was found."""
    for language, text in _TEXTS.items():
        reading = Reading(
            document=Document(id="warming", path="warming.txt", status="ok", language=language, country="ML"),
            pages=[Page(id="warming:p1", document_id="warming", number=1, text=text, origin="native")],
            blocks=[Block(page=1, kind="paragraph", start=0, end=len(text))],
        )
        extract_entities(reading, TableSet(), nlp)
