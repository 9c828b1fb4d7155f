"""What speaks for and against a name being an organisation's: reasons over all places that name it.

No place decides alone: whether words of grammar lead to a name, whether a text goes on behind it as if it
were not over, whether its noun is one of many things (`Office`, `plateforme`) and no word of it is its own
shows over the whole document. Each reason has its weight in `evidence_weights.csv`, each sign of how names
look in `name_signs.csv`; both were fitted together (`make fit-names`) to 4,450 names of whole documents,
judged by eye, of which 990 were none, were cut or ran on. Of what the rules of single places let pass they
refuse a fifth, and less than two true names of a hundred with it. Who is party to an agreement, a state,
known to the gazetteer or named by the cell of a partner is not weighed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from pipeline.entities.organisations.english_ends import english_nouns
from pipeline.entities.organisations.english_kinds import english_kind
from pipeline.entities.organisations.grammar import SMALL
from pipeline.entities.organisations.known import KnownNames
from pipeline.entities.organisations.legal_forms import has_legal_form
from pipeline.entities.organisations.lexicon import leading, worded, words_of
from pipeline.entities.organisations.name_mention import NameMention, NameSighting
from pipeline.entities.organisations.name_signs import weigh_signs
from pipeline.entities.organisations.naming import head_length, kind_of
from pipeline.entities.organisations.repeated import is_told_in_plural
from pipeline.gazetteer import fold, load_places, load_qualifiers, nationalities, root_of
from pipeline.gazetteer.countries import is_national
from pipeline.records import Organisation
from pipeline.records.weights import Reasons


@dataclass(frozen=True, slots=True)
class NameEvidence:
    """From which weight on a name is an organisation's.

    Attributes:
        least: the sum of the weights of the reasons that hold and of the signs.
        letters: letters of an acronym whose explanation speaks for a body.
        near: characters around a name in which words lead to it or say what it does.
    """

    least: float = 0.0
    letters: int = 3
    near: int = 40


SETTINGS = NameEvidence()


def naming_in(text: str, mention: NameMention, kind: str, settings: NameEvidence = SETTINGS) -> NameSighting:
    """How a text of a kind of block names what a mention found."""
    before = text[max(0, mention.start - settings.near) : mention.start]
    return NameSighting(mention.rank, kind, before, text[mention.end : mention.end + settings.near])


@dataclass(frozen=True)
class WeighedName:
    """A name that is weighed, with all places that name it."""

    organisation: Organisation
    namings: Sequence[NameSighting]
    known: KnownNames = field(default_factory=KnownNames)
    settings: NameEvidence = SETTINGS

    @cached_property
    def words(self) -> list[str]:
        """The words of the name."""
        return re.findall(r"[\w&]+", self.organisation.name)

    @cached_property
    def headed(self) -> bool:
        """Whether a word says what kind of body it is."""
        name = self.organisation.name
        return kind_of(name) is not None or english_kind(name, english=True) is not None

    @cached_property
    def of_many(self) -> bool:
        """Whether its noun is one of many things: `Delta Office`, `Office of Rivers`, `bureau de vente`."""
        first, *_ = [*self.words, ""]
        last = _OF_WHAT.split(self.organisation.name)[0].split()[-1:]
        return bool({first.lower(), *last, *self.words[-1:]} & words_of("weak_head"))

    @cached_property
    def own(self) -> bool:
        """Whether a word of it, but its noun, is none of the document's or of what many bodies are called."""
        rest = self.words[head_length(self.organisation.name) :]
        telling = (word for word in rest if word.lower() not in SMALL and len(word) > 1)
        return any(
            word[:1].isupper() and word not in english_nouns() and not self._is_common(word)
            for word in telling
        )

    def _is_common(self, word: str) -> bool:
        root = root_of(fold(word))
        called_so = root in load_qualifiers("fr") or root in load_qualifiers("en")
        return called_so or self.known.said.count(word.lower()) > 0

    @cached_property
    def placed(self) -> bool:
        """Whether a place or a nation says which one it is."""
        return any(fold(word) in load_places() or fold(word) in nationalities() for word in self.words)

    @cached_property
    def led(self) -> bool:
        """Whether a word of grammar leads to it in running text."""
        return any(_LEADS.search(one.before) for one in self.namings if one.kind in _RUNNING)


_RUNNING = ("paragraph", "list_item", "footnote", "box")
_OF_WHAT = re.compile(rf" (?:{worded('of', language='en')}|for|on|in) ")
_LEADS = re.compile(
    rf"(?:\b(?:{leading('article')}|(?:{worded('lead', 'and')}) )|\b(?:{leading('of')}))\Z", re.IGNORECASE
)
_ONE = re.compile(rf"\b(?:{worded('indefinite')}) \Z", re.IGNORECASE)
_DASH = re.compile(r"\s[–—-]\s")
_GOES_ON = re.compile(r" (?:[A-ZÀ-Þ]|\d)|[-/]\w|['’](?!s\b)\w|\s?&")


def is_weak(candidate: WeighedName) -> bool:
    """Whether too little speaks for a name being an organisation's."""
    return weight_of(candidate) < candidate.settings.least


def weight_of(candidate: WeighedName) -> float:
    """How much speaks for a name: its reasons and its signs, in tenths."""
    signs = weigh_signs(candidate.organisation, candidate.namings, candidate.known.said)
    return round(EVIDENCE.weigh(candidate) + signs, 1)


def _explained(candidate: WeighedName) -> bool:
    return len(candidate.organisation.acronym or "") >= candidate.settings.letters


def _has_form(candidate: WeighedName) -> bool:
    return has_legal_form(candidate.organisation.name)


def _twin(candidate: WeighedName) -> bool:
    name = candidate.organisation.name
    return not name.islower() and candidate.known.said.count(name.lower()) > 0


def _several(candidate: WeighedName) -> bool:
    organisation = candidate.organisation
    one_each = candidate.placed or is_national(organisation.kind, organisation.name)
    one_each = one_each or organisation.kind == "programme"
    return not one_each and is_told_in_plural(organisation.name, candidate.known.said)


def _only_in_cells(candidate: WeighedName) -> bool:
    # What stands before it in its cell may say what it is: `ONG Eau du Sahel`.
    said = candidate.organisation.kind is not None or candidate.headed
    bare = len(candidate.words) > 1 and not said and not _has_form(candidate)
    return bare and all(one.kind == "cell" for one in candidate.namings)


def _is_alone(naming: NameSighting) -> bool:
    return not naming.before.strip() and not naming.behind.strip()


def _ranked(rank: str) -> Callable[[WeighedName], bool]:
    return lambda candidate: any(one.rank == rank for one in candidate.namings)


REASONS: Mapping[str, Callable[[WeighedName], bool]] = {
    "is found": lambda candidate: True,
    "a noun says what body it is": lambda candidate: candidate.headed,
    "an English name": _ranked("english"),
    "a name that is known in the document": _ranked("known"),
    "its letters are explained": _explained,
    "a legal form": _has_form,
    "one word": lambda candidate: len(candidate.words) == 1,
    "alone in its block": lambda candidate: any(_is_alone(one) for one in candidate.namings),
    "a noun of many things": lambda candidate: candidate.of_many,
    "a noun of many things, no letters and no word of its own": (
        lambda candidate: candidate.of_many and not candidate.own and not _explained(candidate)
    ),
    "named once, and nothing leads to it": lambda candidate: (
        len(candidate.namings) == 1 and not candidate.led
    ),
    "an indefinite article leads to it": (
        lambda candidate: any(_ONE.search(one.before) for one in candidate.namings)
    ),
    "in small letters, too": _twin,
    "a class in the plural, too": _several,
    "the text always goes on": lambda candidate: all(_GOES_ON.match(one.behind) for one in candidate.namings),
    "only the model says so": lambda candidate: all(one.rank == "model" for one in candidate.namings),
    "words only in cells, without a noun": _only_in_cells,
    "a dash between its words": lambda candidate: bool(_DASH.search(candidate.organisation.name)),
}
"""What is asked of a name; each has its weight in `evidence_weights.csv`."""

EVIDENCE = Reasons(REASONS, "pipeline.entities.organisations")
