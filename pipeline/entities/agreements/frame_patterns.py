"""The frames of each language as regular expressions over signs."""

from __future__ import annotations

import functools
import re

from pipeline.entities.agreements.lexicon import marked
from pipeline.entities.agreements.signs import (
    EXTENDS,
    GETS,
    GIVEN,
    GIVES,
    HANDS,
    MONEY,
    NAME,
    PAPER,
    STOPS,
    SUM,
    VERBS,
    WHO,
)
from pipeline.language.word_lists import languages_having, read_words
from pipeline.records.agreements import PartyRole

SIDES: dict[str, PartyRole] = {"giver": "funding", "receiver": "beneficiary", "implementer": "implementing"}
"""The slots that names fill, and what they say of who fills them."""


_WITHIN, _ACROSS = 60, 90
"""Characters that a gift and what stands between two slots may take beside their names and sums."""


_BRACKET = rf"(?:\s\([^(){SUM}]{{1,60}}\))?"
_SAME_SUM = r"(?:\s\([^()]{1,60}\))?"

LANGUAGES = languages_having("frames")
"""The languages that have frames."""


@functools.cache
def frames_of(language: str) -> tuple[re.Pattern[str], ...]:
    """The patterns of a language, in the order of its file."""
    return _patterns(language, "frame")


@functools.cache
def more_of(language: str) -> tuple[re.Pattern[str], ...]:
    """The patterns of what follows a frame and takes over what it says: `and USD 5 to the Kala Fund`."""
    return _patterns(language, "more")


@functools.cache
def before_names(language: str) -> re.Pattern[str]:
    """What stands before a name that is no subject: a preposition, perhaps with an article."""
    words = next(row["pattern"] for row in read_words(language, "frames") if row["function"] == "{before}")
    return re.compile(rf"(?<!\w){words}(?: |(?<=['’]))(?:(?:{marked('article')})\s*)?\Z", re.IGNORECASE)


def _patterns(language: str, function: str) -> tuple[re.Pattern[str], ...]:
    rows = tuple(read_words(language, "frames"))
    words = {row["function"]: row["pattern"] for row in rows if row["function"].startswith("{")} | _slots()
    return tuple(_compiled(row["pattern"], words) for row in rows if row["function"] == function)


def _compiled(frame: str, words: dict[str, str]) -> re.Pattern[str]:
    """A frame as a regular expression over signs; only the names that it begins with may stand at a verb."""
    first = _WORD.match(frame)
    behind = frame[first.end() :] if first else frame
    pattern = r"(?<!\w)" + (words[first.group()] if first else "")
    pattern += _WORD.sub(lambda word: words.get(f"behind {word.group()}") or words[word.group()], behind)
    return re.compile(pattern, re.IGNORECASE)


_WORD = re.compile(r"\{[a-zà]+\}|\.\.\.")


@functools.cache
def _slots() -> dict[str, str]:
    """What the words of frames stand for in every language."""
    lead = rf"(?:an? [\w-]+, )?[^{STOPS},()]{{0,{_WITHIN}}}?"
    no_verb = rf"(?! (?:\w+ ){{0,3}}[{VERBS}])"
    few = r"(?:of |in |d['’]|de )?(?:[\w-]+ ){0,4}?"
    sum_ = rf"(?P<sum>{SUM}){_SAME_SUM}"
    return {
        **{f"{{{name}}}": _slot(name, WHO) for name in SIDES},
        **{f"behind {{{name}}}": _slot(name, WHO, no_verb) for name in SIDES},
        "{known}": _slot("receiver", NAME, no_verb),
        "{sum}": f"(?P<sum>{SUM})",
        "{lead}": lead,
        "{gift}": rf"{lead}{sum_}(?: {few}[{MONEY}{PAPER}])?",
        "{grant}": rf"(?:{lead}{MONEY}{lead}{sum_}|{lead}{sum_.replace('sum', 'before')} {few}{MONEY})",
        "...": f"[^;:.{SUM}{VERBS}]{{0,{_ACROSS}}}?",
        "{money}": MONEY,
        "{gives}": GIVES,
        "{given}": GIVEN,
        "{gets}": GETS,
        "{extends}": EXTENDS,
        "{hands}": HANDS,
    }


def _slot(name: str, sign: str, alone: str = "") -> str:
    """The names of a slot: one, or several that are joined, each with its article and its common noun."""
    article = rf"(?:(?:{marked('article')})\s*)?"
    common = rf"(?:(?!(?:{marked('oblique')}|{marked('to')}|{marked('by')}))[a-zà-ÿ'’-]+ ){{0,3}}?"
    one = f'{article}{common}(?:[«“"]\\s?)?{sign}(?:\\s?[»”"])?{_BRACKET}'
    return f"(?P<{name}>{one}(?:(?:, | and |, and | et ){article}{sign}{_BRACKET}{alone}){{0,4}})"
