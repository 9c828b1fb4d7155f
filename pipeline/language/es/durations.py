"""Spanish words of durations."""

from decimal import Decimal

from pipeline.language.money_words import DurationWords

_YEAR = Decimal(12)

DURATIONS = DurationWords(
    units={
        "mes": Decimal(1),
        "meses": Decimal(1),
        "año": _YEAR,
        "años": _YEAR,
        "trimestre": Decimal(3),
        "trimestres": Decimal(3),
        "semestre": Decimal(6),
        "semestres": Decimal(6),
        "semana": _YEAR / 52,
        "semanas": _YEAR / 52,
        "día": _YEAR / 365,
        "días": _YEAR / 365,
    },
    and_="y",
    and_a_half="y medi[oa]",
    no_duration_lead=r"de edad de|hace|cada|todos los|de \\d+ a",
    no_duration_tail="antes|después|atrás|de edad",
    bound_lead="a|o",
)
