"""What an archivist corrects in `raw/corrections.csv`: replayed at each build."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Literal, get_args

from pipeline.records import Correction

FILE = "corrections.csv"
Action = Literal["merge", "split", "rename", "not-an-organisation"]


def load_corrections(raw: Path) -> list[Correction]:
    """The corrections of a corpus, in order, not yet applied; none where there is no file.

    `merge` makes `target` of an organisation, `split` keeps it apart from `target`, `rename` calls it
    `target`; with a `document` a line holds for that document alone.

    Raises:
        ValueError: a column is missing, an action means nothing, or a line lacks its target or reason.
    """
    path = raw / FILE
    if not path.is_file():
        return []
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = csv.DictReader(file)
        missing = {"action", "organisation", "reason"} - set(rows.fieldnames or ())
        if missing:
            raise ValueError(f"{path}: there is no column {', '.join(sorted(missing))}")
        try:
            return [_correction(row, rows.line_num) for row in rows if any(row.values())]
        except ValueError as error:
            raise ValueError(f"{path}, {error}") from error


def _correction(row: dict[str, str], line: int) -> Correction:
    cell = {name: (row.get(name) or "").strip() for name in ("action", "organisation", "target", "document")}
    action: Action | None = next((known for known in get_args(Action) if known == cell["action"]), None)
    reason = (row.get("reason") or "").strip()
    if action is None:
        raise ValueError(f"line {line}: there are the actions {', '.join(get_args(Action))}")
    if action != "not-an-organisation" and not cell["target"]:
        raise ValueError(f"line {line}: {action} needs a target")
    if not cell["organisation"] or not reason:
        raise ValueError(f"line {line}: an organisation and a reason are needed")
    return Correction(
        id=str(line),
        action=action,
        organisation=cell["organisation"],
        target=cell["target"] or None,
        document=cell["document"] or None,
        reason=reason,
        status="no longer applies",
    )
