"""What a figure is said to be: budget, cost, disbursement..., from the words around it in its sentence.

Roles that are transactions carry their code in the IATI list of transaction types (version 2.03); the others
are words of budgets and agreements that IATI keeps elsewhere (budget, planned disbursement, loan terms).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pipeline.language import DEFAULT, group, lexicon
from pipeline.values.text.beginnings import AtWords

#: Role, and its IATI transaction type where there is one.
IATI_TRANSACTION_TYPES: dict[str, str | None] = {
    "contribution": "1",
    "commitment": "2",
    "disbursement": "3",
    "expenditure": "4",
    "interest": "5",
    "repayment": "6",
    "reimbursement": "7",
    "guarantee": "10",
    "pledge": "12",
    "budget": None,
    "cost": None,
    "ceiling": None,
    "grant": None,
    "loan": None,
    "income": None,
    "price": None,
    "balance": None,
    "debt": None,
    "salary": None,
    "loss": None,
    "tax": None,
}

#: Roles in the order in which their words are tried, where one begins as another does.
_ORDER = (
    "ceiling",
    "commitment",
    "disbursement",
    "expenditure",
    "repayment",
    "reimbursement",
    "interest",
    "guarantee",
    "pledge",
    "grant",
    "loan",
    "contribution",
    "price",
    "income",
    "salary",
    "balance",
    "debt",
    "loss",
    "tax",
    "cost",
    "budget",
)


@dataclass(frozen=True, slots=True)
class _RolePatterns:
    """The words of roles of one language."""

    cue: re.Pattern[str]
    cues: AtWords
    #: `5 M€ ont été décaissés`, `5 M€ de dépenses`: what may stand between a sum and its role after it.
    after_lead: re.Pattern[str]
    #: `a $5 million IDA grant`: English puts the noun behind the sum.
    noun_after: re.Pattern[str]
    weak: re.Pattern[str]
    participle: re.Pattern[str]
    boundary: re.Pattern[str]


@cache
def _patterns(language: str) -> _RolePatterns:
    words = lexicon(language).roles
    i = re.IGNORECASE
    cues = "|".join(f"(?P<{role}>{'|'.join(words.cues[role])})" for role in _ORDER if role in words.cues)
    cue = re.compile(rf"(?<![^\W_])(?:{cues})(?![^\W_])", i)
    return _RolePatterns(
        cue,
        AtWords(cue),
        re.compile(
            rf"\s*(?:\([^()]{{0,60}}\)\s*)?,?\s*(?:(?P<of>{words.of or '(?!)'})\s+"
            rf"|(?P<of2>{words.of_touching or '(?!)'})|(?:{words.auxiliaries or '(?!)'})?)",
            i,
        ),
        re.compile(
            rf"\s(?:{words.noun_lead or '(?!)'})?(?P<noun>{words.nouns_after or '(?!)'})(?![^\W_])", i
        ),
        re.compile(group(words.weak), i),
        re.compile(rf"{group(words.participle)}\Z", i),
        re.compile(
            "".join(rf"(?<!{abbreviation})" for abbreviation in words.no_end)
            + r"[.!?;](?=\s+(?:[A-ZÀ-Þ«(\d]|\Z))|\n\s*\n|\t|[•▪·]"
        ),
    )


_WEAK_REACH = 48
_BEFORE_REACH, _AFTER_REACH = 200, 80


def find_role(text: str, char_start: int, char_end: int, language: str = DEFAULT) -> str | None:
    """The role that the words around `text[char_start:char_end]` give to that sum; None where none does.

    A participle or noun just after the sum (`ont été décaissés`, `de dépenses`) comes first, then the nearest
    word before it in the sentence. Keys of `IATI_TRANSACTION_TYPES` are the roles; `language` is ISO 639-1.
    """
    patterns = _patterns(language)
    start = first = max(0, char_start - _BEFORE_REACH)
    for boundary in _boundaries(text[first:char_start], patterns):
        start = first + boundary.end()
    tail = text[char_end : char_end + _AFTER_REACH]
    ends = next(_boundaries(tail, patterns), None)
    tail = tail[: ends.start()] if ends else tail
    between = patterns.after_lead.match(tail)
    after = patterns.cue.match(tail, between.end()) if between else None
    if after and between and (between["of"] or between["of2"] or patterns.participle.search(after.group())):
        return after.lastgroup
    noun = patterns.noun_after.match(tail)
    named = patterns.cue.fullmatch(noun["noun"]) if noun else None
    return named.lastgroup if named else _nearest_before(text, start, char_start, patterns)


_BOUNDARY_SIGN = re.compile(r"[.!?;\n\t•▪·]")


def _boundaries(text: str, patterns: _RolePatterns) -> Iterator[re.Match[str]]:
    """The ends of sentences in a text, which is asked at signs that may be one."""
    position = 0
    for sign in _BOUNDARY_SIGN.finditer(text):
        boundary = patterns.boundary.match(text, sign.start()) if sign.start() >= position else None
        if boundary:
            yield boundary
            position = boundary.end()


def _nearest_before(text: str, start: int, end: int, patterns: _RolePatterns) -> str | None:
    nearest: str | None = None
    reached = 0
    for match in _cues(text, start, end, patterns):
        if nearest and patterns.weak.match(match.group()) and match.start() - reached < _WEAK_REACH:
            continue
        nearest, reached = match.lastgroup, match.end()
    return nearest


def _cues(text: str, start: int, end: int, patterns: _RolePatterns) -> Iterator[re.Match[str]]:
    """The words of roles between two offsets; half a word at the start counts as one."""
    if text[start : start + 1].isalnum() and text[start - 1 : start].isalnum():
        return patterns.cue.finditer(text[start:end])
    return patterns.cues.finditer(text, start, end)
