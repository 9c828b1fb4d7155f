"""The printed forms of days and months, as regular expressions over folded text: one entry for each form.

They are tried in order at each word, before those of `period_forms`. A new form is one entry here and one
builder in `atoms`. The words in them are those of the language packages.
"""

from dataclasses import dataclass
from functools import cache

from pipeline.language import alternatives, group, lexicon, words_of
from pipeline.language.cldr import month_abbreviations, month_names
from pipeline.values.dates.calendar import calendar

END = r"(?![^\W_])"
#: A year, and where text that lost its spaces goes on behind it (`27 mai 2013arrêté`).
FOUR = r"(?:1[5-9]|20|21)\d\d(?!\d|[.,]\d)"
YEAR_END = rf"(?:{END}|(?<=\d\d\d\d)(?=[a-zà-ÿ]{{3}}))"
TWO = r"\d\d(?!\w|[.,]\d)"
GLUED = r"(?<=[^\W\d_])(?=\d)"
# `le 11 août 16`: two digits are a year where nothing follows that they could count.
_LATE = r" (?P<late>\d\d)(?= ?(?:\Z|[.;)\n]|,(?! ?\d))| (?:à|in|at|em|en) [A-ZÀ-Þ])"


@dataclass(frozen=True, slots=True)
class Pieces:
    """What several forms share, as regular expressions."""

    month: str
    weekday: str
    nth: str
    word: str
    day: str
    of_month: str
    part: str
    of_year: str


def _optional(words: str) -> str:
    return f"(?:{words})?" if words else ""


@cache
def pieces(language: str) -> Pieces:
    """The shared pieces in the words of a language and of those beside it."""
    names, numbers = calendar(language), lexicon(language).numbers
    words = names.words
    spaced, touching = group(words.spaced_day_endings), group(words.day_endings)
    word = rf"(?:{alternatives(numbers.cardinals)}){END}"
    # `juin2021`: worn text layers lose spaces.
    month = (
        rf"(?={names.initials})(?:(?:{names.full_month})(?:{END}|(?=(?:19|20)\d\d(?!\d)))"
        rf"|(?:{names.short_month})(?:\.|{END}))"
    )
    nth = rf"(?: ?{spaced}|{touching}|\.?[ºª°])?{END}"
    ordinals = alternatives(words.day_ordinals)
    # `ler mars` is how scans have `1er mars`.
    numbered = (
        rf"\d{{1,2}}{nth}|\d{{1,2}}(?:er)?(?=(?:{names.full_month}) ?(?:19|20)\d\d)|1 ?[°º]|l ?er{END}"
        rf"|{group(ordinals)}{END}"
    )
    part = rf"(?:(?P<part>{group(words.part_forms)})[ -]{_optional(words.part_tail)})?"
    return Pieces(
        month=month,
        weekday=(
            rf"(?:(?={names.weekday_initials})(?P<weekday>{alternatives(names.weekdays)})\.?,? "
            rf"{_optional(words.weekday_tail)})?"
        ),
        nth=nth,
        word=word,
        day=rf"(?P<day>{numbered}|{word}(?:[ -](?:{group(numbers.and_)} )?{word}){{0,2}})",
        of_month=rf"(?:(?P<sep>[-/]|\.(?=[^\W\d]{{3,9}}\.\d))| |\. )?{_optional(words.of_month)}",
        part=part,
        of_year=rf"(?:,? {_optional(words.of_year)}|[- ])",
    )


@cache
def day_forms(language: str) -> dict[str, str]:
    """The forms of days and months by name, in the order in which they are tried."""
    names, p = calendar(language), pieces(language)
    words = names.words
    capital = "|".join(
        name.title() for name in _month_first_names(language) if len(name) > 3 or name == "may"
    )
    upper = alternatives(name.upper() for name in names.months | names.abbreviations)
    forms = {
        # 2022-03-31, 2022/03/31, 2022-03-31T14:00
        "iso": (
            r"(?<![\d.,-])(?<![^\W\d_]/)(?P<year>(?:1[5-9]|20|21)\d\d)(?P<sep>[-/.])"
            r"(?P<month>0?[1-9]|1[0-2])(?P=sep)"
            r"(?P<day>0?[1-9]|[12]\d|3[01])(?=T\d\d|(?![\w-]|[.,]\d|/\d{1,2}(?!\d)))"
        ),
        # 05-07-23, 5.7.2023, 15 / 06 / 2023, 1er/07/2023
        "numeric": (
            rf"{p.weekday}(?<![\d/.,])(?:(?<!\d-)|(?=\d\d? ?/))(?P<day>\d{{1,2}})(?:er)?"
            r"(?P<sep> ?/ ?| - |[.-])(?P<month>\d{1,2})(?P=sep)(?P<year>(?:1[5-9]|20|21)\d\d|'?\d\d)"
            r"(?![\w/]|[.,]\d|-\d(?!\d?/)|-[A-Z])"
        ),
        # 9 de 8 de 1971
        "numeric_of": (
            rf"(?<![\d/.,-])(?P<day>\d{{1,2}}) {group(words.of_month)}(?P<month>\d{{1,2}}) "
            rf"{group(words.day_of_year)}(?P<year>{FOUR}){END}"
        ),
        # jeudi 5 décembre 2024, 1er juillet, 5-Jul-23, deux mars, 11 août 16
        "day": (
            rf"{p.weekday}{_optional(words.day_article)}{p.day}{p.of_month}(?P<month>{p.month})"
            rf"(?:(?: ?,? {_optional(words.day_of_year)}|[-/.,]|\. ?|{GLUED})(?P<year>{FOUR})"
            rf"|(?:(?P=sep)|[ -]')(?P<short>{TWO})|{_LATE})?{YEAR_END}"
            r"(?! (?!1[5-9]|20|21)\d{4}(?!\d| \d)| \d{1,2}(?:st|nd|rd|th)?, (?:19|20)\d\d)"
        ),
    }
    if words.month_first:
        forms["english"] = _month_first_form(language)
    return forms | {
        # Mars 5, 2021
        "month_first": rf"(?P<month>{p.month}) (?P<day>\d{{1,2}}){p.nth},? (?P<year>{FOUR}){YEAR_END}",
        # 2021 March 5, 2021-Mar-05
        "year_first": (
            rf"(?<![\d.,/-])(?P<year>{FOUR})(?P<sep>[ /-])(?P<month>{p.month})(?P=sep)"
            rf"(?P<day>\d{{1,2}}){p.nth}(?![-/]\d|,\d|,? (?:19|20)\d\d)"
        ),
        # 05MAR2021
        "compact": rf"(?P<day>0[1-9]|[12]\d|3[01])(?P<month>(?-i:{upper}))(?P<year>{FOUR}){END}(?!-\w)",
        # 20210305, 20210305T103000
        "digits": (
            r"(?<![\d.,/-])(?P<year>(?:19|20)\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])"
            r"(?=(?P<time>T\d{4})|(?![\w/-]|[.,]\d))"
        ),
        # 2021 March
        "year_month": rf"(?<![\d.,/-])(?P<year>{FOUR}) (?P<month>(?-i:{capital or '(?!)'})){END}(?!,? \d)",
        # le 05 03 2021
        "spaced": (
            r"(?<!\d )(?P<day>0[1-9]|[12]\d|3[01]) (?P<month>0[1-9]|1[0-2]) (?P<year>(?:19|20)\d\d)"
            r"(?![\w%]| \d|[.,]\d)"
        ),
        # Noël 2013
        "holiday": (
            rf"(?P<holiday>{group(alternatives(words.holidays))}) (?:de |of |day )?(?P<year>{FOUR}){END}"
        ),
        # juin 2025, fin mars 2023, juil-23
        "month": (
            rf"{p.part}(?P<month>{p.month})(?:(?:{p.of_year}|[/.]|{GLUED})(?P<year>{FOUR})"
            rf"|(?:[-/]| ?')(?P<short>{TWO})(?! (?:{names.full_month}))"
            rf"| (?P<late>[4-9]\d)(?= ?(?:\Z|[.,;)\n]))){YEAR_END}"
        ),
        # 03/2023, 11 / 2016, 2023-03, 2016 / 11, 2015-3
        "numeric_month": (
            r"(?<![\d/.,])(?:(?<!-)|(?<=\d{4}-))(?:(?P<month>0?[1-9]|1[0-2])(?: ?/ ?|[.-])"
            r"(?P<year>(?:19|20)\d\d)"
            r"|(?P<iso_year>(?:19|20)\d\d)(?P<iso_sep>-| ?/ ?)(?P<iso_month>0[1-9]|1[0-2]|(?<=-)[1-9]))"
            r"(?![\w/]|-(?!\d\d?/)|[.,]\d)"
        ),
        # 07/02, le 5/3, le 12-03, 01.03.-31.05.2021
        "day_month": (
            r"(?<![\d/.,°])(?P<day>\d{1,2})"
            r"(?:/(?P<ranged>[1-9]|1[0-2])(?= ?- ?\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)(?!\d))"
            r"|/(?P<month>0?[1-9]|1[0-2])(?![\w/%]|[.,]\d|-\d{3})(?:, (?P<year>(?:19|20)\d\d)(?!\d))?"
            r"|\.(?P<dotted>0?[1-9]|1[0-2])\.(?= ?- ?\d{1,2}\.\d{1,2}\.(?:\d{4}|\d\d)(?!\d))"
            r"|[.-](?P<apart>0[1-9]|1[0-2])(?![\w%]|[.,/-]\w| [\d%]))"
        ),
    }


def _month_first_form(language: str) -> str:
    """March 5, 2022; March 5-10, 2022; March the fifth; Mar-05-2022."""
    words, p = calendar(language).words, pieces(language)
    month = rf"(?:{alternatives(_month_first_names(language))}){END}\.?"
    join = f"-|{words.month_first_to}|{words.month_first_and}"
    return (
        rf"{p.weekday}(?P<month>{month})"
        rf"(?:,? {_optional(words.month_first_tail)}|(?P<sep>[-/]))"
        rf"(?P<day>\d{{1,2}}{p.nth}|{group(alternatives(words.day_ordinals))}{END})(?! ?\d{{3}}(?!\d))"
        rf"(?: ?(?P<join>{join}) ?{_optional(words.month_first_tail)}(?P<until>\d{{1,2}}){p.nth}(?![-/]))?"
        rf"(?:(?: ?,? {_optional(words.day_of_year)}|(?P=sep))(?P<year>{FOUR}))?(?![^\W_]|[:/]\d)"
    )


def _month_first_names(language: str) -> list[str]:
    """The months, abbreviated or not, of the languages that print them before the day."""
    words = lexicon(language)
    return [
        name
        for code in (words.code, *words.beside)
        if words_of(code).dates.month_first
        for name in [
            *month_names(code),
            *month_abbreviations(code),
            *words_of(code).dates.month_abbreviations,
        ]
    ]


def bare_month_form(language: str) -> dict[str, str]:
    """mars, fin mars; abbreviated only before another month: `janv.-mars 2022`."""
    names, p = calendar(language), pieces(language)
    to = group(names.words.days_to)
    return {
        "bare_month": (
            rf"{p.part}(?P<month>(?={names.initials})(?:(?:{names.full_month}){END}"
            rf"|(?:{names.short_month})\.?(?= ?[-/] ?{p.month}| {to} {p.month})))"
        )
    }
