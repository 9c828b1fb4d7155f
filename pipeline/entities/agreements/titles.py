"""What an agreement is called where it is told: its title, its kind, how many and which of several."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.entities.agreements.cues import Cue
from pipeline.entities.agreements.lexicon import ROLES, marked, values_of
from pipeline.entities.agreements.purposes import WORD, Span, find_purpose, tidied, without_sums
from pipeline.entities.agreements.segments import Actor, Segment, once
from pipeline.gazetteer import fold
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
_STOP = re.compile(rf"[.;](?!\d)|[:()]|,\s|\s[-–—]\s|\s(?:{marked('clause')})\s")
_ITEM_LEAD = re.compile(r"\A\s*(?:[-–—•*·]\s*)?(?:[^:\n]{1,24}\d?[^:\n]{0,12}:\s)?")
_LEAD = re.compile(r"\A\s*(?:[-–—•*·▪►➢]\s*)?\d{1,2}\s?[.)]\s?")


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


def place_in_turn(segment: Segment) -> int | None:
    """`Second, the bank will lend`: which of several things a sentence says that it tells."""
    said = _IN_TURN.match(segment.text)
    return int(values_of("in_turn")[fold(said["word"])]) if said else None


_IN_TURN = re.compile(rf"\W*(?P<word>{marked('in_turn')}),\s", re.IGNORECASE)


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


def title_of(segment: Segment, noun: Cue, end: int) -> str | None:
    """What an agreement up to `end` is about: what its noun goes on to say, or what it is said to be for.

    Money is rather called by what it is for, a project or a paper by its own words.
    """
    said = said_elsewhere(segment)
    if noun.function == "money":
        return _purpose_of(segment, noun, end, said) or _phrase_of(segment, noun, said)
    return _phrase_of(segment, noun, said) or _purpose_of(segment, noun, end, said)


def _purpose_of(segment: Segment, noun: Cue, end: int, said: Sequence[Span]) -> str | None:
    """What a noun is said to be for up to `end`, else behind it or where its sentence begins; no place."""
    purpose = find_purpose(segment.source, noun.end, end, said)
    purpose = purpose or find_purpose(segment.source, noun.end, segment.end, said)
    purpose = purpose or _said_first(segment, said)
    return None if purpose and _is_place(purpose, segment) else purpose


def _is_place(purpose: str, segment: Segment) -> bool:
    """Whether `pour la région de Gao` says no more than where."""
    words = [fold(word) for word in WORD.findall(purpose) if not _SAYS_WHERE.fullmatch(word)]
    return bool(words) and all(word in segment.places for word in words)


_SAYS_WHERE = re.compile(marked("says_where"), re.IGNORECASE)
"""Words that say no more of a purpose than that a place follows."""


def _phrase_of(segment: Segment, noun: Cue, said: Sequence[Span]) -> str | None:
    """The noun with what it goes on to say, up to the verb, a day or a party, without sums and terms."""
    text, events = segment.source, segment.having("event")
    stops = [cue.start for cue in segment.having("event", *ROLES) if cue.start > noun.end + 1]
    stops += [actor.start for actor in segment.actors if actor.start >= noun.end and not _is_work(actor)]
    stops += [day.char_start for day in segment.dates if day.char_start >= noun.end]
    stop = _STOP.search(text, noun.end, segment.end)
    end = min([segment.end, *stops, *([stop.start()] if stop else [])])
    behind = without_sums(text, noun.end, end, said)
    news = without_sums(text, noun.end, end, [*said, *((event.start, event.end) for event in events)])
    if tidied(news, fewest=1) is None or _is_place(news, segment):
        return None
    return tidied(text[noun.start : noun.end] + (" " if behind[:1].isalnum() else "") + behind)


@once
def said_elsewhere(segment: Segment) -> Sequence[Span]:
    """The spans of what has columns of its own: sums, terms, days and parties; a programme is a purpose."""
    sums = [(amount.char_start, amount.char_end) for _, amount in segment.amounts]
    terms = [(term.char_start, term.char_end) for term in (*segment.durations, *segment.dates)]
    parties = [(actor.start, actor.end) for actor in segment.actors if not _is_work(actor)]
    return [*sums, *terms, *parties]


def _is_work(actor: Actor) -> bool:
    return actor.organisation.kind == "programme"


def _said_first(segment: Segment, said: Sequence[Span]) -> str | None:
    """`Pour la construction du pont, la Banque accorde`: the purpose that a sentence begins with."""
    comma = segment.source.find(",", segment.start, segment.end)
    lead = len(segment.text) - len(segment.text.lstrip())
    if comma < 0 or not re.match(marked("for"), segment.text[lead:], re.IGNORECASE):
        return None
    return find_purpose(segment.source, segment.start, comma, said)


def title_of_sentence(segment: Segment) -> str | None:
    """What a sentence without a noun for it says that its sum is for, else the sentence, on a line or two."""
    said = said_elsewhere(segment)
    behind = min((amount.char_end for _, amount in segment.amounts), default=segment.start)
    purpose = find_purpose(segment.source, behind, segment.end, said) or _said_first(segment, said)
    return purpose or tidied(_LEAD.sub("", segment.text))


def title_of_item(text: str, amounts: Iterator[int]) -> str:
    """The title of an item of a list: without its date, up to its sum or the dash before it."""
    first = min(amounts, default=len(text))
    body = _ITEM_LEAD.sub("", text[:first])
    parts = [part for part in re.split(r"\s[-–—]\s", body) if re.search(r"[^\W\d_]{4,}", part)]
    named = next((part for part in parts if not _DATE_ONLY.fullmatch(part.strip())), body)
    return " ".join(named.split()).rstrip(" -–—:,(")


_DATE_ONLY = re.compile(r"(?:le )?\d{1,2}(?:er)?\s+\w+(?:\s+\d{4})?", re.IGNORECASE)
