"""What shows that a counted thing is a result: verbs of doing, by their words and by their forms."""

from __future__ import annotations

import re

from pipeline.entities.indicators.count_words import is_done, words_that

_PARTICIPLE = re.compile(
    r"(?:[^v]é|ié)e?s\Z|(?:u|ui|ri|mi|quis|ver|fer|fai)(?:t|ts|tes|se|ses)\Z"
    r"|(?:rti|isi|rni|ini|nti|uni)e?s\Z|[a-z]{2}ed\Z"
)
_ABOUT = r"(?:(?:environ|près de|plus de|quelque|au moins|about|over|some|more than|nearly) )?"
_DOING = re.compile(
    # `a formé`, `construire`, `équipera`, `installed`
    r"(?:(?<![a-zà-ÿ])[a-zà-ÿ]{2,}(?:é|ée|és|ées|er|ir|ira|era|eront|ront|ant|ed|ing)"
    r"|(?:const|prod|cond|inst)rui(?:t|re)|mettre|remettre|offrir|(?:re|per|trans)?mis|reçu|reçoit|reçoivent|fourni"
    r"|ouvert|offert|acquis|construit|built|given"
    # `la réhabilitation de`, `un don de`, `l'achat de`
    r"|(?<![a-zà-ÿ])[a-zà-ÿ]{3,}(?:tion|tions|ement|ements|age|sion|ture|ance)\s(?:de|d['’]|of)"
    r"|(?:dons?|achat|lot|appui|octroi|envoi|remise|mise en place|total|supply|purchase)\s(?:de|d['’]|of|à))"
    rf"\s?{_ABOUT}\Z",
    re.IGNORECASE,
)
_NEXT = re.compile(r"(?:\s?\([^()]*\))?,?\s(?:(?:qui|which|that)\s)?([a-zà-ÿ]+)")
_PASSIVE = re.compile(
    r"[^.;:]{0,120}?\s(?:ont été|sont|seront|étaient|furent|were|have been|are)\s(?:\w+ment\s)?"
    r"[^\W\d_]+(?:és|ées|is|ises|us|ues|ts|tes|ed)\b"
)
_ANAPHORA = re.compile(
    r"\b(?:les|ces|leurs|ses|nos|aux|des|the|these|those|their|its|all)\s\Z",
    re.IGNORECASE,
)


def is_participle(word: str) -> bool:
    """Whether a word has the form of a past participle in the plural: `équipées`, `construits`."""
    return _PARTICIPLE.search(word) is not None


def is_counted_already(text: str, start: int) -> bool:
    """Whether a number has an article: `les 12 sites`, `ces 3 zones` speak of what was counted before."""
    return _ANAPHORA.search(text, max(0, start - 14), start) is not None


def was_doing(text: str, start: int) -> bool:
    """Whether a verb or a noun of doing governs what starts there: `a construit`, `la remise de`."""
    before = text[max(0, start - 48) : start]
    return _DOING.search(before) is not None or is_done(" ".join(before.split()[1:][-3:]))


def is_subject_of_deed(text: str, start: int, end: int, sentence: int) -> bool:
    """Whether a noun that opens its sentence has a passive verb: `Sept postes de Bamako sont équipés`."""
    opens = not text[sentence:start].strip(' "«“-–•*')
    return opens and _PASSIVE.match(text, end) is not None


def is_deed(text: str, start: int, end: int) -> bool:
    """Whether the words next to `start` and `end` say that something was done with what stands between."""
    if was_doing(text, start):
        return True
    following = _NEXT.match(text, end)
    if following is None:
        return False
    word = following[1]
    return is_participle(word) or word in words_that("auxiliary") or is_done(word)
