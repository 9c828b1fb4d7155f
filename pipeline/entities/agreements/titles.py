"""What an agreement is called where it is told: its title, its kind, how many and which of several."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.entities.agreements.cues import Cue
from pipeline.entities.agreements.lexicon import ROLES
from pipeline.entities.agreements.segments import Segment
from pipeline.values.numbers import parse_number, parse_number_words

NEAR = 40
"""Characters between a noun and what is still said of it."""

_COUNT = re.compile(
    r"(?:(?<![\w.,-])(?P<digits>\d{1,4})(?:\s*\(\d+\))?|(?<![\w-])(?P<words>[a-zà-ÿ]+(?:-[a-zà-ÿ]+)*)(?:\s*\(\d+\))?)"
    r"\s+(?:(?:nouveaux|nouvelles|autres|premiers|premières|différents|grands|new|other)\s+)?[«“\"]?\s*\Z",
    re.IGNORECASE,
)
_QUOTED = re.compile(
    r"[^«“\"‘.:;()]{0,40}?[«“\"‘']\s*(?P<title>[A-ZÀ-Þ](?:[^«»“”\"’‘']|[’'](?=\w)){5,160}?)\s*"
    r"(?:[»”\"]|[’']{1,2}(?!\w)|(?=\s(?:est|a été|sera|vise)\s))"
)
_TAG = re.compile(r"\A[^.;()]{0,120}\((?P<tag>[A-Z]{2,4}s?)\)")
_STOP = re.compile(
    r"[.;:()]|,\s|\s[-–—]\s|\s(?:a|ont|est|sont|sera|seront|va|vont|qui|que|dont|ainsi que|afin|permettra)\s"
    r"|\s(?:was|were|has|have|is|are|will)\s"
)
_ITEM_LEAD = re.compile(r"\A\s*(?:[-–—•*·]\s*)?(?:[^:\n]{1,24}\d?[^:\n]{0,12}:\s)?")
_LEAD = re.compile(r"\A\s*(?:[-–—•*·▪►➢]\s*)?\d{1,2}\s?[.)]\s?")
_LENGTH = 160


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


def _is_plural(before: str) -> bool:
    return bool(re.search(r"\b(?:les|des|ces|nos|certains|plusieurs|aux|the)\s+\Z", before, re.IGNORECASE))


def find_ordinal(segment: Segment, noun: Cue) -> int | None:
    """Which one a noun speaks of: `le deuxième projet`."""
    for cue in segment.having("ordinal"):
        if not segment.source[cue.end : noun.start].strip() and cue.end <= noun.start:
            return int(cue.value)
    return None


def has_title(segment: Segment, noun: Cue) -> re.Match[str] | None:
    """The quoted title behind a noun."""
    return _QUOTED.match(segment.source, noun.end, segment.end)


def kind_of_noun(segment: Segment, noun: Cue) -> str:
    """What a noun says, or for a bare project the fund that is named behind it: `projet ... (QIP)`."""
    if noun.value != "projet":
        return "projet" if noun.function == "works" else noun.value
    tag = _TAG.match(segment.source[noun.end : segment.end])
    for cue in segment.having("tag"):
        if 0 <= cue.start - noun.end < NEAR or (tag and cue.start == noun.end + tag.start("tag")):
            return cue.value
    return noun.value


def title_of(segment: Segment, noun: Cue) -> str:
    """The noun with what it goes on to say, up to the verb; the rest of the sentence if that is nothing."""
    text = segment.source
    stops = [cue.start for cue in segment.having("event", *ROLES) if cue.start > noun.end + 1]
    stop = _STOP.search(text, noun.end, segment.end)
    end = min([segment.end, *stops, *([stop.start()] if stop else [])])
    if len(text[noun.start : end].split()) <= len(text[noun.start : noun.end].split()) + 1:
        end = _shortened(text, noun.start, segment.end)
    return " ".join(text[noun.start : end].split())


def title_of_sentence(segment: Segment) -> str:
    """A whole sentence as a title, without the number of the item and no longer than a line or two."""
    text = _LEAD.sub("", segment.text)
    return " ".join(text[: _shortened(text, 0, len(text))].split()).rstrip(" .")


def _shortened(text: str, start: int, end: int) -> int:
    """Where a text of at most `_LENGTH` characters ends with a word."""
    if end - start <= _LENGTH:
        return end
    space = text.rfind(" ", start, start + _LENGTH)
    return space if space > start else start + _LENGTH


def title_of_item(text: str, amounts: Iterator[int]) -> str:
    """The title of an item of a list: without its date, up to its sum or the dash before it."""
    first = min(amounts, default=len(text))
    body = _ITEM_LEAD.sub("", text[:first])
    parts = [part for part in re.split(r"\s[-–—]\s", body) if re.search(r"[^\W\d_]{4,}", part)]
    named = next((part for part in parts if not _DATE_ONLY.fullmatch(part.strip())), body)
    return " ".join(named.split()).rstrip(" -–—:,(")


_DATE_ONLY = re.compile(r"(?:le )?\d{1,2}(?:er)?\s+\w+(?:\s+\d{4})?", re.IGNORECASE)
