"""The printed forms of days and months, as regular expressions over folded text: one entry for each form.

They are tried in order at each word, before those of `period_forms`. A new form is one entry here and
one builder in `atoms`.
"""

from pipeline.language.lexicon import (
    CARDINALS,
    DAY_ORDINALS,
    HOLIDAYS,
    MONTH_ABBREVIATIONS,
    MONTHS,
    WEEKDAYS,
    alternatives,
)

END = r"(?![^\W_])"
FULL_MONTH = alternatives(MONTHS)
# `juin2021`: worn text layers lose spaces.
_INITIAL = "(?=[jfmasond])"
MONTH = (
    rf"{_INITIAL}(?:(?:{FULL_MONTH})(?:{END}|(?=(?:19|20)\d\d(?!\d)))"
    rf"|(?:{alternatives(MONTH_ABBREVIATIONS)})(?:\.|{END}))"
)
GLUED = r"(?<=[^\W\d_])(?=\d)"
_ENGLISH_MONTH = (
    rf"{_INITIAL}(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    rf"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?){END}\.?"
)
_CAPITAL_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_UPPER_MONTH = alternatives(name.upper() for name in MONTHS | MONTH_ABBREVIATIONS)
_WEEKDAY = rf"(?:(?=[lmjvsdtwf])(?P<weekday>{alternatives(WEEKDAYS)})\.?,? (?:le |the )?)?"
FOUR = r"(?:1[5-9]|20|21)\d\d(?!\d|[.,]\d)"
TWO = r"\d\d(?!\w|[.,]\d)"
_NTH = rf"(?: ?(?:er\.?|ᵉʳ|ier)|e|ème| ?(?:st|nd|rd|th))?{END}"
WORD = rf"(?:{alternatives(CARDINALS)}){END}"
# `ler mars` is how scans have `1er mars`.
_NUMBERED_DAY = (
    rf"\d{{1,2}}{_NTH}|\d{{1,2}}(?:er)?(?=(?:{FULL_MONTH}) ?(?:19|20)\d\d)|1 ?[°º]|l ?er{END}"
    rf"|premier|(?:{alternatives(DAY_ORDINALS)}){END}"
)
_DAY = rf"(?P<day>{_NUMBERED_DAY}|{WORD}(?:[ -](?:et )?{WORD}){{0,2}})"
_OF_MONTH = r"(?:(?P<sep>[-/]|\.(?=[^\W\d]{3,9}\.\d))| |\. )?(?:of |du mois d[e'] ?)?"
PART = (
    r"(?:(?P<part>début|debut|mi|milieu|fin|courant|early|mid|late|"
    r"(?:the )?(?:beginning|start|middle|end)(?= of|-))"
    r"[ -](?:du mois de |du mois d'|de l'année |de |du (?=\w+ [tsq])|d'|of (?:the year )?)?)?"
)
OF_YEAR = r"(?:,? (?:de |du |of |en |in )?(?:l'année |l'an |the year |year )?|[- ])"

DAY_FORMS: dict[str, str] = {
    # 2022-03-31, 2022/03/31, 2022-03-31T14:00
    "iso": (
        r"(?<![\d.,-])(?<![^\W\d_]/)(?P<year>(?:1[5-9]|20|21)\d\d)(?P<sep>[-/.])(?P<month>0?[1-9]|1[0-2])(?P=sep)"
        r"(?P<day>0?[1-9]|[12]\d|3[01])(?=T\d\d|(?![\w-]|[.,]\d|/\d{1,2}(?!\d)))"
    ),
    # 05-07-23, 5.7.2023, 15 / 06 / 2023, 1er/07/2023
    "numeric": (
        rf"{_WEEKDAY}(?<![\d/.,])(?:(?<!\d-)|(?=\d\d? ?/))(?P<day>\d{{1,2}})(?:er)?(?P<sep> ?/ ?| - |[.-])"
        r"(?P<month>\d{1,2})(?P=sep)(?P<year>(?:1[5-9]|20|21)\d\d|'?\d\d)"
        r"(?![\w/]|[.,]\d|-\d(?!\d?/)|-[A-Z])"
    ),
    # jeudi 5 décembre 2024, 1er juillet, 5-Jul-23, deux mars
    "day": (
        rf"{_WEEKDAY}(?:the )?{_DAY}{_OF_MONTH}(?P<month>{MONTH})"
        rf"(?:(?:,? (?:de (?:l'an(?:née)? )?|of )?|[-/.,]|\. ?|{GLUED})(?P<year>{FOUR})"
        rf"|(?:(?P=sep)|[ -]')(?P<short>{TWO})| (?P<late>[4-9]\d)(?= ?(?:\Z|[.,;)\n])))?{END}"
        r"(?! (?!1[5-9]|20|21)\d{4}(?!\d| \d)| \d{1,2}(?:st|nd|rd|th)?, (?:19|20)\d\d)"
    ),
    # March 5, 2022; March 5-10, 2022; March the fifth; Mar-05-2022
    "english": (
        rf"{_WEEKDAY}(?P<month>{_ENGLISH_MONTH})(?:,? (?:the )?|(?P<sep>[-/]))"
        rf"(?P<day>\d{{1,2}}{_NTH}|(?:{alternatives(DAY_ORDINALS)}){END})(?! ?\d{{3}}(?!\d))"
        rf"(?: ?(?P<join>-|to|and|&|through|until|till) ?(?:the )?(?P<until>\d{{1,2}}){_NTH}(?![-/]))?"
        rf"(?:(?:,? (?:of )?|(?P=sep))(?P<year>{FOUR}))?(?![^\W_]|[:/]\d)"
    ),
    # Mars 5, 2021
    "month_first": rf"(?P<month>{MONTH}) (?P<day>\d{{1,2}}){_NTH},? (?P<year>{FOUR}){END}",
    # 2021 March 5, 2021-Mar-05
    "year_first": (
        rf"(?<![\d.,/-])(?P<year>{FOUR})(?P<sep>[ /-])(?P<month>{MONTH})(?P=sep)"
        rf"(?P<day>\d{{1,2}}){_NTH}(?![-/]\d|,\d|,? (?:19|20)\d\d)"
    ),
    # 05MAR2021
    "compact": (rf"(?P<day>0[1-9]|[12]\d|3[01])(?P<month>(?-i:{_UPPER_MONTH}))(?P<year>{FOUR}){END}(?!-\w)"),
    # 20210305, 20210305T103000
    "digits": (
        r"(?<![\d.,/-])(?P<year>(?:19|20)\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])"
        r"(?=(?P<time>T\d{4})|(?![\w/-]|[.,]\d))"
    ),
    # 2021 March
    "year_month": rf"(?<![\d.,/-])(?P<year>{FOUR}) (?P<month>(?-i:{_CAPITAL_MONTH})){END}(?!,? \d)",
    # le 05 03 2021
    "spaced": (
        r"(?<!\d )(?P<day>0[1-9]|[12]\d|3[01]) (?P<month>0[1-9]|1[0-2]) (?P<year>(?:19|20)\d\d)"
        r"(?![\w%]| \d|[.,]\d)"
    ),
    # Noël 2013
    "holiday": rf"(?P<holiday>{alternatives(HOLIDAYS)}) (?:de |of |day )?(?P<year>{FOUR}){END}",
    # juin 2025, fin mars 2023, juil-23
    "month": (
        rf"{PART}(?P<month>{MONTH})(?:(?:{OF_YEAR}|[/.]|{GLUED})(?P<year>{FOUR})"
        rf"|(?:[-/]| ?')(?P<short>{TWO})(?! (?:{FULL_MONTH}))| (?P<late>[4-9]\d)(?= ?(?:\Z|[.,;)\n]))){END}"
    ),
    # 03/2023, 2023-03
    "numeric_month": (
        r"(?<![\d/.,])(?:(?<!-)|(?<=\d{4}-))(?:(?P<month>0?[1-9]|1[0-2])[/.-](?P<year>(?:19|20)\d\d)"
        r"|(?P<iso_year>(?:19|20)\d\d)(?P<iso_sep>[-/])(?P<iso_month>0[1-9]|1[0-2]))(?![\w/]|-(?!\d\d?/)|[.,]\d)"
    ),
    # 07/02, le 5/3, le 12-03, 01.03.-31.05.2021
    "day_month": (
        r"(?<![\d/.,°])(?P<day>\d{1,2})(?:/(?P<month>0?[1-9]|1[0-2])(?![\w/%]|[.,]\d|-\d{3})"
        r"|\.(?P<dotted>0?[1-9]|1[0-2])\.(?= ?- ?\d{1,2}\.\d{1,2}\.(?:\d{4}|\d\d)(?!\d))"
        r"|[.-](?P<apart>0[1-9]|1[0-2])(?![\w%]|[.,/-]\w| [\d%]))"
    ),
}

# mars, fin mars; abbreviated only before another month: `janv.-mars 2022`
BARE_MONTH: dict[str, str] = {
    "bare_month": (
        rf"{PART}(?P<month>{_INITIAL}(?:{FULL_MONTH}){END}"
        rf"|(?:{alternatives(MONTH_ABBREVIATIONS)})\.?(?= ?[-/] ?{MONTH}| (?:to|à|au) {MONTH}))"
    ),
}

#: What a qualifying word picks of its month or year.
PARTS: dict[str, str] = {
    "début": "start", "debut": "start", "early": "start", "beginning": "start", "start": "start",
    "mi": "mid", "milieu": "mid", "mid": "mid", "middle": "mid", "fin": "end", "late": "end", "end": "end",
    "courant": "",
}  # fmt: skip
