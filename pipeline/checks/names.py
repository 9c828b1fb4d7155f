"""What a reader calls each kind of check: in the reading room, in the report, in its sheets."""

from __future__ import annotations

from pipeline.locale import N_, translations

DOMAIN = "check_names"
"""The catalogue of these names: `pipeline/locale/<language>/LC_MESSAGES/check_names.po`."""


CHECK_NAMES: dict[str, str] = {
    "total": N_("total of a column"),
    "row": N_("total of a row"),
    "division": N_("parts of a row"),
    "balance": N_("running balance"),
    "carried": N_("carried forward"),
    "outcome": N_("surplus or deficit"),
    "share": N_("percentage in a table"),
    "average": N_("average or unit price"),
    "conversion": N_("conversion to euros"),
    "rate": N_("exchange rate"),
    "duration": N_("duration"),
    "order": N_("end after signature"),
    "period": N_("within the stated period"),
    "periodicity": N_("months that an issue covers"),
    "programme": N_("end of the programme"),
    "budget": N_("budget of the programme"),
    "donor": N_("total of a donor"),
    "year": N_("total of a year"),
    "weekday": N_("day of the week"),
    "count": N_("number of agreements"),
    "enumeration": N_("length of a list"),
    "list": N_("two lists of names"),
    "annex": N_("annex of a summary"),
    "items": N_("sum of a list"),
    "account": N_("surplus or deficit in the text"),
    "event": N_("two accounts of an event"),
    "sequence": N_("numbering"),
    "part": N_("parts of a whole"),
    "percentage": N_("percentage in a sentence"),
    "hundred": N_("percentages of one whole"),
    "divided": N_("shares of a divided sum"),
    "breakdown": N_("women and men"),
    "state": N_("finished and under way"),
    "sum": N_("sum in a text"),
    "together": N_("counts taken together"),
    "restatement": N_("total said in the text"),
    "repeat": N_("sum said twice"),
    "coincidence": N_("equal counts"),
    "format": N_("signs in figures"),
    "link": N_("figure of a link"),
    "agreement": N_("agreement said twice"),
    "archive": N_("total in two documents"),
    "terminated": N_("terminated agreements"),
    "expansion": N_("meaning of an acronym"),
    "glossary": N_("glossary"),
    "difference": N_("difference in a table"),
    "detail": N_("same row in two tables"),
    "misprint": N_("grouping of digits"),
    "instalment": N_("instalments"),
    "label": N_("counts on a map or chart"),
}
"""By kind."""


def check_name(kind: str, language: str) -> str:
    """A kind of check in a language; a kind without a name is shown as it is."""
    return translations(language, DOMAIN).gettext(CHECK_NAMES[kind]) if kind in CHECK_NAMES else kind
