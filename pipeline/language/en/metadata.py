"""English words by which a document says what it is."""

from pipeline.language.metadata_words import MetadataWords

METADATA = MetadataWords(
    imprint="published|posted|updated|last update|version",
    imprint_tail="on|of",
    issue=r"volume\s\d+|vol\.?\s?\d+|date",
    kinds={
        "newsletter": ("newsletter",),
        "report": ("reports?", r"stud(?:y|ies)", "evaluations?", "review"),
        "minutes": ("minutes",),
        "press release": ("press release",),
        "agreement": ("memorandum of understanding",),
        "fact sheet": ("fact ?sheet",),
        "plan": ("work ?plan",),
        "call": ("call for", "terms of reference"),
        "guide": ("handbook", "manual"),
    },
    period="period",
    period_of="from|of",
    monthly="monthly",
    reports_on="report",
    no_title="home|news",
    sections="contents|summary|foreword",
    continuation="of|for|and|on|in",
    made_up_titles=r"microsoft (?:word|powerpoint|excel)\b|untitled|document\d*$",
    in_names=r"(?:of|the|for|and)\s",
    published_by="[Pp]ublished|[Pp]osted",
    published_on="on",
    by=r"by\s(?:the\s)?",
    publisher_label="Publisher",
    series="newsletters?",
    contact="contact us",
    contact_label="Publisher",
    no_name="e-?mail",
    institution="ministry|embassy|office",
    institution_of="of",
    countries={
        "CI": ("Ivory Coast",), "SN": ("Senegalese",), "ML": ("Malian",), "CG": ("Congo",),
        "MZ": ("Mozambican",), "AO": ("Angolan",), "CV": ("Cape Verde(?:an)?", "Cabo Verde"),
        "NG": ("Nigerian",), "GH": ("Ghanaian",), "CD": ("DRC",),
    },
    no_country_lead={
        "TD": "(?<!Lake )", "CG": "(?<!Democratic Republic of the )", "GN": "(?<!Equatorial )(?<!New )",
        "NE": "(?<!River )",
    },
    no_country_tail={"GN": "(?!-Bissau)", "CG": "(?! - Kinshasa)"},
)  # fmt: skip
