"""What a figure is said to be: budget, cost, disbursement..., from the words around it in its sentence.

Roles that are transactions carry their code in the IATI list of transaction types (version 2.03); the others
are words of budgets and agreements that IATI keeps elsewhere (budget, planned disbursement, loan terms).
"""

import re

#: Role, and its IATI transaction type where there is one.
IATI_TRANSACTION_TYPES: dict[str, str | None] = {
    "contribution": "1", "commitment": "2", "disbursement": "3", "expenditure": "4", "interest": "5",
    "repayment": "6", "reimbursement": "7", "guarantee": "10", "pledge": "12", "budget": None, "cost": None,
    "ceiling": None, "grant": None, "loan": None, "income": None, "price": None, "balance": None,
    "debt": None, "salary": None, "loss": None, "tax": None,
}  # fmt: skip

# Nouns and verbs that say the role of a sum after them, or just after it with `de`. French, then English.
_NOUNS: dict[str, str] = {
    "ceiling": r"plafon\w+|montant maximal|montant maximum|ceilings?|maximum amount|capped",
    "commitment": r"engagements? (?:financiers?|budgétaires?)|engagements?(?= (?:de|d'|total|cumulé))|"
    r"engag(?:é|ée|és|ées|er|ent|e)|s'engage\w*|commitments?|committed|commits?",
    "disbursement": r"décaiss\w+|versements?|vers(?:é|ée|és|ées)|déboursements?|débours\w+|virements?|"
    r"transfér\w+|disburs\w+|transferred|paid out|payments?|paiements?",
    "expenditure": r"dépens\w+|consomm(?:é|ée|és|ées|ation budgétaire)|expenditures?|expenses?|spent|"
    r"spending|exécution budgétaire",
    "repayment": r"rembours\w+ d(?:e la|es|u|e) (?:dettes?|prêts?|emprunts?|crédits?)|"
    r"échéances?(?= d[e'])|repa(?:y|id|yment)\w*",
    "reimbursement": r"rembours\w+|reimburs\w+|refund\w*",
    "interest": r"intérêts?(?= (?:de|d'|s'él|dus|échus))|interest payments?",
    "guarantee": r"garantie (?:de crédit|bancaire|d'emprunt)|credit guarantees?",
    "pledge": r"promesses?|promis\w*|annonces? de contribution|pledg\w+",
    "grant": r"subventions?|subventionn\w+|dons?(?= (?:de|d'|non))|dotations?|bourses?|"
    r"(?<=en )dons?|(?<=de )dons?|grants?|subsid(?:y|ies)",
    "loan": r"prêts?(?= (?:de|d'|concession|total|à|du|bonifi|accord|octroy))|(?<=en )prêts?|(?<=de )prêts?|"
    r"crédits? (?:de|d'|à|IDA)(?! paiement)|"
    r"emprunts?|loans?|credits?(?= (?:of|facility|in the|for|no|\d))|borrow\w+",
    "contribution": r"contribu\w+|cofinanc\w+|co-financ\w+|contreparties?|apports?|"
    r"apport(?:é|ée|és|ées|ent|e)|"
    r"cotisations?|particip(?:ation|e|ent)s? (?:financières?|à hauteur)|mobilis\w+|levée de fonds|"
    r"financements?|financ(?:é|ée|és|ées|e|ent)|appuis? (?:financiers?|budgétaires?)|"
    r"aides?(?: financières?| budgétaires?|(?= (?:de|d'|supplémentaire|additionnelle)))|"
    r"funding|funded|financing|financed|donat\w+|don(?:né|nés)",
    "price": r"prix|tarifs?|vendus? (?:à|au)|vend(?:u|ue|us|ues)|prices?|priced|sold (?:at|for)|"
    r"tarifications?|loyers?|rents?",
    "income": r"recettes?|revenus?|chiffre d'affaires|bénéfices? (?:net|brut|de|d')|"
    r"perçue?s?|encaiss\w+|(?:avons|ont|avait|avaient|a) reçue?s?|"
    r"rapport(?:é|ée|és|ées|e|ent)|gain\w*|profits?|incomes?|revenues?|turnover|earn\w+|ventes?|excédents?",
    "salary": r"salaires?|rémunérations?|indemnités?|per diem|primes?(?= (?:de|d'|mensuel))|honoraires|"
    r"wages?|salar(?:y|ies)|stipends?|allowances?",
    "balance": r"soldes?|(?:reste )?en caisse|reliquats?|restes? à|"
    r"disponibles?(?= (?:de|d'))|trésorerie|balances?|remainder",
    "debt": r"dettes?|arriérés?|impayés?|debts?|arrears|doit|owes?",
    "loss": r"pertes?|dommages?|déficits?|loss(?:es)?|damages?|shortfall|manque à gagner",
    "tax": r"taxes?|impôts?|droits de douane|tva|duties",
    "cost": r"coûts?|coût(?:e|é|ent|ait|era|eront)|cout(?:s|e|ent)?|costs?|costing|évalué\w*|"
    r"estimé\w*|chiffr\w+|charges?(?= (?:de|d'|s'él))|frais|dévis|devis|"
    r"investissements?|invest(?:i|ie|is|ir|ed|ment|ments)|"
    r"marchés?(?= (?:de|d'|d'un|s'él))",
    "budget": r"budgets?|prévisions?(?= (?:de|d'|budg))|budgétis\w+|enveloppes?|"
    r"crédits? (?:de paiement|budgétaires?|ouverts?)|"
    r"allocations?|allou(?:é|ée|és|ées|er|e)|allocat\w+|affect(?:é|ée|és|ées)|prévus?|budgeted|earmarked|"
    r"dot(?:é|ée|és|ées) d",
}  # fmt: skip
_CUE = re.compile(
    r"(?<![^\W_])(?:" + "|".join(f"(?P<{role}>{words})" for role, words in _NOUNS.items()) + r")(?![^\W_])",
    re.IGNORECASE,
)

# `5 M€ ont été décaissés`, `5 M€ de dépenses`: what may stand between a sum and its role after it.
_AFTER_LEAD = re.compile(
    r"\s*(?:\([^()]{0,60}\)\s*)?,?\s*(?:"
    r"(?P<of>(?:(?:seront|sera|est|sont) )?(?:accordée?s?|octroyée?s?|mise?s?) "
    r"(?:en guise de|à titre de|sous forme de|en)|de|en|of|in|as|pour l[ea]s?|à titre de|sous forme de|"
    r"en guise de|for the)\s+|(?P<of2>d')"
    r"|(?:qui |déjà |effectivement |seulement |en tout |au total )?"
    r"(?:(?:est|sont|a|ont|avait|avaient|sera|seront|aura|auront|was|were|is|are|has|have|will)"
    r"(?: déjà| pu| also| already)?"
    r"(?: été| been| être)?\s+(?:effectivement |entièrement |déjà |fully )?)?)",
    re.IGNORECASE,
)
# `a $5 million IDA grant`: English puts the noun behind the sum.
_NOUN_AFTER = re.compile(
    r"\s(?:IDA |World Bank |new |additional )?(?P<noun>(?:grant|loan|donation|budget|contribution|commitment|"
    r"pledge|subsidy|payment|debt)s?)(?![^\W_])",
    re.IGNORECASE,
)
# `un budget estimé à`: these say nothing where a noun before them does.
_WEAK = re.compile(r"estim|évalu|chiffr|prévu", re.IGNORECASE)
_WEAK_REACH = 48
_PARTICIPLE = re.compile(r"(?:ée?s?|investi[es]*|ed|spent|paid out)\Z", re.IGNORECASE)
_BOUNDARY = re.compile(
    r"(?<!env)(?<!max)(?<!min)(?<!approx)[.!?;](?=\s+(?:[A-ZÀ-Þ«(\d]|\Z))|\n\s*\n|\t|[•▪·]"
)
_BEFORE_REACH, _AFTER_REACH = 200, 80


def find_role(text: str, char_start: int, char_end: int) -> str | None:
    """The role that the words around `text[char_start:char_end]` give to that sum; None where none does.

    A participle or noun just after the sum (`ont été décaissés`, `de dépenses`) comes first, then the nearest
    word before it in the sentence. Keys of `IATI_TRANSACTION_TYPES` are the roles.
    """
    lead_start = max(0, char_start - _BEFORE_REACH)
    lead = text[lead_start:char_start]
    boundaries = [match.end() for match in _BOUNDARY.finditer(lead)]
    lead = lead[boundaries[-1] :] if boundaries else lead
    tail = text[char_end : char_end + _AFTER_REACH]
    boundary = _BOUNDARY.search(tail)
    tail = tail[: boundary.start()] if boundary else tail
    between = _AFTER_LEAD.match(tail)
    after = _CUE.match(tail, between.end()) if between else None
    if after and between and (between["of"] or between["of2"] or _PARTICIPLE.search(after.group())):
        return after.lastgroup
    noun = _NOUN_AFTER.match(tail)
    named = _CUE.fullmatch(noun["noun"]) if noun else None
    return named.lastgroup if named else _nearest_before(lead)


def _nearest_before(lead: str) -> str | None:
    nearest: str | None = None
    end = 0
    for match in _CUE.finditer(lead):
        if nearest and _WEAK.match(match.group()) and match.start() - end < _WEAK_REACH:
            continue
        nearest, end = match.lastgroup, match.end()
    return nearest
