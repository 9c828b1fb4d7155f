"""Names that the words around them show to be organisations: `l'ONG Mali Espoir`, `X est une association`."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.entities.organisations.actors import state_pattern, states_by_form
from pipeline.entities.organisations.english_ends import behind_holder
from pipeline.entities.organisations.english_runs import closed
from pipeline.entities.organisations.grammar import ADJECTIVE, DETERMINERS, NOT_NOUNS, SMALL
from pipeline.entities.organisations.lexicon import words_of
from pipeline.entities.organisations.naming import classes_of_thing, kind_of
from pipeline.gazetteer import fold, load_no_bodies, load_other_nouns, load_places
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
    rf"(?P<name>{_NAME})"
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
    rf"|, (?:une? |an? |the )?(?:[a-zà-ÿ]+ ){{0,2}}){_IS_ONE}"
)
_PRESENT = re.compile(
    rf"(?:\A|[.!?»]\s+|\n)(?P<name>{_NAME})(?: \([^()]{{2,60}}\))? "
    r"(?:intervient|est présente? (?:au|en|sur|dans|à)|est active? "
    r"|œuvre (?:au|en|pour|dans)|a été (?:fondée?|créée?) en|works in|operates in|was founded in)"
)
_WITHOUT = re.compile(rf"(?<![\w-])(?P<name>{_WORD}(?: (?:et )?[\w’'-]+){{0,2}} [Ss]ans [Ff]ronti[èe]res)\b")
_WIRE = re.compile(
    r"\A(?:[A-ZÀ-Þ][\wÀ-ÿ’'-]{2,20}(?: [A-ZÀ-Þ][\wÀ-ÿ’'-]{2,20})?,? (?:le )?"
    r"(?:\d{1,2}(?:er)? [A-Za-zéûôÉ]{3,9}\.?(?: \d{4})?|[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?)"
    r"|[A-ZÀ-Þ]{3,20}),? ?\((?P<name>[A-Z]{2,6})\) ?(?:[:–—-]|\.-)"
)
"""The agency whose news it is, behind the place and the day: `Niamey, 12 août (ANP) –`."""

_SUFFIX = (
    r"(?:International|Worldwide|Solidarité|Coopération|Humanitaire|Foundation|Consulting|Corporation"
    r"|Holding|Group|Agglomération|Métropole)"
)
_SUFFIXED = re.compile(
    rf"(?<![\w-])(?P<name>{_WORD}(?:[ -]{_WORD}){{0,2}}[ -]{_SUFFIX})(?![\w’'-]| {_WORD}| &)"
)
_IN_RUN = re.compile(r"(?<![\w’'-])(?!(?:The|La|Le|Les) )[A-ZÀ-Þ][\w&’'-]* \Z")
_RUN = 30
"""What shows, in so many characters before it, that a name is the end of a longer run of capitals."""

_BESIDE = re.compile(
    r"(?:(?:\A|[.!?:;]\s+|\bentre |\bavec |\bpar |\bbetween |\bwith |\bby )"
    r"(?P<name>[A-ZÀ-Þ][\w-]{3,}) (?:et|and) "
    r"(?:le |la |les |l['’]|the )(?P<body>[^\W\d_]+(?: [^\W\d_]+){0,2})"
    r"|(?P<before>\b[^\W\d_]+ (?:de |du |des |d['’])(?:la |l['’])?[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+){0,3})"
    r" et (?P<other>[A-ZÀ-Þ][\w-]{3,}) (?:ont|signent|s['’]engagent|lancent|organisent)\b)"
)
"""A name that acts together with a body: `Asmae et le Ministère de la Santé`."""

_CUES, _QUOTES = AtWords(_CUE), AtWords(_QUOTED)

_ANOTHER = re.compile(
    r"(?<!\s)\s+(?:(?P<and>et\s+)(?P<article>(?:de )?(?:la |le |les |l['’]))?|d(?:u|es|e la|e) |d['’])"
)


@dataclass(frozen=True, slots=True)
class Announced:
    """A name at characters `start` to `end`, with the kind that the words around it say.

    It is `sure` where a noun before it says that a name follows: then it may begin with any word.
    """

    start: int
    end: int
    name: str
    kind: str
    sure: bool = False


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
            yield from _announced(match, (kind_of(body.group()) if body else None) or "NGO", sure=True)
    for match in _QUOTES.finditer(text):
        if match["name"][:1].isupper() or match["name"].split()[-1][:1].isupper():
            yield _quoted(match)
    for pattern in (_CALLED, _PRESENT):
        for match in pattern.finditer(text):
            if kind_of(match["name"]) is None and _opens_a_name(match["name"]):
                yield from _announced(match, "NGO")
    yield from _acting_together(text)
    for match in _WIRE.finditer(text):
        yield Announced(*match.span("name"), match["name"], "company", sure=True)
    for match in _WITHOUT.finditer(text):
        yield _without(match)
    yield from _with_suffix(text)


def _with_suffix(text: str) -> Iterator[Announced]:
    """`Delta Consulting`, `Enda Mali`: names that end in what bodies end in, or in the land of a branch."""
    branches = (match for match in _branches().finditer(text) if _is_branch(match))
    for match in (*_SUFFIXED.finditer(text), *branches):
        within = _IN_RUN.search(text, max(0, match.start() - _RUN), match.start())
        if within or behind_holder(match["name"]):
            continue
        if len(list(closed(match["name"]))) > 1:
            # `Delta Foundation Rivers Corporation`: two names of a list without signs.
            continue
        if kind_of(match["name"]) is None and _opens_a_name(match["name"]):
            yield from _announced(match, _kind_by_end(match["name"]))


def _kind_by_end(name: str) -> str:
    """The kind of body that the last word of a name says."""
    company = "company" if name.endswith(_OF_TRADE) else "NGO"
    return "local authority" if name.endswith(("Agglomération", "Métropole")) else company


def _is_branch(match: re.Match[str]) -> bool:
    """Whether a name before that of a state is a body's: no other state, person or word of a sentence."""
    owner, state = match["owner"], match["state"]
    words = owner.split()
    if _JOINED_TO.search(match.string, max(0, match.start() - _RUN), match.start()):
        return False
    body = _OF_BODY.search(match.string, max(0, match.start() - _RUN), match.start())
    if body and kind_of(body["noun"]) is not None:
        # `Lycée de Tinza Kita Mali`: the place that a body is named by.
        return False
    if re.search(r"[’']s\Z", owner) or fold(owner) in states_by_form() or words[-1] in _OF_LANDS:
        # `DFID's Eritrea`, `Mozambique/Malawi`, `Papua New Guinea`.
        return False
    if state in _FAMILIES and not any(word.isupper() for word in words):
        return False
    shouted = match["name"].isupper() and len(words) > 1
    return not (shouted or {word.lower() for word in words} & (NOT_NOUNS | SMALL | _JOINING))


_JOINED_TO = re.compile(r"(?<![\w’'-])[A-ZÀ-Þ][\w’'-]{1,30} (?:et|and|&) \Z")
"""What a name goes on from: `Câbles et Systèmes France`."""

_OF_BODY = re.compile(r"(?<![\w’'-])(?P<noun>[A-ZÀ-Þ][\w’'-]+) (?:de |d['’]|du )\Z")
"""A noun with a capital that what follows is the complement of."""

_OF_LANDS = (
    "New",
    "South",
    "North",
    "East",
    "West",
    "Central",
    "Equatorial",
    "Democratic",
    "Federal",
    "Greater",
)
"""What stands before the name of a land as a part of a longer one."""

_FAMILIES = ("Jordan", "Chad", "Georgia", "Israel", "Ireland")
"""States whose names are persons' names, too: `Awa Jordan`."""

_JOINING = frozenset(("and", "in", "of", "for", "the", "or", "from", "to", "with", "but", "then", "other"))
_JOINING |= {word.lower() for word in words_of("opening")}


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
    for match in _BESIDE.finditer(text):
        group = "name" if match["name"] else "other"
        name, body = match[group], match["body"] or match["before"]
        unknown = kind_of(name) is None and fold(name) not in classes_of_thing() | load_places()
        if unknown and kind_of(body) is not None and _opens_a_name(name):
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


_OF_TRADE = ("Consulting", "Corporation", "Holding", "Group")


def _announced(match: re.Match[str], kind: str, *, sure: bool = False) -> Iterator[Announced]:
    name = _POSSESSED.sub("", _before_another(match["name"]))
    adjective = " " not in name and name.endswith("s") and ADJECTIVE.fullmatch(name.lower())
    if name.split()[0] in _HOLDERS or fold(name) in load_other_nouns() | load_no_bodies():
        return
    if fold(name) not in load_places() and fold(name) not in classes_of_thing() and not adjective:
        yield Announced(match.start("name"), match.start("name") + len(name), name, kind, sure)


_POSSESSED = re.compile(r"[’']s\Z")
"""The mark of whose something is, at the end of a name."""

# fmt: off
_HOLDERS = frozenset((
    "CEO", "CFO", "COO", "CTO", "PDG", "DG", "Chairman", "Chief", "Director", "Directeur", "Directrice",
    "Founder", "Manager", "President", "Président", "Présidente", "Secretary", "Secrétaire",
))
# fmt: on
"""Who speaks for a company: what follows is a person's name, `company CEO Awa Cissé`."""


def _before_another(name: str) -> str:
    """A name up to where another begins: `Karkara et la Fédération`, `Somilo du Groupe Barrick`."""
    for joint in _ANOTHER.finditer(name):
        after = name[joint.end() :]
        if kind_of(after) is not None or (joint["and"] and (joint["article"] or _LETTERS.fullmatch(after))):
            return name[: joint.start()]
    return name


_LETTERS = re.compile(r"[A-Z]{2,8}")
"""The letters of a body, which another name is joined to: `la firme Dental et BEH`."""


def _opens_a_name(name: str) -> bool:
    """Whether the first word is none of grammar, office or place: `Au Mali`, `Président Mali`, `Yearly`."""
    first = name.split()[0].split("-")[0].lower()
    words = NOT_NOUNS | SMALL | DETERMINERS
    plain = first.rstrip("'’") not in words and not re.match(r"[ldcsnjqm]['’]", first)
    none = load_other_nouns() | load_no_bodies() | load_places()
    plain = plain and not (" " not in name and first.endswith("ly"))
    return plain and fold(first) not in none and first not in _OPENING


# fmt: off
_OPENING = frozenset((
     "central", "eastern", "northeastern", "northwestern", "southeastern", "southern", "southwestern",
     "western", "morning",
     "action", "aide", "appui", "ong", "ngo", "aujourd", "ce", "central", "centre", "ces", "cet", "cette",
     "chaque", "coopération", "demain", "depuis", "développement", "elle", "elles", "est",
     "formation", "hier", "ici", "il", "ils", "in", "its", "je", "leur", "là", "nations", "nord",
     "north", "northern", "notre", "nous", "on", "ouest", "our", "programme", "projet", "sa",
     "santé", "selon", "solidarité", "son", "south", "sud", "that", "the", "this", "tout", "toute",
     "union", "votre", "vous", "éducation",
))
# fmt: on
"""First words by which a run of capitals is a sentence, a direction or a theme."""


@functools.cache
def _branches() -> re.Pattern[str]:
    """Matches `Enda Mali`, `USAID/Mali`: a name with its country in apposition."""
    states = state_pattern().pattern.removeprefix(r"(?<![\w-])").removesuffix(r"(?![\w-])")
    return re.compile(
        rf"(?<![\w-])(?P<name>(?P<owner>{_WORD}(?: {_WORD}){{0,2}})[ /](?P<state>{states}))"
        rf"(?![\w’'-]| {_WORD})"
    )
