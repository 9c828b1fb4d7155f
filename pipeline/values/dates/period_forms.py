"""The printed forms of quarters, weeks, seasons, years and more: as in `forms`, tried after its own.

A new form is one entry here and one builder in `period_atoms`.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache, cached_property

from pipeline.language import DEFAULT, alternatives, group, lexicon
from pipeline.values.dates.calendar import calendar
from pipeline.values.dates.forms import END, FOUR, bare_month_form, day_forms, pieces
from pipeline.values.text.beginnings import Beginnings, HeldBeginnings, expects_many_texts
from pipeline.values.text.pattern_reader import LONGEST, as_compared

_CENTURY = r"(?:19|20|21)\d\d"
_ROMAN_CENTURY = "xviii|xvii|xvi|xix|xxi|xv|xx|1[5-9]|2[01]"
#: Ordinals in figures, which are those of any language.
_FIGURES = r"[1-6](?:(?: |\.)?[°ºª])?|i{1,3}|iv|vi?"


def _span_forms(language: str) -> dict[str, str]:
    """Parts of a year: fortnights, weeks, seasons, quarters and halves."""
    names, p = calendar(language), pieces(language)
    words = names.words
    nth = f"{alternatives(words.ordinals)}|{_FIGURES}"
    span = group(alternatives(words.spans))
    letters = group("|".join(sorted(words.span_letters)).upper())
    and_to = group("|".join((words.and_, words.days_to)))
    article = f"(?:{words.days_article})?" if words.days_article else ""
    of_month = group(f"{words.of_month}|de |d'|of ")
    return {
        # première quinzaine de mars 2021, the last week of March
        "fortnight": (
            rf"(?P<ordinal>{nth}) (?P<name>{group(alternatives(words.month_parts))}) {of_month}"
            rf"(?P<month>{names.full_month}){END}(?:{p.of_year}(?P<year>{FOUR}))?"
        ),
        # le dernier jour de mars 2021, the third Tuesday of May 2021
        "nth_day": (
            rf"(?P<ordinal>{nth}) (?:{group(words.day_noun)}|(?P<weekday>{alternatives(names.weekdays)})) "
            rf"{of_month}(?P<month>{names.full_month}){END}(?:{p.of_year}(?P<year>{FOUR}))"
        ),
        # semaine 12 de 2023, 2023-W12, S12 2023
        "week": (
            rf"{group(words.weeks)}(?: n ?[°ºo]| no\.)? ?(?P<number>\d{{1,2}})"
            rf"(?: |,|/|-| {group(words.week_of)})?"
            rf"(?P<year>{FOUR}){END}|(?P<year2>{FOUR})[ -]?W(?P<number2>\d\d)(?:-?(?P<day>[1-7]))?{END}"
            rf"|(?P<ordinal>{nth}) {group(words.weeks)} {group(words.week_of)}(?P<year4>{FOUR}){END}"
            rf"|{group(words.week_letters)}(?P<number3>\d{{1,2}})[ /-](?P<year3>{FOUR}){END}"
        ),
        # été 2022, hiver 2022-2023, the summer of 2022
        "season": (
            rf"(?P<season>{group(alternatives(words.seasons))}) {group(words.of_year)}?(?P<year>{FOUR})"
            rf"(?: ?[-/] ?(?P<until>{_CENTURY}|\d\d))?(?![\w%-]|[.,/]\d)"
        ),
        # premier semestre 2025, trimestre 2 2023, premier et deuxième trimestres 2023
        "span": (
            rf"{p.part}(?:(?:(?P<earlier>{nth}) {and_to} {article})?(?P<ordinal>{nth})[ -]"
            rf"(?P<name>{span})s?\.?{END}"
            rf"|(?P<name2>{span})s? ?(?P<rank>[1-6])(?!\d))(?:{p.of_year}(?P<year>{FOUR}))?"
            rf"|(?P<year2>{FOUR})(?: |-|, )(?P<name3>{span})s? ?(?P<rank2>[1-6])(?!\d)"
        ),
        # T1 2023, 2023-Q2, 1T 2023, 2025Q01
        "short_span": (
            rf"(?:(?P<letter>{letters})(?P<rank>[1-4])|(?P<rank2>[1-4])(?P<letter2>{letters}))"
            rf"(?:(?: |-|/|{p.of_year})?(?P<year>{FOUR})"
            rf"|[ '-]'?(?P<short>[1-4]\d)(?= ?(?:\Z|[.,;:)\n\t])))?{END}"
            rf"|(?P<year2>(?:19|20)\d\d)[ -]?(?P<letter3>{letters})0?(?P<rank3>[1-4]){END}"
        ),
        # les six premiers mois de 2023, the last three months of 2023
        "months": _months_form(language),
    }


def _months_form(language: str) -> str:
    words, p = calendar(language).words, pieces(language)
    which = group("|".join(sorted(words.first | words.last)))
    unit = group("|".join(sorted(words.months_unit | words.quarters_unit)))
    count = rf"\d{{1,2}}|{p.word}"
    return (
        rf"(?:(?P<count>{count}) (?P<which>{which}) (?P<unit>{unit})"
        rf"|(?P<which2>{which}) (?P<count2>{count}) (?P<unit2>{unit}))(?:{p.of_year}(?P<year>{FOUR}))"
    )


def _year_forms(language: str) -> dict[str, str]:
    """Years, decades and centuries."""
    names, p, numbers = calendar(language), pieces(language), lexicon(language).numbers
    words = names.words
    thousand = [name for name in numbers.scales if name in numbers.bare_scales or name == "thousand"]
    year_word = rf"(?:{alternatives([*numbers.cardinals, *numbers.hundreds, *thousand])}){END}"
    decade = group(words.decade_lead)
    and_ = group(words.and_)
    return {
        # le XXe siècle, the 20th century
        "century": (
            rf"(?P<century>{_ROMAN_CENTURY}){group(words.century_endings)} {group(words.centuries)}{END}"
            rf"|{group(words.centuries)} (?P<century2>{_ROMAN_CENTURY}){END}"
        ),
        # année scolaire 2023/2024, campagne 2021-2022, FY 2022/23
        "split_year": (
            rf"(?P<kind>{group('|'.join(words.split_years))})"
            rf"(?: (?:{group(words.split_years_of)})?|(?<=FY))'?"
            rf"(?P<year>{_CENTURY}|(?<=[A-Z ])\d\d(?=[/-]))(?: ?[-/] ?)(?P<until>{_CENTURY}|\d\d)"
            r"(?![\w%/-]|[.,]\d)"
        ),
        # FY21
        "fiscal": rf"(?-i:{group(words.fiscal)}) ?'?(?P<year>(?:20)?\d\d){END}",
        # 2015 - 2024, 2022/23
        "years": (
            rf"(?<![\w.,/°-])(?P<year>{_CENTURY}) ?(?P<sep>[-/]) ?(?:{_CENTURY}(?P=sep)){{0,6}}"
            rf"(?P<until>{_CENTURY}|\d\d)(?![\w%/-]|[.,]\d)"
        ),
        # les années 1980 et 1990, les années 80 et 90
        "decades": (
            rf"{decade}(?P<decade>(?:19|20)?\d0)(?: {and_} | {group(words.to)} |-)"
            rf"(?P<until>(?:19|20)?\d0){END}(?![.,]\d|-\d)"
            rf"|(?:the )?(?P<decade2>(?:19|20)\d0)s(?: and | to |-)(?:the )?(?P<until2>(?:19|20)\d0)s{END}"
        ),
        # les années 1990, the 1990s, les années quatre-vingt-dix, the '90s
        "decade": (
            rf"{decade}(?P<decade>(?:19|20)\d0|'?[1-9]0)s?"
            rf"(?!\w|[.,]\d|(?: {and_}|,| {group(words.to)}| -|-) ?\d)"
            rf"|(?P<decade2>(?:19|20)\d0)s{END}|{decade}(?P<name>{group(alternatives(words.decades))}){END}"
        ),
        # l'an deux mille vingt et un
        "year_in_words": (
            rf"(?:{group(words.year_in_words_lead)} (?={group(words.year_in_words)})"
            rf"|(?:en|in|em) (?={group(words.year_in_words)} {p.word}))"
            rf"(?P<words>{year_word}(?:[ -](?:{group(numbers.and_)}[ -])?{year_word}){{1,7}})"
        ),
        # l'année dernière, last year
        "relative_year": rf"{p.part}(?:(?P<gone>{group(words.last_year)})|{group(words.next_year)}){END}",
        # 2023, fin 2023, FY2023
        "year": (
            rf"{p.part}(?:{group(words.year_nouns)} ?)?"
            rf"(?<![\d.,/°#@])(?<!\d-)(?<![^\W\d_])(?P<year>{_CENTURY})(?![\w%°€$£]|[.,/]\d|-\w)"
        ),
    }


class DateForms:
    """Every form of a language in the order in which they are tried, and which of them a word may begin."""

    def __init__(self, readers: dict[str, re.Pattern[str]]) -> None:
        self._all = tuple(readers.items())
        self._asked = 0
        self._by_beginning: dict[str, tuple[tuple[str, re.Pattern[str]], ...]] = {}

    def among(self, begun: Iterable[str]) -> Iterable[str]:
        """Of what the words of a text begin with, that with which a form may begin."""
        if self._asked < SOON and not expects_many_texts():
            return begun
        return self._held.among(begun)

    @cached_property
    def _held(self) -> HeldBeginnings:
        return HeldBeginnings(Beginnings(self._known, any_case=True))

    def beginning_with(self, text: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
        """The forms that may be read where a text of `LONGEST` characters begins, by name."""
        if self._asked < SOON and not expects_many_texts():
            self._asked += 1
            return self._all
        forms = self._by_beginning.get(text)
        if forms is None:
            if len(self._by_beginning) == MOST_KEPT:
                self._by_beginning.clear()
            said = as_compared(text, any_case=True)
            begun = {place for end in range(LONGEST + 1) for place in self._known.get(said[:end], ())}
            forms = tuple(self._all[place] for place in sorted(begun))
            self._by_beginning[text] = forms
        return forms

    @cached_property
    def _known(self) -> dict[str, list[int]]:
        """The places of the forms that may begin so."""
        known: dict[str, list[int]] = defaultdict(list)
        for place, (_, reader) in enumerate(self._all):
            for beginning in Beginnings.of(reader).known:
                known[beginning].append(place)
        return known


SOON = 500
"""Words that may begin every form: a short text is over before it would pay to read what forms begin with."""

MOST_KEPT = 10_000
"""Beginnings of words whose forms are kept."""


#: The order in which periods are tried, after days and months.
_ORDER = (
    "nth_day",
    "fortnight",
    "week",
    "season",
    "century",
    "span",
    "short_span",
    "split_year",
    "fiscal",
    "years",
    "months",
    "decades",
    "decade",
    "year_in_words",
    "relative_year",
    "year",
)


@cache
def date_forms(language: str = DEFAULT) -> DateForms:
    """The forms in the words of a language and of those beside it."""
    periods, years = _span_forms(language), _year_forms(language)
    both = periods | years
    forms = day_forms(language) | {name: both[name] for name in _ORDER} | bare_month_form(language)
    return DateForms({name: re.compile(form, re.IGNORECASE) for name, form in forms.items()})
