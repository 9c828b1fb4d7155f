"""Agreements against the programme that they belong to: its end, and its budget."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from slugify import slugify

from pipeline.checks.agreements.durations import EXACT, LONGEST, add_months, name_of
from pipeline.checks.archive.holding import sentences_held
from pipeline.checks.kit.archive import Archive
from pipeline.checks.kit.figures import Figure, figure_of_agreement, figure_of_amount, total_of
from pipeline.checks.kit.intervals import sum_of
from pipeline.checks.kit.results import HOLDS, NOTABLE, UNVERIFIABLE, Result, result
from pipeline.checks.kit.sentences import NumberView, SentenceView
from pipeline.checks.kit.wording import Day, Value, Wording, quantity, say, say_n
from pipeline.records import AgreementTelling
from pipeline.records.database import select
from pipeline.values.iso_dates import parse_iso_date

_OF_PROGRAMMES = "kind IN ('programme', 'prolongation')"
_UNDER = "programme IN (SELECT value FROM json_each(?))"


@dataclass(frozen=True, slots=True)
class End:
    """The day on which a programme ends, and what says so: its own end and its extension."""

    day: date
    told_by: tuple[AgreementTelling, ...]


def check_programme_ends(archive: Archive) -> Iterator[Result]:
    """Programmes: does each agreement end before the programme that it belongs to?

    The end of a programme is the latest that the archive gives, with the extension that the same document
    decides. An agreement may rightly be settled after it, so one that ends later is a notice. A programme
    that was extended without a word of its former end cannot be verified.
    """
    ends = _ends(archive)
    named = json.dumps(sorted(ends))
    for telling in select(archive.db, AgreementTelling, f"{_OF_PROGRAMMES} OR {_UNDER}", [named]):
        programme_end = ends.get(telling.programme or "")
        if telling.kind in {"programme", "prolongation"}:
            yield from _extended(telling)
        elif programme_end:
            yield from _within(telling, programme_end)


def _ends(archive: Archive) -> dict[str, End]:
    extensions: dict[tuple[str | None, str], list[AgreementTelling]] = defaultdict(list)
    tellings = list(select(archive.db, AgreementTelling, _OF_PROGRAMMES))
    for telling in tellings:
        if telling.kind == "prolongation" and telling.duration_months:
            extensions[telling.programme, telling.document_id].append(telling)
    ends: dict[str, End] = {}
    for telling in tellings:
        day = _last_day(telling.ends_on)
        if telling.kind != "programme" or not telling.programme or day is None:
            continue
        own = extensions[telling.programme, telling.document_id]
        if len(own) == 1:
            day = _last_day(str(add_months(day, own[0].duration_months or Decimal(0)))[:7]) or day
        if telling.programme not in ends or ends[telling.programme].day < day:
            ends[telling.programme] = End(day, (telling, *own[:1]))
    return ends


def _last_day(text: str | None) -> date | None:
    """The last day that a date may mean, as precise as it is known."""
    return parse_iso_date(text)[1] if text else None


def _extended(telling: AgreementTelling) -> Iterator[Result]:
    known = telling.starts_on or telling.signed_on or telling.duration_months
    if telling.kind == "programme" and telling.status == "extended" and telling.ends_on and not known:
        wording = say(
            "{name} was extended and ends {end}; its end before that is not said, so the extension cannot be "
            "recomputed.",
            name=name_of(telling),
            end=Day(telling.ends_on),
        )
        figure = figure_of_agreement(telling, Decimal(0))
        yield result("programme", figure, wording, UNVERIFIABLE, subject=telling.id)


def _within(telling: AgreementTelling, programme: End) -> Iterator[Result]:
    months, signed = telling.duration_months, telling.signed_on or telling.starts_on
    if telling.ends_on:
        end: date | None = _last_day(telling.ends_on)
    elif signed and len(signed) == 10 and months and months < LONGEST:
        end = add_months(date.fromisoformat(signed), months)
    else:
        end = None
    if end is None:
        return
    late = (end - programme.day).days
    values: dict[str, Value] = {
        "name": name_of(telling),
        "end": Day(str(end)),
        "programme": Day(str(programme.day)),
        "late": late,
        "months": months or 0,
        "signed": Day(signed or ""),
    }
    yield result(
        "programme",
        figure_of_agreement(telling, Decimal(0)),
        _end_wording(values, printed=bool(telling.ends_on), late=late > EXACT),
        NOTABLE if late > EXACT else HOLDS,
        figures=[figure_of_agreement(by, Decimal(0)) for by in programme.told_by],
        about=[f"{telling.programme}:end"],
        subject=telling.id,
    )


def _end_wording(values: dict[str, Value], *, printed: bool, late: bool) -> Wording:
    wording = (
        say("{name} ends on {end}; its programme ends on {programme}.", **values)
        if printed
        else say(
            "{name} ends on {end} ({months} months from {signed}); its programme ends on {programme}.",
            **values,
        )
    )
    return wording + say("That is {late} days before it.", **values) if late else wording


def check_budgets(archive: Archive) -> Iterator[Result]:
    """Budgets: do the agreements of a programme stay within the budget that a document states for it?

    The sentence must name the programme or its acronym beside `budget total`. The archive need not hold all
    agreements, so they cannot fall short of it; beyond it is a notice. Without any agreement in its currency,
    a budget cannot be verified.
    """
    sentences = sentences_held(archive, "budgets")
    if not sentences:
        return
    sums = _sums_of_programmes(archive)
    naming = Naming(archive, {programme for programme, _ in sums})
    for sentence in sentences:
        money = [n for n in sentence.of_kind("money") if n.figure.interval.low is not None]
        named = naming.programmes(sentence) if len(money) == 1 else set()
        if len(named) == 1:
            programme = named.pop()
            yield _budget(money[0], programme, sums.get((programme, money[0].noun), []))


class Naming:
    """Finds programmes in sentences, by their names in full or by their acronyms."""

    def __init__(self, archive: Archive, programmes: Iterable[str]) -> None:
        self._slugs = {slugify(name): name for name in programmes if name}
        self._acronyms: dict[str, set[str]] = defaultdict(set)
        for acronym in archive.acronyms:
            slug = slugify(acronym.expansion)
            if slug in self._slugs:
                self._acronyms[acronym.acronym.lower()].add(self._slugs[slug])

    def programmes(self, sentence: SentenceView) -> set[str]:
        """The programmes that a sentence names."""
        words = re.findall(r"\w+", sentence.template)
        known = {name for word in words for name in self._acronyms.get(word, ())}
        said_in = slugify(sentence.text)
        return known | {name for slug, name in self._slugs.items() if slug in said_in}


def _sums_of_programmes(archive: Archive) -> dict[tuple[str, str], list[Figure]]:
    programmes = {telling.id: telling.programme for telling in archive.tellings if telling.table_id}
    sums: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    for amount in archive.amounts_of_tellings:
        programme = programmes.get(amount.telling_id or "")
        if programme and amount.value is not None:
            sums[programme, amount.currency].append(figure_of_amount(amount, amount.value))
    return sums


def _budget(number: NumberView, programme: str, figures: list[Figure]) -> Result:
    budget, unit = number.figure, number.noun
    values: dict[str, Value] = {"programme": programme, "budget": quantity(budget.value, unit)}
    if not figures:
        wording = say("The budget of {programme}, {budget}, has no agreements to be held against.", **values)
        return result("budget", budget, wording, UNVERIFIABLE, unit=unit)
    computed = total_of(figures)
    reach = sum_of(figure.reach for figure in figures)
    high = budget.reach.high
    beyond = high is not None and (reach.low or Decimal(0)) > high
    values["sum"] = quantity(computed, unit)
    n = len(figures)
    wording = (
        say_n(
            "The one agreement of {programme} is {sum}, more than its stated budget of {budget}.",
            "The {n} agreements of {programme} come to {sum}, more than its stated budget of {budget}.",
            n,
            **values,
        )
        if beyond
        else say_n(
            "The one agreement of {programme} is {sum}, within its stated budget of {budget}.",
            "The {n} agreements of {programme} come to {sum}, within its stated budget of {budget}.",
            n,
            **values,
        )
    )
    return result(
        "budget",
        budget,
        wording,
        NOTABLE if beyond else HOLDS,
        computed=computed,
        figures=figures,
        unit=unit,
    )
