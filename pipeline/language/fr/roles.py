"""French words that say what a sum is."""

from pipeline.language.role_words import RoleWords

ROLES = RoleWords(
    cues={
        "ceiling": (r"plafon\w+", "montant maximal", "montant maximum"),
        "commitment": (
            "engagements? (?:financiers?|budgétaires?)", "engagements?(?= (?:de|d'|total|cumulé))",
            "engag(?:é|ée|és|ées|er|ent|e)", r"s'engage\w*",
        ),
        "disbursement": (
            r"décaiss\w+", "versements?", "vers(?:é|ée|és|ées)", "déboursements?", r"débours\w+",
            "virements?", r"transfér\w+", "paiements?",
        ),
        "expenditure": (r"dépens\w+", "consomm(?:é|ée|és|ées|ation budgétaire)", "exécution budgétaire"),
        "repayment": (
            r"rembours\w+ d(?:e la|es|u|e) (?:dettes?|prêts?|emprunts?|crédits?)",
            "échéances?(?= d[e'])",
        ),
        "reimbursement": (r"rembours\w+",),
        "interest": ("intérêts?(?= (?:de|d'|s'él|dus|échus))",),
        "guarantee": ("garantie (?:de crédit|bancaire|d'emprunt)",),
        "pledge": ("promesses?", r"promis\w*", "annonces? de contribution"),
        "grant": (
            "subventions?", r"subventionn\w+", "dons?(?= (?:de|d'|non))", "dotations?", "bourses?",
            "(?<=en )dons?", "(?<=de )dons?",
        ),
        "loan": (
            "prêts?(?= (?:de|d'|concession|total|à|du|bonifi|accord|octroy))", "(?<=en )prêts?",
            "(?<=de )prêts?", "crédits? (?:de|d'|à|IDA)(?! paiement)", "emprunts?",
        ),
        "contribution": (
            r"contribu\w+", r"cofinanc\w+", "contreparties?", "apports?", "apport(?:é|ée|és|ées|ent|e)",
            "cotisations?", "particip(?:ation|e|ent)s? (?:financières?|à hauteur)", r"mobilis\w+",
            "levée de fonds", "financements?", "financ(?:é|ée|és|ées|e|ent)",
            "appuis? (?:financiers?|budgétaires?)",
            "aides?(?: financières?| budgétaires?|(?= (?:de|d'|supplémentaire|additionnelle)))",
            "don(?:né|nés)",
        ),
        "price": (
            "prix", "tarifs?", "vendus? (?:à|au)", "vend(?:u|ue|us|ues)", "tarifications?", "loyers?",
        ),
        "income": (
            "recettes?", "revenus?", "chiffre d'affaires", "bénéfices? (?:net|brut|de|d')", "perçue?s?",
            r"encaiss\w+", "(?:avons|ont|avait|avaient|a) reçue?s?", "rapport(?:é|ée|és|ées|e|ent)",
            r"gain\w*", "ventes?", "excédents?",
        ),
        "salary": (
            "salaires?", "rémunérations?", "indemnités?", "per diem", "primes?(?= (?:de|d'|mensuel))",
            "honoraires",
        ),
        "balance": (
            "soldes?", "(?:reste )?en caisse", "reliquats?", "restes? à", "disponibles?(?= (?:de|d'))",
            "trésorerie",
        ),
        "debt": ("dettes?", "arriérés?", "impayés?", "doit"),
        "loss": ("pertes?", "dommages?", "déficits?", "manque à gagner"),
        "tax": ("taxes?", "impôts?", "droits de douane", "tva"),
        "cost": (
            "coûts?", "coût(?:e|é|ent|ait|era|eront)", "cout(?:s|e|ent)?", r"évalué\w*", r"estimé\w*",
            r"chiffr\w+", "charges?(?= (?:de|d'|s'él))", "frais", "dévis", "devis", "investissements?",
            "invest(?:i|ie|is|ir)", "marchés?(?= (?:de|d'|d'un|s'él))",
        ),
        "budget": (
            "budgets?", "prévisions?(?= (?:de|d'|budg))", r"budgétis\w+", "enveloppes?",
            "crédits? (?:de paiement|budgétaires?|ouverts?)", "allocations?",
            "allou(?:é|ée|és|ées|er|e)", "affect(?:é|ée|és|ées)", "prévus?", "dot(?:é|ée|és|ées) d",
        ),
    },
    of=(
        r"(?:(?:seront|sera|est|sont) )?(?:accordée?s?|octroyée?s?|mise?s?) "
        r"(?:en guise de|à titre de|sous forme de|en)|de|en|pour l[ea]s?|à titre de|sous forme de|en guise de"
    ),
    of_touching="d'",
    auxiliaries=(
        r"(?:qui |déjà |effectivement |seulement |en tout |au total )?"
        r"(?:est|sont|a|ont|avait|avaient|sera|seront|aura|auront)(?: déjà| pu)?(?: été| être)?\s+"
        r"(?:effectivement |entièrement |déjà )?"
        r"|qui |déjà |effectivement |seulement |en tout |au total "
    ),
    weak="estim|évalu|chiffr|prévu",
    participle="ée?s?|investi[es]*",
    no_end=("env", "max", "min", "approx"),
)  # fmt: skip
