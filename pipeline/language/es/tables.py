"""Spanish words of tables."""

from pipeline.language.document_words import TableWords
from pipeline.language.word_lists import word_set

TABLES = TableWords(
    roles={
        "percent": ("porcentaje", r"\btasa\b", r"\bparte (?:en|del|de)\b"),
        "duration": (r"\bduración", r"\bplazo", r"\(en meses\)"),
        "signed": ("firma", r"firmad[oa] el"),
        "starts": (r"\binicio", "fecha de efecto", "entrada en vigor", "lanzamiento"),
        "ends": ("fecha de fin", r"\bfin\b", "vencimiento", "cierre", "término"),
        "year": (r"^(?:años?|ejercicios?|campaña)\b",),
        "date": (r"\bfechas?\b", r"\bdía\b", r"\bperíodo", r"\bperiodo"),
        "total": (r"^(?:monto |importe )?total\b",),
        "disbursed": ("desembols", "gasto", "ejecut", "ejecución", "realiz", r"\bpagad"),
        "budget": ("presupuest", "previs", "asignad", "planificad"),
        "amount": (
            "monto",
            "importe",
            r"\bvalor",
            r"\bcost[eo]s?\b",
            r"\bprecios?\b",
            "financia",
            "contribu",
            "crédito",
        ),
        "reference": ("referencia", r"\bref\b", r"\bcódigo", r"^n\.?[ºo°]$", r"n\.?[ºo°] de"),
        "acronym": (r"^(?:siglas?|acrónimos?|abreviaturas?)\b",),
        "expansion": (r"^(?:significados?|definición|definiciones)\b",),
        "donor": ("donante", "financiador", "financiado por", "fuente de financiación"),
        "partner": ("socio", "beneficiario", "entidad", "organización", "institución", "ejecutor"),
        "programme": ("programa", "componente"),
        "title": (
            "denominación",
            r"\btítulo",
            r"\bobjeto\b",
            "actividad",
            r"\bproyectos?\b",
            "descripción",
            "rubro",
        ),
        "place": ("región", "provincia", "distrito", "municipio", r"\blugar", r"\bpaís\b", r"\bciudad"),
        "count": (
            "número",
            r"\bnº de\b",
            "cantidad",
            r"\bpoblación\b",
            r"\bhabitantes\b",
            r"\bbeneficiarios\b",
        ),
        "status": (r"\bestado\b", "situación"),
        "page": ("^páginas?$",),
    },
    number_of=r"número|\bnº de\b|cantidad",
    nil=r"n\.?\s?[ad]\.?|nd|s/d",
    unit_lead="en",
    measures="hectáreas?|toneladas?|litros?|horas?|días?|mes(?:es)?|años?",
    scaled=r"\ben (?:miles|millones)\b",
    months="meses",
    years="años",
    sum_words=word_set(
        """
        monto importe valor de del la en el total unos equivalente
        """
    ),
)
