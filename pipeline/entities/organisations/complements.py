"""How far the name of an organisation goes: the complements of its head noun."""

from __future__ import annotations

import re

from pipeline.entities.organisations.adjectives import (
    BEFORE_NOUN,
    OF_SIZE,
    PREFIXES,
    STOPS,
    agrees,
    is_compound,
)
from pipeline.entities.organisations.grammar import (
    ADJECTIVE,
    CLOSING,
    DE,
    DETERMINERS,
    ENDING,
    INFINITIVE,
    LINKS,
    LOCATION,
    MAX_TOKENS,
    NOT_NOUNS,
    NUMBER,
    PROGRAMMES,
    PURPOSE,
    SMALL,
    TERRITORIES,
    is_acronym,
)
from pipeline.entities.organisations.heads import head_at, is_other_noun, starts_another
from pipeline.entities.organisations.led_to import (
    Reach,
    ends_in_place,
    is_fixed,
    is_located,
    is_region,
    leads_away,
)
from pipeline.entities.organisations.lexicon import words_of
from pipeline.entities.words import PassageWords
from pipeline.gazetteer import load_other_nouns, nationalities

_NEVER_LAST = SMALL | {"d", "l"}


def end_of_name(words: PassageWords, start: int, *, loose: bool, kind: str = "") -> int:
    """Where the complements of a head noun of a `kind` end that itself ends at `start`."""
    reach = Reach(start, min(len(words), start + MAX_TOKENS), loose, kind)
    at = start
    while at < reach.limit and not words[at - 1].text.endswith("."):
        step = _step(words, at, reach)
        if not step:
            break
        at += step
    return trimmed(words, start, at)


def end_of_apposed(words: PassageWords, at: int) -> int:
    """As for names by grammar, but `et sécurité alimentaire` goes on and `et` with a capital does not."""
    reach = Reach(at, min(len(words), at + MAX_TOKENS), True, "programme")
    end = at + 1
    while end < reach.limit:
        if words[end].lower == "et" and end + 1 < reach.limit:
            noun = words[end + 1]
            qualified = end + 2 < reach.limit and ADJECTIVE.fullmatch(words[end + 2].lower)
            if noun.is_capital or not (qualified or ADJECTIVE.fullmatch(noun.lower)):
                break
            end += 2
            continue
        step = _step(words, end, reach)
        if not step:
            break
        end += step
    return trimmed(words, at + 1, end)


def trimmed(words: PassageWords, start: int, end: int) -> int:
    """Without small words, punctuation and line breaks that nothing follows."""
    while end > start and (words[end - 1].lower in _NEVER_LAST or not words[end - 1].text[:1].isalnum()):
        end -= 1
    return end


def _step(words: PassageWords, at: int, reach: Reach) -> int:
    """How many tokens the name goes on by: 0 where it ends."""
    token = words[at]
    lower = token.lower
    if lower in ("et", ","):
        return _coordination(words, at, reach)
    if lower in DE or lower in PURPOSE or lower in LOCATION:
        return _complement(words, at, reach)
    if lower == "avec":
        return _with_partner(words, at, reach)
    if token.text in "-–":
        return _joined(words, at, reach)
    if is_compound(token.text):
        return 1
    if token.text in "«‘“'\"" and at + 1 < reach.limit:
        return 0
    if token.is_capital and not token.in_capitals and lower in ("les", "la", "le"):
        # `Association Les Anges de l'eau`: the article belongs to the name.
        return 1 if at + 1 < reach.limit and words[at + 1].is_capital else 0
    if token.is_capital or (
        NUMBER.fullmatch(token.text) and words[at - 1].is_alpha and not _is_day(words, at)
    ):
        closing = lower in CLOSING or (at > reach.start and lower in NOT_NOUNS)
        shouted = token.in_capitals and closing
        word = shouted or lower in DETERMINERS or token.folded in STOPS or token.folded in load_other_nouns()
        ends = word or starts_another(words, at)
        return 0 if ends else 1
    if token.text == "&":
        joined = at + 1 < reach.limit and words[at + 1].is_capital and words[at - 1].is_capital
        return 2 if joined else 0
    if not token.is_alpha or (lower in ENDING and lower not in nationalities()):
        return 0
    sized = words[at - 1].text in OF_SIZE and at - 1 > reach.start
    sized = sized or lower in nationalities() or words[at - 1].text in BEFORE_NOUN
    return int(ADJECTIVE.fullmatch(lower) is not None or sized or agrees(words, at))


def _is_day(words: PassageWords, at: int) -> bool:
    """`CONSEIL MUNICIPAL 26 NOVEMBRE`: a number before a word counts it or is a day."""
    return (
        words[at].is_digit and at + 1 < len(words) and words[at + 1].is_alpha and len(words[at + 1].text) > 1
    )


def _joined(words: PassageWords, at: int, reach: Reach) -> int:
    """A dash inside a word goes on, and one with spaces behind a prefix: `Anti – corruption`."""
    tight = not words.spaced[at] and not words.spaced[at - 1]
    prefixed = words[at - 1].folded in PREFIXES
    return 2 if at + 1 < reach.limit and (tight or prefixed) and words[at + 1].is_alpha else 0


def _with_partner(words: PassageWords, at: int, reach: Reach) -> int:
    """`des Relations avec les Institutions`: with whom, behind a noun that is of two."""
    noun = at + 1
    while noun < reach.limit and words[noun].lower in DETERMINERS:
        noun += 1
    several = words[noun - 1].lower == "les"
    if noun >= reach.limit or words[at - 1].folded not in _OF_TWO:
        return 0
    if starts_another(words, noun) and not several:
        return 0
    return noun + 1 - at if words[noun].is_capital and not is_acronym(words, noun) else 0


_OF_TWO = words_of("of_two")
"""Nouns that say with whom."""


def _complement(words: PassageWords, at: int, reach: Reach) -> int:
    """A preposition with its article and noun."""
    preposition = words[at].lower
    noun = at + 1
    while noun < reach.limit and words[noun].lower in DETERMINERS:
        noun += 1
    if noun >= reach.limit or leads_away(words, at, noun, reach):
        return 0
    word, step = words[noun], noun + 1 - at
    if is_fixed(words, at, noun, reach):
        return step
    if preposition in LOCATION and words[at - 1].folded in _TOWARDS:
        return step if word.is_capital or reach.loose else 0
    if preposition in LOCATION:
        return step if is_located(words, at, noun, reach) else 0
    if word.is_capital or (preposition == "contre" and words[at - 1].lower == "lutte"):
        return step
    if word.lower in PROGRAMMES or not reach.loose or preposition in ("en", "sur", "contre"):
        return 0
    if preposition == "pour" and (
        ends_in_place(words, at) or (noun == at + 1 and INFINITIVE.search(word.lower))
    ):
        return 0
    return step


_TOWARDS = words_of("towards")
"""Nouns that say to what: `Programme d'Appui à la Formation`."""


def _coordination(words: PassageWords, at: int, reach: Reach) -> int:
    """`et` or a comma goes on where the same construction is repeated."""
    after = at + 1
    if after >= reach.limit or at == reach.start or words[at - 1].lower in SMALL:
        return 0
    named = (
        after + 1 < reach.limit and words[after].lower in ("de", "d'", "d’") and words[after + 1].is_capital
    )
    if named and words[reach.start - 1].folded in TERRITORIES:
        return 0
    if words[at].text == ",":
        return _listed(words, at, reach)
    following = words[after]
    if following.lower in LINKS:
        step = _complement(words, after, reach)
        at_noun = after + step - 1
        noun = words[at_noun]
        # A ministry deals with budgets and territories; elsewhere such a noun opens a thing of its own.
        other = (
            head_at(words, at_noun)[0] is not None
            if reach.kind == "ministry"
            else is_other_noun(words, at_noun)
        )
        another = other and (noun.is_capital or head_at(words, at_noun)[0] is not None)
        another = another or bool(_CAMEL.search(noun.text))
        return 1 + step if step and not another else 0
    if following.lower in DETERMINERS:
        return _purpose(words, at, reach)
    if following.is_capital:
        if ends_in_place(words, at):
            # `en Afrique et Amérique`: two places behind one preposition.
            regions = words[at - 2].lower == "en" and is_region(following)
            return 2 if regions else 0
        joins = (
            not is_acronym(words, after)
            and not starts_another(words, after)
            and not _ends_in_state(words, at)
        )
        return 2 if joins and following.is_alpha else 0
    alike = ADJECTIVE.fullmatch(following.lower) and following.lower not in ENDING
    return 2 if alike and _is_qualified(words, at) else 0


_CAMEL = re.compile(r"[a-zà-ÿ][A-Z]")
"""A name of two words in one, which no body is named after: `et de DeltaSen`."""


def _is_qualified(words: PassageWords, at: int) -> bool:
    """Whether an adjective stands before `et`: `économique et social` goes on, `ONU et principal` not."""
    before = words[at - 1]
    return bool(ADJECTIVE.fullmatch(before.lower)) or before.lower.endswith(("e", "es", "é", "és", "ée"))


def _purpose(words: PassageWords, at: int, reach: Reach) -> int:
    """`pour la Paix et la Sécurité`: what follows `pour` may be two things with their articles."""
    noun = at + 2
    before = [words[i].lower for i in range(max(0, at - 4), at)]
    if (
        noun >= reach.limit
        or not PURPOSE & set(before)
        or starts_another(words, noun)
        or is_acronym(words, noun)
    ):
        return 0
    named = words[noun].is_capital or (
        reach.loose and words[noun].is_alpha and words[noun].lower not in NOT_NOUNS
    )
    return 3 if named else 0


def _listed(words: PassageWords, at: int, reach: Reach) -> int:
    """`, de X et de Y` or `, locaux et communaux`: a comma belongs to a name that goes on to an `et`."""
    first = words[at + 1]
    if reach.kind == "ministry" and (step := _portfolio(words, at, reach)):
        return step
    for later in range(at + 2, min(reach.limit - 1, at + 14)):
        if words[later].text in ".;:()" or words[later].is_space:
            return 0
        if words[later].lower != "et":
            continue
        if words[later - 1].text == ",":
            return 0
        if first.lower in DE and words[later + 1].lower in DE and not ends_in_place(words, at):
            step = _complement(words, at + 1, reach)
            at_noun = at + (step or 1)
            noun = words[at_noun]
            other = is_acronym(words, at_noun) or noun.folded in load_other_nouns() or is_region(noun)
            other = other or starts_another(words, at_noun)
            other = other or (noun.is_capital and head_at(words, at_noun)[0] is not None)
            return 0 if other or not step else 1 + step
        alike = ADJECTIVE.fullmatch(first.lower) and ADJECTIVE.fullmatch(words[later + 1].lower)
        return 2 if alike and later == at + 2 else 0
    return 0


def _portfolio(words: PassageWords, at: int, reach: Reach) -> int:
    """`, du Plan`, `, et de la Famille`: what else a ministry deals with, each with its article."""
    preposition = at + 2 if words[at + 1].lower == "et" else at + 1
    if preposition >= reach.limit or words[preposition].lower not in DE or ends_in_place(words, at):
        return 0
    step = _complement(words, preposition, reach)
    at_noun = preposition + step - 1
    noun = words[at_noun]
    articled = words[preposition].lower in ("du", "des") or step > 2
    shouted = words[reach.start - 1].in_capitals
    if not step or not articled or not noun.is_capital or (is_acronym(words, at_noun) and not shouted):
        return 0
    return 0 if head_at(words, at_noun)[0] is not None or is_region(noun) else preposition + step - at


def _ends_in_state(words: PassageWords, at: int) -> bool:
    """`Éducation nationale malgache et`: a nationality ends what a body deals with."""
    return words[at - 1].lower in nationalities()
