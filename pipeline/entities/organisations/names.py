"""The grammar of organisations' names: a head noun with its complements, capitalised enough to be one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from pipeline.entities.marks import lowered
from pipeline.entities.organisations.complements import (
    end_of_apposed,
    end_of_name,
)
from pipeline.entities.organisations.coordinated import after_list
from pipeline.entities.organisations.grammar import (
    ADJECTIVE,
    DE,
    DETERMINERS,
    PROGRAMMES,
    PURPOSE,
    SMALL,
    TERRITORIES,
    is_acronym,
    is_capital,
    is_shouted,
    opens_sentence,
)
from pipeline.entities.organisations.heads import head_at, may_begin_head
from pipeline.entities.organisations.items import end_of_item, opens_item
from pipeline.entities.organisations.offices import OFFICES, without_person
from pipeline.gazetteer import HeadNoun, fold, load_other_nouns, load_places, nationalities


@dataclass(frozen=True, slots=True)
class Name:
    """Tokens `start` to `end` of a document that name an organisation by its head noun."""

    start: int
    end: int
    head: HeadNoun
    plural: bool
    proper: bool
    placed: bool


def find_names(doc: Doc) -> Iterator[Name]:
    """The names in a text that begin with a head noun and are capitalised enough to be names, in order."""
    end = 0
    for at, token in enumerate(doc):
        if at < end or not may_begin_head(token.text):
            continue
        mention = _name_at(doc, at)
        if mention is not None:
            yield mention
            end = mention.end


def _name_at(doc: Doc, at: int) -> Name | None:
    head, length = head_at(doc, at)
    if (
        head is None
        or _is_idiom(doc, at)
        or _is_given(doc, at)
        or _is_building(doc, at)
        or _is_of_law(doc, at)
    ):
        return None
    shouting = is_shouted(doc, at)
    start = at + length
    if fold(doc[at:start].text) != fold(head.singular):
        start = after_list(doc, start)
    end = _end_at(doc, at, start, head)
    if end == start or _is_told(doc, head, at, start):
        return None
    capitals = [token for token in doc[start:end] if is_capital(token)]
    proper = any(fold(token.text) not in load_places() and token.lower_ not in SMALL for token in capitals)
    capitalised = doc[at].text[:1].isupper() and (at > 0 or bool(capitals))
    if not capitalised and not capitals and (_is_national(doc, head, start) or _is_free(doc, head, start)):
        end = end_of_name(doc, start, loose=True, kind=head.kind)
        if end == start + 1 and head.singular in _MANY:
            return None
        return Name(at, end, head, False, True, True)
    if not capitalised and not (
        capitals and (head.lower == "place" or (head.lower in ("proper", "free") and proper))
    ):
        return None
    linked = any(token.lower_ in DE | PURPOSE for token in doc[at:end])
    if capitalised and not capitals and (opens_sentence(doc, at) or not linked):
        return None
    if shouting and ((not linked and not proper) or head.singular in _OF_CAPITALS):
        return None
    described = _is_described(doc, end) or (_is_one_of(doc, at) and not proper)
    if (head.kind == "programme" and described) or _is_territory(doc, at) or _is_arranging(doc, at, start):
        return None
    plural = fold(doc[at : at + length].text) != fold(head.singular)
    if shouting and plural:
        return None
    words = {part for t in doc[start:end] if t.text != "-" for part in fold(t.text).replace("-", " ").split()}
    if words <= _POINTS or (head.lower != "place" and _is_only_placed(doc, start, end)):
        return None
    placed = any(fold(token.text) in load_places() for token in capitals)
    return Name(at, end, head, plural, proper or not capitals, placed)


# fmt: off
_OF_CAPITALS = frozenset((
     "bureau", "cellule", "comité", "fonds", "groupe", "maison", "office", "poste", "réseau", "section",
     "service", "unité", "étude", "cabinet", "mission", "organisation",
))
# fmt: on
"""Nouns that name too much to be names in a line of capitals: `BUREAU DE MAITRE`."""


def _end_at(doc: Doc, at: int, start: int, head: HeadNoun) -> int:
    """Where the name ends whose head noun goes from `at` to `start`: there where no complement follows."""
    loose = doc[at].text[:1].isupper() or head.kind in _WELL_NAMED or _is_free(doc, head, start)
    end = end_of_name(doc, start, loose=loose, kind=head.kind)
    if head.kind == "embassy" and end + 2 < len(doc) and doc[end].lower_ == "auprès":
        # `Délégation de l'Union auprès du Mali`: to whom it is sent belongs to its name.
        reached = end_of_name(doc, end + 1, loose=False, kind=head.kind)
        end = reached if reached > end + 1 else end
    end = without_person(doc, at, start, end)
    if end > start and opens_item(doc, at) and is_capital(doc[at]):
        end = end_of_item(doc, end)
    return _without_page(doc, start, end)


def find_apposed(doc: Doc) -> Iterator[tuple[int, int]]:
    """The names, as tokens, that stand directly behind `programme` or `projet`; several behind a plural."""
    for before, word in enumerate(lowered(doc)[:-1]):
        if word not in PROGRAMMES or is_shouted(doc, before):
            continue
        at = before + 1
        if doc[at].text in ("«", "“", '"', "‘") and at + 1 < len(doc):
            at += 1
        while (
            is_capital(doc[at]) and not is_acronym(doc[at]) and fold(doc[at].text) not in load_other_nouns()
        ):
            end = end_of_apposed(doc, at)
            said = word.endswith("s") or ADJECTIVE.fullmatch(doc[at].lower_) is None
            # `Programme Pluriannuel d'Investissement` is named as a whole.
            if end - at > 1 and said:
                yield at, end
            more = word.endswith("s") and end + 1 < len(doc) and doc[end].lower_ in ("et", ",")
            if not more:
                break
            at = end + 1


def _is_of_law(doc: Doc, at: int) -> bool:
    """`loi portant Nouvelle Organisation de la République`, `GIE du traité`: what a law is on."""
    of_act = at + 2 < len(doc) and doc[at + 1].lower_ in DE and doc[at + 2].lower_ in _LAWS
    return of_act or any(token.lower_ == "portant" for token in doc[max(0, at - 2) : at])


_LAWS = ("traité", "code", "règlement", "décret")
"""What says what bodies are and do, so that `de` leads from them to it."""


def _is_building(doc: Doc, at: int) -> bool:
    """`l'église Saint-Malo`, `l'église de Kita`: a house, called after a saint or a place."""
    if fold(doc[at].text) != "eglise" or at + 1 == len(doc):
        return False
    behind = doc[at + 1].lower_
    return behind in DE or fold(behind) in ("st", "ste", "saint", "sainte", "notre")


def _is_idiom(doc: Doc, at: int) -> bool:
    """`en compagnie du Maire`, `Directeur de Cabinet`: the noun is a part of a preposition or an office."""
    if doc[at].lower_ == "cabinet" and at > 1 and doc[at - 1].lower_ == "de":
        return fold(doc[at - 2].text) in OFFICES
    if doc[at].lower_ not in _IDIOMS or at == 0:
        return False
    before = doc[at - 1].lower_
    return before == "en" or (before == "la" and at > 1 and doc[at - 2].lower_ == "sous")


def _is_given(doc: Doc, at: int) -> bool:
    """`indemnité de conseil`, `accord d'association`: the noun says what kind of thing stands before it."""
    if at < 2 or doc[at - 1].lower_ not in ("de", "d'", "d’"):
        return False
    return fold(doc[at - 2].text) in _THINGS


# fmt: off
_THINGS = frozenset((
    "accord", "accords", "contrat", "contrats", "droit", "esprit", "frais", "honoraires", "indemnite",
    "indemnites", "liberte", "prestation", "prestations", "prime", "primes",
))
# fmt: on
"""What is of a service, an association or a council without being one."""


def _is_told(doc: Doc, head: HeadNoun, at: int, start: int) -> bool:
    """`informe le conseil municipal de la nécessité`: what an assembly is told, which it is not named by."""
    informed = at > 1 and doc[at - 2].lower_.startswith(("inform", "entreten", "saisi"))
    if not (informed or head.kind == "local authority") or start >= len(doc) or is_shouted(doc, start):
        return False
    if not informed and " " not in head.singular and doc[start].lower_ != "pour":
        return False
    noun = start + 1
    if doc[start].lower_ not in DE | {"pour"} or noun >= len(doc):
        return False
    while noun + 1 < len(doc) and doc[noun].lower_ in DETERMINERS:
        noun += 1
    return doc[noun].text[:1].islower() and fold(doc[noun].text) not in _GOVERNED


_GOVERNED = frozenset(
    ["commune", "communaute", "ville", "cite", "metropole", "agglomeration", "village", "canton", "cercle"]
)
"""What a council is the council of."""

_IDIOMS = ("compagnie", "direction", "présidence", "coordination", "section", "service", "mission", "société")


def _without_page(doc: Doc, start: int, end: int) -> int:
    """Without the number of a page or day behind a heading: `BUREAU DES PLAINTES 22`."""
    while end > start and doc[end - 1].is_digit and (end == len(doc) or is_shouted(doc, start)):
        end -= 1
    return end


def _is_owned(doc: Doc, start: int) -> bool:
    """`prévenir le ministère du retard de son chantier`: what it is told, not what it deals with."""
    return any(token.lower_ in ("sa", "son", "ses", "leur", "leurs") for token in doc[start + 2 : start + 5])


def _is_described(doc: Doc, end: int) -> bool:
    """`Projet d'implantation d'une unité`: what goes on with an indefinite article is told, not named."""
    return end + 1 < len(doc) and doc[end].lower_ in DE and doc[end + 1].lower_ in ("un", "une", "ces", "cet")


def _is_one_of(doc: Doc, at: int) -> bool:
    """`un Programme de pistes`: what an article introduces as one of its kind has no name yet."""
    before = [token.lower_ for token in doc[max(0, at - 2) : at]]
    return bool({"un", "une"} & set(before))


_MANY = ("agence", "association", "banque", "chambre", "fédération", "fondation", "organisation", "société")
"""Bodies of which a state has many: `l'agence française` is the one that was told of before."""


def _is_arranging(doc: Doc, at: int, start: int) -> bool:
    """`Organisation du tirage au sort`: at the start of an item the noun is what is done."""
    if doc[at].lower_ != "organisation" or start + 1 >= len(doc) or not opens_sentence(doc, at):
        return False
    noun = start + 2 if doc[start + 1].lower_ in DETERMINERS and start + 2 < len(doc) else start + 1
    return doc[start].lower_ in DE and doc[noun].text[:1].islower()


def _is_territory(doc: Doc, at: int) -> bool:
    """`Département de Kita`, `délégués de la Région du Nord`: a land is no body, unless it acts."""
    if fold(doc[at].text) == "prefecture" and doc[at].text.islower():
        return at > 1 and doc[at - 2].lower_ == "dans"
    if fold(doc[at].text) not in TERRITORIES:
        return False
    noun = at + 3 if at + 3 < len(doc) and doc[at + 2].lower_ in DETERMINERS else at + 2
    if noun < len(doc) and doc[at + 1].lower_ in DE and is_capital(doc[noun]):
        presided = fold(doc[max(0, at - 2)].text).startswith(("president", "vice-president"))
        articled = doc[at + 1].lower_ in ("du", "des") or noun > at + 2
        return not (articled and presided)
    before = {fold(token.text) for token in doc[max(0, at - 3) : at]}
    return bool(before & _OF_LANDS)


_OF_LANDS = frozenset(
    ("prefet", "prefete", "prefets", "gouverneur", "gouverneure", "gouverneurs", "delegues")
)
"""Whose office is that of a land."""


def _is_free(doc: Doc, head: HeadNoun, start: int) -> bool:
    """`direction générale des douanes`: bodies of which a state has one each, whatever they deal with."""
    if head.lower != "free" or start + 1 >= len(doc) or doc[start].lower_ not in DE:
        return False
    noun = start + 2 if doc[start + 1].lower_ in DETERMINERS else start + 1
    if noun >= len(doc) or (noun == start + 1 and doc[start].lower_ not in ("du", "des")):
        return False
    return doc[noun].is_alpha and doc[noun].lower_ not in PROGRAMMES and head_at(doc, noun)[0] is None


def _is_national(doc: Doc, head: HeadNoun, start: int) -> bool:
    """`armée malienne`, `ministère de l'agriculture`: a state has one of it: no capital is needed."""
    if start >= len(doc):
        return False
    if head.kind == "ministry":
        start += doc[start].lower_ in nationalities()
        if start >= len(doc):
            return False
        articled = start + 1 < len(doc) and (
            doc[start].lower_ in ("du", "des") or doc[start + 1].lower_ in DETERMINERS
        )
        return articled and doc[start].lower_ in DE and not _is_owned(doc, start)
    return head.kind in _NATIONAL and doc[start].lower_ in nationalities()


_NATIONAL = ("armed force", "public agency", "federation", "bank", "chamber", "state body", "NGO")


def _is_only_placed(doc: Doc, start: int, end: int) -> bool:
    """`Centre du Mali`, `Section de Gao`: a part of a place or of a body that is not said."""
    words = [t for t in doc[start:end] if t.lower_ not in SMALL]
    return all(fold(t.text) in load_places() for t in words)


_POINTS = frozenset(("nord", "sud", "est", "ouest", "centre", "littoral"))
"""Parts of a land: `Centre Ouest Nord-Ouest`."""

_WELL_NAMED = ("ministry",)
"""Kinds whose names go on in lower case too: `ministère de la Planification et du développement`."""
