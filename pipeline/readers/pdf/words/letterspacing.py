"""Words whose letters are set apart, as in titles: joined again where no space is printed between them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from pipeline.readers.pdf.engine.chars import Char, DrawnWord

WIDEST = 0.8
"""Times the font size: letters farther apart are not of one word."""

FEWEST = 4
"""Pieces of the longest word on a line that is set apart."""

SINGLE = 0.7
"""The share of them that are single letters: more than half, so that two of them are neighbours."""


def with_spaced_joined(words: Sequence[DrawnWord], chars: Sequence[Char]) -> list[DrawnWord]:
    """The words, those set apart joined; `chars` are all characters as drawn, spaces too."""
    if not _has_single_letters(words):
        return list(words)
    places = {id(char): place for place, char in enumerate(chars)}
    runs: list[list[DrawnWord]] = []
    for word in words:
        if runs and _follows(runs[-1][-1], word, places, chars):
            runs[-1].append(word)
        else:
            runs.append([word])
    spaced = {_line(run) for run in runs if len(run) >= FEWEST and _share(run, str.isalpha) >= SINGLE}
    if not spaced:
        return list(words)
    return [word for run in runs for word in (_joined(run) if _line(run) in spaced else run)]


def _has_single_letters(words: Sequence[DrawnWord]) -> bool:
    """Whether two words of one letter stand side by side: a line that is set apart is mostly made of them."""
    was_single = False
    for word in words:
        is_single = len(word.text) == 1 and word.text.isalpha()
        if is_single and was_single:
            return True
        was_single = is_single
    return False


def _line(run: Sequence[DrawnWord]) -> tuple[float, float]:
    """What words on one line have in common."""
    first = run[0].chars[0]
    return round(first.bottom), round(first.look.size, 1)


def _share(run: Sequence[DrawnWord], wanted: Callable[[str], bool]) -> float:
    """The share of a run that are single characters of a kind."""
    return sum(len(word.text) == 1 and wanted(word.text) for word in run) / len(run)


def _follows(word: DrawnWord, then: DrawnWord, places: dict[int, int], chars: Sequence[Char]) -> bool:
    """Whether a word is drawn right behind another on its line, without a space between them."""
    last, first = word.chars[-1], then.chars[0]
    gap = first.x0 - last.x1
    at, behind = places[id(last)], places[id(first)]
    # Where letters are set far apart, the engine takes the room between any two of them for a space.
    is_guessed = behind == at + 2 and chars[at + 1].text == " " and chars[at + 1].x0 == chars[at + 1].x1
    are_letters = len(word.text) == len(then.text) == 1
    return bool(
        (behind == at + 1 or (is_guessed and are_letters))
        and 0 < gap < WIDEST * first.look.size
        and abs(first.bottom - last.bottom) < 0.2 * first.look.size
        and abs(first.look.size - last.look.size) < 0.1 * first.look.size
    )


def _joined(run: list[DrawnWord]) -> list[DrawnWord]:
    if len(run) == 1 or _share(run, bool) < SINGLE:
        return run
    return [
        replace(
            run[0],
            text="".join(word.text for word in run),
            chars=[char for word in run for char in word.chars],
            x0=min(word.x0 for word in run),
            x1=max(word.x1 for word in run),
            top=min(word.top for word in run),
            bottom=max(word.bottom for word in run),
        )
    ]
