"""How sure the reading of a table's cells is: that of their pages, and of the words that OCR recognised."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from pipeline.records import GridCell, Reading, Word
from pipeline.records.legible import RANKS, least_confidence, reliance_of


class CellReliance:
    """Looks up the words of a document's cells; where all of it was read for sure there is nothing to do."""

    def __init__(self, reading: Reading) -> None:
        self._quality = {page.number: page.quality for page in reading.pages if page.quality != "good"}
        self._recognised: dict[int, list[Word]] = defaultdict(list)
        for word in reading.words:
            if word.confidence is not None:
                self._recognised[word.page].append(word)

    def of_all(self, cells: Sequence[GridCell]) -> dict[str, list[Any]]:
        """`confidence` and `quality` of many cells, a value for each; nothing where nothing lowers them."""
        if not self._recognised and not self._quality:
            return {}
        said = [self.of(cell) for cell in cells]
        return {
            "confidence": [columns.get("confidence") for columns in said],
            "quality": [columns.get("quality", RANKS[0]) for columns in said],
        }

    def of(self, cell: GridCell) -> dict[str, Any]:
        """`confidence` and `quality` of a cell as keyword arguments; none where nothing lowers them."""
        if not self._recognised and not self._quality:
            return {}
        words = (word for word in self._recognised.get(cell.page, ()) if _stands_in(word, cell))
        return reliance_of(least_confidence(words), filter(None, [self._quality.get(cell.page)]))


def _stands_in(word: Word, cell: GridCell) -> bool:
    if word.box is None or cell.box is None:
        return False
    (left, upper, right, lower), (x0, top, x1, bottom) = word.box, cell.box
    return x0 <= (left + right) / 2 <= x1 and top <= (upper + lower) / 2 <= bottom
