"""English words of durations."""

from decimal import Decimal

from pipeline.language.money_words import DurationWords

_YEAR = Decimal(12)

DURATIONS = DurationWords(
    units={
        "month": Decimal(1),
        "months": Decimal(1),
        "year": _YEAR,
        "years": _YEAR,
        "yr": _YEAR,
        "yrs": _YEAR,
        "quarter": Decimal(3),
        "quarters": Decimal(3),
        "week": _YEAR / 52,
        "weeks": _YEAR / 52,
        "day": _YEAR / 365,
        "days": _YEAR / 365,
    },
    and_="and",
    and_a_half="and a half",
    no_duration_lead="aged?|every",
    no_duration_tail="ago|later|old",
    bound_lead="to|or",
)
