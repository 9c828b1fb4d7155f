"""What the labels of rows and the headers of columns say of the figures beside and below them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.kit.views import Row, TableView

_OF_WHICH = re.compile(r"(?i)\W*(?:dont|y compris|parmi lesquel|of which|including|thereof)\b")
_CUMULATED = re.compile(r"(?i)\W*(?:cumul|cumulé|cumulative|running total)\w*\b")
_DEDUCTED = re.compile(r"(?i)\W*(?:less|moins|minus|à déduire|déduction)\b")
_RESULT = re.compile(
    r"(?i)\W*(?:net\b|résultat|excédent|déficit|boni|mali|solde|surplus|deficit|balance|bénéfice|perte|marge|"
    r"gross (?:profit|margin)|profit|loss)"
)
_SOME_ONLY = re.compile(
    r"(?i)\b(?:hors|sauf|sans|exclu\w*|excepté\w*|except|excluding|without|moyenne?s?|average|mean|median\w*|"
    r"médiane?s?|taux|ratio|en %|unique|distinct|net)\b|%"
)
_RATE = re.compile(
    r"(?i)\b(?:moyen\w*|moy|average|mean|m[ée]dian\w*|max(?:imum)?|minimum|quartile|[ée]cart[ -]type|"
    r"taux|rates?|ratio|rendements?|yield|prix|price|unitaires?|"
    r"unit|densité|indice|index|âge|age|rang|rank|note|score|code|délai|durée|jours|coefficient|"
    r"pourcentage|part|parts|proportion|par (?!(?:les?|la)\b|l['’])\w+|per \w+)\b"
    # `2020/21` and `9/21/22` are years and days.
    r"|[%°]|(?<!\d)/|/(?!\d)|\bP\.? ?U\b"
)
_RUNNING = re.compile(
    r"(?i)\b(?:solde|(?<!trial )balance(?! (?:sheet|générale))|cumul\w*|progressif|reste)\b"
    # What is there of money; `registre disponible` is a thing that is there.
    r"|(?:\A\W*|\b(?:montants?|crédits?|budgets?|fonds|sommes?|trésorerie|encaisse) )disponibles?\b"
)
_DELTA = re.compile(
    r"(?i)\b(?:[ée]carts?|variations?|diff[ée]rences?|[ée]volutions?|deltas?|variances?|changes?|gains?|"
    r"augmentations?|diminutions?)\b|Δ"
)
_NOMENCLATURE = re.compile(
    r"(?i)\b(?:classifica\w*|c[óo]dig[oe]s?|codes?|nomenclatur\w*|imputations?)\b"
    r"|\A\W*(?:chapitres?|articles?|comptes?|n[°º])\W*\Z"
)
_CARRIED = re.compile(r"(?i)\W*(?:report\b|brought forward|repris)")
_CARRIES = re.compile(r"(?i)\W*(?:(?:total )?à reporter|carried forward)")
_NUMBERED_TOTAL = re.compile(r"(?i)\W*\d{1,2}(?:\.\d+)*[.)]? (?:sous-|sub-?)?total\b")
_TOTAL = re.compile(
    r"(?i)\W*(?:total|totaux|ensemble|montant total|somme|overall)\b(?: g[ée]n[ée]ral| global)?"
)
_CODE = re.compile(r"\s*(?P<code>(?:\d{1,3}|[A-Z]|[IVX]{1,4})(?:[.-]\d{1,3})*)(?=[.)\s–-]|\Z)")
_PEOPLE = re.compile(
    r"(?i)bénéficiaire|ménage|personne|population|femme|enfant|élève|participant|jeune|réfugié|déplacé|enquêté|"
    r"interrogé|household|people|person|beneficiar|women|children|pupil|student|respondent|réponse"
)
_MONEY = re.compile(r"(?i)\b(?:montant|coût|budget|dépense|recette|crédit|total|amount|cost|expen)")


_MEASURE = re.compile(r"(?<![\w/])(?:k?m[²³23]|k?m|[kMG]?Wh|k?g|ha|hl|l|t)(?![\w/])")
"""Signs of units, the same in every language."""

LONGEST = 60
"""Characters; what is longer is a sentence above a column, which names many things."""


def _says(header: str, words: re.Pattern[str]) -> bool:
    """Whether one of the headers above a column has the words; `TAUX_EXECUTION` has two."""
    parts = header.replace("_", " ").split(" / ")
    return any(words.search(part) for part in parts if len(part) <= LONGEST)


def is_rate(header: str) -> bool:
    """Whether the figures below a header are rates, prices or ranks, which nobody adds up."""
    return _says(header, _RATE)


def is_measured(header: str) -> bool:
    """Whether a header ends in the sign of a unit: `Surface (m²)`."""
    found = list(_MEASURE.finditer(header))
    return bool(found) and not any(char.isalnum() for char in header[found[-1].end() :])


def is_code(header: str) -> bool:
    """Whether the figures below a header are those of a nomenclature, or digits of them."""
    return _says(header, _NOMENCLATURE)


def is_running(header: str) -> bool:
    """Whether the figures below a header are balances, or cumulated."""
    return _says(header, _RUNNING)


def is_delta(header: str) -> bool:
    """Whether the figures below a header are differences of two others."""
    return _says(header, _DELTA)


def is_cumulated(label: str) -> bool:
    """Whether a row says that its figures go on from one column to the next."""
    return bool(_CUMULATED.match(label))


def is_of_which(label: str) -> bool:
    """Whether a row says that it is part of the one above it."""
    return bool(_OF_WHICH.match(label))


def is_deducted(label: str) -> bool:
    """Whether a row says that its figures are taken off, whatever their sign."""
    return bool(_DEDUCTED.match(label))


def is_result(label: str) -> bool:
    """Whether a row is a result line: what is left of totals above it, and a part of none."""
    return bool(_RESULT.match(label))


def is_of_some(label: str) -> bool:
    """Whether a row of totals says that it leaves some out, or is no sum at all."""
    return bool(_SOME_ONLY.search(label))


def is_carried(label: str) -> bool:
    """Whether a row takes up the total of the page before."""
    return bool(_CARRIED.match(label))


def is_carried_on(label: str) -> bool:
    """Whether a row is a total that the next page takes up."""
    return bool(_CARRIES.match(label))


def is_numbered_total(label: str) -> bool:
    """Whether a row is a total with a number before it: `3. Total des charges`."""
    return bool(_NUMBERED_TOTAL.match(label))


def is_plain_total(label: str) -> bool:
    """Whether a row begins with the word for a total."""
    return bool(_TOTAL.match(label))


def counts_people(text: str) -> bool:
    """Whether headers and captions speak of people, who may stand in several rows."""
    return bool(_PEOPLE.search(text))


def means_money(header: str) -> bool:
    """Whether a header names money without its currency."""
    return bool(_MONEY.search(header))


def code_of(row: Row) -> str | None:
    """The number of a budget line, as in `2.1`; None where the row has none."""
    first = row[min(row)] if row else None
    match = _CODE.match(first.text) if first else None
    return match["code"].replace("-", ".") if match else None


def budget_lines(view: TableView) -> Iterator[tuple[Row, list[Row]]]:
    """The rows with a number that others divide, each with these: `1` with `1.1` and `1.2`."""
    coded = [(code, row) for row in view.body_rows if (code := code_of(row))]
    parts_of: dict[str, list[Row]] = {}
    for code, row in coded:
        parts_of.setdefault(code.rpartition(".")[0], []).append(row)
    for code, row in coded:
        if parts_of.get(code):
            yield row, parts_of[code]
