"""spaCy component for persons: names behind a title, and those that the model takes for one."""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

_NAME = r"[A-ZÀ-Þ][\w’'-]+(?: (?:van |de |ag |ould |Ag |Ould )?[A-ZÀ-Þ][\w’'-]+){0,3}"
_TITLED = re.compile(
    r"(?<!\w)(?P<title>M\.|MM\.|Mr\.?|Mme|Mmes|Mlle|Ms\.?|Mrs\.?|Dr\.?|Pr\.?|Monsieur|Madame|Son Excellence"
    rf"|S\.E\.M?\.?|Docteur|Professeur|Colonel|Général|Capitaine|Commandant)\s+(?P<name>{_NAME})"
)


@dataclass(frozen=True, slots=True)
class FoundPerson:
    """A person named at characters `start` to `end`, the title aside."""

    start: int
    end: int
    title: str | None


@Language.component("persons")
def persons(doc: Doc) -> Doc:
    """Fill `doc._.persons`; what an organisation's name holds is none."""
    text = doc.text
    found = {m.span("name"): m["title"] for m in _TITLED.finditer(text)}
    for entity in doc.ents:
        span = (entity.start_char, entity.end_char)
        named_so = entity.label_ == "PER" and " " in entity.text and re.fullmatch(_NAME, entity.text)
        if named_so and not any(start < span[1] and span[0] < end for start, end in found):
            found[span] = None
    named = [(o.start, o.end) for o in doc._.organisations]
    doc._.persons = tuple(
        FoundPerson(start, end, title)
        for (start, end), title in sorted(found.items())
        if not any(s < end and start < e for s, e in named)
    )
    return doc
