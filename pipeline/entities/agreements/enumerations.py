"""Enumerations within a sentence: `29 millions pour A, 12 millions pour B et 5 millions pour C`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.entities.agreements.drafts import Draft
from pipeline.entities.agreements.segments import Segment
from pipeline.entities.agreements.sums import is_part
from pipeline.values.money import AmountReading

_JOINED = re.compile(
    r"(?:[,;]|\b(?:et|and|ainsi que|as well as|plus)\b|[,;]\s*(?:et|and))\s*"
    r"(?:(?:de|d['’]|un|une|a|an|another|about|environ|près de|plus de|le|les)\s*){0,2}\Z",
    re.IGNORECASE,
)
_GIVEN = re.compile(
    r"\s*(?:\([^)]*\)\s*)?"
    r"(?:pour|en faveur|au profit|au bénéfice|à|au|aux|for|to|towards|in favou?r)\b",
    re.IGNORECASE,
)


_RESPECTIVELY = re.compile(r"\brespective(?:ly|ment)\b", re.IGNORECASE)


def share_sums(segment: Segment, drafts: Sequence[Draft]) -> None:
    """`A and B, worth 5 and 9 million respectively`: as many sums as agreements are theirs in order."""
    sums = [i for i, a in segment.amounts if a.equals is None or a.equals > i]
    if len(drafts) > 1 and len(sums) == len(drafts) and _RESPECTIVELY.search(segment.text):
        parties = {party: None for draft in drafts for party in draft.parties}
        for draft, index in zip(drafts, sums, strict=True):
            draft.amounts = {(segment.passage, index): None}
            draft.parties = dict(parties)


_RECEIVES = re.compile(
    r"\b(?:while|whereas|and|tandis que|alors que|et)\s+"
    r"(?P<name>(?:the |la |le |les |l['’])?[A-ZÀ-Þ][^,;.]{2,90}?)\s+"
    r"(?:had|has|have|got|gets?|received|receives?|obtained|(?:a |ont )?re[çc](?:u|oit|oivent)"
    r"|(?:a |ont )?obt(?:enu|ient))\s+"
    r"(?:\w+\s+){0,2}\Z"
)


def received_too(segment: Segment, told: set[int]) -> Iterator[tuple[int, int, int]]:
    """`... while the Lions Club had 20 million`: number of the sum, start of the name, end of the sum."""
    for index, amount in segment.amounts if told else ():
        beside = _RECEIVES.search(segment.source, segment.start, amount.char_start)
        if beside and index not in told:
            yield index, beside.start("name"), amount.char_end


def enumerated(segment: Segment, told: set[int]) -> Iterator[tuple[int, int, int]]:
    """The further sums of an enumeration that `told` ones begin: number, start and end of what is said."""
    if not told:
        return
    sums = [(i, a) for i, a in segment.amounts if a.equals is None or a.equals > i]
    first = next((n for n, (i, _) in enumerate(sums) if i in told), None)
    if first is None or not _GIVEN.match(segment.source, _end_of(segment, sums[first][0])):
        return
    for number in range(first + 1, len(sums)):
        index, amount = sums[number]
        if index in told:
            continue
        if not _is_next(segment, amount, index):
            return
        end = sums[number + 1][1].char_start if number + 1 < len(sums) else segment.end
        yield index, amount.char_start, end


def _is_next(segment: Segment, amount: AmountReading, index: int) -> bool:
    joined = _JOINED.search(segment.source, segment.start, amount.char_start)
    given = _GIVEN.match(segment.source, _end_of(segment, index))
    return bool(joined and given) and not is_part(segment, amount)


def _end_of(segment: Segment, index: int) -> int:
    """Where a sum and the same one in other currencies end."""
    return max(a.char_end for i, a in segment.amounts if i == index or a.equals == index)
