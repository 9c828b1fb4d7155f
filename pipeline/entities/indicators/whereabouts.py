"""Where a result was counted: the places of its own clause, of several counts the ones next to it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

Spans = Sequence[tuple[int, int]]

_CLAUSE = re.compile(r";\s|\n")


def find_whereabouts(
    text: str, sentence: tuple[int, int], counts: Spans, number: int, places: Iterable[tuple[int, str]]
) -> tuple[str, ...]:
    """Names of the places of a count, as its sentence orders them.

    Args:
        text: the passage.
        sentence: start and end of the sentence that the count stands in.
        counts: start and end of all counts of the passage, in order.
        number: which of them is asked for.
        places: start and name of the places of the passage, in order.
    """
    in_sentence = [(at, name) for at, name in places if sentence[0] <= at < sentence[1]]
    clause = find_clause(text, sentence, counts[number][0])
    inside = [(at, name) for at, name in in_sentence if clause[0] <= at < clause[1]]
    beside = [count for count in counts if clause[0] <= count[0] < clause[1]]
    within = [start for start, _ in counts if sentence[0] <= start < sentence[1]]
    if not inside:
        # `À Gao : 3 puits ; 2 écoles` says once above the list where all of it is.
        above = [(at, name) for at, name in in_sentence if at < within[0]]
        return _names(above or (in_sentence if len(beside) == len(within) else []))
    until = min((start for start, _ in beside if start > counts[number][0]), default=clause[1])
    frame = [(at, name) for at, name in inside if at < beside[0][0]]
    own = [(at, name) for at, name in inside if counts[number][0] <= at < until]
    return _names([*frame, *own] if own else frame or inside)


def find_clause(text: str, sentence: tuple[int, int], at: int) -> tuple[int, int]:
    """Start and end of the part between semicolons of a sentence that an offset stands in."""
    start, end = sentence
    for match in _CLAUSE.finditer(text, *sentence):
        if match.end() <= at:
            start = match.end()
        elif match.start() > at:
            return start, match.start()
    return start, end


def _names(places: Iterable[tuple[int, str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for _, name in places))
