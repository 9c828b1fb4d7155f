"""Sums of real tables that are off, with the reasons that the audit hears: what `fit_audit` fits."""

from __future__ import annotations

import csv
import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from pipeline.checks import DOCUMENT_CHECKS
from pipeline.checks.audit import lowered
from pipeline.checks.kit.archive import Archive, Facts
from pipeline.checks.kit.results import HOLDS, Result
from pipeline.checks.kit.views import TableView
from pipeline.checks.weighing import reasons_heard
from pipeline.checks.weighing.sums import KINDS, SUMMED, holds
from pipeline.records import Cell

MISPRINTED, MISREAD = 8, 40
"""Sums of a document in which a figure is changed, and of which a part is taken away: few of these claim."""

LEAST_DIGITS = 2
"""Digits of a figure before one of them is changed."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A sum that is off: its document, whether a figure is wrong, the reasons that were heard for it."""

    document: str
    wrong: bool
    reasons: frozenset[str]


def judged_sums(out: Path, judged: Path) -> list[Heard]:
    """The sums of an archive that a file judges: the id of a check and 0 or 1 a line."""
    with judged.open(encoding="utf-8", newline="") as file:
        wrong = {id_: said == "1" for id_, said in csv.reader(file)}
    with closing(sqlite3.connect(out / "archive.db")) as db:
        return [
            Heard(facts.id, wrong[id_], reasons)
            for facts in Archive(db).each()
            for id_, reasons in _audited(facts)[1].items()
            if id_ in wrong
        ]


def changed_sums(out: Path) -> Iterator[Heard]:
    """What is heard for sums that hold, with a wrong figure or a part that was not read.

    A figure is changed as people misprint it; a row, a column or a figure is taken away as it gets lost where
    a table is misread. Each is tried by itself. The same archive gives the same changes.
    """
    with closing(sqlite3.connect(out / "archive.db")) as db:
        for facts in Archive(db).each():
            dice = random.Random(facts.id)
            sums = [
                (view, result)
                for view in facts.tables
                for result in _audited(_with_table(db, facts, view))[0]
                if _may_be_changed(view, result)
            ]
            for wrong, times, change in ((True, MISPRINTED, _misprint), (False, MISREAD, _misreading)):
                for view, result in dice.sample(sums, min(times, len(sums))):
                    changed = change(view, result, dice)
                    if changed is not None:
                        heard = _audited(_with_table(db, facts, changed))[1]
                        yield from (Heard(facts.id, wrong, reasons) for reasons in heard.values())


def _may_be_changed(view: TableView, result: Result) -> bool:
    """Whether a sum holds to the last digit, with nothing beside it that is off as it is."""
    exact = result.check.status == HOLDS.status and result.check.severity is None
    known = all(figure.cell_id in view.cell_by_id for figure in (*result.claimed, *result.computed))
    return exact and known and result.check.kind in SUMMED and holds(result)


def _misprint(view: TableView, result: Result, dice: random.Random) -> TableView | None:
    """A table in which another figure is printed in a sum; None where its figures have too few digits."""
    parts = [figure for figure in result.computed if figure.value]
    figure = dice.choice([result.claimed[0], dice.choice(parts)])
    cell = view.cell_by_id[figure.cell_id or ""]
    text = misprinted(cell.text, dice)
    if text is None or cell.value is None:
        return None
    fresh = _with_text(cell, text)
    if abs((fresh.value or 0) - cell.value) <= (cell.place or 1) * (len(result.computed) + 1):
        return None
    return replace(view, cells=tuple(fresh if one.id == cell.id else one for one in view.cells))


def _misreading(view: TableView, result: Result, dice: random.Random) -> TableView | None:
    """A table of which a part of a sum is not read: its row, its column, or the figure alone."""
    part = dice.choice([figure for figure in result.computed if figure.value])
    lost = view.cell_by_id[part.cell_id or ""]
    by_row = result.check.kind != "row"
    kept = {
        "figure": lambda cell: cell.id != lost.id,
        "line": lambda cell: cell.row != lost.row if by_row else cell.column != lost.column,
    }[dice.choice(["figure", "line", "line"])]
    return replace(view, cells=tuple(cell for cell in view.cells if kept(cell)))


def misprinted(text: str, dice: random.Random) -> str | None:
    """A printed figure with another digit, two that changed places, one that is missing, or others."""
    digits = [place for place, char in enumerate(text) if char.isdigit()]
    if len(digits) < LEAST_DIGITS:
        return None
    chars, kind, place = list(text), dice.random(), dice.randrange(len(digits) - 1)
    at, beside = digits[place], digits[place + 1]
    if kind < 0.3:
        chars[at] = dice.choice([digit for digit in "0123456789" if digit != chars[at]])
    elif kind < 0.4:
        chars[at], chars[beside] = chars[beside], chars[at]
    elif kind < 0.5:
        chars[at] = ""
    else:
        # What was counted again, or is another figure: of the same size or of its first digits.
        for one in digits[dice.choice([0, min(1, place), place]) :]:
            chars[one] = dice.choice("123456789")
    changed = "".join(chars)
    return None if changed == text else changed


def _with_text(cell: Cell, text: str) -> Cell:
    """A cell whose digits are others, and its value in their proportion."""
    digits, printed = (Decimal("".join(filter(str.isdigit, said)) or 0) for said in (text, cell.text))
    value = cell.value or Decimal(0)
    off = value * digits / printed - value if printed else Decimal(0)
    low, high = (bound if bound is None else bound + off for bound in (cell.low, cell.high))
    return replace(cell, text=text, value=value + off, low=low, high=high)


def _with_table(db: sqlite3.Connection, facts: Facts, view: TableView) -> Facts:
    """A document of one table: the sums of the others are not asked again."""
    alone = Facts(db, facts.document)
    alone.__dict__["tables"] = [view]
    return alone


def _audited(facts: Facts) -> tuple[list[Result], dict[str, frozenset[str]]]:
    """The sums of the tables of a document, and the reasons that are heard for those that are off."""
    results = [result for kind in sorted(KINDS) for result in DOCUMENT_CHECKS[kind](facts)]
    results = [lowered(result, facts.doubtful, facts.unread) for result in results]
    heard = reasons_heard(results, facts.tables)
    return results, {results[place].check.id: reasons for place, reasons in heard.items()}
