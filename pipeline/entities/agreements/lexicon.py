"""The words that tell of agreements, class by class as data, and the phrases in which they are written."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.entities.gazetteer import read_rows
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

SUBJECTS: dict[str, PartyRole] = {"active": "party", "giver": "funding", "receiver": "beneficiary"}
"""What a verb says of its subject."""

_PREPOSITIONS = {
    "{de}": ("de", "du", "des", "d'", "de la", "de l'"),
    "{à}": ("à", "au", "aux", "à la", "à l'"),
}
_ENDINGS = ("", "e", "s", "es")


@dataclass(frozen=True, slots=True)
class Entry:
    """A phrase of the lexicon.

    Attributes:
        phrase: as it is written; `~` stands for the endings of a participle, `{de}` and `{à}` for these
            prepositions with every article.
        function: a family of `NOUNS`, a role of `ROLES`, `event`, `tag`, or a function of
            `data/agreement_words.csv`.
        value: the kind that a noun says, the status that an event leads to, the number of an ordinal.
        number: of a noun, `singular`, `plural` or `any`.
        subject: of a verb, what its subject is: `active`, `giver`, `receiver` or nothing.
        form: `noun`, `participle`, `finite` or `infinitive`.
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
def load_entries() -> tuple[Entry, ...]:
    """The whole lexicon."""
    return (*_nouns(), *_instruments(), *_events(), *_verbs(), *_roles(), *_words())


def _nouns() -> Iterator[Entry]:
    for row in read_rows("agreement_nouns"):
        yield Entry(row["phrase"], row["family"], row["kind"], row["number"])


def _instruments() -> Iterator[Entry]:
    """The funding instruments of the United Nations and others, by acronym and by name.

    Alone they are a `tag`: they say of a project beside them which fund pays for it.
    """
    for row in read_rows("instruments"):
        for tag in (row["acronym"], f"{row['acronym']}s", row["name"]):
            yield Entry(tag, "tag", row["kind"])
        for form in row["forms"].split("|"):
            # A fund alone is no project; `QIP` is the name of one.
            if form.lower().startswith(("projet", "quick")) or form.upper() == form:
                yield Entry(form, "project", row["kind"], _number_of(form))
            else:
                yield Entry(form, "tag", row["kind"])
        if row["name"].lower().startswith("projet"):
            yield Entry(row["acronym"], "project", row["kind"], "singular")
            yield Entry(f"{row['acronym']}s", "project", row["kind"], "plural")


def _number_of(form: str) -> str:
    plural = form.startswith("projets ") or form.endswith(("projects", "S"))
    return "plural" if plural else "singular"


def _events() -> Iterator[Entry]:
    for row in read_rows("agreement_events"):
        yield Entry(row["phrase"], "event", row["event"], subject=row["subject"])


def _verbs() -> Iterator[Entry]:
    """The forms of each verb: participle with its endings, present, future and infinitive."""
    for row in read_rows("agreement_verbs"):
        told = {"value": row["event"], "subject": row["subject"]}
        participle, *rest = row["participle"].split(" ")
        for ending in ("", "e", "es") if participle.endswith("s") else _ENDINGS:
            yield Entry(" ".join([participle + ending, *rest]), "event", form="participle", **told)
        future, *rest = row["future"].split(" ")
        futures = " ".join([f"{future.removesuffix('a')}ont", *rest])
        for form in (row["present"], row["presents"], row["future"], futures):
            yield Entry(form, "event", form="finite", **told)
        yield Entry(row["infinitive"], "event", form="infinitive", **told)


def _roles() -> Iterator[Entry]:
    for row in read_rows("agreement_roles"):
        yield Entry(row["phrase"], row["role"])


def _words() -> Iterator[Entry]:
    for row in read_rows("agreement_words"):
        yield Entry(row["phrase"], row["function"], row["value"])
