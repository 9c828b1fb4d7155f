"""How names of persons are written, and what is called after a person."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipeline.gazetteer import key_of, load_organisations
from pipeline.language.lexicon import alternatives
from pipeline.redaction.names_data import folded, name_like, name_of
from pipeline.redaction.ordinary import (
    FORMED,
    built_things,
    formed_words,
    functions,
    label_words,
    ordinary_words,
    place_words,
)
from pipeline.redaction.passages import CAPITAL, PagePassage, Span, capital_runs, parts_of, personal_words

LONGEST = 5
"""Words of a name at most; a longer run with capitals is a heading."""


def names_after(
    passage: PagePassage, start: int, *, several: bool = False, titled: bool = False
) -> Iterator[Span]:
    """The name that begins at an offset, or `several` that are strung together by `et`, `,` and the like.

    Behind a title (`titled`) a name may end as words do that are formed from others: `Mme Awa Wenguité`.
    """
    while True:
        run = next(capital_runs(passage.text, start, _end_of_line(passage, start)), None)
        if run is None or passage.text[start : run[0]].strip(' \u00a0:«"') != "":
            return
        end = _end_of_name(passage, *run, titled=titled)
        if end > run[0]:
            yield run[0], end
        joint = _JOINT.match(passage.text, end) if several else None
        if joint is None:
            return
        start = joint.end()


_JOINT = re.compile(r"(?:, | et | and | e | y | & |/)")


def _end_of_line(passage: PagePassage, start: int) -> int:
    return passage.line_at(start).end


def _end_of_name(passage: PagePassage, start: int, end: int, *, titled: bool) -> int:
    """Where the name that begins a run ends: before a word that no name has, five words on at most."""
    kept = start
    for span, part in _words_of_name(passage, start, end)[:LONGEST]:
        if _is_no_name(passage, part, behind=kept > start, formed=not titled):
            break
        kept = span[1]
        if part.endswith(".") and len(part) > 2:
            kept -= 1
            break
    return kept


def looks_like_name(passage: PagePassage, start: int, end: int, least: int, *, formed: bool = True) -> bool:
    """Whether a stretch is written as a name of persons is, and names no organisation or place.

    Where nothing but a name is likely, endings of words that are `formed` from others need not be looked at.
    """
    parts = _words_of_name(passage, start, end)
    if not least <= len(parts) <= LONGEST + 1:
        return False
    if any(
        _is_no_name(passage, part, behind=number > 0, formed=formed or number == 0)
        for number, (_, part) in enumerate(parts)
    ):
        return False
    if all(name_of(part) or _INITIAL.fullmatch(part) for _, part in parts):
        return True
    return not passage.is_organisation(start, end)


_SMALL = re.compile(r"ag|ould|walet|dite?|ben|bin|ibn|al|el|da|dos?|das|van|von|de[rn]?|di|[yei]")
_OF = re.compile(r"d[eu]|las?|les?|del|L[ea]|D[eu]|Van|Von|El|Al")


def _words_of_name(passage: PagePassage, start: int, end: int) -> list[tuple[Span, str]]:
    """The words of a stretch without the small ones that stand inside of names.

    `de` and articles are in names of things as well: they are left out behind a name that is known only.
    """
    kept: list[tuple[Span, str]] = []
    for span, part in parts_of(passage.text, start, end):
        small = bool(kept) and bool(
            (_SMALL.fullmatch(part) and part != "de") or (_OF.fullmatch(part) and name_of(kept[-1][1]))
        )
        if not small:
            kept.append((span, part))
    return kept


_INITIAL = re.compile(r"[^\W\d_]\.")
_ROMAN = re.compile(r"[IVX]{2,6}")


def is_made_of_names(text: str) -> bool:
    """Whether a text is nothing but names that persons have: who is paid is taken for an organisation.

    Behind a given name that proves itself, a word may be a name that no list has; bodies called so are known.
    """
    passage = PagePassage(text)
    parts = _words_of_name(passage, 0, len(text))
    known = [name_of(part) or name_like(part) for _, part in parts]
    first = name_of(parts[0][1]) if parts else None
    if first and first.is_given and first.alone and first.listed and 1 < len(parts) <= GIVEN_AND_FAMILY:
        others = [part for _, part in parts[1:]]
        if key_of(text) not in _bodies() and not any(
            _is_no_name(passage, part, behind=False) or not _is_written_as_name(part) for part in others
        ):
            return True
    if len(parts) == 1:
        name = known[0]
        return name is not None and name.is_given and name.alone and name.listed and not text.isupper()
    return all(known) and any(name and name.is_given and name.alone for name in known)


GIVEN_AND_FAMILY = 3
"""Words at most of a name whose family no list has."""


@cache
def _bodies() -> frozenset[str]:
    """The names of the organisations of the gazetteer, as they are compared."""
    return frozenset(key_of(name) for entry in load_organisations() for name in (entry.name, *entry.aliases))


def _is_written_as_name(part: str) -> bool:
    """Whether a word has a capital only at its beginning, or is too long in capitals for an acronym."""
    return part.istitle() or (part.isupper() and len(part) > LONGEST_ACRONYM)


LONGEST_ACRONYM = 6
"""Letters of an acronym at most, where it could be the name of a family as well."""


def _is_no_name(passage: PagePassage, part: str, *, behind: bool, formed: bool = True) -> bool:
    """Whether a word is an ordinary one, says a function, or holds figures.

    `behind` another word of a name a place may stand: families are called after places, and these after them.
    Endings of words that are `formed` from others are looked at, or not.
    """
    if any(sign.isdigit() for sign in part):
        return True
    if _INITIAL.fullmatch(part):
        return False
    key = folded(part)
    name = name_of(part)
    if name is not None and name.listed:
        return False
    if name is not None and part[1:] != part[1:].lower() and not part.isupper():
        return True
    if label_words(passage.language).fullmatch(part) or functions(passage.language).fullmatch(part):
        return True
    if built_things().fullmatch(part) or _ROMAN.fullmatch(part):
        return True
    if name is not None and key not in ordinary_words(passage.language) and key not in passage.lower:
        return False
    if formed and len(part) >= FORMED and formed_words().search(part):
        return True
    ordinary = key in ordinary_words(passage.language) or key in passage.lower
    return ordinary or (key in place_words() and not behind)


def whole_name(passage: PagePassage, start: int, end: int) -> Span:
    """A name with the words of its run before and behind that could be parts of it."""
    for run in capital_runs(passage.text, *_line_of(passage, start)):
        if run[0] <= start and end <= run[1]:
            parts = [span for span, _ in _words_of_name(passage, *run)]
            before = [span for span in parts if span[1] <= start]
            behind = [span for span in parts if span[0] >= end]
            while before and _may_belong(passage, before[-1], behind=False):
                start = before.pop()[0]
            while behind and _may_belong(passage, behind[0], behind=True):
                end = behind.pop(0)[1]
            break
    behind_it = _NICKNAME.match(passage.text, end)
    if behind_it:
        end = behind_it.end()
    double = _DOUBLE.search(passage.text, max(0, start - LONGEST_DOUBLE), start)
    if double and not _is_no_name(passage, double["name"], behind=False):
        start = double.start()
    return start, end


_NICKNAME = re.compile(rf" [«\"“(‘'] ?[{CAPITAL}][\w’'-]+ ?[»\"”)’'] [{CAPITAL}][\w’'-]+")
"""A name by which somebody is called, between the given name and that of the family."""

_DOUBLE = re.compile(rf"(?<![\w/])(?P<name>[{CAPITAL}][\w’'-]+) ?/ ?$")
LONGEST_DOUBLE = 30
"""A name before a slash, and signs before a name in which it is looked for: a wife has two of families."""


def _may_belong(passage: PagePassage, span: Span, *, behind: bool) -> bool:
    part = passage.text[span[0] : span[1]]
    if not behind and functions(passage.language).fullmatch(part):
        return False  # `M.` is a title before a name, and an initial inside of one.
    return not _is_no_name(passage, part, behind=behind) and not passage.is_organisation(*span)


def _line_of(passage: PagePassage, offset: int) -> Span:
    line = passage.line_at(offset)
    return line.start, line.end


def known_in(passage: PagePassage, start: int, end: int) -> Iterator[Span]:
    """Stretches of a run that known names make a person's: with the words between and beside them."""
    parts = _words_of_name(passage, start, end)
    names = [name_of(part) or name_like(part) for _, part in parts]
    number = 0
    while number < len(parts):
        first = number
        while number < len(parts) and not _is_no_name(passage, parts[number][1], behind=number > first):
            number += 1
        group = names[first:number]
        sure = sum(name is not None and name.alone for name in group)
        held = sum(name is not None for name in group)
        given = any(name is not None and name.is_given for name in group)
        if len(group) <= LONGEST + 1 and len(group) > 1 and sure and (held > 1 or given):
            yield parts[first][0][0], parts[number - 1][0][1]
        number += 1


def is_namesake(passage: PagePassage, start: int, end: int) -> bool:
    """Whether it is a hospital, a street or a prize that is called after a person."""
    before, behind = _namesakes(passage.language)
    return bool(before.search(passage.text, max(0, start - REACH), start) or behind.match(passage.text, end))


REACH = 40
"""Signs before a name in which is said what is called so."""


@cache
def _namesakes(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = personal_words(language)
    what = alternatives((*words.namesakes, *words.streets_before))
    return (
        re.compile(rf"(?<!\w)(?i:{what})(?: (?:de|du|des|of|do|da|del|la|le|l['’]))?[ \u00a0«\"“]{{1,3}}$"),
        re.compile(rf"(?:['’]s?)?[ \u00a0](?i:{alternatives(words.namesakes_behind)})(?!\w)"),
    )
