"""What the audit says of the total of a row and of its parts."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.checks.kit.figures import Figure, total_of
from pipeline.checks.kit.results import HOLDS, ROUNDED, UNVERIFIABLE, Verdict
from pipeline.checks.kit.views import Row, TableView, label_of
from pipeline.checks.kit.wording import NOTHING, Value, Wording, quantity, say


def row_wording(
    view: TableView,
    row: Row,
    whole: int,
    figures: Sequence[Figure],
    verdict: Verdict,
    *,
    undivided: bool,
    unclear: bool,
) -> Wording:
    """What is said of the total of a row.

    Args:
        view: its table.
        row: its cells.
        whole: the column of the total.
        figures: its parts.
        verdict: how they compare.
        undivided: a row above gives a total without parts.
        unclear: a part is in another unit, or was not read.
    """
    cell = row[whole]
    total = view.figure(cell)
    assert total is not None
    unit, computed = view.unit(cell.column), total_of(figures)
    values: dict[str, Value] = {
        "header": view.called(cell.column),
        "label": label_of(row),
        "printed": quantity(total.value, unit, total.place),
        "sum": quantity(computed, unit, total.place),
        "apart": quantity(abs(total.value - computed), unit, total.place),
    }
    if verdict is UNVERIFIABLE and not unclear:
        return say(
            "“{header}” of “{label}” is printed as {printed}; some figures beside it may be no parts of it.",
            **values,
        )
    if verdict is UNVERIFIABLE:
        return say(
            "“{header}” of “{label}” is printed as {printed}; one of its parts is in another unit or "
            "could not be "
            "read as a figure.",
            **values,
        )
    if verdict is HOLDS:
        return say(
            "“{header}” of “{label}” is printed as {printed}, and its parts add up to the same.", **values
        )
    if verdict is ROUNDED:
        return say(
            "“{header}” of “{label}” is printed as {printed}, and its parts add up to {sum}: rounding "
            "explains "
            "{apart}.",
            **values,
        )
    wording = say(
        "“{header}” of “{label}” is printed as {printed}, but its parts add up to {sum}: a difference of "
        "{apart}.",
        **values,
    )
    incomplete = undivided and cell.role == "total"
    return wording + (say("A row above it gives no parts.") if incomplete else NOTHING)
