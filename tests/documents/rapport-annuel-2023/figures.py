"""The figures of the annual report and the rows of its tables: sums are computed, never typed."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

Rows = list[list[str]]

BUDGET_COMPONENTS = [
    ("Développement rural et sécurité alimentaire", 7_845_200, 5_604_118, 1_042_660),
    ("Formation et insertion professionnelle", 4_162_750, 2_811_940, 601_275),
    ("Santé", 3_918_400, 2_106_385, 388_140),
    ("Gouvernance locale", 1_204_600, 962_730, 96_425),
    ("Gestion, suivi et audit", 2_595_500, 1_648_217, 475_810),
]

#: Millions of euros as they are in the books, to two decimals; the report prints one.
DISBURSED_BY_YEAR = [
    ("2019", "2.34", "1.10", 2),
    ("2020", "1.94", "1.20", 3),
    ("2021", "2.10", "1.30", 0),
    ("2022", "2.42", "1.40", 1),
    ("2023", "2.60", "1.70", 18),
]

QUARTERS = [
    ("Développement rural", (240, 198), (260, 271), (310, 287), (290, 287)),
    ("Formation", (120, 96), (150, 142), (180, 191), (170, 172)),
    ("Santé", (0, 0), (60, 31), (190, 164), (210, 193)),
    ("Gouvernance", (20, 18), (30, 25), (30, 29), (25, 24)),
    ("Gestion et audit", (115, 118), (115, 117), (120, 119), (125, 122)),
]

DONORS = [
    ("Grand-Duché de Luxembourg", 3_120_000, 3_480_000, 3_995_000),
    ("République du Mali", 142_500, 151_200, 160_400),
    ("Collectivités territoriales", 38_700, 41_900, 47_250),
    ("Contributions des bénéficiaires", 61_300, 66_450, 72_800),
]

KIDAL = [
    ("DDRK23-002-APO", "DREFP_FAT", "05-07-23", 92_001_000, 140_255),
    ("DDRK23-003-APO", "AI-KIDAL", "15-09-23", 310_030_000, 472_638),
    ("DDRK23-004-APO", "CRK-Kidal", "26-09-23", 107_200_000, 163_425),
    ("DDRK23-005-APO", "ASACO1_TIMTAGHENE", "28-08-23", 72_429_473, 110_418),
    ("DDRK23-006-APO", "ASACO2_INTADEYNI", "25-08-23", 54_411_673, 82_950),
    ("DDRK23-007-APO", "ASACO3_INTACHDAYE", "28-08-23", 54_844_033, 83_609),
    ("DDRK23-008-APO", "ASACO4_TAKALOT", "24-08-23", 54_576_673, 83_202),
    ("DDRK23-009-APO", "ASACO5_IGOUZAR", "28-08-23", 54_381_073, 82_903),
    ("DDRK23-010-APO", "ASACO6_TINIZE", "25-08-23", 69_816_673, 106_435),
    ("DDRK23-011-APO", "DRS-KIDAL", "05-09-23", 84_235_600, 128_416),
    ("DDRK23-012-APO", "FERASCOM", "05-09-23", 75_100_000, 114_489),
]
GAO = [
    ("DDRG23-001-APO", "CRA-GAO", "25-09-23", 96_989_000, 147_859),
    ("DDRG23-002-APO", "DRSV", "29-08-23", 36_108_000, 55_046),
    ("DDRG23-003-APO", "DRPIA", "01-09-23", 9_047_800, 13_793),
    ("DDRG23-004-APO", "DRA", "05-09-23", 21_403_000, 32_628),
    ("DDRG23-005-APO", "DREFP-GAO", "04-09-23", 48_248_000, 73_553),
    ("DDRG23-006-APO", "AI-Gao", "16-10-23", 61_882_500, 94_339),
    ("DDRG23-007-APO", "APEJ", "16-10-23", 75_723_000, 115_439),
]

#: Thousands of FCFA: Luxembourg, Mali, beneficiaries; then the four quarters of 2024.
PLAN_2024 = {
    "Développement rural": [
        ("Études de trois barrages de recharge", (86_000, 4_000, 0), (30_000, 40_000, 20_000, 0)),
        ("Périmètres maraîchers", (142_500, 7_500, 10_000), (20_000, 60_000, 55_000, 25_000)),
        ("Santé animale", (64_200, 5_800, 0), (35_000, 10_000, 5_000, 20_000)),
    ],
    "Formation": [
        ("Apprentissage tutoré", (118_400, 9_600, 4_000), (33_000, 33_000, 33_000, 33_000)),
        ("Kits d’installation", (75_000, 0, 15_000), (0, 30_000, 30_000, 30_000)),
    ],
    "Santé": [
        ("Équipement de six CSCom", (196_300, 13_700, 0), (70_000, 90_000, 50_000, 0)),
        ("Formation des agents", (48_600, 3_400, 0), (13_000, 13_000, 13_000, 13_000)),
    ],
}

INDICATORS = [
    ("Personnes formées dans les faîtières", 250, 274),
    ("Faîtières dotées d’un plan stratégique", 6, 6),
    ("Organisations de producteurs suivies", 40, 35),
    ("Centres de santé communautaire retenus", 6, 6),
    ("Accords de partenariat signés", 19, 18),
    ("Modules filmés diffusés", 5, 1),
    ("Apprentis placés chez un tuteur", 320, 288),
]

MEETINGS = [
    ("22 février 2023", "Kidal", "Comité de Suivi Opérationnel", "Bilan 2022"),
    ("31 mars 2023", "Bamako", "Concertation bilatérale", "Prolongation de la phase IV"),
    ("24 mai 2023", "Kidal", "Comité de Suivi Opérationnel", "Plan d’action 2023-2024"),
    ("15 juin 2023", "Bamako", "Comité de pilotage", "Budgets 2023 et 2024"),
    ("5 septembre 2023", "Kidal", "Comité de Suivi Opérationnel", "Accords de partenariat"),
    ("12 décembre 2023", "Gao", "Revue annuelle", "Audit et risques"),
]

AUDIT = [
    ("DDRK", 2_604_310, 2_571_900, 32_410, 0),
    ("DDRG", 1_704_100, 1_690_480, 9_170, 4_450),
]

NBSP = "\N{NO-BREAK SPACE}"


def spaced(value: int) -> str:
    """`19726450` as `19 726 450`, with no-break spaces."""
    return f"{value:,}".replace(",", NBSP)


def dotted(value: int) -> str:
    """`92001000` as `92.001.000`."""
    return f"{value:,}".replace(",", ".")


def tenths(value: Decimal) -> str:
    """`Decimal("2.34")` as `2,3`."""
    return str(value.quantize(Decimal("0.1"), ROUND_HALF_UP)).replace(".", ",")


def percent(part: int, whole: int) -> str:
    """The share as `71,4 %`."""
    return tenths(Decimal(100 * part) / Decimal(whole)) + f"{NBSP}%"


def sums(rows: Sequence[Sequence[int]]) -> list[int]:
    """Column by column."""
    return [sum(column) for column in zip(*rows, strict=True)]


def budget_rows() -> Rows:
    """Budget, disbursed before and in 2023, balance and rate by component."""

    def row(label: str, budget: int, before: int, year: int) -> list[str]:
        spent = before + year
        return [label, *map(spaced, (budget, before, year, budget - spent)), percent(spent, budget)]

    total = sums([figures for _, *figures in BUDGET_COMPONENTS])
    head = ["Composante", "Budget", "Décaissé\nfin 2022", "Décaissé\nen 2023", "Solde", "Taux"]
    return [head, *(row(*line) for line in BUDGET_COMPONENTS), row("Total DDRK IV", *total)]


def year_rows() -> Rows:
    """Millions of euros by year, rounded one by one: the DDRK column misses its total by 0.1."""
    rows = [["Exercice", "DDRK", "DDRG", "Conventions"]]
    for year, ddrk, ddrg, agreements in DISBURSED_BY_YEAR:
        rows.append([year, tenths(Decimal(ddrk)), tenths(Decimal(ddrg)), str(agreements)])
    totals = [
        tenths(sum((Decimal(line[column]) for line in DISBURSED_BY_YEAR), Decimal())) for column in (1, 2)
    ]
    return [*rows, ["Total 2019-2023", *totals, str(sum(line[3] for line in DISBURSED_BY_YEAR))]]


def quarter_rows() -> Rows:
    """Planned and done by quarter, in thousands of euros, under a header of two levels."""
    head = ["Composante", *(part for quarter in ("T1", "T2", "T3", "T4") for part in (f"{quarter} 2023", ""))]
    rows = [head, ["", *["Prévu", "Réalisé"] * 4]]
    flat = [[amount for pair in pairs for amount in pair] for _, *pairs in QUARTERS]
    rows += [[line[0], *map(spaced, amounts)] for line, amounts in zip(QUARTERS, flat, strict=True)]
    return [*rows, ["Total", *map(spaced, sums(flat))]]


def donor_rows() -> Rows:
    """Contributions by donor and year, in euros, with the share of each in 2023."""
    total = sums([figures for _, *figures in DONORS])
    head = ["Source de financement", "2021", "2022", "2023", "Part 2023"]
    rows = [[name, *map(spaced, years), percent(years[-1], total[-1])] for name, *years in DONORS]
    return [head, *rows, ["Total", *map(spaced, total), percent(1, 1)]]


def agreement_rows() -> Rows:
    """All agreements of 2023, a subtotal for each region and a grand total."""
    rows = [["Référence", "Partenaire", "Signé le", "Montant (FCFA)", "Montant (euros)"]]
    for region, lines in (("Kidal", KIDAL), ("Gao", GAO)):
        rows += [[*line[:3], dotted(line[3]), dotted(line[4])] for line in lines]
        rows.append([f"Sous-total {region}", "", "", *map(dotted, sums([line[3:] for line in lines]))])
    return [*rows, ["Total général", "", "", *map(dotted, sums([line[3:] for line in KIDAL + GAO]))]]


def plan_rows() -> Rows:
    """The work plan of 2024 by source and quarter, in thousands of FCFA, with subtotals."""
    rows = [
        ["Activité", "Source de financement", "", "", "Total", "Calendrier 2024", "", "", ""],
        ["", "Luxembourg", "Mali", "Bénéficiaires", "", "T1", "T2", "T3", "T4"],
    ]
    everything = []
    for component, activities in PLAN_2024.items():
        lines = [[*sources, sum(sources), *quarters] for _, sources, quarters in activities]
        for (label, *_), line in zip(activities, lines, strict=True):
            rows.append([label, *map(spaced, line)])
        rows.append([f"Sous-total {component}", *map(spaced, sums(lines))])
        everything += lines
    return [*rows, ["Total général", *map(spaced, sums(everything))]]


def indicator_rows() -> Rows:
    """Target, result and rate of the indicators."""
    head = ["Indicateur", "Cible", "Atteint", "Taux"]
    return [head, *([label, str(goal), str(done), percent(done, goal)] for label, goal, done in INDICATORS)]


def audit_rows() -> Rows:
    """Audited expenditure by programme, in euros."""
    head = ["Programme", "Dépenses\ncontrôlées", "Justifiées", "Justifiées\naprès audit", "Rejetées"]
    rows = [[name, *map(spaced, figures)] for name, *figures in AUDIT]
    return [head, *rows, ["Total", *map(spaced, sums([figures for _, *figures in AUDIT]))]]
