"""The lines of `raw/corrections.csv`, checked before any work is done."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, get_args

from pipeline.corrections.kinds import KINDS
from pipeline.corrections.typed import parse_typed_table
from pipeline.records import Correction
from pipeline.records.control import ControlFileError, Row, read_control_file, read_once
from pipeline.records.corrections import Action
from pipeline.records.schema import columns, decoder

FILE = "corrections.csv"

EXTENT = re.compile(r"([1-9]\d{0,5})-([1-9]\d{0,5})")
"""The extent of a table: its first and its last row or column, from 1."""

OPTIONAL = (
    "organisation",
    "target",
    "kind",
    "document",
    "page",
    "text",
    "occurrence",
    "field",
    "value",
    "by",
    "on",
)

OF_ORGANISATIONS: tuple[Action, ...] = ("merge", "split", "rename", "not-an-organisation")
OF_FACTS: tuple[Action, ...] = ("correct", "remove", "add")
AGREEMENTS = "agreements"


@read_once(FILE)
def load_corrections(raw: Path) -> list[Correction]:
    """The corrections of a corpus, in order, not yet applied; none where there is no file.

    Of organisations: `merge` makes `target` of one, `split` keeps it apart from `target`, `rename` calls it
    `target`; with `kind` agreements, `merge` and `split` say the same of two tellings, by reference or id. Of
    facts: `correct` sets `field` to `value`, `remove` says that it is none, `add` that one is missing.

    Raises:
        ControlFileError: a line means nothing, lacks what it needs, or says what an earlier one says; the
            message names the file and the line.
    """
    path = raw / FILE
    said: dict[tuple[Any, ...], Correction] = {}
    for row in read_control_file(path, ("action", "reason"), OPTIONAL):
        try:
            line = _correction(row)
        except ValueError as error:
            raise ControlFileError(path, row.line, str(error)) from error
        same = (
            line.action,
            line.organisation,
            line.target,
            line.kind,
            line.document,
            line.page,
            line.text,
            line.occurrence,
            line.field,
        )
        if same in said:
            raise ControlFileError(
                path, row.line, f"speaks of what line {said[same].id} does; keep one of them"
            )
        said[same] = line
    return list(said.values())


def _correction(row: Row) -> Correction:
    cells = {name: row.cells.get(name) or None for name in ("action", "reason", *OPTIONAL)}
    action = next((known for known in get_args(Action) if known == cells["action"]), None)
    if action is None:
        given = cells["action"] or "an empty action"
        raise ValueError(f"{given} is no action; there are the actions {', '.join(get_args(Action))}")
    if not cells["reason"]:
        raise ValueError("a reason is needed")
    line = Correction(
        id=str(row.line),
        action=action,
        organisation=cells["organisation"],
        target=cells["target"],
        kind=cells["kind"],
        document=cells["document"],
        page=_number(cells["page"], "page"),
        text=cells["text"],
        occurrence=_number(cells["occurrence"], "occurrence"),
        field=cells["field"],
        value=cells["value"],
        reason=cells["reason"],
        by=cells["by"],
        on=cells["on"],
        status="no longer applies",
    )
    (_check_fact if action in OF_FACTS else _check_organisation)(line)
    return line


def _number(text: str | None, what: str) -> int | None:
    if text is None:
        return None
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise ValueError(f"{text} is no {what}: a number from 1 on")
    return int(text)


def _check_organisation(line: Correction) -> None:
    if line.action != "not-an-organisation" and not line.target:
        raise ValueError(f"{line.action} needs a target")
    if not line.organisation:
        raise ValueError("an organisation is needed, or with the kind agreements a reference or id of one")
    if line.kind not in (None, "organisations", AGREEMENTS):
        raise ValueError(f"{line.action} is for organisations and agreements, not for {line.kind}")
    if line.kind == AGREEMENTS and line.action not in ("merge", "split"):
        raise ValueError(f"agreements are merged or split, not {line.action}d")


def _check_fact(line: Correction) -> None:
    kind = KINDS.get(line.kind or "")
    if kind is None:
        raise ValueError(f"{line.kind or 'an empty kind'} cannot be corrected; there are {', '.join(KINDS)}")
    if not line.document:
        raise ValueError("a document is needed: its id or its path")
    if line.kind != "documents" and not line.text:
        raise ValueError("the text is needed: what is printed there")
    if line.action == "remove" and line.kind == "documents":
        raise ValueError("a document is not removed by a line: take its file out of the folder")
    if line.action == "add":
        _check_addition(line)
    elif line.action == "correct" and not parse_values(line):
        raise ValueError("a field and its value are needed: which column is to be another")


def _check_addition(line: Correction) -> None:
    kind = KINDS[line.kind or ""]
    if not kind.added:
        raise ValueError(f"{line.kind} cannot be added")
    missing = [name for name in kind.added if parse_values(line).get(name) is None]
    if missing or line.page is None:
        needed = " and ".join(missing or ["the page"])
        raise ValueError(
            f"{needed} must be given, as in value = `{'; '.join(f'{n}=...' for n in kind.added)}`"
        )
    if kind.target and not line.target:
        raise ValueError(f"the column target must name the {kind.target} that it belongs to")


def parse_values(line: Correction) -> dict[str, Any]:
    """The columns that a line sets, as the values that they hold.

    `field` names one; without it, `value` names each: `value=450000; currency=XOF`.

    Raises:
        ValueError: a column does not exist or cannot be corrected, or its value is none.
    """
    kind = KINDS[line.kind or ""]
    given = {line.field: line.value} if line.field else dict(_pairs(line.value or ""))
    values = {name: _value(kind.record, name, text, kind.columns) for name, text in given.items()}
    return kind.settle(values)


def _pairs(text: str) -> list[tuple[str, str | None]]:
    parts = [part.partition("=") for part in text.split(";") if part.strip()]
    if any(not equals for _, equals, _ in parts):
        raise ValueError(f"{text} is no list of columns and values, such as `value=450000; currency=XOF`")
    return [(name.strip(), value.strip() or None) for name, _, value in parts]


def _value(record: type, name: str, text: str | None, allowed: frozenset[str]) -> Any:
    if name not in allowed:
        raise ValueError(f"{name} cannot be corrected; there are {', '.join(sorted(allowed))}")
    column = next((c for c in columns(record) if c.name == name), None)
    if column is None or column.type is tuple:
        # Columns that the record has under another name or in another form, such as `organisation`.
        if not text:
            raise ValueError(f"{name} needs a value")
        _check_table_field(name, text)
        return text
    if not text and not column.optional:
        raise ValueError(f"{name} needs a value")
    if column.choices and text and text not in column.choices:
        raise ValueError(f"{text} is none of {', '.join(column.choices)}")
    try:
        value = decoder(column)(text)
    except (ValueError, ArithmeticError) as error:
        raise ValueError(f"{text} is no value of {name}") from error
    if column.type is int and value is not None and value < 0:
        raise ValueError(f"{text} is no {name}: a number from 0 on")
    return value


def _check_table_field(name: str, text: str) -> None:
    """See that an extent or the cells of a table are such.

    Raises:
        ValueError: they are none.
    """
    if name == "cells":
        parse_typed_table(text)
    elif name in ("rows", "columns"):
        ends = EXTENT.fullmatch(text)
        if not ends or int(ends[1]) > int(ends[2]):
            raise ValueError(f"{text} is no extent of {name}, such as 1-9")
