"""The frames of each language as regular expressions over signs."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from pipeline.entities.agreements.lexicon import marked
from pipeline.entities.agreements.signs import (
    BODY,
    EXTENDS,
    GETS,
    GIVEN,
    GIVES,
    HANDS,
    MONEY,
    NAME,
    OFFER,
    OTHER,
    PAPER,
    SIGNS,
    STOPS,
    SUM,
    VERBS,
    WHO,
)
from pipeline.language.word_lists import languages_having, read_words
from pipeline.records.agreements import PartyRole
from pipeline.values.text.needed_texts import needed_texts

SIDES: dict[str, PartyRole] = {"giver": "funding", "receiver": "beneficiary", "implementer": "implementing"}
"""The slots that names fill, and what they say of who fills them."""


_WITHIN, _ACROSS, _ASIDE = 60, 90, 160
"""Characters that a gift, what stands between two slots, and what is said of one aside may take."""


_BRACKET = rf"(?:\s\([^(){SUM}]{{1,60}}\))?"
_SAME_SUM = r"(?:\s\([^()]{1,60}\))?"

LANGUAGES = languages_having("frames")
"""The languages that have frames."""


@dataclass(frozen=True)
class FramePattern:
    """A frame as a regular expression over signs, and sets of signs of each of which it needs one.

    `said` is what it says between its slots, as a regular expression, too. It is compiled when a sentence has
    what it needs: few documents need all frames of a language.
    """

    written: str
    needs: tuple[frozenset[str], ...]
    said: str

    def may_hold(self, signs: frozenset[str]) -> bool:
        """Whether a sentence with these signs has all that it needs."""
        return not any(map(signs.isdisjoint, self.needs))

    def texts(self, signs: frozenset[str]) -> tuple[frozenset[str], ...]:
        """Sets of texts in small letters, of each of which it needs one where cues have these signs alone."""
        missing = "".join({MONEY, PAPER, *VERBS} - signs)
        alone = rf"(?<=[:|])[{missing}]\||\|[{missing}](?=[|)])"
        return needed_texts(re.sub(alone, "", self.said) if missing else self.said)

    @functools.cached_property
    def pattern(self) -> re.Pattern[str]:
        """The regular expression."""
        return re.compile(self.written, re.IGNORECASE)


@functools.cache
def frames_of(language: str) -> tuple[FramePattern, ...]:
    """The patterns of a language, in the order of its file."""
    return _patterns(language, "frame")


@functools.cache
def more_of(language: str) -> tuple[FramePattern, ...]:
    """The patterns of what follows a frame and takes over what it says: `and USD 5 to the Kala Fund`."""
    return _patterns(language, "more")


@functools.cache
def pairs_of(language: str) -> tuple[FramePattern, ...]:
    """The patterns of several sums beside each other and who gets them: `USD 5 and USD 3 to A and B`."""
    return _patterns(language, "pairs")


@functools.cache
def before_names(language: str) -> re.Pattern[str]:
    """What stands before a name that is no subject: a preposition, perhaps with an article."""
    words = _words(language)
    lead = rf"{words['{before}']}(?: |(?<=['’])){words['{article}']}"
    return re.compile(rf"(?<!\w){lead}(?:[a-zà-ÿ-]+ )?\Z", re.IGNORECASE)


def _patterns(language: str, function: str) -> tuple[FramePattern, ...]:
    own = _words(language)
    words = own | _slots(own["{article}"], own["{before}"], own["{and}"], own["{toward}"])
    rows = read_words(language, "frames")
    return tuple(_compiled(row["pattern"], words, own) for row in rows if row["function"] == function)


def _words(language: str) -> dict[str, str]:
    """What the words stand for that a language gives its frames."""
    rows = read_words(language, "frames")
    return {row["function"]: row["pattern"] for row in rows if row["function"].startswith("{")}


def _compiled(frame: str, words: dict[str, str], own: dict[str, str]) -> FramePattern:
    """A frame with its words filled in; what it begins with has nothing before it that it takes in.

    `own` are the words that its language has for it: all others are slots.
    """
    first = _WORD.match(frame)
    behind = frame[first.end() :] if first else frame
    opening = words.get(f"first {first.group()}", words[first.group()]) if first else ""
    pattern = rf"(?<!\w){opening}"
    pattern += _WORD.sub(lambda word: words[word.group()], behind)
    named = _WORD.findall(_CHOICE.sub("", frame))
    needed = {frozenset(words[word]) for word in named if len(words[word]) == 1}
    needed |= {need for word in named for need in _NEEDS.get(word, ())}
    # What few sentences have is asked first.
    needs = tuple(sorted(needed, key=lambda need: (len(need), sorted(need))))
    signs = {word: sign for word, sign in words.items() if len(sign) == 1}
    return FramePattern(pattern, needs, _WORD.sub(lambda word: (own | signs).get(word.group(), "_"), frame))


_SOME = frozenset((NAME, OFFER, BODY))
_NEEDS: dict[str, tuple[frozenset[str], ...]] = {
    **dict.fromkeys(("{giver}", "{receiver}", "{implementer}", "{each}", "{signer}"), (_SOME,)),
    **dict.fromkeys(("{known}", "{bank}"), (frozenset(NAME),)),
    **dict.fromkeys(("{sum}", "{sums}", "{gift}"), (frozenset(SUM),)),
    "{grant}": (frozenset(SUM), frozenset(MONEY)),
    "{got}": (frozenset((GETS, OTHER)),),
}
"""Of the words that stand for more than one sign, those of which a frame needs one, for each of them."""


_CHOICE = re.compile(r"\(\?:[^()]*\)\??")
"""What may be missing or have another word in its place."""


_WORD = re.compile(r"\{[a-zà]+\}|\.\.\.")


def _slots(article: str, before: str, and_: str, toward: str) -> dict[str, str]:
    """What the words of frames stand for in every language."""
    lead = rf"(?:an? [\w-]+, )?(?:{OFFER} (?={MONEY}))?[^{STOPS},()]{{0,{_WITHIN}}}?"
    no_verb = rf"(?! (?:\w+ ){{0,3}}[{VERBS}])"
    few = r"(?:of |in |d['’]|de )?(?:[\w-]+ ){0,4}?"
    sum_ = rf"(?P<sum>{SUM}){_SAME_SUM}"
    gift = rf"{sum_}(?: {few}[{MONEY}{PAPER}])?"
    return {
        **{
            f"first {{{name}}}": _joined(name, f"{WHO}{_BRACKET}", f"{article}{WHO}{_BRACKET}")
            for name in SIDES
        },
        **{f"{{{name}}}": _slot(name, WHO, no_verb, article, before) for name in SIDES},
        "{each}": _slot("receiver", WHO, no_verb, f"(?:{toward})?{article}", before),
        "{signer}": _slot("signer", WHO, no_verb, article, before),
        "{known}": _slot("receiver", NAME, no_verb, article, before),
        "first {bank}": _joined("giver", f"{NAME}{_BRACKET}", f"{article}{NAME}{_BRACKET}"),
        "{bank}": _slot("giver", NAME, no_verb, article, before),
        "{sum}": f"(?P<sum>{SUM})",
        "{sums}": rf"(?P<sums>{SUM}(?:{and_} {SUM}){{1,8}})(?: {few}[{MONEY}{PAPER}])?",
        "{lead}": lead,
        "{gift}": f"{lead}{gift}",
        "first {gift}": gift,
        "first {grant}": rf"(?:{MONEY}{lead}{sum_}|{sum_.replace('sum', 'before')} {few}{MONEY})",
        "{grant}": rf"(?:{lead}{MONEY}{lead}{sum_}|{lead}{sum_.replace('sum', 'before')} {few}{MONEY})",
        "...": f"[^;:.{SUM}{VERBS}]{{0,{_ACROSS}}}?",
        "{money}": MONEY,
        "{paper}": PAPER,
        "{gives}": GIVES,
        "{given}": GIVEN,
        "{gets}": GETS,
        "{extends}": EXTENDS,
        "{hands}": HANDS,
        "{signs}": SIGNS,
        "{got}": f"[{GETS}{OTHER}]",
        "{task}": f"[^;:.{SUM}]{{0,{_ACROSS}}}?",
        "{said}": f"[^;:.{SUM}]{{0,{_ASIDE}}}?",
        "{acts}": OTHER,
    }


def _slot(name: str, sign: str, alone: str, article: str, before: str) -> str:
    """The names of a slot: one, or several that are joined, each with its article and its common noun."""
    apposed = rf"(?:[\w'’-]+ ){{0,2}}(?:{marked('body')})(?: [a-zà-ÿ]+)?, "
    common = rf"(?:(?:(?!{before}\b)[a-zà-ÿ'’-]+ ){{0,3}}?|{apposed}|\d{{1,3}} )"
    one = f'{article}{common}(?:[«“"]\\s?)?{sign}(?:\\s?[»”"])?{_BRACKET}'
    return _joined(name, one, f"{article}{sign}{_BRACKET}{alone}")


def _joined(name: str, one: str, another: str) -> str:
    """The names of a slot by what its first name and the ones behind it look like."""
    return f"(?P<{name}>{one}(?:(?:, | and |, and | et ){another}){{0,4}})"
