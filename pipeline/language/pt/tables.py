"""Portuguese words of tables."""

from pipeline.language.document_words import TableWords
from pipeline.language.word_lists import word_set

TABLES = TableWords(
    roles={
        "percent": ("percentage", r"\btaxa\b", r"\bpeso (?:em|do|de)\b"),
        "duration": (r"\bduração", r"\bprazo", r"\(em meses\)"),
        "signed": ("assinatura", r"assinad[oa] em"),
        "starts": (r"\binício", "data de efeito", "entrada em vigor", "lançamento"),
        "ends": ("data de fim", r"\bfim\b", r"\btérmino", "encerramento", "conclusão"),
        "year": (r"^(?:anos?|exercícios?|campanha)\b",),
        "date": (r"\bdatas?\b", r"\bdia\b", r"\bperíodo"),
        "total": (r"^(?:montante |valor )?total\b",),
        "disbursed": ("desembols", "despes", "execut", "execução", "realiz", r"\bpago"),
        "budget": ("orçament", "previs", "dotação", "alocad", "planead"),
        "amount": (
            "montante",
            r"\bvalor",
            r"\bcustos?\b",
            r"\bpreços?\b",
            "financiamento",
            "contribui",
            "crédito",
        ),
        "reference": ("referência", r"\bref\b", r"\bcódigo", r"^n\.?[ºo]$", r"n\.?[ºo] d[oe]"),
        "acronym": (r"^(?:siglas?|acrónimos?|acrônimos?|abreviaturas?)\b",),
        "expansion": (r"^(?:significados?|definições|definição)\b",),
        "donor": ("doador", "financiador", "financiado por", "fonte de financiamento"),
        "partner": ("parceiro", "beneficiário", "entidade", "organização", "instituição", "executor"),
        "programme": ("programa", "componente"),
        "title": (
            "designação",
            r"\btítulo",
            r"\bobjet[oc]",
            "actividade",
            "atividade",
            r"\bproje[c]?tos?\b",
            "descrição",
            "rubrica",
        ),
        "place": ("região", "província", "distrito", "município", r"\blocal", r"\bpaís\b", r"\bcidade"),
        "count": (
            "número",
            r"\bnº de\b",
            "quantidade",
            r"\bpopulação\b",
            r"\bhabitantes\b",
            r"\bbeneficiários\b",
        ),
        "status": (r"\bestado\b", "situação"),
        "page": ("^páginas?$",),
    },
    number_of=r"número|\bnº de\b|quantidade",
    nil=r"n\.?\s?[ad]\.?|nd",
    unit_lead="em",
    measures="hectares?|toneladas?|litros?|horas?|dias?|m[êe]s(?:es)?|anos?",
    scaled=r"\bem (?:milhares|milh[õo]es)\b",
    months="meses",
    years="anos",
    sum_words=word_set(
        """
        montante valor de do da em o a total cerca equivalente
        """
    ),
)
