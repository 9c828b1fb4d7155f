"""Acronyms that nothing explains, where they act as organisations do: `par le CNRS`, `le CNRS finance`."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from pipeline.entities.acronyms import ACRONYM
from pipeline.entities.organisations.grammar import NOT_NOUNS, SMALL
from pipeline.entities.organisations.lexicon import worded
from pipeline.values.text.beginnings import AtWords, Beginnings

_LETTER = r"(?:[A-ZÀ-Þ&]|[a-z](?=[A-Z]{2}|[A-Z]\b))"
_ACRONYM = rf"(?P<acronym>[A-ZÀ-Þ]{_LETTER}{{1,9}}(?:[-/][A-ZÀ-Þ]{{1,6}})?)(?![\w@/&]|-\d|\.\w)"
_GIVES = worded("gift")
DOES = (
    r"(?:s['’]est |se |s['’]|a |ont |avait |has |have )?(?:également |aussi |ainsi |also )?"
    rf"(?:{worded('deed')})\w*"
)
_THE = r"(?:[Ll][ea] |[Ll]['’]|[Tt]he )"
_OF = r"(?:de la |de l['’]|du |de |d['’]|avec (?:le |la |l['’])?|of the |from the |from )"
_OFFICE = rf"(?:{worded('officer')})"
_BODY = rf"(?:{worded('bearer')})"
_TWO_CAPITALS = re.compile(r"[A-ZÀ-Þ](?:[A-ZÀ-Þ&]|[a-z][A-Z])")
"""What every acronym has."""

_ACTING = (
    AtWords(
        re.compile(
            rf"\b{_OFFICE}(?: [\w'’-]+){{0,4}} "
            rf"(?:de la |de l['’]|du |d['’]|de |au |à la |à l['’]|of ){_ACRONYM}"
        )
    ),
    AtWords(re.compile(rf"\b{_BODY}(?: [a-zà-ÿ]+){{0,2}} {_ACRONYM}")),
    AtWords(re.compile(rf"\b(?:par|by|avec|with)\s+{_THE}?{_ACRONYM}")),
    AtWords(re.compile(rf"\b(?:{_GIVES})(?: \w+)?\s+{_OF}{_ACRONYM}")),
    AtWords(
        re.compile(rf"\b(?i:selon|according to|auprès)\s+(?:du |de la |{_THE})?{_ACRONYM}"),
        Beginnings(("selon", "according to", "auprès"), any_case=True),
    ),
)
_DOING = re.compile(rf"{_ACRONYM}\s+(?={DOES})")
_LED = re.compile(rf"(?:\A|[\s,«(]){_THE}\Z")
_LEAD = len(" the ")

_ARTICLE = re.compile(r"(?:\b(?:la|le|les|du|au|aux|the|ONG|NGO)\s|[ld]['’]|\()\Z", re.IGNORECASE)
_FIGURE = re.compile(r"\s?\d{1,3}(?:[ .,]\d{3})+|\s?\d[\d.,]* (?:million|billion|milliard)")
_ILL = re.compile(
    r"\b(?:children|people|persons|women|men|patients|cases|adults|those|living|diagnosed|infected|personnes"
    r"|enfants|patients|cas|vivant|vivent)(?: [a-zà-ÿ]+)? (?:with|avec) (?:the |le |la |l['’])?\Z"
    r"|\b(?:touch|affect|atteint|infect|caus|décéd|tué)\w* par (?:le |la |l['’])?\Z"
    r"|\b(?:affected|caused|infected|killed) by (?:the )?\Z"
)
"""Who has an illness, and what it does."""

LANDS = frozenset(("US", "USA", "UK", "UAE", "DRC", "RDC", "RCA", "CAR"))
"""Letters of lands, which stand where bodies do."""

_SHORTEST = 3
_LONG = 5
"""Two letters are as often a mark of something; from five on a word in capitals may be a person's name:
`par NIKIEMA`, but `par le MINEFID`."""

_SHAPE = re.compile(ACRONYM)


CAMEL = re.compile(
    r"(?<![\w@./’'-])(?!Mac|Mc|De|Le|La|Di|Van|Monsieur|Madame)(?:[A-Z][a-zé]{2,9}[A-Z][a-zé]{2,9}"
    r"|[A-Z][a-z]{2,9}\d[A-Z][a-z]{2,9})(?![\w@-]|[’'](?!s\b)|\.\w)"
)
"""A name of two words in one: of a company as often as of what it sells."""

_CAMEL_BEFORE = re.compile(
    rf"(?:\b(?:[Bb]y|[Ff]rom|[Pp]ar|[Ss]elon|[Cc]hez|[Aa]t|[Aa]ccording to|[Aa]uprès d[eu]|{_BODY}"
    rf"|[Ff]irm|[Ss]tartup)|\b{_OFFICE} (?:of|de|du)|\b(?:{_GIVES}) (?:of|from|de|du))\s(?:the |la |le )?\Z"
)
_CAMEL_BEHIND = re.compile(
    r"[’']s (?:chief|head|director|president|chair|staff|team|founder|office|board|report|partners?)\b"
    rf"|\s+{DOES}\b|\s+(?:said|says|agreed|acquired|bought|joined|owns|operates|partnered|invested|raised"
    r"|employs|hired|filed)\b"
)


def find_acting_camels(text: str) -> Iterator[str]:
    """The names in camel case that a text shows acting: by what stands before, or by their verb."""
    for match in CAMEL.finditer(text):
        before = _CAMEL_BEFORE.search(text, max(0, match.start() - 40), match.start())
        if before or _CAMEL_BEHIND.match(text, match.end()):
            yield match.group()


@functools.lru_cache(maxsize=8192)
def find_acting_acronyms(text: str) -> tuple[tuple[int, int], ...]:
    """The acronyms that a text shows acting, as (start, end); a document's passages are asked for twice."""
    return tuple(_find_acting(text))


def _find_acting(text: str) -> Iterator[tuple[int, int]]:
    if not _TWO_CAPITALS.search(text):
        return
    found = {match.span("acronym") for pattern in _ACTING for match in pattern.finditer(text)}
    found |= {match.span("acronym") for match in _DOING.finditer(text) if _is_subject(text, match.start())}
    for start, end in sorted(found):
        acronym = text[start:end]
        capitals = sum(letter.isupper() for letter in acronym) > 1 and _SHAPE.match(acronym)
        if not capitals or is_word(acronym) or _is_shouted(text, start, end):
            continue
        if _FIGURE.match(text, end):
            # `UGX 18,000,000`: what stands before a figure is its unit.
            continue
        if acronym in LANDS or _ILL.search(text, max(0, start - 60), start):
            continue
        told = len(acronym) >= _SHORTEST and _ARTICLE.search(text, max(0, start - 10), start)
        if _SHORTEST <= len(acronym) < _LONG or told:
            yield start, end


def _is_subject(text: str, start: int) -> bool:
    """Whether an article leads to letters, or a sentence begins with them."""
    if not start or _LED.search(text, max(0, start - _LEAD), start):
        return True
    return text[start - 1].isspace() and text[:start].rstrip()[-1:] in (".", "!", "?")


def is_word(acronym: str) -> bool:
    """Whether it is a word of grammar, of an act in capitals, or a number: `SUR`, `DECRETE`, `XXIII`."""
    folded = acronym.casefold()
    return folded in _OF_GRAMMAR or folded in _OF_ACTS or not set(acronym) - set("IVX")


_OF_GRAMMAR = SMALL | NOT_NOUNS

# fmt: off
_OF_ACTS = frozenset((
     "arrete", "arrête", "article", "considerant", "considérant", "decide", "décide", "decrete", "décrète",
     "md", "ceo", "cfo", "phd", "dg", "pdg", "esq", "tel", "bp",
     "delibere", "délibère", "ordonne", "vote", "visa", "annexe", "objet", "adopte", "approuve",
))
# fmt: on
"""What acts say in capitals, and letters of offices."""


def _is_shouted(text: str, start: int, end: int) -> bool:
    """Whether the words around are in capitals too, as in headings."""
    if re.search(r"[A-ZÀ-Þ][a-zà-ÿ]+ \Z", text[max(0, start - 20) : start]) and len(text[start:end]) > 3:
        # `Issa SARR`: behind a first name the capitals are a family's.
        return True
    around = re.findall(r"[^\W\d_]{3,}", text[max(0, start - 30) : start] + " " + text[end : end + 30])
    return len([word for word in around if word.isupper()]) > 1
