"""Acronyms: one expansion each, used where they are explained and explained where they are used."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from decimal import Decimal

from slugify import slugify

from pipeline.checks.archive import Archive
from pipeline.checks.results import HOLDS, NOTABLE, Figure, Result, exactly, result
from pipeline.records import Acronym

_SMALL_WORDS = frozenset(
    {"de", "du", "des", "la", "le", "les", "l", "d", "et", "en", "pour", "a", "au", "aux", "the", "of"}
)
_ACRONYM = re.compile(r"(?<![\w/-])[A-Z]{3,8}(?![\w/-])")
_ROMAN = re.compile(r"[IVXLC]+\Z")
_NEED_NO_EXPLAINING = frozenset({"FCFA", "CFA", "XOF", "XAF", "EUR", "USD", "GBP", "CHF", "PDF", "SARL"})
LEAST_EXPLAINED = 5
"""Acronyms that a document must explain before one that it does not explain is left out by mistake."""

LEAST_LETTERS = 4
"""Letters from which another order of them is no chance."""

LEAST_USES = 3
"""Uses in running text before an acronym that nothing explains is worth a line."""


def check_expansions(archive: Archive) -> Iterator[Result]:
    """Expansions: does each acronym stand for one thing in a document?

    Singular and plural, small words and accents make no difference. Two expansions may both be meant, so a
    difference is a notice. Other documents may mean another thing by it: there, only the same is reported.
    """
    groups: dict[tuple[str, str], list[Acronym]] = defaultdict(list)
    for acronym in archive.acronyms:
        groups[acronym.document_id, acronym.acronym].append(acronym)
    for (_, name), explained in groups.items():
        first, *others = explained
        for other in others:
            same = _one_thing(first.expansion, other.expansion)
            told = f"{name} stands for “{first.expansion}” and for “{other.expansion}”"
            yield result(
                "expansion", _figure(other), told + (", which is the same." if same else "."),
                HOLDS if same else NOTABLE, figures=[_figure(first)], subject=other.id,
            )  # fmt: skip
    yield from _two_acronyms(archive)
    yield from _across_documents(archive)


def _across_documents(archive: Archive) -> Iterator[Result]:
    """Acronyms that stand for the same in two documents."""
    first: dict[str, Acronym] = {}
    for acronym in archive.acronyms:
        earlier = first.setdefault(acronym.acronym, acronym)
        same = _one_thing(earlier.expansion, acronym.expansion)
        if earlier.document_id != acronym.document_id and same:
            told = (
                f"{acronym.acronym} stands for “{acronym.expansion}” here and for “{earlier.expansion}” in "
                f"{earlier.document_id}, which is the same."
            )
            yield result(
                "expansion", _figure(acronym), told, HOLDS, figures=[_figure(earlier)],
                subject=f"{acronym.id}:{earlier.id}",
            )  # fmt: skip


def _two_acronyms(archive: Archive) -> Iterator[Result]:
    """One expansion with two acronyms in one document."""
    groups: dict[tuple[str, str], list[Acronym]] = defaultdict(list)
    for acronym in archive.acronyms:
        groups[acronym.document_id, _stem(acronym.expansion)].append(acronym)
    texts = _texts(archive)
    for acronym in archive.acronyms:
        words = r"[\s’']+".join(re.escape(word) for word in re.split(r"[\s’']+", acronym.expansion))
        other = re.search(rf"(?i:{words})\s*\((?P<name>[A-Z]{{2,8}})s?\)", texts.get(acronym.document_id, ""))
        if other and other["name"].rstrip("S") != acronym.acronym.upper().rstrip("S"):
            told = f"“{acronym.expansion}” is shortened to {acronym.acronym} and to {other['name']}."
            yield result(
                "expansion", _figure(acronym), told, NOTABLE, subject=f"{acronym.id}:{other['name']}"
            )
    for explained in groups.values():
        names = list(dict.fromkeys(acronym.acronym for acronym in explained))
        if len({name.rstrip("s").upper() for name in names}) > 1:
            last = next(acronym for acronym in reversed(explained) if acronym.acronym != explained[0].acronym)
            told = f"“{last.expansion}” is shortened to {' and to '.join(names)}."
            figures = [_figure(explained[0])]
            yield result(
                "expansion", _figure(last), told, NOTABLE, figures=figures, subject=f"{last.id}:shortened"
            )


def _texts(archive: Archive) -> dict[str, str]:
    """The text of each document."""
    pages: dict[str, list[str]] = defaultdict(list)
    for page in archive.pages:
        pages[page.document_id].append(page.text)
    return {document_id: "\n".join(texts) for document_id, texts in pages.items()}


def _one_thing(first: str, other: str) -> bool:
    """Whether two expansions are the same but for what one leaves out."""
    one, two = set(_stem(first).split()), set(_stem(other).split())
    return one <= two or two <= one


def _stem(expansion: str) -> str:
    words = [word for word in slugify(expansion).split("-") if word not in _SMALL_WORDS]
    return " ".join(word.rstrip("sx") for word in words)


def _figure(acronym: Acronym) -> Figure:
    return Figure(
        f"{acronym.acronym}: {acronym.expansion}", Decimal(0), exactly(Decimal(0)),
        acronym.document_id, acronym.page, acronym.box_columns,
    )  # fmt: skip


def check_glossary(archive: Archive) -> Iterator[Result]:
    """Glossary: is each entry of a glossary used in its document, and is each acronym explained?

    Unexplained acronyms are looked for in documents that have a glossary, or that explain five acronyms where
    they use them, and only those used three times that no document explains.
    """
    entries: dict[str, list[Acronym]] = defaultdict(list)
    for acronym in archive.acronyms:
        entries[acronym.document_id].append(acronym)
    known = {acronym.acronym.upper().rstrip("S") for acronym in archive.acronyms} | _NEED_NO_EXPLAINING
    texts = _texts(archive)
    for document_id, explained in entries.items():
        text = texts.get(document_id, "")
        for entry in explained:
            if entry.source == "glossary":
                yield _used(entry, text, known, f"{document_id}:glossary")
            else:
                yield from _misspelt(entry, text, known)
        if len(explained) >= LEAST_EXPLAINED or any(entry.source == "glossary" for entry in explained):
            yield from _unexplained(archive, document_id, known, _words_of_headings(text))


def _misspelt(entry: Acronym, text: str, known: set[str]) -> Iterator[Result]:
    """An acronym that the text explains and elsewhere writes with its letters in another order."""
    other = _other_spelling(entry.acronym, text, known) if len(entry.acronym) >= LEAST_LETTERS else None
    if other:
        told = f"{entry.acronym} is explained in the text, which elsewhere spells it {other}."
        yield result(
            "glossary", _figure(entry), told, NOTABLE, value=Decimal(1), computed=Decimal(0),
            subject=entry.id, unit="uses",
        )  # fmt: skip


def _used(entry: Acronym, text: str, known: set[str], about: str) -> Result:
    uses = len(re.findall(rf"(?<![^\W_]){re.escape(entry.acronym)}s?(?![^\W_\d])", text))
    beyond = max(0, uses - 1)
    other = _other_spelling(entry.acronym, text, known)
    if beyond:
        told, verdict = f"{entry.acronym} is explained in the glossary and used {beyond} times.", HOLDS
    elif other:
        told, verdict = f"{entry.acronym} is explained in the glossary; the text spells it {other}.", NOTABLE
    else:
        told, verdict = f"{entry.acronym} is explained in the glossary and never used.", NOTABLE
    return result(
        "glossary", _figure(entry), told, verdict, value=Decimal(1), computed=Decimal(beyond),
        subject=entry.id, unit="uses", about=[] if verdict is HOLDS else [about],
    )  # fmt: skip


def _other_spelling(acronym: str, text: str, known: set[str]) -> str | None:
    """The same letters in another order or case, as in `ATPn` and `ATNp`."""
    for match in re.finditer(rf"(?<!\w)[A-Za-z]{{{len(acronym)}}}(?!\w)", text):
        word = match.group()
        upper = sum(letter.isupper() for letter in word) * 2 > len(word)
        if (
            word.upper() != acronym.upper()
            and word.upper() not in known
            and upper
            and sorted(word.upper()) == sorted(acronym.upper())
        ):
            return word
    return None


def _words_of_headings(text: str) -> frozenset[str]:
    """Words of lines that are all capitals: they are no acronyms."""
    lines = [line for line in text.split("\n") if line.isupper() and len(line.split()) > 1]
    return frozenset(word for line in lines for word in _ACRONYM.findall(line))


def _unexplained(
    archive: Archive, document_id: str, known: set[str], headings: frozenset[str]
) -> Iterator[Result]:
    uses: Counter[str] = Counter()
    first: dict[str, Figure] = {}
    for page in archive.pages:
        if page.document_id != document_id:
            continue
        for match in _ACRONYM.finditer(page.text):
            word = match.group()
            if word.rstrip("S") in known or word in headings or _ROMAN.match(word):
                continue
            uses[word] += 1
            place = Figure(
                word,
                Decimal(0),
                exactly(Decimal(0)),
                document_id,
                page.number,
                start=match.start(),
                end=match.end(),
            )
            first.setdefault(word, place)
    for word, count in uses.items():
        if count >= LEAST_USES:
            told = f"{word} is used {count} times and explained nowhere."
            yield result(
                "glossary", first[word], told, NOTABLE,
                value=Decimal(count), computed=Decimal(0), unit="uses",
                subject=f"{document_id}:{word}", about=[f"{document_id}:unexplained"],
            )  # fmt: skip
