"""Names of a list that a noun for bodies introduces: `des ONG comme X, Y et Z`, `partners (PAM, FAO)`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.entities.organisations.announcing import Announced, opens_a_name
from pipeline.entities.organisations.english_kinds import english_kind
from pipeline.entities.organisations.lexicon import leading, worded
from pipeline.entities.organisations.naming import classes_of_thing, head_length, kind_of
from pipeline.gazetteer import fold, fold_number, load_places
from pipeline.values.text.beginnings import AtWords

_WORD = r"[A-ZÀ-Þ](?>(?:[\w&’'-]|\.(?=\w)){0,30})"
_LINK = rf"(?:{leading('of', 'article', 'purpose')}|& )"
_ITEM = rf"(?:{leading('article')})?{_WORD}(?: {_LINK}{{0,2}}{_WORD}){{0,6}}(?: \([A-Z][\w&-]{{1,10}}\))?"
_NEXT = rf"(?:, (?:(?:{worded('and')}) )?| (?:{worded('and')}) )"
_ITEMS = rf"(?P<list>{_ITEM}(?:{_NEXT}{_ITEM}){{0,15}})"
_BODIES = rf"\b(?:{worded('bodies')})(?: [a-zà-ÿ’'-]{{2,20}}){{0,4}}"
_SUCH_AS = AtWords(re.compile(rf"{_BODIES},? (?:{worded('such_as')}) {_ITEMS}"))
_IN_BRACKETS = AtWords(
    # A complement tells what the names are of: `agences de l'eau (Amont, Aval)`.
    re.compile(rf"\b(?:{worded('bodies')})(?: [a-zà-ÿ-]{{4,20}}){{0,2}} \({_ITEMS}(?:, etc\.?|\.{{3}}|…)?\)")
)
_BEHIND_COLON = AtWords(
    re.compile(rf"\b(?:{worded('bodies')})(?: [\w’'-]{{1,20}}){{0,4}}(?: ?):\s{_ITEMS}(?=[.;]?(?:\s|\Z))")
)
_PART = re.compile(_ITEM)
_BRACKET = re.compile(r" \([^()]*\)\Z")
_ARTICLE = re.compile(rf"\A(?:{leading('article')})")
_SEVERAL = 2
"""Items of a list in brackets or behind a colon: one alone explains letters or says where a body is."""


def find_listed(text: str) -> Iterator[Announced]:
    """The names of the lists of a text that a noun for bodies in the plural introduces."""
    for match in _SUCH_AS.finditer(text):
        yield from _items(match)
    for pattern, mark in ((_IN_BRACKETS, "("), (_BEHIND_COLON, ":")):
        for match in pattern.finditer(text) if mark in text else ():
            items = list(_items(match))
            if len(items) >= _SEVERAL:
                yield from items


def _items(match: re.Match[str]) -> Iterator[Announced]:
    for item in _PART.finditer(match.string, *match.span("list")):
        article = _ARTICLE.match(item.group())
        start = item.start() + (article.end() if article else 0)
        name = _BRACKET.sub("", match.string[start : item.end()])
        if _is_named(name):
            # One word with a capital may be any word, unless the document never has it in small letters.
            sure = " " in name or name.isupper()
            yield Announced(start, start + len(name), name, _kind(name), sure=sure)


def _is_named(name: str) -> bool:
    """Whether an item is a name: no place, no class of body, no noun alone."""
    if fold(name) in load_places() or fold_number(name) in classes_of_thing():
        return False
    return opens_a_name(name) and head_length(name) < len(name.split())


def _kind(name: str) -> str:
    return kind_of(name) or english_kind(name, english=True) or ""
