"""The words of numbers, currencies, money, the roles of sums and durations that a language package fills in.

A field is a dict or set of words in lower case, or alternatives of a regular expression (`et|and`), matched
without regard to case. Everything but the names that CLDR has may stay empty.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal


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
    #: A capital that touches its number (`N25 million`), and the currency of each country; without a country,
    #: before a scale in words.
    initials: dict[str, dict[str, str]] = field(default_factory=dict)
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
    respectively: str = ""
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
class RoleWords:
    """Budget, cost, disbursement and so on: alternatives without regard to case."""

    #: Nouns and verbs that say the role of a sum after them, or just after it with `of`, by the role.
    cues: dict[str, tuple[str, ...]] = field(default_factory=dict)
    #: What may stand between a sum and its role after it: `de`, and auxiliaries with what goes with them.
    of: str = ""
    of_touching: str = ""
    auxiliaries: str = ""
    #: Between a sum and a noun that follows it as it stands (`a $5 million IDA grant`), and those nouns.
    noun_lead: str = ""
    nouns_after: str = ""
    #: Beginnings that say nothing where a noun before them does (`un budget estimé à`); ends of participles.
    weak: str = ""
    participle: str = ""
    #: Abbreviations before whose stop no sentence ends.
    no_end: tuple[str, ...] = ()
