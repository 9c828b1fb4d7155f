"""Agreements against the programme that they belong to: its end, and its budget."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from slugify import slugify

from pipeline.checks.archive import Archive, total_of
from pipeline.checks.durations import EXACT, LONGEST, add_months
from pipeline.checks.intervals import sum_of
from pipeline.checks.prose import Number, Sentence
from pipeline.checks.results import (
    HOLDS,
    NOTABLE,
    UNVERIFIABLE,
    Figure,
    Result,
    figure_of_agreement,
    figure_of_amount,
    result,
    said,
)
from pipeline.records import AgreementTelling
from pipeline.values.iso_dates import parse_iso_date

_BUDGET = re.compile(r"\b(?:budget|enveloppe|financement)s? (?:total|totale|global|globale)\b")


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
    for agreement in archive.agreements:
        programme_end = ends.get(agreement.programme or "")
        if agreement.kind in {"programme", "prolongation"}:
            yield from _extended(agreement)
        elif programme_end and agreement.document_id:
            yield from _within(agreement, programme_end)


def _ends(archive: Archive) -> dict[str, End]:
    ends: dict[str, End] = {}
    for agreement in archive.agreements:
        day = _last_day(agreement.ends_on)
        if agreement.kind != "programme" or not agreement.programme or day is None:
            continue
        extensions = [
            other for other in archive.agreements
            if other.kind == "prolongation" and other.programme == agreement.programme
            and other.document_id == agreement.document_id and other.duration_months
        ]  # fmt: skip
        if len(extensions) == 1:
            day = _last_day(str(add_months(day, extensions[0].duration_months or Decimal(0)))[:7]) or day
        if agreement.programme not in ends or ends[agreement.programme].day < day:
            ends[agreement.programme] = End(day, (agreement, *extensions[:1]))
    return ends


def _last_day(text: str | None) -> date | None:
    """The last day that a date may mean, as precise as it is known."""
    return parse_iso_date(text)[1] if text else None


def _extended(agreement: AgreementTelling) -> Iterator[Result]:
    known = agreement.starts_on or agreement.signed_on or agreement.duration_months
    if agreement.kind == "programme" and agreement.status == "extended" and agreement.ends_on and not known:
        told = (
            f"{agreement.title or 'The programme'} was extended and ends {agreement.ends_on}; its end before "
            "that is not said, so the extension cannot be recomputed."
        )
        yield result("programme", figure_of_agreement(agreement, Decimal(0)), told, UNVERIFIABLE)


def _within(agreement: AgreementTelling, programme: End) -> Iterator[Result]:
    months, signed = agreement.duration_months, agreement.signed_on or agreement.starts_on
    printed = agreement.ends_on
    if printed:
        end: date | None = _last_day(printed)
    elif signed and len(signed) == 10 and months and months < LONGEST:
        end = add_months(date.fromisoformat(signed), months)
    else:
        end = None
    if end is None:
        return
    late = (end - programme.day).days
    name = agreement.reference or agreement.title or agreement.text[:60]
    how = f"ends on {end}" + ("" if printed else f" ({said(months or Decimal(0))} months from {signed})")
    told = f"{name} {how}; its programme ends on {programme.day}" + (
        "." if late <= EXACT else f", {late} days before it."
    )
    yield result(
        "programme", figure_of_agreement(agreement, Decimal(0)), told, HOLDS if late <= EXACT else NOTABLE,
        figures=[figure_of_agreement(by, Decimal(0)) for by in programme.told_by],
        about=[f"{agreement.programme}:end"],
    )  # fmt: skip


def check_budgets(archive: Archive) -> Iterator[Result]:
    """Budgets: do the agreements of a programme stay within the budget that a document states for it?

    The sentence must name the programme or its acronym beside `budget total`. The archive need not hold all
    agreements, so they cannot fall short of it; beyond it is a notice. Without any agreement in its currency,
    a budget cannot be verified.
    """
    sums = _sums_of_programmes(archive)
    programmes = frozenset(programme for programme, _ in sums)
    for sentence in archive.sentences:
        if not _BUDGET.search(sentence.template):
            continue
        money = [n for n in sentence.numbers if n.kind == "money" and n.figure.interval.low is not None]
        named = find_programmes(archive, sentence, programmes) if len(money) == 1 else set()
        if len(named) == 1:
            programme = named.pop()
            yield _budget(money[0], programme, sums.get((programme, money[0].noun), []))


def find_programmes(archive: Archive, sentence: Sentence, programmes: Iterable[str]) -> set[str]:
    """Those of some programmes that a sentence names, in full or by their acronym."""
    words = set(re.findall(r"\w+", sentence.template))
    acronyms = {slugify(a.expansion) for a in archive.acronyms if a.acronym.lower() in words}
    said_in = slugify(sentence.text)
    return {name for name in programmes if slugify(name) in acronyms or slugify(name) in said_in}


def _sums_of_programmes(archive: Archive) -> dict[tuple[str, str], list[Figure]]:
    programmes = {agreement.id: agreement.programme for agreement in archive.agreements if agreement.table_id}
    sums: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    for amount in archive.amounts.values():
        programme = programmes.get(amount.telling_id or "")
        if programme and amount.value is not None:
            sums[programme, amount.currency].append(figure_of_amount(amount, amount.value))
    return sums


def _budget(number: Number, programme: str, figures: list[Figure]) -> Result:
    budget, unit = number.figure, number.noun
    if not figures:
        told = f"The budget of {programme}, {said(budget.value, unit)}, has no agreements to be held against."
        return result("budget", budget, told, UNVERIFIABLE, unit=unit)
    computed = total_of(figures)
    reach = sum_of(figure.interval for figure in figures)
    beyond = budget.interval.high is not None and (reach.low or Decimal(0)) > budget.interval.high
    told = (
        f"The {len(figures)} agreements of {programme} come to {said(computed, unit)}, "
        f"{'more than' if beyond else 'within'} its stated budget of {said(budget.value, unit)}."
    )
    return result(
        "budget", budget, told, NOTABLE if beyond else HOLDS, computed=computed, figures=figures, unit=unit,
    )  # fmt: skip
