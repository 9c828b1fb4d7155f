"""The order in which a page is read: found from its gutters, checked against the threads of its text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.readers.page_layout import PrintedWord, around
from pipeline.readers.pdf.layout.page_columns import Item, PageColumn, Span, find_columns
from pipeline.readers.pdf.layout.printed_lines import PrintedLine, most_common_size
from pipeline.readers.pdf.layout.stories import Link, put_together
from pipeline.readers.pdf.layout.threads import Thread, find_threads, joints

ROUNDS = 3
"""So often threads that geometry tears are put together, and the page is looked at again."""

MARGIN = 0.12
"""Share of the page's height, at its top and bottom: there a line that stands apart is of no column."""

APART = 1.5
"""Times the size of the running text: the least gap between such a line and everything else."""


def order_page(items: Sequence[Item], height: float) -> list[PageColumn]:
    """The columns of a page in reading order, between a line at its head and one at its foot.

    A running head or foot that stands over the last column only would else be read between two columns.

    Args:
        items: words, tables and frames.
        height: of the page, in points.
    """
    words = [item for item in items if isinstance(item, PrintedWord)]
    if not words:
        return order_columns(items)
    room = APART * most_common_size(words)
    head = _level_with(min(words, key=lambda word: word.box.middle), words)
    foot = _level_with(max(words, key=lambda word: word.box.middle), words)
    if max(word.box.bottom for word in head) > MARGIN * height or not _are_apart(head, items, room):
        head = []
    if min(word.box.top for word in foot) < (1 - MARGIN) * height or not _are_apart(foot, items, room):
        foot = []
    taken = {*head, *foot}
    columns = order_columns([item for item in items if item not in taken] if taken else items)
    apart = [[PageColumn([PrintedLine(line)])] if line else [] for line in (head, foot)]
    return [*apart[0], *columns, *apart[1]]


def _level_with(word: PrintedWord, words: Sequence[PrintedWord]) -> list[PrintedWord]:
    middle = word.box.middle
    return [other for other in words if other.box.top < middle < other.box.bottom]


def _are_apart(line: Sequence[PrintedWord], items: Sequence[Item], room: float) -> bool:
    """Whether everything but a line is farther from it than that, above or below."""
    own = set(line)
    box = around(word.box for word in line)
    return len(own) < len(items) and all(
        item.box.top >= box.bottom + room or item.box.bottom <= box.top - room
        for item in items
        if item not in own
    )


def order_columns(items: Sequence[Item]) -> list[PageColumn]:
    """The columns of a page in reading order; geometry decides, but for threads that it would tear.

    A thread whose sentences are parted by something beside it becomes one piece that is not cut.
    """
    columns = find_columns(items)
    words = [item for item in items if isinstance(item, PrintedWord)]
    threads = find_threads(words)
    body_size = most_common_size(words)
    bound = [list(joints(thread, body_size)) for thread in threads]
    best, fewest = columns, sum(_breaks(columns, bound))
    whole: set[int] = set()
    for _ in range(ROUNDS):
        torn = {k for k, n in enumerate(_breaks(columns, bound)) if n} - whole
        if not torn:
            break
        whole |= torn
        columns = find_columns(_with_whole(items, [threads[k] for k in sorted(whole)]))
        columns = [_expanded(column) for column in columns]
        if (broken := sum(_breaks(columns, bound))) < fewest:
            best, fewest = columns, broken
    return put_together(best, threads, [joint for of_thread in bound for joint in of_thread])


def _breaks(columns: Sequence[PageColumn], bound: Sequence[Sequence[Link]]) -> list[int]:
    """How many joints of each thread are parted when the columns are read."""
    place = {word: n for n, word in enumerate(_read(columns))}
    return [
        sum(place.get(then, -1) != place.get(word, -2) + 1 for word, then in of_thread) for of_thread in bound
    ]


def _read(columns: Iterable[PageColumn]) -> Iterable[PrintedWord]:
    for column in columns:
        for part in column.parts:
            yield from part.words if isinstance(part, PrintedLine) else part.region.words


def _with_whole(items: Sequence[Item], threads: Sequence[Thread]) -> list[Item]:
    """The items of a page with some threads as one piece each; words within their lines are taken in."""
    owner: dict[PrintedWord, int] = {word: k for k, thread in enumerate(threads) for word in thread.words}
    lines = [[list(line.words) for line in thread.lines] for thread in threads]
    rest: list[Item] = []
    for item in items:
        if item in owner:
            continue
        if isinstance(item, PrintedWord) and (home := _home(item, threads)):
            lines[home[0]][home[1]].append(item)
        else:
            rest.append(item)
    return rest + [Span(Thread([PrintedLine(words) for words in parts])) for parts in lines]


def _home(word: PrintedWord, threads: Sequence[Thread]) -> tuple[int, int] | None:
    """The thread and the line in which a word that was drawn apart stands."""
    box = word.box
    for k, thread in enumerate(threads):
        for i, line in enumerate(thread.lines):
            level = line.box.top < box.middle < line.box.bottom
            if (
                level
                and line.box.x0 - 0.3 * word.size < (box.x0 + box.x1) / 2 < line.box.x1 + 0.3 * word.size
            ):
                return k, i
    return None


def _expanded(column: PageColumn) -> PageColumn:
    """A column with the lines of its threads in their place."""
    parts: list[PrintedLine | Span] = []
    for part in column.parts:
        if isinstance(part, Span) and isinstance(part.region, Thread):
            parts += part.region.lines
        else:
            parts.append(part)
    return PageColumn(parts)
