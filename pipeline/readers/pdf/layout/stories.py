"""Stories: threads whose text goes on in the one that was drawn next, over a column's end or a picture.

Where geometry reads something else in between, the page's parts are moved: of the ways to put the two
together the one that parts the fewest sentences, and that least often reads a line before one above it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np

from pipeline.readers.page_layout import PrintedWord
from pipeline.readers.pdf.layout.page_columns import PageColumn, Part
from pipeline.readers.pdf.layout.printed_lines import PrintedLine
from pipeline.readers.pdf.layout.threads import Thread, reads_on
from pipeline.readers.pdf.words.markers import SENTENCE_END

Link = tuple[PrintedWord, PrintedWord]

FEWEST_WORDS = 12
"""In a thread of fewer words a line that ends open may be a cell, a label or a heading."""

WORDS_A_LINE = 2.0
"""Prose has more on average."""

FULL = 2.5
"""Times the font size: how far from its column's right side a line may end that goes on."""

LARGER = 1.1
"""Times the size of a story: the type of its heading."""

MOST_BETWEEN, SHORT = 2, 60
"""How many texts, and of how many words each, may stand between two parts of a story: captions and boxes."""

ROOM = 1.5
"""Times a line's height: texts that stand apart have more room between them."""

MOST_PARTS = 400
"""A page of more lines is left as it is."""


def links(threads: Sequence[Thread]) -> list[Link]:
    """The last word of each thread that surely goes on in one drawn behind it, and the first word of that."""
    links = []
    open_end: Thread | None = None
    for thread, then in pairwise(threads):
        if _is_open(thread):
            open_end = thread
        # A heading or a caption drawn in between is passed over; a short piece goes on at once or not at all.
        if open_end is None or not (open_end is thread or _is_prose(then)):
            continue
        if _is_continued(open_end, then):
            links.append((open_end.lines[-1].words[-1], then.lines[0].words[0]))
        if _is_prose(then):
            open_end = None
    return links


def _is_prose(thread: Thread) -> bool:
    n_words = sum(len(line.words) for line in thread.lines)
    return n_words >= FEWEST_WORDS and n_words >= WORDS_A_LINE * len(thread.lines)


def _is_open(thread: Thread) -> bool:
    """Whether a thread is prose that ends in the middle of a sentence, at the end of a full line."""
    last = thread.lines[-1]
    full = last.box.x1 > thread.box.x1 - FULL * last.size
    return full and _is_prose(thread) and not SENTENCE_END.search(last.text)


def _is_continued(thread: Thread, then: Thread) -> bool:
    last, first = thread.lines[-1], then.lines[0]
    return last.bold == first.bold and reads_on(last, first)


def links_over_columns(columns: Sequence[PageColumn]) -> Iterator[Link]:
    """The last word of each text that goes on in a later one, past what is complete in itself.

    The order of drawing does not tell it, as on a page that was recognised: a caption below a column is
    read before the top of the next one.
    """
    runs = [run for column in columns for run in _apart(column)]
    for k, run in enumerate(runs):
        last, rest = run[-1], runs[k + 1 : k + MOST_BETWEEN + 2]
        lines = [part for part in run if isinstance(part, PrintedLine)]
        if not isinstance(last, PrintedLine) or not _is_open(Thread(lines)):
            continue
        for n, then in enumerate(rest):
            first = then[0]
            if isinstance(first, PrintedLine) and last.bold == first.bold and reads_on(last, first):
                if n and all(map(_is_complete, rest[:n])):
                    yield last.words[-1], first.words[0]
                break


def _apart(column: PageColumn) -> Iterator[list[Part]]:
    """The parts of a column in runs that stand apart."""
    run: list[Part] = []
    for part in column.parts:
        if run and part.box.top - run[-1].box.bottom > ROOM * part.box.height:
            yield run
            run = []
        run.append(part)
    yield run


def _is_complete(run: Sequence[Part]) -> bool:
    """Whether a run is a short text that begins and ends with a sentence."""
    lines = [part for part in run if isinstance(part, PrintedLine)]
    return (
        len(lines) == len(run)
        and sum(len(line.words) for line in lines) <= SHORT
        and not lines[0].text[0].islower()
        and bool(SENTENCE_END.search(lines[-1].text))
    )


def put_together(
    columns: Sequence[PageColumn], threads: Sequence[Thread], bound_in_threads: Sequence[Link]
) -> list[PageColumn]:
    """The columns, with the parts moved that stand between two threads of one story.

    Args:
        columns: in reading order.
        threads: of their words, in the order of drawing.
        bound_in_threads: words that must follow each other within the threads.
    """
    wanted = links(threads)
    linked = {word for link in wanted for word in link}
    wanted += [link for link in links_over_columns(columns) if linked.isdisjoint(link)]
    sequence = [part for column in columns for part in column.parts]
    starts = {id(column.parts[0]) for column in columns if column.parts}
    if not wanted or len(sequence) > MOST_PARTS:
        return list(columns)
    bound = [*wanted, *bound_in_threads]
    home = {word: thread for thread in threads for word in thread.words}
    moved = False
    for link in wanted:
        broken = _n_broken(sequence, bound)
        if not _n_broken(sequence, [link]):
            continue
        ways = [way for way in _ways(sequence, link, home) if not _n_broken(way, [link])]
        costs = [_n_broken(way, bound) for way in ways]
        if costs and min(costs) < broken:
            best = [way for way, cost in zip(ways, costs, strict=True) if cost == min(costs)]
            sequence, moved = min(best, key=_n_inverted), True
    return list(_columns(sequence, columns, starts)) if moved else list(columns)


def _words(part: Part) -> Sequence[PrintedWord]:
    return part.words if isinstance(part, PrintedLine) else part.region.words


def _n_broken(sequence: Sequence[Part], bound: Sequence[Link]) -> int:
    """How many pairs of words do not follow each other."""
    place = {word: n for n, word in enumerate(word for part in sequence for word in _words(part))}
    return sum(place.get(then, -1) != place.get(word, -2) + 1 for word, then in bound)


def _n_inverted(sequence: Sequence[Part]) -> int:
    """How often a part is read before one that stands above it."""
    x0, top, x1, bottom = np.array([part.box for part in sequence]).T
    middle = (top + bottom) / 2
    above = middle[:, None] > middle
    over = np.minimum(x1[:, None], x1) > np.maximum(x0[:, None], x0)
    return int(np.triu(above & over, k=1).sum())


def _ways(sequence: list[Part], link: Link, home: dict[PrintedWord, Thread]) -> Iterator[list[Part]]:
    """The parts with the two ends of a link one after the other, in every way that moves whole runs."""
    last = next((n for n, part in enumerate(sequence) if link[0] in _words(part)), None)
    first = next((n for n, part in enumerate(sequence) if link[1] in _words(part)), None)
    if last is None or first is None or last == first:
        return
    start = _run_start(sequence, last, home)
    end = _run_end(sequence, first, home)
    if last < first:
        before, story, between, then, after = (
            sequence[:start],
            sequence[start : last + 1],
            sequence[last + 1 : first],
            sequence[first:end],
            sequence[end:],
        )
        yield [*before, *story, *then, *between, *after]
        cut = len(before) - _n_headings(before, story[0])
        yield [*before[:cut], *between, *before[cut:], *story, *then, *after]
        # The page is cut at the height at which the second one starts.
        height = then[0].box.top - 0.5 * then[0].box.height
        lower = next(
            (n for n in range(start + 1) if sequence[n].box.top >= height and _go_down(sequence[n:last])),
            start,
        )
        yield [*sequence[:lower], *between, *sequence[lower : last + 1], *then, *after]
    elif end <= start:
        before, then, between, story, after = (
            sequence[:first],
            sequence[first:end],
            sequence[end:start],
            sequence[start : last + 1],
            sequence[last + 1 :],
        )
        yield [*before, *between, *story, *then, *after]
        yield [*before, *story, *then, *between, *after]


def _n_headings(before: Sequence[Part], first: Part) -> int:
    """How many parts right above the first one of a story are its headings, in larger or bold type."""
    if not isinstance(first, PrintedLine):
        return 0
    count, below = 0, first.box
    for part in reversed(before):
        box = part.box
        over = (
            min(box.x1, below.x1) > max(box.x0, below.x0) and 0 <= below.top - box.bottom < 2.5 * box.height
        )
        if not (
            over
            and isinstance(part, PrintedLine)
            and (part.size > LARGER * first.size or part.bold > first.bold)
        ):
            break
        count, below = count + 1, box
    return count


def _go_down(parts: Sequence[Part]) -> bool:
    return all(a.box.top <= b.box.top for a, b in pairwise(parts))


def _run_start(sequence: Sequence[Part], at: int, home: dict[PrintedWord, Thread]) -> int:
    """Where the lines of a thread that end at `at` start."""
    thread = home.get(_words(sequence[at])[-1])
    while at and home.get(_words(sequence[at - 1])[0]) is thread:
        at -= 1
    return at


def _run_end(sequence: Sequence[Part], at: int, home: dict[PrintedWord, Thread]) -> int:
    """Behind the lines of a thread that start at `at`."""
    thread = home.get(_words(sequence[at])[0])
    at += 1
    while at < len(sequence) and home.get(_words(sequence[at])[0]) is thread:
        at += 1
    return at


def _columns(
    sequence: Sequence[Part], columns: Sequence[PageColumn], starts: set[int]
) -> Iterator[PageColumn]:
    """Columns again: a part that does not follow the one before as it did starts a column."""
    followed = {id(b): id(a) for column in columns for a, b in pairwise(column.parts)}
    run: list[Part] = []
    for part in sequence:
        if run and (id(part) in starts or followed.get(id(part)) != id(run[-1])):
            yield PageColumn(run)
            run = []
        run.append(part)
    if run:
        yield PageColumn(run)
