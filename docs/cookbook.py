"""The cookbook: `python docs/cookbook.py OUT` runs its queries on an archive and keeps the answers."""

from __future__ import annotations

import json
import sqlite3
import sys
import tomllib
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).with_name("cookbook")
QUESTIONS, ANSWERS = FOLDER / "questions.toml", FOLDER / "answers.json"

Answer = dict[str, list[Any]]


def questions() -> list[dict[str, str]]:
    """The questions with their queries, in the order of the book."""
    asked: list[dict[str, str]] = tomllib.loads(QUESTIONS.read_text(encoding="utf-8"))["question"]
    return asked


def answers() -> dict[str, Answer]:
    """The answers that were kept, by the id of the question: the columns and the rows."""
    kept: dict[str, Answer] = json.loads(ANSWERS.read_text(encoding="utf-8"))
    return kept


def answer(db: sqlite3.Connection, sql: str) -> Answer:
    """What an archive answers to a query."""
    found = db.execute(sql)
    return {"columns": [column[0] for column in found.description], "rows": [list(row) for row in found]}


def pages(language: str) -> Iterator[str]:
    """Each question with its query and answer, as Markdown."""
    kept = answers()
    for number, question in enumerate(questions(), start=1):
        told = kept[question["id"]]
        yield f"## {number}. {question[language]}\n"
        yield f"```sql\n{question['sql'].strip()}\n```\n"
        yield f"| {' | '.join(told['columns'])} |"
        yield f"|{' --- |' * len(told['columns'])}"
        yield from (f"| {' | '.join(_cell(value) for value in row)} |" for row in told["rows"])
        yield ""


def _cell(value: Any) -> str:
    return "" if value is None else str(value).replace("|", "\\|").replace("\n", " ")


def main(out: str) -> None:
    """Run every query and keep what it gives."""
    with closing(sqlite3.connect(f"file:{out}/archive.db?mode=ro", uri=True)) as db:
        kept = {question["id"]: answer(db, question["sql"]) for question in questions()}
    lines = ",\n".join(
        f' {json.dumps(id_)}: {{"columns": {json.dumps(told["columns"])}, "rows": [\n'
        + ",\n".join("  " + json.dumps(row, ensure_ascii=False) for row in told["rows"])
        + "\n ]}"
        for id_, told in kept.items()
    )
    ANSWERS.write_text("{\n" + lines + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
