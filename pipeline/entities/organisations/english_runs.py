"""Runs of capitalised words in English that are several names: owners, joints, lists without signs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.entities.organisations.english_ends import english_nouns, english_states
from pipeline.entities.organisations.lexicon import worded, words_of
from pipeline.gazetteer import fold, load_places, load_qualifiers, nationalities, root_of

WORD = r"(?:(?:[A-Z]\.){2,6}(?= [A-Z])|[A-ZÀ-Þ][\w&’'-]*)"
OPENS = re.compile(
    r"(?:The|A|An|In|On|At|For|Of|And|By|Two|Three|Both|All|This|That|These|It|As|With|When|From|To|Through|Under"
    rf"|After|Before|During|Since|While|Our|Their|His|Her|Its|Other|Former|Dear|La|Le|Les|Du|Des|Au"
    rf"|{worded('opening', language='en')})\s"
)
"""Words before a name that belong to the sentence."""

TOLD_TO = re.compile(rf"(?:{worded('imperative', language='en')}) (?=[A-Z])")
"""What an item of minutes says that is to be done with a body: `Approve Rivers Council budget`."""

OF_WHAT = (
    r"(?:Ministry|Ministries|Department|Office|Centre|Center|Committee|Commission|Directorate|Bureau|Institute"
    r"|Council|Federation|Association|Agency|Authority|Union|Society|Network)"
)
"""Nouns of bodies that say behind them what they deal with."""

BARE = re.compile(r"[A-Z][A-Z&-]+")
"""An acronym: the body itself, which is found as such."""

POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’]) ")
"""What joins a body to what it owns."""

_OF_WHAT_OWNED = re.compile(
    r"(?:[A-Z][\w-]* ){0,2}(?:Ministry|Department|Directorate|Office|Bureau|Division) of "
)
"""A body that says itself what it deals with: `Nepal's Ministry of Finance`."""


def owners(name: str) -> Iterator[tuple[int, str]]:
    """`World Bank's Board of Directors`: the owner and what it owns, where the owner is a body itself."""
    at = 0
    for joint in POSSESSIVE.finditer(name):
        owner = name[at : joint.start()]
        if fold(owner) in english_states() or BARE.fullmatch(owner):
            # `Ghana's Ministry of Health`, `AU's Peace Fund`: whose it is stands before the name.
            at = joint.end()
        elif owner.split() and owner.split()[-1] in english_nouns() and len(owner.split()) > 1:
            yield at, owner
            at = joint.end()
        elif len(owner.split()) == 1 and _OF_WHAT_OWNED.match(name, joint.end()):
            at = joint.end()
    yield at, name[at:]


def pieces(name: str) -> Iterator[tuple[int, str]]:
    """The name, or the two that `and` or a comma join where each has its own noun."""
    at = 0
    for joint in re.finditer(
        r",? and the |, the |,? and |, | & (?=[A-Z]\w+ (?:of|for) )| for | The (?=[A-Z])", name
    ):
        before, after = name[at : joint.start()], name[joint.end() :]
        if joint.group() == " for ":
            if not _is_apart(before, after) or before.split()[-1] in words_of("thing"):
                continue
            yield at, before
            at = joint.end() + (len("the ") if after.startswith("the ") else 0)
            continue
        if joint.group() == " The ":
            # `Delta Foundation The Rivers Group`: in a list without signs the article begins the next.
            if before.split()[-1].islower():
                # `Friends of The Rivers Bank`.
                continue
            if _noun(before) is not None:
                yield at, before
            if _noun(before) is not None or _noun(after) == after.split()[-1]:
                at = joint.end()
            continue
        # An article begins another name; without one both must have their own noun.
        two = _noun(before) and _noun(after) and _is_whole(before) and " " in before
        first = fold(after.split()[0] if after else "")
        begun = "the" in joint.group() and not (first in load_places() or first in _REGIONS)
        plain = joint.group().lstrip(",") == " and "
        listed = plain and _noun(after) and _ACRONYM.match(before)
        ended = plain and len(before.split()) > 1 and before.split()[-1] in english_nouns()
        if BARE.fullmatch(after) and plain and _noun(before):
            # `University of Liberia, and DRDRE`: letters behind a body are another's.
            yield at, before
            return
        town = plain and _OF_TOWN.fullmatch(before)
        unsaid = joint.group().startswith(",") and not _noun(before)
        if begun or two or ended or listed or town or unsaid:
            yield at, before
            at = joint.end()
    yield at, name[at:]


_OF_TOWN = re.compile(rf"(?:{worded('seat_of_power', language='en')}) of [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?")
"""A town as a party, which `and` joins to another: `City of Rives and Delta Enterprise`."""

_CLOSING = words_of("closing_noun")


def closed(name: str) -> Iterator[tuple[int, str]]:
    """`Delta Foundation Rivers Bank Group`, `Rivers Council Department of Mines`: a list without signs."""
    words, first = name.split(" "), 0
    for at in range(1, len(words) - 1):
        if at > first and (_ends_at(words, first, at) or _begins_at(words, first, at)):
            begun = at - _is_land(words, first, at)
            yield len(" ".join([*words[:first], ""])), " ".join(words[first:begun])
            first = begun
    yield len(" ".join([*words[:first], ""])), " ".join(words[first:])


def _ends_at(words: Sequence[str], first: int, at: int) -> bool:
    """Whether the word before ends a name, and another with a noun of its own follows."""
    closing = words[at - 1] in _CLOSING and at - 1 > first and words[at][:1].isupper()
    if not closing or words[at] in english_nouns() or words[-1] not in english_nouns():
        return False
    return root_of(fold(words[at])) not in load_qualifiers("en")


def _begins_at(words: Sequence[str], first: int, at: int) -> bool:
    """Whether a noun that says what it deals with begins a name behind one that is whole."""
    of = words[at + 1] in ("of", "for") and bool(_DEALING.fullmatch(words[at]))
    if words[at] == "Government" and of:
        # `Malaria Government of Mali`: nothing but whose or which it is stands before a government.
        return not (_is_land(words, first - 1, at) or root_of(fold(words[at - 1])) in load_qualifiers("en"))
    land = _is_land(words, first, at)
    before = words[first : at - land]
    whole = any(word in english_nouns() for word in before) or (land and len(before) > 1)
    return of and words[at - 1][:1].isupper() and whole


def _is_land(words: Sequence[str], first: int, at: int) -> bool:
    """Whether the word before says whose the next name is: `Dutch Ministry of`, `U.S. Department of`."""
    before = words[at - 1]
    of_land = bool(_OF_LAND.fullmatch(before)) or before.lower() in nationalities()
    return of_land and at - 1 > first and words[at - 2] not in ("of", "for", "and", "the", "in", "&")


_OF_LAND = re.compile(
    r"(?:[A-Z]\.){2,3}|UK|US|EU|UN|Royal|Federal|Dutch|Swiss|[A-Z][a-z]+(?:ian|ish|ese|ean)"
)
"""What says whose a ministry, an embassy or an agency is, in front of it."""

_DEALING = re.compile(rf"{OF_WHAT}|Embassy|Government|Organi[sz]ation|High Commission")

_REGIONS = frozenset(("pacific", "caribbean", "americas", "middle", "near", "far", "maghreb", "sahel"))
"""What `and the` joins to another region: `Office for Asia and the Pacific`."""


def _is_apart(before: str, after: str) -> bool:
    """`River Pictures for Delta Holdings`: who works, and for which other body."""
    worker = len(before.split()) > 1 and _noun(before) is None
    return worker and len(after.split()) > 1 and after.split()[-1] in english_nouns()


_ACRONYM = re.compile(r"[A-Z]{2,}(?: [A-Z][\w-]+)*\Z")
"""A name that begins with an acronym: `CMA CGM and X Enterprise` are two."""


def _is_whole(name: str) -> bool:
    words = name.split()
    branch = len(words) > 2 and fold(words[-1]) in english_states() and bool(_noun(words[-2]))
    return " of " in name or " for " in name or bool(_noun(words[-1])) or branch


def _noun(name: str) -> str | None:
    return next((word for word in name.split() if word in english_nouns()), None)
