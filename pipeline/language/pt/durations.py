"""Portuguese words of durations."""

from decimal import Decimal

from pipeline.language.money_words import DurationWords

_YEAR = Decimal(12)

DURATIONS = DurationWords(
    units={
        "mês": Decimal(1),
        "meses": Decimal(1),
        "ano": _YEAR,
        "anos": _YEAR,
        "trimestre": Decimal(3),
        "trimestres": Decimal(3),
        "semestre": Decimal(6),
        "semestres": Decimal(6),
        "semana": _YEAR / 52,
        "semanas": _YEAR / 52,
        "dia": _YEAR / 365,
        "dias": _YEAR / 365,
    },
    and_="e",
    and_a_half="e mei[oa]",
    no_duration_lead=r"com idades? de|há|a cada|todos os|de \\d+ a",
    no_duration_tail="antes|depois|atrás|de idade",
    bound_lead="a|ou",
)
