"""What is personal in a document, and a copy of the document without it.

Mission: an archive that is shown to strangers names institutions and sums, not private people. What is masked
keeps its length, so that every place on a page stays where it was.
"""

from __future__ import annotations

from pipeline.redaction.finding import FINDERS, find_personal
from pipeline.redaction.known_names import KnownPersons
from pipeline.redaction.masking import MASK, Masker
from pipeline.redaction.passages import PagePassage, Personal

__all__ = ["FINDERS", "MASK", "KnownPersons", "Masker", "PagePassage", "Personal", "find_personal"]
