"""Totals that a document states by donor or year, against the agreements that the archive holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from pipeline.checks.archive.donors import DONOR, DONOR_HEADER, Donors, Part, distinct
from pipeline.checks.archive.holding import sentences_held
from pipeline.checks.archive.programmes import Naming
from pipeline.checks.archive.stated_words import (
    find_donor_total,
    find_years,
    is_complete,
    is_only_about_donor,
    is_only_about_year,
)
from pipeline.checks.kit.archive import Archive
from pipeline.checks.kit.figures import Figure, total_of
from pipeline.checks.kit.intervals import sum_of
from pipeline.checks.kit.results import (
    CONTRADICTS,
    HOLDS,
    NOTABLE,
    ROUNDED,
    UNVERIFIABLE,
    Result,
    Verdict,
    compare,
    result,
)
from pipeline.checks.kit.sentences import NumberView, SentenceView
from pipeline.checks.kit.views import TableView
from pipeline.checks.kit.wording import NOTHING, Value, Wording, quantity, say, say_n

_YEAR_HEADER = re.compile(r"(?i)\A\W*(?:années?|exercices?|years?|fiscal years?)\W*\Z")
_AGREED = re.compile(r"(?i)\b(?:accords?|conventions?|projets?|contrats?|agreements?|projects?|grants?)\b")
_TOTAL_HEADER = re.compile(r"(?i)\b(?:total|totale|totaux|cumul|cumulée?|global|overall)\b")


@dataclass(frozen=True, slots=True)
class Claim:
    """A stated total and what it covers; `whole` where its words leave no room for a narrower sense."""

    number: Figure
    currency: str
    name: str
    donor: str | None = None
    years: range | None = None
    programme: str | None = None
    count: Decimal | None = None
    table_id: str | None = None
    whole: bool = False
    exact: bool = True


def check_donor_totals(archive: Archive) -> Iterator[Result]:
    """Donors: do the agreements of a donor fit the total that a document states for it?

    A total in prose or in a row of a table of donors, with its year and programme where it has them. Parts
    that are more than a total that covers all of them are a notice, or an error where the document calls its
    list complete; parts that are less prove nothing, since the archive need not hold all.
    """
    sentences, views = sentences_held(archive, "donors"), list(archive.tables_with(DONOR_HEADER))
    if not sentences and not views:
        return
    donors = archive.made(Donors)
    naming = _naming(archive, donors)
    for sentence in sentences:
        template, named = donors.masked(sentence.template)
        if len(named) != 1 or template.count(DONOR) != 1 or not find_donor_total(template):
            continue
        years, clear = find_years(template)
        whole = clear and is_only_about_donor(template)
        name = donors.titles[min(named)]
        for number in _totals(sentence):
            claim = _claim(naming, sentence, number, name, years, *named, whole=whole)
            yield _check("donor", archive, donors, claim)
    for view in views:
        yield from _rows(archive, donors, view, "donor")


def check_year_totals(archive: Archive) -> Iterator[Result]:
    """Years: do the agreements that were signed in a year fit the total that a document states for it?

    Those of the same document, or of the programme that the sentence names. As for donors, only a total that
    covers all of them can be contradicted, and less than the total proves nothing.
    """
    sentences, views = sentences_held(archive, "years"), list(archive.tables_with(_YEAR_HEADER))
    if not sentences and not views:
        return
    donors = archive.made(Donors)
    naming = _naming(archive, donors)
    for sentence in sentences:
        years, _ = find_years(sentence.template)
        _, named = donors.masked(sentence.template)
        if years is None or named:
            continue
        name = str(years[0]) if len(years) == 1 else f"{years[0]}-{years[-1]}"
        whole = is_only_about_year(sentence.template)
        for number in _totals(sentence):
            claim = _claim(naming, sentence, number, name, years, whole=whole)
            yield _check("year", archive, donors, claim)
    for view in views:
        yield from _rows(archive, donors, view, "year")


def _naming(archive: Archive, donors: Donors) -> Naming:
    return Naming(archive, {part.agreement.programme for part in donors.parts if part.agreement.programme})


def _totals(sentence: SentenceView) -> list[NumberView]:
    """The one sum of a sentence, or the same sum in two currencies; none where it says several."""
    money = sentence.of_kind("money")
    return money if len({number.noun for number in money}) == len(money) <= 2 else []


def _claim(
    naming: Naming,
    sentence: SentenceView,
    number: NumberView,
    name: str,
    years: range | None,
    donor: str | None = None,
    *,
    whole: bool,
) -> Claim:
    named = sorted(naming.programmes(sentence))
    counts = [n.figure.value for n in sentence.of_kind("count")]
    return Claim(
        number.figure,
        number.noun,
        name,
        donor,
        years,
        named[0] if len(named) == 1 else None,
        counts[0] if len(counts) == 1 else None,
        whole=whole,
        exact=number.exact,
    )


def _rows(archive: Archive, donors: Donors, view: TableView, kind: str) -> Iterator[Result]:
    """The rows of a table that has one for each donor, or for each year, where the archive holds parts."""
    header = DONOR_HEADER if kind == "donor" else _YEAR_HEADER
    label = next((n for n, _ in sorted(view.columns.items()) if header.search(view.header(n))), None)
    caption = view.table.caption or ""
    if label is None or (kind == "year" and not _AGREED.search(caption)):
        return
    columns = [
        n for n, c in view.columns.items() if c.kind == "amount" and _TOTAL_HEADER.search(view.header(n))
    ]
    texts = [row[label].text.strip() for row in view.body_rows if label in row]
    for row in view.body_rows if len(columns) == 1 else ():
        figure, text = view.figure(row.get(columns[0])), row[label].text.strip() if label in row else ""
        unit = row[columns[0]].unit if columns[0] in row else None
        donor = donors.called(text) if kind == "donor" else None
        year = int(text) if kind == "year" and re.fullmatch(r"(?:19|20)\d\d", text) else None
        if figure is None or unit is None or texts.count(text) > 1 or (donor is None and year is None):
            continue
        years = None if year is None else range(year, year + 1)
        claim = Claim(figure, unit, text, donor, years, table_id=view.table.id)
        if _covered(archive, donors, claim):
            yield _check(kind, archive, donors, claim)


def _covered(archive: Archive, donors: Donors, claim: Claim) -> list[Part]:
    """The parts that a claim may cover: by donor, year, programme, and told before the total was."""
    return distinct(
        part
        for part in donors.parts
        if part.currency == claim.currency
        and (claim.donor is None or claim.donor in part.donors)
        and (claim.years is None or part.year in claim.years)
        and (claim.programme is None or part.agreement.programme == claim.programme)
        and _is_earlier(archive, part, claim)
        and not _is_the_total(part, claim)
    )


def _is_the_total(part: Part, claim: Claim) -> bool:
    """Whether a part is the stated total itself, or stands in the table that states it."""
    same_table = claim.table_id is not None and part.agreement.table_id == claim.table_id
    return same_table or part.figure.interval.meets(claim.number.interval)


def _is_earlier(archive: Archive, part: Part, claim: Claim) -> bool:
    """Whether a part is told by the same document, or was signed in the same country before that one."""
    here, there = claim.number.document_id, part.figure.document_id
    if here == there:
        return True
    own, other = archive.documents.get(here), archive.documents.get(there)
    if own is None or other is None or own.country != other.country:
        return False
    told_on, signed_on = str(own.covers_end or own.published or ""), part.agreement.signed_on
    if claim.donor is None and claim.programme is None:
        return False
    return bool(told_on and signed_on and signed_on <= told_on[: len(signed_on)])


def _check(kind: str, archive: Archive, donors: Donors, claim: Claim) -> Result:
    parts = _covered(archive, donors, claim)
    figures = [part.figure for part in parts]
    unit = claim.currency
    values: dict[str, Value] = {
        "stated": quantity(claim.number.value, unit),
        "name": claim.name,
        "unit": unit,
    }
    if not parts:
        wording = say(
            "{stated} are stated for {name}; the archive holds no agreements in {unit} to hold against them.",
            **values,
        )
        return result(kind, claim.number, wording, UNVERIFIABLE, unit=unit)
    computed = total_of(figures)
    verdict = _verdict(archive, claim, parts)
    values |= {"sum": quantity(computed, unit), "apart": quantity(abs(claim.number.value - computed), unit)}
    wording = say_n(
        "{stated} are stated for {name}; the one agreement in the archive comes to {sum}.",
        "{stated} are stated for {name}; the {n} agreements in the archive come to {sum}.",
        len(parts),
        **values,
    )
    return result(
        kind,
        claim.number,
        wording + _ending(claim, computed, verdict, values),
        verdict,
        computed=computed,
        figures=figures,
        unit=unit,
    )


def _verdict(archive: Archive, claim: Claim, parts: list[Part]) -> Verdict:
    stated = claim.number.interval
    computed = total_of([part.figure for part in parts])
    fits = compare(claim.number, computed, sum_of(part.figure.reach for part in parts))
    if len(parts) > 1 and fits in (HOLDS, ROUNDED):
        return fits
    certain = [part.figure.interval for part in parts if part.certain]
    least = sum_of(certain).low if certain else None
    if claim.whole and _lists_all(archive, claim, parts):
        return CONTRADICTS if len(parts) > 1 else UNVERIFIABLE
    beyond = stated.high is not None and least is not None and least > stated.high
    # What a year came to in all is known only of a programme or a donor.
    scoped = claim.donor is not None or claim.programme is not None
    return NOTABLE if claim.whole and scoped and beyond else UNVERIFIABLE


def _lists_all(archive: Archive, claim: Claim, parts: list[Part]) -> bool:
    """Whether the parts are the rows of a table of the same document that calls itself complete."""
    tables = {part.agreement.table_id for part in parts}
    table = archive.table(tables.pop()) if len(tables) == 1 else None
    return (
        table is not None
        and is_complete(table.caption or "")
        and table.document_id == claim.number.document_id
        and claim.exact
        and all(part.certain for part in parts)
        and len(parts) == claim.count
    )


def _ending(claim: Claim, computed: Decimal, verdict: Verdict, values: dict[str, Value]) -> Wording:
    if verdict in (HOLDS, ROUNDED):
        return NOTHING
    if verdict is CONTRADICTS:
        return say("Their list is called complete: {apart} apart.", **values)
    if computed <= claim.number.value:
        return say("Agreements that explain the other {apart} are missing.", **values)
    if verdict is NOTABLE:
        return say("That is {apart} more.", **values)
    return say("That is {apart} more, but the total may cover only some of them.", **values)
