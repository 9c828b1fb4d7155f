"""Words that a line end has cut in two: when they are joined, and whether the hyphen stays."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Set

HYPHENS = ("-", "\N{HYPHEN}", "\N{SOFT HYPHEN}")

COMPOUND_START = re.compile(
    r"après|arrière|avant|c'est(?:-à)?|celles?|celui|ceux|demi|là-?|non|outre|peut|quelques|semi|soi|sous|sud|vice|vis-à"
    r"|quatre|vingt|trente|quarante|cinquante|soixante|dix"
)
"""Whole words that French joins to the next by a hyphen that is printed wherever the word stands.

Words that are first syllables far more often (`au-torité`, `par-tie`, `pré-fet`) are not among them.
"""

COMPOUND_END = re.compile(r"à|ci|delà|dessous|dessus|elles?|ils?|là|mêmes?|nous|vous|t-(?:elles?|ils?|on)")
"""Whole words that French joins to the one before by such a hyphen."""

PREFIX = re.compile(r"contre|entre|inter|super|trans|over|under|with")
"""Whole words that are first parts of words far more often than of compounds: `entre-prise`."""

SHORTEST = 4
"""Letters: shorter halves are words by chance."""

CONJUNCTION = 3
"""Letters: what stands between two halves that share their second is no longer (`and`, `ou`)."""

MONTH = re.compile(r"janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre")
ADDRESS = re.compile(r"://|^www\.|@", re.IGNORECASE)
EDGES = "«»“”\"'’()[],.;:!?…"
WORD = re.compile(r"[^\s'’]+")


def ends_with_hyphen(word: str) -> bool:
    """Whether a word at a line's end goes on in the next line; a lone dash does not."""
    return len(word) > 1 and word[-1] in HYPHENS and word[-2].isalnum()


def is_suspended(words: Sequence[str]) -> bool:
    """Whether the last but one of some words leaves its second half to what follows: `light- and`."""
    return (
        len(words) > 1
        and ends_with_hyphen(words[-2])
        and words[-1].isalpha()
        and len(words[-1]) <= CONJUNCTION
    )


def joined_start(first: str, then: str, vocabulary: Set[str], *, suspended: bool = False) -> str | None:
    """What stays of `first` before `then` is set against it; None where the two are not one word.

    The hyphen stays before a capital or a figure (`Royaume-Uni`), in an address, in a compound, between two
    words of the document, and between two months; it goes where it only breaks a word (`fidu-` / `ciaire`).

    Args:
        first: the word at the line's end.
        then: the first word of the next line.
        vocabulary: words that stand within the lines of the same document, folded.
        suspended: a word close before it ends with a hyphen and shares its second half (`is_suspended`).
    """
    if not ends_with_hyphen(first) or not then[:1].isalnum():
        return None
    stem = first[:-1]
    if first[-1] == "\N{SOFT HYPHEN}":
        return stem
    if not stem[-1].isalpha() or not then[0].islower() or ADDRESS.search(first):
        return first
    start, end = fold(stem), fold(then)
    # The elided article of `l'après-midi` is not of the compound.
    last = start if start.startswith("c'est") else start.rsplit("'", 1)[-1]
    if f"{last}-{end}" in vocabulary:
        return first
    if last + end in vocabulary:
        return stem
    # Two words of the document that it nowhere writes as one are a compound: `heavy-duty`.
    if min(len(last), len(end)) >= SHORTEST and not PREFIX.fullmatch(last) and {last, end} <= vocabulary:
        return first
    tied = suspended or COMPOUND_START.fullmatch(last) or COMPOUND_END.fullmatch(end)
    return first if tied or (MONTH.fullmatch(start) and MONTH.fullmatch(end)) else stem


def join_lines(lines: Iterable[str], vocabulary: Set[str] = frozenset()) -> str:
    """Lines of one paragraph as one text, with a space between them or none in a word that was cut."""
    parts: list[str] = []
    for line in filter(None, (raw.strip(" \t\r\f\v") for raw in lines)):
        *before, word = parts[-1].rsplit(" ", 3)[-3:] if parts else [""]
        start = joined_start(word, line.split(maxsplit=1)[0], vocabulary, suspended=is_suspended(before))
        if start is None:
            parts += [" ", line] if parts else [line]
        else:
            # In one part, so that an address over many lines is known for one.
            parts[-1] = parts[-1].removesuffix(word) + start + line
    return "".join(parts)


def words_of(text: str) -> frozenset[str]:
    """The vocabulary of a text: its words, folded, but for those that end with a hyphen."""
    return frozenset(fold(word) for word in set(WORD.findall(text)) if not ends_with_hyphen(word))


def fold(word: str) -> str:
    """A word as it stands in a vocabulary."""
    return word.casefold().strip(EDGES).replace("’", "'")
