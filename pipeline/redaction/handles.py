"""Names that people have on the network, and what addresses of pages say of persons."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache

from pipeline.language.lexicon import plainly
from pipeline.redaction.names_data import folded, name_of
from pipeline.redaction.passages import PagePassage, Personal, personal_words

_PROFILE = re.compile(
    r"(?:linkedin\.com/in|(?:facebook|fb|instagram|twitter|x|tiktok|t|github|skype|medium|youtube)\.(?:com|me))"
    r"/(?:in/|@|profile/|c/|user/)?(?P<name>[\w.%-]{3,60})",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"»]{4,300}")
_HANDLE = re.compile(r"(?<![\w.@/])@(?P<name>[\w.]{3,40}\w)")
_HUMPS = re.compile(r"[A-ZÀ-Þ]?[a-zà-ÿ]+|[A-ZÀ-Þ]+")
_BETWEEN = re.compile(r"[^\W\d_]+")

LEAST = 4
"""Letters of a part of a person's name that tells an address of a page to be about the person."""

LONGEST = 4
"""Words of a part of an address that names a person: longer ones are titles of pages."""


def find_user_names(passage: PagePassage, persons_known: Collection[Personal]) -> Iterator[Personal]:
    """User names: behind the name of a service, in the address of a profile, or spelled as a person found."""
    text = passage.text
    for match in _labelled(passage.language).finditer(text):
        if re.search(r"[\d._@-]", match["name"]) or name_of(match["name"]):
            yield Personal(*match.span("name"), "user name", "behind the name of a service")
    persons = {
        folded(part)
        for person in persons_known
        if person.kind == "person"
        for part in re.findall(r"[^\W\d_]+", text[person.start : person.end])
        if len(part) >= LEAST
    }
    for match in _HANDLE.finditer(text):
        if _spells_person(match["name"], persons):
            yield Personal(*match.span(), "user name", "spelled as a person is")
    for match in _PROFILE.finditer(text):
        if _spells_person(match["name"], persons):
            yield Personal(*match.span("name"), "user name", "in the address of a profile")
    for match in _ADDRESS.finditer(text):
        for part in re.finditer(r"[\w.%-]+", match[0]):
            words = _BETWEEN.findall(part[0])
            names = [word for word in words if folded(word) in persons]
            known = [name for word in words if (name := name_of(word)) and name.alone and len(word) >= LEAST]
            if len(words) <= LONGEST and (names or (len(known) > 1 and any(name.is_given for name in known))):
                start = match.start() + part.start()
                yield Personal(start, start + len(part[0]), "user name", "a person in an address of a page")


def _spells_person(name: str, persons: Collection[str]) -> bool:
    """Whether a user name has a part of a person's name in it, of those found or of those that we know."""
    key = folded(name)
    if any(person in key for person in persons):
        return True
    words = _HUMPS.findall(name)
    return any((known := name_of(word)) and known.alone and len(word) >= LEAST for word in words)


@cache
def _labelled(language: str) -> re.Pattern[str]:
    services = plainly(personal_words(language).services)
    return re.compile(
        rf"(?<![\w/.])(?i:{services})(?: id)?(?:\s?:|(?=\s@)|(?=\s[a-z]+[._]))\s?"
        r"(?P<name>(?=\S*[a-zA-Z])@?\w[\w.:@-]{2,38}\w)(?![\w/])"
    )
