"""The entities of a passage of plain text, as JSON; amounts and dates need no language model for it."""

from __future__ import annotations

import datetime
import logging
from collections.abc import Callable, Collection, Iterator, Sequence
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any

from pipeline.entities.passages import Passage
from pipeline.entities.prose import passages_of_text
from pipeline.errors import one_line
from pipeline.language.passage_language import passage_language
from pipeline.records.guards import contained
from pipeline.values.dates import DateContext, DateReading, find_dates, parse_period
from pipeline.values.money import AmountReading, decide_number_format, find_amounts
from pipeline.values.text import find_sentences, sentence_at

if TYPE_CHECKING:
    from pipeline.entities.organisations.name_mention import NameMention

LOG = logging.getLogger(__name__)

FIGURES = frozenset({"amounts", "dates"})
"""The kinds that are found by patterns alone."""


def figures_of_text(
    text: str,
    *,
    date: str | None = None,
    period: str | None = None,
    country: str = "ML",
    language: str = "fr",
    only: Collection[str] = FIGURES,
) -> dict[str, list[dict[str, Any]]]:
    """The amounts and dates of a text, as `entities_of_text` gives them, without its start.

    Args:
        text: plain text as given.
        date: the document's date, ISO 8601, as precise as known.
        period: the period that it reports on, `START/END`, ISO 8601.
        country: ISO 3166-1 alpha-2; it decides which franc FCFA is.
        language: ISO 639-1.
        only: which of both.

    Raises:
        ValueError: the date or the period is not ISO 8601.
    """
    passages = passages_of_text(text)
    printed = decide_number_format([p.text for p in passages], country=country, language=language)
    given = given_dates(date, period)
    entities: dict[str, list[dict[str, Any]]] = {kind: [] for kind in ("amounts", "dates") if kind in only}
    for passage in passages:
        spoken = passage_language(passage.text, language)
        finders: dict[str, Callable[[], Sequence[Any]]] = {
            "amounts": partial(
                find_amounts, passage.text, country=country, number_format=printed, language=spoken
            ),
            "dates": partial(find_dates, passage.text, context=given, language=spoken, country=country),
        }
        for kind, known in entities.items():
            try:
                readings = {kind: finders[kind]()}
            except Exception as error:  # noqa: BLE001 - it costs one passage
                LOG.error("%s, in: %s", contained(error, kind), one_line(passage.text))  # noqa: TRY400
            else:
                known.extend(PassageEntities(text, passage, len(known), **readings).of(kind))
    return entities


def given_dates(date: str | None, period: str | None) -> DateContext:
    """What a missing year is resolved from.

    Raises:
        ValueError: the date or the period is not ISO 8601.
    """
    published = parse_period(f"{date}/{date}") if date else (None, None)
    first, last = published
    return DateContext(
        published=(first, last) if first and last else None, period=parse_period(period) if period else None
    )


class PassageEntities:
    """The entities of one passage in the columns of the contract; `before` were found in earlier passages."""

    def __init__(
        self,
        text: str,
        passage: Passage,
        before: int,
        *,
        amounts: Sequence[AmountReading] = (),
        dates: Sequence[DateReading] = (),
        organisations: Sequence[NameMention] = (),
    ) -> None:
        self._text = text
        self._passage = passage
        self._before = before
        self._found = (amounts, dates, organisations)
        self._sentences = find_sentences(passage.text)

    def of(self, kind: str) -> Iterator[dict[str, Any]]:
        """The entities of a kind."""
        columns: dict[str, Callable[[], Iterator[dict[str, Any]]]] = {
            "amounts": self._amounts,
            "dates": self._dates,
            "organisations": self._organisations,
        }
        return columns[kind]()

    def _place(self, start: int, end: int) -> dict[str, Any]:
        places = self._passage.places(start, end)
        first, last = places[0].start, places[-1].end
        context = sentence_at(self._passage.text, self._sentences, start, end)
        return {"text": self._text[first:last], "char_start": first, "char_end": last, "context": context}

    def _amounts(self) -> Iterator[dict[str, Any]]:
        for amount in self._found[0]:
            yield {
                **self._place(amount.char_start, amount.char_end),
                "value": to_number(amount.value),
                "low": to_number(amount.low),
                "high": to_number(amount.high),
                "currency": amount.currency,
                "qualifier": amount.qualifier,
                "equals": None if amount.equals is None else self._before + amount.equals,
            }

    def _dates(self) -> Iterator[dict[str, Any]]:
        for date in self._found[1]:
            yield {
                **self._place(date.char_start, date.char_end),
                "start": _iso(date.start),
                "end": _iso(date.end),
                "precision": date.precision,
            }

    def _organisations(self) -> Iterator[dict[str, Any]]:
        for mention in self._found[2]:
            yield {
                **self._place(mention.start, mention.end),
                "name": mention.organisation.name,
                "acronym": mention.organisation.acronym,
                "kind": mention.organisation.kind,
            }


def to_number(value: Decimal | None) -> int | float | str | None:
    """A Decimal as a JSON number with the digits printed; a string where no JSON number keeps them."""
    if value is None:
        return None
    if value == value.to_integral_value():
        return int(value)
    number = float(value)
    return number if Decimal(repr(number)) == value else format(value, "f")


def _iso(day: datetime.date | None) -> str | None:
    return day.isoformat() if day else None
