"""Text that is drawn twice, for a shadow, for weight or by mistake: its second drawing is left out."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from pipeline.readers.page_layout import PrintedWord

TILE = 24.0
"""Points: side of the tiles in which words are looked for."""

REPEATED = 10
"""So many words drawn again at one distance are a text drawn again, its narrow words included."""

Place = tuple[str, int, int]


def without_doubles(words: Sequence[PrintedWord]) -> list[PrintedWord]:
    """The words but for those that lie on an equal word drawn before them."""
    if not _lie_on_equals(words):
        return list(words)
    kept: dict[Place, list[PrintedWord]] = defaultdict(list)
    doubles: set[PrintedWord] = set()
    shifts: Counter[tuple[int, int]] = Counter()
    counts = Counter(word.text for word in words)
    repeated = [word for word in words if counts[word.text] > 1]
    for word in repeated:
        under = next((other for other in _near(word, kept) if _overlap(word, other)), None)
        if under is None:
            kept[_place(word)].append(word)
        else:
            doubles.add(word)
            shifts[_shift(word, under)] += 1
    drift, count = shifts.most_common(1)[0] if shifts else ((0, 0), 0)
    if count >= REPEATED:
        doubles |= {w for w in repeated if any(_shift(w, other) == drift for other in _near(w, kept))}
    return [word for word in words if word not in doubles]


def _lie_on_equals(words: Sequence[PrintedWord]) -> bool:
    """Whether equal words stand so close that one may cover the other: on most pages none do."""
    alike: dict[str, list[PrintedWord]] = {}
    for word in words:
        alike.setdefault(word.text, []).append(word)
    return any(_are_close(equal) for equal in alike.values() if len(equal) > 1)


def _are_close(equal: Sequence[PrintedWord]) -> bool:
    """Whether two of some words are as close as words can be that overlap."""
    boxes = [word.box for word in equal]
    size = max([word.size for word in equal])
    wide = 0.5 * max(size, *[x1 - x0 for x0, _, x1, _ in boxes])
    high = 0.5 * max(size, *[bottom - top for _, top, _, bottom in boxes])
    places = sorted([(top, x0) for x0, top, _, _ in boxes])
    for number, (top, x0) in enumerate(places, start=1):
        while number < len(places) and places[number][0] - top <= high:
            if abs(places[number][1] - x0) <= wide:
                return True
            number += 1
    return False


def _place(word: PrintedWord) -> Place:
    return word.text, int(word.box.x0 // TILE), int(word.box.top // TILE)


def _near(word: PrintedWord, kept: dict[Place, list[PrintedWord]]) -> Iterator[PrintedWord]:
    text, column, row = _place(word)
    for x in (column - 1, column, column + 1):
        for y in (row - 1, row, row + 1):
            # Most tiles hold nothing.
            if there := kept.get((text, x, y)):
                yield from (w for w in there if w.order < word.order)


def _overlap(word: PrintedWord, other: PrintedWord) -> bool:
    """Whether two equal words cover each other by more than half; the box of a slanted word is no measure."""
    across, down = abs(word.box.x0 - other.box.x0), abs(word.box.top - other.box.top)
    if word.angle % 90:
        return max(across, down) < 0.5 * word.size
    return across < 0.5 * word.box.width and down < 0.5 * word.box.height


def _shift(word: PrintedWord, other: PrintedWord) -> tuple[int, int]:
    """From one word to the other, in points."""
    return round(word.box.x0 - other.box.x0), round(word.box.top - other.box.top)
