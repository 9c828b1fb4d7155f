"""Where names of organisations begin: the head noun at a token."""

from __future__ import annotations

import functools
import re

from spacy.tokens import Doc

from pipeline.entities.organisations.grammar import DE, DETERMINERS
from pipeline.entities.organisations.naming import classes_of_thing
from pipeline.entities.organisations.refusals import is_generic
from pipeline.gazetteer import (
    HeadNoun,
    fold,
    fold_number,
    load_first_words,
    load_head_nouns,
    load_other_nouns,
)

RANKED = frozenset(["brigade", "division", "corps"])
"""Nouns that follow `général de` in ranks."""


@functools.lru_cache(maxsize=32_768)
def may_begin_head(word: str) -> bool:
    """Whether a head noun may begin with a word."""
    return word.isalpha() and fold(word) in load_first_words()


def head_at(doc: Doc, at: int) -> tuple[HeadNoun | None, int]:
    """The head noun that starts at a token, the longest of those of one to four words, and its length."""
    heads = load_head_nouns()
    first = doc[at].text
    if not may_begin_head(first) or (at and doc[at - 1].text in "-_@./" and not doc[at - 1].whitespace_):
        return None, 0
    if _is_part_of_word(doc, at) or _is_rank(doc, at) or _is_of_register(doc, at) or _opens_class(doc, at):
        return None, 0
    for length in (4, 3, 2, 1):
        if at + length <= len(doc) and all(
            t.is_alpha or t.text == "-" or t.lower_ in DE for t in doc[at : at + length]
        ):
            head = heads.get(fold(doc[at : at + length].text))
            if head is not None:
                return head, length
    return None, 0


def starts_another(doc: Doc, at: int) -> bool:
    """Whether a capitalised head noun at a token begins a name of its own."""
    head, _ = head_at(doc, at)
    within = doc[at - 1].lower_ in DE or doc[at - 1].text.title() in _WITH_NOUN
    return head is not None and doc[at].text[:1].isupper() and not within


_WITH_NOUN = frozenset(["Forces", "Grande", "Haute", "Petite", "Grands", "Grandes", "Hautes"])
"""Words whose next one belongs to the same thing: `Forces Armées`, `Grande Instance`."""


def is_other_noun(doc: Doc, at: int) -> bool:
    """Whether a capitalised noun at a token opens the name of an organisation or of something else."""
    return head_at(doc, at)[0] is not None or fold(doc[at].text) in load_other_nouns()


def _opens_class(doc: Doc, at: int) -> bool:
    """`Conseil d'administration de la Banque`: the organ of a body that is named behind it."""
    if doc[at].lower_ not in ("conseil", "assemblée", "comité", "bureau", "commission"):
        return False
    for end in range(at + 2, min(at + 6, len(doc) - 1)):
        if doc[end].lower_ not in DE:
            continue
        if fold_number(doc[at:end].text) in classes_of_thing():
            return True
        noun = end + 2 if doc[end + 1].lower_ in DETERMINERS and end + 2 < len(doc) else end + 1
        behind = fold(doc[noun].text) in load_head_nouns() and doc[noun].text[:1].isupper()
        if behind and is_generic(doc[at:end].text):
            return True
    return False


def _is_part_of_word(doc: Doc, at: int) -> bool:
    """`Centre-Est` is a place: what a hyphen joins goes on, but for the few nouns that have one."""
    joined = at + 2 < len(doc) and doc[at + 1].text == "-" and not doc[at].whitespace_
    return joined and fold(doc[at : at + 3].text) not in load_head_nouns()


def _is_rank(doc: Doc, at: int) -> bool:
    """`Général de Brigade` is a person's rank."""
    if doc[at].lower_ not in RANKED or at < 2 or doc[at - 1].lower_ not in DE:
        return False
    return fold(doc[at - 2].text) in ("general", "generaux", "generale")


def _is_of_register(doc: Doc, at: int) -> bool:
    """`8ème Division Rives section A n° 12`: a part of the register of land."""
    if doc[at].lower_ != "division":
        return False
    counted = at > 0 and (doc[at - 1].lower_ in _ORDINALS or bool(_ORDINAL.fullmatch(doc[at - 1].lower_)))
    behind = [token.lower_ for token in doc[at + 1 : at + 6]]
    return counted or "section" in behind or "parcelle" in behind


_ORDINALS = ("ère", "ème", "er", "re", "e")
_ORDINAL = re.compile(r"\d{1,2}\s?(?:ère|ème|er|re|e)")
