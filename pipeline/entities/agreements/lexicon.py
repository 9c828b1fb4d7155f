"""The words that tell of agreements: data of each language, and the phrases in which they are written."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.gazetteer import fold, read_rows
from pipeline.language.word_lists import LANGUAGES, read_words
from pipeline.records.agreements import PartyRole

NOUNS = ("paper", "money", "project", "works")
"""What an agreement is called by: a signed paper, money given, a project, or what is built or bought."""

ROLES: dict[str, PartyRole] = {
    "funding": "funding",
    "sponsor": "sponsor",
    "implementing": "implementing",
    "beneficiary": "beneficiary",
    "party": "party",
}
"""What a cue says of the organisations that follow it."""

SUBJECTS: dict[str, PartyRole] = {
    "active": "party",
    "giver": "funding",
    "receiver": "beneficiary",
    "approver": "funding",
}
"""What a verb says of its subject; an `approver` gives what it approves where that is money."""

MARKERS = (
    "common",
    "article",
    "to",
    "from",
    "by",
    "with",
    "oblique",
    "today",
    "body",
    "label",
    "purpose",
    "sum_lead",
    "loose",
    "for",
    "option",
    "condition",
    "limit",
    "sort",
    "proposed",
    "decided",
    "says_where",
    "clause",
    "aside",
    "pronoun",
    "definite",
    "auxiliary",
    "meant",
    "in_all",
    "opens_clause",
    "asks",
    "asked_of",
    "genitive",
    "yesterday",
    "to_whom",
    "in_year",
    "in_kind",
    "since",
    "added_up",
    "raises",
    "about",
    "not_place",
    "obtained",
    "local_body",
    "bid",
    "chosen",
    "mobilises",
    "from_whom",
    "relative",
    "thanks",
    "means",
    "measure",
    "called",
    "each",
    "own_budget",
    "recital",
    "no_gift",
    "component",
    "of_budgets",
    "estimated",
    "negation",
    "ledger",
    "parts",
    "new_total",
    "polity",
    "moves",
    "own_fund",
    "budgeted",
    "at_least",
    "winners",
    "in_turn",
    "body_word",
    "joins",
    "spread",
    "capped",
    "links",
    "cabinet",
    "toward",
    "set_aside",
    "of_acts",
    "street",
    "community",
    "office",
    "on_offer",
    "sat",
    "out_of",
    "consent",
    "adverb",
    "council",
    "sitting",
    "before_now",
    "enacted",
    "introduces",
    "kind_word",
    "spending",
    "total",
    "few",
    "unnamed",
    "apposed",
    "about_to",
    "proceeded",
    "demonstrative",
    "signing_of",
    "roughly",
    "joint",
    "contract",
    "lasts",
    "first_of_two",
    "second_of_two",
    "part_of",
    "price",
)
"""Functions of words that are no cues: they mark the slots of a sentence, or the fields of a sheet."""

_PREPOSITIONS = {
    "{de}": ("de", "du", "des", "d'", "de la", "de l'"),
    "{à}": ("à", "au", "aux", "à la", "à l'"),
}
_ENDINGS = ("", "e", "s", "es")


@dataclass(frozen=True, slots=True)
class LexiconEntry:
    """A phrase of the lexicon.

    Attributes:
        phrase: as it is written; `~` stands for the endings of a participle, `{de}` and `{à}` for these
            prepositions with every article.
        function: a family of `NOUNS`, a role of `ROLES`, `event`, `tag`, `programme`, or what else it does:
            `cost`, `general`, `habit`, `this`, `same`, `some`, `ordinal`, `starts`, `ends`.
        value: the kind that a noun says, the status that an event leads to, the number of an ordinal.
        number: of a noun, `singular`, `plural` or `any`.
        subject: of a verb, what its subject is: `active`, `giver`, `receiver` or nothing.
        form: `noun`, `participle`, `finite`, `infinitive`, `base` whose place shows a verb, or `past`
            where that may be a participle.
    """

    phrase: str
    function: str
    value: str = ""
    number: str = ""
    subject: str = ""
    form: str = "noun"

    def forms(self) -> Iterator[str]:
        """Every way to write the phrase, both apostrophes included."""
        forms = [self.phrase]
        if "~" in self.phrase:
            forms = [self.phrase.replace("~", ending) for ending in _ENDINGS]
        for mark, prepositions in _PREPOSITIONS.items():
            if mark in self.phrase:
                forms = [form.replace(mark, preposition) for form in forms for preposition in prepositions]
        for form in forms:
            yield form
            if "'" in form:
                yield form.replace("'", "’")


@functools.cache
def load_entries(language: str) -> tuple[LexiconEntry, ...]:
    """The phrases of a language, and the instruments, which have names in both."""
    return (*_phrases(language), *_instruments())


@functools.cache
def markers(function: str) -> tuple[str, ...]:
    """The words of one function of `MARKERS` in every language, longest first."""
    words = {row["phrase"] for row in _rows_of(function)}
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


@functools.cache
def values_of(function: str) -> dict[str, str]:
    """What the words of one function of `MARKERS` are said to stand for, by their folded spelling."""
    return {fold(row["phrase"]): row["value"] for row in _rows_of(function)}


def _rows_of(function: str) -> Sequence[Mapping[str, str]]:
    """The words of one function in every language."""
    return _rows().get(function, ())


@functools.cache
def _rows() -> dict[str, list[Mapping[str, str]]]:
    """The words of all languages by their function: some fifty are asked for."""
    rows: dict[str, list[Mapping[str, str]]] = defaultdict(list)
    for code in LANGUAGES:
        for row in read_words(code, "agreements"):
            rows[row["function"]].append(row)
    return dict(rows)


@functools.cache
def marked(function: str) -> str:
    """The words of one function as a regular expression, both apostrophes and white space included.

    A `*` stands for whatever a word ends with.
    """
    spelled = (re.escape(word).replace(r"\ ", r"\s+").replace(r"\*", r"\w+") for word in markers(function))
    words = (word.replace("'", "['’]") for word in spelled)
    return "|".join(word + ("" if word.endswith("['’]") else r"\b") for word in words)


def _phrases(language: str) -> Iterator[LexiconEntry]:
    for row in read_words(language, "agreements"):
        if row["function"] == "verb":
            yield from _verb_forms(language, row)
        elif row["function"] not in MARKERS:
            yield LexiconEntry(row["phrase"], row["function"], row["value"], row["number"], row["subject"])


def _verb_forms(language: str, row: Mapping[str, str]) -> Iterator[LexiconEntry]:
    """The forms of a verb by its principal parts, which are those that its language does not form by rule."""
    parts = row["phrase"].split("|")
    for form, phrases in (_english if language == "en" else _french)(*parts).items():
        for phrase in dict.fromkeys(phrases):
            yield LexiconEntry(phrase, "event", row["value"], subject=row["subject"], form=form)


def _french(
    infinitive: str, participle: str, present: str, presents: str, future: str
) -> dict[str, list[str]]:
    participle, *rest = participle.split(" ")
    endings = ("", "e", "es") if participle.endswith("s") else _ENDINGS
    stem, *after = future.split(" ")
    return {
        "participle": [" ".join([participle + ending, *rest]) for ending in endings],
        "finite": [present, presents, future, " ".join([f"{stem.removesuffix('a')}ont", *after])],
        "infinitive": [infinitive],
    }


def _english(base: str, past: str, participle: str, third: str, gerund: str) -> dict[str, list[str]]:
    forms = {
        "finite": [third, f"will {base}"],
        "infinitive": [f"to {base}"],
        "gerund": [gerund],
        "base": [base],
    }
    if past == participle:
        return forms | {"past": [past]}
    return forms | {"finite": [*forms["finite"], past], "participle": [participle]}


def _instruments() -> Iterator[LexiconEntry]:
    """The funding instruments of the United Nations and others, by acronym and by name.

    Alone they are a `tag`: they say of a project beside them which fund pays for it.
    """
    for row in read_rows("instruments"):
        for tag in (row["acronym"], f"{row['acronym']}s", row["name"]):
            yield LexiconEntry(tag, "tag", row["kind"])
        for form in row["forms"].split("|"):
            # A fund alone is no project; `QIP` is the name of one.
            if form.lower().startswith(("projet", "quick")) or form.upper() == form:
                yield LexiconEntry(form, "project", row["kind"], _number_of(form))
            else:
                yield LexiconEntry(form, "tag", row["kind"])
        if row["name"].lower().startswith("projet"):
            yield LexiconEntry(row["acronym"], "project", row["kind"], "singular")
            yield LexiconEntry(f"{row['acronym']}s", "project", row["kind"], "plural")


def _number_of(form: str) -> str:
    plural = form.startswith("projets ") or form.endswith(("projects", "S"))
    return "plural" if plural else "singular"
