"""The names of one document, gathered from all of it before any passage is searched."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pipeline.entities.acronyms import Definition, find_definitions
from pipeline.entities.glossaries import GlossaryEntry
from pipeline.entities.organisations.acting_words import find_acting_words
from pipeline.entities.organisations.announced import find_announced
from pipeline.entities.organisations.announcing import Announced
from pipeline.entities.organisations.bare_acronyms import (
    LANDS,
    find_acting_acronyms,
    find_acting_camels,
    is_word,
)
from pipeline.entities.organisations.english_kinds import english_kind
from pipeline.entities.organisations.families import family_names, titled_names
from pipeline.entities.organisations.known import KnownNames
from pipeline.entities.organisations.legal_forms import find_companies, without_form
from pipeline.entities.organisations.lexicon import worded
from pipeline.entities.organisations.matching import phrases_in
from pipeline.entities.organisations.naming import is_in_gazetteer, is_organisation, kind_of
from pipeline.entities.organisations.plain_words import words_of
from pipeline.entities.organisations.refusals import is_no_name, spells_thing
from pipeline.entities.organisations.repeated import (
    DEEDS,
    Said,
    grown,
    letters_of_bodies,
    letters_of_series,
    letters_of_things,
    parts_of,
    stands_for_class,
)
from pipeline.entities.organisations.shelf import Shelf, gazetteer_shelf
from pipeline.entities.organisations.short_names import short_names
from pipeline.gazetteer import (
    GazetteerEntry,
    fold,
)
from pipeline.gazetteer.countries import countries_named, is_national
from pipeline.values.currencies.finding import currency_end


def names_of_texts(
    texts: Sequence[str],
    glossary: Iterable[GlossaryEntry] = (),
    *,
    country: str = "ML",
    corpus: Sequence[GazetteerEntry] = (),
    cells: Sequence[str] = (),
) -> KnownNames:
    """What the passages of a document explain, announce and name in full, on top of what is known before.

    Args:
        texts: the passages, in order.
        glossary: the entries of its glossary.
        country: the country that it is about, ISO 3166-1 alpha-2; empty where it does not say.
        corpus: rows of the archivist's file of organisations.
        cells: texts of cells, which show what words and letters are things.
    """
    shelves = [Shelf(corpus), gazetteer_shelf()] if corpus else [gazetteer_shelf()]
    full = {
        entry.name
        for text in texts
        for shelf in shelves
        for start, _, entry in phrases_in(shelf, text)
        if text[start].isupper()
    }
    announced = [*(one for text in texts for one in _announced(text)), *_repeated(texts)]
    lands = _lands({one.name for one in announced}, texts)
    persons = titled_names({one.name for one in announced if " " in one.name}, texts)
    announced = [one for one in announced if one.name not in lands | persons]
    said = Said([*texts, *cells])
    definitions: list[Definition | GlossaryEntry] = [
        *glossary,
        *(definition for text in texts for definition in find_definitions(text)),
        *(one for text in dict.fromkeys(cells) if _EXPLAINS.search(text) for one in find_definitions(text)),
    ]
    acts = Counter(text[slice(*span)] for text in texts for span in find_acting_acronyms(text))
    explained = {definition.acronym for definition in definitions}
    things = letters_of_things({k: n for k, n in acts.items() if k not in explained}, said)
    things |= {one.acronym for one in definitions if spells_thing(one.expansion)}
    things |= letters_of_series({m["letters"] for text in texts for m in _NUMBERED.finditer(text)}, said)
    things |= letters_of_things({k: n for k, n in acts.items() if k in _of_deeds(definitions)}, said, DEEDS)
    classes = frozenset(
        one.acronym
        for one in definitions
        if not _is_one_each(one.expansion) and stands_for_class(one.acronym, one.expansion, said)
    )
    things |= classes
    acting = frozenset(acts) - things
    acting |= {name for text in texts for name in find_acting_camels(text)}
    bare = {m.group() for text in texts for m in _BARE.finditer(text)} - explained - acting - things
    bodies = letters_of_bodies((one for one in bare if not is_word(one) and one not in LANDS), said)
    acting |= bodies
    announced += [Announced(0, 0, one, "NGO") for one in sorted(bodies)]
    # What long lists say again shows nothing more.
    words = words_of([*texts, *dict.fromkeys(cells)], acting) | {fold(letters) for letters in things}
    named = {one.name for one in announced}
    announced += [
        Announced(0, 0, word, "NGO") for word in find_acting_words(texts, words) if word not in named
    ]
    countries = countries_named(texts)
    known = KnownNames(
        definitions,
        [part for one in announced for part in _parts(one, said)],
        country=countries.about(country),
        named=countries.times,
        full=frozenset(full),
        shelves=shelves,
        acting=acting,
        families=family_names(texts),
        words=words,
        said=said,
        classes=classes,
        shortened=frozenset(m.group().lower() for text in texts for m in _SHORT_BODY.finditer(text)),
    )
    known.refused |= {fold(name) for name in persons}
    for short, name in short_names(announced, texts):
        if known.by_acronym(short) is None and known.by_name(short) is None:
            known.call(short, name)
    return known


_EXPLAINS = re.compile(r"[^\W\d]{3} [^\n()]{0,80}\([A-ZÀ-Þ][A-ZÀ-Þ\d&/-]{1,9}\)")
"""A cell that may explain letters, by words before their brackets; most hold figures."""


def _of_deeds(definitions: Iterable[Definition | GlossaryEntry]) -> frozenset[str]:
    """Letters that stand for what is done, with no noun of a body: `Exploitation à petite échelle (EPE)`."""
    return frozenset(
        one.acronym
        for one in definitions
        if one.expansion.split()[0].lower().endswith(_OF_DEEDS)
        and not _DEED_BODY.match(one.expansion)
        and not is_organisation(one.acronym, one.expansion)
    )


_OF_DEEDS = ("tion", "ment", "age")
"""Endings of nouns of what is done."""

_DEED_BODY = re.compile(rf"(?:{worded('deed_body')})\b", re.IGNORECASE)
"""Such nouns by which bodies are called, too: `Action pour les Rives`."""


def _is_one_each(expansion: str) -> bool:
    """Whether a state has one of what letters stand for, or the gazetteer knows it: it is no class."""
    kind = kind_of(expansion) or english_kind(expansion, english=True)
    return is_national(kind, expansion) or is_in_gazetteer(expansion)


def _parts(one: Announced, said: Said) -> Iterator[Announced]:
    """An announced name as the document has it elsewhere, or the two of which it is joined."""
    for at, name in parts_of(one.name, said):
        whole = grown(name, said)
        yield replace(one, start=one.start + at, end=one.start + at + len(whole), name=whole)


_NUMBERED = re.compile(r"(?<![\w@./&-])(?P<letters>[A-Z]{2,8}) \d{1,3}(?![\w/%]|[.,]\d)")
"""Letters before a number that may be that of one of a series."""

_BARE = re.compile(r"(?<![\w@./&-])[A-Z]{4,8}(?![\w@/&-]|\.\w)")
"""Letters that may be a body's; of fewer too many are a thing's."""

_SHORT_BODY = re.compile(r"(?<=\b[Ll]e )(?:Conseil|Gouvernement)(?= (?!de |du |des |d['’])[a-zà-ÿ]|[.,;])")
"""Bodies that texts call by their noun alone, so that what follows may be what they are told."""

_OF_LAND = re.compile(
    r"\b(?:née? à |(?:[Vv]illage|[Hh]abitants|[Rr]iverains|[Mm]arché|[Pp]opulations?|[Nn]atifs?)"
    r" (?:de |d['’]))(?P<name>[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+)?)"
)


def _lands(names: set[str], texts: Sequence[str]) -> set[str]:
    """Of names those of villages: someone was born at them or lives there."""
    if not names:
        return set()
    found = {match["name"] for text in texts for match in _OF_LAND.finditer(text)}
    return names & (found | {name.split()[0] for name in found})


_GROWING = re.compile(
    r"(?<![\w’'-])(?P<name>[A-ZÀ-Þ]{3,}(?: [A-ZÀ-Þ][a-zà-ÿ]+){1,3}) (?P<word>[a-zà-ÿ]{5,})(?![\w’'-])"
)
_OFTEN = 3
"""Times that a name must be followed by a word for the word to be a part of it, if nothing else follows."""


def _repeated(texts: Sequence[str]) -> Iterator[Announced]:
    """`IDEAL Projets publics`: a name that the same word always follows goes on with that word."""
    followed: dict[str, Counter[str]] = {}
    for text in texts:
        for match in _GROWING.finditer(text):
            followed.setdefault(match["name"], Counter())[match["word"]] += 1
    for name, words in followed.items():
        ((word, times),) = words.most_common(1)
        if times < _OFTEN or currency_end(name, 0) is not None:
            continue
        alone = re.compile(rf"(?<![\w’'-]){re.escape(name)}(?![\w’'-])")
        if times == sum(len(alone.findall(text)) for text in texts):
            yield Announced(0, 0, f"{name} {word}", "company")


def _announced(text: str) -> Iterator[Announced]:
    """The names that a passage announces, and those of companies without their legal form."""
    for one in find_announced(text):
        if not is_no_name(one.name, sure=one.sure):
            yield one
    for start, end in find_companies(text):
        name = without_form(text[start:end])
        if " " in name and not is_no_name(name):
            yield Announced(start, start + len(name), name, "company")
