"""Rows that are divided into those below: by `dont`, or by their numbers."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from pipeline.checks.kit.archive import Facts
from pipeline.checks.kit.figures import Figure, total_of
from pipeline.checks.kit.results import CONTRADICTS, HOLDS, NOTABLE, ROUNDED, Result, Verdict, result
from pipeline.checks.kit.views import SUMMABLE, Row, TableView, label_of
from pipeline.checks.kit.wording import Value, quantity, say_n
from pipeline.checks.tables.labels import budget_lines, is_of_which, is_rate
from pipeline.checks.tables.lines import are_rounded, is_near, verdict_of


def check_divided_rows(facts: Facts) -> Iterator[Result]:
    """Divisions: do rows that are parts of the one above them (`dont`, `1.1` below `1`) fit into it?

    Those below `dont` need not be all of it. Budget lines must add up to the line that they divide: where
    they do in another column, one that does not contradicts them, else it is not verified.
    """
    for view in facts.data_tables:
        for head, parts, whole in _divisions(view):
            divisions = [
                (figure, figures, _verdict(figure, figures, whole=whole))
                for column in sorted(head)
                if (figure := view.figure(head[column]))
                if head[column].kind in SUMMABLE
                and figure.value
                and column != min(head)
                and not is_rate(view.header(column))
                if len(figures := [f for p in parts if (f := view.figure(p.get(column)))]) == len(parts)
            ]
            near = [figure for figure, parts, _ in divisions if is_near(figure, parts)]
            if are_rounded(near, sum(verdict is HOLDS for *_, verdict in divisions)):
                divisions = [
                    (figure, parts, ROUNDED if is_near(figure, parts) else v)
                    for figure, parts, v in divisions
                ]
            off = sum(verdict is CONTRADICTS for _, _, verdict in divisions)
            certain = whole and off == 1 < len(divisions)
            for figure, figures, verdict in divisions:
                if verdict is not CONTRADICTS or certain:
                    yield _division(view, head, figure, figures, verdict)


def _divisions(view: TableView) -> Iterator[tuple[Row, list[Row], bool]]:
    """Rows with those that divide them, and whether these must be all of it."""
    head: Row | None = None
    for is_part, rows in groupby(view.rows.values(), lambda row: is_of_which(label_of(row))):
        if not is_part:
            *_, head = rows
        elif head is not None:
            yield head, list(rows), False
    for head, parts in budget_lines(view):
        if len(parts) > 1:
            yield head, parts, True


def _verdict(figure: Figure, figures: list[Figure], *, whole: bool) -> Verdict:
    computed = total_of(figures)
    if whole:
        return verdict_of(figure, figures, computed)
    return HOLDS if abs(computed) <= abs(figure.value) else NOTABLE


def _division(view: TableView, head: Row, figure: Figure, figures: list[Figure], verdict: Verdict) -> Result:
    column = next(n for n, cell in head.items() if cell.id == figure.cell_id)
    unit, computed = view.unit(column), total_of(figures)
    values: dict[str, Value] = {
        "header": view.called(column),
        "label": label_of(head),
        "printed": quantity(figure.value, unit),
        "sum": quantity(computed, unit),
    }
    if verdict in (HOLDS, ROUNDED):
        wording = say_n(
            "“{header}” of “{label}” is {printed}; the row that is part of it makes {sum}, which fits.",
            "“{header}” of “{label}” is {printed}; the {n} rows that divide it make {sum}, which fits.",
            len(figures),
            **values,
        )
    else:
        wording = say_n(
            "“{header}” of “{label}” is {printed}; the row that is part of it makes {sum}, which does not "
            "fit.",
            "“{header}” of “{label}” is {printed}; the {n} rows that divide it make {sum}, which does not "
            "fit.",
            len(figures),
            **values,
        )
    return result("division", figure, wording, verdict, computed=computed, figures=figures, unit=unit)
