"""Who holds the rights in a document: `© 2024 Name. Tous droits réservés`."""

from __future__ import annotations

import re

RIGHTS = re.compile(
    r"(?:(?:©|\(c\)|\bcopyright\b)\s*)+(?:\d{4}(?:\s*[-–]\s*\d{4})?)?\s*[,.:–-]?\s*(.{2,80})",
    re.IGNORECASE,
)
BEHIND_HOLDER = re.compile(
    r"(?<!\s)\s*+(?:[|·•–—]|(?<=\s)-\s|\.\s"
    r"|(?:,\s*+)?\b(?:tous|all|todos)\s+(?:(?:les|los)\s+)?(?:droits|rights|derechos)|\d{4}).*",
    re.IGNORECASE,
)


def find_rights_holder(line: str) -> str | None:
    """The holder of the rights that a line states; None where it only reserves them, or is about a photo."""
    match = RIGHTS.search(line)
    if not match or re.search(r"\b(?:photos?|crédits?|images?)\b", line, re.IGNORECASE):
        return None
    holder = BEHIND_HOLDER.sub("", match[1]).strip(" .,:")
    return holder if len(holder) > 1 and holder[0].isupper() else None
