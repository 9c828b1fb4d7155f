"""Breakdowns in running text: by sex, and by how far things are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.checks.kit.archive import Facts
from pipeline.checks.kit.content_words import means_people
from pipeline.checks.kit.figures import total_of
from pipeline.checks.kit.intervals import sum_of
from pipeline.checks.kit.results import (
    CONTRADICTS,
    HOLDS,
    NOTABLE,
    ROUNDED,
    Result,
    Verdict,
    compare,
    result,
)
from pipeline.checks.kit.sentences import COUNT, NumberView
from pipeline.checks.kit.wording import Value, listed, quantity, say

_SEXES = re.compile(
    r"⟦c(?P<one>\d+)⟧ (?P<first>femmes?|filles?|hommes?|garçons?|women|men|girls|boys)\b"
    r"(?:,| et| and|, et|/| ;)? ?(?:de |d')?⟦c(?P<two>\d+)⟧ "
    r"(?P<second>femmes?|filles?|hommes?|garçons?|women|men|girls|boys)\b"
)
_FEMALE = frozenset({"femme", "femmes", "fille", "filles", "women", "girls"})
_STATES = (
    r"finalisé|achevé|terminé|clôturé|clos\b|en cours|planifié|prévu|suspendu|annulé|abandonné|en attente|"
    r"à venir|démarré|completed|finished|ongoing|under way|planned|cancelled|suspended"
)
_STATE = re.compile(rf"⟦c(\d+)⟧(?:(?! (?:sur|dont|pour) )[^⟦⟧,;:.()])*?({_STATES})")
_NOT_YET = re.compile(r"planifié|prévu|en attente|à venir|planned")
_WHOLE_OF_STATES = re.compile(
    rf"(?P<on>\b(?:sur|out of) (?:les |un total de |the |a total of )?{COUNT})"
    rf"|{COUNT}[^⟦⟧.;]{{0,40}}?\b(?:au total|en tout|in total)"
    rf"|(?:soit|pour|for) (?:un total de |au total |a total of )?{COUNT}"
)


def check_breakdowns(facts: Facts) -> Iterator[Result]:
    """Breakdowns: do women and men, or girls and boys, add up to the people that are counted?

    The whole is the count of people just before them, or that of `soit` behind them. It contradicts only a
    breakdown that follows it in brackets or behind a colon: others may be of some of them.
    """
    for sentence in facts.sentences:
        for match in _SEXES.finditer(sentence.template):
            if (match["first"] in _FEMALE) == (match["second"] in _FEMALE):
                continue
            parts = [sentence.numbers[int(match[name])] for name in ("one", "two")]
            before = re.search(rf"{COUNT}[^⟦⟧;.]{{0,60}}\Z", sentence.template[: match.start()])
            after = re.match(
                rf",? ?\(?(?:soit|pour un total de|au total|in total) {COUNT}",
                sentence.template[match.end() :],
            )
            stated = after or before
            if stated is None:
                continue
            whole = sentence.numbers[int(stated[1])]
            sure = stated is after or stated[0].rstrip().endswith(("(", ":"))
            otherwise = CONTRADICTS if sure and means_people(whole.noun) else NOTABLE
            adds_up = _adds_up("breakdown", whole, parts, otherwise)
            if adds_up.check.status == "ok" or means_people(whole.noun):
                yield adds_up


def check_states(facts: Facts) -> Iterator[Result]:
    """States: do those finished, under way and planned add up to the total that is said with them?

    They are all there is where the text says `au total`, or where it names those that are still planned; else
    a shortfall is a notice.
    """
    for sentence in facts.sentences:
        states = list(_STATE.finditer(sentence.template))
        if len(states) < 2:
            continue
        numbers = {int(match[1]) for match in states}
        wholes = [
            (match, index)
            for match in _WHOLE_OF_STATES.finditer(sentence.template)
            for index in [int(next(group for group in match.groups()[1:] if group))]
            if index not in numbers
        ]
        if len(wholes) != 1:
            continue
        match, index = wholes[0]
        whole = sentence.numbers[index]
        parts = [sentence.numbers[number] for number in sorted(numbers)]
        if whole.noun not in {part.noun for part in parts}:
            continue
        exhaustive = not match["on"] or any(_NOT_YET.search(state[2]) for state in states)
        yield _adds_up("state", whole, parts, CONTRADICTS if exhaustive else NOTABLE)


def _adds_up(kind: str, whole: NumberView, parts: Sequence[NumberView], otherwise: Verdict) -> Result:
    figures = [part.figure for part in parts]
    computed = total_of(figures)
    certain = whole.exact and all(part.exact for part in parts)
    verdict = compare(
        whole.figure,
        computed,
        sum_of(figure.interval for figure in figures),
        otherwise=otherwise if certain else NOTABLE,
    )
    values: dict[str, Value] = {
        "whole": whole.counted,
        "parts": listed([figure.value for figure in figures]),
        "sum": quantity(computed),
        "apart": quantity(abs(whole.figure.value - computed)),
    }
    wording = (
        say("The text says “{whole}” in all; {parts} = {sum}.", **values)
        if verdict in (HOLDS, ROUNDED)
        else say("The text says “{whole}” in all; {parts} = {sum}: a difference of {apart}.", **values)
    )
    return result(
        kind,
        whole.figure,
        wording,
        verdict,
        computed=computed,
        figures=figures,
        about=[figure.spot for figure in figures],
    )
