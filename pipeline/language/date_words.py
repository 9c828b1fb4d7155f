"""The words of dates that a language package fills in.

A field is a dict or set of words in lower case, or alternatives of a regular expression (`et|and`), matched
without regard to case. Everything but the names that CLDR has may stay empty.
"""

from dataclasses import dataclass, field


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
    #: `le dernier jour de mars`, `the third Tuesday of May`: the word for any day.
    day_noun: str = ""
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
    from_: str = ""
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
    #: Other acts and papers whose number may look like a month of a year (`le marché 02-2021`).
    numbered: str = ""
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
    #: Behind a day that comes back every year.
    recurring: str = ""
