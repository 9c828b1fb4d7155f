"""What an archivist corrects in `raw/corrections.csv`: replayed at each build."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, get_args

from pipeline.records import Correction
from pipeline.records.control import ControlFileError, Row, read_control_file

FILE = "corrections.csv"
Action = Literal["merge", "split", "rename", "not-an-organisation"]


def load_corrections(raw: Path) -> list[Correction]:
    """The corrections of a corpus, in order, not yet applied; none where there is no file.

    `merge` makes `target` of an organisation, `split` keeps it apart from `target`, `rename` calls it
    `target`; with a `document` a line holds for that document alone.

    Raises:
        ControlFileError: a column is missing, an action means nothing, a line lacks its target or reason, or
            says what an earlier one says; the message names the line.
    """
    path = raw / FILE
    told: dict[tuple[str | None, ...], Correction] = {}
    for row in read_control_file(path, ("action", "organisation", "reason"), ("target", "document")):
        try:
            correction = _correction(row)
        except ValueError as error:
            raise ControlFileError(path, row.line, str(error)) from error
        same = (correction.action, correction.organisation, correction.target, correction.document)
        if same in told:
            raise ControlFileError(path, row.line, f"says the same as line {told[same].id}; keep one of them")
        told[same] = correction
    return list(told.values())


def _correction(row: Row) -> Correction:
    cells = row.cells
    action: Action | None = next((known for known in get_args(Action) if known == cells["action"]), None)
    target = cells.get("target")
    if action is None:
        given = cells["action"] or "an empty action"
        raise ValueError(f"{given} is no action; there are the actions {', '.join(get_args(Action))}")
    if action != "not-an-organisation" and not target:
        raise ValueError(f"{action} needs a target")
    if not cells["organisation"] or not cells["reason"]:
        raise ValueError("an organisation and a reason are needed")
    return Correction(
        id=str(row.line),
        action=action,
        organisation=cells["organisation"],
        target=target or None,
        document=cells.get("document") or None,
        reason=cells["reason"],
        status="no longer applies",
    )
