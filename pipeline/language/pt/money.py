"""Portuguese words around amounts of money, and those that say what a sum is."""

from __future__ import annotations

from pipeline.language.money_words import MoneyWords, RoleWords

MONEY = MoneyWords(
    at_least=(
        r"mais de|acima de|pelo menos|no mínimo|não menos de|superior(?:es)? a|a partir de|ultrapass\w+|"
        r"mínimo de|exced\w+"
    ),
    at_most=(
        r"até(?: ao valor de| um máximo de| ao montante de)?|no máximo|máximo de|menos de|abaixo de|"
        r"inferior(?:es)? a|não superior(?:es)? a|limitad[oa]s? a|não mais de|sem ultrapassar|teto de"
    ),
    about=(
        r"cerca de|aproximadamente|perto de|quase|em torno de|à volta de|por volta de|uns|umas|"
        r"estimad[oa]s? em|avaliad[oa]s? em|na ordem d[eo]s?|aproxim\w+"
    ),
    at_most_after="no máximo|ou menos",
    at_least_after="no mínimo|ou mais|pelo menos",
    about_after="aproximadamente|cerca",
    about_tail="a|ao|para|em|no|na|por|e|que",
    sum_of=(
        "(?:um |o |a |uma )?(?:montante|total|orçamento|custo|soma|valor|verba) (?:total |global )?de |os "
    ),
    of="de ",
    not_one="nem|não|sem",
    wants_value="de|é|foi|era|em",
    plus="mais",
    to="a|até",
    to_tail="cerca de |os ",
    and_="e",
    and_tail="os ",
    or_="ou",
    list_and="e |ou ",
    list_tail="de |a |os ",
    between="entre",
    between_tail="os ",
    from_="de",
    respectively="respectivamente|respetivamente",
    change="pass|aument|sub|elev|reduz|dimin|ca[íi]|desc|cresc|evolu",
    change_by="de",
    list_lead="de|dos?|das?|os|as|entre|a|respectivamente|respetivamente|para|por|e|ou|cerca de",
    numbered="fases?|lotes?|artigos?|capítulos?|componentes?|eixos?|páginas?|anexos?|secção|seção|n ?[.°º]+",
    elided_in_brackets="isto é |ou seja |dos quais ",
    elided_lead="dos quais|das quais|dos quais|e|contra|mais|menos|sendo|incluindo",
    elided_about="cerca de |mais de |apenas |os ",
    elided_tail=(
        r"dos quais|para|são|é|foi|foram|a|ao|à|em|no|na|nos|nas|por|será|serão|destinad[oa]s?|"
        r"provenientes?|financiad[oa]s?|previst[oa]s?|adicionais|do|da"
    ),
    participle="ados|adas|idos|idas",
    same_sum=(
        r"ou seja|isto é|ou|equivalentes?(?: a)?|o equivalente a|cerca de|aproximadamente|mais de|"
        r"o que equivale a|correspondentes? a|contravalor(?: de)?"
    ),
    same_sum_of="a|de|cerca de|aproximadamente|mais de",
    rate="por",
    equivalent="ou seja|isto é",
    equivalent_about="cerca de |mais de ",
    per="por|o|a|ao|à|cada",
    per_units=(
        r"dia|mês|ano|trimestre|semestre|semana|hora|noite|pessoa|agregado|família|beneficiário|cabeça|"
        r"unidade|tonelada|quilo|quilograma|kg|litro|l|barril|saco|caixa|hectare|ha|km|quilómetro|m[²³23]?|"
        r"aluno|agente|criança|mulher|habitante|participante"
    ),
    each="cada",
    cents_and="e|com",
    cents_tail="por|o|a|para|de|em|e|cada",
)


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
