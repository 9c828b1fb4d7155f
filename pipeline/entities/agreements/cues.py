"""Marks the words of the lexicon, verbs with their voice."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from pipeline.entities.agreements.lexicon import NOUNS, ROLES, LexiconEntry, load_entries, marked
from pipeline.entities.marks import marks_of, text_of
from pipeline.entities.words import words_of
from pipeline.language.word_lists import LANGUAGES, read_words

_ADVERB = rf"(?:\w+ment|\w+ly|{marked('adverb')})\s+"
"""What may stand between an auxiliary and its verb."""

_ADVERBS = rf"(?:{_ADVERB}){{0,2}}"
_MORE_ADVERBS = rf"(?:{_ADVERB}){{0,4}}"

_PASSIVE = re.compile(
    rf"(?<!s['’])(?<!\bse )\b(?:été|est|sont|sera|seront|était|étaient|être|was|were|been)\s+{_ADVERBS}\Z",
    re.I,
)
_ACTIVE = re.compile(
    r"(?:\b(?:a|ont|avait|avaient|aura|auront|avoir|ayant|has|have)(?:,[^,]{3,60},)?"
    rf"|\bs['’](?:est|étaient)|\bse sont)\s+{_ADVERBS}\Z",
    re.IGNORECASE,
)
_BE = re.compile(rf"\b(?:was|were|is|are|been|being|be)\s+{_MORE_ADVERBS}\Z", re.IGNORECASE)
_HAVE = re.compile(rf"\b(?:has|have|had|having)(?:,[^,]{{3,60}},)?\s+{_MORE_ADVERBS}\Z", re.IGNORECASE)
_WITHOUT_OBJECT = re.compile(
    r"\s+(?:by|to|for|under|in|at|from|on|with|through|between|per|until)\b", re.IGNORECASE
)
_NOMINAL = re.compile(
    r"(?:\b(?:la|le|les|une?|des?|du|cette|cet|ce|ces|en|sa|son|leur|its|their|our|\w+['’]s)\s+|[ld]['’])\Z",
    re.IGNORECASE,
)
"""What stands before a noun: `la finance`, `the Fund's partners`."""

_WINDOW = 80


@dataclass(frozen=True, slots=True)
class Cue:
    """A phrase of the lexicon in a text, with what its `LexiconEntry` says; `voice` is that of a verb.

    A participle without an auxiliary counts as passive: `le projet financé`.
    """

    start: int
    end: int
    function: str
    value: str
    number: str = ""
    subject: str = ""
    voice: str = ""


class CueFinder:
    """Fills `doc._.agreement_cues`, in the order of the text."""

    def __init__(self, nlp: Language) -> None:
        self._matchers = {language: self._matchers_of(nlp, language) for language in LANGUAGES}

    def __call__(self, doc: Doc) -> None:
        """Mark one passage; of two phrases of the same function that overlap the longer counts."""
        text, words = text_of(doc), words_of(doc)
        cues = []
        for matcher, entries in self._matchers[language_of(doc)]:
            for number, first, behind in matcher(doc):
                entry, start = entries[number], words.starts[first]
                end = words.starts[behind - 1] + len(words[behind - 1].text)
                voice = voice_of(entry, text, start, end)
                if voice is not None and not is_void(entry, voice, text, start, end):
                    said = entry.function, entry.value, entry.number, entry.subject
                    cues.append(Cue(start, end, *said, voice))
        marks_of(doc).agreement_cues = tuple(_longest(cues))

    @staticmethod
    def _matchers_of(nlp: Language, language: str) -> list[tuple[PhraseMatcher, dict[int, LexiconEntry]]]:
        """The matchers of a language: one for phrases with capitals that count, one for all others."""
        matchers: dict[str, tuple[PhraseMatcher, dict[int, LexiconEntry]]] = {}
        for number, entry in enumerate(load_entries(language)):
            attr = "ORTH" if re.search(r"[A-Z]{2}", entry.phrase) else "LOWER"
            if attr not in matchers:
                matchers[attr] = (PhraseMatcher(nlp.vocab, attr=attr), {})
            matcher, entries = matchers[attr]
            matcher.add(str(number), [nlp.tokenizer(form) for form in entry.forms()])
            entries[nlp.vocab.strings[str(number)]] = entry
        return list(matchers.values())


def language_of(doc: Doc) -> str:
    """The language of a passage by its commonest words, else that of its document, else the first."""
    marks = marks_of(doc)
    if marks.language is None:
        marks.language = _language_of(doc)
    language: str = marks.language
    return language


def _language_of(doc: Doc) -> str:
    words = [word.lower for word in words_of(doc)]
    counts = {code: sum(map(_common(code).__contains__, words)) for code in LANGUAGES}
    context = marks_of(doc).context
    own = context.language if context else LANGUAGES[0]
    best = max(LANGUAGES, key=lambda code: (counts[code], code == own))
    return best if counts[best] else own if own in LANGUAGES else LANGUAGES[0]


@functools.cache
def _common(language: str) -> frozenset[str]:
    rows = read_words(language, "agreements")
    return frozenset(row["phrase"] for row in rows if row["function"] == "common")


def agreement_cues(doc: Doc) -> tuple[Cue, ...]:
    """What was marked."""
    cues: tuple[Cue, ...] = marks_of(doc).agreement_cues
    return cues


def voice_of(entry: LexiconEntry, text: str, start: int, end: int) -> str | None:
    """`active` or `passive` of a verb, `noun` of anything else; None for a noun that looks like a verb."""
    if entry.function != "event" or entry.form == "noun":
        return "noun"
    before = text[max(0, start - _WINDOW) : start]
    if entry.form == "participle":
        active = _ACTIVE.search(before) or _HAVE.search(before)
        return "active" if active and not _PASSIVE.search(before) else "passive"
    if entry.form == "past":
        if _HAVE.search(before):
            return "active"
        return "passive" if _BE.search(before) or _WITHOUT_OBJECT.match(text, end) else "active"
    if entry.form == "finite" and (_NOMINAL.search(before) or _is_capital_within(text, start)):
        return None
    if entry.form == "gerund" and _OF_PREPOSITION.search(before):
        return None
    if entry.form == "base":
        # `Nigeria and Niger sign an MoU`: a verb only between several names and its object.
        return "active" if _NAMES.search(before) and HAS_OBJECT.match(text, end) else None
    if entry.form in ("finite", "gerund") and entry.phrase in _noun_phrases():
        # `grants`, `funding`: a verb only where an object follows.
        return "active" if HAS_OBJECT.match(text, end) else None
    return "active"


def is_void(entry: LexiconEntry, voice: str, text: str, start: int, end: int) -> bool:
    """`non financé par`, `a reçu une première estimation`: what is not done, or what moves is no gift."""
    if entry.function == "paper" and entry.value == _CONSENT and " " not in entry.phrase:
        return bool(_CONSENTS.search(text, max(0, start - _WINDOW), start))
    done = entry.function in ROLES or (entry.function == "event" and voice != "noun")
    if not done:
        return False
    if _NEGATED.search(text, max(0, start - _WINDOW), start):
        return True
    if entry.subject not in ("giver", "receiver"):
        return False
    if voice == "active":
        return bool(_NO_GIFT_BEHIND.match(text, end))
    # `City Mission was awarded a grant`: with an object of its own the verb moves that, not its subject.
    moved = voice == "passive" and entry.value in ("granted", "paid") and not HAS_OBJECT.match(text, end)
    return moved and bool(_NO_GIFT_BEFORE.search(text, max(0, start - _WINDOW), start))


_CONSENT = "accord"
_CONSENTS = re.compile(rf"(?<!\w)(?:{marked('consent')})\s*\Z", re.IGNORECASE)
"""`marque son accord`, `gave its agreement`: that one agrees, by no paper."""

_NEGATED = re.compile(rf"(?<!\w)(?:{marked('negation')})\s+\Z", re.IGNORECASE)
"""`n'a pas encore été`, `have not yet been`, right before a verb."""

_NO_GIFT_BEHIND = re.compile(
    rf"\s+(?:(?:{marked('article')})\s*(?:[^\W\d_]+\s+)?)?(?:{marked('no_gift')})(?!\w)", re.IGNORECASE
)
_NO_GIFT_BEFORE = re.compile(rf"(?<!\w)(?:{marked('no_gift')})\s+(?:[^\W\d_]+\s+){{0,3}}\Z", re.IGNORECASE)
"""Nouns of what is no gift (`no_gift`, data of the languages), with an adjective, around its verb."""


def _is_capital_within(text: str, start: int) -> bool:
    """Whether a word stands with a capital inside a sentence that is no headline: it belongs to a name."""
    before = text[:start].rstrip()
    if not text[start : start + 1].isupper() or not before or before[-1] in '.,!?:;•–—-«“"(':
        return False
    words = [word for word in text.split() if word[:1].isalpha()]
    return sum(word[:1].islower() for word in words) > len(words) / 2


HAS_OBJECT = re.compile(
    r"\s+(?:(?:a|an|the|its|another|two|three|several|additional|new)\s+\w|(?:US|USD|EUR|GH|Sh|Ksh)?[$€£¢]?\s?\d"
    r"|(?:[\w-]+ ){0,2}?(?:MoUs?|MOUs?|agreements?|deals?|contracts?|pacts?|partnerships?|memorandum)\b)"
)
"""What an object of a verb begins with in English: an article, a number, a sum."""


_OF_PREPOSITION = re.compile(r"\b(?:at|of|for|in|to|towards?|from|about|on|and)\s+(?:\w+ly\s+)?\Z")
"""Before the noun of an action: `aimed at building`."""

_NAMES = re.compile(r"(?:\band|&|,)\s+(?:the\s+)?(?:[A-ZÀ-Þ][\w’'.-]*\s+(?:(?:of|for|and)\s+)?){1,6}\Z")
"""Several names before a verb in the plural."""


@functools.cache
def _noun_phrases() -> frozenset[str]:
    entries = (entry for language in LANGUAGES for entry in load_entries(language))
    return frozenset(entry.phrase for entry in entries if entry.function in NOUNS)


def _longest(cues: list[Cue]) -> list[Cue]:
    kept: list[Cue] = []
    taken: dict[str, list[Cue]] = {}
    for cue in sorted(cues, key=lambda c: (c.start - c.end, c.start, c.function, c.value)):
        alike = taken.setdefault(_FAMILY.get(cue.function, cue.function), [])
        if all(c.end <= cue.start or cue.end <= c.start for c in alike):
            alike.append(cue)
            kept.append(cue)
    return sorted(kept, key=lambda c: (c.start, c.end, c.function))


_FAMILY = dict.fromkeys(NOUNS, NOUNS[0]) | dict.fromkeys(ROLES, next(iter(ROLES)))
"""Functions of which only one can be meant where their phrases overlap, by the first of them."""
