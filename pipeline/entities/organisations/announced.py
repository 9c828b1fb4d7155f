"""Names that the words around them show to be organisations: `l'ONG Mali Espoir`, `X est une association`."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from pipeline.entities.organisations.announcing import Announced, announced_by, opens_a_name
from pipeline.entities.organisations.listed_names import find_listed
from pipeline.entities.organisations.naming import classes_of_thing, kind_of
from pipeline.entities.organisations.suffixed import find_suffixed
from pipeline.gazetteer import fold, load_places
from pipeline.values.text.beginnings import AtWords

_BODY = (
    r"(?:association|agence|entreprise|compagnie|société|organisation|coopérative|banque|firme|consortium"
    r"|réseau|collectif|groupement|fondation|troupe|club|radio|journal|chaîne|opérateur|coalition|filiale"
    r"|plateforme(?! (?:[a-zà-ÿ]+ ){0,2}[A-Z][a-z]+[A-Z]))"  # One called in camel case is software.
)
_WHOSE = (
    r"(?: (?:[a-zà-ÿ-]+(?:[aoe]ise|enne|ique|ale|aire|ière|ine|ive|ande|oise|èque)|privée|publique|belge"
    r"|suisse|russe"
    r"|turque|grecque|mixte|burkinabè|locale?|non gouvernementale)){0,2}"
)
_REACH = r"(?: (?:internationale|humanitaire|locale|nationale|non gouvernementale))"
_WORD = r"[A-ZÀ-Þ][\w&’'-]*"
_LINK = r"(?:de |du |des |d['’]|la |le |les |et |pour |en |of |for |the )"
# No name has more words than this; a page of capitals could else be parted in too many ways.
_NAME = rf"{_WORD}(?:[ /-]{_LINK}{{0,3}}{_WORD}){{0,15}}"
_CUE = re.compile(
    rf"\b(?:(?:ONG|ong){_WHOSE}|NGO|(?:local |international |national )?(?:organi[sz]ation|company|firm"
    rf"|charity|contractor|consultancy|foundation|association|non-profit|nonprofit),?"
    rf"|organisation{_REACH}|(?:[Ll]['’]|[Dd]['’]|[Ll]a |[Ll]e |[Uu]ne? |[Dd]e |[Dd]u |[Aa]u ){_BODY}{_WHOSE}"
    r"|[Aa]gence d['’][Ee]xécution|bureau d['’]études?|[Cc]abinet|[Ss]yndicat"
    r"|[Ll]e groupe [a-zà-ÿ-]{3,}(?:ais|ois|ien|ain|and|ol|que))\s+[«\"“‘]?\s*"
    rf"(?P<name>{_NAME}(?: (?:and|et|&) (?:Co|Cie|Fils|Frères|Associés|Sons|Partners)\b)?)"
)
_QUOTED = re.compile(
    r"\b(?P<body>(?:[Aa]ssociation|A\.?S\.?B\.?L\.?|asbl|ONG|NGO|[Ss]ociété|[Ee]ntreprise|[Cc]oopérative"
    r"|[Ff]ondation|[Cc]ollectif|[Gg]roupement|[Cc]omité|[Cc]lub|[Tt]roupe|[Ff]édération|[Cc]entre|[Éé]cole"
    r"|[Oo]rganisation|[Cc]onsortium|[Cc]abinet|[Mm]utuelle|[Ss]yndicat|[Rr]éseau)(?:\s[a-zà-ÿ]+){0,3}?)\s?"
    r"[«“\"]\s?(?P<name>[^\W\d_][^«»“”\"\n]{1,80}?)\s?[»”\"]"
)
"""A name in quotation marks behind the noun that says what it is: it may be any words."""

_IS_ONE = (
    r"(?:ONG|ONGD|association|organisation|fondation|entreprise|société|coopérative|organisme|institution"
    r"|fédération"
    r"|agence|réseau|consortium|bureau d['’]études?|filiale|NGO|organi[sz]ation|charity|company"
    r"|foundation|agency)\b"
)
_CALLED = re.compile(
    rf"(?<![\w-])(?P<name>{_NAME})(?: \([^()]{{2,60}}\))?(?: «[^«»]{{3,60}}»[^.;:«»]{{0,40}}?)?"
    rf"(?:,? (?:est|était|is|was) (?:une? |l['’]|la |le |an? |the )(?:[a-zà-ÿ]+ ){{0,2}}"
    rf"|, (?:une? |an? |the )?(?:(?!dont |qui |que |où )[a-zà-ÿ]+ ){{0,2}}){_IS_ONE}"
)
_WORKS = (
    r"(?:intervient|est présente? (?:au|en|sur|dans|à)|est active? "
    r"|œuvre (?:au|en|pour|dans)|a été (?:fondée?|créée?) en|works in|operates in|was founded in)"
)
"""What is said of a body that works somewhere, or of how it began."""

_PRESENT = re.compile(rf"(?:\A|[.!?»]\s+|\n)(?P<name>{_NAME})(?: \([^()]{{2,60}}\))? {_WORKS}")
_WITHOUT = re.compile(rf"(?<![\w-])(?P<name>{_WORD}(?: (?:et )?[\w’'-]+){{0,2}} [Ss]ans [Ff]ronti[èe]res)\b")
_WIRE = re.compile(
    r"\A(?:[A-ZÀ-Þ][\wÀ-ÿ’'-]{2,20}(?: [A-ZÀ-Þ][\wÀ-ÿ’'-]{2,20})?,? (?:le )?"
    r"(?:\d{1,2}(?:er)? [A-Za-zéûôÉ]{3,9}\.?(?: \d{4})?|[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?)"
    r"|[A-ZÀ-Þ]{3,20}),? ?\((?P<name>[A-Z]{2,6})\) ?(?:[:–—-]|\.-)"
)
"""The agency whose news it is, behind the place and the day: `Niamey, 12 août (ANP) –`."""

_OTHER = r"[A-ZÀ-Þ][\w-]{3,}+"
_AND = r" (?:et|and) (?:le |la |les |l['’]|the )"
_ACTS = r"(?:ont|signent|s['’]engagent|lancent|organisent)\b"
_BESIDE = re.compile(
    r"(?:(?:\A|[.!?:;]\s+|\bentre |\bavec |\bpar |\bbetween |\bwith |\bby )"
    rf"(?P<name>{_OTHER}){_AND}(?P<body>[^\W\d_]+(?: [^\W\d_]+){{0,2}})"
    r"|(?P<before>\b[^\W\d_]+ (?:de |du |des |d['’])(?:la |l['’])?[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+){0,3})"
    rf" et (?P<other>{_OTHER}) {_ACTS})"
)
"""A name that acts together with a body: `Asmae et le Ministère de la Santé`."""

_TOGETHER = re.compile(rf"(?<!\S){_OTHER}{_AND}"), re.compile(rf" et {_OTHER} {_ACTS}")
"""What one or the other such place has: most texts have none, and are not parted into words for it."""

_SAID = (
    (_CALLED, AtWords(re.compile(rf"\b{_IS_ONE}"))),
    (_PRESENT, AtWords(re.compile(rf"\b{_WORKS}"))),
)
"""What a text may say of a name, each with the words without which it says it of none."""

_CUES, _QUOTES = AtWords(_CUE), AtWords(_QUOTED)
_MARK = re.compile(r"[«“\"]")
"""What opens a quotation."""


def find_announced(text: str) -> tuple[Announced, ...]:
    """The names that a text announces, in no order; several may begin at one place."""
    return _announced_of(text, load_places())


@functools.lru_cache(maxsize=8192)
def _announced_of(text: str, places: frozenset[str]) -> tuple[Announced, ...]:
    """What a text announces where these are places; a document's passages are asked for twice."""
    return tuple(_find_announced(text))


def _find_announced(text: str) -> Iterator[Announced]:
    for match in _CUES.finditer(text):
        body = re.search(_BODY, match.group()[: match.start("name") - match.start()])
        if not _is_only_near(match):
            yield from announced_by(match, (kind_of(body.group()) if body else None) or "NGO", sure=True)
    for match in _QUOTES.finditer(text) if _MARK.search(text) else ():
        if match["name"][:1].isupper() or match["name"].split()[-1][:1].isupper():
            yield _quoted(match)
    for pattern, words in _SAID:
        for match in pattern.finditer(text) if words.search(text) else ():
            if kind_of(match["name"]) is None and opens_a_name(match["name"]):
                yield from announced_by(match, "NGO")
    yield from _acting_together(text)
    for match in _WIRE.finditer(text):
        yield Announced(*match.span("name"), match["name"], "company", sure=True)
    if "ronti" in text:
        yield from (_without(match) for match in _WITHOUT.finditer(text))
    yield from find_suffixed(text)
    yield from find_listed(text)


def _is_only_near(match: re.Match[str]) -> bool:
    """`the association, Awa's work`: behind a comma a name is the body's where another comma follows."""
    apart = match.string[: match.start("name")].rstrip().endswith(",")
    return apart and match.string[match.end() : match.end() + 1] not in (",", ")", ".", "")


def _without(match: re.Match[str]) -> Announced:
    """`Médecins sans frontières`; `Croix-Rouge malienne et Clowns sans frontières` are two."""
    before, joint, after = match["name"].rpartition(" et ")
    two = joint and len(before.split()) > 1 and after.split()[0].endswith("s")
    start = match.end("name") - len(after) if two else match.start("name")
    return Announced(start, match.end("name"), after if two else match["name"], "NGO")


def _acting_together(text: str) -> Iterator[Announced]:
    if not any(together.search(text) for together in _TOGETHER):
        return
    for match in _BESIDE.finditer(text):
        group = "name" if match["name"] else "other"
        name, body = match[group], match["body"] or match["before"]
        known = fold(name) in classes_of_thing() or fold(name) in load_places()
        unknown = not known and kind_of(name) is None
        if unknown and kind_of(body) is not None and opens_a_name(name):
            yield Announced(*match.span(group), name, "NGO")


def _quoted(match: re.Match[str]) -> Announced:
    """The name between the marks; with the noun before it where that is written as a part of the name."""
    body = match["body"]
    kind = kind_of(body.split()[0]) or "NGO"
    if body[:1].isupper() and not body.split()[0].isupper() and not opens_sentence(match):
        start, end = match.start("body"), match.end()
        return Announced(start, end, match.string[start:end], kind, sure=True)
    return Announced(match.start("name"), match.end("name"), match["name"], kind, sure=True)


def opens_sentence(match: re.Match[str]) -> bool:
    """Whether a match stands where a capital says nothing: at the start of a text or behind a stop."""
    before = match.string[: match.start()].rstrip()
    return not before or before[-1] in ".!?:"
