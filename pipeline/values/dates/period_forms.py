"""The printed forms of quarters, weeks, seasons, years and more: as in `forms`, tried after its own.

A new form is one entry here and one builder in `period_atoms`.
"""

import re

from pipeline.language.lexicon import (
    CARDINALS,
    CENTURIES,
    DECADES,
    HUNDREDS,
    ORDINALS,
    SEASONS,
    SPANS,
    alternatives,
)
from pipeline.values.dates.forms import (
    BARE_MONTH,
    DAY_FORMS,
    END,
    FOUR,
    FULL_MONTH,
    OF_YEAR,
    PART,
    WORD,
)

_NTH = alternatives(ORDINALS)
_SPAN = alternatives(SPANS)
_YEAR_WORD = rf"(?:{alternatives([*CARDINALS, *HUNDREDS, 'mille', 'mil'])}){END}"
_CENTURY = r"(?:19|20|21)\d\d"

PERIOD_FORMS: dict[str, str] = {
    # première quinzaine de mars 2021, the last week of March
    "fortnight": (
        rf"(?P<ordinal>{_NTH}) (?P<name>quinzaine|semaine|décade|moitié|week|half) "
        rf"(?:de |d'|du mois d[e'] ?|of )"
        rf"(?P<month>{FULL_MONTH}){END}(?:{OF_YEAR}(?P<year>{FOUR}))?"
    ),
    # semaine 12 de 2023, 2023-W12, S12 2023
    "week": (
        r"(?:semaine|week|sem\.)(?: n ?[°ºo]| no\.)? ?(?P<number>\d{1,2})"
        r"(?: de| of|,|/|-)? ?(?:l'année |the year )?"
        rf"(?P<year>{FOUR}){END}|(?P<year2>{FOUR})[ -]?W(?P<number2>\d\d)(?:-?(?P<day>[1-7]))?{END}"
        rf"|S(?P<number3>\d{{1,2}})[ /-](?P<year3>{FOUR}){END}"
    ),
    # été 2022, hiver 2022-2023, the summer of 2022
    "season": (
        rf"(?P<season>{alternatives(SEASONS)}) (?:de (?:l'année )?|of (?:the year )?)?(?P<year>{FOUR})"
        rf"(?: ?[-/] ?(?P<until>{_CENTURY}|\d\d))?(?![\w%-]|[.,/]\d)"
    ),
    # le XXe siècle, the 20th century
    "century": rf"(?P<century>{alternatives(CENTURIES)})(?:e|è|ème|eme|ᵉ|th|st) (?:siècle|century){END}",
    # premier semestre 2025, trimestre 2 2023, premier et deuxième trimestres 2023
    "span": (
        rf"{PART}(?:(?:(?P<earlier>{_NTH}) (?:et|and|à|au) (?:le |du )?)?(?P<ordinal>{_NTH})[ -]"
        rf"(?P<name>{_SPAN})s?\.?{END}"
        rf"|(?P<name2>{_SPAN})s? (?P<rank>[1-6])(?!\d))(?:{OF_YEAR}(?P<year>{FOUR}))?"
    ),
    # T1 2023, 2023-Q2, 1T 2023
    "short_span": (
        r"(?:(?P<letter>[TQSH])(?P<rank>[1-4])|(?P<rank2>[1-4])(?P<letter2>[TQS]))"
        rf"(?:(?: |-|/| de | of )?(?P<year>{FOUR})|[ '-]'?(?P<short>[1-4]\d)(?= ?(?:\Z|[.,;:)\n\t])))?{END}"
        rf"|(?P<year2>(?:19|20)\d\d)[ -]?(?P<letter3>[TQSH])(?P<rank3>[1-4]){END}"
    ),
    # FY21, FY2021/22
    "fiscal": rf"(?-i:FY) ?'?(?P<year>(?:20)?\d\d)(?:[/-](?P<until>(?:20)?\d\d))?{END}",
    # 2015 - 2024, 2022/23
    "years": (
        rf"(?<![\w.,/°-])(?P<year>{_CENTURY}) ?(?P<sep>[-/]) ?(?:{_CENTURY}(?P=sep)){{0,6}}"
        rf"(?P<until>{_CENTURY}|\d\d)(?![\w%/-]|[.,]\d)"
    ),
    # les six premiers mois de 2023, the last three months of 2023
    "months": (
        rf"(?:(?P<count>\d{{1,2}}|{WORD}) (?P<which>premiers|derniers) (?P<unit>mois|trimestres)"
        rf"|(?P<which2>first|last) (?P<count2>\d{{1,2}}|{WORD}) (?P<unit2>months|quarters))"
        rf"{OF_YEAR}(?P<year>{FOUR})"
    ),
    # les années 1980 et 1990, les années 80 et 90
    "decades": (
        rf"années (?P<decade>(?:19|20)?\d0)(?: et | à | au |-)(?P<until>(?:19|20)?\d0){END}(?![.,]\d|-\d)"
        rf"|(?:the )?(?P<decade2>(?:19|20)\d0)s(?: and | to |-)(?:the )?(?P<until2>(?:19|20)\d0)s{END}"
    ),
    # les années 1990, the 1990s, les années quatre-vingt-dix, the '90s
    "decade": (
        r"(?:années |décennie |the )(?P<decade>(?:19|20)\d0|'?[1-9]0)s?(?!\w|[.,]\d|(?: et|,| à| -|-) ?\d)"
        rf"|(?P<decade2>(?:19|20)\d0)s{END}|(?:années|the) (?P<name>{alternatives(DECADES)}){END}"
    ),
    # l'an deux mille vingt et un
    "year_in_words": (
        rf"(?:(?:l'an|(?:l')?année) (?=deux mille|mill?e? neuf)|en (?=deux mille {WORD}|mill?e? neuf))"
        rf"(?P<words>{_YEAR_WORD}(?:[ -](?:et[ -])?{_YEAR_WORD}){{1,7}})"
    ),
    # l'année dernière, last year
    "relative_year": (
        rf"(?:l'(?:année|an) (?P<gone>derni(?:er|ère)|passée?)|l'(?:année|an) prochaine?"
        rf"|(?P<last>last) year|next year){END}"
    ),
    # 2023, fin 2023, FY2023
    "year": (
        rf"{PART}(?:(?:l')?(?:année|an|exercice|fiscal year|year)(?: fiscale?| budgétaire| scolaire|"
        rf" civile)? ?)?"
        rf"(?<![\d.,/°#@])(?<!\d-)(?<![^\W\d_])(?P<year>{_CENTURY})(?![\w%°€$£]|[.,/]\d|-\w)"
    ),
}

FORMS: dict[str, str] = DAY_FORMS | PERIOD_FORMS | BARE_MONTH

READERS: dict[str, re.Pattern[str]] = {name: re.compile(form, re.IGNORECASE) for name, form in FORMS.items()}


def _anonymous(form: str) -> str:
    return re.sub(r"\(\?P<\w+>", "(?:", form.replace("(?P=sep)", r"(?: ?/ ?| - |[-. ])"))


#: Any form at the start of a word; `lastgroup` is the first form that may be read there.
ANY_FORM = re.compile(
    r"(?<![^\W_])(?=\w)(?:"
    + "|".join(f"(?P<{name}>{_anonymous(form)})" for name, form in FORMS.items())
    + ")",
    re.IGNORECASE,
)
