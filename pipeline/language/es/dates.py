"""Spanish words of dates, periods and durations, beyond the months and weekdays of CLDR."""

from __future__ import annotations

from decimal import Decimal

from pipeline.language.date_words import DateWords
from pipeline.language.money_words import DurationWords
from pipeline.language.word_lists import word_set

DATES = DateWords(
    months={"setiembre": 9},
    month_abbreviations={"sep": 9, "set": 9},
    doubtful_months=word_set(
        """
        mar sep sept set dic ago oct jan dec may
        """
    ),
    ordinals={
        "primer": 1,
        "primero": 1,
        "primera": 1,
        "segundo": 2,
        "segunda": 2,
        "tercer": 3,
        "tercero": 3,
        "tercera": 3,
        "cuarto": 4,
        "cuarta": 4,
        "quinto": 5,
        "sexto": 6,
        "último": -1,
        "última": -1,
    },
    day_ordinals={"primero": 1},
    day_endings="º|ª|ro|er|o",
    spaced_day_endings=r"\.º|º",
    weekday_tail="el |día ",
    day_lead="el|a|al|del|día|en",
    of_month="de |del mes de |días del mes de ",
    of_year="de |del |del año |de año |en |del año de ",
    day_of_year="de |del |en |del año |del año de ",
    parts={
        "principios": "start",
        "comienzos": "start",
        "inicios": "start",
        "inicio": "start",
        "mediados": "mid",
        "fines": "end",
        "finales": "end",
        "final": "end",
        "fin": "end",
    },
    part_forms="principios|comienzos|inicios|inicio|mediados|fines|finales|final|fin",
    part_tail="del mes de |del año |de |del ",
    spans={"bimestre": 2, "trimestre": 3, "cuatrimestre": 4, "semestre": 6},
    span_letters={"t": 3, "s": 6},
    month_parts={"quincena": 15, "semana": 7},
    day_noun="día",
    weeks="semana",
    week_of="del año |de ",
    seasons={"primavera": 3, "verano": 6, "otoño": 9, "invierno": 12},
    centuries="siglo",
    decade_lead="años |década de (?:los )?",
    decades={"sesenta": 1960, "setenta": 1970, "ochenta": 1980, "noventa": 1990},
    holidays={"navidad": (12, 25), "año nuevo": (1, 1)},
    split_years={
        "(?:curso|año) (?:escolar|académico|lectivo)": "school",
        "(?:año|ejercicio)(?: fiscal| económico| presupuestario)": "fiscal",
        "campaña agrícola": "farming",
        "campaña|temporada|ejercicio": "",
    },
    split_years_of="de |del ",
    year_nouns="(?:año|ejercicio)(?: fiscal| económico| civil)?",
    first=frozenset({"primeros"}),
    last=frozenset({"últimos"}),
    months_unit=frozenset({"meses"}),
    quarters_unit=frozenset({"trimestres"}),
    year_in_words="dos mil|mil novecientos",
    year_in_words_lead="año de|año",
    last_year="(?:el )?año pasado",
    next_year="(?:el )?próximo año",
    from_="de|del|desde",
    to="a|al|hasta(?: el)?",
    to_tail="el |la |mes de |día ",
    and_="y|e",
    and_tail="de |el |en |del |la ",
    comma_tail="de |el ",
    or_="o|u",
    or_tail="en ",
    between="entre",
    between_tail="los años |los días |el |la ",
    item_tail="el |a |de |del |al |en ",
    days_lead="los?|el|del?|desde|desde el|días?|entre|entre el|entre los días|en|y|al?",
    days_article="el |día ",
    days_to="a|al|hasta|hasta el",
    many_days_lead="los ",
    balance_lead="al?|en|del?",
    of_other_year=frozenset({" ", " del ", ", "}),
    since="desde|a partir del?|con efecto desde",
    until="hasta|a más tardar(?: en| el)?|antes de que termine",
    before="antes del?|anterior(?:es)? (?:al?|del?)",
    after="después del?|posterior(?:es)? (?:al?|del?)|tras",
    open_tail="el año de |el año |año |el |la |mes de |día |finales de |fines de |principios de ",
    onwards=(
        "(?:hasta|y) (?:hoy|la fecha|el presente|ahora)|en adelante|[yo] (?:más tarde|después|"
        "posteriores|posterior)"
    ),
    onwards_dash="presente|hoy|actualidad",
    coming="próximo",
    gone="pasado|último",
    coming_lead="próximo",
    gone_lead="pasado|último",
    month_lead="en|de|desde|hasta|durante|mes de|entre|en el mes de|antes de|tras|a partir de|próximo|pasado",
    month_tail="próximo|pasado",
    day_named="el|al|en|día",
    numbered="contrato|concurso|aviso|oficio|expediente",
    legal="decreto|ley|resolución|orden|decisión|acuerdo",
    reference_lead=r"resoluci(?:ón|ones)|ley|decreto|artículos?|págs?\.|páginas?|norma|código|volumen|ref\.?",
    reference_and="y|a",
    date_lead="de|del|en|el|a",
    named_after="calle|avenida|plaza|puente|estadio|escuela|hospital|universidad|barrio",
    named_after_tail="del?",
    address="calle|avenida|av\\.|barrio|dirección|plaza",
    counted=(
        r"metros?|hectáreas?|toneladas?|litros?|habitantes?|personas?|hombres?|mujeres?|niños?|niñas?|"
        r"alumnos?|familias?|hogares|jóvenes|beneficiarios?|unidades|horas|años|días|meses|veces|refugiados|"
        r"soldados"
    ),
    no_plural="los|las|más|mas|sus|tras|después|entre|todos|todas|dos|tres|mes",
    quantity_lead="los|las|cerca de|más de|menos de|total de|casi|con|unos|unas|alrededor de",
    year_names="Visión|Agenda|Horizonte|Estrategia",
    of_whole="del?(?: la| los| las)?",
    slash_lead="el|del|al|de|día",
    called_date="el|al|fecha|en",
    fraction_tail=r"(?: (?:de|del)(?![^\W_]))",
    recurring="de cada año|todos los años",
    cell_labels="el|la|en|de|del|fecha|año|desde|hasta",
)


_YEAR = Decimal(12)

DURATIONS = DurationWords(
    units={
        "mes": Decimal(1),
        "meses": Decimal(1),
        "año": _YEAR,
        "años": _YEAR,
        "trimestre": Decimal(3),
        "trimestres": Decimal(3),
        "semestre": Decimal(6),
        "semestres": Decimal(6),
        "semana": _YEAR / 52,
        "semanas": _YEAR / 52,
        "día": _YEAR / 365,
        "días": _YEAR / 365,
    },
    and_="y",
    and_a_half="y medi[oa]",
    no_duration_lead=r"de edad de|hace|cada|todos los|de \\d+ a",
    no_duration_tail="antes|después|atrás|de edad",
    bound_lead="a|o",
)
