"""French words of durations."""

from decimal import Decimal

from pipeline.language.money_words import DurationWords

_YEAR = Decimal(12)

DURATIONS = DurationWords(
    units={
        "mois": Decimal(1),
        "an": _YEAR,
        "ans": _YEAR,
        "année": _YEAR,
        "années": _YEAR,
        "trimestre": Decimal(3),
        "trimestres": Decimal(3),
        "semestre": Decimal(6),
        "semestres": Decimal(6),
        "semaine": _YEAR / 52,
        "semaines": _YEAR / 52,
        "jour": _YEAR / 365,
        "jours": _YEAR / 365,
    },
    and_="et",
    and_a_half="et demie?",
    no_duration_lead=(r"âgée?s? de|âgée?s? entre|âge de|il y a|tous les|toutes les|moins de \d+ à|de \d+ à"),
    no_duration_tail="auparavant|plus tôt|plus tard|d'âge",
    bound_lead="à|ou",
)
