"""The nouns of a sentence that call an agreement, apart from those that only say more of another."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.entities.agreements.cues import Cue
from pipeline.entities.agreements.lexicon import NOUNS, ROLES
from pipeline.entities.agreements.parties import introduces, is_purpose
from pipeline.entities.agreements.segments import Segment, once
from pipeline.entities.agreements.sums import is_sum_of, paid_sums
from pipeline.entities.agreements.titles import has_title

_DEFINITE = re.compile(
    r"(?:\b(?:le|la|les|du|des|the|au|aux|son|sa|ses|leur|leurs)|\b[ld]['’])\s*\Z", re.IGNORECASE
)
_DEMONSTRATIVE = re.compile(
    r"\b(?:ces?|cet|cette|ladite|ledit|la présente|le présent|this|these)\s+(?:[^\s,]+\s+){0,2}\Z",
    re.IGNORECASE,
)
_OF_THESE = re.compile(r"\s+(?:de|d['’])\s?(?:ces?|cet|cette|ladite|ledit)\b", re.IGNORECASE)
_COMPLEMENT = re.compile(
    r"\s+(?:de|du|des|d['’]|sur|pour|portant|relatif|for|on|to|visant|intitulé\w*)(?![\w])", re.IGNORECASE
)
_TREATY = re.compile(r"\s+(?:pour|de|sur)\s+(?:la |le |l['’])?(?:[Pp]aix|[Rr]éconciliation|[Cc]essez)")
_NESTED = re.compile(
    r"(?=[^.;:!?]*\Z)[^.;:!?]*?\b(?:de|du|des|d['’]|pour|portant|relati\w+|au profit|for|of|to|towards)\b",
    re.IGNORECASE,
)
_BY_MEANS = re.compile(
    r"\b(?:à travers|via|au moyen de|par le biais de|through)\s+(?:la |le |les |l['’]|une? |des |the )?\Z",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\b(?:a|ont|est|sont|sera|seront|avait|était|va|vont|was|were|has|have|is|are)\s", re.IGNORECASE
)
_JOINED = re.compile(
    r"(?:,|\bet|\bou|ainsi que|\band|\bdont|»)\s+(?:(?:à|de|d['’])\s?)?(?:\S+\s+){0,2}\Z", re.IGNORECASE
)


@once
def find_heads(segment: Segment) -> Sequence[Cue]:
    """The nouns that may call an agreement: none taken up, none in another's complement."""
    cues = [c for c in segment.having(*NOUNS) if not is_taken_up(segment, c) and not is_tag(segment, c)]
    cues = [cue for cue in cues if not _is_a_name(segment, cue)]
    roles = [cue for cue in segment.having(*ROLES) if introduces(segment, cue)]
    heads: list[Cue] = []
    for cue in cues:
        outer = heads[-1] if heads else None
        title = has_title(segment, outer) if outer else None
        if title and title.start("title") <= cue.start < title.end("title"):
            continue
        own = any(is_sum_of(segment, amount, cue) for _, amount in segment.amounts)
        if not own and any(r.start <= cue.start and cue.end <= r.end for r in roles):
            continue
        if outer is None or not _is_nested(segment, outer, cue):
            heads.append(cue)
        elif _names_better(segment, cue, outer):
            heads[-1] = cue
    return heads


def _is_a_name(segment: Segment, cue: Cue) -> bool:
    """`In 2014, Pact won`: one English word with a capital, no article, and a verb behind it is who acts."""
    word = segment.source[cue.start : cue.end]
    if segment.marked.language != "en" or " " in word or not word[:1].isupper() or word[1:].isupper():
        return False
    bare = not segment.source[segment.start : cue.start].strip() or _NO_ARTICLE.search(
        segment.source, segment.start, cue.start
    )
    return bool(bare) and any(
        c.voice == "active" and 0 < c.start - cue.end < _BESIDE for c in segment.having("event")
    )


_NO_ARTICLE = re.compile(r"(?:,|\b(?:and|that|when|where|while))\s\Z")
_BESIDE = 6
"""Characters from a name to the verb of which it is the subject, with its auxiliary."""


def without_objects(segment: Segment, nouns: list[Cue]) -> list[Cue]:
    """Leave out the project or works that a paper or a gift is for, unless they have a price of their own."""
    papers = [cue for cue in nouns if cue.function == "paper"]
    means = papers or [cue for cue in nouns if cue.function == "money"]
    if not means:
        return nouns
    sums = [a.char_start for a in paid_sums(segment).values()]
    first = sums[0] if sums else segment.end
    return [cue for cue in nouns if cue in means or (cue.start > first and any(s > cue.end for s in sums))]


def is_whole(segment: Segment, noun: Cue, nouns: list[Cue]) -> bool:
    """`8 projets dont 6 ... et 2 ...`: the whole of the parts that follow."""
    after = segment.source[noun.end : noun.end + 8]
    return after.lstrip().startswith("dont") and any(other.start > noun.end for other in nouns)


def is_definite(segment: Segment, noun: Cue) -> bool:
    """Whether a noun speaks of something already named, and adds nothing: `le projet consistera à`."""
    return has_article(segment, noun) and not has_complement(segment, noun)


def has_article(segment: Segment, noun: Cue) -> bool:
    """Whether the definite article or a possessive stands before a noun."""
    return bool(_DEFINITE.search(segment.source[max(segment.start, noun.start - 8) : noun.start]))


def has_complement(segment: Segment, noun: Cue) -> bool:
    """Whether a noun goes on with what it is about: `projet de forage`."""
    return bool(_COMPLEMENT.match(segment.source, noun.end))


def is_treaty(segment: Segment, noun: Cue) -> bool:
    """`l'accord pour la paix`: named by what it is about, of which there is one."""
    return noun.value == "accord" and bool(_TREATY.match(segment.source, noun.end))


def is_taken_up(segment: Segment, noun: Cue) -> bool:
    """Whether a noun points back: `ce projet`, `les travaux de ces projets`."""
    if _OF_THESE.match(segment.source, noun.end):
        return True
    before = segment.source[max(segment.start, noun.start - 30) : noun.start]
    return bool(_DEMONSTRATIVE.search(before)) and has_title(segment, noun) is None


def is_tag(segment: Segment, noun: Cue) -> bool:
    """`un projet d'eau potable (QIP)`: it says of what kind the project before it is."""
    around = segment.source[max(0, noun.start - 1) : noun.start], segment.source[noun.end : noun.end + 1]
    return around == ("(", ")")


def _is_nested(segment: Segment, outer: Cue, inner: Cue) -> bool:
    """Whether a noun stands in the complement of another: `convention de financement de deux projets`."""
    gap = segment.source[outer.end : inner.start]
    if _BY_MEANS.search(gap):
        return True
    between = (c for c in segment.having("event") if outer.end <= c.start < inner.start)
    events = [c for c in between if c.voice == "active" and not is_purpose(segment, c)]
    return not events and not _VERB.search(gap) and bool(_NESTED.match(gap)) and not _JOINED.search(gap)


def _names_better(segment: Segment, inner: Cue, outer: Cue) -> bool:
    """A project says more than the works or the money around it, unless the money has a sum of its own."""
    if inner.function != "project" or outer.function not in ("works", "money"):
        return outer.function == "works" and inner.function in ("paper", "money")
    return not any(outer.end <= a.char_start < inner.start for _, a in segment.amounts)
