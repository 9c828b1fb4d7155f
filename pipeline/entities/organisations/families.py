"""Family names in capitals: `Madame Awa NIANG` shows that NIANG, wherever it stands, is no acronym."""

from __future__ import annotations

import re
from collections.abc import Iterable

_TITLE = (
    r"(?:M\.|MM\.|Mr\.?|Mmes?|Mlle|Ms\.?|Mrs\.?|Dr\.?|Pr\.?|[Mm]onsieur|[Mm]essieurs|[Mm]adame|[Mm]esdames"
    r"|[Mm]ademoiselle|[Dd]octeur|[Pp]rofesseur|[Cc]olonel|[Gg]énéral|[Cc]apitaine|[Cc]ommandant|[Ll]ieutenant"
    r"|[Mm]aître|[Dd]éputée?)"
)
_GIVEN = r"[A-ZÀ-Þ][a-zà-ÿ’'-]+"
_CAPITALS = r"[A-ZÀ-Þ][A-ZÀ-Þ’'-]+"
_TITLED = re.compile(
    rf"(?<!\w){_TITLE}\s+(?:{_GIVEN}\s+|[A-Z]\.\s?){{0,4}}(?P<family>{_CAPITALS}(?:\s+{_CAPITALS}){{0,2}})(?![\w])"
)
_LISTED = re.compile(
    rf"(?<!\w){_TITLE}\s+(?P<list>{_CAPITALS}\s+{_GIVEN}(?:,?\s(?:et\s)?{_CAPITALS}\s+{_GIVEN})*)"
)
"""`MM. NIANG Awa, CISSÉ Issa`: family names first."""

_SHORTEST = 2


def family_names(texts: Iterable[str]) -> frozenset[str]:
    """The words in capitals that stand as family names behind a title somewhere in a document."""
    mixed = [text for text in texts if any(letter.islower() for letter in text)]
    names = [match["family"] for text in mixed for match in _TITLED.finditer(text)]
    lists = [match["list"] for text in mixed for match in _LISTED.finditer(text)]
    words = [word.strip(",") for name in (*names, *lists) for word in name.split()]
    return frozenset(word for word in words if word.isupper() and len(word) >= _SHORTEST)


def titled_names(names: Iterable[str], texts: Iterable[str]) -> frozenset[str]:
    """Of names those that stand behind the title of a person somewhere: `Pr Awa Mali` is no branch."""
    wanted = sorted(names, key=len, reverse=True)
    if not wanted:
        return frozenset()
    titled = re.compile(rf"(?<!\w){_TITLE}\s+(?P<name>{'|'.join(map(re.escape, wanted))})(?!\w)")
    return frozenset(match["name"] for text in texts for match in titled.finditer(text))


def ends_in_person(name: str, families: frozenset[str]) -> int:
    """Where the person begins whose first and family names end a name, or 0 where none does."""
    words = name.split()
    at = len(words)
    while at and words[at - 1] in families:
        at -= 1
    if at == len(words):
        return 0
    if at > 1 and re.fullmatch(_GIVEN, words[at - 1]):
        at -= 1
    return len(" ".join(words[:at]))


_WRITTEN = re.compile(rf"(?P<given>[A-ZÀ-Þ][a-zà-ÿ’'-]{{2,}})(?:[ -]{_GIVEN})? (?P<family>{_CAPITALS})")
_SPOKEN = re.compile(r"(?=.*[AEIOUYÀ-Ý]).{4,}")
"""A word that can be spoken, as family names can: letters of a body often cannot."""


def written_as_person(name: str) -> str:
    """The given name where a whole name is written as forms write persons, `Awa NIANG`; else empty."""
    match = _WRITTEN.fullmatch(name)
    return match["given"] if match is not None and _SPOKEN.fullmatch(match["family"]) else ""
