"""Portuguese words of dates, periods and durations, beyond the months and weekdays of CLDR."""

from __future__ import annotations

from decimal import Decimal

from pipeline.language.date_words import DateWords
from pipeline.language.money_words import DurationWords
from pipeline.language.word_lists import word_set

DATES = DateWords(
    weekdays={"segunda": 0, "terça": 1, "quarta": 2, "quinta": 3, "sexta": 4},
    doubtful_months=word_set(
        """
        mar set out dez mai jan ago sept sep dec
        """
    ),
    ordinals={
        "primeiro": 1,
        "primeira": 1,
        "segundo": 2,
        "segunda": 2,
        "terceiro": 3,
        "terceira": 3,
        "quarto": 4,
        "quarta": 4,
        "quinto": 5,
        "sexto": 6,
        "último": -1,
        "última": -1,
    },
    day_ordinals={"primeiro": 1},
    day_endings="º|ª|o",
    spaced_day_endings=r"\.º|º",
    day_lead="o|no dia|a|em|ao|de|dia|aos",
    of_month="de |do mês de |dias do mês de ",
    of_year="de |do ano de |do ano |em |no ano de ",
    day_of_year="de |do ano de |do ano ",
    parts={
        "início": "start",
        "inicio": "start",
        "começo": "start",
        "princípio": "start",
        "meados": "mid",
        "final": "end",
        "finais": "end",
        "fim": "end",
    },
    part_forms="início|inicio|começo|princípio|meados|final|finais|fim",
    part_tail="do mês de |do ano de |de |do ",
    spans={"bimestre": 2, "trimestre": 3, "quadrimestre": 4, "semestre": 6},
    span_letters={"t": 3, "s": 6},
    month_parts={"quinzena": 15, "semana": 7},
    day_noun="dia",
    weeks="semana",
    week_of="do ano de |de ",
    seasons={"primavera": 3, "verão": 6, "outono": 9, "inverno": 12},
    centuries="século",
    decade_lead="anos |década de ",
    decades={"sessenta": 1960, "setenta": 1970, "oitenta": 1980, "noventa": 1990},
    holidays={"natal": (12, 25), "ano novo": (1, 1)},
    split_years={
        "ano (?:lectivo|letivo|escolar|académico|acadêmico)": "school",
        "ano (?:fiscal|económico|financeiro)|exercício(?: económico| fiscal)?": "fiscal",
        "campanha agrícola|campanha agrária": "farming",
        "campanha|época": "",
    },
    split_years_of="de ",
    year_nouns="(?:ano|exercício)(?: fiscal| económico| civil)?",
    first=frozenset({"primeiros"}),
    last=frozenset({"últimos"}),
    months_unit=frozenset({"meses"}),
    quarters_unit=frozenset({"trimestres"}),
    year_in_words="dois mil|mil novecentos",
    year_in_words_lead="ano de|ano",
    last_year="(?:o |no )?ano passado",
    next_year="(?:o |no )?próximo ano",
    from_="de|do|desde",
    to="a|ao|até(?: ao?)?|aos",
    to_tail="o |a |mês de |dia ",
    and_="e",
    and_tail="de |o |em |do |no |a ",
    comma_tail="de |o ",
    or_="ou",
    or_tail="em ",
    between="entre",
    between_tail="os anos de |os anos |os dias |o |a ",
    item_tail="o |a |de |do |em ",
    days_lead="os?|de|dos?|desde|dias?|nos dias|entre|entre os dias|em|e|as?",
    days_article="o |dia ",
    days_to="a|ao|até|até ao",
    many_days_lead="os ",
    balance_lead="a|em|de",
    of_other_year=frozenset({" ", " do ", ", "}),
    since="desde|a partir d[eo]|com efeitos a partir de|com início em",
    until="até(?: ao?)?|o mais tardar(?: em| a)?|com término em",
    before="antes d[eo]|anterior(?:es)? a",
    after="após|depois d[eo]|posterior(?:es)? a",
    open_tail="o ano de |o ano |ano de |o |a |mês de |dia |final de |início de ",
    onwards=(
        "(?:até|e) (?:hoje|à data|ao presente|agora)|em diante|(?:e|ou) (?:mais tarde|depois|"
        "posteriores|posterior)"
    ),
    onwards_dash="presente|hoje",
    coming="próximo",
    gone="passado|último|findo",
    coming_lead="próximo|até ao próximo",
    gone_lead="último|passado",
    month_lead="em|de|desde|até|durante|mês de|entre|no mês de|antes de|após|a partir de|próximo|último",
    month_tail="próximo|passado",
    day_named="o|a|em|no dia|dia",
    numbered="contrato|concurso|aviso|ofício|processo",
    legal="decreto|lei|resolução|portaria|despacho|decisão|diploma",
    reference_lead=(
        r"resoluç(?:ão|ões)|lei|decreto|artigos?|págs?\.|páginas?|caixa postal|norma|código|volume|ref\.?"
    ),
    reference_and="e|a",
    date_lead="de|em|a|no",
    named_after="rua|avenida|praça|ponte|estádio|escola|hospital|universidade|bairro|largo",
    named_after_tail="d[eo]",
    address="rua|avenida|av\\.|bairro|endereço|largo",
    counted=(
        r"metros?|hectares?|toneladas?|litros?|habitantes?|pessoas?|homens?|mulheres?|crianças?|alunos?|"
        r"famílias?|agregados|jovens|beneficiários?|unidades|horas|anos|dias|meses|vezes|refugiados|soldados"
    ),
    no_plural="dos|das|nos|nas|aos|às|os|as|mais|mas|seus|suas|após|depois|pelos|pelas|entre|mês|todos|todas",
    quantity_lead="os|as|cerca de|mais de|menos de|total de|quase|com|uns|umas|às|aos|atingiu",
    year_names="Visão|Agenda|Horizonte|Estratégia",
    of_whole="d[oa]s?",
    slash_lead=r"o|de|a|em|dia",
    called_date="em|a|data|de",
    fraction_tail=r"(?: (?:de|do|da|dos|das)(?![^\W_]))",
    recurring="de cada ano|todos os anos",
    cell_labels="o|a|em|de|data|ano|desde|até",
)


_YEAR = Decimal(12)

DURATIONS = DurationWords(
    units={
        "mês": Decimal(1),
        "meses": Decimal(1),
        "ano": _YEAR,
        "anos": _YEAR,
        "trimestre": Decimal(3),
        "trimestres": Decimal(3),
        "semestre": Decimal(6),
        "semestres": Decimal(6),
        "semana": _YEAR / 52,
        "semanas": _YEAR / 52,
        "dia": _YEAR / 365,
        "dias": _YEAR / 365,
    },
    and_="e",
    and_a_half="e mei[oa]",
    no_duration_lead=r"com idades? de|há|a cada|todos os|de \\d+ a",
    no_duration_tail="antes|depois|atrás|de idade",
    bound_lead="a|ou",
)
