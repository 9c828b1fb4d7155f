"""Glossaries: entries that are used, and acronyms that are explained."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal

from pipeline.checks.kit.archive import Facts
from pipeline.checks.kit.figures import Figure, exactly
from pipeline.checks.kit.results import HOLDS, NOTABLE, Result, result
from pipeline.checks.kit.wording import listed, say, say_n
from pipeline.checks.text.acronyms import figure_of_acronym, letters_of, spells
from pipeline.language.word_lists import UNLETTERED_WORDS
from pipeline.records import Acronym

_ACRONYM = re.compile(r"(?<![\w/-])[A-Z]{3,8}(?![\w/-])")
_WORD = re.compile(r"(?<!\w)[A-Za-z]{2,12}(?!\w)")
_ROMAN = re.compile(r"[IVXLC]+\Z")
_NEED_NO_EXPLAINING = frozenset(
    {
        "FCFA",
        "CFA",
        "XOF",
        "XAF",
        "EUR",
        "USD",
        "GBP",
        "CHF",
        "PDF",
        "SARL",
        "LLC",
        "LLP",
        "LTD",
        "USA",
        "ONU",
        "ONG",
        "NGO",
        "PIB",
        "GDP",
        "TVA",
        "VAT",
        "GPS",
        "SMS",
    }
)
_NAME_BEFORE = re.compile(r"(?P<word>[A-ZÀ-Þ][a-zà-ÿ’'-]+)\s+\Z")
LEAST_LETTERS = 4
"""Letters from which another order of them is no chance."""

LEAST_USES = 3
"""Uses in running text before an acronym that nothing explains is worth a line."""

LONGEST_NAME = 20
"""Characters before a word in capitals in which the first name of a person ends."""

MOST_LISTED = 12

LEAST_SPELLED = Decimal("0.5")
"""Share of the entries of a glossary that first letters of words spell: with fewer, it is a list of codes."""


def check_glossary(facts: Facts) -> Iterator[Result]:
    """Glossary: is each entry of a glossary used in its document, and is each acronym explained?

    Entries that are never used are told together, but not those of a list of codes, and so are acronyms that
    nothing explains: only those used three times in running text, in documents that have a glossary, and that
    explain most. A notice of its own is one that the text spells otherwise.
    """
    if not facts.acronyms:
        return
    words = Counter(_WORD.findall(facts.text))
    known = {letters_of(acronym.acronym) for acronym in facts.acronyms} | _NEED_NO_EXPLAINING
    spelled = _by_letters(words, known)
    unused = []
    seen: set[str] = set()
    for entry in facts.acronyms:
        other = None if entry.acronym in seen else _other_spelling(entry, spelled)
        uses = _uses(entry, facts)
        if other and (entry.source != "glossary" or not uses):
            seen.add(entry.acronym)
            wording = say(
                "{name} is explained, and elsewhere spelt {other}.", name=entry.acronym, other=other
            )
            yield result("glossary", figure_of_acronym(entry), wording, NOTABLE, subject=entry.id)
        elif entry.source == "glossary" and uses:
            wording = say_n(
                "{name} is explained in the glossary and used once.",
                "{name} is explained in the glossary and used {n} times.",
                uses,
                name=entry.acronym,
            )
            yield result("glossary", figure_of_acronym(entry), wording, HOLDS, subject=entry.id)
        elif entry.source == "glossary":
            unused.append(entry)
    if unused and not _lists_codes(facts):
        yield _together("unused", unused)
    if any(entry.source == "glossary" for entry in facts.acronyms):
        # A word that is also written small is none: `NOTE`, or the name of a person in capitals.
        names = {word for word in words if words[word.lower()] or words[word.capitalize()]}
        yield from _unexplained(facts, known | names)


def _together(subject: str, unused: list[Acronym]) -> Result:
    wording = say_n(
        "{names} is explained in the glossary and never used.",
        "{n} acronyms are explained in the glossary and never used: {names}.",
        len(unused),
        names=listed([entry.acronym for entry in unused[:MOST_LISTED]], ", "),
    )
    first, *others = [figure_of_acronym(entry) for entry in unused]
    return result(
        "glossary", first, wording, NOTABLE, figures=others, subject=f"{first.document_id}:{subject}"
    )


def _lists_codes(facts: Facts) -> bool:
    """Whether most entries are no acronyms of what they stand for: codes of countries, airports or parts."""
    entries = [entry for entry in facts.acronyms if entry.source == "glossary"]
    return sum(map(spells, entries)) < LEAST_SPELLED * len(entries)


def _uses(entry: Acronym, facts: Facts) -> int:
    """How often an acronym stands in the text beside its explanation."""
    return max(0, uses_of(entry.acronym, facts.text) - 1)


def uses_of(acronym: str, text: str) -> int:
    """How often an acronym or its plural in `s` stands in a text by itself; figures may follow it.

    A pattern would be compiled for each acronym, and tried at every character of the text.
    """
    count, at = 0, text.find(acronym)
    while at >= 0:
        end = at + len(acronym)
        end += text.startswith("s", end)
        before, after = text[at - 1 : at], text[end : end + 1]
        stands = not before.isalnum() and (not after.isalnum() or after.isdecimal())
        count += stands
        at = text.find(acronym, end if stands else at + 1)
    return count


def _by_letters(words: Counter[str], known: set[str]) -> dict[str, str]:
    """Words that look like acronyms and are none that is explained, by their letters in order."""
    by_letters: dict[str, str] = {}
    for word in words:
        upper = sum(letter.isupper() for letter in word) * 2 > len(word)
        # `PRISE` in a heading is the word `prise`.
        common = word.isupper() and (word.lower() in words or word.capitalize() in words)
        if upper and not common and word.upper() not in known:
            by_letters.setdefault("".join(sorted(word.upper())), word)
    return by_letters


def _other_spelling(entry: Acronym, spelled: Mapping[str, str]) -> str | None:
    """The same letters but for two neighbours that changed places, as in `ATPn` and `ATNp`.

    In any other order they are another acronym: that of another language, as `SIDA` and `AIDS`.
    """
    if len(entry.acronym) < LEAST_LETTERS:
        return None
    own = entry.acronym.upper()
    other = spelled.get("".join(sorted(own)))
    swapped = (own[:n] + own[n + 1] + own[n] + own[n + 2 :] for n in range(len(own) - 1))
    return other if other and other.upper() != own and other.upper() in swapped else None


def _words_of_headings(text: str) -> frozenset[str]:
    """Words of lines that are all capitals: they are no acronyms."""
    lines = [line for line in text.split("\n") if line.isupper() and len(line.split()) > 1]
    return frozenset(word for line in lines for word in _ACRONYM.findall(line))


def _words_of_cells(facts: Facts) -> frozenset[str]:
    """Words in capitals in tables: names, codes and abbreviations of a register more often than acronyms."""
    cells = (cell.text for view in facts.data_tables for cell in view.cells)
    return frozenset(word for text in cells for word in _ACRONYM.findall(text))


def _unexplained(facts: Facts, known: set[str]) -> Iterator[Result]:
    headings = _words_of_headings(facts.text) | _words_of_cells(facts)
    uses: Counter[str] = Counter()
    first: dict[str, Figure] = {}
    for page in facts.pages:
        for match in _ACRONYM.finditer(page.text):
            word = match.group()
            if {word, word.rstrip("S")} & known or word in headings or _ROMAN.match(word):
                continue
            name = _NAME_BEFORE.search(page.text[max(0, match.start() - LONGEST_NAME) : match.start()])
            if name and name["word"].lower() not in UNLETTERED_WORDS:
                continue
            uses[word] += 1
            first.setdefault(
                word,
                Figure(
                    word,
                    Decimal(0),
                    exactly(Decimal(0)),
                    facts.id,
                    page.number,
                    start=match.start(),
                    end=match.end(),
                ),
            )
    often = [word for word, count in uses.most_common() if count >= LEAST_USES]
    # Where most are not explained, that is how the document is written.
    if often and len(often) <= len({letters_of(acronym.acronym) for acronym in facts.acronyms}):
        wording = say_n(
            "{names} is used three times or more and explained nowhere.",
            "{n} acronyms are used three times or more and explained nowhere: {names}.",
            len(often),
            names=listed(often[:MOST_LISTED], ", "),
        )
        yield result(
            "glossary",
            first[often[0]],
            wording,
            NOTABLE,
            figures=[first[word] for word in often[1:]],
            subject=f"{facts.id}:unexplained",
        )
