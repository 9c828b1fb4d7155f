"""What kind of document it is: by the words of its title and letterhead, then by its form."""

from __future__ import annotations

import re

from pipeline.readers.metadata.opening import Opening
from pipeline.values.dates import find_dates

KINDS: dict[str, re.Pattern[str]] = {
    kind: re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)
    for kind, words in {
        "newsletter": r"lettres? d['’ ]?informations?|lettre (?:mensuelle|bimestrielle|trimestrielle)"
        r"|lettre semestrielle|newsletter|infolettre|boletín|infos? n°|flash[- ]infos?",
        "bulletin": r"bulletins?",
        "report": r"rapports?|livrets?|études?|évaluations?|capitalisations?|audits?|bilans?|diagnostics?"
        r"|atlas|synthèse|reports?|stud(?:y|ies)|evaluations?|review|informe|relatório",
        "minutes": r"procès[- ]verba(?:l|ux)|comptes?[- ]rendus?|relevés? de (?:décisions|conclusions)"
        r"|relevé des décisions|minutes|aide[- ]mémoire",
        "press release": r"communiqué(?: de presse| conjoint)?|press release|comunicado",
        "agreement": r"conventions? (?:de|d['’])\s?\w+|protocole d['’]accord|lettre d['’]entente"
        r"|accord (?:de|cadre)|avenant|memorandum of understanding",
        "fact sheet": r"fiches?|fact ?sheet|dépliant|brochure|plaquette",
        "plan": r"plans? d['’]actions?|programmes? de travail|plan de travail|ptba"
        r"|plan stratégique|work ?plan",
        "call": r"appels? (?:d['’]offres|à (?:propositions|projets|candidatures|manifestation))"
        r"|avis de recrutement|termes de référence|call for|terms of reference",
        "guide": r"guide|manuel|handbook|manual",
        "letter": r"lettre circulaire|circulaire|note (?:de service|circulaire)",
    }.items()
}
"""Words that name kinds of documents; the first in a title decides, the longer of two that start there."""

NAME_OF_NEWSLETTER = re.compile(r"(?:^|\s)INFOS?(?:$|\s*[-–:n])")
"""`DDRK INFO`: what newsletters call themselves, in capitals."""


def names_kind(text: str) -> bool:
    """Whether a line says of a document what kind it is."""
    return _kind_in(text) is not None


def find_kind(
    opening: Opening, *, title: str | None, media_type: str | None, published: str | None
) -> str | None:
    """The kind of document; of a web page that does not say, `news` where it is dated, else `web page`.

    None for a file that neither says what it is nor comes from the web.
    """
    for text in [title or "", *(line.text for line in (*opening.letterhead, *opening.running))]:
        if kind := _kind_in(text):
            return kind
    if media_type != "text/html":
        return None
    return "news" if published or _tells_news(opening) else "web page"


def _kind_in(text: str) -> str | None:
    found = [
        (match.start(), -len(match[0]), kind)
        for kind, words in KINDS.items()
        if (match := words.search(text))
    ]
    if NAME_OF_NEWSLETTER.search(text):
        return "newsletter"
    return min(found)[2] if found else None


def _tells_news(opening: Opening) -> bool:
    """Whether the first paragraph starts with the day of what it tells."""
    first = opening.prose[:1]
    return any(d.precision == "day" and d.char_start < 60 for line in first for d in find_dates(line.text))
