"""What the words around must say before a number is a year and a name a month."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.language import group, lexicon
from pipeline.values.currencies.finding import is_priced
from pipeline.values.dates.units import Period

# `RPI 01/2023` is the number of a consultation.
_ACRONYM_LEAD = re.compile(r"(?<![^\W_])[A-Z]{2,6} \Z")
# `la société Espace 2000`: of all years this one is most often part of a name.
_NAMED_2000 = re.compile(r"[^\W\d_] [A-ZÀ-Þ][\w'-]+ \Z")
_LETTER, _THOUSANDS = re.compile(r"[^\W\d_]"), re.compile(r" 000(?!\d)")
_DIGIT_BEFORE, _DAY_BEFORE = re.compile(r"\d[ ']\Z"), re.compile(r"(?:\d{1,2}|[)°]) \Z")
_CAPITAL_AFTER = re.compile(r" [A-ZÀ-Þ][a-zà-ÿ]")
# Units and signs that a number counts in any language.
_UNITS = r"%|(?:km|m|m²|m2|m3|ha|kg|t|kw|mw|l|ml|g|cm|mm)(?![^\W_])"
_NUMBERED = r"n ?[°ºo]s?|nos?\.|§|n ?="


@dataclass(frozen=True, slots=True)
class _ProofPatterns:
    """The words that prove or unmake dates, of one language."""

    month_lead: re.Pattern[str]
    month_tail: re.Pattern[str]
    no_month_lead: re.Pattern[str]
    verbs: frozenset[str]
    reference_lead: re.Pattern[str]
    date_lead: re.Pattern[str]
    named_after: re.Pattern[str]
    address: re.Pattern[str]
    counted: re.Pattern[str]
    plural: re.Pattern[str]
    quantity_lead: re.Pattern[str]
    day_named: re.Pattern[str]
    of_whole: re.Pattern[str]
    name_lead: re.Pattern[str]
    year_noun_lead: re.Pattern[str]
    recurring: re.Pattern[str]
    numbered_lead: re.Pattern[str]


@cache
def _patterns(language: str) -> _ProofPatterns:
    words = lexicon(language).dates
    i = re.IGNORECASE
    start, end = r"(?<![^\W_])", r"(?![^\W_])"
    numbers = rf"(?:\d[\d ,:()/-]*(?:{words.reference_and or '(?!)'}|,)? ?)?"
    return _ProofPatterns(
        re.compile(rf"{start}{group(words.month_lead)}[ -]?\Z", i),
        re.compile(rf" {group(words.month_tail)}{end}", i),
        re.compile(rf"{words.no_month_lead or '(?!)'}\Z", i),
        words.verbs,
        re.compile(
            rf"{start}(?:{_NUMBERED}|{words.reference_lead or '(?!)'}) ?:? ?\(?{numbers}\Z"
            rf"|{start}[A-Z]{{1,2}}-\Z",
            i,
        ),
        re.compile(rf"{start}{group(words.date_lead)} \Z"),
        # Streets and stadiums have the names of days.
        re.compile(rf"{start}{group(words.named_after)} {group(words.named_after_tail)} \Z", i),
        re.compile(rf"{start}{group(words.address)}{end}", i),
        re.compile(rf" ?(?:{_UNITS}|{group(words.counted)}{end})", i),
        re.compile(rf" (?!{group(words.no_plural)}{end})[a-zà-ÿ]{{3,}}[sx]{end}"),
        re.compile(rf"{start}{group(words.quantity_lead)} \Z|[(:;]\s?\Z|\A", i),
        re.compile(rf"{start}{group(words.day_named)} \Z", i),
        re.compile(rf" {group(words.of_whole)}{end}", i),
        re.compile(rf"{start}(?:{words.year_names or '(?!)'})(?: [A-ZÀ-Þ][\w'-]+){{0,2}} \Z"),
        re.compile(rf"{start}{group(words.year_nouns)} \Z", i),
        re.compile(rf",? {group(words.recurring)}{end}", i),
        re.compile(rf"{start}(?:{words.numbered or '(?!)'}|{words.legal or '(?!)'}) \Z", i),
    )


def proven(text: str, periods: Sequence[Period], language: str) -> list[Period]:
    """The periods that the words around them leave as dates."""
    return [period for period in periods if _reads_as_date(text, period, _patterns(language), language)]


def _reads_as_date(text: str, period: Period, patterns: _ProofPatterns, language: str) -> bool:
    first, last = period.first, period.last
    lead = text[max(0, period.start - 40) : period.start]
    if (
        last.year is None
        and last.precision in {"month", "quarter", "half"}
        and last.bare
        and (first.bare or period.single)
    ):
        proven_by = patterns.month_lead.search(lead) or patterns.month_tail.match(text, period.end)
        two_months = not period.single and first.month != last.month
        if last.precision != "month" or patterns.no_month_lead.search(lead) or not (proven_by or two_months):
            return False
        return text[last.start : last.end].lower() not in patterns.verbs or text[last.start].isupper()
    if last.year is None and patterns.recurring.match(text, period.end):
        return False
    if last.year is None and last.day and patterns.named_after.search(lead):
        return False
    plain_numeric = not _LETTER.search(text, period.start, period.end)
    if (
        plain_numeric
        and last.precision == "month"
        and period.single
        and (_ACRONYM_LEAD.search(lead) or patterns.numbered_lead.search(lead))
    ):
        return False
    if (
        plain_numeric
        and not lead.endswith("(")
        and patterns.reference_lead.search(lead)
        and not patterns.date_lead.search(lead)
    ):
        return False
    if last.precision == "year" and text[last.start : last.end].isdecimal():
        counted = is_priced(text, period.end, language) or patterns.counted.match(text, period.end)
        return not counted and (
            not plain_numeric or not period.single or _reads_as_year(text, period, lead, patterns)
        )
    return not (plain_numeric and last.year is None and _is_fraction(text, period, lead, patterns))


def _is_fraction(text: str, period: Period, lead: str, patterns: _ProofPatterns) -> bool:
    """`5/10 personnes`, `les 10/12 de la somme`."""
    if patterns.day_named.search(lead):
        return False
    return bool(patterns.counted.match(text, period.end) or patterns.of_whole.match(text, period.end))


def _reads_as_year(text: str, period: Period, lead: str, patterns: _ProofPatterns) -> bool:
    """A four-digit number that nothing counts, prices, numbers or addresses."""
    named = text[period.start : period.end] == "2000" and _NAMED_2000.search(lead)
    if named or patterns.name_lead.search(lead):
        return False
    if patterns.year_noun_lead.search(lead):
        return True
    if _THOUSANDS.match(text, period.end):
        return False
    if _DIGIT_BEFORE.search(lead[-2:]) and not _DAY_BEFORE.search(lead[-4:]):
        return False
    if patterns.plural.match(text, period.end) and patterns.quantity_lead.search(lead):
        return False
    capital_after = _CAPITAL_AFTER.match(text, period.end)
    address = patterns.address.search(text[max(0, period.start - 80) : period.start].rpartition("\n")[2])
    return not (capital_after and address)
