"""The names of one document, gathered from all of it before any passage is searched."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pipeline.entities.acronyms import find_definitions
from pipeline.entities.gazetteer import Entry
from pipeline.entities.glossaries import GlossaryEntry
from pipeline.entities.organisations.announced import Announced, find_announced
from pipeline.entities.organisations.countries import countries_named
from pipeline.entities.organisations.known import KnownNames
from pipeline.entities.organisations.legal_forms import find_companies, without_form
from pipeline.entities.organisations.matching import phrases_in
from pipeline.entities.organisations.refusals import is_no_name
from pipeline.entities.organisations.shelf import Shelf, gazetteer_shelf


def names_of_texts(
    texts: Sequence[str],
    glossary: Iterable[GlossaryEntry] = (),
    *,
    country: str = "ML",
    corpus: Sequence[Entry] = (),
) -> KnownNames:
    """What the passages of a document explain, announce and name in full, on top of what is known before.

    Args:
        texts: the passages, in order.
        glossary: the entries of its glossary.
        country: the country that it is about, ISO 3166-1 alpha-2.
        corpus: rows of the archivist's file of organisations.
    """
    shelves = [Shelf(corpus), gazetteer_shelf()] if corpus else [gazetteer_shelf()]
    full = {
        entry.name
        for text in texts
        for shelf in shelves
        for start, _, entry in phrases_in(shelf, text)
        if text[start].isupper()
    }
    return KnownNames(
        [*glossary, *(definition for text in texts for definition in find_definitions(text))],
        (one for text in texts for one in _announced(text)),
        country=country,
        named=countries_named(texts),
        full=frozenset(full),
        shelves=shelves,
    )


def _announced(text: str) -> Iterator[Announced]:
    """The names that a passage announces, and those of companies without their legal form."""
    for one in find_announced(text):
        if not is_no_name(one.name, sure=one.sure):
            yield one
    for start, end in find_companies(text):
        name = without_form(text[start:end])
        if " " in name and not is_no_name(name):
            yield Announced(start, start + len(name), name, "company")
