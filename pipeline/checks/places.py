"""Where figures of running text stand: the boxes of their words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from pipeline.checks.kit.figures import Figure
from pipeline.checks.kit.results import Result
from pipeline.records import Word
from pipeline.records.schema import box_of


def place_figures(results: Sequence[Result], words: Callable[[str], Sequence[Word]]) -> list[Result]:
    """Give each figure that has offsets and no box the box of the words at these offsets.

    Args:
        results: the results of checks.
        words: gives the words of a document.
    """
    pages: dict[str, dict[int, list[Word]]] = {}

    def placed(figure: Figure) -> Figure:
        if figure.start is None or figure.end is None or figure.box.get("x0") is not None:
            return figure
        if figure.document_id not in pages:
            pages[figure.document_id] = _by_page(words(figure.document_id))
        return replace(figure, box=_box(pages[figure.document_id].get(figure.page, ()), figure))

    results_placed = []
    for result in results:
        claimed = tuple(placed(figure) for figure in result.claimed)
        computed = tuple(placed(figure) for figure in result.computed)
        check = replace(result.check, **claimed[0].box) if claimed and claimed[0].box else result.check
        results_placed.append(replace(result, check=check, claimed=claimed, computed=computed))
    return results_placed


def _by_page(words: Sequence[Word]) -> dict[int, list[Word]]:
    pages: dict[int, list[Word]] = defaultdict(list)
    for word in words:
        pages[word.page].append(word)
    return pages


def _box(words: Sequence[Word], figure: Figure) -> dict[str, Any]:
    start, end = figure.start or 0, figure.end or 0
    return dict(box_of(word.box for word in words if word.start < end and word.end > start))
