"""What is to be known of a sheet beside what it prints: errors, values not stored, hidden parts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

MOST_NOTES = 50
"""Errors and lost values of a sheet that are named one by one."""

HIDDEN_SHEET = "the sheet is hidden"

Place = tuple[int, int]
"""Row and column, from 0."""


def notes_of(
    errors: Mapping[Place, str], unstored: Mapping[Place, str], hidden_rows: Iterable[int], *, hidden: bool
) -> tuple[str, ...]:
    """The notes on a sheet.

    Args:
        errors: what cells show in place of a value.
        unstored: the formulas of cells that nobody has computed.
        hidden_rows: from 0.
        hidden: whether the sheet as a whole is.
    """
    notes = [f"{cell_name(place)} shows the error {error}" for place, error in sorted(errors.items())]
    notes += [
        f"{cell_name(place)} has a formula without a stored value: {formula}"
        for place, formula in sorted(unstored.items())
    ]
    rows = ", ".join(str(row + 1) for row in sorted(hidden_rows)[:MOST_NOTES])
    return (
        *([HIDDEN_SHEET] if hidden else []),
        *([f"hidden rows: {rows}"] if rows else []),
        *notes[:MOST_NOTES],
    )


def cell_name(place: Place) -> str:
    """A place as a spreadsheet names it: `C9`."""
    row, column = place
    letters = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row + 1}"
