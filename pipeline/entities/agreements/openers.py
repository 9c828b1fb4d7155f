"""Where a sentence begins to tell of an agreement: the noun that calls it, how many, and its title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.entities.agreements.cues import NOUNS, ROLES, Cue
from pipeline.entities.agreements.segments import Segment
from pipeline.values.number_words import parse_number_words
from pipeline.values.numbers import parse_number

_NEAR = 40
"""Characters between a noun and what is still said of it."""

SIGNING = ("signed", "terminated", "extended", "approved")
"""What can be said to happen to a paper that is signed; projects and gifts can be in every state."""

_COUNT = re.compile(
    r"(?:(?<![\w.,-])(?P<digits>\d{1,4})|(?<![\w-])(?P<words>[a-zà-ÿ]+(?:-[a-zà-ÿ]+)*))"
    r"\s+(?:(?:nouveaux|nouvelles|autres|premiers|premières|différents|new|other)\s+)?[«“\"]?\s*\Z",
    re.IGNORECASE,
)
_QUOTED = re.compile(
    r"[^«“\"‘.:;()]{0,40}?[«“\"‘']\s*(?P<title>[A-ZÀ-Þ](?:[^«»“”\"’‘']|[’'](?=\w)){5,160}?)\s*"
    r"(?:[»”\"]|[’']{1,2}(?!\w)|(?=\s(?:est|a été|sera|vise)\s))"
)
_TAG = re.compile(r"\A[^.;()]{0,120}\((?P<tag>[A-Z]{2,4}s?)\)")
_DEFINITE = re.compile(
    r"(?:\b(?:le|la|les|du|des|the|au|aux|son|sa|ses|leur|leurs)|\b[ld]['’])\s*\Z", re.IGNORECASE
)
_DEMONSTRATIVE = re.compile(
    r"\b(?:ces?|cet|cette|this|these|deux de ces|tous ces)\s+(?:\S+\s+){0,2}\Z", re.IGNORECASE
)
_COMPLEMENT = re.compile(
    r"\s+(?:de|du|des|d['’]|sur|pour|portant|relatif|for|on|to|visant|intitulé\w*)(?![\w])", re.IGNORECASE
)
_PAPER = re.compile(r"\s+(?:pour|de|sur)\s+(?:la |le |l['’])?(?:[Pp]aix|[Rr]éconciliation|[Cc]essez)")
_STOP = re.compile(
    r"[.;:()]|,\s|\s[-–—]\s|\s(?:a|ont|est|sont|sera|seront|va|vont|qui|que|dont|ainsi que|afin|permettra)\s"
    r"|\s(?:was|were|has|have|is|are|will)\s"
)


@dataclass(frozen=True, slots=True)
class Opening:
    """A noun that begins an agreement; `start` to `end` is the stretch of the sentence that is about it."""

    noun: Cue
    kind: str
    count: int | None
    ordinal: int | None
    title: str | None
    quoted: bool
    start: int
    end: int


def find_openings(segment: Segment) -> list[Opening]:
    """The agreements that a sentence begins to tell of."""
    if segment.having("habit"):
        return []
    nouns = [c for c in segment.having(*NOUNS) if not _is_taken_up(segment, c) and not _is_tag(segment, c)]
    counts = {cue: find_count(segment, cue) for cue in nouns}
    told = [cue for cue in nouns if _opens(segment, cue, counts[cue])]
    told = [cue for cue in told if not _is_sum(segment, cue, told)]
    return [_opening(segment, cue, told, counts[cue]) for cue in told]


def find_count(segment: Segment, noun: Cue) -> int | None:
    """How many a noun speaks of: 1 for one, None where it is not said."""
    before = segment.source[max(segment.start, noun.start - 40) : noun.start]
    match = _COUNT.search(before)
    if match and match["digits"]:
        return int(parse_number(match["digits"]))
    if match:
        try:
            return int(parse_number_words(match["words"]))
        except ValueError:
            pass
    return 1 if noun.number == "singular" or (noun.number == "any" and not _is_plural(before)) else None


def find_ordinal(segment: Segment, noun: Cue) -> int | None:
    """Which one a noun speaks of: `le deuxième projet`."""
    for cue in segment.having("ordinal"):
        if not segment.source[cue.end : noun.start].strip() and cue.end <= noun.start:
            return int(cue.value)
    return None


def has_title(segment: Segment, noun: Cue) -> re.Match[str] | None:
    """The quoted title behind a noun."""
    return _QUOTED.match(segment.source, noun.end, segment.end)


def is_definite(segment: Segment, noun: Cue) -> bool:
    """Whether a noun speaks of something already named, and adds nothing: `le projet consistera à`."""
    before = segment.source[max(segment.start, noun.start - 8) : noun.start]
    return bool(_DEFINITE.search(before)) and not _COMPLEMENT.match(segment.source, noun.end)


def _is_plural(before: str) -> bool:
    return bool(re.search(r"\b(?:les|des|ces|nos|certains|plusieurs|aux|the)\s+\Z", before, re.IGNORECASE))


def _is_taken_up(segment: Segment, noun: Cue) -> bool:
    before = segment.source[max(segment.start, noun.start - 30) : noun.start]
    return bool(_DEMONSTRATIVE.search(before)) and has_title(segment, noun) is None


def _is_tag(segment: Segment, noun: Cue) -> bool:
    """`un projet d'eau potable (QIP)`: it says of what kind the project before it is."""
    around = segment.source[max(0, noun.start - 1) : noun.start], segment.source[noun.end : noun.end + 1]
    return around == ("(", ")")


def _is_sum(segment: Segment, noun: Cue, nouns: list[Cue]) -> bool:
    """`8 projets dont 6 ... et 2 ...`: the whole of the parts that follow."""
    after = segment.source[noun.end : noun.end + 8]
    return after.lstrip().startswith("dont") and any(other.start > noun.end for other in nouns)


def _opens(segment: Segment, noun: Cue, count: int | None) -> bool:
    test = {"agreement": _is_signed, "gift": _is_given, "project": _is_undertaken}[noun.function]
    return test(segment, noun, count)


def _is_signed(segment: Segment, noun: Cue, count: int | None) -> bool:
    """A paper: signed, ended or prolonged, and told from others by a number, a date, a sum or its parties."""
    if is_treaty(segment, noun):
        return True
    stated = [cue for cue in segment.having("status") if cue.value in SIGNING]
    if not stated or (is_definite(segment, noun) and find_ordinal(segment, noun) is None):
        return False
    if count is None:
        return any(0 < noun.start - cue.start < _NEAR for cue in segment.having("some"))
    if count > 1:
        return True
    parties = any(segment.parties(segment.start, segment.end))
    return parties or bool(segment.amounts) or any(d.precision == "day" for d in segment.dates)


def is_treaty(segment: Segment, noun: Cue) -> bool:
    """`l'accord pour la paix`: named by what it is about, of which there is one."""
    return noun.value == "accord" and bool(_PAPER.match(segment.source, noun.end))


def _is_given(segment: Segment, noun: Cue, count: int | None) -> bool:
    """Money: its sum follows, and someone gives or receives it."""
    follows = [a for _, a in segment.amounts if 0 <= a.char_start - noun.end < 60]
    between = [c for c in segment.having(*NOUNS) if follows and noun.end <= c.start < follows[0].char_start]
    given = segment.having("status", "funding") or any(segment.parties(segment.start, segment.end))
    return bool(follows and not between and given and count is not None)


def _is_undertaken(segment: Segment, noun: Cue, count: int | None) -> bool:
    """A project: launched, handed over, approved or paid for, and told from others."""
    projects = segment.having("project")
    end = min([cue.start for cue in projects if cue.start > noun.end], default=segment.end)
    start = segment.start if noun.start == projects[0].start else noun.start
    title = has_title(segment, noun)
    amounts = [a for _, a in segment.amounts if noun.start < a.char_start < end]
    paid = bool(amounts) or any(segment.parties(noun.start, end))
    stated = [cue for cue in segment.having("status") if start <= cue.start < end or cue.end <= noun.start]
    ordinal = find_ordinal(segment, noun) is not None
    if is_definite(segment, noun) and title is None and not stated and not ordinal:
        return False
    if count is None:
        near = [cue for cue in stated if 0 <= noun.start - cue.end < 12 and cue.value == "financed"]
        return bool(near and amounts)
    dated = any(date.precision == "day" for date in segment.dates)
    happened = bool(stated) and (paid or dated or _is_object(segment, noun))
    return title is not None or happened or (ordinal and paid)


def _is_object(segment: Segment, noun: Cue) -> bool:
    """Whether a project is what is handed over to someone named, with what it is about."""
    parties = segment.parties(segment.start, segment.end)
    given = any(role == "beneficiary" for role, _ in parties)
    return given and _COMPLEMENT.match(segment.source, noun.end) is not None


def _opening(segment: Segment, noun: Cue, nouns: list[Cue], count: int | None) -> Opening:
    others = [cue.start for cue in nouns if cue.start > noun.start]
    first = noun is nouns[0]
    end = _end_before(segment, noun, min(others)) if others else segment.end
    quoted = has_title(segment, noun)
    title = quoted["title"].strip() if quoted else title_of(segment, noun)
    kind = kind_of_noun(segment, noun)
    return Opening(
        noun, kind, count, find_ordinal(segment, noun), title, quoted is not None,
        segment.start if first else noun.start, end,
    )  # fmt: skip


def kind_of_noun(segment: Segment, noun: Cue) -> str:
    """What a noun says, or for a bare project the fund that is named behind it: `projet ... (QIP)`."""
    if noun.value != "projet":
        return noun.value
    tag = _TAG.match(segment.source[noun.end : segment.end])
    for cue in segment.having("tag"):
        if 0 <= cue.start - noun.end < _NEAR or (tag and cue.start == noun.end + tag.start("tag")):
            return cue.value
    return noun.value


def _end_before(segment: Segment, noun: Cue, following: int) -> int:
    """Where what is said of a noun ends and the next one's article and number begin."""
    joint = re.search(r"(?:\s(?:et|and)|,)\s+(?:\S+\s+){0,3}\Z", segment.source[noun.end : following])
    return noun.end + joint.start() if joint else following


def title_of(segment: Segment, noun: Cue) -> str:
    """The noun with what it goes on to say, up to the verb; the rest of the sentence if that is nothing."""
    text = segment.source
    stops = [cue.start for cue in segment.having("status", *ROLES) if cue.start > noun.end + 1]
    stop = _STOP.search(text, noun.end, segment.end)
    end = min([segment.end, *stops, *([stop.start()] if stop else [])])
    if len(text[noun.start : end].split()) <= len(text[noun.start : noun.end].split()) + 1:
        end = _shortened(text, noun.start, segment.end)
    return " ".join(text[noun.start : end].split())


def _shortened(text: str, start: int, end: int, length: int = 160) -> int:
    """Where a text of at most `length` characters ends with a word."""
    if end - start <= length:
        return end
    space = text.rfind(" ", start, start + length)
    return space if space > start else start + length


def title_of_item(text: str, amounts: Iterator[int]) -> str:
    """The title of an item of a list: without its date, up to its sum or the dash before it."""
    first = min(amounts, default=len(text))
    body = re.sub(r"\A\s*(?:[-–—•*·]\s*)?(?:[^:\n]{1,24}\d?[^:\n]{0,12}:\s)?", "", text[:first])
    return " ".join(re.split(r"\s[-–—]\s", body)[0].split()).rstrip(" -–—:,(")


def find_status(segment: Segment, opening: Opening) -> str | None:
    """What happened to an agreement: by the main verb before all nouns, else by the nearest one."""
    stated = segment.having("status")
    first = min(cue.start for cue in segment.having(*NOUNS))
    main = [cue for cue in stated if cue.end <= first]
    others = [cue for cue in stated if cue.value != "financed"] or list(stated)
    near = min(others, key=lambda cue: abs(cue.start - opening.noun.start), default=None)
    return main[-1].value if main else near.value if near else None
