"""Portuguese words that say what a sum is."""

from pipeline.language.role_words import RoleWords

ROLES = RoleWords(
    cues={
        "ceiling": ("limite máximo", "montante máximo", "tecto", "teto"),
        "commitment": ("compromissos?", r"comprometid\w+"),
        "disbursement": (
            r"desembols\w+",
            "pagamentos?",
            "pag(?:o|a|os|as)",
            "transferências?",
            r"transferid\w+",
        ),
        "expenditure": ("despesas?", "gastos?", "gast(?:o|a|ou|aram)", "execução orçamental"),
        "repayment": (r"amortiza\w+", r"reembols\w+ d(?:a|as|o|os) (?:dívidas?|empréstimos?)"),
        "reimbursement": (r"reembols\w+",),
        "interest": ("juros",),
        "guarantee": ("garantia (?:bancária|de crédito)",),
        "pledge": ("promessas?", r"promet\w+"),
        "grant": ("subvenç(?:ão|ões)", "donativos?", "doaç(?:ão|ões)", "subsídios?"),
        "loan": ("empréstimos?", "créditos?(?= (?:de|do|concessional))"),
        "contribution": (
            r"contribui\w*",
            r"cofinanci\w+",
            "contrapartidas?",
            "financiamentos?",
            "financi(?:ado|ada|ados|adas|ou|a)",
            "apoio financeiro",
            "ajuda",
        ),
        "price": ("preços?", "tarifas?"),
        "income": ("receitas?", "rendimentos?", "lucros?", "vendas?"),
        "salary": ("salários?", "subsídio mensal", "honorários"),
        "balance": ("saldos?",),
        "debt": ("dívidas?", "atrasados"),
        "loss": ("perdas?", "danos?", "défices?"),
        "tax": ("impostos?", "taxas?"),
        "cost": ("custos?", "custa(?:m|rá|ram)?", r"avaliad\w+", r"estimad\w+", "investimentos?"),
        "budget": ("orçamentos?", r"orçad\w+", "dotaç(?:ão|ões)", "previst(?:o|a|os|as)", r"alocad\w+"),
    },
    of="de|em|para a|a título de|sob a forma de",
    auxiliaries=(r"(?:que |já )?(?:foi|foram|é|são|será|serão|tinha|tinham)(?: já)?(?: sido)?\s+|que |já "),
    weak="estim|avali|previst",
    participle="ad[oa]s?|id[oa]s?|pag[oa]s?",
)
