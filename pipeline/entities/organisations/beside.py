"""Acronyms that a name beside them vouches for: in brackets behind it, or listed together with it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pipeline.entities.acronyms import ACRONYM
from pipeline.entities.organisations.bare_acronyms import LANDS, is_word
from pipeline.entities.organisations.known import KnownNames
from pipeline.entities.organisations.legal_forms import is_legal_form
from pipeline.entities.organisations.name_mention import NameMention
from pipeline.entities.organisations.naming import kind_of
from pipeline.gazetteer import fold, load_places

_IN_BRACKETS = re.compile(rf"\s?\(\s?(?P<acronym>{ACRONYM})\s?\)")
_LISTED = r"(?:à la |à l['’]|au |de la |de l['’]|du |de |d['’]|la |le |les |l['’]|the )?"
_JOINT = r"(?:\s?,\s|\s(?:et|and|ainsi que)\s|\s?/\s?|,?\s(?:et|and)\s)"
_BEHIND = re.compile(rf"{_JOINT}{_LISTED}(?P<acronym>{ACRONYM})(?![\w@/&]|-\d|\.\w)")
_BEFORE = re.compile(rf"(?<![\w@./&-])(?P<acronym>{ACRONYM}){_JOINT}{_LISTED}\Z")
_LONGEST = 6
_VOUCHING = ("form", "known", "acronym", "acting", "cue", "english", "actor")


def find_beside(text: str, mentions: Iterable[NameMention], known: KnownNames) -> Iterator[NameMention]:
    """Acronyms that are not among the mentions `found` and that one of them shows to be organisations."""
    named = list(mentions)
    taken = {at for mention in named for at in range(mention.start, mention.end)}
    for mention in named:
        bracket = _IN_BRACKETS.match(text, mention.end)
        named_so = (
            bracket and mention.rank not in ("acronym", "acting") and bracket.start("acronym") not in taken
        )
        if bracket and named_so and not _is_none(bracket["acronym"], known):
            organisation = known.adopt(bracket["acronym"], mention.organisation)
            yield NameMention(*bracket.span("acronym"), organisation, "acronym")
    for mention in named:
        if mention.rank not in _VOUCHING or mention.organisation.kind == "programme":
            continue
        window = max(0, mention.start - 40)
        for match in (_BEHIND.match(text, mention.end), _BEFORE.search(text[window : mention.start])):
            if match is None or _is_none(match["acronym"], known) or not match["acronym"].isupper():
                continue
            if len(match["acronym"]) > _LONGEST:
                # A longer word in capitals may be the family name of whoever stands beside a body.
                continue
            offset = window if match.re is _BEFORE else 0
            start, end = (offset + at for at in match.span("acronym"))
            if start not in taken and not text[end:].startswith((" (", "(")):
                yield NameMention(start, end, known.named(match["acronym"]), "acting")


def _is_none(acronym: str, known: KnownNames) -> bool:
    if known.means_a_class(acronym) or known.is_person(acronym) or known.is_word(acronym):
        return True
    if "." in acronym or is_legal_form(acronym):
        return True
    # `FAST / LE PROGRAMME`: in a line of capitals an article looks like letters.
    return (
        acronym in LANDS or is_word(acronym) or fold(acronym) in load_places() or kind_of(acronym) is not None
    )
