"""How far the name of an organisation goes: the complements of its head noun."""

from __future__ import annotations

import re

from spacy.tokens import Doc

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
    INFINITIVE,
    LOCATION,
    MAX_TOKENS,
    NOT_NOUNS,
    NUMBER,
    PROGRAMMES,
    PURPOSE,
    SMALL,
    TERRITORIES,
    is_acronym,
    is_capital,
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
from pipeline.gazetteer import fold, load_other_nouns, nationalities


def end_of_name(doc: Doc, start: int, *, loose: bool, kind: str = "") -> int:
    """Where the complements of a head noun of a `kind` end that itself ends at `start`."""
    reach = Reach(start, min(len(doc), start + MAX_TOKENS), loose, kind)
    at = start
    while at < reach.limit and not doc[at - 1].text.endswith("."):
        step = _step(doc, at, reach)
        if not step:
            break
        at += step
    return trimmed(doc, start, at)


def end_of_apposed(doc: Doc, at: int) -> int:
    """As for names by grammar, but `et sécurité alimentaire` goes on and `et` with a capital does not."""
    reach = Reach(at, min(len(doc), at + MAX_TOKENS), True, "programme")
    end = at + 1
    while end < reach.limit:
        if doc[end].lower_ == "et" and end + 1 < reach.limit:
            noun = doc[end + 1]
            qualified = end + 2 < reach.limit and ADJECTIVE.fullmatch(doc[end + 2].lower_)
            if is_capital(noun) or not (qualified or ADJECTIVE.fullmatch(noun.lower_)):
                break
            end += 2
            continue
        step = _step(doc, end, reach)
        if not step:
            break
        end += step
    return trimmed(doc, at + 1, end)


def trimmed(doc: Doc, start: int, end: int) -> int:
    """Without small words, punctuation and line breaks that nothing follows."""
    while end > start and (doc[end - 1].lower_ in SMALL | {"d", "l"} or not doc[end - 1].text[:1].isalnum()):
        end -= 1
    return end


def _step(doc: Doc, at: int, reach: Reach) -> int:
    """How many tokens the name goes on by: 0 where it ends."""
    token = doc[at]
    lower = token.lower_
    if lower in ("et", ","):
        return _coordination(doc, at, reach)
    if lower in DE or lower in PURPOSE or lower in LOCATION:
        return _complement(doc, at, reach)
    if lower == "avec":
        return _with_partner(doc, at, reach)
    if token.text in "-–":
        return _joined(doc, at, reach)
    if is_compound(token.text):
        return 1
    if token.text in "«‘“'\"" and at + 1 < reach.limit:
        return 0
    if is_capital(token) and not token.text.isupper() and lower in ("les", "la", "le"):
        # `Association Les Anges de l'eau`: the article belongs to the name.
        return 1 if at + 1 < reach.limit and is_capital(doc[at + 1]) else 0
    if is_capital(token) or (NUMBER.fullmatch(token.text) and doc[at - 1].is_alpha and not _is_day(doc, at)):
        closing = lower in CLOSING or (at > reach.start and lower in NOT_NOUNS)
        shouted = token.text.isupper() and closing
        word = shouted or lower in DETERMINERS or fold(token.text) in STOPS | load_other_nouns()
        ends = word or starts_another(doc, at)
        return 0 if ends else 1
    if token.text == "&":
        joined = at + 1 < reach.limit and is_capital(doc[at + 1]) and is_capital(doc[at - 1])
        return 2 if joined else 0
    if not token.is_alpha or (lower in NOT_NOUNS | CLOSING and lower not in nationalities()):
        return 0
    sized = doc[at - 1].text in OF_SIZE and doc[at - 1].i > reach.start
    sized = sized or lower in nationalities() or doc[at - 1].text in BEFORE_NOUN
    return int(ADJECTIVE.fullmatch(lower) is not None or sized or agrees(doc, at))


def _is_day(doc: Doc, at: int) -> bool:
    """`CONSEIL MUNICIPAL 26 NOVEMBRE`: a number before a word counts it or is a day."""
    return doc[at].is_digit and at + 1 < len(doc) and doc[at + 1].is_alpha and len(doc[at + 1].text) > 1


def _joined(doc: Doc, at: int, reach: Reach) -> int:
    """A dash inside a word goes on, and one with spaces behind a prefix: `Anti – corruption`."""
    tight = not doc[at].whitespace_ and not doc[at - 1].whitespace_
    prefixed = fold(doc[at - 1].text) in PREFIXES
    return 2 if at + 1 < reach.limit and (tight or prefixed) and doc[at + 1].is_alpha else 0


def _with_partner(doc: Doc, at: int, reach: Reach) -> int:
    """`des Relations avec les Institutions`: with whom, behind a noun that is of two."""
    noun = at + 1
    while noun < reach.limit and doc[noun].lower_ in DETERMINERS:
        noun += 1
    several = doc[noun - 1].lower_ == "les"
    if noun >= reach.limit or fold(doc[at - 1].text) not in _OF_TWO:
        return 0
    if starts_another(doc, noun) and not several:
        return 0
    return noun + 1 - at if is_capital(doc[noun]) and not is_acronym(doc[noun]) else 0


_OF_TWO = words_of("of_two")
"""Nouns that say with whom."""


def _complement(doc: Doc, at: int, reach: Reach) -> int:
    """A preposition with its article and noun."""
    preposition = doc[at].lower_
    noun = at + 1
    while noun < reach.limit and doc[noun].lower_ in DETERMINERS:
        noun += 1
    if noun >= reach.limit or leads_away(doc, at, noun, reach):
        return 0
    word, step = doc[noun], noun + 1 - at
    if is_fixed(doc, at, noun, reach):
        return step
    if preposition in LOCATION and fold(doc[at - 1].text) in _TOWARDS:
        return step if is_capital(word) or reach.loose else 0
    if preposition in LOCATION:
        return step if is_located(doc, at, noun, reach) else 0
    if is_capital(word) or (preposition == "contre" and doc[at - 1].lower_ == "lutte"):
        return step
    if word.lower_ in PROGRAMMES or not reach.loose or preposition in ("en", "sur", "contre"):
        return 0
    if preposition == "pour" and (
        ends_in_place(doc, at) or (noun == at + 1 and INFINITIVE.search(word.lower_))
    ):
        return 0
    return step


_TOWARDS = words_of("towards")
"""Nouns that say to what: `Programme d'Appui à la Formation`."""


def _coordination(doc: Doc, at: int, reach: Reach) -> int:
    """`et` or a comma goes on where the same construction is repeated."""
    after = at + 1
    if after >= reach.limit or at == reach.start or doc[at - 1].lower_ in SMALL:
        return 0
    named = after + 1 < reach.limit and doc[after].lower_ in ("de", "d'", "d’") and is_capital(doc[after + 1])
    if named and fold(doc[reach.start - 1].text) in TERRITORIES:
        return 0
    if doc[at].text == ",":
        return _listed(doc, at, reach)
    following = doc[after]
    if following.lower_ in DE | PURPOSE:
        step = _complement(doc, after, reach)
        noun = doc[after + step - 1]
        # A ministry deals with budgets and territories; elsewhere such a noun opens a thing of its own.
        other = (
            head_at(doc, noun.i)[0] is not None if reach.kind == "ministry" else is_other_noun(doc, noun.i)
        )
        another = other and (is_capital(noun) or head_at(doc, noun.i)[0] is not None)
        another = another or bool(_CAMEL.search(noun.text))
        return 1 + step if step and not another else 0
    if following.lower_ in DETERMINERS:
        return _purpose(doc, at, reach)
    if is_capital(following):
        if ends_in_place(doc, at):
            # `en Afrique et Amérique`: two places behind one preposition.
            regions = doc[at - 2].lower_ == "en" and is_region(following)
            return 2 if regions else 0
        joins = not is_acronym(following) and not starts_another(doc, after) and not _ends_in_state(doc, at)
        return 2 if joins and following.is_alpha else 0
    alike = ADJECTIVE.fullmatch(following.lower_) and following.lower_ not in NOT_NOUNS | CLOSING
    return 2 if alike and _is_qualified(doc, at) else 0


_CAMEL = re.compile(r"[a-zà-ÿ][A-Z]")
"""A name of two words in one, which no body is named after: `et de DeltaSen`."""


def _is_qualified(doc: Doc, at: int) -> bool:
    """Whether an adjective stands before `et`: `économique et social` goes on, `ONU et principal` not."""
    before = doc[at - 1]
    return bool(ADJECTIVE.fullmatch(before.lower_)) or before.lower_.endswith(("e", "es", "é", "és", "ée"))


def _purpose(doc: Doc, at: int, reach: Reach) -> int:
    """`pour la Paix et la Sécurité`: what follows `pour` may be two things with their articles."""
    noun = at + 2
    before = [doc[i].lower_ for i in range(max(0, at - 4), at)]
    if noun >= reach.limit or not PURPOSE & set(before) or starts_another(doc, noun) or is_acronym(doc[noun]):
        return 0
    named = is_capital(doc[noun]) or (
        reach.loose and doc[noun].is_alpha and doc[noun].lower_ not in NOT_NOUNS
    )
    return 3 if named else 0


def _listed(doc: Doc, at: int, reach: Reach) -> int:
    """`, de X et de Y` or `, locaux et communaux`: a comma belongs to a name that goes on to an `et`."""
    first = doc[at + 1]
    if reach.kind == "ministry" and (step := _portfolio(doc, at, reach)):
        return step
    for later in range(at + 2, min(reach.limit - 1, at + 14)):
        if doc[later].text in ".;:()" or doc[later].is_space:
            return 0
        if doc[later].lower_ != "et":
            continue
        if doc[later - 1].text == ",":
            return 0
        if first.lower_ in DE and doc[later + 1].lower_ in DE and not ends_in_place(doc, at):
            step = _complement(doc, at + 1, reach)
            noun = doc[at + step] if step else first
            other = is_acronym(noun) or fold(noun.text) in load_other_nouns() or starts_another(doc, noun.i)
            other = other or is_region(noun) or (is_capital(noun) and head_at(doc, noun.i)[0] is not None)
            return 0 if other or not step else 1 + step
        alike = ADJECTIVE.fullmatch(first.lower_) and ADJECTIVE.fullmatch(doc[later + 1].lower_)
        return 2 if alike and later == at + 2 else 0
    return 0


def _portfolio(doc: Doc, at: int, reach: Reach) -> int:
    """`, du Plan`, `, et de la Famille`: what else a ministry deals with, each with its article."""
    preposition = at + 2 if doc[at + 1].lower_ == "et" else at + 1
    if preposition >= reach.limit or doc[preposition].lower_ not in DE or ends_in_place(doc, at):
        return 0
    step = _complement(doc, preposition, reach)
    noun = doc[preposition + step - 1]
    articled = doc[preposition].lower_ in ("du", "des") or step > 2
    shouted = doc[reach.start - 1].text.isupper()
    if not step or not articled or not is_capital(noun) or (is_acronym(noun) and not shouted):
        return 0
    return 0 if head_at(doc, noun.i)[0] is not None or is_region(noun) else preposition + step - at


def _ends_in_state(doc: Doc, at: int) -> bool:
    """`Éducation nationale malgache et`: a nationality ends what a body deals with."""
    return doc[at - 1].lower_ in nationalities()
