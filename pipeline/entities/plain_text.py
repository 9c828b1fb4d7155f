"""The entities of a plain text as JSON, for programs outside: `bordereau entities-of -`."""

from __future__ import annotations

import logging
from collections.abc import Collection
from dataclasses import replace
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.entities.context import DocumentContext
from pipeline.entities.extraction import Searched, search
from pipeline.entities.marks import marks_of
from pipeline.entities.organisations.mentions import full_forms, spelled, spelled_out
from pipeline.entities.organisations.name_mention import NameMention
from pipeline.entities.organisations.vocabulary import names_of_texts
from pipeline.entities.passage_entities import PassageEntities, given_dates
from pipeline.entities.passages import Passage
from pipeline.entities.prose import passages_of_text
from pipeline.errors import one_line
from pipeline.values.money import decide_number_format

LOG = logging.getLogger(__name__)

KINDS = ("amounts", "dates", "organisations")


def entities_of_text(
    text: str,
    nlp: Language,
    *,
    date: str | None = None,
    period: str | None = None,
    country: str = "ML",
    language: str = "fr",
    only: Collection[str] | None = None,
) -> dict[str, list[dict[str, Any]]]:
    """Lists by kind; each entity has `text`, `char_start`, `char_end` (offsets into `text`) and its values.

    Args:
        text: plain text as given.
        nlp: a pipeline from `load_nlp` that has the components asked for.
        date: the document's date, ISO 8601, as precise as known.
        period: the period that it reports on, `START/END`, ISO 8601.
        country: ISO 3166-1 alpha-2; it decides which franc FCFA is.
        language: ISO 639-1; the candidates of a model for another language are not asked for.
        only: the kinds to return; None for those that `nlp` has components for.

    Raises:
        ValueError: the date or the period is not ISO 8601, or `only` names no kind.
    """
    kinds = [kind for kind in KINDS if (kind in only if only is not None else nlp.has_pipe(kind))]
    if only is not None and len(kinds) != len(set(only)):
        raise ValueError(
            f"only {', '.join(KINDS)} can be asked for, not {', '.join(sorted(set(only) - set(kinds)))}"
        )
    passages = passages_of_text(text)
    texts = [passage.text for passage in passages]
    known = names_of_texts(texts, country=country)
    printed = decide_number_format(texts, country=country, language=language)
    context = DocumentContext(country, given_dates(date, period), known, language, printed)
    entities: dict[str, list[dict[str, Any]]] = {kind: [] for kind in kinds}
    searched = list(search(nlp, map(Searched, passages), context))
    for item, doc in searched:
        for reason in marks_of(doc).failures:
            LOG.error("%s, in: %s", reason, one_line(item.passage.text))
    if "organisations" in kinds:
        _settle([doc for _, doc in searched])
    for item, doc in searched:
        for kind in kinds:
            entities[kind].extend(_entities_of(text, item.passage, doc, len(entities[kind])).of(kind))
    return entities


def _settle(docs: list[Doc]) -> None:
    """Let the passages explain each other: full forms for short ones, names for bare acronyms."""
    mentions = [(d.text[f.start : f.end], f) for d in docs for f in marks_of(d).organisations]
    texts = [text for text, _ in mentions]
    organisations = spelled_out(texts, [f.organisation for _, f in mentions])
    meant = dict(zip((id(f) for _, f in mentions), organisations, strict=True))
    for doc in docs:
        marks = marks_of(doc)
        marks.organisations = [replace(f, organisation=meant[id(f)]) for f in marks.organisations]
    named = list(zip(texts, organisations, strict=True))
    bare = [(doc, start, end) for doc in docs for start, end in marks_of(doc).unexplained]
    for (doc, start, end), organisation in zip(
        bare, spelled([d.text[s:e] for d, s, e in bare], named), strict=True
    ):
        if organisation is not None:
            added = NameMention(start, end, organisation, "acronym")
            marks = marks_of(doc)
            marks.organisations = sorted([*marks.organisations, added], key=lambda f: f.start)
    full = full_forms(f.organisation for doc in docs for f in marks_of(doc).organisations)
    for doc in docs:
        marks = marks_of(doc)
        marks.organisations = [
            replace(f, organisation=full.get(f.organisation.id, f.organisation)) for f in marks.organisations
        ]


def _entities_of(text: str, passage: Passage, doc: Doc, before: int) -> PassageEntities:
    marks = doc._
    return PassageEntities(
        text, passage, before, amounts=marks.amounts, dates=marks.dates, organisations=marks.organisations
    )
