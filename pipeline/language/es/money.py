"""Spanish words around amounts of money, and those that say what a sum is."""

from __future__ import annotations

from pipeline.language.money_words import MoneyWords, RoleWords

MONEY = MoneyWords(
    at_least=(
        r"más de|por encima de|al menos|por lo menos|como mínimo|no menos de|superior(?:es)? a|a partir de|"
        r"mínimo de|super(?:a|an|ó|aron|ando)|exced\w+"
    ),
    at_most=(
        r"hasta(?: un máximo de| la suma de)?|como máximo|a lo sumo|máximo de|menos de|por debajo de|"
        r"inferior(?:es)? a|no superior(?:es)? a|limitad[oa]s? a|no más de|sin superar|tope de"
    ),
    about=(
        r"cerca de|alrededor de|aproximadamente|unos|unas|casi|en torno a|estimad[oa]s? en|"
        r"del orden de|cercan[oa]s? a"
    ),
    at_most_after="como máximo|a lo sumo|o menos",
    at_least_after="como mínimo|o más|al menos",
    about_after="aproximadamente",
    about_tail="a|al|para|en|por|y|que",
    sum_of=(
        "(?:un |el |la |una )?(?:monto|importe|total|presupuesto|costo|coste|suma|valor) "
        "(?:total |global )?de |los "
    ),
    of="de ",
    not_one="ni|no|sin",
    wants_value="de|es|fue|era|en",
    plus="más",
    to="a|hasta",
    to_tail="cerca de |los ",
    and_="y|e",
    and_tail="los ",
    or_="o|u",
    list_and="y |o ",
    list_tail="de |a |los ",
    between="entre",
    between_tail="los ",
    from_="de|desde",
    respectively="respectivamente",
    change="pas|aument|sub|elev|reduj|dismin|ca[íy]|baj|crec|evolucion",
    change_by="de|en",
    list_lead="de|del|los|las|entre|a|respectivamente|para|por|y|o|unos|cerca de",
    numbered="fases?|lotes?|artículos?|capítulos?|componentes?|ejes?|páginas?|anexos?|sección|n[.°º]+",
    elided_in_brackets="es decir |de los cuales ",
    elided_lead="de los cuales|de las cuales|y|contra|más|menos|siendo|incluidos",
    elided_about="cerca de |más de |solo |los ",
    elided_tail=(
        r"de los cuales|para|son|es|fue|fueron|a|al|en|por|será|serán|destinad[oa]s?|provenientes?|"
        r"financiad[oa]s?|previst[oa]s?|adicionales|del"
    ),
    participle="ados|adas|idos|idas",
    same_sum=(
        r"es decir|o sea|o|equivalentes?(?: a)?|el equivalente a|unos|aproximadamente|más de|"
        r"lo que equivale a|correspondientes? a|contravalor(?: de)?"
    ),
    same_sum_of="a|de|unos|aproximadamente|más de|cerca de",
    rate="por",
    equivalent="es decir|o sea",
    equivalent_about="unos |cerca de |más de ",
    per="por|el|la|al|a la|cada",
    per_units=(
        r"día|mes|año|trimestre|semestre|semana|hora|noche|persona|hogar|familia|beneficiario|cabeza|"
        r"unidad|tonelada|kilo|kilogramo|kg|litro|l|barril|saco|caja|hectárea|ha|km|kilómetro|m[²³23]?|"
        r"alumno|agente|niño|mujer|habitante|participante"
    ),
    each="cada un[oa]",
    cents_and="y|con",
    cents_tail="por|el|la|para|de|en|y|cada",
)


ROLES = RoleWords(
    cues={
        "ceiling": ("límite máximo", "monto máximo", "tope"),
        "commitment": ("compromisos?", r"comprometid\w+"),
        "disbursement": (r"desembols\w+", "pagos?", r"pagad\w+", "transferencias?", r"transferid\w+"),
        "expenditure": ("gastos?", r"gastad\w+", "ejecución presupuestaria"),
        "repayment": (r"amortiza\w+", r"reembols\w+ de (?:la |las )?(?:deudas?|préstamos?)"),
        "reimbursement": (r"reembols\w+",),
        "interest": ("intereses",),
        "guarantee": ("garantía (?:bancaria|de crédito)",),
        "pledge": ("promesas?", r"promet\w+"),
        "grant": ("subvenci(?:ón|ones)", "donativos?", "donaci(?:ón|ones)", "subsidios?"),
        "loan": ("préstamos?", "créditos?(?= (?:de|del|concesional))"),
        "contribution": (
            r"contribu\w+",
            r"cofinanci\w+",
            "contrapartidas?",
            "financiaci(?:ón|ones)",
            "financi(?:ado|ada|ados|adas|ó|a)",
            "apoyo financiero",
            "ayuda",
            "aportes?",
        ),
        "price": ("precios?", "tarifas?"),
        "income": ("ingresos?", "beneficios?", "ventas?"),
        "salary": ("salarios?", "honorarios", "viáticos"),
        "balance": ("saldos?",),
        "debt": ("deudas?", "atrasos"),
        "loss": ("pérdidas?", "daños?", "déficits?"),
        "tax": ("impuestos?", "tasas?"),
        "cost": (
            "cost[eo]s?",
            "cuesta[n]?",
            "costará[n]?",
            r"valorad\w+",
            r"estimad\w+",
            "inversi(?:ón|ones)",
        ),
        "budget": ("presupuestos?", r"presupuestad\w+", "asignaci(?:ón|ones)", "previst(?:o|a|os|as)"),
    },
    of="de|en|para la|a título de|en forma de",
    auxiliaries=(
        r"(?:que |ya )?(?:fue|fueron|es|son|será|serán|ha|han|había|habían)(?: ya)?(?: sido)?\s+|que |ya "
    ),
    weak="estim|valor|previst",
    participle="ad[oa]s?|id[oa]s?",
)
