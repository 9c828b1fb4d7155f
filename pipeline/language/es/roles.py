"""Spanish words that say what a sum is."""

from pipeline.language.role_words import RoleWords

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
