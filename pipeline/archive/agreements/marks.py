"""What two tellings must share to be of one agreement: a reference, a sum, words, each a mark of a telling.

Within a load marks are numbers and tuples; their texts, the keys, stand where they are kept and say in which
order what is shared is gone through.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import chain
from typing import NamedTuple

from pipeline.archive.agreements.features import Features

BETWEEN = "\x7f"
"""Stands between keys: one text for all keys of a telling takes a third of the memory of one each."""


class TellingMarks(NamedTuple):
    """The marks of a telling: each of those that it has few of with the number of its kind, and its words."""

    few: Sequence[tuple[int, Hashable]]
    words: Sequence[int]

    @classmethod
    def of(cls, telling: Features) -> TellingMarks:
        """Those of a telling."""
        few = [(number, mark) for number, kind in enumerate(_KINDS) for mark in kind(telling)]
        return cls(few, telling.sketch)

    def __call__(self) -> Iterator[Hashable]:
        """All of them."""
        return chain(self.few, self.words)

    @property
    def keys(self) -> list[str]:
        """All of them as texts."""
        return [*map(key_of_mark, self())]

    @property
    def written(self) -> str:
        """Their keys in one text."""
        number = len(_KINDS)
        words = f"{number}{f'{BETWEEN}{number}'.join(map(str, self.words))}" if len(self.words) else ""
        return BETWEEN.join([*map(key_of_mark, self.few), *filter(None, [words])])


def key_of_mark(mark: Hashable) -> str:
    """A mark as text; the strongest kinds sort first."""
    if isinstance(mark, tuple):
        number, said = mark
        return f"{number}{_written(said)}"
    return f"{len(_KINDS)}{mark}"


def _written(said: object) -> object:
    if isinstance(said, tuple):
        return tuple(format(part.normalize(), "f") if isinstance(part, Decimal) else part for part in said)
    return said


def keys_of(telling: Features) -> list[str]:
    """The keys of a telling."""
    return TellingMarks.of(telling).keys


def keys_in(written: str) -> list[str]:
    """The keys in one text that `TellingMarks.written` gave."""
    return written.split(BETWEEN) if written else []


def _by_reference(telling: Features) -> Iterable[Hashable]:
    if not telling.reference or telling.has_strong_reference:
        return (telling.reference,) if telling.reference else ()
    parties = telling.receivers | telling.givers | telling.others
    sums = [(telling.reference, *a_sum) for a_sum in telling.sums]
    return [*sums, *((telling.reference, party) for party in parties)]


def _by_programme(telling: Features) -> Iterable[Hashable]:
    return (telling.programme_id,) if telling.is_programme and telling.programme_id else ()


def _by_specific_sum(telling: Features) -> Iterable[Hashable]:
    return telling.specific_sums


def _by_sum_and_partner(telling: Features) -> Iterable[Hashable]:
    if len(telling.specific_sums) == len(telling.sums):
        return ()
    common = telling.sums - telling.specific_sums
    return [(party, *a_sum) for party in telling.receivers | telling.others for a_sum in common]


_KINDS = (_by_programme, _by_reference, _by_specific_sum, _by_sum_and_partner)
"""Behind them come the words that two texts share."""
