"""English words of tables."""

from pipeline.language.document_words import TableWords

TABLES = TableWords(
    roles={
        "percent": (r"\bpercent", r"\bshare\b"),
        "duration": (r"\bduration",),
        "signed": (r"\bsigned\b",),
        "starts": (r"\bstart",),
        "ends": (r"\bend\b",),
        "year": (r"^years?\b",),
        "total": (r"^total\b",),
        "disbursed": ("disburs", "spent"),
        "budget": ("budget", "planned"),
        "amount": ("amount", r"\bcost"),
        "reference": (r"\breference\b", r"\bref\b"),
        "acronym": (r"^acronyms?\b",),
        "expansion": (r"^(?:meaning|definition)\b",),
        "donor": (r"\bdonor", r"\bsponsor"),
        "partner": ("partner",),
        "programme": (r"\bprogram\b",),
        "title": (r"\btitle", "description"),
        "place": (r"\bcountry", r"\bplace", r"\bdistrict"),
        "count": (r"\bnumber",),
        "status": (r"\bstatus",),
    },
    number_of=r"\bnumber",
    nil=r"n/?a",
    unit_lead="in",
    measures="hectares?|tons?|tonnes?|litres?|hours?|days?|months?|years?",
    scaled=r"\bin (?:thousands?|millions?|billions?)\b|\(mil\. ",
    months="months?",
    years="years",
)
