"""What templates may call: words, figures, dates and addresses as a reader expects them."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from babel.numbers import format_compact_decimal
from markupsafe import Markup

from pipeline.locale import LANGUAGES, written_values
from pipeline.serve import column_names, descriptions, links, wording
from pipeline.serve.wording import N_, language
from pipeline.serve.wording import gettext as _


def number(value: Any) -> str:
    """A number with separators; nothing where there is none."""
    return "" if value is None else written_values.format_number(value, language())


def day(iso: Any) -> str:
    """A date as precise as it is known."""
    return "" if iso is None else written_values.format_date(str(iso), language())


def period(start: str | None, end: str | None) -> str:
    """A period by its first and last day."""
    return written_values.format_period(start, end, language())


def figure(value: Any, unit: str | None) -> str:
    """A number with its unit: a sum of money where the unit is a currency, else the number and the word."""
    if value is None:
        return ""
    if unit and len(unit) == 3 and unit.isupper():
        return written_values.format_amount(value, unit, language())
    shown = number(value)
    return f"{shown}\N{NO-BREAK SPACE}{unit_name(unit)}" if unit else shown


def unit_name(unit: str | None) -> str:
    """What is counted, in words."""
    known = {"month": _("months"), "months": _("months"), "day": _("days"), "days": _("days")}
    return known.get(unit or "", unit or "")


def amount(row: Mapping[str, Any]) -> str:
    """A row of `amounts` in words: how sure the figure is, the figure or its range, the currency."""
    currency = row["currency"]
    qualifier = row.get("qualifier")
    if row["value"] is None:
        low, high = row.get("low"), row.get("high")
        if low is None and high is None:
            return str(row["text"])
        if high is None:
            return f"{wording.label('qualifier', 'at_least')} {figure(low, currency)}"
        if low is None:
            return f"{wording.label('qualifier', 'at_most')} {figure(high, currency)}"
        return f"{number(low)} – {figure(high, currency)}"
    said = "" if qualifier in (None, "exact") else f"{wording.label('qualifier', qualifier)} "
    return said + figure(row["value"], currency)


def organisation(row: Mapping[str, Any]) -> str:
    """The name of an organisation, with its acronym where it has one."""
    name, acronym = row["name"], row.get("acronym")
    return f"{name} ({acronym})" if acronym and acronym != name else str(name)


def agreement(row: Mapping[str, Any]) -> str:
    """What an agreement is called: its reference, its title, or its kind."""
    title = shortened(row.get("title") or "", 110)
    reference = row.get("reference")
    if reference and title:
        return f"{reference} · {title}"
    return str(reference or title or wording.label("kind", row.get("kind")) or _("Agreement"))


def document(row: Mapping[str, Any]) -> str:
    """What a document is called: its title, or its path; rows about other things name it `document_title`."""
    names = ("document_title", "document_path", "title", "path")
    return str(next((row[name] for name in names if row.get(name)), ""))


def shortened(text: str, length: int) -> str:
    """A text cut at a word, with an ellipsis."""
    if len(text) <= length:
        return text
    return text[:length].rsplit(" ", 1)[0].rstrip(" ,;:–-") + "\N{HORIZONTAL ELLIPSIS}"


def share(part: float, whole: float) -> str:
    """A part of a whole in whole per cent."""
    return "" if not whole else f"{math.floor(100 * part / whole + 0.5)}\N{NO-BREAK SPACE}%"


def coordinate(value: float) -> str:
    """A side of a box for SVG: half a pixel is enough."""
    return format(round(value, 1), "g")


def short_number(value: float) -> str:
    """A round number for a scale: `500 millions`, `2,5 milliards`."""
    return str(format_compact_decimal(value, format_type="short", locale=language(), fraction_digits=1))


def marked(text: str, query: str) -> Markup:
    """A text with the words of a query marked; all of it escaped."""
    from pipeline.serve.textview import searched_spans

    made, behind = Markup(), 0
    for start, end in searched_spans(text, query):
        made += Markup("{}<mark>{}</mark>").format(text[behind:start], text[start:end])
        behind = end
    return made + Markup("{}").format(text[behind:])


NAVIGATION = (
    ("/documents", N_("Documents")),
    ("/agreements", N_("Agreements")),
    ("/money", N_("Money")),
    ("/organisations", N_("Organisations")),
    ("/places", N_("Places")),
    ("/findings", N_("Findings")),
    ("/pictures", N_("Pictures")),
)
"""What stands at the top of every page."""


def navigation() -> list[tuple[str, str]]:
    """The addresses at the top of every page, with what they are called."""
    return [(address, _(name)) for address, name in NAVIGATION]


def in_context(text: str, query: str, around: int = 120) -> Markup:
    """The part of a text where most words of a query stand together, with these marked."""
    from pipeline.serve.textview import searched_spans

    spans = searched_spans(text, query)
    if not spans:
        return Markup("{}").format(shortened(" ".join(text[: 4 * around].split()), 2 * around))
    best = max(spans, key=lambda span: (_distinct(text, spans, span[0], around), -span[0]))
    start, end = max(best[0] - around // 2, 0), min(best[0] + 2 * around, len(text))
    start = text.find(" ", start) + 1 if start else 0
    end = end if end == len(text) else max(text.rfind(" ", start, end), best[1])
    cut = " ".join(text[start:end].split())
    return Markup("{}{}{}").format("… " if start else "", marked(cut, query), " …" if end < len(text) else "")


def _distinct(text: str, spans: list[tuple[int, int]], start: int, around: int) -> int:
    """How many different words of the query stand in the part that begins with one of them."""
    return len({text[s:e].casefold() for s, e in spans if start <= s < start + 2 * around})


def as_read(text: str | None) -> str:
    """What was read before a person corrected it; JSON, column to value."""
    values = json.loads(text) if text else {}
    return ", ".join(f"{column_names.name_of(name)} {value}" for name, value in values.items())


def converted(text: str | None) -> str:
    """The same sum as documents say it in other currencies; JSON, currency to digits."""
    values = json.loads(text) if text else {}
    return ", ".join(figure(Decimal(digits), currency) for currency, digits in values.items())


def values_in_words(text: str | None) -> str:
    """Columns and values of a line of corrections, `value=450000; currency=XOF`, in words."""
    pairs = [part.partition("=") for part in (text or "").split(";")]
    return ", ".join(
        f"{column_names.name_of(name.strip())} {value.strip()}" for name, _, value in pairs if value
    )


def joined(text: str | None) -> str:
    """What shows that two tellings are of one agreement, in words: the kinds of proof, not their codes."""
    proofs = []
    for part in (text or "").split(", "):
        known = next((name for name in wording.LABELS["joined"] if part.split(" ")[0] == name), part)
        proofs.append(wording.label("joined", known))
    return ", ".join(dict.fromkeys(proofs))


FILTERS: dict[str, Callable[..., Any]] = {
    "number": number,
    "short_number": short_number,
    "day": day,
    "amount": amount,
    "organisation_name": organisation,
    "agreement_name": agreement,
    "document_name": document,
    "shortened": shortened,
    "coordinate": coordinate,
    "marked": marked,
    "converted": converted,
    "as_read": as_read,
    "values_in_words": values_in_words,
    "joined": joined,
    "in_context": in_context,
    "unit_name": unit_name,
    "country": lambda code: written_values.country_name(code, language()),
    "language_name": lambda code: written_values.language_name(code, language()),
    "currency_name": lambda code: written_values.currency_name(code, language()),
}

GLOBALS: dict[str, Any] = {
    "links": links,
    "label": wording.label,
    "described": wording.described,
    "figure": figure,
    "period": period,
    "share": share,
    "language": language,
    "LANGUAGES": LANGUAGES,
    "lookups": wording.LABELS["lookup"],
    "navigation": navigation,
    "column_name": column_names.name_of,
    "columns_in_order": column_names.in_order,
    "table_title": column_names.title_of,
    "table_meaning": descriptions.of_table,
    "column_meaning": descriptions.of_column,
}
