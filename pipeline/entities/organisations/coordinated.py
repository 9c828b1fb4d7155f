"""Coordinated names: `Directions Régionales de la Santé de Gao et de Kidal` names two bodies."""

from __future__ import annotations

import itertools
import re

from pipeline.entities.organisations.grammar import ADJECTIVE
from pipeline.entities.words import PassageWords
from pipeline.gazetteer import HeadNoun

_JOINT = re.compile(r"(?<!\s)\s*(?:,|\bet\b|\bainsi que\b)\s*")
_BRACKET = re.compile(r"(?<!\s)\s*\((?P<list>[^()]+?\bet\b[^()]+)\)\s*")
_DE = re.compile(r"(?:de la|de l['’]|du|des|de|d['’])\s*(?=\w)", re.IGNORECASE)
_LAST = re.compile(
    # An article is taken whole: `de` with `la` in the name would double the ways to part each item.
    r"(?P<first>(?>de la |de l['’]|du |des |de |d['’]))(?P<one>[^,]+?)"
    r"(?P<more>(?:,\s+(?>de la |de l['’]|du |des |de |d['’])[^,]+?)*)"
    r"\s+et\s+(?P<last>(?>de la |de l['’]|du |des |de |d['’]).+)\Z"
)


def split_coordination(text: str, head: HeadNoun) -> list[str]:
    """The names that a plural name stands for, each in the singular; one where nothing is joined.

    The bracketed list of what they deal with multiplies with the list of their places.
    """
    length = len(head.plural.split())
    words = text.split()
    rest = " ".join(words[length:])
    bracket = _BRACKET.search(f" {rest}")
    kinds = [""]
    if bracket:
        kinds = [f" {_of(kind)}" for kind in _JOINT.split(bracket["list"]) if kind]
        rest = (rest[: bracket.start()] + " " + rest[bracket.end() - 1 :]).strip()
    common, parts = _parts(rest)
    singular = _as_written(head.singular, words[0])
    if len(parts) * len(kinds) < 2:
        return [text]
    return [
        " ".join(f"{singular}{kind} {common} {part}".split())
        for kind, part in itertools.product(kinds, parts)
    ]


def _parts(rest: str) -> tuple[str, list[str]]:
    """What all have in common and what each has alone: `de la Santé`, [`de Gao`, `de Kidal`]."""
    starts = [match.start() for match in _DE.finditer(rest)]
    for start in reversed(starts):
        match = _LAST.match(rest, start)
        if match is None:
            continue
        parts = [match["first"] + match["one"], *_more(match["more"]), match["last"]]
        tail = re.search(r"(?<!\s)\s+à\s+\w+\Z", parts[-1])
        if tail:
            parts = [p if p is parts[-1] else p + tail.group() for p in parts]
        return rest[:start].strip(), [part.strip() for part in parts]
    return rest, [""]


def _more(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


def _of(kind: str) -> str:
    """`Agriculture` as a complement."""
    if kind.endswith("s"):
        return f"des {kind}"
    return f"d'{kind}" if kind[:1].lower() in "aeiouyéèêh" else f"de {kind}"


def _as_written(singular: str, first: str) -> str:
    return singular[:1].upper() + singular[1:] if first[:1].isupper() else singular


def after_list(words: PassageWords, at: int) -> int:
    """Behind the bracket that says what several bodies deal with: `Chambres (Agriculture et Métiers) de`."""
    bracket = at
    while bracket < len(words) and ADJECTIVE.fullmatch(words[bracket].lower):
        bracket += 1
    if bracket < len(words) and words[bracket].text == "(":
        for close in range(bracket + 2, min(bracket + 8, len(words))):
            if words[close].text == ")":
                return close + 1 if any(token.lower == "et" for token in words[bracket:close]) else at
    return at
