"""Names by slot: what a list, a label, a cell or a frame offers as a name, trimmed to the name or refused.

The place says that a name stands there, so the name itself may look like anything: `Les Voix du Fleuve`.
"""

from __future__ import annotations

import re

from pipeline.entities.organisations.actors import states_by_form
from pipeline.entities.organisations.english_ends import is_holder
from pipeline.entities.organisations.english_kinds import english_kind
from pipeline.entities.organisations.grammar import NOT_NOUNS, is_infinitive
from pipeline.entities.organisations.known import KnownNames
from pipeline.entities.organisations.lexicon import worded, words_of
from pipeline.entities.organisations.localities import is_locality
from pipeline.entities.organisations.name_mention import NameMention
from pipeline.entities.organisations.naming import head_length, kind_of
from pipeline.entities.organisations.refusals import is_cut, is_no_name
from pipeline.gazetteer import fold, load_offices, load_places
from pipeline.language.cldr import month_names

_BEFORE = re.compile(
    r"[\s•*·▪►➢\-–—:]+|\d{1,3}\s?[.)°]\s+|[a-z]\)\s+"
    r"|(?:à|au|aux|pour|par|avec|de|du|des|d['’]|to|for|by|with|from|of|et|and)(?:\s+|(?<=['’]))"
    r"|(?:la|les?|l['’]|the|une?|an?)(?:\s+|(?<=['’]))"
    r"|[A-Z][a-z]+(?:ian|ish|ese|ean|an|ch|i) (?:[a-z][\w-]+ ){1,3}(?=[A-Z])"
    r"|(?:La|Les?|L['’]|The)(?:\s+|(?<=['’]))(?=(?:[A-ZÀ-Þ]{2,}|(?:[Aa]ssociation|ASBL|[Ss]ociété|[Mm]inist|[Cc]ommune)\b))"
)
"""What may stand before the name in its slot: bullets, numbers, prepositions and articles."""

_BODY = re.compile(
    r"(?:asbl|association|ong|ngo|société|entreprise|groupement|coopérative|fondation|organisation|structure"
    r"|company|firm|charity|consortium|club|comité|collectif|agence|cabinet|bureau d['’]études?)"
    r"(?:\s+[a-zà-ÿ]+)?\s+(?=[«“\"A-ZÀ-Þ])"
)
"""A noun in lower case that only says what the name behind it is."""

_SHOUTED_BODY = re.compile(r"(?:A\.?S\.?B\.?L\.?|ONG|NGO|ETS|Ets\.?)\s+(?=[«“\"A-ZÀ-Þ])")
_QUOTED = re.compile(r"[«“\"]\s*(?P<name>[^«»“”\"]{2,90}?)\s*[»”\"]")
_FOR_WHAT = (
    r"d['’]un montant|d['’]une (?:somme|valeur)|à hauteur|à concurrence|in the amount|for the sum|at the cost"
    r"|pour (?:un montant|une somme|son|sa|ses|leurs?|l['’]année|l['’]exercice|la période|l['’]organisation"
    r"|[a-zà-ÿ]+er\b)|to [a-z]+\b"
)
_SUM = (
    r"[€$£]|\d[\d .,]{0,30}(?:€|euros?|EUR|F\s?CFA|FCFA|USD|\$|millions?|milliards?)"
    r"|(?:USD|EUR|US\$|FCFA)\s?\d"
)
_BEHIND = re.compile(
    r"(?<!\s)\s*[(\[\t\n;:|]"
    r"|(?<!\s)\s+[–—-]\s+(?=[a-zà-ÿ\d])"
    r"|,\s+(?=[a-zà-ÿ\d])"
    r"|\.(?=\s|\Z)(?<!\b[A-ZÀ-Þ]\.)"
    r"|(?<!\s)\s+(?=représenté|sise?\s|n°|N°|qui\s|dont\s|which\s|who\s|ci-après|hereinafter)"
    rf"|(?<!\s)\s+(?={_FOR_WHAT}|{_SUM}|(?:{worded('sum_lead')})\b)"
    r"|(?<!\s)\s+(?=(?:for|toward|towards|over|to) (?!the [A-Z])[a-z])"
)
"""Where the name in a slot ends: brackets, sums, what it is for, who speaks for it."""

_NATIONAL = re.compile(r"[A-Z][a-z]+(?:ian|ish|ese|ean|an|ch|i)(?: [a-z-]+)+")
"""`Chinese firm`: only whose it is has a capital."""

_OF = re.compile(r"\b(?:de|du|des|of)\b|\bd['’]")
_SMALLEST = 3
"""Letters of words such as `de` and `for` that names write small."""

_LONGEST = 14
_SENTENCE = re.compile(
    r"\b(?:est|sont|était|étaient|sera|seront|ont|peut|peuvent|doit|doivent|qui|que|is|are|was|were|has|have|will"
    r"|shall|may|must|which|that"
    r"|can|could|would|should|you|we|they)\b"
)
_MONTHS = "|".join(sorted(re.escape(name) for code in ("fr", "en") for name in month_names(code)))
_DATED = re.compile(rf"\b(?:{_MONTHS})\s+\d|\d\s+(?:{_MONTHS})\b", re.IGNORECASE)
"""A day: a name may have a month, but not with a number."""

_PERSON = re.compile(r"(?:M\.|MM\.|Mr\.?|Mmes?|Mlle|Mrs\.?|Ms\.?|Dr\.?|Monsieur|Madame|Messieurs)\s")


def name_in_slot(text: str, start: int = 0, end: int | None = None) -> tuple[int, int] | None:
    """Where the name stands in the slot from `start` to `end` of a text, or None where it holds none.

    What is quoted behind `asbl`, `association` and the like is the name; else it runs from the first word
    that is no article up to a bracket, a sum, or what says what it is for.
    """
    end = len(text) if end is None else end
    at = start
    while True:
        before = _BEFORE.match(text, at, end)
        if before is None or before.end() == at:
            break
        at = before.end()
    body = _BODY.match(text, at, end) or _SHOUTED_BODY.match(text, at, end)
    quoted = _QUOTED.match(text, body.end() if body else at, end)
    if quoted:
        at, end = quoted.span("name")
    elif body:
        at = body.end()
    stop = _BEHIND.search(text, at, end)
    if stop and not quoted:
        end = stop.start()
    if is_cut(text[at:end]):
        return None
    while end > at and not (text[end - 1].isalnum() or text[end - 1] in "»”\")'’."):
        end -= 1
    return (at, end) if _holds_name(text[at:end], quoted=bool(quoted)) else None


def find_offered(
    text: str,
    known: KnownNames,
    start: int = 0,
    end: int | None = None,
    *,
    kind: str | None = None,
) -> NameMention | None:
    """The organisation that a slot of a text offers as a name, or None where it holds no name.

    A slot is the stretch that a form gives to one party: an item of a list beside its sum, the value of a
    label, the cell of a beneficiary, what follows `accordé à`. States are parties, too.

    Args:
        text: the text that holds the slot.
        known: the names that the document can use.
        start: offset of the slot.
        end: its end; None: that of the text.
        kind: the kind of body where the slot says it (`NGO`, `company`, ...); else the name may say it.
    """
    span = name_in_slot(text, start, end)
    if span is None:
        return None
    name = text[slice(*span)]
    state = states_by_form().get(fold(name))
    if state is not None:
        return NameMention(*span, state, "actor")
    place = fold(name) in load_places() and known.by_name(name) is None
    if place or known.means_a_class(name) or known.is_person(name) or known.is_word(name):
        return None
    if known.is_written_person(name):
        return None
    local = "local authority" if is_locality(name) else None
    said = local or kind_of(name) or english_kind(name, english=True) or kind
    return NameMention(*span, known.named(name, kind=said), "slot")


def behind_dash(text: str, known: KnownNames) -> NameMention | None:
    """`Village feast – Club of Yala`: the body behind the last dash of a cell that says what for first."""
    dashes = [match.end() for match in re.finditer(r"\s[–—-]\s+", text)]
    if not dashes:
        return None
    at = dashes[-1]
    offered = find_offered(text, known, at)
    if offered is not None:
        return offered if offered.organisation.kind is not None else None
    kind = kind_of(text[at:])
    called = kind is not None and not is_sentence(text[at:])
    return NameMention(at, len(text), known.named(text[at:], kind=kind), "slot") if called else None


def is_sentence(text: str) -> bool:
    """Whether a slot tells something instead of naming it: a sentence, `Planter des haies`, many words."""
    words = text.split()
    first = words[0].lower() if words else ""
    act = (
        len(words) > 1 and (is_infinitive(first) or fold(first).endswith(_OF_ACTS)) and kind_of(text) is None
    )
    small = sum(word[:1].islower() for word in words) > len(words) / 2
    return len(words) > _LONGEST or bool(_SENTENCE.search(text)) or (act and small)


_OF_ACTS = ("ment", "tion", "sion", "age", "ance")
"""Endings of nouns of what is done: `Développement d'un marché`."""

_OFFICERS = words_of("officer_title")
_PERSON_NAME = 2
"""Words of a person's name behind the office: `Interior Secretary Awa Diallo`."""

_DEED_OF = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ]+(?:ings?|[ts]ions?|ments?) (?:of |de |du |des |d['’])")
"""What is done with what, as works are called: `Laying of pipes`, `Réhabilitation de la piste`."""

_TAXED = ("HT", "TTC", "HTVA", "TVAC", "TVA", "soit")
"""What stands behind a sum: `TTC soit 500 €`."""


def _holds_name(text: str, *, quoted: bool) -> bool:
    words = text.split()
    letters = sum(letter.isalpha() for letter in text)
    if not words or letters < 2 or letters < sum(letter.isdigit() for letter in text):
        return False
    if _NATIONAL.fullmatch(text):
        return False
    if len(words) > _LONGEST or _DATED.search(text) or _SENTENCE.search(text) or _PERSON.match(text):
        return False
    if quoted or is_locality(text):
        return True
    if "_ " in text or words[0].lower() in NOT_NOUNS - {"y"} or words[0] in _TAXED:
        return False
    unsaid = kind_of(text) is None and english_kind(text, english=True) is None
    if _DEED_OF.match(text) and unsaid:
        return False
    if any(is_holder(word) or word in _OFFICERS for word in words[1:-_PERSON_NAME]) and unsaid:
        return False
    if fold(words[0]) in load_offices() or head_length(text) == len(words):
        return False
    coded = text[:1].isdigit() and len(words) < 3 and words[-1][:1].isupper()
    headed = kind_of(text) is not None and any(word[:1].isupper() for word in words)
    capitals = [word[:1].isupper() for word in words if len(word) > _SMALLEST or word[:1].isupper()]
    # `Eau Claire Internationale` is written as a name, `Population de Gao` names people.
    sure = len(capitals) > 1 and all(capitals) and not (_OF.search(text) or text.isupper())
    return (text[:1].isupper() or coded or headed) and not is_no_name(text, sure=sure)
