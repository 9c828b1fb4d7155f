"""The rows that a total names in its label: by their numbers, by a formula, or as those of a section."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from pipeline.checks.kit.content_words import words_of
from pipeline.checks.tables.lines import FigureRow

_NUMBER = re.compile(r"\s(?P<number>\d{1,3}(?:\.\d{1,3})*)\.?\s*\Z")


def named_rows(total: FigureRow, met: Sequence[FigureRow]) -> list[FigureRow]:
    """Those of a formula: `(711+712)`; empty where one of them is not among the rows that were met."""
    named = [next((line for line in reversed(met) if line.is_called(term)), None) for term in total.terms]
    known = [line for line in named if line is not None]
    # A number without a line is one that is nought.
    whole = all(line or term.strip().isdigit() for line, term in zip(named, total.terms, strict=True))
    return known if len(known) > 1 and whole else []


class Sections:
    """The rows of a table by what their first cell says: in many sheets the section that they belong to."""

    def __init__(self) -> None:
        self._waiting: list[FigureRow] = []
        self._rows: dict[str, list[FigureRow]] = {}
        self._with_word: dict[str, list[tuple[str, set[str]]]] = defaultdict(list)

    def add(self, row: FigureRow) -> None:
        """Take a row further down."""
        self._waiting.append(row)

    def named_by(self, total: FigureRow) -> list[FigureRow]:
        """Those of the section that a total names: `DÉPENSES` in the first cell of each, and in its label.

        So a sheet gives the totals of its sections together, at its end.
        """
        # Most totals name nothing: the words of all rows are not asked for.
        said = words_of(total.label)
        if not said:
            return []
        for row in self._waiting:
            self._sort(row)
        self._waiting.clear()
        named = [
            section for word in said for section, words in self._with_word.get(word, ()) if words <= said
        ]
        return self._rows[named[0]] if len(named) == 1 and len(self._rows) > 1 else []

    def _sort(self, row: FigureRow) -> None:
        section = row.first
        if section not in self._rows:
            self._rows[section] = []
            words = words_of(section)
            if words:
                # Who names all of its words names this one.
                self._with_word[min(words)].append((section, words))
        self._rows[section].append(row)


def numbered_rows(total: FigureRow, since: Sequence[FigureRow]) -> list[FigureRow]:
    """Those since the last total whose numbers begin with that of this one: `2.3.1` of `Total 2.3`."""
    match = _NUMBER.search(total.label)
    prefix = f"{match['number']}." if match else ""
    return [line for line in since if prefix and line.code.startswith(prefix) and line.code != prefix]
