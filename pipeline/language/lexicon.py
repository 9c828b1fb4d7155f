"""What a language package fills in: the words that finders and readers look for, by what they are read into.

A field is a dict or set of words in lower case, or alternatives of a regular expression (`et|and`), matched
without regard to case. Everything but the months, weekdays and currencies, which CLDR has, may stay empty.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, fields, is_dataclass, replace
from decimal import Decimal
from typing import Any, TypeVar

_Section = TypeVar("_Section")


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberWords:
    """Numbers in words, and the words of scales."""

    #: `deux`: 2. Words of 200 to 900 (`duzentos`) too, where a language has them.
    cardinals: dict[str, int] = field(default_factory=dict)
    #: Words that multiply what stands before them by a hundred.
    hundreds: frozenset[str] = frozenset()
    #: `million`: 10^6, singular and plural, as the short scale of the language has them.
    scales: dict[str, Decimal] = field(default_factory=dict)
    #: Other values of the same words in the long scale, and what after a word shows that it is meant.
    long_scales: dict[str, Decimal] = field(default_factory=dict)
    long_scale_tail: str = ""
    #: Codes of the languages in which the plural of a large scale is of the long one.
    long_in_plural: frozenset[str] = frozenset()
    #: Scales that need no number before them (`mille`).
    bare_scales: frozenset[str] = frozenset()
    #: Scales that stand before a larger one (`5 mille milliards`, `5 mil milhões`), with what joins them.
    outer_scales: str = ""
    #: Scale words before which a comma and three digits are thousands (`1,500 million`).
    comma_groups_before: frozenset[str] = frozenset()
    #: Scales after which a comma may stand inside a number (`one million, two hundred thousand`).
    comma_after: tuple[str, ...] = ()
    #: `un quart`: 0.25; `une centaine`: a rounded number, with what counts it and which counts are vague.
    fractions: dict[str, Decimal] = field(default_factory=dict)
    collectives: dict[str, int] = field(default_factory=dict)
    collective_counts: str = ""
    vague_counts: frozenset[str] = frozenset()
    few: str = ""
    few_hundreds: frozenset[str] = frozenset()
    #: Before a scale: `un demi-`, `half a `; between a fraction and its scale; `a` of `a million`.
    half_of: str = ""
    of: str = ""
    one_of: str = ""
    #: Inside a number; after it, a half; the decimal sign in words.
    and_: str = ""
    and_a_half: str = ""
    point: str = ""
    point_between_digits: str = ""
    #: Words after which a number word is none (`several hundred`).
    no_number_after: tuple[str, ...] = ()
    #: Ends of a run that may be subunits of money (`ten cents`), by the languages where they are.
    subunit_tails: dict[str, str] = field(default_factory=dict)
    #: Whether 70 to 99 count by twenties (`soixante-dix`, `quatre-vingt`).
    vigesimal: bool = False
    percent: str = ""
    ordinal_endings: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CurrencyWords:
    """What currencies are called beyond CLDR's names."""

    #: Names by ISO 4217 code, singular, `|` between several.
    names: dict[str, str] = field(default_factory=dict)
    #: A name that several countries share, and the currency of each.
    shared: dict[str, dict[str, str]] = field(default_factory=dict)
    #: Endings that any word of a name may take in the plural: the ending of the word, and what is added.
    plurals: tuple[tuple[str, str], ...] = ()
    #: The franc alone, and the franc CFA spelled out.
    franc: frozenset[str] = frozenset()
    cfa: tuple[str, ...] = ()
    #: What a lone F may be a price for (`500 F/kg`).
    priced_by: str = ""
    #: Hundredths, and the currency that they mean where none is named.
    subunits: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyWords:
    """What stands around an amount of money."""

    at_least: str = ""
    at_most: str = ""
    about: str = ""
    at_least_after: str = ""
    at_most_after: str = ""
    about_after: str = ""
    #: What may follow a qualifier that stands after its amount.
    about_tail: str = ""
    #: Between a qualifier and its amount (`un montant total de`).
    sum_of: str = ""
    #: Between a number and its currency (`de`), and a `no` that leaves no amount (`pas un franc`).
    of: str = ""
    not_one: str = ""
    #: Words that want a figure, so that a dash behind them is its minus; a `plus` that adds a second amount.
    wants_value: str = ""
    plus: str = ""
    #: Between the bounds of a range, with what may follow; before it for `and` to be one.
    to: str = ""
    to_tail: str = ""
    and_: str = ""
    and_tail: str = ""
    or_: str = ""
    list_and: str = ""
    list_tail: str = ""
    between: str = ""
    between_tail: str = ""
    from_: str = ""
    #: Verbs that say two sums one after the other (`est passé de 5 à 10 millions`): their beginnings.
    change: str = ""
    change_by: str = ""
    #: Before the first number of a list whose currency comes at its end.
    list_lead: str = ""
    #: Nouns that number what follows (`la phase 2`).
    numbered: str = ""
    #: Before and after a number that borrows the currency of the amount before it.
    elided_lead: str = ""
    elided_in_brackets: str = ""
    elided_about: str = ""
    elided_tail: str = ""
    participle: str = ""
    #: Between two amounts that are one sum in two currencies; before the one unit of a rate.
    same_sum: str = ""
    same_sum_of: str = ""
    rate: str = ""
    equivalent: str = ""
    equivalent_about: str = ""
    #: A price is printed for one of something.
    per: str = ""
    per_units: str = ""
    per_only: str = ""
    each: str = ""
    #: Before the hundredths of an amount, and after them where their name is not printed.
    cents_and: str = ""
    cents_tail: str = ""
    #: A weight that is named as a currency is (`50 pounds of`).
    weights: frozenset[str] = frozenset()
    weight_tail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DateWords:
    """Dates and periods, and what stands around them."""

    #: Names of months and weekdays beyond CLDR's wide ones; abbreviations beyond CLDR's.
    months: dict[str, int] = field(default_factory=dict)
    month_abbreviations: dict[str, int] = field(default_factory=dict)
    weekdays: dict[str, int] = field(default_factory=dict)
    #: Abbreviations that are as often no month, and months that are as often a verb.
    doubtful_months: frozenset[str] = frozenset()
    verbs: frozenset[str] = frozenset()
    verb_lead: str = ""
    #: `premier`: 1 of a span or half; `-1` is the last. Days of a month as words.
    ordinals: dict[str, int] = field(default_factory=dict)
    day_ordinals: dict[str, int] = field(default_factory=dict)
    #: What may end a printed day (`1er`, `5th`): touching the digits, or after a space as well.
    day_endings: str = ""
    spaced_day_endings: str = ""
    #: Between a weekday and the day, a day and its month, a month and its year, a day and its year.
    weekday_tail: str = ""
    day_article: str = ""
    day_lead: str = ""
    of_month: str = ""
    of_year: str = ""
    day_of_year: str = ""
    #: Month first (`March 5, 2022`): the words between month and day, and days and days.
    month_first: bool = False
    month_first_tail: str = ""
    month_first_to: str = ""
    month_first_and: str = ""
    month_first_counted: str = ""
    #: `début`: what it picks of its month or year, and what joins them.
    parts: dict[str, str] = field(default_factory=dict)
    part_forms: str = ""
    part_tail: str = ""
    #: Divisions of a year that are counted, and their months; letters of them; days of parts of a month.
    spans: dict[str, int] = field(default_factory=dict)
    vague_spans: frozenset[str] = frozenset()
    span_letters: dict[str, int] = field(default_factory=dict)
    month_parts: dict[str, int] = field(default_factory=dict)
    weeks: str = ""
    week_of: str = ""
    week_letters: str = ""
    seasons: dict[str, int] = field(default_factory=dict)
    participle_lead: str = ""
    centuries: str = ""
    century_endings: str = ""
    decade_lead: str = ""
    decade_plural: str = ""
    decades: dict[str, int] = field(default_factory=dict)
    #: Days with a name that stay where they are in the calendar: month and day.
    holidays: dict[str, tuple[int, int]] = field(default_factory=dict)
    #: Years that run over two calendar years, as alternatives by kind: `school`, `fiscal`, `farming`, or "".
    split_years: dict[str, str] = field(default_factory=dict)
    split_years_of: str = ""
    fiscal: str = ""
    year_nouns: str = ""
    #: `les six premiers mois de`, `the first six months of`.
    first: frozenset[str] = frozenset()
    last: frozenset[str] = frozenset()
    rank_after: bool = False
    months_unit: frozenset[str] = frozenset()
    quarters_unit: frozenset[str] = frozenset()
    #: A year in words, and what leads to it; after a day (`deux mille`).
    year_in_words: str = ""
    year_in_words_lead: str = ""
    last_year: str = ""
    next_year: str = ""
    #: Joins: of a range, of a list; articles after them.
    to: str = ""
    to_tail: str = ""
    and_: str = ""
    and_tail: str = ""
    comma_tail: str = ""
    or_: str = ""
    or_tail: str = ""
    between: str = ""
    between_tail: str = ""
    then: str = ""
    item_tail: str = ""
    #: Before days that share a month printed later.
    days_lead: str = ""
    days_article: str = ""
    days_to: str = ""
    many_days_lead: str = ""
    balance_lead: str = ""
    of_other_year: frozenset[str] = frozenset()
    #: Open ends, and days to come or gone.
    since: str = ""
    until: str = ""
    before: str = ""
    after: str = ""
    open_tail: str = ""
    onwards: str = ""
    onwards_dash: str = ""
    coming: str = ""
    gone: str = ""
    coming_lead: str = ""
    gone_lead: str = ""
    compared: str = ""
    compared_from: str = ""
    #: What proves a month, and what unmakes a year or a date.
    month_lead: str = ""
    month_tail: str = ""
    no_month_lead: str = ""
    day_named: str = ""
    legal: str = ""
    reference_lead: str = ""
    reference_and: str = ""
    date_lead: str = ""
    named_after: str = ""
    named_after_tail: str = ""
    address: str = ""
    counted: str = ""
    no_plural: str = ""
    quantity_lead: str = ""
    #: What is named after a year to come (`Vision 2040`), with its capital.
    year_names: str = ""
    of_whole: str = ""
    slash_lead: str = ""
    called_date: str = ""
    fraction_tail: str = ""
    cell_labels: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DurationWords:
    """Durations."""

    #: Months a unit.
    units: dict[str, Decimal] = field(default_factory=dict)
    and_: str = ""
    and_a_half: str = ""
    #: Before or after a number with a unit of time that is no duration (`âgés de`, `il y a`, `ago`).
    no_duration_lead: str = ""
    no_duration_tail: str = ""
    bound_lead: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """The words of one language, or of several read together, the first of which decides.

    `code` is ISO 639-1, which is also the locale of CLDR; `beside` are the languages that its documents quote
    so often that their words are read along.
    """

    code: str
    beside: tuple[str, ...] = ()
    #: Frequent words that say nothing else: they tell languages apart, and are never units or names.
    stop_words: frozenset[str] = frozenset()
    numbers: NumberWords = field(default_factory=NumberWords)
    currencies: CurrencyWords = field(default_factory=CurrencyWords)
    money: MoneyWords = field(default_factory=MoneyWords)
    dates: DateWords = field(default_factory=DateWords)
    durations: DurationWords = field(default_factory=DurationWords)


def merged(one: _Section, other: _Section) -> _Section:
    """Two sections of lexicons as one, field by field; where they disagree on a word, `one` is right."""
    assert is_dataclass(one)
    assert not isinstance(one, type)
    named = {"code", "beside"}
    return replace(
        one,
        **{
            part.name: getattr(one, part.name)
            if part.name in named
            else _merged(getattr(one, part.name), getattr(other, part.name))
            for part in fields(one)
        },
    )


def _merged(one: Any, other: Any) -> Any:
    if is_dataclass(one):
        return merged(one, other)
    if isinstance(one, dict):
        return {**one, **{word: value for word, value in other.items() if word not in one}}
    if isinstance(one, frozenset):
        return one | other
    if isinstance(one, bool):
        return one or other
    if isinstance(one, tuple):
        return (*one, *(part for part in other if part not in one))
    return "|".join(part for part in (one, other) if part)


def alternatives(words: Iterable[str]) -> str:
    """The words as a regular expression, longest first so that a shorter one never hides it."""
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


def group(words: str) -> str:
    """Alternatives as one group, which matches nothing where there are none."""
    return f"(?:{words})" if words else "(?!)"
