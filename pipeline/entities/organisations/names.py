"""The grammar of organisations' names: a head noun with its complements, capitalised enough to be one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.entities.organisations.complements import (
    end_of_apposed,
    end_of_name,
)
from pipeline.entities.organisations.coordinated import after_list
from pipeline.entities.organisations.grammar import (
    ADJECTIVE,
    DE,
    DETERMINERS,
    LINKS,
    PROGRAMMES,
    SMALL,
    TERRITORIES,
    is_acronym,
    is_shouted,
    opens_sentence,
)
from pipeline.entities.organisations.heads import head_at, may_begin_heads
from pipeline.entities.organisations.items import end_of_item, opens_item
from pipeline.entities.organisations.offices import without_person
from pipeline.entities.organisations.other_uses import names_no_body
from pipeline.entities.words import PassageWords
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


def find_names(words: PassageWords) -> Iterator[Name]:
    """The names in a text that begin with a head noun and are capitalised enough to be names, in order."""
    end = 0
    for at in may_begin_heads(words):
        mention = _name_at(words, at) if at >= end else None
        if mention is not None:
            yield mention
            end = mention.end


def _name_at(words: PassageWords, at: int) -> Name | None:
    head, length = head_at(words, at)
    if head is None or names_no_body(words, at):
        return None
    shouting = is_shouted(words, at)
    start = at + length
    plural = (words[at].folded if length == 1 else fold(words.said(at, start))) != fold(head.singular)
    if plural:
        start = after_list(words, start)
    end = _end_at(words, at, start, head)
    if end == start or _is_told(words, head, at, start):
        return None
    capitals = [token for token in words[start:end] if token.is_capital]
    proper = any(token.folded not in load_places() and token.lower not in SMALL for token in capitals)
    capitalised = words[at].is_capital and (at > 0 or bool(capitals))
    if (
        not capitalised
        and not capitals
        and (_is_national(words, head, start) or _is_free(words, head, start))
    ):
        end = end_of_name(words, start, loose=True, kind=head.kind)
        if end == start + 1 and head.singular in _MANY:
            return None
        return Name(at, end, head, False, True, True)
    if not capitalised and not (
        capitals and (head.lower == "place" or (head.lower in ("proper", "free") and proper))
    ):
        return None
    linked = any(token.lower in LINKS for token in words[at:end])
    if capitalised and not capitals and (opens_sentence(words, at) or not linked):
        return None
    if shouting and ((not linked and not proper) or head.singular in _OF_CAPITALS):
        return None
    described = _is_described(words, end) or (_is_one_of(words, at) and not proper)
    if (
        (head.kind == "programme" and described)
        or _is_territory(words, at)
        or _is_arranging(words, at, start)
    ):
        return None
    if shouting and plural:
        return None
    rest = {part for t in words[start:end] if t.text != "-" for part in t.folded.split()}
    if rest <= _POINTS or (head.lower != "place" and _is_only_placed(words, start, end)):
        return None
    placed = any(token.folded in load_places() for token in capitals)
    return Name(at, end, head, plural, proper or not capitals, placed)


# fmt: off
_OF_CAPITALS = frozenset((
     "bureau", "cellule", "comité", "fonds", "groupe", "maison", "office", "poste", "réseau", "section",
     "service", "unité", "étude", "cabinet", "mission", "organisation",
))
# fmt: on
"""Nouns that name too much to be names in a line of capitals: `BUREAU DE MAITRE`."""


def _end_at(words: PassageWords, at: int, start: int, head: HeadNoun) -> int:
    """Where the name ends whose head noun goes from `at` to `start`: there where no complement follows."""
    loose = words[at].is_capital or head.kind in _WELL_NAMED or _is_free(words, head, start)
    end = end_of_name(words, start, loose=loose, kind=head.kind)
    if head.kind == "embassy" and end + 2 < len(words) and words[end].lower == "auprès":
        # `Délégation de l'Union auprès du Mali`: to whom it is sent belongs to its name.
        reached = end_of_name(words, end + 1, loose=False, kind=head.kind)
        end = reached if reached > end + 1 else end
    end = without_person(words, at, start, end)
    if end > start and opens_item(words, at) and words[at].is_capital:
        end = end_of_item(words, end)
    return _without_page(words, start, end)


def find_apposed(words: PassageWords) -> Iterator[tuple[int, int]]:
    """The names, as tokens, that stand directly behind `programme` or `projet`; several behind a plural."""
    for before in [at for at, word in enumerate(words[:-1]) if word.lower in PROGRAMMES]:
        word = words[before].lower
        if is_shouted(words, before):
            continue
        at = before + 1
        if words[at].text in ("«", "“", '"', "‘") and at + 1 < len(words):
            at += 1
        while (
            words[at].is_capital and not is_acronym(words, at) and words[at].folded not in load_other_nouns()
        ):
            end = end_of_apposed(words, at)
            said = word.endswith("s") or ADJECTIVE.fullmatch(words[at].lower) is None
            # `Programme Pluriannuel d'Investissement` is named as a whole.
            if end - at > 1 and said:
                yield at, end
            more = word.endswith("s") and end + 1 < len(words) and words[end].lower in ("et", ",")
            if not more:
                break
            at = end + 1


def _is_told(words: PassageWords, head: HeadNoun, at: int, start: int) -> bool:
    """`informe le conseil municipal de la nécessité`: what an assembly is told, which it is not named by."""
    informed = at > 1 and words[at - 2].lower.startswith(("inform", "entreten", "saisi"))
    if not (informed or head.kind == "local authority") or start >= len(words) or is_shouted(words, start):
        return False
    if not informed and " " not in head.singular and words[start].lower != "pour":
        return False
    noun = start + 1
    if words[start].lower not in _TELLING or noun >= len(words):
        return False
    while noun + 1 < len(words) and words[noun].lower in DETERMINERS:
        noun += 1
    return words[noun].text[:1].islower() and words[noun].folded not in _GOVERNED


_TELLING = DE | {"pour"}
"""What leads to what someone is told."""

_GOVERNED = frozenset(
    ["commune", "communaute", "ville", "cite", "metropole", "agglomeration", "village", "canton", "cercle"]
)
"""What a council is the council of."""


def _without_page(words: PassageWords, start: int, end: int) -> int:
    """Without the number of a page or day behind a heading: `BUREAU DES PLAINTES 22`."""
    while end > start and words[end - 1].is_digit and (end == len(words) or is_shouted(words, start)):
        end -= 1
    return end


def _is_owned(words: PassageWords, start: int) -> bool:
    """`prévenir le ministère du retard de son chantier`: what it is told, not what it deals with."""
    return any(token.lower in ("sa", "son", "ses", "leur", "leurs") for token in words[start + 2 : start + 5])


def _is_described(words: PassageWords, end: int) -> bool:
    """`Projet d'implantation d'une unité`: what goes on with an indefinite article is told, not named."""
    return (
        end + 1 < len(words)
        and words[end].lower in DE
        and words[end + 1].lower in ("un", "une", "ces", "cet")
    )


def _is_one_of(words: PassageWords, at: int) -> bool:
    """`un Programme de pistes`: what an article introduces as one of its kind has no name yet."""
    before = [token.lower for token in words[max(0, at - 2) : at]]
    return bool({"un", "une"} & set(before))


_MANY = ("agence", "association", "banque", "chambre", "fédération", "fondation", "organisation", "société")
"""Bodies of which a state has many: `l'agence française` is the one that was told of before."""


def _is_arranging(words: PassageWords, at: int, start: int) -> bool:
    """`Organisation du tirage au sort`: at the start of an item the noun is what is done."""
    if words[at].lower != "organisation" or start + 1 >= len(words) or not opens_sentence(words, at):
        return False
    noun = start + 2 if words[start + 1].lower in DETERMINERS and start + 2 < len(words) else start + 1
    return words[start].lower in DE and words[noun].text[:1].islower()


def _is_territory(words: PassageWords, at: int) -> bool:
    """`Département de Kita`, `délégués de la Région du Nord`: a land is no body, unless it acts."""
    if words[at].folded == "prefecture" and words[at].text.islower():
        return at > 1 and words[at - 2].lower == "dans"
    if words[at].folded not in TERRITORIES:
        return False
    noun = at + 3 if at + 3 < len(words) and words[at + 2].lower in DETERMINERS else at + 2
    if noun < len(words) and words[at + 1].lower in DE and words[noun].is_capital:
        presided = words[max(0, at - 2)].folded.startswith(("president", "vice-president"))
        articled = words[at + 1].lower in ("du", "des") or noun > at + 2
        return not (articled and presided)
    before = {token.folded for token in words[max(0, at - 3) : at]}
    return bool(before & _OF_LANDS)


_OF_LANDS = frozenset(
    ("prefet", "prefete", "prefets", "gouverneur", "gouverneure", "gouverneurs", "delegues")
)
"""Whose office is that of a land."""


def _is_free(words: PassageWords, head: HeadNoun, start: int) -> bool:
    """`direction générale des douanes`: bodies of which a state has one each, whatever they deal with."""
    if head.lower != "free" or start + 1 >= len(words) or words[start].lower not in DE:
        return False
    noun = start + 2 if words[start + 1].lower in DETERMINERS else start + 1
    if noun >= len(words) or (noun == start + 1 and words[start].lower not in ("du", "des")):
        return False
    return words[noun].is_alpha and words[noun].lower not in PROGRAMMES and head_at(words, noun)[0] is None


def _is_national(words: PassageWords, head: HeadNoun, start: int) -> bool:
    """`armée malienne`, `ministère de l'agriculture`: a state has one of it: no capital is needed."""
    if start >= len(words):
        return False
    if head.kind == "ministry":
        start += words[start].lower in nationalities()
        if start >= len(words):
            return False
        articled = start + 1 < len(words) and (
            words[start].lower in ("du", "des") or words[start + 1].lower in DETERMINERS
        )
        return articled and words[start].lower in DE and not _is_owned(words, start)
    return head.kind in _NATIONAL and words[start].lower in nationalities()


_NATIONAL = ("armed force", "public agency", "federation", "bank", "chamber", "state body", "NGO")


def _is_only_placed(words: PassageWords, start: int, end: int) -> bool:
    """`Centre du Mali`, `Section de Gao`: a part of a place or of a body that is not said."""
    return all(t.folded in load_places() for t in words[start:end] if t.lower not in SMALL)


_POINTS = frozenset(("nord", "sud", "est", "ouest", "centre", "littoral"))
"""Parts of a land: `Centre Ouest Nord-Ouest`."""

_WELL_NAMED = ("ministry",)
"""Kinds whose names go on in lower case too: `ministère de la Planification et du développement`."""
