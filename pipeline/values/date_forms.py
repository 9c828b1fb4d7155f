"""The printed forms of one calendar unit, as regular expressions over folded text: one entry for each form.

`FORMS` is tried in order at each word. A new form is one entry here and one builder in `date_atoms`.
"""

import re

from pipeline.values.lexicon import (
    CARDINALS,
    MONTH_ABBREVIATIONS,
    MONTHS,
    ORDINALS,
    WEEKDAYS,
    alternatives,
)

_END = r"(?![^\W_])"
_FULL_MONTH = alternatives(MONTHS)
_MONTH = rf"(?:(?:{_FULL_MONTH}){_END}|(?:{alternatives(MONTH_ABBREVIATIONS)})(?:\.|{_END}))"
_ENGLISH_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    rf"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?){_END}\.?"
)
_WEEKDAY = rf"(?:(?P<weekday>{alternatives(WEEKDAYS)})\.?,? (?:le |the )?)?"
_FOUR = r"(?:1[5-9]|20|21)\d\d(?!\d|[.,]\d)"
_TWO = r"\d\d(?!\w|[.,]\d)"
_NTH = rf"(?: er|er|e|ᵉʳ|ème|st|nd|rd|th)?{_END}"
_WORD = rf"(?:{alternatives(CARDINALS)}){_END}"
_DAY = rf"(?P<day>\d{{1,2}}{_NTH}|premier|first|{_WORD}(?:[ -](?:et )?{_WORD}){{0,2}})"
_OF_MONTH = r"(?:(?P<sep>[-/])| |\. )?(?:of |du mois d[e'] ?)?"
_PART = (
    r"(?:(?P<part>début|debut|mi|milieu|fin|courant|early|mid|late|"
    r"(?:the )?(?:beginning|start|middle|end)(?= of|-\d))"
    r"[ -](?:du mois de |du mois d'|de l'année |de |d'|of (?:the year )?)?)?"
)
_OF_YEAR = r"(?:,? (?:de |du |of |en |in )?(?:l'année |l'an |the year |year )?|[- ])"
_NTH_OF = alternatives(ORDINALS)
_SPAN = r"(?:trimestres?|quarters?|semestres?|half|halves)"
_CENTURY = r"(?:19|20|21)\d\d"

FORMS: dict[str, str] = {
    # 2022-03-31, 2022/03/31, 2022-03-31T14:00
    "iso": (
        r"(?<![\d.,-])(?P<year>(?:1[5-9]|20|21)\d\d)(?P<sep>[-/.])(?P<month>0?[1-9]|1[0-2])(?P=sep)"
        r"(?P<day>0?[1-9]|[12]\d|3[01])(?=T\d\d|(?![\w-]|[.,]\d|/\d{1,2}(?!\d)))"
    ),
    # 05-07-23, 5.7.2023, 15 / 06 / 2023, 1er/07/2023
    "numeric": (
        rf"{_WEEKDAY}(?<![\d/.,])(?:(?<!\d-)|(?=\d\d? ?/))(?P<day>\d{{1,2}})(?:er)?(?P<sep> ?/ ?|[.-])"
        r"(?P<month>\d{1,2})(?P=sep)(?P<year>(?:1[5-9]|20|21)\d\d|'?\d\d)"
        r"(?![\w/]|[.,]\d|-\d(?!\d?/)|-[A-Z])"
    ),
    # jeudi 5 décembre 2024, 1er juillet, 5-Jul-23, deux mars
    "day": (
        rf"{_WEEKDAY}(?:the )?{_DAY}{_OF_MONTH}(?P<month>{_MONTH})"
        rf"(?:(?:,? (?:de l'an(?:née)? |of )?|[-/.,]|\. ?)(?P<year>{_FOUR})"
        rf"|(?:(?P=sep)|[ -]')(?P<short>{_TWO}))?{_END}"
    ),
    # March 5, 2022; March 5-10, 2022
    "english": (
        rf"{_WEEKDAY}(?P<month>{_ENGLISH_MONTH}) (?:the )?(?P<day>\d{{1,2}}){_NTH}(?! ?\d{{3}})"
        rf"(?: ?(?P<join>-|to|and|&) ?(?P<until>\d{{1,2}}){_NTH})?(?:,? (?P<year>{_FOUR}))?(?![^\W_]|[:/]\d)"
    ),
    # juin 2025, fin mars 2023, juil-23
    "month": (
        rf"{_PART}(?P<month>{_MONTH})(?:(?:{_OF_YEAR}|[/.])(?P<year>{_FOUR})"
        rf"|(?:[-/]| ?')(?P<short>{_TWO})(?! (?:{_FULL_MONTH}))){_END}"
    ),
    # 03/2023, 2023-03
    "numeric_month": (
        r"(?<![\d/.,])(?:(?<!-)|(?<=\d{4}-))(?:(?P<month>0?[1-9]|1[0-2])[/.-](?P<year>(?:19|20)\d\d)"
        r"|(?P<iso_year>(?:19|20)\d\d)-(?P<iso_month>0[1-9]|1[0-2]))(?![\w/]|-(?!\d\d?/)|[.,]\d)"
    ),
    # 07/02
    "day_month": r"(?<![\d/.,°])(?P<day>\d{1,2})/(?P<month>0[1-9]|1[0-2])(?![\w/%]|[.,]\d|-\d{3})",
    # premier semestre 2025, trimestre 2 2023, premier et deuxième trimestres 2023
    "span": (
        rf"{_PART}(?:(?:(?P<earlier>{_NTH_OF}) (?:et|and|à|au) (?:le |du )?)?(?P<ordinal>{_NTH_OF})[ -]"
        rf"(?P<name>{_SPAN}){_END}|(?P<name2>{_SPAN}) (?P<rank>[1-4])(?!\d))(?:{_OF_YEAR}(?P<year>{_FOUR}))?"
    ),
    # T1 2023, 2023-Q2, 1T 2023
    "short_span": (
        r"(?:(?P<letter>[TQSH])(?P<rank>[1-4])|(?P<rank2>[1-4])(?P<letter2>[TQS]))"
        rf"(?:(?: |-|/| de | of )?(?P<year>{_FOUR}))?{_END}"
        rf"|(?P<year2>(?:19|20)\d\d)[ -]?(?P<letter3>[TQSH])(?P<rank3>[1-4]){_END}"
    ),
    # 2015 - 2024, 2022/23
    "years": (
        rf"(?<![\w.,/°-])(?P<year>{_CENTURY}) ?(?P<sep>[-/]) ?(?:{_CENTURY}(?P=sep))*"
        rf"(?P<until>{_CENTURY}|\d\d)(?![\w%/-]|[.,]\d)"
    ),
    # les six premiers mois de 2023
    "months": (
        rf"(?:(?P<count>\d{{1,2}}|{_WORD}) premiers mois|first (?P<count2>\d{{1,2}}|{_WORD}) months)"
        rf"{_OF_YEAR}(?P<year>{_FOUR})"
    ),
    # les années 1990, the 1990s
    "decade": (
        r"(?:années |the )(?P<decade>(?:19|20)\d0|[1-9]0)s?(?!\w|[.,]\d|(?: et|,| à| -|-) ?\d)"
        rf"|(?P<decade2>(?:19|20)\d0)s{_END}"
    ),
    # 2023, fin 2023, FY2023
    "year": (
        rf"{_PART}(?:(?:l')?(?:année|an|exercice|fiscal year|year|FY)(?: fiscale?| budgétaire| scolaire|"
        rf" civile)? ?)?"
        rf"(?<![\d.,/°])(?<!\d-)(?:(?<![^\W\d_])|(?<=FY))(?P<year>{_CENTURY})(?![\w%°€$£]|[.,/]\d|-\w)"
    ),
    # mars, fin mars
    "bare_month": rf"{_PART}(?P<month>{_FULL_MONTH}){_END}",
}

READERS: dict[str, re.Pattern[str]] = {name: re.compile(form, re.IGNORECASE) for name, form in FORMS.items()}


def _anonymous(form: str) -> str:
    return re.sub(r"\(\?P<\w+>", "(?:", form.replace("(?P=sep)", r"(?: ?/ ?|[-/.])"))


#: Any form at the start of a word; `lastgroup` is the first form that may be read there.
ANY_FORM = re.compile(
    r"(?<![^\W_])(?=\w)(?:"
    + "|".join(f"(?P<{name}>{_anonymous(form)})" for name, form in FORMS.items())
    + ")",
    re.IGNORECASE,
)

#: What a qualifying word picks of its month or year.
PARTS: dict[str, str] = {
    "début": "start", "debut": "start", "early": "start", "beginning": "start", "start": "start",
    "mi": "mid", "milieu": "mid", "mid": "mid", "middle": "mid", "fin": "end", "late": "end", "end": "end",
    "courant": "",
}  # fmt: skip
