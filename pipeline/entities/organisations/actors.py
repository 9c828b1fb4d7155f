"""States where they act: as donor, party or government; elsewhere their names are places."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from spacy.tokens import Doc

from pipeline.entities.marks import text_of
from pipeline.entities.organisations.lexicon import worded
from pipeline.entities.organisations.naming import new_organisation
from pipeline.gazetteer import fold, load_states
from pipeline.records import Organisation
from pipeline.values.text.beginnings import AtWords, Beginnings

_ARTICLE = r"(?:(?:de |du |des |d['’])?(?:la |le |les |l['’]|the )?)"
_GIVEN = (
    r"(?:financ\w+|co-?financ\w+|soutenu\w*|appuy\w+|octroy\w+|accord\w+|offert\w*|remis\w*|annonc\w+"
    r"|allou\w+|vers[ée]\w*|fourni\w*|promis\w*|apport[ée]\w*|mis\w* (?:en œuvre|en oeuvre|à disposition)"
    r"|accompagn[ée]\w*|conclu\w*|sign[ée]\w*|donn[ée]\w*|initi[ée]\w*|parrain[ée]\w*)"
)
_GIFT = r"(?:contributions?|dons?|financements?|subventions?|appui|soutien|aide|concours|fonds|prêts?)"
_OF_WHAT = r"(?: (?:volontaires?|financi\w+|annuelles?|techniques?|budgétaires?|de coopération))*"
_DONORS = r"(?:bailleurs?(?: de fonds)?|donateurs?|contributeurs?|partenaires?)(?: \w+){0,3} ?:"
_ENGLISH = (
    r"\b(?:funded|financed|co-?funded|co-?financed|supported|sponsored|provided|signed|donated|granted"
    r"|contributed"
    r"|implemented)(?: jointly)? by\b"
    r"|\b(?:support|funding|financing|contributions?|grants?|loans?|aid|assistance|donations?)(?= (?:of"
    r"|from) )"
    r"|\bgovernments of\b|\bbetween\b(?=[^.;]{0,160}\band\b)"
    r"|\b(?:partnership|cooperation|agreement) with\b|\bthanks to\b"
)
_BY = re.compile(
    rf"{_ENGLISH}|"
    rf"\b{_GIVEN} (?:conjointement )?par\b"
    rf"|\b{_GIFT}{_OF_WHAT}(?= (?:de|du|des|d['’]))"
    rf"|\b{_DONORS}|\bles bailleurs suivants\b"
    r"|\bentre\b(?=[^.;]{0,160}\bet\b)|\bcoopération (?:bilatérale )?(?:entre|avec)\b"
    r"|\bgouvernements(?= (?:de|du|des|d['’]))"
    r"|\bsign[ée]\w* pour\b|\bgrâce (?:à|au|aux)\b|\ba réuni\b|\bau nom (?:de|du|des)\b",
    re.IGNORECASE,
)
_ACTS = re.compile(
    r"(?:\s*\([^)]{1,20}\))?\s+(?:(?:a|ont|avait|avaient)\s+)?(?:également |aussi |ainsi |has |have |also )?"
    r"(?:soutien\w*|soutenu|financ\w+|appui\w*|appuy\w+|contribu\w+|renouvel\w+|octroy\w+|accord\w+"
    r"|vers[ée]\w*|annonc\w+|s['’]engag\w+|s['’]est engag\w+|sign[ée]\w*|décaiss\w+|fourni\w*|confi\w+"
    r"|offr\w+"
    r"|offert\w*|apport\w+|accompagn\w+|joue\w*|met(?:tent)?|mis (?:à disposition|en place)|lanc\w+"
    r"|promis|promet"
    r"|donn\w+|coopèr\w+|prêt\w+|alloue\w*|alloué\w*|poursui\w+|réaffirm\w+|réitèr\w+|renforc\w+"
    r"|particip\w+|funded|funds|financed|finances|supports|supported|signed"
    r"|provided|provides|pledged|donated|contributed|announced|allocated|granted)\b"
)
_LOCATIVE = re.compile(
    r"(?:\b(?:en|au|aux|à|vers|depuis|dans|hors|in|to|across|within)\s+(?:la |le |les |l['’]|the )?"
    r"|(?:nord|sud|est|ouest|centre|capitale|région|ambassad\w+) (?:de |du |des |d['’])(?:la |l['’])?)\Z",
    re.IGNORECASE,
)
_OF_OFFICE = re.compile(
    r"\b(?:pr[ée]sident\w*|ambassad\w+|(?:premi[eè]re? )?ministre|chef\w*|constitution|journal officiel"
    r"|capitale"
    r"|territoire|population|dette|histoire|peuple|citoyens?|lois?|code|nord|sud|est|ouest|centre"
    r"|r[ée]gions?|en|dans)"
    r" (?:[a-zé]+ )?(?:de |du )?(?:la |le |l['’])?\Z",
    re.IGNORECASE,
)
_JOINT = re.compile(rf"\s*(?:,|et|and|ainsi que|/)\s+(?:et\s+|and\s+)?{_ARTICLE}\Z", re.IGNORECASE)

_NOTHING_BETWEEN = re.compile(rf"\s*:?\s*(?:of |from )?{_ARTICLE}", re.IGNORECASE)
_AFTER_OTHERS = re.compile(rf"(?:,|\bet|\band)\s+(?:and\s+)?{_ARTICLE}\Z")

_LISTED = 3
"""States that make a list."""

_WINDOW = 200
"""Characters before a list of so many states in which something makes them parties."""

_DEALT = re.compile(rf"\b(?:{worded('dealt')})\b", re.IGNORECASE)
"""What makes states that are listed near behind it parties: elsewhere a list of them is one of places."""

_STOP = re.compile(r"[.!?]\s")


def find_actors(doc: Doc) -> Iterator[tuple[int, int, Organisation]]:
    """The short names of states that act in a text: (start, end, state)."""
    text = text_of(doc)
    if not names_a_state(text):
        return
    listed_to = -1
    for group in _groups(text):
        start, end = group[0].start(), group[-1].end()
        if _LOCATIVE.search(text, max(0, start - 30), start):
            continue
        # A sentence goes on to list those of the same role: `in the north A, B and C; elsewhere D, E and F`.
        goes_on = listed_to >= 0 and not _STOP.search(text, listed_to, start)
        dealt = goes_on or _DEALT.search(text, max(0, start - _WINDOW), start)
        listed = len(group) >= _LISTED and bool(dealt)
        listed_to = end if listed else -1
        if listed or _is_introduced(text, start) or _ACTS.match(text, end):
            for match in group:
                yield match.start(), match.end(), states_by_form()[fold(match.group())]


def is_place_of_office(text: str, start: int, form: str) -> bool:
    """Whether the formal name of a state only says whose office or land is meant: `Président de la`."""
    if not re.match(r"(?:r[ée]publique|royaume|grand)", form, re.IGNORECASE):
        return False
    return bool(_OF_OFFICE.search(text, max(0, start - 50), start))


def _groups(text: str) -> Iterator[list[re.Match[str]]]:
    """States that are listed together: `le Royaume-Uni, les Pays-Bas et la Suède`."""
    group: list[re.Match[str]] = []
    for match in state_names().finditer(text):
        if group and not _JOINT.fullmatch(text, group[-1].end(), match.start()):
            yield group
            group = []
        group.append(match)
    if group:
        yield group


def _is_introduced(text: str, start: int) -> bool:
    """Whether a cue stands before, with nothing between but the article and other parties of the list."""
    window = max(0, start - 120)
    cues = [cue for cue in _BY.finditer(text, window, start + _SEEN) if cue.end() <= start]
    if not cues:
        return False
    if _APART.search(text, max(0, cues[-1].start() - _NEAR), cues[-1].start()):
        return False
    between = text[cues[-1].end() : start]
    if _NOTHING_BETWEEN.fullmatch(between):
        return True
    said = cues[-1].group().lower()
    parties = said.endswith(("entre", "between", "a réuni", " by")) or " par" in said
    return parties and not re.search(r"[.;:]", between) and bool(_AFTER_OTHERS.search(between))


_SEEN = 300
"""Characters behind a state up to which a cue before it is looked at: more than any looks ahead."""

_APART = re.compile(rf"\b(?:{worded('between_lands')}) \Z", re.IGNORECASE)
"""What lies between two lands: `the borders between Mali and Niger`."""

_NEAR = 30
"""Characters before `between` in which it stands."""


@functools.lru_cache(maxsize=8192)
def names_a_state(text: str) -> bool:
    """Whether a text has the name of a state; a document's passages are asked for twice."""
    return state_names().search(text) is not None


@functools.cache
def state_names() -> AtWords:
    """Finds the names of states in a text, in forms with other accents or hyphens too."""
    return AtWords(state_pattern(), Beginnings(_names_of_states()))


def _names_of_states() -> set[str]:
    return {name for s in load_states() for name in (s.short, s.name, *s.forms, *s.english)}


@functools.cache
def state_pattern() -> re.Pattern[str]:
    """Matches the names of states."""
    names = sorted(_names_of_states(), key=lambda n: (-len(n), n))
    forms = "|".join(re.escape(n).replace(r"\-", "[- ]").replace("É", "[ÉE]") for n in names)
    return re.compile(rf"(?<![\w-])(?:{forms})(?![\w-])")


@functools.cache
def states_by_form() -> dict[str, Organisation]:
    """The states by every folded form of their names, French and English."""
    return {
        fold(form): new_organisation(s.name, kind="state")
        for s in load_states()
        for form in (s.short, s.name, *s.forms, *s.english)
    }
