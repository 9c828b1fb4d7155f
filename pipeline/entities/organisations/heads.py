"""Where names of organisations begin: the head noun at a token."""

from __future__ import annotations

import re

from pipeline.entities.organisations.grammar import DE, DETERMINERS
from pipeline.entities.organisations.naming import classes_of_thing
from pipeline.entities.organisations.refusals import is_generic
from pipeline.entities.words import PassageWords
from pipeline.gazetteer import (
    HeadNoun,
    fold,
    fold_number,
    load_first_of_several,
    load_first_words,
    load_head_nouns,
    load_other_nouns,
)

RANKED = frozenset(["brigade", "division", "corps"])
"""Nouns that follow `général de` in ranks."""


def may_begin_heads(words: PassageWords) -> list[int]:
    """The words, by their number, with which a head noun may begin."""
    firsts = load_first_words()
    return [at for at, word in enumerate(words) if word.folded in firsts and word.is_alpha]


def head_at(words: PassageWords, at: int) -> tuple[HeadNoun | None, int]:
    """The head noun that starts at a token, the longest of those of one to four words, and its length."""
    heads, first = load_head_nouns(), words[at]
    if first.folded not in load_first_words() or not first.is_alpha:
        return None, 0
    if at and words[at - 1].text in "-_@./" and not words.spaced[at - 1]:
        return None, 0
    if (
        _is_part_of_word(words, at)
        or _is_rank(words, at)
        or _is_of_register(words, at)
        or _opens_class(words, at)
    ):
        return None, 0
    # What stands behind the noun may be a mark, which is no word of it.
    alone = first.folded not in load_first_of_several()
    if alone and (at + 1 == len(words) or words[at + 1].folded):
        head = heads.get(first.folded)
        return head, int(head is not None)
    for length in (4, 3, 2, 1):
        if at + length <= len(words) and all(
            t.is_alpha or t.text == "-" or t.lower in DE for t in words[at : at + length]
        ):
            head = heads.get(fold(words.said(at, at + length)))
            if head is not None:
                return head, length
    return None, 0


def starts_another(words: PassageWords, at: int) -> bool:
    """Whether a capitalised head noun at a token begins a name of its own."""
    head, _ = head_at(words, at)
    within = words[at - 1].lower in DE or words[at - 1].text.title() in _WITH_NOUN
    return head is not None and words[at].is_capital and not within


_WITH_NOUN = frozenset(["Forces", "Grande", "Haute", "Petite", "Grands", "Grandes", "Hautes"])
"""Words whose next one belongs to the same thing: `Forces Armées`, `Grande Instance`."""


def is_other_noun(words: PassageWords, at: int) -> bool:
    """Whether a capitalised noun at a token opens the name of an organisation or of something else."""
    return head_at(words, at)[0] is not None or words[at].folded in load_other_nouns()


def _opens_class(words: PassageWords, at: int) -> bool:
    """`Conseil d'administration de la Banque`: the organ of a body that is named behind it."""
    if words[at].lower not in ("conseil", "assemblée", "comité", "bureau", "commission"):
        return False
    for end in range(at + 2, min(at + 6, len(words) - 1)):
        if words[end].lower not in DE:
            continue
        if fold_number(words.said(at, end)) in classes_of_thing():
            return True
        noun = end + 2 if words[end + 1].lower in DETERMINERS and end + 2 < len(words) else end + 1
        behind = words[noun].folded in load_head_nouns() and words[noun].is_capital
        if behind and is_generic(words.said(at, end)):
            return True
    return False


def _is_part_of_word(words: PassageWords, at: int) -> bool:
    """`Centre-Est` is a place: what a hyphen joins goes on, but for the few nouns that have one."""
    joined = at + 2 < len(words) and words[at + 1].text == "-" and not words.spaced[at]
    return joined and fold(words.said(at, at + 3)) not in load_head_nouns()


def _is_rank(words: PassageWords, at: int) -> bool:
    """`Général de Brigade` is a person's rank."""
    if words[at].lower not in RANKED or at < 2 or words[at - 1].lower not in DE:
        return False
    return words[at - 2].folded in ("general", "generaux", "generale")


def _is_of_register(words: PassageWords, at: int) -> bool:
    """`8ème Division Rives section A n° 12`: a part of the register of land."""
    if words[at].lower != "division":
        return False
    counted = at > 0 and (words[at - 1].lower in _ORDINALS or bool(_ORDINAL.fullmatch(words[at - 1].lower)))
    behind = [token.lower for token in words[at + 1 : at + 6]]
    return counted or "section" in behind or "parcelle" in behind


_ORDINALS = ("ère", "ème", "er", "re", "e")
_ORDINAL = re.compile(r"\d{1,2}\s?(?:ère|ème|er|re|e)")
