"""What the words beside a date make of it: an open end, or a day to come or gone."""

import re
from datetime import date, timedelta

from pipeline.values.dates.context import Direction
from pipeline.values.dates.units import Period

_DAY = timedelta(days=1)
_SINCE = re.compile(
    r"(?<![^\W_])(?:depuis|à partir d[eu]|à compter d[eu]|dès|since|starting(?: from| in| on)?|"
    r"beginning (?:in|on)|from|"
    r"effective|à dater d[eu]) ?(?:le |la |l'|the |mois d[e'] ?|début d[e'] ?|lors d[e'] ?)?\Z",
    re.IGNORECASE,
)
_UNTIL = re.compile(
    r"(?<![^\W_])(?:jusqu'(?:en|au|à)|d'ici(?: à| au| la| le)?|au plus tard(?: le| en| au)?|until|till|"
    r"up to|through|by|no later than|"
    r"not later than|avant (?=fin)|à échéance d[eu]|à l'horizon|échéant (?:le|en|au)) ?(?:le |la |l'|the |"
    r"mois d[e'] ?|end of )?\Z",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"(?<![^\W_])(?:avant|before|prior to|pr[ée]|antérieure?s? (?:à|au))[ -]?"
    r"(?:le |la |l'|the |mois d[e'] ?)?\Z",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"(?<![^\W_])(?:après|after|postérieure?s? (?:à|au)|au-delà d[eu]|post) ?-?(?:le |la |l'|the |"
    r"mois d[e'] ?)?\Z",
    re.IGNORECASE,
)
_COMING = re.compile(r" (?:prochain|suivant)e?s?(?![^\W_])", re.IGNORECASE)
_GONE = re.compile(r" (?:dernier|passé|écoulé)s?(?![^\W_])", re.IGNORECASE)
_COMING_LEAD = re.compile(
    r"(?<![^\W_])(?:next|d'ici(?: le| au| à| la)?|au plus tard(?: le)?) \Z", re.IGNORECASE
)
_GONE_LEAD = re.compile(r"(?<![^\W_])last \Z", re.IGNORECASE)


# `a 10 percent decrease from 2023` compares, and begins nothing.
_COMPARED = re.compile(
    r"(?:decreas|increas|drop|ris|rose|up|down|fall|fell|reduc|declin|grew|growth|chang|differ)\w*"
    r"(?: [^.;]{1,24})? from (?:the )?\Z",
    re.IGNORECASE,
)


def direction(text: str, period: Period) -> Direction:
    """Whether the words around put a date without a year after or before the publication."""
    lead = text[max(0, period.start - 24) : period.start]
    if _COMING.match(text, period.end) or _COMING_LEAD.search(lead):
        return "next"
    return "last" if _GONE.match(text, period.end) or _GONE_LEAD.search(lead) else ""


_ONWARDS = re.compile(
    r"(?: (?:à (?:ce jour|maintenant|aujourd'hui|nos jours|présent)|onwards?|"
    r"to (?:date|the present|present|this day|now))"
    r"| ?- ?(?:présent|present|aujourd'hui|today|now|à ce jour))(?![^\W_])",
    re.IGNORECASE,
)


def open_ends(text: str, period: Period, start: date, end: date) -> tuple[date | None, date | None]:
    """Leave the side open that the words around leave open."""
    lead = text[max(0, period.start - 32) : period.start]
    if _UNTIL.search(lead) or (period.last.part == "end" and _BEFORE.search(lead)):
        return None, end
    if _BEFORE.search(lead):
        return None, start - _DAY
    if _AFTER.search(lead):
        return end + _DAY, None
    if _COMPARED.search(text, max(0, period.start - 60), period.start):
        return start, end
    if _SINCE.search(lead) or _ONWARDS.match(text, period.end):
        return start, None
    return start, end
